#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "core/careers/path_lattice.hpp"

namespace journeywork::careers::ways {

inline constexpr int unreached = std::numeric_limits<int>::max();

/// A way has at most so many stages, but to a target to which that leads nobody without experience.
inline constexpr int most_stages = 3;

/// Months of the way in each family.
using Months = std::array<int, all_families.size()>;

/// What lies between an occupation and the target: found once for each question, and only where it is asked for.
class Ahead {
 public:
  Ahead(const Lattice& lattice, const Standing& standing, int target);

  /// The most that anything further on asks for: to have more of it makes no difference.
  struct Asked {
    int education = 0;
    Credentials credentials;
    Months experience{};
    int stay = 0;          ///< months in the occupation itself
    int rest = unreached;  ///< months to the target, at least
  };

  /// Known moves to the target; unreached when there are more than stages.
  [[nodiscard]] int distance(int node) const { return distance_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] int stages() const { return stages_; }
  /// From which there is a way, the nearest first.
  [[nodiscard]] const std::vector<int>& nearest() const { return nearest_; }
  /// From an occupation that is within reach. A sidestep is a move that brings one no nearer.
  [[nodiscard]] const Asked& from(int node, bool sidestep);

 private:
  void add(Asked& asked, int node, const Asked& beyond) const;
  [[nodiscard]] Asked found(int node, bool sidestep);

  const Lattice& lattice_;
  const Standing& standing_;
  int target_;
  int stages_ = most_stages;
  std::vector<int> distance_;
  std::vector<int> nearest_;
  std::array<std::vector<std::uint8_t>, 2> known_;
  std::array<std::vector<Asked>, 2> asked_;  ///< without and with a sidestep
};

}  // namespace journeywork::careers::ways
