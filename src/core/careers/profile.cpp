#include "core/careers/profile.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

namespace journeywork::careers {

std::string_view name(Evidence evidence) {
  switch (evidence) {
    case Evidence::attested:
      return "attested";
    case Evidence::verified:
      return "verified";
    case Evidence::self_declared:
      break;
  }
  return "self-declared";
}

std::optional<Evidence> parse_evidence(std::string_view text) {
  for (const auto evidence : {Evidence::self_declared, Evidence::attested, Evidence::verified}) {
    if (text == name(evidence)) return evidence;
  }
  return std::nullopt;
}

int Profile::level(std::string_view skill) const {
  int highest = 0;
  for (const auto& held : skills) {
    if (held.skill == skill) highest = std::max(highest, held.level);
  }
  return highest;
}

int Profile::months(std::string_view occupation) const {
  std::int64_t sum = 0;
  for (const auto& held : occupations) {
    if (held.occupation == occupation) sum += std::max(0, held.months);
  }
  return static_cast<int>(std::min<std::int64_t>(sum, std::numeric_limits<int>::max()));
}

bool Profile::has_credential(std::string_view code, Date on) const {
  return std::ranges::any_of(credentials,
                             [&](const HeldCredential& held) { return held.code == code && held.valid(on); });
}

std::optional<Profile> draft_profile(const Catalogue& catalogue, std::string_view occupation, int months) {
  const auto* held = catalogue.occupation(occupation);
  if (held == nullptr) return std::nullopt;

  Profile draft;
  draft.education = held->requirements.education;
  draft.occupations.push_back({held->code, std::max(0, months)});
  for (const auto& needed : held->requirements.credentials) draft.credentials.push_back({needed.code, std::nullopt});
  for (const auto& needed : held->skills) {
    const int level = months >= settled_months ? needed.level : needed.level - 1;
    if (level > 0) draft.skills.push_back({needed.skill, level, Evidence::self_declared});
  }
  return draft;
}

}  // namespace journeywork::careers
