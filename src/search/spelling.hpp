#pragma once

#include <cstdint>
#include <string_view>

namespace journeywork::search {

/// How many letters may be wrong in a word of that length: none up to 3, one up to 7, two in longer ones.
[[nodiscard]] constexpr int tolerated(std::size_t length) { return length < 4 ? 0 : length < 8 ? 1 : 2; }

/// Longer words are not looked at for misspellings.
inline constexpr std::size_t longest_spelled = 32;

/// How many letters must be left out, put in, replaced or swapped with their neighbour to turn one into the other, each
/// letter at most once (optimal string alignment). More than `most` comes back as most + 1. Both at most
/// `longest_spelled` long.
[[nodiscard]] int edits(std::u32string_view one, std::u32string_view other, int most);
/// The same to turn `typed` into the beginning of `word`.
[[nodiscard]] int edits_of_beginning(std::u32string_view typed, std::u32string_view word, int most);

/// Which letters a word has, a bit each; several rare ones may share a bit. One edit changes at most two bits.
[[nodiscard]] constexpr std::uint32_t letters_of(std::u32string_view word) {
  std::uint32_t out = 0;
  for (const char32_t c : word) out |= std::uint32_t{1} << (c % 32);
  return out;
}

}  // namespace journeywork::search
