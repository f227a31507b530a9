#include "services/fields.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "core/base/zone.hpp"

namespace journeywork::services {

namespace {

using CodePoints = std::u32string;

/// Nothing when the bytes are not UTF-8.
std::optional<CodePoints> code_points(std::string_view text) {
  CodePoints out;
  out.reserve(text.size());
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, size, c);
    if (c < 0) return std::nullopt;
    out.push_back(static_cast<char32_t>(c));
  }
  return out;
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString composed(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU has no data for normal form C");
  return form->normalize(text, status);
}

std::string utf8(const CodePoints& text) {
  return utf8(icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(text.data()),
                                            static_cast<std::int32_t>(text.size())));
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }

/// What a line of text may not contain: control characters, line ends, and marks that turn the direction of what
/// follows, by which one name can be made to look like another.
bool is_unfit(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  if (type == U_CONTROL_CHAR || type == U_LINE_SEPARATOR || type == U_PARAGRAPH_SEPARATOR) return true;
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || U_IS_UNICODE_NONCHAR(c);
}

/// Trimmed, and with one plain space for each run of spaces inside.
CodePoints spaced(const CodePoints& text) {
  CodePoints out;
  bool gap = false;
  for (const auto c : text) {
    if (is_space(c) && !is_unfit(c)) {
      gap = !out.empty();
      continue;
    }
    if (gap) out.push_back(U' ');
    gap = false;
    out.push_back(c);
  }
  return out;
}

/// Line ends and tabs around a pasted text are not part of it.
std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

bool is_visible(const CodePoints& text) {
  return std::ranges::any_of(text, [](char32_t c) {
    return u_isgraph(static_cast<UChar32>(c)) && u_charType(static_cast<UChar32>(c)) != U_FORMAT_CHAR;
  });
}

bool fits_email(char32_t c) {
  const auto type = u_charType(static_cast<UChar32>(c));
  return !is_space(c) && !is_unfit(c) && type != U_FORMAT_CHAR && type != U_PRIVATE_USE_CHAR;
}

bool is_local_part(const CodePoints& local) {
  constexpr std::u32string_view reserved = U"<>()[],;:\\\"";
  return !local.empty() && local.front() != U'.' && local.back() != U'.' && local.find(U"..") == CodePoints::npos &&
         local.find_first_of(reserved) == CodePoints::npos;
}

bool is_domain(const CodePoints& domain) {
  if (domain.find(U'.') == CodePoints::npos) return false;
  for (std::size_t start = 0; start <= domain.size();) {
    const auto end = std::min(domain.find(U'.', start), domain.size());
    const auto label = domain.substr(start, end - start);
    if (label.empty() || label.front() == U'-' || label.back() == U'-') return false;
    const auto fits = [](char32_t c) {
      return c == U'-' || (c > 0x7F ? c != 0xFFFD : u_isalnum(static_cast<UChar32>(c)) != 0);
    };
    if (!std::ranges::all_of(label, fits)) return false;
    start = end + 1;
  }
  return true;
}

/// For Problem::value, which a page shows again: the beginning, and only what is text.
std::string shown(std::string_view typed) {
  constexpr std::size_t enough = 300;
  auto points = code_points(typed.substr(0, enough * 4));
  if (!points) return {};
  points->resize(std::min(points->size(), enough));
  return utf8(*points);
}

Problem problem(std::string_view field, std::string message, std::string_view typed, std::string accepted) {
  return {std::string(field), std::move(message), shown(typed), std::move(accepted)};
}

}  // namespace

bool is_supported_locale(std::string_view locale) {
  return std::ranges::find(supported_locales, locale) != std::end(supported_locales);
}

std::optional<std::string> normalised(std::string_view text) {
  if (!code_points(text)) return std::nullopt;
  return utf8(composed(icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())})));
}

std::string folded(std::string_view text) {
  if (!code_points(text)) return std::string(text);
  auto plain = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  return utf8(composed(plain.foldCase()));
}

std::size_t length_of(std::string_view text) {
  const auto points = code_points(text);
  return points ? points->size() : text.size();
}

