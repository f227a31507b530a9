#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// Agreements: make a draft, look it over, activate, name mentors, complete.
[[nodiscard]] std::vector<PageRoute> agreement_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
