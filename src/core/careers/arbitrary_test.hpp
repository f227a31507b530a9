#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "core/base/generators_test.hpp"
#include "core/careers/fixtures.hpp"

/// For tests only: any catalogue that passes `check`, and any profile beside it. To be called inside a property.
namespace journeywork::careers::arbitrary {

using generators::within;

inline constexpr int skill_count = 8;
inline constexpr int credential_count = 4;
inline constexpr int occupation_count = 7;

inline std::string numbered(const char* word, int number) { return word + std::to_string(number); }

/// Each of so many with a chance of one in three.
inline std::vector<int> some_of(int count) {
  std::vector<int> out;
  for (int i = 0; i < count; ++i) {
    if (*within(0, 3) == 0) out.push_back(i);
  }
  return out;
}

inline Education education() { return *rc::gen::elementOf(all_education); }

inline Occupation occupation(int number) {
  auto out = fixtures::occupation(numbered("occupation-", number), *rc::gen::elementOf(all_families));
  auto& asked = out.requirements;
  asked.education = education();
  asked.education_preferred = std::max(asked.education, education());
  asked.experience_months = *rc::gen::element(0, 0, 1, 7, 12, 36, 60);
  for (const int each : some_of(credential_count)) {
    auto& list = *within(0, 2) == 0 ? asked.credentials : asked.credentials_preferred;
    list.push_back(fixtures::credential(numbered("C", each)));
  }
  for (const int each : some_of(skill_count)) {
    out.skills.push_back({numbered("skill-", each), *within(1, highest_level + 1), *within(1, highest_importance + 1)});
  }
  return out;
}

inline Catalogue catalogue() {
  Catalogue out;
  for (int i = 0; i < skill_count; ++i) {
    out.skills.push_back(fixtures::skill(numbered("skill-", i), SkillKind::technical));
  }
  for (int i = 0, size = *within(1, occupation_count + 1); i < size; ++i) out.occupations.push_back(occupation(i));
  for (const auto& from : out.occupations) {
    for (const auto& to : out.occupations) {
      if (from.code == to.code || *within(0, 5) != 0) continue;
      out.moves.push_back({from.code, to.code, Move::Kind::lateral, 2, 1, 3, {}, "known"});
    }
  }
  return out;
}

inline const Occupation& one_of(const Catalogue& catalogue) {
  return catalogue.occupations[*within<std::size_t>(0, catalogue.occupations.size())];
}

inline HeldOccupation held_occupation() {
  return {numbered("occupation-", *within(0, occupation_count + 1)), *rc::gen::element(0, 1, 5, 11, 12, 30, 80)};
}
inline HeldSkill held_skill() {
  return {numbered("skill-", *within(0, skill_count + 1)), *within(0, highest_level + 1),
          *rc::gen::element(Evidence::self_declared, Evidence::attested, Evidence::verified)};
}
inline HeldCredential held_credential() {
  const auto day = fixtures::today.plus_days(*within(-3, 4));
  return {numbered("C", *within(0, credential_count + 1)),
          *within(0, 2) == 0 ? std::nullopt : std::optional<Date>(day)};
}

/// What is held may be named twice, be of no use, be over or be unknown to the catalogue.
inline Profile profile() {
  Profile out;
  out.education = education();
  for (int i = 0, size = *within(0, 4); i < size; ++i) out.occupations.push_back(held_occupation());
  for (int i = 0, size = *within(0, 10); i < size; ++i) out.skills.push_back(held_skill());
  for (int i = 0, size = *within(0, 4); i < size; ++i) out.credentials.push_back(held_credential());
  return out;
}

/// The same with something more.
inline Profile gained(Profile profile) {
  switch (*within(0, 6)) {
    case 0:
      profile.education = std::max(profile.education, education());
      break;
    case 1:
      profile.occupations.push_back(held_occupation());
      break;
    case 2:
      profile.credentials.push_back(held_credential());
      break;
    case 3:
      for (auto& held : profile.credentials) held.expires = std::nullopt;
      break;
    case 4:
      for (auto& held : profile.skills) held.level = std::min(highest_level, held.level + 1);
      break;
    default:
      profile.skills.push_back(held_skill());
      break;
  }
  return profile;
}

}  // namespace journeywork::careers::arbitrary
