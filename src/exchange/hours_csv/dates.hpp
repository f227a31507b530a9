#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {

/// Days as timesheets write them: 2026-11-19, 19/11/2026, 11.19.26, 19 Nov 2026, Thursday, November 19, 2026,
/// 2026-11-19 07:30, 20261119. Names of months and weekdays in English, Spanish and Khmer.
class DateReader {
 public:
  DateReader();

  /// Years of two digits are those of this century.
  [[nodiscard]] std::optional<Date> read(std::string_view text, DateOrder order) const;
  /// Why `read` gives nothing, in a sentence that says what to do.
  [[nodiscard]] std::string why_not(std::string_view text, DateOrder order) const;

  /// What a date tells about the order of the others.
  struct Evidence {
    bool is_date = false;
    std::vector<DateOrder> orders;  ///< that it could be written in
    bool decides = false;           ///< false for a form that is read the same under each order
  };
  [[nodiscard]] Evidence evidence(std::string_view text) const;

 private:
  struct Part {
    std::string_view text;
    int number = 0;  ///< or the month that the text names
    bool named = false;
  };
  [[nodiscard]] std::optional<std::vector<Part>> tokens_of(std::string_view day) const;
  [[nodiscard]] std::optional<std::vector<Part>> parts_of(std::string_view text) const;

  std::map<std::string, int, std::less<>> months_;
  std::set<std::string, std::less<>> weekdays_;
};

}  // namespace journeywork::exchange::hours_csv
