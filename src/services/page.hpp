#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::services {

/// Which part of a long list: what comes after the item with this id, and how many at most.
struct PageRequest {
  std::int64_t after = 0;
  std::int64_t limit = 50;
};
inline constexpr std::int64_t largest_page = 200;

/// A part of a list in the order of ids. `next` is the `after` of the following part; none at the end.
template <class T>
struct Page {
  std::vector<T> items;
  std::optional<std::int64_t> next;
};

[[nodiscard]] inline Result<void> check_page(const PageRequest& page) {
  if (page.after < 0) {
    return refuse_field("after", "There is no such place in the list.", std::to_string(page.after),
                        "the `next` of the page before");
  }
  if (page.limit < 1 || page.limit > largest_page) {
    return refuse_field("limit", "That is not a number of items to show at once.", std::to_string(page.limit),
                        "1 to " + std::to_string(largest_page));
  }
  return {};
}

/// Makes a page of what was read with one more than `limit`; `id_of` tells an item's place.
template <class T, class IdOf>
[[nodiscard]] Page<T> page_of(std::vector<T> read, std::int64_t limit, IdOf&& id_of) {
  Page<T> page{std::move(read), std::nullopt};
  if (static_cast<std::int64_t>(page.items.size()) > limit) {
    page.items.resize(static_cast<std::size_t>(limit));
    page.next = id_of(page.items.back());
  }
  return page;
}

}  // namespace journeywork::services
