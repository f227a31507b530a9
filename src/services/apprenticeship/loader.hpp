#pragma once

#include "core/access/policy.hpp"
#include "services/apprenticeship/standards_library.hpp"
#include "services/clock.hpp"
#include "store/organisations.hpp"

namespace journeywork::services {

/// One agreement with all that decisions about it need.
struct Loaded {
  apprenticeship::Agreement agreement;
  StandardsLibrary::Held standards;
  store::organisations::Site site;
  OrganisationId agency;
  Date today;  ///< at the site

  [[nodiscard]] access::AgreementSubject subject() const { return {agreement, agency, today}; }
  [[nodiscard]] access::AgreementSubject subject_on(Date day) const { return {agreement, agency, day}; }
};

/// What the apprenticeship services have in common: where the data is, what time it is, the standards.
class Loader {
 public:
  Loader(store::Database& database, Clock clock) : database_(database), clock_(std::move(clock)) {}

  [[nodiscard]] store::Database& database() const { return database_; }
  [[nodiscard]] Instant now() const { return clock_(); }
  [[nodiscard]] StandardsLibrary& standards() { return standards_; }

  /// Error::not_found for an agreement that the actor may not read, so that nobody learns which there are;
  /// Error::forbidden for one that may be read but not acted on in this way, or not with this token.
  [[nodiscard]] Result<Loaded> load(store::Connection& c, const access::Actor& actor, AgreementId id,
                                    access::Action action);
  /// The same without an action: for who asks the policy about each entry. Error::not_found as above.
  [[nodiscard]] Result<Loaded> load_known(store::Connection& c, const access::Actor& actor, AgreementId id);
  /// The agreement as it is, asking nobody: for lists that were authorised as a whole.
  [[nodiscard]] std::optional<Loaded> load_unchecked(store::Connection& c, AgreementId id);

 private:
  store::Database& database_;
  Clock clock_;
  StandardsLibrary standards_;
};

}  // namespace journeywork::services
