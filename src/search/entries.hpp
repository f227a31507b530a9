#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/lexicon.hpp"
#include "search/title_index.hpp"

namespace journeywork::search {

/// One text that can be matched. An entry such as "Biomedical Equipment Technician (BMET)" is two.
struct Record {
  std::uint32_t document = 0;  ///< its place among `Entries::documents`
  std::uint32_t text = 0;      ///< begin and length in `Entries::texts`
  std::uint32_t length = 0;
  float rarity = 0;  ///< of its words together, without stop words
  TitleEntry::Kind kind = TitleEntry::Kind::title;
  bool in_front = false;
};

/// Lists of numbers, one after the other.
class Lists {
 public:
  using Number = std::uint32_t;
  using Pairs = std::vector<std::pair<Number, Number>>;

  Lists() = default;
  /// Pairs of list and number, list by list.
  Lists(std::size_t count, const Pairs& pairs);
  /// In any order and any number of times each; the lists are ascending and have each number once.
  [[nodiscard]] static Lists sorted(std::size_t count, Pairs pairs);

  [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
  [[nodiscard]] std::span<const Number> operator[](std::size_t list) const {
    return std::span(numbers_).subspan(begins_[list], begins_[list + 1] - begins_[list]);
  }

 private:
  std::vector<Number> begins_{0};
  std::vector<Number> numbers_;
};

/// The entries as records, their words, and where each word stands.
class Entries {
 public:
  using Number = std::uint32_t;
  Entries(std::span<const TitleEntry> entries, const SearchWords& words);

  [[nodiscard]] std::string_view text_of(const Record& record) const {
    return std::string_view(texts).substr(record.text, record.length);
  }
  [[nodiscard]] bool is_stop(std::string_view word) const { return std::ranges::binary_search(stop_, word); }
  /// Of a word that so many records have: above 0.
  [[nodiscard]] float rarity_of(std::size_t records_with_it) const;
  /// Records that are exactly these words.
  [[nodiscard]] std::vector<Number> whole(std::string_view key) const;
  /// Records whose words begin with these letters, in this order.
  [[nodiscard]] std::vector<Number> with_initials(std::string_view letters) const;

  std::vector<Number> documents;  ///< the caller's numbers, ascending
  std::vector<Record> records;
  std::string texts;
  Lexicon lexicon;
  Lists records_with;         ///< by word, ascending
  std::vector<float> rarity;  ///< by word; 0 for stop words
  Lists words_in;             ///< by record: its words in the order of the text

 private:
  class Draft;

  std::vector<std::string> stop_;
  Lists::Pairs initials_;                               ///< packed letters, record
  std::vector<std::pair<std::uint64_t, Number>> keys_;  ///< hash of the whole text, record
};

}  // namespace journeywork::search
