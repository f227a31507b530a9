#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace journeywork {

/// A moment in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A plain calendar day with no time zone: the local day on which work was done, an agreement starts, a review is due.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}
  constexpr Date(int year, unsigned month, unsigned day)
      : days_(std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}) {}

  [[nodiscard]] constexpr std::chrono::sys_days days() const { return days_; }
  [[nodiscard]] constexpr std::chrono::year_month_day ymd() const { return std::chrono::year_month_day{days_}; }
  [[nodiscard]] int year() const { return static_cast<int>(ymd().year()); }
  [[nodiscard]] unsigned month() const { return static_cast<unsigned>(ymd().month()); }
  [[nodiscard]] unsigned day() const { return static_cast<unsigned>(ymd().day()); }

  [[nodiscard]] constexpr Date plus_days(int n) const { return Date{days_ + std::chrono::days{n}}; }
  /// The same day of the month n months on, or that month's last day when it is shorter.
  [[nodiscard]] Date plus_months(int n) const;
  /// The Monday of this day's week.
  [[nodiscard]] Date week_start() const;

  auto operator<=>(const Date&) const = default;

 private:
  std::chrono::sys_days days_{};
};

/// Days from `from` to `to`; negative when `to` is earlier.
[[nodiscard]] inline int days_between(Date from, Date to) {
  return static_cast<int>((to.days() - from.days()).count());
}

/// Whole calendar months from `from` to `to`, rounded toward zero; negative when `to` is earlier.
[[nodiscard]] int months_between(Date from, Date to);

/// "2026-11-19". Only this form and only real days are accepted, years 1900 to 2199.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);
[[nodiscard]] std::string iso(Date date);

/// "2026-11-19T08:15:30.250Z"
[[nodiscard]] std::string iso(Instant instant);

}  // namespace journeywork
