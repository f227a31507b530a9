#include "core/apprenticeship/wages.hpp"

#include <algorithm>

namespace journeywork::apprenticeship {

namespace {

/// The Sunday by which approved OJL, credit from the first day included, had reached `needed`.
std::optional<Date> reached_hours(const Totals& totals, Date start, Minutes needed) {
  Minutes sum;
  for (const auto& [code, time] : totals.processes) sum += time.credited;
  if (sum >= needed) return start;
  for (const auto& [monday, by_process] : totals.weeks) {
    for (const auto& [code, minutes] : by_process) sum += minutes;
    if (sum >= needed) return monday.plus_days(6);
  }
  return std::nullopt;
}

/// The days on which competencies were signed off, earliest first.
std::vector<Date> sign_offs(const Standards& standards, const Totals& totals) {
  std::vector<Date> days;
  for (const auto& process : standards.processes) {
    for (const auto& competency : process.competencies) {
      const auto found = totals.competencies.find(competency.code);
      if (found == totals.competencies.end()) continue;
      std::optional<Date> first;
      for (const auto& [seq, judged] : found->second) {
        if (judged.level >= competency.required_level && (!first || judged.day < *first)) first = judged.day;
      }
      if (first) days.push_back(*first);
    }
  }
  std::sort(days.begin(), days.end());
  return days;
}

/// The day on which every review that was due by `day` had been held, or the due day of the one that is missing.
struct ReviewsHeld {
  std::optional<Date> all_on;
  std::optional<Date> missing;
};
ReviewsHeld reviews_by(const Standards& standards, const Agreement& agreement, const Totals& totals, Date day) {
  const auto every = standards.review_every_months.value;
  if (every <= 0) return {agreement.start, std::nullopt};
  auto last = agreement.start;
  std::optional<Date> next;
  for (const auto& [seq, review] : totals.reviews) {
    if (review.day <= day) {
      last = std::max(last, review.day);
    } else {
      next = std::min(next.value_or(review.day), review.day);
    }
  }
  const auto due = last.plus_months(every);
  if (due > day) return {last, std::nullopt};
  if (next) return {next, std::nullopt};
  return {std::nullopt, due};
}

/// Gathers the day on which the last of several conditions was met.
class Conditions {
 public:
  explicit Conditions(Date start) : due_(start) {}

  void need(std::optional<Date> day) {
    met_ = met_ && day;
    if (day) due_ = std::max(due_, *day);
  }
  [[nodiscard]] bool met() const { return met_; }
  [[nodiscard]] Date due() const { return due_; }

 private:
  Date due_;
  bool met_ = true;
};

class Schedule {
 public:
  Schedule(const Standards& standards, const Agreement& agreement, const Totals& totals, Date today)
      : standards_(standards),
        agreement_(agreement),
        totals_(totals),
        today_(today),
        sign_offs_(sign_offs(standards, totals)) {}

  [[nodiscard]] WageStanding::Step standing_of(std::size_t index, Money by_schedule) const {
    WageStanding::Step out;
    out.step = &standards_.wage_steps[index];
    out.wage = std::move(by_schedule);
    apply(index, out);
    const auto conditions = conditions_of(*out.step, out);
    if (conditions.met()) {
      out.due_on = conditions.due();
      out.apply_by = conditions.due().plus_days(standards_.wage_step_days.value);
    }
    if (out.applied_on) {
      out.state = WageStanding::State::applied;
    } else if (conditions.met()) {
      out.state = today_ > *out.apply_by ? WageStanding::State::overdue : WageStanding::State::due;
    }
    return out;
  }

 private:
  /// A step is applied on the first day on which its wage was paid; a raise within the step does not move that day.
  void apply(std::size_t index, WageStanding::Step& out) const {
    std::optional<Date> latest;
    for (const auto& [seq, wage] : totals_.wages) {
      if (wage.step != static_cast<int>(index)) continue;
      out.applied_on = std::min(out.applied_on.value_or(wage.day), wage.day);
      if (latest && wage.day < *latest) continue;
      latest = wage.day;
      out.wage = wage.wage;
    }
  }

  [[nodiscard]] Conditions conditions_of(const WageStep& step, WageStanding::Step& out) const {
    Conditions conditions(agreement_.start);
    if (step.after_ojl) {
      out.missing_ojl = shortfall(*step.after_ojl, totals_.ojl_approved());
      conditions.need(reached_hours(totals_, agreement_.start, *step.after_ojl));
    }
    if (step.after_competencies && *step.after_competencies > 0) {
      const auto needed = static_cast<std::size_t>(*step.after_competencies);
      const auto reached = sign_offs_.size() >= needed;
      if (!reached) out.missing_competencies = static_cast<int>(needed - sign_offs_.size());
      conditions.need(reached ? std::optional(sign_offs_[needed - 1]) : std::nullopt);
    }
    if (step.after_months) {
      const auto day = agreement_.start.plus_months(*step.after_months);
      if (day > today_) out.not_before = day;
      conditions.need(day <= today_ ? std::optional(day) : std::nullopt);
    }
    if (step.on_completion) conditions.need(agreement_.completed_on);
    if (step.needs_reviews && conditions.met()) {
      const auto reviews = reviews_by(standards_, agreement_, totals_, conditions.due());
      out.needs_review_due = reviews.missing;
      conditions.need(reviews.all_on);
    }
    return conditions;
  }

  const Standards& standards_;
  const Agreement& agreement_;
  const Totals& totals_;
  Date today_;
  std::vector<Date> sign_offs_;
};

}  // namespace

WageStanding wages_of(const Standards& standards, const Agreement& agreement, const Totals& totals, Date today) {
  WageStanding out;
  const auto terms = terms_of(agreement, standards);
  const Schedule schedule(standards, agreement, totals, today);
  for (std::size_t i = 0; i < standards.wage_steps.size(); ++i) {
    out.steps.push_back(schedule.standing_of(i, terms.wage_steps[i].wage));
    if (out.steps.back().applied_on) out.current = i;
  }
  // A step that was passed over by a higher one needs no applying any more.
  const auto first_open = out.current ? *out.current + 1 : 0;
  for (std::size_t i = 0; i < first_open; ++i) out.steps[i].state = WageStanding::State::applied;
  if (first_open < out.steps.size()) out.next = first_open;
  return out;
}

}  // namespace journeywork::apprenticeship
