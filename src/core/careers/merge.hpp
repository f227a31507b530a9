#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/catalogue.hpp"
#include "core/careers/reference.hpp"

namespace journeywork::careers {

/// Where an occupation of a merged catalogue comes from, and how much is known of it.
struct Provenance {
  enum class Origin { ours, onet };
  Origin origin = Origin::ours;
  bool skills_known = true;  ///< false: O*NET has not rated it yet, so a fit says little and it should rank nowhere
  bool operator==(const Provenance&) const = default;
};

/// What O*NET calls an occupation of ours, besides our own words: for search, and to be named as O*NET's.
struct MoreTitles {
  std::string occupation;
  std::vector<ReferenceTitle> titles;
  bool operator==(const MoreTitles&) const = default;
};

struct MergedCatalogue {
  Catalogue catalogue;                 ///< ours first and unchanged, then O*NET's by code
  std::vector<Provenance> provenance;  ///< of each of its occupations, in their order
  std::vector<MoreTitles> more_titles;
  std::vector<std::string> unrated;  ///< occupations of O*NET that ask for nothing known, not in the catalogue

  bool operator==(const MergedCatalogue&) const = default;
};

/// Puts every occupation of O*NET that none of ours stands for (by `Occupation::onet`) beside ours. The rules, for
/// readers: docs/reference-data.md. What has no job zone yet is left out, since it would fit everybody. Moves are added
/// along the ten nearest related occupations where at least one end is O*NET's; an end that ours stand for is each of
/// them to start from, and the one that asks for least to arrive at. Work that `ours.licensed` covers asks for its
/// licence. Where `check` finds nothing in `ours`, it finds
/// nothing in the merged catalogue.
[[nodiscard]] MergedCatalogue merged(const Catalogue& ours, const ReferenceCommon& common,
                                     std::span<const ReferenceOccupation> occupations,
                                     std::span<const OohFigure> outlook);

/// The code that a skill or field of knowledge of O*NET has in a merged catalogue: "onet-2.A.1.a".
[[nodiscard]] std::string element_skill(std::string_view element);
/// "2.A.1.a" of "onet-2.A.1.a"; nothing for a skill of ours.
[[nodiscard]] std::optional<std::string_view> element_of(std::string_view skill);

/// Our level 1 to 4 for O*NET's in hundredths: below 2.50, below 4.00, below 5.50, and above.
[[nodiscard]] int level_of_onet(int level);
/// Our importance 1 to 5 for O*NET's in hundredths, to the nearest.
[[nodiscard]] int importance_of_onet(int importance);
/// By the major group of SOC 2018.
[[nodiscard]] Family family_of_soc(std::string_view soc);

/// From shares by O*NET's categories: the least that a quarter of the people asked named, or half of them in job zones
/// 4 and 5, and what three quarters named at most. Where more than a tenth is not
/// published, what the job zone says or most of the others named, whichever is higher.
struct ReferenceEducation {
  Education least = Education::none;
  Education preferred = Education::none;
  bool operator==(const ReferenceEducation&) const = default;
};
[[nodiscard]] ReferenceEducation education_of(const ReferenceOccupation& occupation);
/// The related experience, in months, that three quarters of the people asked named at least; 0 when it is not known.
[[nodiscard]] int experience_of(const ReferenceOccupation& occupation);

struct MoveMonths {
  int fast = 0;
  int typical = 0;
  int slow = 0;
  bool operator==(const MoveMonths&) const = default;
};
/// By how much further the job zone of the one is than that of the other.
[[nodiscard]] MoveMonths months_between(int zone_from, int zone_to);

}  // namespace journeywork::careers
