#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// The front door and one's own account: home, locale, password, sessions, API tokens.
[[nodiscard]] std::vector<PageRoute> account_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
