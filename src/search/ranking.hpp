#pragma once

#include <vector>

#include "search/entries.hpp"
#include "search/query.hpp"

namespace journeywork::search {

struct Ranked {
  std::uint32_t document = 0;  ///< its place among `Entries::documents`
  std::uint32_t record = 0;    ///< its best
  float score = 0;
  std::uint8_t ways = as_it_is;
};

/// All documents that fit the query well enough, the best first: title_index.hpp says how.
[[nodiscard]] std::vector<Ranked> rank(const Query& query, const Entries& entries);

}  // namespace journeywork::search
