#pragma once

#include <set>
#include <string_view>
#include <vector>

#include "core/careers/path_lattice.hpp"

namespace journeywork::careers::ways {

/// What somebody has at a point of the way; for telling it.
struct Able {
  int education = 0;
  std::set<std::string_view> credentials;  ///< preferred ones too
  std::vector<int> levels;
  std::vector<int> experience;  ///< that counts for each occupation
  std::vector<int> practice;    ///< months in each or its family
  std::vector<int> months;      ///< in each

  Able(const Lattice& lattice, const Standing& standing, const PathQuestion& question);
  void learn(const Lattice& lattice, int option, int node);
  void work(const Lattice& lattice, int node, int months);
};

/// Every requirement of an occupation with what there is of it.
[[nodiscard]] std::vector<GapLine> lines_of(const Lattice& lattice, const Able& able, int node);

/// What of `before` is less missing in `after`, which has the same lines. Points are those that it gives back.
[[nodiscard]] std::vector<GapLine> closed(const std::vector<GapLine>& before, const std::vector<GapLine>& after);

/// Codes of up to three options beside work or on the job, the one that teaches most of what is missing first.
[[nodiscard]] std::vector<std::string> recommended(const Lattice& lattice, const PathQuestion& question,
                                                   const Able& able, int node);

}  // namespace journeywork::careers::ways
