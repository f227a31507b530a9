#include "core/apprenticeship/projection.hpp"

#include <algorithm>
#include <tuple>

namespace journeywork::apprenticeship {

namespace {

constexpr int longest_window = 12;  // weeks, the period that people remember and that evens out a holiday
constexpr int shortest_window = 4;  // weeks, below which a pace says nothing
constexpr int in_sight_years = 10;  // a date further off than this is not a date

/// What was approved in the window, per work process and for related instruction.
struct Recent {
  std::map<std::string, Minutes> processes;
  Minutes ojl;
  Minutes ri;
};

Recent recent_of(const Totals& totals, Date from, Date before) {
  Recent recent;
  for (auto week = totals.weeks.lower_bound(from); week != totals.weeks.end() && week->first < before; ++week) {
    for (const auto& [code, minutes] : week->second) {
      recent.processes[code] += minutes;
      recent.ojl += minutes;
    }
  }
  for (auto week = totals.ri_weeks.lower_bound(from); week != totals.ri_weeks.end() && week->first < before; ++week) {
    recent.ri += week->second;
  }
  return recent;
}

/// `amount` at `rate` per `days`, from `today` on; rounded up to whole days.
Date at_rate(Date today, std::int64_t amount, std::int64_t rate, std::int64_t days) {
  const auto limit = std::int64_t{366} * (in_sight_years + 1);
  return today.plus_days(static_cast<int>(std::min((amount * days + rate - 1) / rate, limit)));
}

class Projector {
 public:
  Projector(const Standards& standards, const Agreement& agreement, const Totals& totals, const Standing& standing,
            Date today)
      : standards_(standards),
        standing_(standing),
        today_(today),
        start_(agreement.start),
        completed_on_(agreement.completed_on) {
    this_week_ = today.week_start();
    out_.window_weeks = std::clamp(days_between(start_.week_start(), this_week_) / 7, 0, longest_window);
    out_.window_from = this_week_.plus_days(-7 * out_.window_weeks);
    recent_ = recent_of(totals, out_.window_from, this_week_);
  }

  Projection run() && {
    hours();
    competencies();
    courses();
    std::stable_sort(out_.constraints.begin(), out_.constraints.end(), [](const Constraint& a, const Constraint& b) {
      return std::tuple(b.by, b.alone, a.kind == Constraint::Kind::total_hours) <
             std::tuple(a.by, a.alone, b.kind == Constraint::Kind::total_hours);
    });
    if (out_.constraints.empty()) {
      out_.done_by = completed_on_.value_or(today_);
    } else if (in_sight(out_.constraints.front().by)) {
      out_.done_by = out_.constraints.front().by;
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool in_sight(Date day) const { return day < today_.plus_months(12 * in_sight_years); }
  [[nodiscard]] bool paced(std::int64_t in_window) const {
    return in_window > 0 && out_.window_weeks >= shortest_window;
  }
  [[nodiscard]] Date at_pace(std::int64_t remaining, std::int64_t in_window) const {
    return at_rate(today_, remaining, in_window, std::int64_t{out_.window_weeks} * 7);
  }
  /// Where there is no pace to go by: the planned day, but not before `remaining` can be done at the plan's own pace,
  /// which is `whole` in the term. Else a plan that nobody follows would promise the end for tomorrow.
  [[nodiscard]] Date as_planned(Date planned, std::int64_t remaining, std::int64_t whole) const {
    const auto term = days_between(start_, standing_.terms.expected_end);
    return whole > 0 ? std::max(planned, at_rate(today_, remaining, whole, term)) : std::max(planned, today_);
  }

  void add(Constraint::Kind kind, std::string code, std::string title, std::int64_t remaining, std::int64_t in_window,
           Constraint::Basis basis, Date by) {
    out_.constraints.push_back({kind, std::move(code), std::move(title), basis, remaining, in_window, by, by});
  }
  void add_paced(Constraint::Kind kind, std::string title, std::int64_t remaining, std::int64_t in_window, Date planned,
                 std::int64_t whole) {
    if (remaining <= 0) return;
    const bool own = paced(in_window);
    add(kind, "", std::move(title), remaining, in_window, own ? Constraint::Basis::own_pace : Constraint::Basis::plan,
        own ? at_pace(remaining, in_window) : as_planned(planned, remaining, whole));
  }

  void hours() {
    std::int64_t of_processes = 0;
    for (const auto& process : standing_.processes) of_processes += process.missing.count;
    const auto remaining = std::max(of_processes, standing_.ojl_missing.count);
    if (remaining <= 0) return;
    add_paced(Constraint::Kind::total_hours, "All on-the-job hours", remaining, recent_.ojl.count,
              standing_.terms.expected_end, standards_.ojl_minimum.value.count);
    const auto all_basis = paced(recent_.ojl.count) ? Constraint::Basis::overall_pace : Constraint::Basis::plan;
    const auto all_by = out_.constraints.back().by;
    for (const auto& line : standing_.processes) {
      if (line.missing.count <= 0) continue;
      const auto found = recent_.processes.find(line.process->code);
      const auto in_window = found == recent_.processes.end() ? 0 : found->second.count;
      add(Constraint::Kind::process_hours, line.process->code, line.process->title, line.missing.count, in_window,
          all_basis, all_by);
      if (!paced(in_window)) continue;
      // A process that gets less than its share now will get it later: nobody waits longer than for all hours together.
      auto& added = out_.constraints.back();
      added.alone = at_pace(line.missing.count, in_window);
      if (added.alone <= all_by) {
        added.by = added.alone;
        added.basis = Constraint::Basis::own_pace;
      }
    }
  }

  void competencies() {
    if (standards_.approach == Approach::time_based) return;
    std::int64_t in_window = 0;
    for (const auto& process : standing_.processes) {
      for (const auto& competency : process.competencies) {
        const auto day = competency.signed_off_on;
        if (day && *day >= out_.window_from && *day < this_week_) ++in_window;
      }
    }
    add_paced(Constraint::Kind::competencies, "All sign-offs",
              standing_.competencies_total - standing_.competencies_signed_off, in_window, standing_.terms.expected_end,
              standing_.competencies_total);
  }

  void courses() {
    std::int64_t remaining = 0;
    auto last_planned = start_;
    for (const auto& line : standing_.courses) {
      if (!line.course->required || line.complete) continue;
      const auto planned = start_.plus_months(12 * line.course->year).plus_days(-1);
      remaining += line.missing.count;
      last_planned = std::max(last_planned, planned);
      add(Constraint::Kind::courses, line.course->code, line.course->title, line.missing.count, 0,
          Constraint::Basis::plan, as_planned(planned, line.missing.count, standing_.ri_total.count));
    }
    add_paced(Constraint::Kind::courses, "All related instruction", remaining, recent_.ri.count, last_planned,
              standing_.ri_total.count);
  }

  const Standards& standards_;
  const Standing& standing_;
  Date today_;
  Date start_;
  std::optional<Date> completed_on_;
  Date this_week_;
  Recent recent_;
  Projection out_;
};

}  // namespace

Projection project(const Standards& standards, const Agreement& agreement, const Totals& totals,
                   const Standing& standing, Date today) {
  return Projector(standards, agreement, totals, standing, today).run();
}

}  // namespace journeywork::apprenticeship
