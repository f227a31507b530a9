#include "core/careers/sign_offs.hpp"

#include <algorithm>
#include <array>

namespace journeywork::careers {

namespace {

/// The part of its competencies, in thirds, that a level asks for; level 1 asks for a single one.
constexpr std::array<int, highest_level + 1> thirds{0, 0, 1, 2, 3};

}  // namespace

std::vector<VerifiedSkill> verified_skills(const Catalogue& catalogue,
                                           const std::function<int(const std::string&)>& best_level) {
  std::vector<VerifiedSkill> out;
  for (const auto& skill : catalogue.skills) {
    std::array<int, highest_level + 1> at_least{};
    for (const auto& code : skill.sign_offs) {
      const int best = std::min(best_level(code), highest_level);
      for (int level = 1; level <= best; ++level) ++at_least[static_cast<std::size_t>(level)];
    }
    const int all = static_cast<int>(skill.sign_offs.size());
    VerifiedSkill shown{skill.code, 0, at_least[1], all};
    for (int level = 1; level <= highest_level; ++level) {
      const auto i = static_cast<std::size_t>(level);
      if (at_least[i] > 0 && 3 * at_least[i] >= thirds[i] * all) shown.level = level;
    }
    if (shown.level > 0) out.push_back(shown);
  }
  return out;
}

}  // namespace journeywork::careers
