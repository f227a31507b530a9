#include "web/pages/careers/own_words.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <vector>

#include "core/careers/person.hpp"
#include "services/careers/words.hpp"

namespace journeywork::web::pages {

using careers::GapLine;

std::string_view level_phrase(int level) {
  constexpr std::array<std::string_view, 5> phrases{"not yet", "with direct help", "under supervision", "on your own",
                                                    "well enough to teach it"};
  return phrases[static_cast<std::size_t>(std::clamp(level, 0, careers::highest_level))];
}

std::string cost_text(const Locale& locale, const Money& low, const Money& high) {
  if (high.minor <= 0) return "nothing";
  const auto to = services::whole_money(locale, high);
  if (low.minor == high.minor) return to;
  return (low.minor <= 0 ? "nothing" : services::whole_money(locale, low)) + " to " + to;
}

std::string sought_text(const Locale& locale, const std::optional<Money>& pay, const std::optional<Money>& sought) {
  if (!pay || !sought || pay->currency != sought->currency) return {};
  const auto wanted = services::whole_money(locale, *sought);
  return pay->minor < sought->minor ? "less than the " + wanted + " that you look for"
                                    : "at least the " + wanted + " that you look for";
}

std::string points_text(int hundredths) {
  const int tenths = (hundredths + 5) / 10;
  if (hundredths > 0 && tenths == 0) return "0.1";
  return std::to_string(tenths / 10) + (tenths % 10 == 0 ? "" : "." + std::to_string(tenths % 10));
}

std::string education_text(int rank) {
  for (const auto education : careers::all_education) {
    if (static_cast<int>(education) == rank) return std::string(careers::title(education));
  }
  return {};
}

namespace {

std::string amount_text(const GapLine& line, int amount) {
  switch (line.kind) {
    case GapLine::Kind::skill:
      return std::string(level_phrase(amount));
    case GapLine::Kind::education:
      return amount == 0 ? "none named" : education_text(amount);
    case GapLine::Kind::credential:
      return amount > 0 ? "you hold it" : "not held";
    case GapLine::Kind::experience:
      return amount == 0 ? "none that counts here" : services::months_in_words(amount);
  }
  return {};
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())) != 0) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back())) != 0) text.remove_suffix(1);
  return text;
}

/// A number and the letters after it, as they are typed: "3 years", "$60k".
struct Piece {
  double number = 0;
  std::string unit;  ///< small letters
};

/// Nothing when there is anything else in it than numbers with units, currency signs, commas and "and".
std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  std::size_t i = 0;
  while (i < text.size()) {
    const auto ch = static_cast<unsigned char>(text[i]);
    if (std::isspace(ch) != 0 || ch == '$' || ch == '~' || ch == '/') {
      ++i;
    } else if (std::isdigit(ch) != 0) {
      std::string digits;
      for (; i < text.size() &&
             (std::isdigit(static_cast<unsigned char>(text[i])) != 0 || text[i] == '.' || text[i] == ',');
           ++i) {
        if (text[i] != ',') digits += text[i];
      }
      while (!digits.empty() && digits.back() == '.') digits.pop_back();
      Piece piece;
      const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), piece.number);
      if (error != std::errc{} || end != digits.data() + digits.size() || piece.number > 1e9) return std::nullopt;
      out.push_back(piece);
    } else if (std::isalpha(ch) != 0) {
      std::string word;
      for (; i < text.size() && std::isalpha(static_cast<unsigned char>(text[i])) != 0; ++i) {
        word += static_cast<char>(std::tolower(static_cast<unsigned char>(text[i])));
      }
      if (word == "and" || word == "about" || word == "usd") continue;
      if (out.empty()) return std::nullopt;
      out.back().unit += (out.back().unit.empty() ? "" : " ") + word;
    } else {
      return std::nullopt;
    }
  }
  return out.empty() ? std::nullopt : std::optional(std::move(out));
}

bool begins(const std::string& unit, std::string_view word) { return unit.starts_with(word); }

}  // namespace

std::string need_text(const GapLine& line) {
  if (line.kind == GapLine::Kind::credential) return line.title;
  if (line.kind == GapLine::Kind::education) return education_text(line.needs);
  return amount_text(line, line.needs);
}

std::string has_text(const GapLine& line) { return amount_text(line, line.has); }

std::optional<int> parse_typed_months(std::string_view text) {
  const auto pieces = pieces_of(trimmed(text));
  if (!pieces) return std::nullopt;
  double months = 0;
  for (const auto& piece : *pieces) {
    const bool bare = piece.unit.empty();
    if (begins(piece.unit, "y") || (bare && piece.number < 50)) {
      months += 12 * piece.number;
    } else if (bare || begins(piece.unit, "m")) {
      months += piece.number;
    } else if (begins(piece.unit, "w")) {
      months += piece.number * 12 / 52;
    } else {
      return std::nullopt;
    }
  }
  return months > careers::most_months ? std::nullopt : std::optional(static_cast<int>(std::lround(months)));
}

std::optional<Money> parse_typed_pay(std::string_view text, const std::string& currency, int hours_a_year) {
  const auto pieces = pieces_of(trimmed(text));
  if (!pieces || pieces->size() != 1) return std::nullopt;
  auto [number, unit] = pieces->front();
  if (unit == "k" || begins(unit, "k ")) {
    number *= 1000;
    unit.erase(0, 2);
  }
  const auto says = [&](std::string_view word) { return unit.find(word) != std::string::npos; };
  if (says("month")) {
    number *= 12;
  } else if (says("week")) {
    number *= 52;
  } else if (says("h") || (unit.empty() && number < 500)) {
    number *= hours_a_year;
  } else if (!unit.empty() && !says("y") && !says("annum")) {
    return std::nullopt;
  }
  if (number > 10'000'000) return std::nullopt;
  return Money{std::llround(number * 100), currency};
}

std::optional<int> parse_typed_count(std::string_view text, int most) {
  const auto pieces = pieces_of(trimmed(text));
  if (!pieces || pieces->size() != 1 || pieces->front().number > most) return std::nullopt;
  return static_cast<int>(std::lround(pieces->front().number));
}

}  // namespace journeywork::web::pages
