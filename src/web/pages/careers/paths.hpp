#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// /careers/o/{code}/paths: up to three ways that really differ, for what matters most to somebody.
/// /careers/next: the best next moves from where they stand.
[[nodiscard]] std::vector<PageRoute> path_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
