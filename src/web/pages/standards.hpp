#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// Standards: the versions that are here, one to read, two to compare, a file to import.
[[nodiscard]] std::vector<PageRoute> standards_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
