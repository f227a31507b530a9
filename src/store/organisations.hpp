#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

namespace journeywork::store::organisations {

enum class Kind {
  sponsor,   ///< holds standards
  employer,  ///< employs apprentices
  provider,  ///< teaches related instruction
  agency     ///< registers programmes
};
inline constexpr Kind all_kinds[] = {Kind::sponsor, Kind::employer, Kind::provider, Kind::agency};
[[nodiscard]] std::string_view name(Kind kind);
[[nodiscard]] std::optional<Kind> parse_kind(std::string_view text);

struct Organisation {
  OrganisationId id;
  Kind kind = Kind::employer;
  std::string name;
  std::optional<std::string> agency_code;  ///< of the agency that it is, or that it usually registers with
  std::string country;                     ///< ISO 3166-1, two capital letters
  std::string locale;                      ///< its default for new people, "en-US"

  bool operator==(const Organisation&) const = default;
};

struct Site {
  SiteId id;
  OrganisationId organisation;
  std::string name;
  std::string city;
  std::string region;
  std::string time_zone;  ///< IANA, "America/New_York"

  bool operator==(const Site&) const = default;
};

/// The id of what is handed in is ignored.
[[nodiscard]] OrganisationId insert(Connection& c, const Organisation& organisation, Instant at);
[[nodiscard]] std::optional<Organisation> find(Connection& c, OrganisationId id);
/// Other writers that lock it wait until this transaction ends. False when there is none.
[[nodiscard]] bool lock(Connection& c, OrganisationId id);

/// All of these: in order of id, after `after`, at most `limit`.
[[nodiscard]] std::vector<Organisation> all(Connection& c, OrganisationId after, std::int64_t limit);
/// Those a person belongs to, and those in the programme of a sponsor whose staff or auditor the person is.
[[nodiscard]] std::vector<Organisation> around(Connection& c, PersonId person, OrganisationId after,
                                               std::int64_t limit);
[[nodiscard]] std::vector<Organisation> in_programme_of(Connection& c, OrganisationId sponsor, OrganisationId after,
                                                        std::int64_t limit);

/// Once is enough; again changes nothing.
void take_part(Connection& c, OrganisationId sponsor, OrganisationId organisation);
/// The sponsors in whose programmes it takes part.
[[nodiscard]] std::vector<OrganisationId> sponsors_of(Connection& c, OrganisationId organisation);

[[nodiscard]] SiteId insert_site(Connection& c, const Site& site);
[[nodiscard]] std::optional<Site> find_site(Connection& c, SiteId id);
/// By name.
[[nodiscard]] std::vector<Site> sites_of(Connection& c, OrganisationId organisation);

}  // namespace journeywork::store::organisations
