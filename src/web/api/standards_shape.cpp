#include "core/base/locale.hpp"
#include "web/api/shapes.hpp"

namespace journeywork::web::api {

using namespace apprenticeship;

namespace {

json::object cited(json::value value, const std::string& source) {
  json::object out{{"value", std::move(value)}};
  put(out, "source", source);
  return out;
}
json::object of(const Cited<int>& figure) { return cited(figure.value, figure.source); }
json::object of(const Cited<Minutes>& figure) { return cited(figure.value.count, figure.source); }
json::object of(const Cited<BasisPoints>& figure) { return cited(figure.value.value, figure.source); }

json::array of(const std::vector<WorkProcess>& processes) {
  json::array out;
  for (const auto& process : processes) {
    json::array competencies;
    for (const auto& c : process.competencies) {
      competencies.push_back(
          {{"code", c.code}, {"title", c.title}, {"statement", c.statement}, {"required_level", c.required_level}});
    }
    out.push_back({{"code", process.code},
                   {"title", process.title},
                   {"description", process.description},
                   {"minimum_minutes", process.minimum.count},
                   {"maximum_minutes", process.maximum.count},
                   {"competencies", std::move(competencies)}});
  }
  return out;
}

json::array of(const std::vector<Course>& courses) {
  json::array out;
  for (const auto& course : courses) {
    json::object each{{"code", course.code},
                      {"title", course.title},
                      {"length_minutes", course.length.count},
                      {"year", course.year},
                      {"required", course.required}};
    put(each, "provider", course.provider);
    out.push_back(std::move(each));
  }
  return out;
}

json::array of(const std::vector<WageStep>& steps) {
  json::array out;
  for (const auto& step : steps) {
    json::object each{{"step", static_cast<std::int64_t>(out.size() + 1)},
                      {"title", step.title},
                      {"share_basis_points", step.share.value},
                      {"needs_reviews", step.needs_reviews},
                      {"on_completion", step.on_completion}};
    if (step.after_ojl) each["after_minutes"] = step.after_ojl->count;
    if (step.after_months) each["after_months"] = *step.after_months;
    if (step.after_competencies) each["after_competencies"] = *step.after_competencies;
    out.push_back(std::move(each));
  }
  return out;
}

json::array of(const std::vector<CredentialRequirement>& credentials) {
  json::array out;
  for (const auto& credential : credentials) {
    json::object each{{"code", credential.code},
                      {"title", credential.title},
                      {"accepts", json::array(credential.accepts.begin(), credential.accepts.end())},
                      {"required", credential.required}};
    put(each, "issuer", credential.issuer);
    if (credential.by_month) each["by_month"] = *credential.by_month;
    out.push_back(std::move(each));
  }
  return out;
}

json::object of(const LogLimits& limits) {
  return {{"day_warning_minutes", of(limits.day_warning)},
          {"day_maximum_minutes", of(limits.day_maximum)},
          {"entry_minimum_minutes", of(limits.entry_minimum)},
          {"back_dating_days", of(limits.back_dating_days)},
          {"answer_days", of(limits.answer_days)},
          {"behind_below_basis_points", of(limits.behind_below)},
          {"behind_after_days", of(limits.behind_after_days)}};
}

json::object of(const Cited<Ratio>& ratio) {
  json::object out{{"first_journeyworkers", ratio.value.first_journeyworkers},
                   {"journeyworkers_each", ratio.value.journeyworkers_each}};
  put(out, "clause", ratio.value.clause);
  put(out, "source", ratio.source);
  return out;
}

}  // namespace

json::object summary_of(const services::StandardsView& view) {
  const auto& standards = *view.standards;
  json::object out{{"id", view.record.id.value},
                   {"sponsor", view.record.sponsor.value},
                   {"code", standards.code},
                   {"version", standards.version},
                   {"title", standards.title},
                   {"occupation", standards.occupation},
                   {"approach", text_of(name(standards.approach))},
                   {"agency", standards.agency},
                   {"agreements", view.agreements},
                   {"imported_at", iso(view.record.created_at)}};
  put(out, "notice", standards.notice);
  put(out, "onet_code", standards.onet_code);
  put(out, "rapids_code", standards.rapids_code);
  put(out, "isco_code", standards.isco_code);
  return out;
}

json::object to_json(const services::StandardsView& view) {
  const auto& standards = *view.standards;
  auto out = summary_of(view);
  out["term_months"] = of(standards.term_months);
  out["ojl_minimum_minutes"] = of(standards.ojl_minimum);
  out["ojl_maximum_minutes"] = of(standards.ojl_maximum);
  out["maximum_caps"] = standards.maximum_caps;
  out["ri_per_year_minutes"] = of(standards.ri_per_year);
  out["probation_minutes"] = of(standards.probation_ojl);
  out["probation_months"] = of(standards.probation_months);
  out["age_minimum"] = of(standards.age_minimum);
  out["ratio"] = of(standards.ratio);
  out["review_every_months"] = of(standards.review_every_months);
  out["final_review"] = standards.final_review;
  out["wage_step_days"] = of(standards.wage_step_days);
  out["limits"] = of(standards.limits);
  out["currency"] = standards.currency;
  json::array levels;
  for (const auto& level : standards.levels) {
    levels.push_back({{"value", level.value}, {"name", level.name}, {"meaning", level.meaning}});
  }
  out["levels"] = std::move(levels);
  out["work_processes"] = of(standards.processes);
  out["courses"] = of(standards.courses);
  out["wage_steps"] = of(standards.wage_steps);
  out["credentials"] = of(standards.credentials);
  out["toml"] = view.record.body;
  return out;
}

}  // namespace journeywork::web::api
