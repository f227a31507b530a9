#pragma once

#include <compare>
#include <cstdint>
#include <vector>

#include "core/careers/path_ahead.hpp"
#include "core/careers/path_bundles.hpp"

namespace journeywork::careers::ways {

/// Having arrived in an occupation, by a stage from the label before.
struct Label {
  int node = nowhere;  ///< nowhere: in none
  int before = nowhere;
  int move = nowhere;  ///< of the catalogue; nowhere for a start and from outside
  const Bundle* bundle = nullptr;
  Goal goal{};
  int wait = 0;  ///< months of the stage in which nothing is learnt
  int months = 0;
  std::int64_t cost = 0;
  std::int64_t earned = 0;  ///< up to now, within the horizon, times 12, as pay is compared
  // As much of these as anything further on asks for:
  int run = 0;          ///< months in the occupation
  Months experience{};  ///< on the way
  int education = 0;
  Credentials credentials;
  bool sidestep = false;  ///< a move that brings one no nearer may still come
  bool outside = false;   ///< the first occupation was entered from outside
  int preferred = 0;      ///< options
  int steps = 0;
};

/// What the wish makes of a way; less is better.
struct Score {
  std::int64_t weighed = 0;
  int months = 0;
  std::int64_t spent = 0;  ///< cost less pay, times 12
  int unpreferred = 0;
  int steps = 0;
  auto operator<=>(const Score&) const = default;
};

struct End {
  int label = 0;
  Score score;
};

struct Found {
  std::vector<Label> labels;
  std::vector<End> ends;  ///< every way in, the best first
};

/// Ways that take so many months longer than the fastest one are none.
inline constexpr int most_longer = 36;

/// One thing after the other within a stage: an option, or work alone.
struct Event {
  int option = nowhere;
  int months = 0;
  bool working = false;       ///< in the occupation one comes from, if any
  std::int64_t pay = 0;       ///< a year; not_known
  std::int64_t compared = 0;  ///< the same when ways are compared
};
/// Waiting ends when interrupting the work begins, but for what has to be learnt before something beside the work.
using Events = Few<Event, most_options + 1>;
[[nodiscard]] Events events_of(const Lattice& lattice, int from, const Goal& goal, const Bundle& bundle, int wait);
/// Of so many months from then on, those within the horizon.
[[nodiscard]] constexpr int paid_months(int from, int months) {
  const int begin = from < horizon ? from : horizon;
  return (months < horizon - begin ? months : horizon - begin);
}

/// All ways of at least one stage to the target, or with nowhere those of one stage to anything.
[[nodiscard]] Found search(const Lattice& lattice, const Standing& standing, int target, const Wish& wish,
                           Bundles& bundles);

}  // namespace journeywork::careers::ways
