#pragma once

#include <chrono>
#include <string>

#include "services/hours_import/hours_import.hpp"

/// What `HoursImport` is made of.
namespace journeywork::services {

inline constexpr auto upload_life = std::chrono::hours{24};

[[nodiscard]] Result<void> may_import(store::Connection& c, const access::Actor& actor, OrganisationId employer);

/// The bytes of a file; of an upload only for who made it, for this employer, for a day.
[[nodiscard]] Result<std::string> content_of(store::Connection& c, const access::Actor& actor, OrganisationId employer,
                                             const HoursFile& file, Instant now);

struct ImportRequest {
  const access::Actor& actor;
  OrganisationId employer;
  const HoursFile& file;
  const HoursMapping& mapping;
  const HoursImportOptions& options;
  const std::string& key;
};
[[nodiscard]] Result<HoursReport> run_import(Loader& loader, const ImportRequest& request);

}  // namespace journeywork::services
