#pragma once

#include <string_view>
#include <vector>

#include "core/careers/catalogue.hpp"

/// What stands above and below an occupation.
namespace journeywork::web::pages {

struct Rung {
  const careers::Occupation* occupation = nullptr;
  const careers::Move* move = nullptr;
};

struct Ladder {
  std::vector<Rung> up;    ///< where it leads: promotions first, then work of our own catalogue, the quickest first
  std::vector<Rung> down;  ///< from where people come, in the same order
  bool more = false;       ///< there are moves that are not in it
};

/// At most `most` on each side. Moves to and from what the catalogue does not have are passed over.
[[nodiscard]] Ladder ladder_around(const careers::Catalogue& catalogue, std::string_view code, std::size_t most);

}  // namespace journeywork::web::pages
