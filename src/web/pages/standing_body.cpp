#include "web/pages/standing_body.hpp"

#include <algorithm>
#include <map>

#include "web/pages/parts.hpp"
#include "web/pages/standing_terms.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

std::string level_name(const Standards& standards, int level) {
  for (const auto& each : standards.levels) {
    if (each.value == level) return std::to_string(level) + " " + each.name;
  }
  return std::to_string(level);
}

std::string times_text(int times) {
  return times == 1 ? "once" : times == 2 ? "twice" : std::to_string(times) + " times";
}

std::string mentor_now(const services::AgreementView& about) {
  for (std::size_t i = 0; i < about.mentors.size(); ++i) {
    if (about.agreement.mentors[i].covers(about.today)) return about.mentors[i];
  }
  return about.mentors.empty() ? "a mentor" : about.mentors.front();
}

// ---- the projection ----------------------------------------------------------------------------------------------

std::string basis_words(const Constraint& constraint, const Projection& projection, const Locale& locale) {
  switch (constraint.basis) {
    case Constraint::Basis::own_pace: {
      const auto weeks = projection.window_weeks;
      if (constraint.kind == Constraint::Kind::competencies) {
        return std::to_string(constraint.in_window) + " in " + std::to_string(weeks) + " weeks";
      }
      return locale.hours({constraint.in_window / weeks}) + " a week";
    }
    case Constraint::Basis::overall_pace:
      return "none lately; as if done last";
    case Constraint::Basis::plan:
      return "none yet; by the plan";
  }
  return "";
}

void fill_projection(Dict& page, const services::StandingView& view, const Locale& locale,
                     const StandingReader& reader) {
  const auto& projection = view.standing.projection;
  const auto& agreement = view.about.agreement;
  if (agreement.state == AgreementState::completed) {
    page.set_shown("COMPLETED", "Completed on " + locale.day_year(agreement.completed_on.value_or(view.about.today)));
    return;
  }
  if (view.standing.unmet.empty()) {
    page.set_shown("NOT_PROJECTED", "Everything is there. The sponsor can complete the apprenticeship now.");
    return;
  }
  if (!projection.done_by) {
    page.set_shown("NOT_PROJECTED",
                   "At the present pace the end is more than ten years away. What was approved lately does not "
                   "move what is missing: look at the list below and plan a rotation.");
    return;
  }
  auto section = page.add("PROJECTED");
  section.set("PROJECTED_DATE", locale.date(*projection.done_by));
  Minutes pace;
  for (const auto& constraint : projection.constraints) {
    if (constraint.kind == Constraint::Kind::total_hours && projection.window_weeks > 0) {
      pace = {constraint.in_window / projection.window_weeks};
    }
  }
  const std::string whose = reader.own ? "your" : "the";
  const auto window =
      projection.window_weeks == 1 ? std::string("week") : std::to_string(projection.window_weeks) + " weeks";
  section.set("PROJECTED_WORDS", pace.count > 0 ? "At " + whose + " pace of the last " + window + " (" +
                                                      locale.hours(pace) + " approved a week)."
                                                : "By the plan of the standards: there is no pace to go by yet.");
  if (!projection.constraints.empty()) section.set_shown("PROJECTED_LAST", projection.constraints.front().title);
  section.set("HOW_NOTE",
              "What is left of each line, divided by what was approved of it per week since " +
                  locale.day(projection.window_from) +
                  ". The latest line decides. Only approved entries count, so a long queue moves the date out.");
  for (const auto& constraint : projection.constraints) {
    const bool count = constraint.kind == Constraint::Kind::competencies;
    section.add("HOW")
        .set("HOW_WHAT", constraint.title)
        .set("HOW_LEFT",
             count ? count_text(constraint.remaining, "sign-off", "sign-offs") : locale.hours({constraint.remaining}))
        .set("HOW_PACE", basis_words(constraint, projection, locale))
        .set("HOW_DATE", locale.date(constraint.by));
  }
}

