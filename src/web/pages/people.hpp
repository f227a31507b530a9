#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// The people of an organisation: look up, invite, change, give and end roles, take access away and give it back.
[[nodiscard]] std::vector<PageRoute> people_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
