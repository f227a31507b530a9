#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

/// Standards and agency rules as the text of their files. What the text means is the exchange's business.
namespace journeywork::store::standards {

struct Record {
  StandardsId id;
  OrganisationId sponsor;
  std::string code;
  std::string version;
  std::string title;
  std::string agency_code;
  Instant created_at;
  std::string body;  ///< TOML; empty in lists
};

[[nodiscard]] StandardsId insert(Connection& c, const Record& record, PersonId by);
[[nodiscard]] std::optional<Record> find(Connection& c, StandardsId id);
[[nodiscard]] std::optional<StandardsId> find_version(Connection& c, OrganisationId sponsor, const std::string& code,
                                                      const std::string& version);
[[nodiscard]] std::vector<Record> of_sponsor(Connection& c, OrganisationId sponsor);
/// Of every sponsor the version of each that came last, whole.
[[nodiscard]] std::vector<Record> newest(Connection& c);
/// Another number whenever there are other standards: they are only ever added.
[[nodiscard]] std::int64_t revision(Connection& c);
/// How many agreements are pinned to it.
[[nodiscard]] std::int64_t in_use(Connection& c, StandardsId id);

void put_agency(Connection& c, const std::string& code, const std::string& name, const std::string& body, Instant at);
[[nodiscard]] std::optional<std::string> agency_body(Connection& c, const std::string& code);
struct AgencyName {
  std::string code;
  std::string name;
};
[[nodiscard]] std::vector<AgencyName> agencies(Connection& c);

}  // namespace journeywork::store::standards
