#include "core/base/date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

namespace journeywork {

using namespace std::chrono;

Date Date::plus_months(int n) const {
  const auto from = ymd();
  const auto target = year_month{from.year(), from.month()} + months{n};
  const auto last = year_month_day_last{target.year(), month_day_last{target.month()}};
  return Date{sys_days{target / std::min(from.day(), last.day())}};
}

Date Date::week_start() const { return Date{days_ - (weekday{days_} - Monday)}; }

int months_between(Date from, Date to) {
  const auto a = from.ymd();
  const auto b = to.ymd();
  int n = static_cast<int>((year_month{b.year(), b.month()} - year_month{a.year(), a.month()}).count());
  if (n > 0 && from.plus_months(n) > to) --n;
  if (n < 0 && from.plus_months(n) < to) ++n;
  return n;
}

namespace {

/// Exactly the digits of `text`, or nothing.
std::optional<int> digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return value;
}

}  // namespace

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text.substr(0, 4));
  const auto m = digits(text.substr(5, 2));
  const auto d = digits(text.substr(8, 2));
  if (!y || !m || !d || *y < 1900 || *y > 2199) return std::nullopt;
  const year_month_day ymd{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  if (!ymd.ok()) return std::nullopt;
  return Date{sys_days{ymd}};
}

std::string iso(Date date) {
  std::array<char, 32> out{};
  const int n = std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", date.year(), date.month(), date.day());
  return {out.data(), static_cast<std::size_t>(n)};
}

std::string iso(Instant instant) {
  const auto day = floor<days>(instant);
  const hh_mm_ss time{instant - day};
  std::array<char, 32> out{};
  const int n = std::snprintf(out.data(), out.size(), "T%02d:%02d:%02d.%03dZ", static_cast<int>(time.hours().count()),
                              static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()),
                              static_cast<int>(time.subseconds().count()));
  return iso(Date{day}) + std::string(out.data(), static_cast<std::size_t>(n));
}

}  // namespace journeywork
