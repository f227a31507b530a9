#include "exchange/standards_file/field_values.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "exchange/standards_file/text_encoding.hpp"

namespace journeywork::exchange {

namespace {

constexpr std::size_t longest_text = 4000;

/// `number` in parts of 1/`parts`, when that is a whole number of them. The tolerance is for binary fractions only: 0.1
/// h is 6 minutes, 0.101 h is not.
template <class T>
Parsed<T> whole_parts(double number, double parts, std::string_view not_whole) {
  if (!std::isfinite(number) || number > static_cast<double>(largest_figure))
    return {std::nullopt, "This is too large."};
  if (number < 0) return {std::nullopt, "This is negative."};
  const double scaled = number * parts;
  const double rounded = std::round(scaled);
  constexpr double tolerance = 1e-6;
  if (std::abs(scaled - rounded) > tolerance) return {std::nullopt, std::string(not_whole)};
  return {T{static_cast<std::int64_t>(rounded)}, {}};
}

std::optional<std::int64_t> digits(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || text.front() == '-' || error != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

}  // namespace

Parsed<Minutes> hours_from_clock(std::string_view text) {
  const auto colon = text.find(':');
  const auto whole = digits(text.substr(0, std::min(colon, text.size())));
  const auto rest = colon == std::string_view::npos ? std::nullopt : digits(text.substr(colon + 1));
  if (!whole || !rest || text.size() != colon + 3 || *rest > 59)
    return {std::nullopt, "These are not hours and minutes."};
  if (*whole > largest_figure) return {std::nullopt, "This is too large."};
  return {Minutes{*whole * 60 + *rest}, {}};
}

Parsed<Minutes> hours_from_number(double hours) {
  return whole_parts<Minutes>(hours, 60, "This is not a whole number of minutes.");
}

Parsed<BasisPoints> percent_from_number(double percent) {
  return whole_parts<BasisPoints>(percent, 100, "A percentage has at most two decimals.");
}

Parsed<std::int64_t> minor_from_number(double amount, int decimals) {
  return whole_parts<std::int64_t>(amount, std::pow(10, decimals), "The currency does not have that many decimals.");
}

Parsed<int> count_from_number(std::int64_t number) {
  if (number < 0) return {std::nullopt, "This is negative."};
  if (number > largest_figure) return {std::nullopt, "This is too large."};
  return {static_cast<int>(number), {}};
}

std::optional<std::string> refuse_text(std::string_view text) {
  const auto control = [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  };
  if (std::ranges::any_of(text, control)) return "The text has a control character in it.";
  if (text.size() > longest_text && character_count(text) > longest_text) return "The text is too long.";
  return std::nullopt;
}

}  // namespace journeywork::exchange
