#pragma once

#include <string>
#include <vector>

#include "core/careers/path_search.hpp"

namespace journeywork::careers::ways {

/// The labels from the start to this one.
[[nodiscard]] std::vector<int> chain_to(const Found& found, int label);

/// Levels of each skill on the first day: what the profile brings, what is learnt, and what an occupation asks for
/// after a year in it.
[[nodiscard]] std::vector<int> levels_at(const Lattice& lattice, const Standing& standing, const Found& found,
                                         int label);

/// The steps that lead to a label, as somebody is told them.
[[nodiscard]] Path tell(const Lattice& lattice, const PathQuestion& question, const Standing& standing,
                        const Found& found, int label);

/// In the target already.
[[nodiscard]] Path there_already(const Lattice& lattice, const PathQuestion& question, const Standing& standing,
                                 int target);

/// Why no way leads to the target.
[[nodiscard]] std::vector<PathBlock> blocks_of(const Lattice& lattice, const Standing& standing, int target);

}  // namespace journeywork::careers::ways
