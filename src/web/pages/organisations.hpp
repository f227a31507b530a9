#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// Organisations and their sites: look up, add.
[[nodiscard]] std::vector<PageRoute> organisation_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
