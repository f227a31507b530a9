#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// /careers/o/{code}/gap: what lies between somebody and an occupation, line by line.
[[nodiscard]] std::vector<PageRoute> gap_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
