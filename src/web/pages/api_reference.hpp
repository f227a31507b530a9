#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// The API for a reader: /api, made from its description.
[[nodiscard]] std::vector<PageRoute> api_reference_routes(const Shell& shell);

}  // namespace journeywork::web::pages
