#pragma once

#include <string>
#include <vector>

#include "core/apprenticeship/ledger.hpp"
#include "services/apprenticeship/loader.hpp"
#include "services/once.hpp"

namespace journeywork::services {

/// What makes a draft agreement, as a form or the API gives it.
struct AgreementRequest {
  OrganisationId sponsor;
  OrganisationId employer;
  SiteId site;
  PersonId apprentice;
  StandardsId standards;
  Date start;
  Money journeyworker_wage;  ///< per hour
  std::vector<PersonId> mentors;
  std::vector<apprenticeship::Credit> prior_credit;  ///< advanced standing, granted on the first day
};

/// The life of an agreement: draft, active, completed.
class AgreementService {
 public:
  explicit AgreementService(Loader& loader) : loader_(loader) {}

  /// Makes a draft. Field names: sponsor, employer, site, apprentice, standards, start, journeyworker_wage, mentor,
  /// birth_date.
  [[nodiscard]] Result<AgreementId> create(const access::Actor& actor, const AgreementRequest& request,
                                           const std::string& key);
  /// Changes a draft's site, standards, start, wage and mentors; its sponsor, employer, apprentice and credit stay, so
  /// those of the request are not looked at. Field names as for `create`. Error::conflict for one that is active.
  [[nodiscard]] Result<void> change(const access::Actor& actor, AgreementId id, const AgreementRequest& request,
                                    const std::string& key);
  /// From now on work can be logged. Applies the steps of the wage schedule that are due on the first day.
  [[nodiscard]] Result<void> activate(const access::Actor& actor, AgreementId id, const std::string& key);
  /// Closes the record on a day; Error::conflict names what is missing.
  [[nodiscard]] Result<void> complete(const access::Actor& actor, AgreementId id, Date day, const std::string& key);
  [[nodiscard]] Result<void> add_mentor(const access::Actor& actor, AgreementId id, PersonId mentor, Date from,
                                        const std::string& key);
  [[nodiscard]] Result<void> end_mentor(const access::Actor& actor, AgreementId id, PersonId mentor, Date last_day,
                                        const std::string& key);

 private:
  Loader& loader_;
};

}  // namespace journeywork::services
