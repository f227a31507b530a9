#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// The careers pages about one's own way: /careers/me, gaps, ways, next moves, the map, lists for others.
[[nodiscard]] std::vector<PageRoute> own_career_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
