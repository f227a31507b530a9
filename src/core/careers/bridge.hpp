#pragma once

#include <string>
#include <vector>

#include "core/careers/catalogue.hpp"
#include "core/careers/profile.hpp"

namespace journeywork::careers {

/// Special work shows general ability only so far.
inline constexpr int highest_general_level = 3;
/// General ability alone shows special work only under supervision.
inline constexpr int highest_special_level = 2;

/// A skill that somebody can be taken to have because of others, and which they are.
struct BridgedSkill {
  std::string skill;
  int level = 0;
  std::vector<std::string> from;  ///< codes of skills held
  bool operator==(const BridgedSkill&) const = default;
};

/// What a profile shows beyond what it names, between our skills and the elements of O*NET that they draw on
/// (Skill::onet) in a merged catalogue (merge.hpp):
///
/// - a skill of ours at level L shows each of its elements at level L, at most 3;
/// - all elements of a skill of ours together show that skill at the lowest level among them, at most 2.
///
/// Only what the profile itself names counts, never what was shown by it. Given are skills that come out higher than
/// the profile has them, in the catalogue's order. Monotone: more in the profile never lowers a level.
[[nodiscard]] std::vector<BridgedSkill> bridges(const Profile& profile, const Catalogue& catalogue);

/// The profile with those skills added as self-declared. To be applied once, to a profile as its owner keeps it; in a
/// catalogue without elements it changes nothing.
[[nodiscard]] Profile bridged(Profile profile, const Catalogue& catalogue);

}  // namespace journeywork::careers
