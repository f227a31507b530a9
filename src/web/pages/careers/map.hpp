#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// /careers/map: where somebody is, where they can go, how far, what it pays; as a picture and as a list.
[[nodiscard]] std::vector<PageRoute> map_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