// ---- hours against plan, a row a month ----------------------------------------------------------------------------

struct MonthPoint {
  std::optional<Minutes> done;
  Minutes plan;
  std::optional<Minutes> ahead;
};

std::string bare_hours(std::optional<Minutes> minutes) {
  return minutes ? std::to_string((minutes->count + 30) / 60) : "";
}

void fill_chart(Dict& page, const services::StandingView& view, const Locale& locale) {
  const auto& standards = *view.about.standards;
  const auto& agreement = view.about.agreement;
  if (agreement.state == AgreementState::draft || view.weeks.empty()) return;
  const auto start = agreement.start;
  const auto today = std::min(view.about.today, agreement.completed_on.value_or(view.about.today));
  const auto goal = standards.ojl_minimum.value;
  const auto projected = view.standing.projection.done_by;
  const auto term_end = view.standing.terms.expected_end;
  const auto last_day = std::min(std::max({term_end, today, projected.value_or(today)}),
                                 start.plus_months(standards.term_months.value * 2));

  auto chart = page.add("CHART");
  chart.set("CHART_LABEL", "Approved hours against plan: " + locale.hours_rounded(view.standing.ojl_counted) + " of " +
                               locale.hours_rounded(goal) + ", plan " +
                               locale.hours_rounded(view.standing.ojl_planned));
  const auto length = std::max(1, days_between(start, term_end));
  const auto approved_at = [&](Date day) {
    Minutes sum;
    for (const auto& point : view.weeks) {
      if (point.week <= day) sum = point.approved;
    }
    return sum;
  };
  const auto now = view.standing.ojl_approved;
  for (int month = 0;; ++month) {
    const auto day = start.plus_months(month);
    if (day > last_day.plus_months(1)) break;
    const bool is_past = day <= today;
    const bool is_last_past = is_past && start.plus_months(month + 1) > today;
    MonthPoint point;
    point.plan = {goal.count * std::min(length, days_between(start, day)) / length};
    if (is_past) point.done = is_last_past ? now : approved_at(day);
    if (projected && *projected > today && agreement.state == AgreementState::active) {
      const auto span = days_between(today, *projected);
      if (is_last_past) point.ahead = now;
      if (!is_past)
        point.ahead = Minutes{now.count + shortfall(goal, now).count * std::min(span, days_between(today, day)) / span};
    }
    const auto with_unit = [&](std::optional<Minutes> m) { return m ? locale.hours_rounded(*m) : std::string(); };
    chart.add("CHART_ROW")
        .set("MONTH", iso(day))
        .set("MONTH_TEXT", locale.month(day))
        .set("DONE", bare_hours(point.done))
        .set("PLAN", bare_hours(point.plan))
        .set("AHEAD", bare_hours(point.ahead))
        .set("DONE_TEXT", with_unit(point.done))
        .set("PLAN_TEXT", with_unit(point.plan))
        .set("AHEAD_TEXT", with_unit(point.ahead));
  }
}

// ---- work processes, competencies ----------------------------------------------------------------------------------

void fill_processes(Dict& page, const services::StandingView& view, const Locale& locale) {
  const auto& standing = view.standing;
  const auto& standards = *view.about.standards;
  page.set("PROCESSES_WORDS",
           locale.hours_rounded(standing.ojl_counted) + " of " + locale.hours_rounded(standards.ojl_minimum.value));
  for (const auto& process : standing.processes) {
    const auto needed = process.process->minimum;
    auto row = page.add("PROCESS");
    row.set("PROCESS_TITLE", process.process->title);
    if (!process.complete) {
      row.set("PROCESS_NEEDED", locale.hours_rounded(needed))
          .set_shown("PROCESS_HOURS", locale.number(process.approved.count / 60));
    }
    show_meter(row, "METER", process.approved, process.waiting, needed, locale);
    if (process.complete) show_tag(row, "PROCESS_TAG", Tone::ok, "complete");
    std::string words =
        process.complete ? locale.hours(process.approved) + " of " + locale.hours_rounded(needed) : std::string();
    const auto total = static_cast<int>(process.competencies.size());
    if (total > 0) {
      words += (words.empty() ? "" : ", ") + std::to_string(process.signed_off) + " of " + std::to_string(total) +
               " competencies";
      if (process.signed_off < total) words += ", " + std::to_string(total - process.signed_off) + " to sign off";
    }
    if (process.waiting.count > 0) words += (words.empty() ? "" : ", ") + locale.hours(process.waiting) + " waiting";
    if (process.counted < process.approved) {
      words += (words.empty() ? "" : ", ") + locale.hours(process.approved - process.counted) +
               " beyond the range do not count";
    }
    row.set("PROCESS_WORDS", words);
  }
}

