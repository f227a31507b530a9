#pragma once

#include "core/apprenticeship/standing.hpp"

namespace journeywork::apprenticeship {

/// When completion can be expected from the approved pace of the last twelve weeks, one constraint at a time.
/// `standing` needs its processes, courses and competencies filled.
[[nodiscard]] Projection project(const Standards& standards, const Agreement& agreement, const Totals& totals,
                                 const Standing& standing, Date today);

}  // namespace journeywork::apprenticeship
