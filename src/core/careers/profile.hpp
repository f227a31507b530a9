#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/careers/catalogue.hpp"

namespace journeywork::careers {

/// How it is known that somebody has a skill.
enum class Evidence {
  self_declared,
  attested,  ///< somebody else says so
  verified   ///< signed off in an apprenticeship's ledger
};
[[nodiscard]] std::string_view name(Evidence evidence);
[[nodiscard]] std::optional<Evidence> parse_evidence(std::string_view text);

struct HeldOccupation {
  std::string occupation;
  int months = 0;
  bool operator==(const HeldOccupation&) const = default;
};

struct HeldSkill {
  std::string skill;
  int level = 0;
  Evidence evidence = Evidence::self_declared;
  bool operator==(const HeldSkill&) const = default;
};

struct HeldCredential {
  std::string code;
  std::optional<Date> expires;  ///< the last day on which it holds; nothing when it does not run out
  bool operator==(const HeldCredential&) const = default;

  [[nodiscard]] bool valid(Date on) const { return !expires || on <= *expires; }
};

/// What somebody brings along. The same skill or occupation may be named more than once: the highest level and the sum
/// of months count. Months and levels below 0 count as 0.
struct Profile {
  Education education = Education::none;
  std::vector<HeldOccupation> occupations;
  std::vector<HeldCredential> credentials;
  std::vector<HeldSkill> skills;

  bool operator==(const Profile&) const = default;

  /// 0 when the skill is not there.
  [[nodiscard]] int level(std::string_view skill) const;
  [[nodiscard]] int months(std::string_view occupation) const;
  /// Held and not over on that day.
  [[nodiscard]] bool has_credential(std::string_view code, Date on) const;
};

/// After so many months in an occupation somebody does what it asks for.
inline constexpr int settled_months = 12;

/// A draft from "I was a ...", self-declared, to be looked over. `code` is of an occupation or of a background. The
/// skills are at the level that it asks for or brings after a year in it, one lower before that.
/// Of an occupation: its least education and its required credentials. Of a background: its usual education, the
/// credentials that everybody in it holds, and its months under the occupation as which they count, or else under its
/// own code, where they are of no use to any occupation. Nothing for a code that is not in the catalogue.
[[nodiscard]] std::optional<Profile> draft_profile(const Catalogue& catalogue, std::string_view code, int months);

}  // namespace journeywork::careers