std::string competency_words(const CompetencyStanding& c, const Locale& locale) {
  const auto needed = std::to_string(c.competency->required_level);
  if (c.signed_off_on)
    return "signed off on " + locale.date(*c.signed_off_on) + ", level " + std::to_string(c.best) + " of " + needed;
  if (c.times > 0) {
    return "level " + std::to_string(c.best) + " of " + needed + ", judged " + times_text(c.times) + ", last on " +
           locale.day(*c.last_on);
  }
  if (c.shown + c.shown_waiting > 0)
    return "needs level " + needed + ", shown " + times_text(c.shown + c.shown_waiting) + ", not judged yet";
  return "needs level " + needed + ", not shown yet";
}

void fill_map(Dict& page, const services::StandingView& view, const Locale& locale, const StandingReader& reader) {
  const auto& standing = view.standing;
  if (standing.competencies_total == 0) return;
  auto map = page.add("MAP");
  map.set("MAP_WORDS", std::to_string(standing.competencies_signed_off) + " of " +
                           std::to_string(standing.competencies_total) + " signed off");
  for (const auto& process : standing.processes) {
    if (process.competencies.empty()) continue;
    auto row = map.add("MAP_ROW");
    const auto total = static_cast<std::int64_t>(process.competencies.size());
    const auto count = std::to_string(process.signed_off) + " of " + std::to_string(total);
    row.set("MAP_TITLE", process.process->title).set("MAP_COUNT", count).set("MAP_WIDTH", 12 * total);
    row.set("MAP_LABEL", count + " competencies signed off");
    std::int64_t x = 0;
    for (const auto& c : process.competencies) {
      const std::int64_t height = 4 + 7 * std::min(c.best, 4);
      row.add("TICK")
          .set("TICK_X", x)
          .set("TICK_H", height)
          .set("TICK_Y", 34 - height)
          .set("NEED_Y", 29 - 7 * std::int64_t{c.competency->required_level})
          .set("TICK_STATE", c.signed_off() ? "done"
                             : c.times > 0  ? "part"
                                            : "");
      x += 12;
      auto line = row.add("COMPETENCY");
      line.set("COMPETENCY_CODE", c.competency->code)
          .set("COMPETENCY_TITLE", c.competency->title)
          .set("COMPETENCY_WORDS", competency_words(c, locale));
      if (c.signed_off()) show_tag(line, "COMPETENCY_TAG", Tone::ok, "signed off");
      if (!c.signed_off() && reader.may_evaluate) {
        line.set_shown("COMPETENCY_URL", "/apprentices/" + std::to_string(view.about.agreement.id.value) +
                                             "/sign-off?competency=" + c.competency->code);
      }
    }
  }
}

// ---- what is left --------------------------------------------------------------------------------------------------

