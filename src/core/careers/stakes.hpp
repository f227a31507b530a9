#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/careers/gap.hpp"

/// What both ways to reckon a fit share, for gap.cpp and fit_table.cpp only.
namespace journeywork::careers {

/// One requirement of an occupation and what it takes off the fit of somebody who has nothing of it. Its texts live as
/// long as the occupation does.
struct Stake {
  GapLine::Kind kind = GapLine::Kind::skill;
  std::string_view code;
  std::string_view title;  ///< empty for a skill: the catalogue has it
  int needs = 0;
  int importance = 1;
  bool required = false;
  int points = 0;
};

/// In the order of the occupation: skills, education, credentials, experience. The points add up to exactly 10000, or
/// to 0 when the occupation asks for nothing.
[[nodiscard]] std::vector<Stake> stakes_of(const Occupation& occupation);

/// What is lost of a stake by having no more than that.
[[nodiscard]] constexpr int lost(int points, int needs, int has) {
  if (has >= needs) return 0;
  const int missing = has > 0 ? needs - has : needs;
  return static_cast<int>(std::int64_t{points} * missing / needs);
}

/// The months that count for an occupation, given those in it and those in it and around it.
[[nodiscard]] constexpr int experience(int needs, int months_in_it, int months_around) {
  return months_in_it >= settled_months && months_around < needs ? needs : months_around;
}

}  // namespace journeywork::careers
