#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/locale.hpp"
#include "services/careers/world.hpp"
#include "web/pages/template.hpp"

/// How ways are told on a page (careers/way.html) and which wishes there are.
namespace journeywork::web::pages {

struct WishLook {
  std::string_view code;  ///< "best-paid"
  const char* title;
  careers::Wish wish;
};
inline constexpr std::array<WishLook, 4> wishes{{{"fastest", "Fastest", careers::fastest},
                                                 {"cheapest", "Cheapest", careers::cheapest},
                                                 {"best-paid", "Best paid over ten years", careers::best_paid},
                                                 {"balanced", "A bit of each", {1, 1, 1}}}};
/// By its code; the fastest for any other word.
[[nodiscard]] const WishLook& wish_of(std::string_view code);
/// The links to the same page with another wish.
void show_wishes(Dict& page, const WishLook& chosen, const std::string& address);

/// "Through BMET II", "With an associate degree in ...", "Straight in".
[[nodiscard]] std::string name_of(const careers::Path& path, const services::Ground& ground);

/// Fills a section with one way. `longest` is that of the ways beside it, so that their drawings have one scale.
void fill_way(Dict& at, const careers::Path& path, int longest, const services::Ground& ground, const Locale& locale);

}  // namespace journeywork::web::pages
