#include "core/apprenticeship/standing.hpp"

#include <algorithm>

#include "core/apprenticeship/projection.hpp"
#include "core/apprenticeship/wages.hpp"

namespace journeywork::apprenticeship {

namespace {

template <class Map>
auto value_or_default(const Map& map, const typename Map::key_type& key) {
  const auto found = map.find(key);
  return found == map.end() ? typename Map::mapped_type{} : found->second;
}

bool asks_process_hours(Approach approach) { return approach != Approach::competency_based; }
bool asks_competencies(Approach approach) { return approach != Approach::time_based; }

CompetencyStanding competency_standing(const Competency& competency, const Totals& totals) {
  CompetencyStanding out;
  out.competency = &competency;
  for (const auto& [seq, judged] : value_or_default(totals.competencies, competency.code)) {
    ++out.times;
    out.best = std::max(out.best, judged.level);
    if (!out.last_on || judged.day >= *out.last_on) {
      out.last_on = judged.day;
      out.last_level = judged.level;
    }
    if (judged.level >= competency.required_level && (!out.signed_off_on || judged.day < *out.signed_off_on)) {
      out.signed_off_on = judged.day;
    }
  }
  const auto shown = value_or_default(totals.shown, competency.code);
  out.shown = shown.approved;
  out.shown_waiting = shown.waiting;
  return out;
}

ProcessStanding process_standing(const WorkProcess& process, const Standards& standards, const Totals& totals) {
  ProcessStanding out;
  out.process = &process;
  const auto time = value_or_default(totals.processes, process.code);
  out.approved = time.approved;
  out.waiting = time.waiting;
  out.counted = standards.maximum_caps ? std::min(time.approved, process.maximum) : time.approved;
  if (asks_process_hours(standards.approach)) out.missing = shortfall(process.minimum, time.approved);
  for (const auto& competency : process.competencies) {
    out.competencies.push_back(competency_standing(competency, totals));
    if (out.competencies.back().signed_off()) ++out.signed_off;
  }
  const auto all_signed = out.signed_off == static_cast<int>(process.competencies.size());
  out.complete = out.missing.count == 0 && (all_signed || !asks_competencies(standards.approach));
  return out;
}

CourseStanding course_standing(const Course& course, const Totals& totals) {
  CourseStanding out;
  out.course = &course;
  const auto time = value_or_default(totals.courses, course.code);
  out.approved = time.approved;
  out.waiting = time.waiting;
  out.missing = shortfall(course.length, time.approved);
  // Credit for the whole course stands for its exam as well; credit for a part does not.
  out.passed = time.credited.count > 0 && time.credited >= course.length;
  for (const auto& [seq, result] : value_or_default(totals.results, course.code)) {
    if (result.outcome == RiTime::Outcome::passed) out.passed = true;
  }
  out.complete = out.passed && out.missing.count == 0;
  return out;
}

CredentialStanding credential_standing(const CredentialRequirement& credential, const Agreement& agreement,
                                       const Totals& totals) {
  CredentialStanding out;
  out.credential = &credential;
  const auto fits = [&](const std::string& code) {
    return code == credential.code ||
           std::find(credential.accepts.begin(), credential.accepts.end(), code) != credential.accepts.end();
  };
  for (const auto& [seq, earned] : totals.credentials) {
    if (fits(earned.code) && (!out.earned_on || earned.day < *out.earned_on)) out.earned_on = earned.day;
  }
  for (const auto& [seq, claimed] : totals.credentials_waiting) {
    if (fits(claimed.code)) out.waiting = true;
  }
  if (credential.by_month) out.planned_by = agreement.start.plus_months(*credential.by_month);
  return out;
}

ReviewStanding review_standing(const Standards& standards, const Agreement& agreement, const Totals& totals,
                               Date today) {
  ReviewStanding out;
  const Totals::ReviewHeld* last_final = nullptr;
  for (const auto& [seq, review] : totals.reviews) {
    if (!out.last_on || review.day > *out.last_on) out.last_on = review.day;
    if (review.final && (last_final == nullptr || review.day >= last_final->day)) last_final = &review;
  }
  if (last_final != nullptr && last_final->satisfactory) out.final_on = last_final->day;

  const auto every = standards.review_every_months.value;
  if (every <= 0) {
    out.next_on = terms_of(agreement, standards).expected_end;
  } else {
    out.next_on = out.last_on.value_or(agreement.start).plus_months(every);
    out.overdue = agreement.state == AgreementState::active && out.next_on < today;
  }
  return out;
}

/// The plan is a straight line from the start to the expected end.
Minutes planned_by(const Standards& standards, const Agreement& agreement, Date day) {
  const auto whole = standards.term_months.value;
  const auto end = agreement.start.plus_months(whole);
  const auto length = days_between(agreement.start, end);
  const auto gone = std::clamp(days_between(agreement.start, day), 0, length);
  return length == 0 ? Minutes{} : Minutes{standards.ojl_minimum.value.count * gone / length};
}

void list_unmet(Standing& out, const Standards& standards) {
  if (out.ojl_missing.count > 0) {
    Requirement total;
    total.kind = Requirement::Kind::total_hours;
    total.title = "On-the-job learning in total";
    total.missing = out.ojl_missing;
    out.unmet.push_back(std::move(total));
  }
  for (const auto& process : out.processes) {
    if (process.missing.count > 0) {
      Requirement hours;
      hours.kind = Requirement::Kind::process_hours;
      hours.code = process.process->code;
      hours.title = process.process->title;
      hours.missing = process.missing;
      out.unmet.push_back(std::move(hours));
    }
  }
  if (asks_competencies(standards.approach)) {
    for (const auto& process : out.processes) {
      for (const auto& competency : process.competencies) {
        if (competency.signed_off()) continue;
        Requirement sign_off;
        sign_off.kind = Requirement::Kind::competency;
        sign_off.code = competency.competency->code;
        sign_off.title = competency.competency->title;
        sign_off.needs_level = competency.competency->required_level;
        sign_off.best_level = competency.best;
        sign_off.times_shown = competency.times;
        sign_off.last_on = competency.last_on;
        out.unmet.push_back(std::move(sign_off));
      }
    }
  }
  for (const auto& course : out.courses) {
    if (course.complete || !course.course->required) continue;
    Requirement instruction;
    instruction.kind = Requirement::Kind::course;
    instruction.code = course.course->code;
    instruction.title = course.course->title;
    instruction.missing = course.missing;
    out.unmet.push_back(std::move(instruction));
  }
  for (const auto& credential : out.credentials) {
    if (credential.earned_on || !credential.credential->required) continue;
    Requirement earned;
    earned.kind = Requirement::Kind::credential;
    earned.code = credential.credential->code;
    earned.title = credential.credential->title;
    earned.planned_by = credential.planned_by;
    out.unmet.push_back(std::move(earned));
  }
  if (standards.final_review && !out.reviews.final_on) {
    Requirement review;
    review.kind = Requirement::Kind::final_review;
    review.title = "Final review";
    out.unmet.push_back(std::move(review));
  }
}

/// The Sunday by which the probation hours were worked, when that comes before the calendar's end. Credit does not
/// count: probation is for getting to know each other.
Date probation_end(const AgreementTerms& terms, const Totals& totals) {
  if (terms.probation_ojl.count <= 0) return terms.probation_end;
  Minutes sum;
  for (const auto& [monday, by_process] : totals.weeks) {
    for (const auto& [code, minutes] : by_process) sum += minutes;
    if (sum >= terms.probation_ojl) return std::min(terms.probation_end, monday.plus_days(6));
  }
  return terms.probation_end;
}

Pace pace_of(const Standing& standing, const Standards& standards, const Agreement& agreement, Date today) {
  if (agreement.state == AgreementState::completed) return Pace::completed;
  if (agreement.state == AgreementState::draft || agreement.start > today) return Pace::not_started;
  if (standing.unmet.empty()) return Pace::ready;
  if (today > standing.terms.expected_end) return Pace::behind;
  if (days_between(agreement.start, today) < standards.limits.behind_after_days.value) return Pace::on_pace;
  const auto floor = standing.ojl_planned.count * standards.limits.behind_below.value.value;
  return standing.ojl_counted.count * 10000 < floor ? Pace::behind : Pace::on_pace;
}

}  // namespace

std::string_view name(Requirement::Kind kind) {
  switch (kind) {
    case Requirement::Kind::total_hours:
      return "total_hours";
    case Requirement::Kind::process_hours:
      return "process_hours";
    case Requirement::Kind::competency:
      return "competency";
    case Requirement::Kind::course:
      return "course";
    case Requirement::Kind::credential:
      return "credential";
    case Requirement::Kind::final_review:
      return "final_review";
  }
  return "";
}

std::string_view name(Constraint::Kind kind) {
  switch (kind) {
    case Constraint::Kind::total_hours:
      return "total_hours";
    case Constraint::Kind::process_hours:
      return "process_hours";
    case Constraint::Kind::competencies:
      return "competencies";
    case Constraint::Kind::courses:
      return "courses";
  }
  return "";
}

std::string_view name(Constraint::Basis basis) {
  switch (basis) {
    case Constraint::Basis::own_pace:
      return "own_pace";
    case Constraint::Basis::overall_pace:
      return "overall_pace";
    case Constraint::Basis::plan:
      return "plan";
  }
  return "";
}

std::string_view name(Pace pace) {
  switch (pace) {
    case Pace::not_started:
      return "not_started";
    case Pace::on_pace:
      return "on_pace";
    case Pace::behind:
      return "behind";
    case Pace::ready:
      return "ready";
    case Pace::completed:
      return "completed";
  }
  return "";
}

Standing standing_of(const Standards& standards, const Agreement& agreement, const Totals& totals, Date today) {
  Standing out;
  out.terms = terms_of(agreement, standards);
  out.ojl_approved = totals.ojl_approved();
  out.ojl_waiting = totals.ojl_waiting();
  for (const auto& process : standards.processes) {
    out.processes.push_back(process_standing(process, standards, totals));
    const auto& line = out.processes.back();
    out.ojl_counted += line.counted;
    out.competencies_signed_off += line.signed_off;
    out.competencies_total += static_cast<int>(line.competencies.size());
  }
  out.ojl_missing = shortfall(standards.ojl_minimum.value, out.ojl_counted);
  out.ojl_planned = planned_by(standards, agreement, today);
  for (const auto& course : standards.courses) {
    out.courses.push_back(course_standing(course, totals));
    const auto& line = out.courses.back();
    if (!course.required) continue;
    out.ri_approved += std::min(line.approved, course.length);
    out.ri_waiting += line.waiting;
  }
  out.ri_total = standards.ri_total();
  for (const auto& credential : standards.credentials) {
    out.credentials.push_back(credential_standing(credential, agreement, totals));
  }
  out.reviews = review_standing(standards, agreement, totals, today);
  out.wage = wages_of(standards, agreement, totals, today);
  list_unmet(out, standards);
  out.projection = project(standards, agreement, totals, out, today);
  out.pace = pace_of(out, standards, agreement, today);

  out.probation_end = probation_end(out.terms, totals);
  return out;
}

std::vector<WeekPoint> cumulative(const Standards& standards, const Agreement& agreement, const Totals& totals,
                                  Date today) {
  std::vector<WeekPoint> out;
  Minutes sum;
  for (const auto& [code, time] : totals.processes) sum += time.credited;
  const auto last = std::min(today, agreement.completed_on.value_or(today)).week_start();
  for (auto week = agreement.start.week_start(); week <= last; week = week.plus_days(7)) {
    for (const auto& [code, minutes] : value_or_default(totals.weeks, week)) sum += minutes;
    out.push_back({week, sum, planned_by(standards, agreement, week.plus_days(6))});
  }
  return out;
}

}  // namespace journeywork::apprenticeship
