#include "core/base/zone.hpp"

#include <date/tz.h>

namespace journeywork {

namespace {

const date::time_zone* find_zone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

}  // namespace

LocalTime local_time(Instant instant, const std::string& time_zone) {
  using namespace std::chrono;
  auto local = instant.time_since_epoch();
  if (const auto* zone = find_zone(time_zone)) local += zone->get_info(instant).offset;
  const auto day = floor<days>(sys_time<milliseconds>{local});
  const auto within = duration_cast<minutes>(sys_time<milliseconds>{local} - day);
  return {Date{day}, static_cast<int>(within.count() / 60), static_cast<int>(within.count() % 60)};
}

Date local_day(Instant instant, const std::string& time_zone) { return local_time(instant, time_zone).day; }

bool known_time_zone(const std::string& time_zone) { return find_zone(time_zone) != nullptr; }

}  // namespace journeywork
