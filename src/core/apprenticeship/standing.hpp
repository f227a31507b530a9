#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/apprenticeship/totals.hpp"

/// What the ledger adds up to today: done, pending, missing, next, projected.
namespace journeywork::apprenticeship {

struct CompetencyStanding {
  const Competency* competency = nullptr;
  int best = 0;   ///< highest level shown so far
  int times = 0;  ///< demonstrations that stand
  std::optional<Date> last_on;
  int last_level = 0;
  std::optional<Date> signed_off_on;  ///< the first demonstration that met the required level
  int shown = 0;                      ///< approved entries that named it
  int shown_waiting = 0;

  [[nodiscard]] bool signed_off() const { return signed_off_on.has_value(); }
};

struct ProcessStanding {
  const WorkProcess* process = nullptr;
  Minutes approved;
  Minutes waiting;
  Minutes counted;  ///< toward the total: approved, up to the maximum where the standards cap
  Minutes missing;  ///< to the minimum, where the approach asks for it
  std::vector<CompetencyStanding> competencies;
  int signed_off = 0;

  /// Nothing is missing here, hours and competencies, as the approach asks.
  bool complete = false;
};

struct CourseStanding {
  const Course* course = nullptr;
  Minutes approved;
  Minutes waiting;
  Minutes missing;
  bool passed = false;
  bool complete = false;
};

struct CredentialStanding {
  const CredentialRequirement* credential = nullptr;
  std::optional<Date> earned_on;
  bool waiting = false;
  std::optional<Date> planned_by;
};

struct WageStanding {
  enum class State { applied, due, overdue, ahead };
  struct Step {
    const WageStep* step = nullptr;
    Money wage;  ///< by the schedule; what was really paid once applied
    State state = State::ahead;
    std::optional<Date> applied_on;
    std::optional<Date> due_on;  ///< when everything it needs was there, to the end of that week
    std::optional<Date> apply_by;
    Minutes missing_ojl;
    int missing_competencies = 0;
    std::optional<Date> not_before;        ///< its months are not over yet
    std::optional<Date> needs_review_due;  ///< it waits for the review that was due on this day
  };
  std::vector<Step> steps;
  std::optional<std::size_t> current;  ///< the last applied step
  std::optional<std::size_t> next;     ///< the first that is not applied
};

/// A review is due as many months after the one before as the standards say, the first after the start: one that was
/// missed can be made up, and one held early does not stand for a later one.
struct ReviewStanding {
  std::optional<Date> last_on;
  Date next_on;  ///< the expected end where the standards ask for none on the way
  bool overdue = false;
  std::optional<Date> final_on;  ///< of the latest final review, when it was satisfactory
};

/// One thing that completion still waits for.
struct Requirement {
  enum class Kind { total_hours, process_hours, competency, course, credential, final_review };
  Kind kind = Kind::total_hours;
  std::string code;  ///< of the work process, competency, course or credential
  std::string title;
  Minutes missing;  ///< for hours; of a course, the hours still to attend
  int needs_level = 0;
  int best_level = 0;
  int times_shown = 0;
  std::optional<Date> last_on;
  std::optional<Date> planned_by;
};
[[nodiscard]] std::string_view name(Requirement::Kind kind);

/// One line of the projection: when this would be done, and how that is worked out.
struct Constraint {
  enum class Kind { total_hours, process_hours, competencies, courses };
  enum class Basis {
    own_pace,      ///< remaining / its own approved pace of the window
    overall_pace,  ///< nothing here in the window, or less than its share: done with the last of all hours
    plan           ///< no pace to go by: the planned day, or later what the plan's own pace allows from today
  };
  Kind kind = Kind::total_hours;
  std::string code;
  std::string title;
  Basis basis = Basis::own_pace;
  std::int64_t remaining = 0;  ///< minutes, or competencies
  std::int64_t in_window = 0;  ///< approved in the window, same unit
  Date by;
  Date alone;  ///< by its own pace alone, however far off; says what is last where days are equal
};
[[nodiscard]] std::string_view name(Constraint::Kind kind);
[[nodiscard]] std::string_view name(Constraint::Basis basis);

struct Projection {
  int window_weeks = 0;  ///< whole weeks that the pace was taken from, at most 12
  Date window_from;
  std::vector<Constraint> constraints;  ///< latest first
  std::optional<Date> done_by;          ///< nothing when it is not in sight
};

/// How it goes, in one word. Behind: approved hours below the standards' share of the plan to date, or something still
/// missing after the expected end.
enum class Pace { not_started, on_pace, behind, ready, completed };
[[nodiscard]] std::string_view name(Pace pace);

/// Points into the standards it was made from: keep those alive.
struct Standing {
  Minutes ojl_approved;  ///< all approved, credit included
  Minutes ojl_counted;   ///< of it, toward the total
  Minutes ojl_waiting;
  Minutes ojl_missing;  ///< to the total
  Minutes ojl_planned;  ///< by today, on a straight line from the start to the expected end
  Minutes ri_approved;  ///< of the required courses, each up to its length
  Minutes ri_waiting;   ///< of the required courses
  Minutes ri_total;     ///< of the required courses
  int competencies_signed_off = 0;
  int competencies_total = 0;

  std::vector<ProcessStanding> processes;
  std::vector<CourseStanding> courses;
  std::vector<CredentialStanding> credentials;
  WageStanding wage;
  ReviewStanding reviews;
  std::vector<Requirement> unmet;  ///< empty: nothing is missing, sponsor staff may complete the agreement
  Projection projection;
  Pace pace = Pace::on_pace;
  AgreementTerms terms;
  Date probation_end;  ///< by calendar or hours worked, whichever came first; credit does not shorten it
};

[[nodiscard]] Standing standing_of(const Standards& standards, const Agreement& agreement, const Totals& totals,
                                   Date today);

/// The line under "hours against plan": approved OJL at the end of each week from the start, cumulative.
struct WeekPoint {
  Date week;  ///< its Monday
  Minutes approved;
  Minutes plan;
};
[[nodiscard]] std::vector<WeekPoint> cumulative(const Standards& standards, const Agreement& agreement,
                                                const Totals& totals, Date today);

}  // namespace journeywork::apprenticeship
