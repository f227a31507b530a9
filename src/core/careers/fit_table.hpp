#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/careers/gap.hpp"

namespace journeywork::careers {

/// Where somebody stands with one occupation: what `gap_of` says, without the lines.
struct Fit {
  int points = 0;  ///< 0 to 10000
  bool reachable = false;
  bool operator==(const Fit&) const = default;
};

/// The requirements of a whole catalogue, made ready to be held against many profiles: a thousand occupations in the
/// time of a few gaps with their lines. Built once per catalogue in which `check` finds nothing, and which must outlive
/// it; it never changes after.
class FitTable {
 public:
  explicit FitTable(const Catalogue& catalogue);

  /// One for each occupation of the catalogue, in its order.
  [[nodiscard]] std::vector<Fit> fits(const Profile& profile, Date today) const;

 private:
  /// Skills, education, credentials and experience are all a figure in one list: what a profile has of each.
  struct Requirement {
    std::uint32_t held = 0;    ///< place in the list
    std::uint32_t losses = 0;  ///< where in losses_ begins what is lost by having 0, 1 ... of what it needs
    int needs = 0;
    bool required = false;
  };
  struct Row {
    std::uint32_t end = 0;  ///< of its requirements, which begin where those of the row before end
    int experience_needs = 0;
    int experience_points = 0;
    Family family = Family::htm;
    std::vector<std::uint32_t> neighbours;  ///< of other families, with a known move
  };
  struct Experience {
    std::vector<std::int64_t> inside;  ///< months in each occupation
    std::vector<std::int64_t> around;  ///< and those that count for it
  };
  using KnownLosses = std::map<std::pair<int, int>, std::uint32_t>;  ///< by points and needs
  using Places = std::unordered_map<std::string_view, std::uint32_t>;

  void add_row(const Occupation& occupation, KnownLosses& known);
  [[nodiscard]] std::uint32_t losses_of(int points, int needs, KnownLosses& known);
  void add_neighbours(const std::vector<Move>& moves);
  [[nodiscard]] std::vector<int> held_by(const Profile& profile, Date today) const;
  [[nodiscard]] Experience experience_of(const Profile& profile) const;

  Places skills_;
  Places credentials_;
  Places occupations_;
  std::uint32_t places_ = 1;  ///< the first is education's
  std::vector<Requirement> requirements_;
  std::vector<int> losses_;  ///< looked up, since so many divisions would be most of the work
  std::vector<Row> rows_;
};

}  // namespace journeywork::careers
