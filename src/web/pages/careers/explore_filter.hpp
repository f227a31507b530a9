#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/careers/catalogue.hpp"
#include "web/http/message.hpp"

/// What a visitor wants to see of all work, from the address of the page, and what that leaves.
namespace journeywork::web::pages {

struct ExploreFilter {
  enum class Sort { time, pay, title };
  std::optional<careers::Family> family;
  char like = 0;              ///< a letter of RIASEC; 0 for any
  int pay = 0;                ///< at least, whole dollars a year; 0 for any
  std::optional<int> months;  ///< to get in, at most
  bool no_degree = false;
  bool all = false;  ///< also what O*NET adds to our catalogue
  Sort sort = Sort::time;
  std::size_t page = 1;

  bool operator==(const ExploreFilter&) const = default;
  /// Anything that leaves work out.
  [[nodiscard]] bool narrows() const { return family || like != 0 || pay > 0 || months || no_degree; }
};

/// A value that cannot be used is as if it were not there: such an address still leads to a page.
[[nodiscard]] ExploreFilter read_filter(const http::Request& request);
/// "/careers?family=htm&page=2#list"
[[nodiscard]] std::string url_of(const ExploreFilter& filter);

struct Explored {
  std::vector<const careers::Occupation*> fitting;  ///< in the order that was asked for
  /// Fit all else that was asked, but nobody publishes what they pay; only where pay was asked for.
  std::vector<const careers::Occupation*> pay_unknown;
};
/// What fits, of the first `ours` occupations or of all.
[[nodiscard]] Explored explore(std::span<const careers::Occupation> occupations, std::size_t ours,
                               const ExploreFilter& filter);

}  // namespace journeywork::web::pages
