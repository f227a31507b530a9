#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/careers/catalogue.hpp"

namespace journeywork::careers {

/// An apprenticeship programme of this installation, as somebody needs it who looks for a way in. Sponsors whose
/// programmes are the same in all that stands here share one.
struct Programme {
  std::string code;                      ///< as a learning option: "programme-12"
  std::vector<std::string> sponsors;     ///< by name, at least one
  std::string title;                     ///< of its standards
  std::string notice;                    ///< to be shown with it: "An open sample ..."; may be empty
  std::string agency;                    ///< whose rules it follows, by name; may be empty
  std::string onet;                      ///< O*NET-SOC of the occupation that it leads to
  int months_low = 0;                    ///< the term
  int months_high = 0;                   ///< the term where the most hours at work are needed
  int hours_at_work = 0;                 ///< in the whole term, at least
  int hours_of_instruction = 0;          ///< a year
  std::optional<BasisPoints> wage;       ///< the mean of its wage steps before the end, of a journeyworker's wage
  std::vector<std::string> credentials;  ///< codes of those that completion waits for
  bool signed_off = true;                ///< competencies are; false where time alone counts
  std::vector<SkillNeed> skills;         ///< that its sign-offs show at the end; empty where that cannot be told

  bool operator==(const Programme&) const = default;
};

/// The occupation that a programme leads to: of those with its O*NET code, the one that asks for least. nullptr when
/// the catalogue has none.
[[nodiscard]] const Occupation* leads_to(const Catalogue& catalogue, const Programme& programme);

/// "with Chesapeake HTM Guild", "with one of 3 sponsors"
[[nodiscard]] std::string with_sponsors(const Programme& programme);

/// The catalogue with each programme as a learning option, in front of all others. It stands in place of the
/// catalogue's general apprenticeship of the same occupation (LearningOption::onet), and takes from it what the
/// standards do not say: what it costs, and skills, at the level at which they are signed off. Where the catalogue has
/// no general one, it teaches what the occupation asks for and no cost is known but the wage that is paid. Programmes
/// for an occupation that the catalogue does not have are left out.
[[nodiscard]] Catalogue with_programmes(Catalogue catalogue, std::span<const Programme> programmes);

}  // namespace journeywork::careers
