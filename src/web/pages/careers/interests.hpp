#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// /careers/interests: for coordinators and sponsors, the next roles that interest apprentices who agreed to show them.
[[nodiscard]] std::vector<PageRoute> interest_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
