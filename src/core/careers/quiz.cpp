#include "core/careers/quiz.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

namespace journeywork::careers {

namespace {

constexpr char no_answer = '-';
constexpr int highest_points = 100;
constexpr int hundredths = 100;

bool is_answer(int answer) { return answer >= lowest_answer && answer <= highest_answer; }

std::size_t place(char letter) { return interest_letters.find(letter); }

/// The mean of `answered` answers that add up to `sum`, from 0 to 100, rounded half up.
int points_of(int sum, int answered) {
  const int span = (highest_answer - lowest_answer) * answered;
  return (2 * highest_points * (sum - lowest_answer * answered) + span) / (2 * span);
}

/// "a, b and c"
std::string listed(const std::vector<std::string>& words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out.append(i + 1 == words.size() ? " and " : ", ");
    out.append(words[i]);
  }
  return out;
}

/// How much of it is in the work, by the place of its letter.
std::string_view extent(std::size_t position) {
  constexpr std::array<std::string_view, letter_weights.size()> words{
      "this work is mostly that", "this work is partly that", "there is a little of that in this work"};
  return words.at(position);
}

/// "repair and build (Realistic)"
std::string named(const Interest& interest) { return interest.likes + " (" + interest.title + ")"; }

/// The letter of the work that adds most to the match; of equal ones the stronger.
std::optional<std::size_t> telling(const QuizScores& scores, std::string_view letters) {
  std::optional<std::size_t> best;
  int most = -1;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto* score = scores.score(letters[i]);
    if (score == nullptr || !score->points || *score->points * letter_weights.at(i) <= most) continue;
    best = i;
    most = *score->points * letter_weights.at(i);
  }
  return best;
}

constexpr int half = highest_points / 2;

std::string reason(const Quiz& quiz, const QuizScores& scores, std::string_view letters) {
  const auto at = telling(scores, letters);
  if (!at) return "You have not answered what this work is like.";
  const auto* first = quiz.interest(letters.front());
  const auto* best = quiz.interest(letters[*at]);
  if (first == nullptr || best == nullptr) return {};
  if (*scores.score(letters[*at])->points > half) {
    return "You like to " + named(*best) + ", and " + std::string(extent(*at)) + ".";
  }
  const auto* liked = scores.score(letters.front());
  const std::string work = "This work is mostly to " + named(*first);
  if (!liked->points) return work + ", which you have not answered.";
  return work + (*liked->points == half ? ", which you neither like nor dislike." : ", which you like less.");
}

}  // namespace

const Interest* Quiz::interest(char letter) const {
  const auto at = std::ranges::find(interests, letter, &Interest::letter);
  return at == interests.end() ? nullptr : &*at;
}

std::string answers_text(std::span<const std::optional<int>> answers) {
  std::string out;
  for (const auto& answer : answers) {
    out.push_back(answer && is_answer(*answer) ? static_cast<char>('0' + *answer) : no_answer);
  }
  return out;
}

Result<QuizAnswers> parse_answers(const Quiz& quiz, std::string_view text) {
  const auto accepted = std::to_string(quiz.items.size()) + " characters, each 1 to 5, or - where there is no answer";
  if (text.size() != quiz.items.size()) {
    return refuse_field("answers", "There are " + std::to_string(text.size()) + " answers.", std::string(text),
                        accepted);
  }
  QuizAnswers answers;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == no_answer) {
      answers.emplace_back();
    } else if (is_answer(text[i] - '0')) {
      answers.emplace_back(text[i] - '0');
    } else {
      return refuse_field("answers", "Character " + std::to_string(i + 1) + " is no answer.", std::string(text),
                          accepted);
    }
  }
  return answers;
}

const InterestScore* QuizScores::score(char letter) const {
  const auto at = std::ranges::find(of, letter, &InterestScore::letter);
  return at == of.end() ? nullptr : &*at;
}

std::string QuizScores::strongest() const {
  std::vector<const InterestScore*> known;
  for (const auto& each : of) {
    if (each.points) known.push_back(&each);
  }
  std::ranges::stable_sort(known, std::greater{}, [](const InterestScore* each) { return *each->points; });
  std::string letters;
  for (const auto* each : known) letters.push_back(each->letter);
  return letters;
}

QuizScores score(const Quiz& quiz, std::span<const std::optional<int>> answers) {
  QuizScores scores;
  std::array<int, interest_letters.size()> sums{};
  for (std::size_t i = 0; i < scores.of.size(); ++i) scores.of[i].letter = interest_letters[i];
  for (std::size_t i = 0; i < quiz.items.size(); ++i) {
    const auto at = place(quiz.items[i].letter);
    if (at == std::string_view::npos) continue;
    ++scores.of[at].asked;
    if (i >= answers.size() || !answers[i] || !is_answer(*answers[i])) continue;
    ++scores.of[at].answered;
    sums[at] += *answers[i];
  }
  for (std::size_t i = 0; i < scores.of.size(); ++i) {
    auto& each = scores.of[i];
    if (each.answered > 0) each.points = points_of(sums[i], each.answered);
  }
  scores.enough = std::ranges::all_of(
      scores.of, [&](const InterestScore& each) { return each.answered >= std::max(1, quiz.least_answers); });
  const auto order = scores.strongest();
  scores.distinct = order.size() > 1 && *scores.score(order.front())->points != *scores.score(order.back())->points;
  return scores;
}

std::string caution(const Quiz& quiz, const QuizScores& scores) {
  std::vector<std::string> few;
  for (const auto& each : scores.of) {
    const auto* interest = quiz.interest(each.letter);
    if (each.answered < std::max(1, quiz.least_answers) && interest != nullptr) few.push_back(interest->title);
  }
  if (!few.empty()) {
    return "There are too few answers on " + listed(few) + ": at least " + std::to_string(quiz.least_answers) +
           " of each are needed for a result that says something.";
  }
  if (!scores.distinct) return "Your answers are alike for all six interests, so they put no work before another.";
  return {};
}

InterestMatch match(const Quiz& quiz, const QuizScores& scores, std::string_view interests) {
  const auto letters = interests.substr(0, letter_weights.size());
  int weights = 0;
  int sum = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto* score = scores.score(letters[i]);
    if (score == nullptr || !score->points) continue;
    weights += letter_weights.at(i);
    sum += letter_weights.at(i) * *score->points;
  }
  if (letters.empty()) return {std::nullopt, "Nobody has said yet what this work is like."};
  InterestMatch out{std::nullopt, reason(quiz, scores, letters)};
  if (weights > 0) out.points = (2 * hundredths * sum + weights) / (2 * weights);
  return out;
}

std::vector<RankedOccupation> rank(const Quiz& quiz, const QuizScores& scores, const Catalogue& catalogue) {
  std::vector<RankedOccupation> out;
  out.reserve(catalogue.occupations.size());
  for (const auto& occupation : catalogue.occupations) {
    out.push_back({occupation.code, match(quiz, scores, occupation.interests)});
  }
  const auto before = [](const RankedOccupation& a, const RankedOccupation& b) {
    return std::make_tuple(-a.match.points.value_or(-1), std::string_view(a.occupation)) <
           std::make_tuple(-b.match.points.value_or(-1), std::string_view(b.occupation));
  };
  std::ranges::sort(out, before);
  return out;
}

}  // namespace journeywork::careers
