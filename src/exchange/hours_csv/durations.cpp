#include "exchange/hours_csv/durations.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "exchange/hours_csv/words.hpp"

namespace journeywork::exchange::hours_csv {

namespace {

constexpr std::size_t most_digits = 6;  // of an amount; nobody works a million hours on a line
constexpr std::size_t longest_text = 40;

/// Digits, perhaps a mark and more digits.
struct Number {
  std::int64_t whole = 0;
  std::int64_t fraction = 0;  ///< over `scale`
  std::int64_t scale = 1;
  char mark = 0;
  std::size_t decimals = 0;

  /// This many of `unit` minutes each, to the nearest minute, halves up.
  [[nodiscard]] Minutes minutes(std::int64_t unit) const {
    return {whole * unit + (fraction * unit * 2 + scale) / (scale * 2)};
  }
};

/// Takes a number off the front.
std::optional<Number> take_number(std::string_view& text) {
  Number out;
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  if (digits > most_digits) return std::nullopt;
  for (const char c : text.substr(0, digits)) out.whole = out.whole * 10 + (c - '0');
  text.remove_prefix(digits);
  if (!text.empty() && (text.front() == '.' || text.front() == ',')) {
    out.mark = text.front();
    text.remove_prefix(1);
    while (!text.empty() && is_digit(text.front())) {
      if (++out.decimals <= most_digits) {
        out.fraction = out.fraction * 10 + (text.front() - '0');
        out.scale *= 10;
      }
      text.remove_prefix(1);
    }
    if (out.decimals == 0) return std::nullopt;
  } else if (digits == 0) {
    return std::nullopt;
  }
  return out;
}

enum class Unit { none, hours, minutes };

std::optional<Unit> unit_of(std::string_view word) {
  struct Word {
    std::string_view text;
    Unit unit;
  };
  constexpr auto words = std::to_array<Word>({{"", Unit::none},
                                              {"h", Unit::hours},
                                              {"hr", Unit::hours},
                                              {"hrs", Unit::hours},
                                              {"hour", Unit::hours},
                                              {"hours", Unit::hours},
                                              {"hora", Unit::hours},
                                              {"horas", Unit::hours},
                                              {"m", Unit::minutes},
                                              {"min", Unit::minutes},
                                              {"mins", Unit::minutes},
                                              {"minute", Unit::minutes},
                                              {"minutes", Unit::minutes},
                                              {"minuto", Unit::minutes},
                                              {"minutos", Unit::minutes}});
  const auto key = folded(word);
  const auto* found = std::ranges::find(words, key, &Word::text);
  return found == words.end() ? std::nullopt : std::optional(found->unit);
}

/// Takes a word off the front, with the spaces around it.
std::string_view take_word(std::string_view& text) {
  text = trimmed(text);
  std::size_t end = 0;
  while (end < text.size() && !is_digit(text[end]) && text[end] != ' ') ++end;
  auto word = text.substr(0, end);
  text = trimmed(text.substr(end));
  if (word.ends_with('.')) word.remove_suffix(1);
  return word;
}

Duration because(std::string message) { return {std::nullopt, std::move(message)}; }

Duration not_a_time() { return because("This is not a length of time."); }

/// 1:30 or 1:30:00.
Duration read_clock(std::string_view text) {
  std::vector<std::int64_t> parts;
  while (true) {
    const auto end = std::min(text.find(':'), text.size());
    const auto digits = text.substr(0, end);
    if (digits.empty() || digits.size() > (parts.empty() ? 4 : 2) || !std::ranges::all_of(digits, is_digit)) {
      return not_a_time();
    }
    std::int64_t value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    if (!parts.empty() && (digits.size() != 2 || value >= 60)) return not_a_time();
    parts.push_back(value);
    if (end == text.size()) break;
    text.remove_prefix(end + 1);
  }
  if (parts.size() > 3) return not_a_time();
  constexpr std::int64_t half_a_minute = 30;
  const std::int64_t up = parts.size() == 3 && parts[2] >= half_a_minute ? 1 : 0;
  return {Minutes{parts[0] * 60 + parts[1] + up}, {}};
}

Duration in_minutes(const Number& number, bool plain) {
  if (number.fraction == 0 && !(plain && number.decimals == 3)) return {Minutes{number.whole}, {}};
  return because(number.fraction == 0 ? "Is this thousands of minutes, or a few?"
                                      : "This is not a whole number of minutes.");
}

Duration read_plain(const Number& number, std::optional<PlainNumber> unit) {
  if (unit == PlainNumber::minutes) return in_minutes(number, true);
  if (unit == PlainNumber::hours || number.fraction != 0) return {number.minutes(60), {}};
  return because("This could be hours or minutes: choose which in the mapping.");
}

/// 1 h 30 min, after its number and first unit.
Duration read_rest(const Number& hours, std::string_view rest) {
  if (rest.empty()) return {hours.minutes(60), {}};
  const auto more = take_number(rest);
  if (!more || more->mark != 0 || more->whole >= 60 || hours.mark != 0) return not_a_time();
  const auto unit = unit_of(take_word(rest));
  if (!rest.empty() || !unit || *unit == Unit::hours) return not_a_time();
  return {hours.minutes(60) + Minutes{more->whole}, {}};
}

}  // namespace

Duration read_duration(std::string_view text, std::optional<PlainNumber> unit, DecimalMark mark) {
  text = trimmed(text);
  if (text.empty() || text.size() > longest_text) return not_a_time();
  if (text.front() == '-') return because("A length of time is not below zero.");
  if (text.find(':') != std::string_view::npos) return read_clock(text);
  auto rest = text;
  const auto number = take_number(rest);
  if (!number) return not_a_time();
  if ((number->mark == '.' && mark == DecimalMark::comma) || (number->mark == ',' && mark == DecimalMark::point)) {
    return because("The mapping has another decimal mark.");
  }
  const auto named = unit_of(take_word(rest));
  if (!named) return not_a_time();
  if (*named == Unit::hours) return read_rest(*number, rest);
  if (!rest.empty()) return not_a_time();
  return *named == Unit::minutes ? in_minutes(*number, false) : read_plain(*number, unit);
}

std::string accepted_durations(std::optional<PlainNumber> unit, DecimalMark mark) {
  const std::string fraction = mark == DecimalMark::comma ? "1,5" : mark == DecimalMark::point ? "1.5" : "1.5 or 1,5";
  if (unit == PlainNumber::minutes) return "minutes such as 90, or 1:30";
  if (unit == PlainNumber::hours) return "hours such as " + fraction + ", or 1:30";
  return "1:30, 90 min, 1 h, or hours with a fraction such as " + fraction;
}

}  // namespace journeywork::exchange::hours_csv
