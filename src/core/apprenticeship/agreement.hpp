#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/apprenticeship/standards.hpp"
#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"

namespace journeywork::apprenticeship {

/// Draft: being prepared, nothing can be logged but credit. Active: registered and running. Completed: nothing more can
/// be logged.
enum class AgreementState { draft, active, completed };
[[nodiscard]] std::string_view name(AgreementState state);
[[nodiscard]] std::optional<AgreementState> parse_agreement_state(std::string_view text);

/// A journeyworker who may approve and evaluate under an agreement between two days, both included.
struct MentorTerm {
  PersonId person;
  Date from;
  std::optional<Date> to;

  bool operator==(const MentorTerm&) const = default;
  [[nodiscard]] bool covers(Date day) const { return from <= day && (!to || day <= *to); }
};

/// The contract between an apprentice and a sponsor or employer, pinned to one version of the standards.
struct Agreement {
  AgreementId id;
  std::string number;  ///< "BMET-2026-0007", given at creation
  OrganisationId sponsor;
  OrganisationId employer;
  SiteId site;
  PersonId apprentice;
  StandardsId standards;
  AgreementState state = AgreementState::draft;
  Date start;
  Money journeyworker_wage;  ///< per hour, on the day of signing
  std::vector<MentorTerm> mentors;
  std::optional<Date> completed_on;

  bool operator==(const Agreement&) const = default;
};

/// What follows from an agreement's start and its standards.
struct AgreementTerms {
  Date expected_end;  ///< the day before start + term
  /// By the calendar; ends earlier when the probation hours are reached first. Where the standards set hours only, the
  /// term is its bound; where they set nothing, the day before the start: there is none.
  Date probation_end;
  Minutes probation_ojl;
  struct Step {
    std::string title;
    Money wage;  ///< per hour
    bool operator==(const Step&) const = default;
  };
  std::vector<Step> wage_steps;  ///< one for each of the standards' wage steps, in order

  bool operator==(const AgreementTerms&) const = default;
};
[[nodiscard]] AgreementTerms terms_of(const Agreement& agreement, const Standards& standards);

/// What must hold before an agreement may be made: the apprentice's age, the currency, a wage of the first step at or
/// above the agency's minimum, a mentor who is not the apprentice. Field names are the form's.
[[nodiscard]] std::vector<Problem> check_agreement(const Agreement& agreement, const Standards& standards,
                                                   const AgencyRules& agency, std::optional<Date> birth_date);

/// Whole years of age on a day.
[[nodiscard]] int age_on(Date birth, Date day);

}  // namespace journeywork::apprenticeship
