#pragma once

#include <vector>

#include "core/careers/gap.hpp"

namespace journeywork::web::pages {

/// Options of the catalogue that close what a line is short of, wholly or in part: what brings the most of it first,
/// then courses and study before work and degrees, then what is about it (its first skill), then what teaches more of
/// the occupation's other skills, then the cheapest. For education what gives just that. What asks for credentials or
/// years first closes credentials, but no skills. Nothing for experience, which comes from work, and for a line of
/// which nothing is missing. Apprenticeships teach nearly all of an occupation and are told of it as a whole: see
/// below.
[[nodiscard]] std::vector<const careers::LearningOption*> closing(const careers::Catalogue& catalogue,
                                                                  const careers::Occupation& occupation,
                                                                  const careers::GapLine& line, std::size_t most);
/// Occupations from which people are known to come into this one, the usual steps up first.
[[nodiscard]] std::vector<const careers::Occupation*> coming_from(const careers::Catalogue& catalogue,
                                                                  const careers::Occupation& occupation,
                                                                  std::size_t most);

/// An apprenticeship for the occupation, or for none in particular, and how many lines of the gap to it this closes,
/// wholly or in part; those that close a third of them and more.
struct WholeWay {
  const careers::LearningOption* option = nullptr;
  int lines = 0;
};
[[nodiscard]] std::vector<WholeWay> apprenticeships_for(const careers::Catalogue& catalogue,
                                                        const careers::Occupation& occupation, const careers::Gap& gap);

}  // namespace journeywork::web::pages
