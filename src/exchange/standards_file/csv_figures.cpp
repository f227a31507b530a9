#include "exchange/standards_file/csv_figures.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace journeywork::exchange {

namespace {

constexpr std::string_view not_a_number = "This is not a number.";

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "1,234,567" without its commas; nothing when they do not stand where thousands are.
std::optional<std::string> without_thousands(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find(',', at), text.size());
    const auto group = text.substr(at, end - at);
    if (!all_digits(group) || group.size() > 3 || (at > 0 && group.size() != 3)) return std::nullopt;
    out += group;
    at = end + 1;
  }
  return out;
}

/// The digits with a point for the decimals.
Parsed<std::string> plain_number(std::string_view text) {
  const auto mark = text.find_last_of(".,");
  if (mark == std::string_view::npos) {
    if (all_digits(text)) return {std::string(text), {}};
    return {std::nullopt, std::string(text.starts_with('-') ? "This is negative." : not_a_number)};
  }
  const auto whole = text.substr(0, mark);
  const auto decimals = text.substr(mark + 1);
  if (text[mark] == ',') {
    if (auto number = without_thousands(text)) return {std::move(number), {}};
    if (all_digits(whole) && all_digits(decimals) && decimals.size() <= 2) {
      return {std::string(whole).append(".").append(decimals), {}};
    }
    return {std::nullopt, std::string(not_a_number)};
  }
  auto number = all_digits(whole) ? std::optional(std::string(whole)) : without_thousands(whole);
  if (!number || !all_digits(decimals)) return {std::nullopt, std::string(not_a_number)};
  if (decimals.size() == 3 && whole.size() <= 3 && whole != "0") {
    return {std::nullopt, "This is a thousand to some and one to others."};
  }
  return {number->append(".").append(decimals), {}};
}

Parsed<double> number_from_cell(std::string_view text) {
  auto plain = plain_number(text);
  if (!plain.value) return {std::nullopt, std::move(plain.message)};
  double value = 0;
  const auto* end = plain.value->data() + plain.value->size();
  const auto [stopped, error] = std::from_chars(plain.value->data(), end, value);
  if (error != std::errc{} || stopped != end) return {std::nullopt, std::string(not_a_number)};
  return {value, {}};
}

}  // namespace

Parsed<Minutes> hours_from_cell(std::string_view text) {
  if (text.find(':') != std::string_view::npos) return hours_from_clock(text);
  auto number = number_from_cell(text);
  return number.value ? hours_from_number(*number.value) : Parsed<Minutes>{std::nullopt, std::move(number.message)};
}

Parsed<BasisPoints> percent_from_cell(std::string_view text) {
  const bool marked = text.ends_with('%');
  if (marked) text.remove_suffix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  auto number = number_from_cell(text);
  if (!number.value) return {std::nullopt, std::move(number.message)};
  constexpr double may_be_a_fraction = 2;
  if (!marked && *number.value > 0 && *number.value <= may_be_a_fraction) {
    return {std::nullopt, "This may be a fraction or a percentage."};
  }
  return percent_from_number(*number.value);
}

Parsed<int> count_from_cell(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc::result_out_of_range) return {std::nullopt, "This is too large."};
  if (error != std::errc{} || end != text.data() + text.size()) return {std::nullopt, "This is not a whole number."};
  return count_from_number(value);
}

}  // namespace journeywork::exchange
