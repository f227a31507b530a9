#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// /careers/lists: roles that somebody puts together for others. /l/{slug}: such a list, for anybody who has its
/// address.
[[nodiscard]] std::vector<PageRoute> list_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
