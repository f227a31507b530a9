#include "core/apprenticeship/agreement.hpp"

#include <algorithm>

namespace journeywork::apprenticeship {

std::string_view name(AgreementState state) {
  switch (state) {
    case AgreementState::draft:
      return "draft";
    case AgreementState::active:
      return "active";
    case AgreementState::completed:
      return "completed";
  }
  return "";
}

std::optional<AgreementState> parse_agreement_state(std::string_view text) {
  for (const auto state : {AgreementState::draft, AgreementState::active, AgreementState::completed}) {
    if (name(state) == text) return state;
  }
  return std::nullopt;
}

AgreementTerms terms_of(const Agreement& agreement, const Standards& standards) {
  AgreementTerms terms;
  terms.expected_end = agreement.start.plus_months(standards.term_months.value).plus_days(-1);
  terms.probation_ojl = standards.probation_ojl.value;
  const auto by_hours_only = standards.probation_months.value <= 0 && terms.probation_ojl.count > 0;
  terms.probation_end =
      by_hours_only ? terms.expected_end : agreement.start.plus_months(standards.probation_months.value).plus_days(-1);
  for (const auto& step : standards.wage_steps) {
    terms.wage_steps.push_back({step.title, share(agreement.journeyworker_wage, step.share)});
  }
  return terms;
}

int age_on(Date birth, Date day) { return months_between(birth, day) / 12; }

std::vector<Problem> check_agreement(const Agreement& agreement, const Standards& standards, const AgencyRules& agency,
                                     std::optional<Date> birth_date) {
  std::vector<Problem> problems;
  const auto wrong = [&](std::string field, std::string message, std::string value = {}, std::string accepted = {}) {
    problems.push_back({std::move(field), std::move(message), std::move(value), std::move(accepted)});
  };

  auto age_needed = standards.age_minimum;
  if (agency.age_minimum && agency.age_minimum->value > age_needed.value) age_needed = *agency.age_minimum;
  if (!birth_date) {
    wrong("birth_date", "The date of birth is needed to check the minimum age.", "", "a date");
  } else if (const auto age = age_on(*birth_date, agreement.start); age < age_needed.value) {
    wrong("birth_date",
          "The apprentice would be " + std::to_string(age) + " on the first day; these standards ask for " +
              std::to_string(age_needed.value) + " (" + age_needed.source + ").",
          iso(*birth_date), "born on or before " + iso(agreement.start.plus_months(-12 * age_needed.value)));
  }

  const auto& wage = agreement.journeyworker_wage;
  if (wage.minor <= 0) {
    wrong("journeyworker_wage", "Give the journeyworker's wage per hour.", "", "more than nothing");
  } else if (wage.currency != standards.currency) {
    wrong("journeyworker_wage", "The standards set wages in " + standards.currency + ".", wage.currency,
          standards.currency);
  } else if (agency.wage_minimum && agency.wage_minimum->value.currency == wage.currency &&
             !standards.wage_steps.empty() &&
             share(wage, standards.wage_steps.front().share).minor < agency.wage_minimum->value.minor) {
    // The least wage whose share rounds up to the minimum.
    const auto part = std::max<std::int64_t>(1, standards.wage_steps.front().share.value);
    const auto least = (agency.wage_minimum->value.minor * 10000 - 5000 + part - 1) / part;
    wrong("journeyworker_wage",
          "The first step of the wage schedule would be below the legal minimum (" + agency.wage_minimum->source + ").",
          std::to_string(wage.minor), "at least " + std::to_string(least) + " in hundredths of " + wage.currency);
  }

  if (agreement.mentors.empty())
    wrong("mentor", "Name a journeyworker who approves and evaluates.", "", "one mentor or more");
  const auto self = std::any_of(agreement.mentors.begin(), agreement.mentors.end(),
                                [&](const MentorTerm& m) { return m.person == agreement.apprentice; });
  if (self) wrong("mentor", "Nobody mentors themselves.", "", "another journeyworker");
  return problems;
}

}  // namespace journeywork::apprenticeship
