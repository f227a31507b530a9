#pragma once

#include <optional>
#include <string>

#include "core/base/date.hpp"

namespace journeywork {

/// The calendar day that it is at a place with this time zone ("America/New_York"). An unknown zone is taken for UTC.
[[nodiscard]] Date local_day(Instant instant, const std::string& time_zone);

struct LocalTime {
  Date day;
  int hour = 0;
  int minute = 0;
};
[[nodiscard]] LocalTime local_time(Instant instant, const std::string& time_zone);

[[nodiscard]] bool known_time_zone(const std::string& time_zone);

}  // namespace journeywork
