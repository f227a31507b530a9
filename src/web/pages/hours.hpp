#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// Bringing in past hours: the file, which column is what, what would happen, done.
[[nodiscard]] std::vector<PageRoute> hours_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
