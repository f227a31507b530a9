#include "web/pages/careers/quiz.hpp"

#include <algorithm>
#include <array>

#include "web/http/encoding.hpp"
#include "web/pages/careers/career_parts.hpp"

namespace journeywork::web::pages {

using careers::Quiz;
using careers::QuizAnswers;
using careers::QuizScores;
using services::World;

namespace {

constexpr std::size_t most_roles = 8;
constexpr std::size_t most_compared = 3;
constexpr int half = 50;

std::string field_of(std::size_t item) { return "a" + std::to_string(item + 1); }
std::string result_url(const std::string& answers) { return "/careers/quiz/result?answers=" + answers; }
std::string source_of(const Quiz& quiz) { return "Shape: " + quiz.source + " (" + std::to_string(quiz.year) + ")."; }

http::Response quiz_page(const Shell& shell, const Visit& visit, const Quiz& quiz, const QuizAnswers& answers,
                         const std::string& problem) {
  PageInfo info{quiz.title, "careers/quiz.html", "/careers"};
  if (!problem.empty()) info.status = 422;
  return shell.page(visit, info, [&](Dict& page) {
    page.set("TITLE", quiz.title).set("INTRODUCTION", quiz.introduction).set("HONESTY", quiz.honesty);
    page.set("SOURCE", source_of(quiz)).set("TOTAL", std::to_string(quiz.items.size())).set_shown("PROBLEM", problem);
    for (std::size_t i = 0; i < quiz.items.size(); ++i) {
      auto item = page.add("ITEM");
      item.set("ITEM_NUMBER", std::to_string(i + 1)).set("ITEM_NAME", field_of(i)).set("ITEM_TEXT", quiz.items[i].text);
      for (int value = careers::lowest_answer; value <= careers::highest_answer; ++value) {
        auto answer = item.add("ANSWER");
        answer.set("ANSWER_VALUE", std::to_string(value));
        answer.set("ANSWER_TEXT", quiz.scale[static_cast<std::size_t>(value - careers::lowest_answer)]);
        answer.show_if(i < answers.size() && answers[i] == value, "ANSWER_CHECKED");
      }
    }
  });
}

/// "You like most to find out why, and to repair and build."
std::string heading_of(const Quiz& quiz, const QuizScores& scores) {
  const auto letters = scores.strongest();
  if (letters.empty() || !scores.distinct) return "Your answers";
  std::string out = "You like most to " + quiz.interest(letters[0])->likes;
  const bool second = letters.size() > 1 && *scores.score(letters[1])->points > half;
  if (second) out += ", and to " + quiz.interest(letters[1])->likes;
  return out;
}

void fill_interests(Dict& page, const Quiz& quiz, const QuizScores& scores) {
  auto letters = scores.strongest();
  for (const char each : careers::interest_letters) {
    if (letters.find(each) == std::string::npos) letters.push_back(each);
  }
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const auto* interest = quiz.interest(letters[i]);
    const auto& points = scores.score(letters[i])->points;
    auto row = page.add("INTEREST");
    row.set("INTEREST_TITLE", interest->likes).set("INTEREST_NAME", interest->title);
    row.set("INTEREST_TEXT", interest->explanation).set("INTEREST_WIDTH", std::to_string(points.value_or(0)));
    row.set("INTEREST_POINTS", points ? std::to_string(*points) + " of 100" : std::string("not answered"));
    row.show_if(i == 0 && points && scores.distinct, "INTEREST_OPEN");
  }
}

/// Work of our own catalogue only: of loaded data there would be hundreds with the same letters.
void fill_roles(Dict& page, const World& world, const QuizScores& scores, const Locale& locale) {
  if (!scores.distinct) {
    page.show("NO_ROLES");
    return;
  }
  auto roles = page.add("ROLES");
  roles.set("LIKE_URL", "/careers?like=" + scores.strongest().substr(0, 1) + "#list");
  std::size_t shown = 0;
  std::string compared;
  for (const auto& ranked : careers::rank(world.quiz, scores, world.catalogue())) {
    if (!ranked.match.points || !is_ours(world, ranked.occupation)) continue;
    const auto& one = *world.occupation(ranked.occupation);
    roles.add("ROLE")
        .set("ROLE_URL", occupation_url(one.code))
        .set("ROLE_TITLE", one.title)
        .set("ROLE_REASON", ranked.match.reason)
        .set("ROLE_WORDS", median_words(one.pay, locale) + ", " + time_words(one.requirements));
    if (shown < most_compared) compared += (compared.empty() ? "?with=" : "&with=") + one.code;
    if (++shown == most_roles) break;
  }
  if (!compared.empty()) roles.set_shown("COMPARE_URL", "/careers/compare" + compared);
}

}  // namespace

std::string answers_of_form(const Quiz& quiz, const http::Request& request) {
  QuizAnswers answers;
  for (std::size_t i = 0; i < quiz.items.size(); ++i) {
    const auto value = request.query_value(field_of(i));
    const bool good = value.size() == 1 && value[0] >= '1' && value[0] <= '5';
    answers.push_back(good ? std::optional(value[0] - '0') : std::nullopt);
  }
  return careers::answers_text(answers);
}

http::Response QuizPage::operator()(const Visit& visit) const {
  const auto world = services.careers.world();
  const auto answers = careers::parse_answers(world->quiz, visit.request.query_value("answers"));
  return quiz_page(shell, visit, world->quiz, answers ? *answers : QuizAnswers{}, "");
}

http::Response QuizResultPage::operator()(const Visit& visit) const {
  const auto world = services.careers.world();
  const auto& quiz = world->quiz;
  const auto given = http::find(visit.request.query, "answers");
  if (!given) return http::redirect(result_url(answers_of_form(quiz, visit.request)));
  const auto answers = careers::parse_answers(quiz, *given);
  if (!answers) {
    return quiz_page(shell, visit, quiz, {}, "The link to this result was cut short. Please answer once more.");
  }
  const auto scores = careers::score(quiz, *answers);
  const auto letters = scores.strongest();
  if (letters.empty()) {
    return quiz_page(shell, visit, quiz, *answers,
                     "Nothing is answered yet. Answer what you can picture, and leave out the rest.");
  }
  return shell.page(visit, {"What you like to do", "careers/quiz_result.html", "/careers"}, [&](Dict& page) {
    page.set("HEADING", heading_of(quiz, scores)).set_shown("CAUTION", careers::caution(quiz, scores));
    page.set("HONESTY", quiz.honesty).set("SOURCE", source_of(quiz));
    page.set("AGAIN_URL", "/careers/quiz?answers=" + std::string(*given));
    fill_interests(page, quiz, scores);
    fill_roles(page, *world, scores, visit.locale);
  });
}

}  // namespace journeywork::web::pages
