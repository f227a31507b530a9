#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// /careers/me: what somebody brings along, asked for, looked over, exported, deleted.
[[nodiscard]] std::vector<PageRoute> me_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
