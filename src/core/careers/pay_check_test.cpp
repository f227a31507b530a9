#include <functional>

#include <doctest/doctest.h>

#include "core/careers/pay_fixture_test.hpp"

namespace journeywork::careers {
namespace {

using fixtures::sample_catalogue;
using fixtures::sample_factors;

struct Contradiction {
  const char* field;
  std::function<void(PayFactors&)> make;
};

/// Each is found at its field, with what would be accepted, and nothing else is.
void check_each(const std::vector<Contradiction>& all) {
  for (const auto& one : all) {
    auto factors = sample_factors();
    one.make(factors);
    const auto found = check(factors, sample_catalogue());
    CAPTURE(one.field);
    REQUIRE(found.size() == 1);
    CHECK(found[0].field == one.field);
    CHECK(found[0].message != "");
    CHECK(found[0].accepted != "");
  }
}

}  // namespace

TEST_SUITE("Pay factors") {
  TEST_CASE("are sound as the sample is, and their words are read back") {
    CHECK(check(sample_factors(), sample_catalogue()).empty());
    for (const auto factor : all_pay_factors) CHECK(parse_pay_factor(name(factor)) == factor);
    CHECK_FALSE(parse_pay_factor("luck"));
  }

  TEST_CASE("say how long a year is, how wide a range without figures, and why") {
    check_each({
        {"hours.a_year", [](PayFactors& f) { f.hours_a_year = 0; }},
        {"hours.source", [](PayFactors& f) { f.hours_source = ""; }},
        {"hours.year", [](PayFactors& f) { f.hours_year = 0; }},
        {"range.low", [](PayFactors& f) { f.low_without_figure = {10'001}; }},
        {"range.low", [](PayFactors& f) { f.low_without_figure = {0}; }},
        {"range.high", [](PayFactors& f) { f.high_without_figure = {9'999}; }},
        {"range.why", [](PayFactors& f) { f.range_why = ""; }},
        {"range.source", [](PayFactors& f) { f.range_source = ""; }},
        {"range.year", [](PayFactors& f) { f.range_year = 0; }},
        {"years_note", [](PayFactors& f) { f.years_note = ""; }},
    });
  }

  TEST_CASE("have each factor once, with its texts and a width that grows with what is not known") {
    check_each({
        {"factor[specialisation]", [](PayFactors& f) { f.factors.pop_back(); }},
        {"factor[experience]", [](PayFactors& f) { f.factors.push_back(f.factors[0]); }},
        {"factor[experience].title", [](PayFactors& f) { f.factors[0].title = ""; }},
        {"factor[experience].explanation", [](PayFactors& f) { f.factors[0].explanation = ""; }},
        {"factor[experience].no_figure", [](PayFactors& f) { f.factors[0].no_figure = ""; }},
        {"factor[experience].why", [](PayFactors& f) { f.factors[0].why = ""; }},
        {"factor[experience].widening_unknown", [](PayFactors& f) { f.factors[0].widening_unknown = {9'001}; }},
        {"factor[experience].widening_borrowed", [](PayFactors& f) { f.factors[0].widening_borrowed = {1'001}; }},
        {"factor[experience].widening_borrowed", [](PayFactors& f) { f.factors[0].widening_borrowed = {-1}; }},
        {"employer[hospital].code", [](PayFactors& f) { f.employers.push_back(f.employers[0]); }},
        {"employer[rental].title", [](PayFactors& f) { f.employers[1].title = ""; }},
    });
  }

  TEST_CASE("speak of what is known, once, with source and year") {
    check_each({
        {"effect[4].occupations", [](PayFactors& f) { f.effects[3].occupations = {}; }},
        {"effect[4].occupations", [](PayFactors& f) { f.effects[3].occupations = {"astronaut"}; }},
        {"effect[4].occupations", [](PayFactors& f) { f.effects[3].occupations = {"49-9062.0"}; }},
        {"effect[10].occupations", [](PayFactors& f) { f.effects.push_back(f.effects[3]); }},
        {"effect[4].when", [](PayFactors& f) { f.effects[3].when = "NOBODY-KNOWS"; }},
        {"effect[7].when", [](PayFactors& f) { f.effects[6].when = "circus"; }},
        {"effect[9].when", [](PayFactors& f) { f.effects[8].when = "magic"; }},
        {"effect[1].when", [](PayFactors& f) { f.effects[0].when = "hospital"; }},
        {"effect[4].months_from", [](PayFactors& f) { f.effects[3].months_from = 1; }},
        {"effect[4].factor", [](PayFactors& f) { f.effects[3].factor = PayFactor::location; }},
        {"effect[4].source", [](PayFactors& f) { f.effects[3].source = ""; }},
        {"effect[4].year", [](PayFactors& f) { f.effects[3].year = 0; }},
        {"effect[4].note", [](PayFactors& f) { f.effects[3].note = ""; }},
        {"effect[4].amount", [](PayFactors& f) { f.effects[3].amount.minor = 0; }},
        {"effect[4].of", [](PayFactors& f) { f.effects[3].of.minor = -1; }},
        {"effect[4].amount", [](PayFactors& f) { f.effects[3].amount.minor = 100'001; }},
        {"effect[4].amount", [](PayFactors& f) { f.effects[3].of.currency = "EUR"; }},
    });
  }

  TEST_CASE("never let more experience mean less pay") {
    check_each({
        {"experience[technician]", [](PayFactors& f) { f.effects.erase(f.effects.begin()); }},
        {"experience[technician]", [](PayFactors& f) { f.effects[1].amount.minor = 12'001; }},
        {"experience[technician]", [](PayFactors& f) { f.effects[2].borrowed = false; }},
    });
    auto factors = sample_factors();
    factors.effects.push_back(fixtures::step("49-9062", 0, 80));
    factors.effects.push_back(fixtures::step("49-9062.00", 0, 70));
    const auto found = check(factors, sample_catalogue());
    REQUIRE(found.size() == 1);
    CHECK(found[0].field == "experience[49-9062]");
  }
}

}  // namespace journeywork::careers
