#pragma once

#include <string>
#include <vector>

#include "core/access/policy.hpp"
#include "services/clock.hpp"
#include "services/page.hpp"
#include "store/organisations.hpp"

namespace journeywork::services {

using store::organisations::Organisation;
using OrganisationKind = store::organisations::Kind;
using store::organisations::parse_kind;
using store::organisations::Site;

struct NewOrganisation {
  OrganisationKind kind = OrganisationKind::employer;
  std::string name;
  std::string agency_code;  ///< of the agency that it is or registers with; an agency must have one
  std::string country;      ///< ISO 3166, "US"
  std::string locale;
  OrganisationId sponsor;  ///< of an employer or provider: in whose programme it takes part; none is for administrators
};

struct NewSite {
  OrganisationId organisation;
  std::string name;
  std::string city;
  std::string region;  ///< state or province; may be empty
  std::string time_zone;
};

struct OrganisationView {
  Organisation organisation;
  /// In whose programmes it takes part: their names are no secret to those who may see the organisation.
  struct Sponsor {
    OrganisationId id;
    std::string name;
  };
  std::vector<Sponsor> sponsors;
};

/// Sponsors, employers, providers and agencies, and the sites where work is done.
class Organisations {
 public:
  Organisations(store::Database& database, Clock clock) : database_(database), clock_(std::move(clock)) {}

  /// Administrators make any, a sponsor's staff makes employers and providers of its programme. `key` makes it happen
  /// once (see once.hpp). Field names: those of NewOrganisation.
  [[nodiscard]] Result<OrganisationId> create(const access::Actor& actor, const NewOrganisation& form,
                                              const std::string& key);
  /// Lets an employer or provider that exists take part in another sponsor's programme. For administrators: it gives
  /// that sponsor's staff rights over it. Field names: sponsor, organisation.
  [[nodiscard]] Result<void> take_part(const access::Actor& actor, OrganisationId sponsor, OrganisationId organisation);
  /// Field names: those of NewSite.
  [[nodiscard]] Result<SiteId> add_site(const access::Actor& actor, const NewSite& form, const std::string& key);

  [[nodiscard]] Result<OrganisationView> get(const access::Actor& actor, OrganisationId id);
  /// All that the actor may read. Field names: after, limit.
  [[nodiscard]] Result<Page<OrganisationView>> list(const access::Actor& actor, const PageRequest& page);
  /// Those in a sponsor's programme, for who may read the sponsor and them.
  [[nodiscard]] Result<Page<OrganisationView>> in_programme(const access::Actor& actor, OrganisationId sponsor,
                                                            const PageRequest& page);
  /// By name, for who may read the organisation.
  [[nodiscard]] Result<std::vector<Site>> sites(const access::Actor& actor, OrganisationId organisation);

 private:
  store::Database& database_;
  Clock clock_;
};

}  // namespace journeywork::services
