#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/gap.hpp"

/// The best way from where somebody stands, in any occupation held or in none, to an occupation.
///
/// **Stages.** Each ends with taking up an occupation not held before of which nothing required is missing. Skills are
/// no bar. It is a known move, which brings one nearer to the target, counted in known moves; once, an upward one may
/// leave it as near. Or, for the first, an entry from outside: by an option that teaches half of the skills and for
/// which half of what it teaches is asked, or as one is, where no known move leads there from what one holds, when one
/// has half of them, when the occupation takes people on-the-job, or when nothing teaches half. To a target that asks
/// for no experience only upward moves lead on from there. There are at most three stages, or as many as it takes from
/// the nearest occupation that asks for no experience.
/// **Time.** A move lasts its typical months, less those in the occupation that the profile or an option brought, and
/// until the experience is there; into another family at least its fast ones, and a year in what the way took up. An
/// entry where experience is asked for lasts the typical months of the quickest move in. Learning goes on meanwhile.
/// Over 36 months longer than the fastest way is none.
/// **Learning.** What is missing for the occupation, or for it and the target at once: up to six options, none
/// needless, each open by then to who has the education and one of the credentials it asks for, no set with fewer
/// months beside and in place of work and less cost at hand (one with wages or on-the-job stands apart). Degrees count
/// where the occupation, or a target that asks for more education, asks for half of what they teach. Unpaid up to 20
/// hours a week is beside work; on-the-job in an occupation that asks for half, or as a beginner; else work stops. An
/// option that asks for experience is no step: it is recommended once that is there.
/// **Experience** is what Gap counts of the profile, the way's months in the family, and those in the occupation left.
/// What an option gives counts as months in the occupation it is for once that is taken up; that of the option by which
/// one gets in, for getting in too. More than 128 different required credentials in a catalogue are out of reach.
/// **Pay** is the median; in an apprenticeship its part of it where that is known, else there and as a beginner p10
/// (or p25); other learning in place of work: nothing, or not known when paid. To compare, unknown work counts as the
/// middle of the known medians at the end of the way and as the lowest known pay before, as does learning.
/// **Exact**: the first way is the best of all these. The others each end with another last stage, and differ pairwise
/// in occupations taken up or in kinds of learning of half a year and more; none passes more occupations for nothing.
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
  std::vector<GapLine> missing;  ///< enter: skills that one is short of on the first day
  /// enter: options beside work or on the job that teach what is missing, the most of it first, up to 3. What each is
  /// about (its first skill) and half of the rest is asked for, one is admitted by then, its credential is new, and a
  /// degree is for the education that is preferred.
  std::vector<std::string> recommended;
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
