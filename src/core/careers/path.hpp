#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/gap.hpp"

/// The best way from where somebody stands to an occupation. What it means, in full:
///
/// **State.** The occupation one is in (or none), education, valid required credentials, months in the occupation and
/// months on the way in each family. One starts in any occupation that the profile holds, the last of which is the
/// current one, or in none.
///
/// **Stages.** A way is one stage after the other, each ending with taking up an occupation of which nothing required
/// is missing (`Gap::reachable`): its least education, its required credentials, its months of experience. Skills are
/// never a bar. There are two kinds of stage:
/// - a known move from the occupation one is in. It lasts until the move's typical months are over, counting those that
///   one was in the occupation before and those spent learning, and until the experience is there. A move brings one
///   nearer to the target, counted in known moves; a single upward one may leave it as near as before;
/// - the first one also from outside, where the experience asked for is there already (most ask for none). It lasts as
///   long as the quickest known move into the occupation when it asks for experience, else no time of its own. One gets
///   in with an option that teaches half of the occupation's skills; or as one is, when one has half of them, when
///   it takes people on-the-job, or when nothing in the catalogue teaches half of them. To a target that asks for no
///   experience only upward moves lead on from there.
/// A way that takes over 36 months longer than the fastest is none.
///
/// **Learning.** In each stage one learns what is required and missing for its occupation, or for that and the target
/// at once, never more: no option that could be left out, and no set of options that another beats in months beside
/// work, months full time and cost. Degrees and certificates count where at least half of what
/// they teach is asked for; whatever gives a required credential counts. One option after the other, each with the
/// middle of its months and cost. Unpaid options of up to 20 hours a week are learnt beside 40 hours of work, those
/// on-the-job in an occupation that asks for half of what they teach, or as a beginner in the new one where it takes
/// people on-the-job. All else interrupts the work and its pay. The
/// experience that an option gives counts as months in the occupation that it was learnt for.
///
/// **Experience** is what Gap counts of the profile, and of the way the months in the occupation's family and those in
/// the occupation one comes from. So a way never claims more than Gap would grant.
///
/// **Pay.** Work pays the median, an apprenticeship p10 (or p25) of the occupation it is for, other learning
/// in place of work nothing, or what is not known when it is a paid one. Nobody is paid while out of work. What is not
/// known (or in another currency than the catalogue's first) stays unknown in steps and is counted in months_unknown;
/// only to compare ways it counts as the middle of all known medians, learning as the lowest figure known.
///
/// **Exact** in this: of all such ways the first one returned is the best for the wish, by a label-setting search in
/// order of time that drops only what is no earlier and no better in cost and pay with the same state (or, where pay
/// has no weight, with less of it). The alternatives are the best of all that end with another last stage, and differ
/// pairwise in the occupations taken up or in the kinds of learning of half a year and more; one is left out when an
/// earlier one passes no other occupations and is at least as good in months, cost, pay and the skills at arrival.
namespace journeywork::careers {

/// What matters to somebody, in parts of any whole; all zero means the three alike. Months, cost and the pay of ten
/// years are weighed as money: a month as the middle of all known monthly pay. On a tie the faster way comes first,
/// then the one that leaves more money, then preferred options, then the way of fewer steps.
struct Wish {
  int time = 0;
  int cost = 0;
  int pay = 0;
  bool operator==(const Wish&) const = default;
};
inline constexpr Wish fastest{1, 0, 0};
inline constexpr Wish cheapest{0, 1, 0};
inline constexpr Wish best_paid{0, 0, 1};

/// One after the other: the months of all steps are those of the path.
struct PathStep {
  enum class Kind {
    work,   ///< staying in the occupation, or going back to it
    learn,  ///< an option
    enter,  ///< taking up an occupation; no time of its own
  };
  Kind kind = Kind::learn;
  std::string code;  ///< of the occupation or the option
  std::string title;
  std::string towards;  ///< code of the occupation that it leads to
  int months = 0;
  bool beside_work = false;  ///< a learning step during which one goes on working and being paid
  Money cost_low;
  Money cost_high;
  std::optional<Money> pay_a_year;  ///< meanwhile, or from then on for enter; nothing when it is not known
  /// What of the occupation it leads to is there after it and was not before (whole or in part): required and
  /// preferred, and skills. `has` is from before it.
  std::vector<GapLine> closes;
  std::vector<GapLine> missing;          ///< enter: skills that one is short of on the first day
  std::vector<std::string> recommended;  ///< enter: options that teach what is missing, the most of it first; up to 3
  std::string why;
  std::string monday;  ///< one sentence: what to do first
  bool operator==(const PathStep&) const = default;
};
[[nodiscard]] std::string_view name(PathStep::Kind kind);

struct Path {
  std::vector<PathStep> steps;  ///< the last takes up the occupation
  int months = 0;
  Money cost_low;
  Money cost_high;
  Money ten_years;         ///< known pay in the ten years from today, before cost
  int months_unknown = 0;  ///< of the 120, in which one is paid an amount that is not known
  int skills = 0;          ///< the part of the occupation's skills, by level and importance, there on the first day: 0
                           ///< to 10000
  bool operator==(const Path&) const = default;
};

/// A requirement that nothing in the catalogue gives.
struct PathBlock {
  std::string occupation;  ///< the target, or the one before it on every known way
  GapLine line;
  bool operator==(const PathBlock&) const = default;
};

struct PathQuestion {
  const Profile& profile;
  Wish wish;
  Date today;
  std::size_t how_many = 3;
  std::vector<std::string> preferred =
      {};  ///< codes of options that come first on a tie, as registered apprenticeships
};

struct PathAnswer {
  std::vector<Path> paths;        ///< the best first; empty when there is none
  std::vector<PathBlock> blocks;  ///< why there is none
};

namespace ways {
struct Lattice;
}

/// A catalogue made ready for searching. Built once per catalogue in which `check` finds nothing, and which must
/// outlive it; it never changes after.
class PathTable {
 public:
  explicit PathTable(const Catalogue& catalogue);
  PathTable(PathTable&&) noexcept;
  PathTable& operator=(PathTable&&) noexcept;
  ~PathTable();

  /// An occupation that is held already gives a single path of no months. An unknown target gives nothing at all.
  [[nodiscard]] PathAnswer to(std::string_view target, const PathQuestion& question) const;

  /// The next occupations from here, the best for the wish first, each as the best path of one stage: known moves from
  /// what one holds; or, where there are none, from outside.
  [[nodiscard]] std::vector<Path> next(const PathQuestion& question) const;

 private:
  std::unique_ptr<const ways::Lattice> lattice_;
};

}  // namespace journeywork::careers
