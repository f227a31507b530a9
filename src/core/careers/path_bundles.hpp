#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/careers/path_drafts.hpp"

namespace journeywork::careers::ways {

/// What one learns for: an occupation, and perhaps the target besides.
struct Goal {
  int node = nowhere;
  int target = nowhere;       ///< whose requirements are learnt for at once; nowhere for none
  int main_option = nowhere;  ///< that has to be among them
  auto operator<=>(const Goal&) const = default;
};

/// Options in the order in which they are learnt.
struct Bundle {
  Options options;
  int education = 0;  ///< that they give
  Credentials credentials;
  int months_beside = 0;
  int months_full = 0;
  std::int64_t cost = 0;
  int experience = 0;  ///< in the occupation learnt for
  Options on_the_job;  ///< of the options
  Options waged;       ///< of those in place of work
  int preferred = 0;   ///< options
};

/// Which bundles there are, found once for each question and kept.
class Bundles {
 public:
  /// `target` may be nowhere.
  Bundles(const Lattice& lattice, int target, std::vector<std::uint8_t> preferred)
      : lattice_(lattice), target_(target), preferred_(std::move(preferred)) {}

  /// Those of at most so many months, and perhaps longer ones, the quickest first. Only credentials that the goal asks
  /// for, or that have to be held before, make a difference. The empty one alone when nothing is missing; none when
  /// nothing gives what is missing.
  [[nodiscard]] const std::vector<Bundle>& of(const Goal& goal, int education, const Credentials& credentials,
                                              int most_months);

 private:
  struct Key {
    Goal goal;
    int education;
    Credentials held;
    bool operator==(const Key&) const = default;
  };
  struct Hash {
    [[nodiscard]] std::size_t operator()(const Key& key) const;
  };
  struct Known {
    int most_months = -1;
    const std::vector<Bundle>* bundles = nullptr;
  };

  [[nodiscard]] Wanted wanted(const Goal& goal) const;
  [[nodiscard]] bool reaches(const Wanted& wanted, const Options& options, int without, int education,
                             Credentials credentials) const;
  [[nodiscard]] Bundle made(const Goal& goal, const Wanted& wanted, const Options& drafted, int education,
                            Credentials held) const;
  [[nodiscard]] std::vector<Bundle> find(const Goal& goal, int education, const Credentials& held, int most_months);

  const Lattice& lattice_;
  int target_;
  std::vector<std::uint8_t> preferred_;
  std::map<Goal, Wanted> wanted_;
  std::unordered_map<Key, Known, Hash> known_;
  std::deque<std::vector<Bundle>> all_;  ///< also those that were found for fewer months: ways hold on to them
};

}  // namespace journeywork::careers::ways
