#include "core/careers/quiz.hpp"

#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "core/careers/arbitrary_test.hpp"

namespace journeywork::careers {
namespace {

/// Two items a letter, in the order RIASEC RIASEC.
Quiz sample_quiz() {
  Quiz out{"Quiz", "Say what you like.", "No test.", "Holland", 1997, {"--", "-", "0", "+", "++"}, 1, {}, {}};
  const std::array<std::pair<const char*, const char*>, 6> words{{{"Realistic", "repair and build"},
                                                                  {"Investigative", "find out why"},
                                                                  {"Artistic", "design and express"},
                                                                  {"Social", "help and teach"},
                                                                  {"Enterprising", "lead and persuade"},
                                                                  {"Conventional", "keep things in order"}}};
  for (std::size_t i = 0; i < words.size(); ++i) {
    out.interests.push_back({interest_letters[i], words[i].first, words[i].second, "What it is."});
  }
  for (int round = 0; round < 2; ++round) {
    for (const char letter : interest_letters) out.items.push_back({letter, "Do something."});
  }
  return out;
}

QuizScores scores_of(std::string_view text) {
  const auto quiz = sample_quiz();
  return score(quiz, *parse_answers(quiz, text));
}

/// Any answers to a quiz of so many items.
QuizAnswers any_answers(std::size_t items) {
  QuizAnswers out(items);
  for (auto& each : out) {
    const int answer = *generators::within(0, highest_answer + 1);
    if (answer > 0) each = answer;
  }
  return out;
}

std::optional<int> points(const QuizScores& scores, char letter) { return scores.score(letter)->points; }

}  // namespace

TEST_SUITE("The answers of the quiz") {
  TEST_CASE("are a short text of digits and hyphens that is read back") {
    const auto quiz = sample_quiz();
    const auto answers = parse_answers(quiz, "5-1234-----3");
    REQUIRE(answers);
    CHECK((*answers)[0] == 5);
    CHECK_FALSE((*answers)[1]);
    CHECK((*answers)[11] == 3);
    CHECK(answers_text(*answers) == "5-1234-----3");
    CHECK(rc::check("any answers", [&] {
      const auto any = any_answers(quiz.items.size());
      RC_ASSERT(*parse_answers(quiz, answers_text(any)) == any);
    }));
  }

  TEST_CASE("are refused with what is wrong and what would be accepted") {
    const auto quiz = sample_quiz();
    const auto problem = [&](std::string_view text) {
      const auto answers = parse_answers(quiz, text);
      REQUIRE_FALSE(answers);
      REQUIRE(answers.error().problems.size() == 1);
      CHECK(answers.error().code == Error::Code::invalid);
      CHECK(answers.error().problems[0].field == "answers");
      CHECK(answers.error().problems[0].accepted == "12 characters, each 1 to 5, or - where there is no answer");
      return answers.error().problems[0].message;
    };
    CHECK(problem("") == "There are 0 answers.");
    CHECK(problem("5555555555555") == "There are 13 answers.");
    CHECK(problem("555555555506") == "Character 11 is no answer.");
    CHECK(problem("55 555555555") == "Character 3 is no answer.");
    CHECK(problem("55555555555\xff") == "Character 12 is no answer.");
  }

  TEST_CASE("are hyphens in the text where they are out of range") {
    const QuizAnswers answers{std::nullopt, 0, 6, 5};
    CHECK(answers_text(answers) == "---5");
  }
}

TEST_SUITE("The scores of the quiz") {
  TEST_CASE("go from 0 for strong dislike over 50 to 100 for strong liking") {
    const auto scores = scores_of("135421135421");
    CHECK(points(scores, 'R') == 0);
    CHECK(points(scores, 'I') == 50);
    CHECK(points(scores, 'A') == 100);
    CHECK(points(scores, 'S') == 75);
    CHECK(points(scores, 'E') == 25);
    CHECK(scores.strongest() == "ASIERC");
    CHECK(scores.enough);
    CHECK(scores.distinct);
  }

  TEST_CASE("are over what was answered, and nothing where nothing was") {
    const auto scores = scores_of("5-----45----");
    CHECK(points(scores, 'R') == 88);  // 4.5 of 1 to 5 is 87.5
    CHECK(points(scores, 'I') == 100);
    CHECK(scores.score('I')->answered == 1);
    CHECK(scores.score('I')->asked == 2);
    CHECK_FALSE(points(scores, 'A'));
    CHECK(scores.strongest() == "IR");
    CHECK_FALSE(scores.enough);
  }

  TEST_CASE("say of what there are too few answers, and when all are alike") {
    auto quiz = sample_quiz();
    CHECK(caution(quiz, scores_of("5432154321--")) == "");
    CHECK(caution(quiz, scores_of("333333------")).starts_with("Your answers are alike"));
    CHECK(caution(quiz, scores_of("55--5-5-----")) ==
          "There are too few answers on Artistic, Social and Conventional: at least 1 of each are needed for a result "
          "that says something.");
    CHECK(caution(quiz, scores_of("------------")).find("Realistic, Investigative") != std::string::npos);
  }

  TEST_CASE("do not count answers beyond the items or out of range") {
    const auto quiz = sample_quiz();
    QuizAnswers answers(20, 5);
    answers[0] = 9;
    answers[6] = -1;
    const auto scores = score(quiz, answers);
    CHECK_FALSE(points(scores, 'R'));
    CHECK(scores.score('I')->answered == 2);
    CHECK(score(quiz, {}).strongest() == "");
  }

  TEST_CASE("never fall when one likes something more, and no other moves") {
    CHECK(rc::check("one answer higher", [] {
      const auto quiz = sample_quiz();
      auto answers = any_answers(quiz.items.size());
      const auto at = *generators::within<std::size_t>(0, answers.size());
      answers[at] = *generators::within(lowest_answer, highest_answer);
      const auto before = score(quiz, answers);
      answers[at] = *answers[at] + 1;
      const auto after = score(quiz, answers);
      for (const char letter : interest_letters) {
        if (letter == quiz.items[at].letter) {
          RC_ASSERT((points(after, letter) >= points(before, letter)));
        } else {
          RC_ASSERT((points(after, letter) == points(before, letter)));
        }
      }
    }));
  }
}

TEST_SUITE("The ranking by interests") {
  TEST_CASE("puts the work first that is like what one likes, with the reason") {
    const auto quiz = sample_quiz();
    const auto scores = scores_of("521143521143");     // R 100, I 25, A 0, S 0, E 75, C 50
    CHECK(match(quiz, scores, "RCI").points == 7083);  // (3*100 + 2*50 + 25) / 6
    CHECK(match(quiz, scores, "RCI").reason ==
          "You like to repair and build (Realistic), and this work is mostly that.");
    CHECK(match(quiz, scores, "SER").reason ==
          "You like to lead and persuade (Enterprising), and this work is partly that.");
    CHECK(match(quiz, scores, "SAR").reason ==
          "You like to repair and build (Realistic), and there is a little of that in this work.");
    CHECK(match(quiz, scores, "SAI").reason == "This work is mostly to help and teach (Social), which you like less.");
    CHECK(match(quiz, scores, "C").reason ==
          "This work is mostly to keep things in order (Conventional), which you neither like nor dislike.");
  }

  TEST_CASE("goes by the first three letters, and by those that were answered") {
    const auto quiz = sample_quiz();
    const auto scores = scores_of("5----1------");
    CHECK(match(quiz, scores, "RIC").points == 7500);  // R 100 three times, C 0 once
    CHECK(match(quiz, scores, "AISR").points == std::nullopt);
    CHECK(match(quiz, scores, "AIS").reason == "You have not answered what this work is like.");
    CHECK(match(quiz, scores, "AC").reason ==
          "This work is mostly to design and express (Artistic), which you have not answered.");
    CHECK_FALSE(match(quiz, scores, "").points);
    CHECK(match(quiz, scores, "").reason == "Nobody has said yet what this work is like.");
  }

  TEST_CASE("has every occupation, those without points last, equal ones by their code") {
    const auto quiz = sample_quiz();
    auto catalogue = fixtures::sample_catalogue();
    for (auto& each : catalogue.occupations) each.interests = "R";
    catalogue.occupations[0].interests = "S";  // technician, not answered
    catalogue.occupations[1].interests = "C";  // senior, disliked
    std::vector<std::string> order;
    for (const auto& each : rank(quiz, scores_of("5----1------"), catalogue)) order.push_back(each.occupation);
    CHECK(order == std::vector<std::string>{"clerk", "operator", "visitor", "senior", "technician"});
  }

  TEST_CASE("does not depend on the order of items or occupations") {
    CHECK(rc::check("shuffled", [] {
      auto quiz = sample_quiz();
      auto answers = any_answers(quiz.items.size());
      auto catalogue = arbitrary::catalogue();
      for (auto& each : catalogue.occupations)
        each.interests = *rc::gen::elementOf(std::vector<std::string>{"RCI", "SE", "I", ""});
      const auto before = rank(quiz, score(quiz, answers), catalogue);
      const auto a = *generators::within<std::size_t>(0, answers.size());
      const auto b = *generators::within<std::size_t>(0, answers.size());
      std::swap(quiz.items[a], quiz.items[b]);
      std::swap(answers[a], answers[b]);
      std::ranges::reverse(catalogue.occupations);
      RC_ASSERT(rank(quiz, score(quiz, answers), catalogue) == before);
    }));
  }

  TEST_CASE("never falls for work of a kind that one likes more") {
    CHECK(rc::check("one answer higher", [] {
      const auto quiz = sample_quiz();
      auto answers = any_answers(quiz.items.size());
      const auto at = *generators::within<std::size_t>(0, answers.size());
      answers[at] = *generators::within(lowest_answer, highest_answer);
      const auto before = match(quiz, score(quiz, answers), "RCI").points;
      answers[at] = *answers[at] + 1;
      RC_ASSERT((match(quiz, score(quiz, answers), "RCI").points >= before));
    }));
  }
}

TEST_SUITE("A quiz") {
  TEST_CASE("is sound as the sample is") { CHECK(check(sample_quiz()).empty()); }

  TEST_CASE("is refused where it contradicts itself, each at its field") {
    const std::vector<std::pair<const char*, std::function<void(Quiz&)>>> all{
        {"title", [](Quiz& q) { q.title = ""; }},
        {"introduction", [](Quiz& q) { q.introduction = ""; }},
        {"honesty", [](Quiz& q) { q.honesty = ""; }},
        {"shape.source", [](Quiz& q) { q.source = ""; }},
        {"shape.year", [](Quiz& q) { q.year = 0; }},
        {"scale", [](Quiz& q) { q.scale.pop_back(); }},
        {"scale", [](Quiz& q) { q.scale[2] = ""; }},
        {"interest", [](Quiz& q) { std::swap(q.interests[0], q.interests[1]); }},
        {"interest", [](Quiz& q) { q.interests.pop_back(); }},
        {"interest[A].title", [](Quiz& q) { q.interests[2].title = ""; }},
        {"interest[A].likes", [](Quiz& q) { q.interests[2].likes = ""; }},
        {"interest[A].explanation", [](Quiz& q) { q.interests[2].explanation = ""; }},
        {"item[7].letter", [](Quiz& q) { q.items[6].letter = 'X'; }},
        {"item[3].text", [](Quiz& q) { q.items[2].text = ""; }},
        {"item", [](Quiz& q) { q.items[0].letter = q.items[6].letter = 'I'; }},
        {"least_answers", [](Quiz& q) { q.least_answers = 3; }},
        {"least_answers", [](Quiz& q) { q.least_answers = 0; }},
    };
    for (const auto& [field, make] : all) {
      auto quiz = sample_quiz();
      make(quiz);
      const auto found = check(quiz);
      CAPTURE(field);
      REQUIRE(found.size() == 1);
      CHECK(found[0].field == field);
      CHECK(found[0].accepted != "");
    }
  }
}

}  // namespace journeywork::careers