void fill_left(Dict& page, const services::StandingView& view, const Locale& locale) {
  const auto& standing = view.standing;
  page.set("LEFT_COUNT", std::to_string(standing.unmet.size()));
  if (standing.unmet.empty()) {
    page.set_shown("NOTHING_LEFT", view.about.agreement.state == AgreementState::completed
                                       ? "Nothing. It is done."
                                       : "Nothing. The sponsor can complete the apprenticeship.");
    return;
  }
  // One of each kind first, what was begun before what was not: the list starts with what can be done next.
  struct Ranked {
    const Requirement* requirement;
    int rank = 0;  ///< among those of its kind
  };
  std::vector<Ranked> order;
  for (const auto& each : standing.unmet) order.push_back({&each});
  std::stable_sort(order.begin(), order.end(), [](const Ranked& a, const Ranked& b) {
    return a.requirement->times_shown > b.requirement->times_shown;
  });
  std::map<Requirement::Kind, int> seen;
  for (auto& each : order) each.rank = seen[each.requirement->kind]++;
  std::stable_sort(order.begin(), order.end(), [](const Ranked& a, const Ranked& b) { return a.rank < b.rank; });

  constexpr std::size_t at_once = 6;
  for (std::size_t i = 0; i < std::min(at_once, order.size()); ++i) {
    const auto words = words_of(*order[i].requirement, *view.about.standards, locale);
    auto row = page.add("LEFT");
    row.set("LEFT_TITLE", words.title).set("LEFT_TEXT", words.text).set_shown("LEFT_HINT", words.hint);
  }
  if (order.size() <= at_once) return;
  auto rest = page.add("LEFT_REST");
  rest.set("LEFT_REST_WORDS", "The other " + std::to_string(order.size() - at_once));
  for (std::size_t i = at_once; i < order.size(); ++i) {
    const auto words = words_of(*order[i].requirement, *view.about.standards, locale);
    rest.add("REST").set("REST_TITLE", words.title).set("REST_TEXT", words.text).set_shown("REST_HINT", words.hint);
  }
}

}  // namespace

RequirementWords words_of(const Requirement& r, const Standards& standards, const Locale& locale) {
  switch (r.kind) {
    case Requirement::Kind::total_hours:
      return {"Hours", locale.hours(r.missing) + " on the job in total", ""};
    case Requirement::Kind::process_hours:
      return {"Hours", locale.hours(r.missing) + " of " + r.title, ""};
    case Requirement::Kind::competency: {
      std::string hint = r.times_shown == 0
                             ? "not judged yet"
                             : "judged " + times_text(r.times_shown) + ", best level " + std::to_string(r.best_level);
      if (r.last_on) hint += ", last on " + locale.day(*r.last_on);
      return {"Sign-off", r.code + " " + r.title + ", level " + level_name(standards, r.needs_level), hint};
    }
    case Requirement::Kind::course:
      return {"Course", r.title,
              r.missing.count > 0 ? locale.hours(r.missing) + " to attend" : "attended, not passed yet"};
    case Requirement::Kind::credential:
      return {"Credential", r.title, r.planned_by ? "planned by " + locale.month(*r.planned_by) : ""};
    case Requirement::Kind::final_review:
      return {"Review", "the final one, when the rest is done", ""};
  }
  return {};
}

void show_standing(Dict& page, std::string_view marker, const services::StandingView& view, const Locale& locale,
                   const StandingReader& reader) {
  auto body = page.include(marker, "partials/standing_body.html");
  fill_projection(body, view, locale, reader);
  fill_chart(body, view, locale);
  if (view.standing.ojl_waiting.count > 0) {
    body.add("WAITING")
        .set("WAITING", locale.hours(view.standing.ojl_waiting) + " are waiting for " + mentor_now(view.about) +
                            " and are not counted yet.")
        .set("WAITING_URL",
             reader.own ? std::string("/record?state=waiting")
                        : "/apprentices/" + std::to_string(view.about.agreement.id.value) + "/record?state=waiting");
  }
  if (view.standing.unmet.size() > 1) {
    body.set_shown("LEFT_LINK", std::to_string(view.standing.unmet.size()) + " things are left");
  }
  fill_processes(body, view, locale);
  fill_left(body, view, locale);
  fill_map(body, view, locale, reader);
  fill_terms(body, view, locale);
}

}  // namespace journeywork::web::pages
