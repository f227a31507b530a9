#pragma once

#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// What an apprentice does and sees: today, a course session, an entry to mend, standing, record.
[[nodiscard]] std::vector<PageRoute> apprentice_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
