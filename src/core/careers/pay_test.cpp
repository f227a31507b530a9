#include "core/careers/pay.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "core/careers/arbitrary_test.hpp"
#include "core/careers/pay_fixture_test.hpp"

namespace journeywork::careers {
namespace {

using fixtures::dollars;
using fixtures::sample_factors;
using fixtures::sample_question;
using generators::within;

PayEstimate estimate(const PayQuestion& question) {
  auto answer = estimate_pay(sample_factors(), question);
  REQUIRE(answer.estimate);
  CHECK(answer.unknown.empty());
  return std::move(*answer.estimate);
}

PaySpan span(std::int64_t low, std::int64_t middle, std::int64_t high) {
  return {dollars(low), dollars(middle), dollars(high)};
}

/// Pay as a release may have it: any of the five figures may be missing but the median.
PayRange any_pay() {
  PayRange out;
  std::int64_t amount = *within<std::int64_t>(1, 9'000'000);
  for (auto* part : {&out.p10, &out.p25, &out.median, &out.p75, &out.p90}) {
    if (part == &out.median || *within(0, 3) > 0) *part = Money{amount, "USD"};
    amount += *within<std::int64_t>(0, 3'000'000);
  }
  out.source = "any";
  out.year = *within(2015, 2026);
  return out;
}

std::string any_of(std::initializer_list<const char*> words) {
  return *rc::gen::elementOf(std::vector<std::string>(words.begin(), words.end()));
}

PayFacts any_facts() {
  PayFacts out;
  if (*within(0, 3) > 0) out.months = *within(-3, 100);
  if (*within(0, 3) > 0) out.education = arbitrary::education();
  for (int i = 0, size = *within(0, 3); i < size; ++i) out.credentials.push_back(any_of({"CABT", "CBET", "XYZ"}));
  out.employer = any_of({"", "hospital", "rental", "nobody"});
  out.specialisation = any_of({"", "senior", "clerk"});
  return out;
}

PayQuestion any_question() {
  PayQuestion out;
  out.occupation = any_of({"technician", "senior", "49-9062.00"});
  out.base = any_pay();
  if (*within(0, 2) == 0) out.area = AreaPay{"Somewhere", any_pay(), any_pay()};
  if (out.area && *within(0, 3) == 0) out.area->here.median = std::nullopt;
  out.facts = any_facts();
  return out;
}

std::int64_t width(const PaySpan& pay) { return pay.high.minor - pay.low.minor; }

}  // namespace

TEST_SUITE("An estimate of pay") {
  TEST_CASE("is the published pay where nothing is said of anybody") {
    const auto found = estimate(sample_question());
    CHECK(found.lines.empty());
    CHECK(found.base == span(40'000, 50'000, 60'000));
    CHECK(found.span == found.base);
    CHECK(found.low_end == PayEnd::quartile);
    CHECK(found.scope == "all technicians");
    CHECK(found.years == std::vector<int>{2024});
    CHECK(found.hourly.middle == Money{2404, "USD"});  // 50,000 / 2,080 = 24.038
  }

  TEST_CASE("takes the lowest and highest tenth where there are no quartiles, and a rule where there is neither") {
    auto question = sample_question();
    question.base.p25 = std::nullopt;
    question.base.p10 = dollars(35'000);
    question.base.p75 = std::nullopt;
    const auto found = estimate(question);
    CHECK(found.base == span(35'000, 50'000, 80'000));
    CHECK(found.low_end == PayEnd::decile);
    CHECK(found.high_end == PayEnd::rule);
    CHECK(found.years == std::vector<int>{2022, 2024});
  }

  TEST_CASE("is unknown, with the reason, where no median is published") {
    auto question = sample_question();
    question.base.median = std::nullopt;
    CHECK_FALSE(estimate_pay(sample_factors(), question).estimate);
    CHECK(estimate_pay(sample_factors(), question).unknown == "Pay is not known: all technicians");
    question.base = {};
    CHECK(estimate_pay(sample_factors(), question).unknown ==
          "Pay is not known: there is no figure for this occupation.");
    question.base.median = Money{0, "USD"};
    CHECK_FALSE(estimate_pay(sample_factors(), question).estimate);
    question.base.median = Money{highest_pay + 1, "USD"};
    CHECK_FALSE(estimate_pay(sample_factors(), question).estimate);
  }

  TEST_CASE("moves by a figure of its own, and keeps its width in proportion") {
    auto question = sample_question();
    question.facts.employer = "hospital";
    const auto found = estimate(question);
    CHECK(found.span == span(48'000, 60'000, 72'000));
    REQUIRE(found.lines.size() == 1);
    CHECK(found.lines[0].effect == BasisPoints{2000});
    CHECK(found.lines[0].widening == BasisPoints{0});
    CHECK(found.lines[0].fact == "Hospital");
    CHECK(found.lines[0].title == "Factor employer");
    CHECK(found.lines[0].explanation == "One against the other.");
    CHECK(found.lines[0].source == "Bureau of Samples");
    CHECK(found.years == std::vector<int>{2023, 2024});
  }

  TEST_CASE("moves and widens by a borrowed figure") {
    auto question = sample_question();
    question.facts.months = 12;
    const auto found = estimate(question);
    CHECK(found.span == span(30'400, 40'000, 50'400));  // 80 of 100, then 5 of 100 wider at each end
    CHECK(found.lines[0].fact == "12 months");
    CHECK(found.lines[0].year == 2019);
  }

  TEST_CASE("stays and widens where there is no figure, and says so") {
    auto question = sample_question();
    question.facts.employer = "rental";
    const auto found = estimate(question);
    CHECK(found.span == span(35'200, 50'000, 67'200));
    CHECK_FALSE(found.lines[0].effect);
    CHECK(found.lines[0].widening == BasisPoints{1200});
    CHECK(found.lines[0].explanation == "No figure for employer.");
    CHECK(found.lines[0].source == "");
    CHECK(found.lines[0].year == 0);
  }

  TEST_CASE("takes the step of experience that one has reached") {
    auto question = sample_question();
    const auto effect_after = [&](int months) {
      question.facts.months = months;
      return estimate(question).lines[0].effect->value;
    };
    CHECK(effect_after(-1) == -2000);
    CHECK(effect_after(23) == -2000);
    CHECK(effect_after(24) == 0);
    CHECK(effect_after(59) == 0);
    CHECK(effect_after(60) == 2000);
    CHECK(effect_after(1000) == 2000);
  }

  TEST_CASE("has a line for education and one for certificates, of which the best stands for all") {
    auto question = sample_question();
    question.facts.education = Education::master;
    question.facts.credentials = {"XYZ", "CBET", "CABT"};
    const auto found = estimate(question);
    REQUIRE(found.lines.size() == 2);
    CHECK(found.lines[0].fact == "master");
    CHECK(found.lines[0].effect == BasisPoints{2000});  // a higher degree counts as the bachelor's
    CHECK(found.lines[1].fact == "CABT");
    CHECK(found.lines[1].effect == BasisPoints{1000});
    CHECK(found.span.middle == dollars(66'000));

    question.facts.education = Education::associate;
    question.facts.credentials = {"XYZ", "ABC"};
    const auto unknown = estimate(question);
    CHECK_FALSE(unknown.lines[0].effect);
    CHECK_FALSE(unknown.lines[1].effect);
    CHECK(unknown.lines[1].fact == "XYZ, ABC");
  }

  TEST_CASE("sets the median of a place against that of the nation") {
    auto question = sample_question();
    AreaPay area{"Baltimore", {}, {}};
    area.here.median = dollars(66'000);
    area.nation.median = dollars(60'000);
    area.here.year = area.nation.year = 2025;
    area.here.source = "Imported";
    question.area = area;
    const auto found = estimate(question);
    CHECK(found.lines[0].effect == BasisPoints{1000});
    CHECK(found.lines[0].fact == "Baltimore");
    CHECK(found.lines[0].source == "Imported");
    CHECK(found.span == span(44'000, 55'000, 66'000));

    question.area->nation.year = 2024;
    CHECK(estimate(question).lines[0].widening == BasisPoints{500});
    question.area->nation.median = std::nullopt;
    CHECK_FALSE(estimate(question).lines[0].effect);
    CHECK(estimate(question).lines[0].widening == BasisPoints{1000});
    question.area->nation.median = Money{6'000'000, "EUR"};
    CHECK_FALSE(estimate(question).lines[0].effect);
  }

  TEST_CASE("knows by a SOC code the occupations of O*NET below it, and none of ours") {
    auto question = sample_question();
    question.facts.employer = "hospital";
    question.occupation = "49-9062.00";
    CHECK(estimate(question).lines[0].effect == BasisPoints{5000});
    question.occupation = "49-9062";
    CHECK(estimate(question).lines[0].effect == BasisPoints{5000});
    question.occupation = "49-90621";
    CHECK_FALSE(estimate(question).lines[0].effect);
    question.occupation = "senior";
    CHECK_FALSE(estimate(question).lines[0].effect);
  }
}

TEST_SUITE("Of any estimate of pay") {
  TEST_CASE("the lines come exactly to the whole, and low is not above middle, nor middle above high") {
    CHECK(rc::check("any question", [] {
      const auto found = *estimate_pay(sample_factors(), any_question()).estimate;
      auto span = found.base;
      for (const auto& line : found.lines) span = line.apply(span);
      RC_ASSERT((span == found.span));
      RC_ASSERT(found.span.low.minor <= found.span.middle.minor);
      RC_ASSERT(found.span.middle.minor <= found.span.high.minor);
      RC_ASSERT(found.hourly.low.minor <= found.hourly.high.minor);
    }));
  }

  TEST_CASE("the middle without facts is the published median") {
    CHECK(rc::check("any pay", [] {
      auto question = any_question();
      question.facts = {};
      question.area = std::nullopt;
      const auto found = *estimate_pay(sample_factors(), question).estimate;
      RC_ASSERT((found.span.middle == *question.base.median));
      RC_ASSERT((found.span == found.base));
    }));
  }

  TEST_CASE("more experience lowers none of the three") {
    CHECK(rc::check("two careers", [] {
      auto question = any_question();
      question.facts.months = *within(0, 80);
      const auto before = estimate_pay(sample_factors(), question).estimate->span;
      question.facts.months = *question.facts.months + *within(0, 80);
      const auto after = estimate_pay(sample_factors(), question).estimate->span;
      RC_ASSERT(after.low.minor >= before.low.minor);
      RC_ASSERT(after.middle.minor >= before.middle.minor);
      RC_ASSERT(after.high.minor >= before.high.minor);
    }));
  }

  TEST_CASE("a fact without a figure moves nothing and narrows nothing") {
    CHECK(rc::check("one fact more", [] {
      auto question = any_question();
      question.facts.employer = "";
      const auto before = estimate_pay(sample_factors(), question).estimate->span;
      question.facts.employer = "nobody";
      const auto after = estimate_pay(sample_factors(), question).estimate->span;
      RC_ASSERT((after.middle == before.middle));
      RC_ASSERT(after.low.minor <= before.low.minor);
      RC_ASSERT(after.high.minor >= before.high.minor);
    }));
  }

  TEST_CASE("a figure that gets lost leaves the range no narrower in proportion") {
    CHECK(rc::check("an effect less", [] {
      const auto question = any_question();
      auto factors = sample_factors();
      const auto before = *estimate_pay(factors, question).estimate;
      factors.effects.clear();
      const auto after = *estimate_pay(factors, question).estimate;
      RC_ASSERT(after.lines.size() == before.lines.size());
      for (std::size_t i = 0; i < after.lines.size(); ++i) {
        RC_ASSERT(after.lines[i].widening.value >= before.lines[i].widening.value);
      }
    }));
  }

  TEST_CASE("quartiles that get lost leave the range no narrower, as tenths lie outside them") {
    CHECK(rc::check("no quartiles", [] {
      auto question = any_question();
      for (auto* end : {&question.base.p10, &question.base.p90}) {
        if (!*end) *end = question.base.median;
      }
      question.base.p10 = std::min(*question.base.p10, question.base.p25.value_or(*question.base.p10),
                                   [](const Money& a, const Money& b) { return a.minor < b.minor; });
      question.base.p90 = std::max(*question.base.p90, question.base.p75.value_or(*question.base.p90),
                                   [](const Money& a, const Money& b) { return a.minor < b.minor; });
      const auto before = estimate_pay(sample_factors(), question).estimate->span;
      question.base.p25 = question.base.p75 = std::nullopt;
      RC_ASSERT(width(estimate_pay(sample_factors(), question).estimate->span) >= width(before));
    }));
  }
}

TEST_SUITE("The facts of a profile that matter to pay") {
  TEST_CASE("are months in the occupation, education and the certificates that it prefers") {
    const auto technician = fixtures::technician();
    auto profile = fixtures::sample_profile();
    profile.credentials = {{"CABT", fixtures::today}, {"CBET", std::nullopt}};
    const auto facts = pay_facts(profile, technician, fixtures::today);
    CHECK(facts.months == 12);
    CHECK(facts.education == Education::high_school);
    CHECK(facts.credentials == std::vector<std::string>{"CABT"});
    CHECK(pay_facts(profile, technician, fixtures::today.plus_days(1)).credentials.empty());
    CHECK(pay_facts(profile, fixtures::clerk(), fixtures::today).months == 0);
  }

  TEST_CASE("are not said where the profile says nothing") {
    const auto facts = pay_facts({}, fixtures::technician(), fixtures::today);
    CHECK(facts == PayFacts{});
  }
}

TEST_SUITE("A figure against another") {
  TEST_CASE("is their ratio in hundredths of a percent, rounded half up") {
    const auto of = [](std::int64_t amount, std::int64_t whole) {
      return fixtures::effect(PayFactor::employer, "technician", "hospital", amount, whole).effect();
    };
    CHECK(of(74'560, 62'630) == BasisPoints{1905});
    CHECK(of(42'650, 62'630) == BasisPoints{-3190});
    CHECK(of(100, 100) == BasisPoints{0});
    CHECK_FALSE(of(100, 0));
    CHECK_FALSE(of(-1, 100));
    CHECK_FALSE(of(10'000, 100));
    CHECK_FALSE(of(100, 10'000));
  }

  TEST_CASE("is nothing between two currencies") {
    auto effect = fixtures::effect(PayFactor::employer, "technician", "hospital", 1, 1);
    effect.of.currency = "EUR";
    CHECK_FALSE(effect.effect());
  }

  TEST_CASE("makes an hour's pay of a year's, rounded half up") {
    CHECK(hourly(dollars(62'630), 2080) == Money{3011, "USD"});
    CHECK(hourly(Money{1040, "USD"}, 2080) == Money{1, "USD"});
    CHECK(hourly(Money{1039, "USD"}, 2080) == Money{0, "USD"});
    CHECK(hourly(dollars(1), 0) == dollars(1));
  }
}

namespace {

PayRange range(std::int64_t p10, std::int64_t median, const std::string& source) {
  PayRange out;
  if (p10 > 0) out.p10 = dollars(p10);
  if (median > 0) out.median = dollars(median);
  out.scope = "all of them";
  out.source = source;
  out.year = 2024;
  return out;
}

}  // namespace

TEST_SUITE("A range in a place") {
  TEST_CASE("is the nation's, every figure with what the place's median is above or below the nation's") {
    const auto out =
        in_place(range(40'000, 60'000, "Ours"), {"Maryland", range(0, 70'000, "OEWS"), range(0, 56'000, "OEWS")});
    CHECK(out.p10 == dollars(50'000));  // 70 to 56 is a quarter more
    CHECK(out.median == dollars(75'000));
    CHECK_FALSE(out.p90);
    CHECK(out.scope == "all of them, brought to Maryland");
    CHECK(out.source == "brought to Maryland by OEWS: Ours");
  }

  TEST_CASE("is what the line of an estimate makes of it") {
    const AreaPay area{"Maryland", range(0, 70'000, "OEWS"), range(0, 62'630, "OEWS")};
    const auto base = fixtures::technician().pay;
    const auto estimate = estimate_pay(sample_factors(), {"technician", base, area, {}}).estimate;
    REQUIRE(estimate);
    CHECK(in_place(base, area).median == estimate->span.middle);
  }

  TEST_CASE("is the published one of the place where the nation's is not known") {
    const AreaPay area{"Maryland", range(0, 70'000, "OEWS"), range(0, 56'000, "OEWS")};
    CHECK(in_place({}, area) == area.here);
  }

  TEST_CASE("stays the nation's and says so where there is no figure to go by") {
    for (const auto& area : {AreaPay{"Maryland", {}, range(0, 56'000, "OEWS")},
                             AreaPay{"Maryland", range(0, 70'000, "OEWS"), {}}, AreaPay{"Maryland", {}, {}}}) {
      const auto out = in_place(range(40'000, 60'000, "Ours"), area);
      CHECK(out.median == dollars(60'000));
      CHECK(out.p10 == dollars(40'000));
      CHECK(out.source.find("of the nation") != std::string::npos);
    }
    CHECK(in_place({}, {"Maryland", {}, {}}) == PayRange{});  // what is not known stays so
  }
}

}  // namespace journeywork::careers
