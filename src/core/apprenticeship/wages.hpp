#pragma once

#include "core/apprenticeship/standing.hpp"

namespace journeywork::apprenticeship {

/// Which steps of the wage schedule are applied, due, overdue or ahead. A step is due at the end of the week in which
/// the last thing that it needs was there, by the day on which the work was done, not the day of its approval.
[[nodiscard]] WageStanding wages_of(const Standards& standards, const Agreement& agreement, const Totals& totals,
                                    Date today);

}  // namespace journeywork::apprenticeship
