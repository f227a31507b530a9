#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// Those who look after apprentices: the list with what needs somebody, one apprentice, and what can be done for them.
[[nodiscard]] std::vector<PageRoute> apprentices_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
