#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/duration.hpp"
#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {

/// How long something took, or why that cannot be said.
struct Duration {
  std::optional<Minutes> value;  ///< to the nearest minute
  std::string message;
};

/// 1:30, 1:30:00, 1.5, 1,5, 90, 1 h 30 min, 1.5 hours, 90 min. Where a plain number could be either, `unit` says.
[[nodiscard]] Duration read_duration(std::string_view text, std::optional<PlainNumber> unit, DecimalMark mark);

/// What would be accepted, with these choices.
[[nodiscard]] std::string accepted_durations(std::optional<PlainNumber> unit, DecimalMark mark);

}  // namespace journeywork::exchange::hours_csv
