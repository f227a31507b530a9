#include "web/http/encoding.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

std::optional<std::string> percent_decode(std::string_view text, Plus plus) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '%') {
      if (text.size() - i < 3) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      out.push_back(c == '+' && plus == Plus::space ? ' ' : c);
    }
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() + text.size() / 2);
  for (const char c : text) {
    if (is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.push_back('%');
      out.push_back(digits[byte >> 4]);
      out.push_back(digits[byte & 15]);
    }
  }
  return out;
}

namespace {

/// The length of the sequence that `lead` opens and the bounds of its second byte (Unicode 15, table 3-7); length 0
/// when nothing may begin so.
struct Sequence {
  std::size_t length = 0;
  unsigned char second_min = 0x80;
  unsigned char second_max = 0xbf;
};

constexpr Sequence sequence(unsigned char lead) {
  if (lead >= 0xc2 && lead <= 0xdf) return {2, 0x80, 0xbf};
  if (lead == 0xe0) return {3, 0xa0, 0xbf};
  if (lead == 0xed) return {3, 0x80, 0x9f};
  if (lead >= 0xe1 && lead <= 0xef) return {3, 0x80, 0xbf};
  if (lead == 0xf0) return {4, 0x90, 0xbf};
  if (lead >= 0xf1 && lead <= 0xf3) return {4, 0x80, 0xbf};
  if (lead == 0xf4) return {4, 0x80, 0x8f};
  return {};
}

}  // namespace

bool is_utf8(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size()) {
    const auto lead = static_cast<unsigned char>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    const auto [length, min, max] = sequence(lead);
    if (length == 0 || text.size() - i < length) return false;
    const auto second = static_cast<unsigned char>(text[i + 1]);
    if (second < min || second > max) return false;
    for (std::size_t k = 2; k < length; ++k) {
      if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
    }
    i += length;
  }
  return true;
}

bool is_clean_text(std::string_view text) { return text.find('\0') == std::string_view::npos && is_utf8(text); }

Parsed<Fields> parse_urlencoded(std::string_view text, std::size_t max_fields) {
  Fields fields;
  while (!text.empty()) {
    std::string_view value = take_until(text, '&');
    if (value.empty()) continue;
    const std::string_view name = take_until(value, '=');
    if (fields.size() == max_fields) return refusal(413, "too many form fields");
    auto decoded_name = percent_decode(name, Plus::space);
    auto decoded_value = percent_decode(value, Plus::space);
    if (!decoded_name || !decoded_value) return refusal(400, "broken percent escape");
    if (!is_clean_text(*decoded_name) || !is_clean_text(*decoded_value)) return refusal(400, "text is not UTF-8");
    fields.push_back({std::move(*decoded_name), std::move(*decoded_value)});
  }
  return fields;
}

}  // namespace journeywork::web::http
