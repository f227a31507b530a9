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

namespace {

/// What somebody has of these needs after so many months, self-declared.
std::vector<HeldSkill> skills_after(int months, const std::vector<SkillNeed>& needs) {
  std::vector<HeldSkill> out;
  for (const auto& need : needs) {
    const int level = months >= settled_months ? need.level : need.level - 1;
    if (level > 0) out.push_back({need.skill, level, Evidence::self_declared});
  }
  return out;
}

std::vector<HeldCredential> all_of(const std::vector<CredentialNeed>& needs) {
  std::vector<HeldCredential> out;
  for (const auto& need : needs) out.push_back({need.code, std::nullopt});
  return out;
}

Profile draft_of(const Occupation& held, int months) {
  return {held.requirements.education,
          {{held.code, std::max(0, months)}},
          all_of(held.requirements.credentials),
          skills_after(months, held.skills)};
}

Profile draft_of(const Background& held, int months) {
  return {held.education,
          {{held.counts_as.empty() ? held.code : held.counts_as, std::max(0, months)}},
          all_of(held.credentials),
          skills_after(months, held.skills)};
}

}  // namespace

std::optional<Profile> draft_profile(const Catalogue& catalogue, std::string_view code, int months) {
  if (const auto* occupation = catalogue.occupation(code)) return draft_of(*occupation, months);
  if (const auto* background = catalogue.background(code)) return draft_of(*background, months);
  return std::nullopt;
}

}  // namespace journeywork::careers
