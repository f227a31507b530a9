#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace journeywork::search {

/// All words that entries have, numbered in the order of the alphabet, and which of them are near a word.
class Lexicon {
 public:
  using Number = std::uint32_t;
  struct Near {
    Number word = 0;
    int edits = 0;
    bool first_letter = true;  ///< is the same
    bool begun = false;        ///< only the beginning of the word is near
  };

  Lexicon() = default;
  /// In any order, each once.
  explicit Lexicon(std::vector<std::string> words);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const std::string& word(Number number) const { return words_[number]; }
  [[nodiscard]] std::optional<Number> find(std::string_view word) const;
  /// From the first that begins so to the one after the last.
  [[nodiscard]] std::pair<Number, Number> beginning_with(std::string_view letters) const;
  /// Those with the same singular, or the same root; the word itself among them.
  [[nodiscard]] std::vector<Number> same_singular(std::string_view word) const;
  [[nodiscard]] std::vector<Number> same_root(std::string_view word) const;
  /// Those that may have been meant, only the nearest. `open`: the word may be one that is not typed to its end; then
  /// the nearest of those, too.
  [[nodiscard]] std::vector<Near> near(std::string_view typed, bool open) const;

 private:
  struct Spelled {
    std::uint32_t letters = 0;  ///< which it has
    std::uint32_t begin = 0;    ///< in `spelled_`
    std::uint32_t length = 0;
  };
  using Families = std::vector<std::pair<std::string, Number>>;
  [[nodiscard]] static std::vector<Number> family(const Families& families, const std::string& name);

  std::vector<std::string> words_;
  Families singulars_;
  Families roots_;
  std::vector<Spelled> spellings_;
  std::u32string spelled_;
};

}  // namespace journeywork::search
