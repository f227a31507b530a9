#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/careers/gap.hpp"
#include "exchange/careers_catalogue/shipped_test.hpp"

namespace journeywork::exchange {
namespace {

using namespace careers;
using shipped_catalogue::Fields;
using shipped_catalogue::refused;

const Date today{2026, 11, 21};

PayAnswer ask(const CatalogueReading& all, const std::string& code, PayFacts facts) {
  PayQuestion question;
  question.occupation = code;
  question.base = all.catalogue->occupation(code)->pay;
  question.facts = std::move(facts);
  return estimate_pay(*all.pay, question);
}

int fit(const Catalogue& all, const Profile& profile, const char* code) {
  return gap_of(profile, *all.occupation(code), all, today).fit;
}

/// Likes everything of one letter, dislikes the rest.
QuizAnswers only(const Quiz& quiz, char letter) {
  QuizAnswers out;
  for (const auto& item : quiz.items) out.emplace_back(item.letter == letter ? highest_answer : lowest_answer);
  return out;
}

}  // namespace

TEST_SUITE("The backgrounds that we ship") {
  TEST_CASE("are of four kinds and say what they bring and what they lack") {
    const auto all = shipped_catalogue::catalogue();
    std::map<BackgroundKind, int> kinds;
    std::set<std::string> said;
    for (const auto& each : all.backgrounds) {
      CAPTURE(each.code);
      ++kinds[each.kind];
      CHECK(each.also.size() >= 3);
      CHECK(each.skills.size() >= 8);
      CHECK(each.carries_over.size() >= 60);
      CHECK(each.is_missing.size() >= 60);
      CHECK(each.onet.size() == 10);
      for (const auto& title : each.also) CHECK_MESSAGE(said.insert(title).second, title);
    }
    CHECK(all.backgrounds.size() >= 30);
    for (const auto kind : all_background_kinds) CHECK(kinds[kind] >= 4);
  }

  TEST_CASE("bring no knowledge of patients where the work has none") {
    const auto all = shipped_catalogue::catalogue();
    for (const auto& each : all.backgrounds) {
      if (each.kind != BackgroundKind::technical) continue;
      for (const auto& skill : each.skills) {
        CAPTURE(each.code);
        CAPTURE(skill.skill);
        CHECK((all.skill(skill.skill)->kind != SkillKind::clinical || skill.level <= 1));
      }
    }
  }

  TEST_CASE("let an avionics technician stand near the technicians and far from the bedside") {
    const auto all = shipped_catalogue::catalogue();
    const auto draft = draft_profile(all, "avionics-technician", 60);
    REQUIRE(draft);
    CHECK(draft->education == Education::associate);
    CHECK(draft->level("electronics") == 3);
    CHECK(draft->level("troubleshooting") == 3);
    CHECK(draft->level("test-instruments") == 3);
    CHECK(draft->level("documentation") >= 2);
    CHECK(draft->level("patient-safety") <= 1);
    CHECK(fit(all, *draft, "bmet-1") > 6000);
    CHECK(fit(all, *draft, "bmet-1") < 9500);
    CHECK(fit(all, *draft, "bmet-1") > fit(all, *draft, "respiratory-therapist") + 2000);
    CHECK(fit(all, *draft_profile(all, "military-bmet", 60), "bmet-1") > fit(all, *draft, "bmet-1"));
    CHECK(fit(all, *draft_profile(all, "warehouse", 60), "bmet-1") < fit(all, *draft, "bmet-1"));
  }
}

TEST_SUITE("The quiz that we ship") {
  TEST_CASE("has thirty different items, five of each letter, and says what it is not") {
    const auto all = shipped_catalogue::whole();
    REQUIRE(all.quiz);
    CHECK(all.quiz->items.size() == 30);
    std::set<std::string> texts;
    for (const auto& item : all.quiz->items) texts.insert(item.text);
    CHECK(texts.size() == 30);
    for (const char letter : interest_letters)
      CHECK(std::ranges::count(all.quiz->items, letter, &QuizItem::letter) == 5);
    CHECK(all.quiz->honesty.find("not a test") != std::string::npos);
  }

  TEST_CASE("leads to work that is like what one likes") {
    const auto all = shipped_catalogue::whole();
    for (const char letter : std::string("RISEC")) {
      CAPTURE(letter);
      const auto ranked = rank(*all.quiz, score(*all.quiz, only(*all.quiz, letter)), *all.catalogue);
      REQUIRE(ranked.size() == all.catalogue->occupations.size());
      CHECK(all.catalogue->occupation(ranked.front().occupation)->interests.front() == letter);
      CHECK(ranked.front().match.reason.starts_with("You like to "));
      CHECK(ranked.front().match.reason.ends_with("and this work is mostly that."));
    }
  }
}

TEST_SUITE("The pay factors that we ship") {
  TEST_CASE("leave published pay as it is, and give a reason where there is none") {
    const auto all = shipped_catalogue::whole();
    REQUIRE(all.pay);
    for (const auto& occupation : all.catalogue->occupations) {
      CAPTURE(occupation.code);
      const auto answer = ask(all, occupation.code, {});
      CHECK(answer.estimate.has_value() == occupation.pay.median.has_value());
      CHECK(answer.unknown.empty() == answer.estimate.has_value());
      if (answer.estimate) CHECK(answer.estimate->span.middle == *occupation.pay.median);
    }
  }

  TEST_CASE("know every place of work of the catalogue that pays") {
    const auto all = shipped_catalogue::whole();
    for (const auto& occupation : all.catalogue->occupations) {
      for (const auto& place : occupation.workplaces) {
        CAPTURE(place);
        CHECK((place == "volunteer" || all.pay->employer(place) != nullptr));
      }
    }
  }

  TEST_CASE("move medical equipment repairers by their employer as the Bureau of Labor Statistics has it") {
    const auto all = shipped_catalogue::whole();
    PayQuestion question;
    question.occupation = "49-9062.00";
    question.base.median = Money{6263000, "USD"};
    question.facts.employer = "hospital";
    const auto hospital = estimate_pay(*all.pay, question);
    CHECK(hospital.estimate->lines[0].effect == BasisPoints{1905});
    question.facts.employer = "rental";
    CHECK(estimate_pay(*all.pay, question).estimate->lines[0].effect == BasisPoints{-3190});
    PayFacts own;
    own.employer = "hospital";
    CHECK(ask(all, "laboratory-equipment-specialist", own).estimate->lines[0].effect == BasisPoints{0});
  }

  TEST_CASE("have no figure for the CBET, and say so") {
    PayFacts facts;
    facts.credentials = {"CBET"};
    const auto all = shipped_catalogue::whole();
    const auto found = ask(all, "bmet-2", facts);
    CHECK_FALSE(found.estimate->lines[0].effect);
    CHECK(found.estimate->lines[0].widening.value > 0);
    CHECK(found.estimate->span.middle == Money{6130000, "USD"});
    CHECK(found.estimate->lines[0].explanation.find("no published figure") != std::string::npos);
  }

  TEST_CASE("lead the example of docs/pay.md to its result") {
    PayFacts facts;
    facts.months = 60;
    facts.education = Education::associate;
    facts.employer = "hospital";
    const auto all = shipped_catalogue::whole();
    const auto found = ask(all, "field-service-engineer", facts);
    REQUIRE(found.estimate);
    CHECK(found.estimate->base == PaySpan{{4156337, "USD"}, {6664000, "USD"}, {10564439, "USD"}});
    CHECK(found.estimate->span == PaySpan{{4307165, "USD"}, {7455683, "USD"}, {12720731, "USD"}});
    CHECK(found.estimate->hourly == PaySpan{{2071, "USD"}, {3584, "USD"}, {6116, "USD"}});
    CHECK(found.estimate->lines.size() == 3);
    CHECK(found.estimate->years == std::vector<int>{2019, 2024});
  }
}

TEST_CASE("what is wrong in backgrounds, quiz or pay factors is named by its file and key") {
  CHECK(refused("backgrounds.toml", "kind = \"military\"", "kind = \"navy\"") ==
        Fields{"backgrounds.toml background[1].kind"});
  CHECK(refused("backgrounds.toml", "counts_as = \"bmet-1\"", "counts_as = \"bmet-9\"") ==
        Fields{" background[military-bmet].counts_as"});
  CHECK(refused("backgrounds.toml", "carries_over = ", "caries_over = ").size() == 2);
  CHECK(refused("quiz.toml", "least_answers = 3", "least_answers = 6") == Fields{"quiz.toml least_answers"});
  CHECK(refused("quiz.toml", "[[item]]\nletter = \"R\"", "[[item]]\nletter = \"RI\"") ==
        Fields{"quiz.toml item[1].letter"});
  CHECK(refused("pay_factors.toml", "kind = \"location\"", "kind = \"place\"") ==
        Fields{"pay_factors.toml factor[3].kind"});
  CHECK(refused("pay_factors.toml", "a_year = 2080", "a_year = 0") == Fields{"pay_factors.toml hours.a_year"});
  CHECK(refused("pay_factors.toml", "amount = 48700", "amount = 99700") ==
        Fields{"pay_factors.toml experience[49-9062]", "pay_factors.toml experience[anesthesia-ventilation-specialist]",
               "pay_factors.toml experience[dialysis-specialist]",
               "pay_factors.toml experience[field-service-engineer]",
               "pay_factors.toml experience[laboratory-equipment-specialist]"});
  CHECK(refused("pay_factors.toml", "median = 62630", "median = 0") ==
        Fields{"pay_factors.toml range.low", "pay_factors.toml range.high"});
}

TEST_CASE("a catalogue without backgrounds, quiz and pay factors is a catalogue") {
  auto files = shipped_catalogue::shipped();
  for (const auto* path : {"backgrounds.toml", "quiz.toml", "pay_factors.toml"}) files.erase(path);
  const auto reading = shipped_catalogue::read(files);
  REQUIRE(reading.catalogue);
  CHECK(reading.catalogue->backgrounds.empty());
  CHECK_FALSE(reading.quiz);
  CHECK_FALSE(reading.pay);
}

}  // namespace journeywork::exchange
