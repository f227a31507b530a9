#include "exchange/drawn_text/drawn_text.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <utility>

namespace journeywork::exchange {
namespace {

constexpr UChar32 replacement = 0xFFFD;
constexpr UChar32 ellipsis = 0x2026;

/// Calls with every character; U+FFFD for bytes that are none.
template <class Function>
void for_each_character(std::string_view text, const Function& function) {
  // ICU replaces invalid bytes and counts in 32 bits, which no text of ours comes near.
  const auto characters =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
  for (int32_t at = 0; at < characters.length(); at = characters.moveIndex32(at, 1)) {
    if (!function(characters.char32At(at))) return;
  }
}

std::string utf8(const icu::UnicodeString& text) {
  std::string result;
  return text.toUTF8String(result);
}

bool turns_direction(UChar32 character) {
  return (character >= 0x202A && character <= 0x202E) || (character >= 0x2066 && character <= 0x2069) ||
         character == 0x200E || character == 0x200F || character == 0x061C;
}

/// Joiners are part of how emoji and Khmer are written; all else of "format" is for machines.
bool is_drawn(UChar32 character) {
  const auto type = u_charType(character);
  if (type == U_FORMAT_CHAR) return !turns_direction(character);
  return type != U_CONTROL_CHAR && type != U_UNASSIGNED && type != U_SURROGATE;
}

/// Of Public Sans at weight 600, in parts of the size and rounded up.
double character_width(UChar32 character) {
  if (character >= 0x1100) return character >= 0x2000 && character < 0x2070 ? 0.75 : 1.05;
  if (character >= 0x80) return 0.7;
  const auto is_in = [character](std::string_view set) { return set.find(static_cast<char>(character)) != set.npos; };
  if (is_in("iljI.,:;'|!() ")) return 0.33;
  if (is_in("ftr-/\"")) return 0.42;
  if (is_in("mwMW@%&")) return 0.95;
  if (u_isupper(character)) return 0.72;
  return 0.62;
}

}  // namespace

std::string drawable(std::string_view text, std::size_t most) {
  icu::UnicodeString result;
  std::size_t characters = 0;
  bool blank = false;
  for_each_character(text, [&](UChar32 character) {
    if (u_isUWhiteSpace(character)) {
      blank = !result.isEmpty();
      return true;
    }
    if (characters + (blank ? 1 : 0) >= most) {
      result.append(ellipsis);
      return false;
    }
    if (std::exchange(blank, false)) {
      result.append(static_cast<UChar32>(' '));
      ++characters;
    }
    result.append(is_drawn(character) ? character : replacement);
    ++characters;
    return true;
  });
  return utf8(result);
}

double drawn_width(std::string_view text, double size) {
  double width = 0;
  for_each_character(text, [&](UChar32 character) {
    width += character_width(character);
    return true;
  });
  return width * size;
}

std::string shortened(std::string_view text, double size, double width) {
  if (drawn_width(text, size) <= width) return std::string(text);
  double left = width / size - character_width(ellipsis);
  icu::UnicodeString result;
  for_each_character(text, [&](UChar32 character) {
    left -= character_width(character);
    if (left < 0) return false;
    result.append(character);
    return true;
  });
  return utf8(result.trim().append(ellipsis));
}

}  // namespace journeywork::exchange
