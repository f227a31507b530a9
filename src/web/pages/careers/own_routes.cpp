#include "web/pages/careers/own_routes.hpp"

#include <iterator>

#include "web/pages/careers/gap.hpp"
#include "web/pages/careers/interests.hpp"
#include "web/pages/careers/lists.hpp"
#include "web/pages/careers/map.hpp"
#include "web/pages/careers/me.hpp"
#include "web/pages/careers/paths.hpp"

namespace journeywork::web::pages {

std::vector<PageRoute> own_career_routes(const Shell& shell, const Services& services) {
  std::vector<PageRoute> all;
  for (const auto& routes : {me_routes, gap_routes, path_routes, map_routes, list_routes, interest_routes}) {
    auto area = routes(shell, services);
    all.insert(all.end(), std::make_move_iterator(area.begin()), std::make_move_iterator(area.end()));
  }
  return all;
}

}  // namespace journeywork::web::pages
