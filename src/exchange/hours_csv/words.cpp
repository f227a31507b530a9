#include "exchange/hours_csv/words.hpp"

#include <unicode/unistr.h>

#include <algorithm>

namespace journeywork::exchange::hours_csv {

namespace {

constexpr std::string_view look_like_spaces[] = {" ", "\t", "\r", "\n", "\xC2\xA0", "\xE2\x80\xAF", "\xEF\xBB\xBF"};

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::string_view cut(std::string_view utf8, std::size_t most) {
  if (utf8.size() <= most) return utf8;
  while (most > 0 && !begins_character(utf8[most])) --most;
  return utf8.substr(0, most);
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }

}  // namespace

std::string_view trimmed(std::string_view utf8) {
  for (bool again = true; again;) {
    again = false;
    for (const auto space : look_like_spaces) {
      if (utf8.starts_with(space)) {
        utf8.remove_prefix(space.size());
        again = true;
      }
      if (utf8.ends_with(space)) {
        utf8.remove_suffix(space.size());
        again = true;
      }
    }
  }
  return utf8;
}

std::string folded(std::string_view utf8) {
  constexpr std::size_t longest = 200;
  const auto text = cut(utf8, longest);
  std::string out;
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; })) {
    out = text;
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
  }
  icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())}).foldCase().toUTF8String(out);
  return out;
}

std::string word_key(std::string_view text) {
  std::string out;
  bool gap = false;
  for (const char c : folded(trimmed(text))) {
    const bool counts = is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80U || c == '#';
    if (counts && gap && !out.empty()) out += ' ';
    if (counts) out += c;
    gap = !counts;
  }
  return out;
}

std::string shown(std::string_view utf8) {
  constexpr std::size_t longest = 80;
  std::string out(cut(utf8, longest));
  std::ranges::replace_if(out, is_control, ' ');
  if (out.size() < utf8.size()) out += "\xE2\x80\xA6";
  return out;
}

}  // namespace journeywork::exchange::hours_csv
