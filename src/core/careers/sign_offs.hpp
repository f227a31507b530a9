#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/profile.hpp"

namespace journeywork::careers {

/// A skill that sign-offs in an apprenticeship show.
struct VerifiedSkill {
  std::string skill;
  int level = 0;       ///< 1 to 4
  int signed_off = 0;  ///< of its competencies, at any level
  int of = 0;
  bool operator==(const VerifiedSkill&) const = default;
};

/// What signed-off competencies show of our skills (Skill::sign_offs). The levels of both are the same: 1 with direct
/// help, 2 under supervision, 3 independently, 4 can teach and lead it. A single competency shows a skill at level 1, a
/// third of them at 2, two thirds at 3 and all at 4, counting those that were signed off at that level or above. So
/// each sign-off may raise it and none lowers it. `best_level` tells the highest level at which a competency was signed
/// off, 0 for never.
[[nodiscard]] std::vector<VerifiedSkill> verified_skills(const Catalogue& catalogue,
                                                         const std::function<int(const std::string&)>& best_level);

}  // namespace journeywork::careers
