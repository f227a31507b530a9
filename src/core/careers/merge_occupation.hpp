#pragma once

#include <span>

#include "core/careers/merge.hpp"

/// For merge.cpp only.
namespace journeywork::careers {

/// Importance from which an element is asked for, in hundredths of O*NET's 1 to 5.
inline constexpr int needed_importance = 300;

/// Whether it has what `occupation_from` and `check` need: a code, a title, a description, a job zone.
[[nodiscard]] bool is_complete(const ReferenceOccupation& occupation);
/// The ratings that become skills, each element once.
[[nodiscard]] std::vector<const ReferenceRating*> needed_ratings(const ReferenceOccupation& occupation);
[[nodiscard]] Occupation occupation_from(const ReferenceOccupation& reference, std::span<const OohFigure> outlook,
                                         std::span<const LicensedWork> licensed);
[[nodiscard]] Skill skill_from(const ReferenceElement& element);

}  // namespace journeywork::careers
