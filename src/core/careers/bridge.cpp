#include "core/careers/bridge.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "core/careers/merge.hpp"

namespace journeywork::careers {

namespace {

class Bridges {
 public:
  Bridges(const Profile& profile, const Catalogue& catalogue) : catalogue_(catalogue) {
    for (const auto& each : profile.skills) {
      auto& level = levels_[each.skill];
      level = std::max(level, std::min(each.level, highest_level));
    }
  }

  std::vector<BridgedSkill> run() {
    std::vector<BridgedSkill> out;
    // An element is a skill of the catalogue that stands for exactly itself.
    std::unordered_map<std::string_view, BridgedSkill> general;
    for (const auto& skill : catalogue_.skills) {
      if (!element_of(skill.code)) show_elements(skill, general);
    }
    for (const auto& skill : catalogue_.skills) {
      if (const auto element = element_of(skill.code)) {
        const auto shown = general.find(*element);
        if (shown == general.end() || shown->second.level <= level(skill.code)) continue;
        shown->second.skill = skill.code;
        out.push_back(std::move(shown->second));
      } else if (auto shown = special(skill); shown.level > level(skill.code)) {
        out.push_back(std::move(shown));
      }
    }
    return out;
  }

 private:
  [[nodiscard]] int level(std::string_view skill) const {
    const auto found = levels_.find(skill);
    return found == levels_.end() ? 0 : found->second;
  }

  void show_elements(const Skill& skill, std::unordered_map<std::string_view, BridgedSkill>& into) const {
    const int shows = std::min(level(skill.code), highest_general_level);
    if (shows <= 0) return;
    for (const auto& element : skill.onet) {
      auto& shown = into[element];
      if (shows > shown.level) shown = {{}, shows, {}};
      if (shows == shown.level) shown.from.push_back(skill.code);
    }
  }

  [[nodiscard]] BridgedSkill special(const Skill& skill) const {
    BridgedSkill out{skill.code, skill.onet.empty() ? 0 : highest_special_level, {}};
    for (const auto& element : skill.onet) {
      auto code = element_skill(element);
      out.level = std::min(out.level, level(code));
      out.from.push_back(std::move(code));
    }
    return out;
  }

  const Catalogue& catalogue_;
  std::map<std::string_view, int> levels_;
};

}  // namespace

std::vector<BridgedSkill> bridges(const Profile& profile, const Catalogue& catalogue) {
  return Bridges(profile, catalogue).run();
}

Profile bridged(Profile profile, const Catalogue& catalogue) {
  for (auto& each : bridges(profile, catalogue)) {
    profile.skills.push_back({std::move(each.skill), each.level, Evidence::self_declared});
  }
  return profile;
}

}  // namespace journeywork::careers
