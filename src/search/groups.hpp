#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "search/entries.hpp"

namespace journeywork::search {

/// The word groups, and which records each of them finds.
class Groups {
 public:
  using Number = std::uint32_t;
  /// The longest phrase of a group.
  static constexpr std::size_t most_words = 4;

  Groups(const std::vector<WordGroup>& groups, const Entries& entries);

  [[nodiscard]] float closeness(Number group) const { return closeness_[group]; }
  [[nodiscard]] std::span<const Number> records(Number group) const { return records_[group]; }
  /// How rare the words are, together, that the n-th of these records has of the group.
  [[nodiscard]] std::span<const float> rarity(Number group) const { return rarity_[group]; }

  /// Groups that one finds who types this word or phrase; singular or plural does not matter.
  [[nodiscard]] std::vector<Number> of(const std::vector<std::string>& phrase) const;
  /// The same for a word by its root.
  [[nodiscard]] std::vector<Number> of_root(std::string_view word) const;
  /// The same for a word that begins so; with it, how much of it these letters are, 0 to 1.
  [[nodiscard]] std::vector<std::pair<Number, float>> beginning_with(std::string_view letters) const;

 private:
  using Triggers = std::vector<std::pair<std::string, Number>>;

  void add_triggers(const WordGroup& group, Number number);

  Triggers phrases_;  ///< singular words with a space between
  Triggers roots_;    ///< of single words
  std::vector<float> closeness_;
  Lists records_;
  std::vector<std::vector<float>> rarity_;
};

}  // namespace journeywork::search
