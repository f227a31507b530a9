#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/apprenticeship/agreement.hpp"
#include "store/database.hpp"

namespace journeywork::store::agreements {

using apprenticeship::Agreement;
using apprenticeship::AgreementState;
using apprenticeship::MentorTerm;

/// Inserts a draft with its mentors and returns its id; `agreement.id`, `state` and `completed_on` are ignored.
[[nodiscard]] AgreementId insert(Connection& c, const Agreement& agreement, Instant at);
/// The next free number under a sponsor for a prefix, from 1.
[[nodiscard]] std::int64_t next_number(Connection& c, OrganisationId sponsor, const std::string& prefix);
[[nodiscard]] std::optional<Agreement> find(Connection& c, AgreementId id);
/// The organisation that stands for the agency of an agreement's standards; none when there is none here.
[[nodiscard]] OrganisationId agency_of(Connection& c, const Agreement& agreement);

/// Changes what a draft may still change: site, standards, start, wage and mentors.
void update_draft(Connection& c, const Agreement& agreement);
void set_state(Connection& c, AgreementId id, AgreementState state, std::optional<Date> completed_on);
void put_mentor(Connection& c, AgreementId id, const MentorTerm& mentor);
/// Ends a mentor's open term on a day.
void end_mentor(Connection& c, AgreementId id, PersonId mentor, Date last_day);

/// Numbers are given per sponsor, so several may have the same.
[[nodiscard]] std::vector<AgreementId> by_number(Connection& c, const std::string& number);

[[nodiscard]] std::vector<AgreementId> of_apprentice(Connection& c, PersonId apprentice);
[[nodiscard]] std::vector<AgreementId> of_mentor(Connection& c, PersonId mentor, Date day);
/// In order of id, after `after`, at most `limit`.
[[nodiscard]] std::vector<AgreementId> of_employer(Connection& c, OrganisationId employer, AgreementId after,
                                                   std::int64_t limit);
[[nodiscard]] std::vector<AgreementId> of_sponsor(Connection& c, OrganisationId sponsor, AgreementId after,
                                                  std::int64_t limit);
[[nodiscard]] std::vector<AgreementId> of_agency(Connection& c, const std::string& agency_code, AgreementId after,
                                                 std::int64_t limit);
[[nodiscard]] std::vector<AgreementId> all(Connection& c, AgreementId after, std::int64_t limit);

}  // namespace journeywork::store::agreements
