#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.hpp"
#include "core/base/duration.hpp"
#include "core/base/money.hpp"

namespace journeywork {

/// How dates, numbers and money are written where somebody lives. A cheap handle: formatters are made once a thread and
/// kept. An unknown tag writes as English does.
class Locale {
 public:
  /// A BCP 47 tag: "en-US", "km-KH".
  explicit Locale(std::string tag = "en-US") : tag_(std::move(tag)) {}

  [[nodiscard]] const std::string& tag() const { return tag_; }

  [[nodiscard]] std::string day(Date date) const;       ///< "Thu 19 Nov" (en-GB), "Thu, Nov 19" (en-US)
  [[nodiscard]] std::string day_year(Date date) const;  ///< "Thu 19 Nov 2026"
  [[nodiscard]] std::string date(Date date) const;      ///< "19 Nov 2026"
  [[nodiscard]] std::string month(Date date) const;     ///< "Nov 2026"
  [[nodiscard]] std::string time(int hour, int minute) const;

  [[nodiscard]] std::string number(std::int64_t n) const;          ///< "2,310"
  [[nodiscard]] std::string percent(BasisPoints share) const;      ///< "62.5%" as the locale writes it
  [[nodiscard]] std::string money(const Money& money) const;       ///< "$24.50"
  [[nodiscard]] std::string hours(Minutes minutes) const;          ///< "7 h 30 min", "45 min", "0 h"
  [[nodiscard]] std::string hours_rounded(Minutes minutes) const;  ///< whole hours, "2,310 h"

 private:
  std::string tag_;
};

/// Digits after the point in a currency's usual notation: 2 for USD.
[[nodiscard]] int currency_digits(std::string_view currency);
/// "24.50" or "24,50" in the major unit, nothing else; for forms and files. Nothing when it is not an amount, or has
/// more digits than the currency.
[[nodiscard]] std::optional<Money> parse_money(std::string_view text, std::string_view currency);
/// "24.50": what parse_money reads.
[[nodiscard]] std::string plain(const Money& money);

}  // namespace journeywork
