#include "core/apprenticeship/agreement.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/apprenticeship/fixtures.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

constexpr auto adult = Date{1999, 5, 1};

std::vector<std::string> fields_of(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const auto& problem : problems) out.push_back(problem.field);
  return out;
}

std::vector<std::string> refused(const Agreement& agreement, std::optional<Date> birth = adult,
                                 const Standards& standards = sample_standards()) {
  return fields_of(check_agreement(agreement, standards, sample_agency(), birth));
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_SUITE("Agreement terms") {
  TEST_CASE("the standards of the fixtures are in order themselves") {
    for (const auto approach : {Approach::time_based, Approach::competency_based, Approach::hybrid}) {
      CAPTURE(name(approach));
      for (const auto& finding : check(sample_standards(approach), sample_agency())) {
        CAPTURE(finding.problem.field);
        CAPTURE(finding.problem.message);
        CHECK(finding.warning);
      }
    }
  }

  TEST_CASE("the expected end is the last day of the term") {
    auto standards = sample_standards();
    CHECK(terms_of(sample_agreement(), standards).expected_end == Date(2027, 1, 5));
    standards.term_months.value = 1;
    auto agreement = sample_agreement();
    agreement.start = Date(2026, 1, 31);
    CHECK(terms_of(agreement, standards).expected_end == Date(2026, 2, 27));
  }

  TEST_CASE("the wage steps are shares of the journeyworker wage in the standards' order") {
    const auto terms = terms_of(sample_agreement(), sample_standards());
    CHECK(terms.wage_steps == std::vector<AgreementTerms::Step>{{"Start", {1800, "USD"}},
                                                                {"Step 2", {2100, "USD"}},
                                                                {"Step 3", {2400, "USD"}},
                                                                {"Step 4", {2700, "USD"}},
                                                                {"Journeyworker", {3000, "USD"}}});
  }

  TEST_CASE(
      "probation ends by the calendar, within the term where only its hours are set, and never began where nothing "
      "is") {
    auto standards = sample_standards();
    CHECK(terms_of(sample_agreement(), standards).probation_end == Date(2025, 7, 5));
    CHECK(terms_of(sample_agreement(), standards).probation_ojl == hours(30));
    standards.probation_months.value = 0;
    CHECK(terms_of(sample_agreement(), standards).probation_end == Date(2027, 1, 5));
    standards.probation_ojl.value = Minutes{};
    CHECK(terms_of(sample_agreement(), standards).probation_end == start.plus_days(-1));
  }

  TEST_CASE("a mentor's term includes both of its days") {
    const MentorTerm open{mentor, Date(2025, 3, 1), std::nullopt};
    CHECK_FALSE(open.covers(Date(2025, 2, 28)));
    CHECK(open.covers(Date(2025, 3, 1)));
    CHECK(open.covers(Date(2035, 3, 1)));
    const MentorTerm ended{mentor, Date(2025, 3, 1), Date(2025, 3, 31)};
    CHECK(ended.covers(Date(2025, 3, 31)));
    CHECK_FALSE(ended.covers(Date(2025, 4, 1)));
  }

  TEST_CASE("states are known by their names") {
    for (const auto state : {AgreementState::draft, AgreementState::active, AgreementState::completed}) {
      CHECK(parse_agreement_state(name(state)) == state);
    }
    CHECK_FALSE(parse_agreement_state("Active"));
    CHECK_FALSE(parse_agreement_state(""));
  }
}

TEST_SUITE("Age") {
  TEST_CASE("is in whole years, reached on the birthday") {
    CHECK(age_on(Date(2007, 1, 6), Date(2025, 1, 5)) == 17);
    CHECK(age_on(Date(2007, 1, 6), Date(2025, 1, 6)) == 18);
    CHECK(age_on(Date(2007, 1, 6), Date(2026, 1, 5)) == 18);
  }

  TEST_CASE("of those born on a leap day is reached on the last of February") {
    CHECK(age_on(Date(2008, 2, 29), Date(2026, 2, 27)) == 17);
    CHECK(age_on(Date(2008, 2, 29), Date(2026, 2, 28)) == 18);
    CHECK(age_on(Date(2008, 2, 29), Date(2028, 2, 28)) == 19);
    CHECK(age_on(Date(2008, 2, 29), Date(2028, 2, 29)) == 20);
  }
}

TEST_SUITE("An agreement") {
  TEST_CASE("in order has no problem") { CHECK(refused(sample_agreement()).empty()); }

  TEST_CASE("needs a date of birth") { CHECK(refused(sample_agreement(), std::nullopt) == Fields{"birth_date"}); }

  TEST_CASE("needs the age of the standards on the first day, and the message names its source") {
    CHECK(refused(sample_agreement(), Date(2007, 1, 6)).empty());
    const auto problems = check_agreement(sample_agreement(), sample_standards(), sample_agency(), Date(2007, 1, 7));
    REQUIRE(fields_of(problems) == Fields{"birth_date"});
    CHECK(problems[0].message == "The apprentice would be 17 on the first day; these standards ask for 18 (sponsor).");
    CHECK(problems[0].value == "2007-01-07");
    CHECK(problems[0].accepted == "born on or before 2007-01-06");
  }

  TEST_CASE("needs the age of the agency where that is the higher one") {
    auto standards = sample_standards();
    standards.age_minimum = {14, "sponsor"};
    CHECK(refused(sample_agreement(), Date(2009, 1, 6), standards).empty());
    const auto problems = check_agreement(sample_agreement(), standards, sample_agency(), Date(2009, 1, 7));
    REQUIRE(fields_of(problems) == Fields{"birth_date"});
    CHECK(problems[0].message.find("ask for 16 (29 CFR 29.5(b)(10))") != std::string::npos);
    auto silent = sample_agency();
    silent.age_minimum.reset();
    CHECK(check_agreement(sample_agreement(), standards, silent, Date(2009, 1, 7)).empty());
  }

  TEST_CASE("needs a wage in the currency of the standards") {
    auto agreement = sample_agreement();
    agreement.journeyworker_wage = {0, "USD"};
    CHECK(refused(agreement) == Fields{"journeyworker_wage"});
    agreement.journeyworker_wage = {-3000, "USD"};
    CHECK(refused(agreement) == Fields{"journeyworker_wage"});
    agreement.journeyworker_wage = {3000, "KHR"};
    CHECK(refused(agreement) == Fields{"journeyworker_wage"});
  }

  TEST_CASE(
      "is refused when its first wage step is below the legal minimum, and the wage it asks for is the least that is "
      "not") {
    auto agreement = sample_agreement();
    agreement.journeyworker_wage = {1207, "USD"};  // 60 % is $7.242, paid as $7.24
    const auto problems = check_agreement(agreement, sample_standards(), sample_agency(), adult);
    REQUIRE(fields_of(problems) == Fields{"journeyworker_wage"});
    CHECK(problems[0].message.find("29 USC 206") != std::string::npos);
    CHECK(problems[0].accepted == "at least 1208 in hundredths of USD");
    agreement.journeyworker_wage = {1208, "USD"};
    CHECK(refused(agreement).empty());
  }

  TEST_CASE("cannot be held against a minimum in another currency, or against none") {
    auto agreement = sample_agreement();
    agreement.journeyworker_wage = {100, "USD"};
    auto agency = sample_agency();
    agency.wage_minimum->value.currency = "KHR";
    CHECK(check_agreement(agreement, sample_standards(), agency, adult).empty());
    agency.wage_minimum.reset();
    CHECK(check_agreement(agreement, sample_standards(), agency, adult).empty());
  }

  TEST_CASE("survives standards whose first step pays nothing") {
    auto standards = sample_standards();
    standards.wage_steps.front().share = {0};
    CHECK(refused(sample_agreement(), adult, standards) == Fields{"journeyworker_wage"});
    standards.wage_steps.clear();
    CHECK(refused(sample_agreement(), adult, standards).empty());
  }

  TEST_CASE("needs a mentor, and nobody mentors themselves") {
    auto agreement = sample_agreement();
    agreement.mentors.clear();
    CHECK(refused(agreement) == Fields{"mentor"});
    agreement.mentors = {{mentor, start, std::nullopt}, {apprentice, start, std::nullopt}};
    CHECK(refused(agreement) == Fields{"mentor"});
  }

  TEST_CASE("is told everything that is wrong at once") {
    auto agreement = sample_agreement();
    agreement.journeyworker_wage = {};
    agreement.mentors.clear();
    CHECK(refused(agreement, std::nullopt) == Fields{"birth_date", "journeyworker_wage", "mentor"});
  }
}
