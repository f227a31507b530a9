#include "services/hours_import/rows.hpp"

namespace journeywork::services {

std::string_view name(HoursRowState state) {
  switch (state) {
    case HoursRowState::fresh:
      return "new";
    case HoursRowState::duplicate:
      return "duplicate";
    case HoursRowState::changed:
      return "changed";
    case HoursRowState::refused:
      return "refused";
  }
  return "";
}

HoursCounts& HoursCounts::operator+=(const HoursCounts& other) {
  rows += other.rows;
  fresh += other.fresh;
  duplicate += other.duplicate;
  changed += other.changed;
  refused += other.refused;
  minutes += other.minutes;
  return *this;
}

HoursCounts count(const std::vector<HoursRow>& rows) {
  HoursCounts out;
  for (const auto& row : rows) {
    ++out.rows;
    out.fresh += row.state == HoursRowState::fresh ? 1 : 0;
    out.duplicate += row.state == HoursRowState::duplicate ? 1 : 0;
    out.changed += row.state == HoursRowState::changed ? 1 : 0;
    out.refused += row.state == HoursRowState::refused ? 1 : 0;
    const bool taken = row.state == HoursRowState::fresh || row.state == HoursRowState::changed;
    if (taken && row.minutes) out.minutes += *row.minutes;
  }
  return out;
}

}  // namespace journeywork::services
