#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// One search box that understands how people say it: titles, other names, abbreviations, with misspellings, plurals
/// and everyday words, while the last word is still being typed.
namespace journeywork::search {

struct TitleEntry {
  enum class Kind {
    title,
    abbreviation,  ///< or a short title: "BMET", "Rad Tech"
    also,          ///< what else people call it
    description    ///< words about the work: finds what no title does, but weighs less
  };
  std::uint32_t document = 0;  ///< what is found, by the caller's own number; best without gaps
  std::string text;            ///< UTF-8
  Kind kind = Kind::title;
  bool in_front = false;  ///< of our own catalogue, which goes before loaded data where both fit
};

/// Words that find each other, or one way when `means` is not empty: who types one of `words` finds `means`, too, not
/// the reverse ("boss" finds manager, "manager" not boss). Each is a word or a phrase of up to four words.
struct WordGroup {
  std::vector<std::string> words;
  std::vector<std::string> means;
  int closeness = 85;  ///< percent that a match by this group counts, 1 to 99
};

struct SearchWords {
  std::vector<WordGroup> groups;
  std::vector<std::string> stop;  ///< words that say nothing ("a", "job") and count only when there are no others
};

struct TitleHit {
  std::uint32_t document = 0;
  double score = 0;  ///< above 0; comparable within one answer
  std::string text;  ///< of the entry that matched best: "also called ..."
  TitleEntry::Kind kind = TitleEntry::Kind::title;
  bool by_spelling = false;  ///< a word was typed wrong
  bool by_synonym = false;   ///< another word for the same, or the initials
  bool by_prefix = false;    ///< a word is not whole

  bool operator==(const TitleHit&) const = default;
};

/// Built once, never changed, shared among threads. Texts are compared without case, accents and punctuation.
///
/// How a hit is ranked, for each of a document's entries:
///
/// 1. Every word of the query is matched with the entry as well as it can be:
///
///        the word itself 100 % · its plural or singular 97 % · two words that make one, or the reverse 95 %
///        related by its ending (engineer, engineering) 88 % · a word group: its closeness · initials (MLS) 80 %
///        the last word not typed to its end 75 to 95 %, another word shortened (reg affairs) 60 to 80 %
///        misspelled: one letter 70 %, two 55 %, 10 % less when the first letter is wrong
///
///    One letter may be wrong, missing, too many or swapped in words of 4 to 7 letters, two in longer ones. Only words
///    that nothing else fits are taken for misspelled. A word that no entry knows is left out at a cost.
/// 2. The match is the average over the query's words, weighted by rarity: log(1 + entries / entries with it).
/// 3. It is lowered by up to a quarter for what the entry has besides the query's words.
/// 4. Words that this entry lacks and another entry of the same document has add a third of their weight.
/// 5. By kind it counts as a title or abbreviation 100 %, as also called 96 %, as a description 45 %. In front it
///    counts 12 % more, and when the entry begins with what was typed 6 % more.
///
/// The best entry of a document is its reason, and how its title fits adds 5 % of that: who asks for a truck driver
/// means those who are called so first of all. An entry that is the whole query, word by word, goes before all others;
/// among several of those the one in front, then by kind. Ties go to the smaller document number. What scores less than
/// 35 % of the best hit is no hit.
class TitleIndex {
 public:
  /// Some 0.3 s for 60,000 entries. Entries without any letter or digit are passed over.
  TitleIndex(std::span<const TitleEntry> entries, const SearchWords& words);
  ~TitleIndex();
  TitleIndex(TitleIndex&&) noexcept;
  TitleIndex& operator=(TitleIndex&&) noexcept;

  /// At most `limit` hits, the best first, one a document; a larger limit only appends. Any bytes will do: what is not
  /// UTF-8 is passed over, and so is what goes beyond `longest_query` bytes or `most_words` words.
  [[nodiscard]] std::vector<TitleHit> find(std::string_view query, std::size_t limit) const;

  static constexpr std::size_t longest_query = 400;
  static constexpr std::size_t most_words = 12;

 private:
  struct Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace journeywork::search
