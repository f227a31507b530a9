#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

/// catalog/careers/search_words.toml: which words find each other in the search for occupations. The file says itself
/// what its keys mean; what they do is in search/title_index.hpp.
namespace journeywork::exchange {

struct SearchWords {
  struct Group {
    std::vector<std::string> words;
    std::vector<std::string> means;  ///< empty: the words find each other
    int closeness = 0;               ///< percent, 1 to 99
    bool operator==(const Group&) const = default;
  };
  std::vector<Group> groups;
  std::vector<std::string> stop;

  bool operator==(const SearchWords&) const = default;
};

struct SearchWordsReading {
  std::optional<SearchWords> words;  ///< only when there is no problem
  std::vector<Problem> problems;     ///< all of them, in the order of the file, each with its line
};

/// Unknown keys, wrong types, a closeness out of range, a group that finds nothing, and a word twice in a list are
/// problems.
[[nodiscard]] SearchWordsReading read_search_words(std::string_view text);

}  // namespace journeywork::exchange
