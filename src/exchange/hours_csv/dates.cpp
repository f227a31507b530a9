#include "exchange/hours_csv/dates.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "exchange/hours_csv/words.hpp"

namespace journeywork::exchange::hours_csv {

namespace {

constexpr const char* languages[] = {"en", "es", "km"};
constexpr std::string_view between_parts = " -/.,'\t";
constexpr std::string_view fillers[] = {"de", "of", "th", "st", "nd", "rd"};
constexpr std::size_t longest_date = 60;

std::string name_key(std::string_view name) {
  auto key = folded(name);
  std::erase(key, '.');
  return key;
}

template <class Use>
void each_name(const icu::UnicodeString* names, int count, const Use& use) {
  for (int i = 0; i < count; ++i) {
    std::string text;
    names[i].toUTF8String(text);
    if (!text.empty()) use(name_key(text), i);
  }
}

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

int number_of(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// A date and what stands behind it: 2026-11-19T07:30:00Z is "2026-11-19" and "07:30:00Z".
struct Split {
  std::string_view day;
  std::string_view time;
};
Split split_time(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {text, {}};
  auto begin = colon;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  const auto before = text.substr(0, begin);
  const bool apart = !before.empty() && (before.back() == ' ' || before.back() == 'T');
  const bool digits = colon - begin == 1 || colon - begin == 2;
  if (!apart || !digits) return {{}, text};
  return {trimmed(before.substr(0, before.size() - 1)), text.substr(begin)};
}

/// A moment in another zone than the site's may be another day there; midnight is how programs write a plain day.
bool is_local(std::string_view time) {
  const auto zone = time.find_first_of("Z+-");
  if (zone == std::string_view::npos) return true;
  return std::ranges::all_of(time.substr(0, zone), [](char c) { return c == '0' || c == ':' || c == '.'; });
}

bool is_time(std::string_view time) {
  const auto known = [](char c) {
    return is_digit(c) || std::string_view(":. ZAPMapm+-").find(c) != std::string_view::npos;
  };
  return time.empty() || std::ranges::all_of(time, known);
}

std::optional<Date> date_of(int year, int month, int day) {
  constexpr int first_year = 1900;
  constexpr int last_year = 2199;
  const std::chrono::year_month_day ymd{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                        std::chrono::day{static_cast<unsigned>(day)}};
  if (year < first_year || year > last_year || month > 12 || day > 31 || !ymd.ok()) return std::nullopt;
  return Date(std::chrono::sys_days{ymd});
}

std::optional<int> year_of(std::string_view digits) {
  constexpr int this_century = 2000;
  if (digits.size() == 4) return number_of(digits);
  if (digits.size() == 2) return this_century + number_of(digits);
  return std::nullopt;
}

}  // namespace

DateReader::DateReader() {
  using Symbols = icu::DateFormatSymbols;
  for (const auto* language : languages) {
    auto status = U_ZERO_ERROR;
    const Symbols symbols(icu::Locale(language), status);
    if (U_FAILURE(status)) continue;
    for (const auto context : {Symbols::FORMAT, Symbols::STANDALONE}) {
      for (const auto width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
        std::int32_t count = 0;
        const auto* months = symbols.getMonths(count, context, width);
        each_name(months, count, [&](std::string key, int i) { months_.emplace(std::move(key), i + 1); });
        const auto* weekdays = symbols.getWeekdays(count, context, width);
        each_name(weekdays, count, [&](std::string key, int) { weekdays_.insert(std::move(key)); });
      }
    }
  }
  months_.emplace("sept", 9);
  for (const auto* weekday : {"tues", "wednes", "thur", "thurs"}) weekdays_.emplace(weekday);
}

/// Numbers and names of months; nothing where there is anything else.
std::optional<std::vector<DateReader::Part>> DateReader::tokens_of(std::string_view day) const {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < day.size();) {
    if (between_parts.find(day[at]) != std::string_view::npos) {
      ++at;
      continue;
    }
    const bool digits = is_digit(day[at]);
    auto end = at;
    while (end < day.size() && between_parts.find(day[end]) == std::string_view::npos && is_digit(day[end]) == digits)
      ++end;
    Part part{day.substr(at, end - at), 0, !digits};
    at = end;
    if (digits) {
      part.number = number_of(part.text);
    } else {
      const auto key = name_key(part.text);
      if (std::ranges::find(fillers, key) != std::end(fillers)) continue;
      const auto month = months_.find(key);
      if (parts.empty() && weekdays_.contains(key) && month == months_.end()) continue;
      if (month == months_.end()) return std::nullopt;
      part.number = month->second;
    }
    parts.push_back(part);
  }
  return parts;
}

/// Three parts, one of them perhaps the name of a month; nothing for anything else.
std::optional<std::vector<DateReader::Part>> DateReader::parts_of(std::string_view text) const {
  if (text.size() > longest_date) return std::nullopt;
  const auto [day, time] = split_time(trimmed(text));
  if (!is_time(time) || !is_local(time)) return std::nullopt;
  auto tokens = tokens_of(day);
  if (!tokens) return std::nullopt;
  auto& parts = *tokens;
  // "mar" is a Spanish Tuesday as well as a March.
  if (parts.size() == 4 && parts.front().named && weekdays_.contains(name_key(parts.front().text)))
    parts.erase(parts.begin());
  if (parts.size() == 1 && parts.front().text.size() == 8 && !parts.front().named) {
    const auto whole = parts.front().text;
    parts = {{whole.substr(0, 4), number_of(whole.substr(0, 4)), false},
             {whole.substr(4, 2), number_of(whole.substr(4, 2)), false},
             {whole.substr(6, 2), number_of(whole.substr(6, 2)), false}};
  }
  if (parts.size() != 3 || std::ranges::count_if(parts, &Part::named) > 1) return std::nullopt;
  return tokens;
}

std::optional<Date> DateReader::read(std::string_view text, DateOrder order) const {
  const auto parts = parts_of(text);
  if (!parts) return std::nullopt;
  const auto named = std::ranges::find_if(*parts, &Part::named);
  std::array<const Part*, 3> ymd{};
  if (named != parts->end()) {
    std::vector<const Part*> others;
    for (const auto& part : *parts) {
      if (!part.named) others.push_back(&part);
    }
    const bool year_first = others[0]->text.size() == 4 || (others[1]->text.size() != 4 && order == DateOrder::ymd);
    ymd = {others[year_first ? 0 : 1], &*named, others[year_first ? 1 : 0]};
  } else {
    const auto& p = *parts;
    if (p[0].text.size() == 4 || order == DateOrder::ymd) {
      ymd = {&p[0], &p[1], &p[2]};
    } else if (order == DateOrder::dmy) {
      ymd = {&p[2], &p[1], &p[0]};
    } else {
      ymd = {&p[2], &p[0], &p[1]};
    }
  }
  const auto year = year_of(ymd[0]->text);
  const bool short_month = ymd[1]->named || ymd[1]->text.size() <= 2;
  if (!year || !short_month || ymd[2]->text.size() > 2) return std::nullopt;
  return date_of(*year, ymd[1]->number, ymd[2]->number);
}

std::string DateReader::why_not(std::string_view text, DateOrder order) const {
  const auto whole = trimmed(text);
  if (all_digits(whole) && whole.size() == 5) {
    return "This is a spreadsheet's own number of a day. Format the column as a date before saving.";
  }
  const auto time = split_time(whole).time;
  if (is_time(time) && !is_local(time)) {
    return "This is a moment in another time zone, so the day at the site is not certain.";
  }
  for (const auto other : all_date_orders) {
    if (other != order && read(text, other)) return "This is not a date in the order that was chosen.";
  }
  return "This is not a date.";
}

DateReader::Evidence DateReader::evidence(std::string_view text) const {
  Evidence out;
  const auto parts = parts_of(text);
  if (!parts) return out;
  const auto& p = *parts;
  const auto named = std::ranges::any_of(p, &Part::named);
  if (p[0].text.size() == 4 && !p[0].named) {
    out.orders = {DateOrder::ymd};
  } else if (named) {
    out.orders = {p[0].named ? DateOrder::mdy : DateOrder::dmy};
  } else {
    out.decides = true;
    for (const auto order : {DateOrder::dmy, DateOrder::mdy}) {
      if (read(text, order)) out.orders.push_back(order);
    }
  }
  out.is_date = !out.orders.empty() && read(text, out.orders.front()).has_value();
  if (named && out.is_date) {  // 03-Nov-26: the name tells the month, not which of the others is the year
    const auto again = read(text, DateOrder::ymd);
    out.decides = again != read(text, out.orders.front());
  }
  return out;
}

}  // namespace journeywork::exchange::hours_csv
