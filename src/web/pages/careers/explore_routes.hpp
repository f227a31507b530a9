#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// Careers for everybody: look around, search, one occupation, the sheet, side by side, the quiz.
[[nodiscard]] std::vector<PageRoute> explore_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