std::optional<std::string> email_key(std::string_view typed) {
  constexpr std::size_t longest = 254;  // RFC 5321, 4.5.3.1.3, less the angle brackets
  constexpr std::size_t longest_local_part = 64;
  const auto text = trimmed(typed);
  if (text.size() > longest || !code_points(text)) return std::nullopt;
  auto wide = icu::UnicodeString::fromUTF8({text.data(), static_cast<std::int32_t>(text.size())});
  auto key = utf8(composed(wide.toLower(icu::Locale::getRoot())));
  const auto points = code_points(key);
  if (!points || key.size() > longest || !std::ranges::all_of(*points, fits_email)) return std::nullopt;
  const auto at = points->find(U'@');
  if (at == CodePoints::npos || points->find(U'@', at + 1) != CodePoints::npos) return std::nullopt;
  if (key.find('@') > longest_local_part) return std::nullopt;
  if (!is_local_part(points->substr(0, at)) || !is_domain(points->substr(at + 1))) return std::nullopt;
  return key;
}

std::string device_label(std::string_view told) {
  constexpr std::size_t longest = 200;
  auto points = code_points(told.substr(0, longest * 4));
  if (!points) {  // not text, or cut inside a character: keep what anybody can read
    points.emplace();
    for (const char c : told.substr(0, longest)) {
      if (c >= ' ' && c <= '~') points->push_back(static_cast<char32_t>(c));
    }
  }
  std::erase_if(*points, is_unfit);
  auto label = spaced(*points);
  label.resize(std::min(label.size(), longest));
  return utf8(label);
}

std::string FieldChecks::line(std::string_view field, std::string_view typed, std::size_t longest) {
  const auto accepted = "1 to " + std::to_string(longest) + " characters on one line";
  // Far more bytes than `longest` characters can have, composed or not, are not worth a look.
  if (typed.size() > longest * 32) {
    refuse(problem(field, "This is too long.", typed, accepted));
    return {};
  }
  const auto whole = normalised(trimmed(typed));
  if (!whole) {
    refuse(problem(field, "This is not text.", {}, accepted));
    return {};
  }
  const auto points = spaced(*code_points(*whole));
  if (!is_visible(points)) {
    refuse(problem(field, "Please fill this in.", typed, accepted));
  } else if (std::ranges::any_of(points, is_unfit)) {
    refuse(problem(field, "This has characters in it that cannot be shown.", {}, accepted));
  } else if (points.size() > longest) {
    refuse(problem(field, "This is too long.", typed, accepted));
  } else {
    return utf8(points);
  }
  return {};
}

std::optional<std::string> FieldChecks::optional_line(std::string_view field, std::string_view typed,
                                                      std::size_t longest) {
  if (trimmed(typed).empty()) return std::nullopt;
  auto kept = line(field, typed, longest);
  return kept.empty() ? std::nullopt : std::optional(std::move(kept));
}

std::string FieldChecks::email(std::string_view field, std::string_view typed) {
  if (auto key = email_key(typed)) return *key;
  refuse(problem(field, "This is not an email address.", typed, "like name@example.org"));
  return {};
}

std::string FieldChecks::locale(std::string_view field, std::string_view typed) {
  if (is_supported_locale(typed)) return std::string(typed);
  std::string accepted;
  for (const auto locale : supported_locales) accepted += (accepted.empty() ? "" : ", ") + std::string(locale);
  refuse(problem(field, "Journeywork does not speak this yet.", typed, accepted));
  return {};
}

std::string FieldChecks::country(std::string_view field, std::string_view typed) {
  std::string code(trimmed(typed));
  std::ranges::transform(code, code.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  for (const char* const* known = icu::Locale::getISOCountries(); *known != nullptr; ++known) {
    if (code == *known) return code;
  }
  refuse(problem(field, "This is not a country.", typed, "two letters as in ISO 3166, like US or KH"));
  return {};
}

std::string FieldChecks::time_zone(std::string_view field, std::string_view typed) {
  std::string zone(trimmed(typed));
  constexpr std::size_t longest = 64;
  if (zone.size() <= longest && known_time_zone(zone)) return zone;
  refuse(problem(field, "This is not a time zone.", typed, "a place of the time zone database, like America/New_York"));
  return {};
}

std::optional<Date> FieldChecks::birth_date(std::string_view field, std::optional<Date> date, Date today) {
  constexpr int oldest_months = 120 * 12;
  if (!date || (*date <= today && months_between(*date, today) <= oldest_months)) return date;
  refuse(problem(field, "Nobody alive was born on that day.", iso(*date), "a day in the past"));
  return std::nullopt;
}

Result<void> FieldChecks::result() const {
  if (passed()) return {};
  const auto& message = problems_.size() == 1 ? problems_.front().message : "Some fields need another look.";
  return journeywork::refuse(Error::Code::invalid, message, problems_);
}

}  // namespace journeywork::services
