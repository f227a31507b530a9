#include "web/api/shapes.hpp"

namespace journeywork::web::api {

using namespace apprenticeship;

namespace {

const char* name(WageStanding::State state) {
  switch (state) {
    case WageStanding::State::applied:
      return "applied";
    case WageStanding::State::due:
      return "due";
    case WageStanding::State::overdue:
      return "overdue";
    case WageStanding::State::ahead:
      return "ahead";
  }
  return "";
}

json::object of(const CompetencyStanding& c) {
  json::object out{{"code", c.competency->code},
                   {"title", c.competency->title},
                   {"required_level", c.competency->required_level},
                   {"best_level", c.best},
                   {"demonstrations", c.times},
                   {"shown", c.shown},
                   {"shown_waiting", c.shown_waiting}};
  put(out, "last_on", c.last_on);
  put(out, "signed_off_on", c.signed_off_on);
  return out;
}

json::object of(const ProcessStanding& p) {
  json::array competencies;
  for (const auto& each : p.competencies) competencies.push_back(of(each));
  return {{"code", p.process->code},
          {"title", p.process->title},
          {"minimum_minutes", p.process->minimum.count},
          {"maximum_minutes", p.process->maximum.count},
          {"approved_minutes", p.approved.count},
          {"counted_minutes", p.counted.count},
          {"waiting_minutes", p.waiting.count},
          {"missing_minutes", p.missing.count},
          {"signed_off", p.signed_off},
          {"complete", p.complete},
          {"competencies", std::move(competencies)}};
}

json::object of(const CourseStanding& c) {
  return {{"code", c.course->code},
          {"title", c.course->title},
          {"year", c.course->year},
          {"required", c.course->required},
          {"length_minutes", c.course->length.count},
          {"approved_minutes", c.approved.count},
          {"waiting_minutes", c.waiting.count},
          {"missing_minutes", c.missing.count},
          {"passed", c.passed},
          {"complete", c.complete}};
}

json::object of(const CredentialStanding& c) {
  json::object out{{"code", c.credential->code},
                   {"title", c.credential->title},
                   {"required", c.credential->required},
                   {"waiting", c.waiting}};
  put(out, "earned_on", c.earned_on);
  put(out, "planned_by", c.planned_by);
  return out;
}

json::array of(const WageStanding& wage) {
  json::array out;
  for (const auto& step : wage.steps) {
    json::object each{{"step", static_cast<std::int64_t>(out.size() + 1)},
                      {"title", step.step->title},
                      {"state", name(step.state)},
                      {"missing_minutes", step.missing_ojl.count},
                      {"missing_competencies", step.missing_competencies}};
    if (!step.wage.currency.empty()) each["wage"] = to_json(step.wage);
    put(each, "applied_on", step.applied_on);
    put(each, "due_on", step.due_on);
    put(each, "apply_by", step.apply_by);
    put(each, "not_before", step.not_before);
    put(each, "needs_review_due", step.needs_review_due);
    out.push_back(std::move(each));
  }
  return out;
}

json::object of(const ReviewStanding& reviews) {
  json::object out{{"next_on", iso(reviews.next_on)}, {"overdue", reviews.overdue}};
  put(out, "last_on", reviews.last_on);
  put(out, "final_on", reviews.final_on);
  return out;
}

json::object of(const Requirement& r) {
  json::object out{{"kind", text_of(apprenticeship::name(r.kind))}, {"title", r.title}};
  put(out, "code", r.code);
  switch (r.kind) {
    case Requirement::Kind::total_hours:
    case Requirement::Kind::process_hours:
    case Requirement::Kind::course:
      out["missing_minutes"] = r.missing.count;
      break;
    case Requirement::Kind::competency:
      out["required_level"] = r.needs_level;
      out["best_level"] = r.best_level;
      out["demonstrations"] = r.times_shown;
      break;
    case Requirement::Kind::credential:
    case Requirement::Kind::final_review:
      break;
  }
  put(out, "last_on", r.last_on);
  put(out, "planned_by", r.planned_by);
  return out;
}

json::object of(const Projection& projection) {
  json::array constraints;
  for (const auto& c : projection.constraints) {
    const auto* unit = c.kind == Constraint::Kind::competencies ? "competencies" : "minutes";
    json::object each{{"kind", text_of(apprenticeship::name(c.kind))},
                      {"title", c.title},
                      {"basis", text_of(apprenticeship::name(c.basis))},
                      {"unit", unit},
                      {"remaining", c.remaining},
                      {"in_window", c.in_window},
                      {"by", iso(c.by)}};
    put(each, "code", c.code);
    constraints.push_back(std::move(each));
  }
  json::object out{{"window_weeks", projection.window_weeks},
                   {"window_from", iso(projection.window_from)},
                   {"constraints", std::move(constraints)}};
  put(out, "done_by", projection.done_by);
  return out;
}

template <class T>
json::array all_of(const std::vector<T>& values) {
  json::array out;
  for (const auto& value : values) out.push_back(of(value));
  return out;
}

}  // namespace

json::object to_json(const services::StandingView& view) {
  const auto& s = view.standing;
  return {{"agreement", view.about.agreement.id.value},
          {"as_of", iso(view.about.today)},
          {"pace", text_of(apprenticeship::name(s.pace))},
          {"expected_end", iso(s.terms.expected_end)},
          {"probation_end", iso(s.probation_end)},
          {"on_the_job_learning",
           {{"approved_minutes", s.ojl_approved.count},
            {"counted_minutes", s.ojl_counted.count},
            {"waiting_minutes", s.ojl_waiting.count},
            {"missing_minutes", s.ojl_missing.count},
            {"planned_minutes", s.ojl_planned.count}}},
          {"related_instruction",
           {{"approved_minutes", s.ri_approved.count},
            {"waiting_minutes", s.ri_waiting.count},
            {"total_minutes", s.ri_total.count}}},
          {"competencies", {{"signed_off", s.competencies_signed_off}, {"total", s.competencies_total}}},
          {"waiting", {{"entries", view.waiting.count}, {"oldest_days", view.waiting.oldest_days}}},
          {"unmet", all_of(s.unmet)},
          {"work_processes", all_of(s.processes)},
          {"courses", all_of(s.courses)},
          {"credentials", all_of(s.credentials)},
          {"wage_steps", of(s.wage)},
          {"reviews", of(s.reviews)},
          {"projection", of(s.projection)}};
}

}  // namespace journeywork::web::api
