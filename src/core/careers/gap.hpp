#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/careers/profile.hpp"

namespace journeywork::careers {

/// One line of what lies between a profile and an occupation. `needs` and `has` are levels of a skill, ranks of
/// education, months of experience, or 1 and 0 for a credential.
struct GapLine {
  enum class Kind { skill, education, credential, experience };
  Kind kind = Kind::skill;
  std::string code;  ///< of the skill or credential, name of the education, empty for experience
  std::string title;
  int needs = 0;
  int has = 0;
  int importance = 1;     ///< 1 to 5
  bool required = false;  ///< nobody is hired without it; the others only help. Never a skill: those are taught
  int points = 0;         ///< what it takes off the fit, in hundredths of a point
  bool operator==(const GapLine&) const = default;

  [[nodiscard]] int missing() const { return needs > has ? needs - has : 0; }
};
[[nodiscard]] std::string_view name(GapLine::Kind kind);

inline constexpr int full_fit = 10000;  ///< in hundredths of a point

/// `lines` has every requirement, met ones with 0 points, the most expensive first. fit = 10000 - the sum of points, in
/// hundredths of a point: 0 nothing fits, 10000 everything is there.
struct Gap {
  std::string occupation;
  std::vector<GapLine> lines;
  int fit = 0;
  bool operator==(const Gap&) const = default;

  /// Nothing that is required is missing: one could be hired.
  [[nodiscard]] bool reachable() const;
};

/// One-sided: what a profile has beyond the need takes nothing off and adds nothing. The formula, explained for readers
/// in docs/fit.md: skills share 60 of 100 points, education 15, credentials 10, experience 15; the share of a kind of
/// which an occupation asks nothing goes to the others in proportion. Within a kind a line weighs its importance
/// (required education, credential or experience 3, preferred 1) and loses the part of it that is missing:
/// missing / needs, rounded down to a hundredth of a point. So a profile that only gains never loses fit, and the
/// lines add up to the whole.
///
/// Months count in the occupation itself, in one with a known move to or from it, and in its family. Who was in the
/// occupation itself for a year has all the experience that it asks for, since nobody gets in without.
/// For many occupations at once, without lines: fit_table.hpp.
[[nodiscard]] Gap gap_of(const Profile& profile, const Occupation& occupation, const Catalogue& catalogue, Date today);

}  // namespace journeywork::careers
