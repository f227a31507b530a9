#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How a text is taken apart and which words count as nearly the same.
namespace journeywork::search {

struct Word {
  std::string text;        ///< letters and digits without case and accents, UTF-8
  bool continues = false;  ///< stands right behind the one before with - & . or / between: "x-ray", "R&D"
};

/// Apostrophes are dropped, everything else that is no letter or digit ends a word. Bytes that are not UTF-8 end one,
/// too.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

/// With single spaces between: what two texts have in common that differ in case, accents and punctuation only.
[[nodiscard]] std::string key_of(const std::vector<Word>& words);

/// Words that hyphens or dots tore apart, as one: "x" "ray" is "xray", "r" "n" is "rn". A pair each, and letters that
/// stand alone as a whole row.
struct Joined {
  std::string text;
  std::size_t first = 0;  ///< of the words
  std::size_t count = 0;
};
[[nodiscard]] std::vector<Joined> joined_of(const std::vector<Word>& words);

/// "technicians" and "technician", "batteries" and "battery". English; other words come back as they are.
[[nodiscard]] std::string singular(std::string_view word);

/// What words of one family have in common, not a word itself: engineer and engineering, repair and repairer,
/// radiology and radiologist.
[[nodiscard]] std::string root(std::string_view word);

}  // namespace journeywork::search
