#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/careers/world.hpp"

namespace journeywork::services {

/// Work that somebody may have done: of the catalogue's backgrounds or of its occupations.
struct EarlierWork {
  std::string code;
  std::string title;
  std::string reason;  ///< "also called 68A"; empty when the title itself was meant
  bool exact = false;  ///< somebody said just this: its title, or a name that nothing else here has
};

/// What "I was a ..." means, the likeliest first. Backgrounds and our own occupations go before loaded ones.
[[nodiscard]] std::vector<EarlierWork> earlier_work(const World& world, std::string_view said, std::size_t limit);

}  // namespace journeywork::services
