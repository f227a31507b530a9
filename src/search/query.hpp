#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "search/entries.hpp"
#include "search/groups.hpp"

namespace journeywork::search {

/// In which way a word of the query fits; several may be true of a hit.
enum Way : std::uint8_t { as_it_is = 0, by_spelling = 1, by_synonym = 2, by_prefix = 4 };

/// Records that one word of the query fits.
struct Fit {
  float quality = 0;  ///< 0 to 1, see TitleIndex
  std::uint8_t way = as_it_is;
  std::span<const std::uint32_t> records;
  std::span<const float> rarities;  ///< of what was matched, by record; empty when `rarity` is that of all
  float rarity = 0;
};

/// A word of the query and everything that it fits, the best first.
struct QueryWord {
  std::string text;
  bool open = false;  ///< the last one, not typed to its end
  std::vector<Fit> fits;
  float weight = 0;  ///< its rarity
};

/// What somebody typed, taken apart and looked up.
class Query {
 public:
  Query(std::string_view text, const Entries& entries, const Groups& groups);

  [[nodiscard]] const std::vector<QueryWord>& words() const { return words_; }
  [[nodiscard]] float weight() const { return weight_; }
  /// All words of the text, to compare it as a whole.
  [[nodiscard]] const std::string& key() const { return key_; }

 private:
  void split_up(std::size_t at);
  void drop_stop_words();
  void fit_itself(QueryWord& word) const;
  void fit_family(QueryWord& word) const;
  void fit_beginnings(QueryWord& word) const;
  void fit_groups(std::size_t at);
  void fit_initials(QueryWord& word);
  void fit_joined(std::size_t at);
  void fit_misspelled(QueryWord& word) const;
  void weigh(QueryWord& word);

  [[nodiscard]] bool is_known(std::string_view word) const;
  [[nodiscard]] Fit fit_of(Lexicon::Number word, float quality, std::uint8_t way) const;
  [[nodiscard]] Fit fit_of_group(Groups::Number group, float quality, std::uint8_t way) const;

  const Entries& entries_;
  const Groups& groups_;
  std::vector<QueryWord> words_;
  float weight_ = 0;
  std::string key_;
  std::vector<std::vector<std::uint32_t>> own_lists_;  ///< that fits point into
};

}  // namespace journeywork::search
