#include <algorithm>
#include <tuple>
#include <utility>

#include "exchange/standards_file/standards_file.hpp"
#include "exchange/standards_file/table_reader.hpp"

namespace journeywork::exchange {

using namespace apprenticeship;

namespace {

void read_approach(TableReader& root, Approach& out) {
  std::string text;
  if (!root.text("approach", text, Need::required)) return;
  if (const auto approach = parse_approach(text)) {
    out = *approach;
  } else {
    root.refuse("approach", "There is no such approach.", "\"time-based\", \"competency-based\" or \"hybrid\"");
  }
}

void read_identity(TableReader& root, Standards& out) {
  root.text("code", out.code, Need::required);
  root.text("version", out.version, Need::required);
  root.text("title", out.title, Need::required);
  root.text("notice", out.notice, Need::optional);
  root.text("agency", out.agency, Need::required);
  root.text("occupation", out.occupation, Need::required);
  root.text("onet_code", out.onet_code, Need::optional);
  root.text("rapids_code", out.rapids_code, Need::optional);
  root.text("isco_code", out.isco_code, Need::optional);
  read_approach(root, out.approach);
  root.cited_count("minimum_age", out.age_minimum, Need::required);
}

void read_term(TableReader& root, Standards& out) {
  auto term = root.section("term", Need::required);
  term.cited_count("months", out.term_months, Need::required);
  term.finish();

  auto ojl = root.section("ojl", Need::required);
  ojl.cited_hours("minimum_hours", out.ojl_minimum, Need::required);
  ojl.cited_hours("maximum_hours", out.ojl_maximum, Need::required);
  ojl.flag("maximum_caps", out.maximum_caps);
  ojl.finish();

  auto instruction = root.section("related_instruction", Need::required);
  instruction.cited_hours("hours_per_year", out.ri_per_year, Need::required);
  instruction.finish();

  auto probation = root.section("probation", Need::optional);
  probation.cited_hours("ojl_hours", out.probation_ojl, Need::optional);
  probation.cited_count("months", out.probation_months, Need::optional);
  probation.finish();
}

void read_supervision(TableReader& root, Standards& out) {
  auto ratio = root.section("ratio", Need::required);
  ratio.count("first_journeyworkers", out.ratio.value.first_journeyworkers, Need::required);
  ratio.count("journeyworkers_each", out.ratio.value.journeyworkers_each, Need::required);
  ratio.text("clause", out.ratio.value.clause, Need::optional);
  ratio.text("source", out.ratio.source, Need::optional);
  ratio.finish();

  auto reviews = root.section("reviews", Need::required);
  reviews.cited_count("every_months", out.review_every_months, Need::required);
  reviews.flag("final", out.final_review);
  reviews.finish();

  auto limits = root.section("limits", Need::required);
  limits.cited_hours("day_warning_hours", out.limits.day_warning, Need::required);
  limits.cited_hours("day_maximum_hours", out.limits.day_maximum, Need::required);
  limits.cited_minutes("entry_minimum_minutes", out.limits.entry_minimum, Need::required);
  limits.cited_count("back_dating_days", out.limits.back_dating_days, Need::required);
  limits.cited_count("answer_days", out.limits.answer_days, Need::required);
  limits.cited_percent("behind_below_percent", out.limits.behind_below, Need::required);
  limits.cited_count("behind_after_days", out.limits.behind_after_days, Need::required);
  limits.finish();
}

void read_wages(TableReader& root, Standards& out) {
  auto wages = root.section("wages", Need::required);
  wages.text("currency", out.currency, Need::required);
  wages.cited_count("apply_within_days", out.wage_step_days, Need::required);
  for (auto& table : wages.list("step")) {
    auto& step = out.wage_steps.emplace_back();
    table.text("title", step.title, Need::required);
    table.percent("percent", step.share, Need::required);
    table.hours("after_ojl_hours", step.after_ojl);
    table.count("after_months", step.after_months);
    table.count("after_competencies", step.after_competencies);
    table.flag("needs_reviews", step.needs_reviews);
    table.flag("on_completion", step.on_completion);
    table.finish();
  }
  wages.finish();
}

void read_levels(TableReader& root, Standards& out) {
  for (auto& table : root.list("level")) {
    auto& level = out.levels.emplace_back();
    table.count("value", level.value, Need::required);
    table.text("name", level.name, Need::required);
    table.text("meaning", level.meaning, Need::optional);
    table.finish();
  }
}

void read_competencies(TableReader& process, std::vector<Competency>& out) {
  for (auto& table : process.list("competency")) {
    auto& competency = out.emplace_back();
    table.text("code", competency.code, Need::required);
    table.text("title", competency.title, Need::required);
    table.text("statement", competency.statement, Need::optional);
    table.count("required_level", competency.required_level, Need::required);
    table.finish();
  }
}

void read_processes(TableReader& root, Standards& out) {
  for (auto& table : root.list("work_process")) {
    auto& process = out.processes.emplace_back();
    table.text("code", process.code, Need::required);
    table.text("title", process.title, Need::required);
    table.text("description", process.description, Need::optional);
    table.hours("minimum_hours", process.minimum, Need::required);
    table.hours("maximum_hours", process.maximum, Need::required);
    read_competencies(table, process.competencies);
    table.finish();
  }
}

void read_courses(TableReader& root, Standards& out) {
  for (auto& table : root.list("course")) {
    auto& course = out.courses.emplace_back();
    table.text("code", course.code, Need::required);
    table.text("title", course.title, Need::required);
    table.text("provider", course.provider, Need::optional);
    table.hours("hours", course.length, Need::required);
    table.count("year", course.year, Need::required);
    table.flag("required", course.required);
    table.finish();
  }
}

void read_credentials(TableReader& root, Standards& out) {
  for (auto& table : root.list("credential")) {
    auto& credential = out.credentials.emplace_back();
    table.text("code", credential.code, Need::required);
    table.text("title", credential.title, Need::required);
    table.text("issuer", credential.issuer, Need::optional);
    table.texts("accepts", credential.accepts);
    table.count("by_month", credential.by_month);
    table.flag("required", credential.required);
    table.finish();
  }
}

}  // namespace

StandardsReading read_standards_toml(std::string_view text) {
  const auto document = toml::parse(text);
  ReadingLog log;
  log.has_gaps = !document.problems.empty();
  for (const auto& problem : document.problems) log.add(problem);

  StandardsFile file;
  TableReader root(&document.root, {}, log);
  read_identity(root, file.standards);
  read_term(root, file.standards);
  read_supervision(root, file.standards);
  read_wages(root, file.standards);
  read_levels(root, file.standards);
  read_processes(root, file.standards);
  read_courses(root, file.standards);
  read_credentials(root, file.standards);
  root.finish();

  file.positions = std::move(log.positions);
  StandardsReading reading;
  reading.problems = log.take();
  if (reading.problems.empty()) {
    reading.file = std::move(file);
  } else if (!log.has_gaps) {
    reading.partial = std::move(file);
  }
  return reading;
}

std::vector<Finding> findings(const StandardsReading& reading, const AgencyRules& agency) {
  std::vector<Finding> all;
  for (const auto& problem : reading.problems) all.push_back({problem, false});
  if (const auto* file = reading.readable()) {
    for (auto& finding : check(file->standards, agency, file->positions)) all.push_back(std::move(finding));
  }
  // What is cut off may not be what refuses the file.
  const auto place = [](const Finding& one) { return std::tuple(one.problem.line, one.problem.column); };
  std::ranges::stable_sort(all, {}, [&](const Finding& one) { return std::tuple(one.warning, place(one)); });
  if (all.size() > ReadingLog::most_problems) {
    const auto unlisted = all.size() - ReadingLog::most_problems;
    const bool warnings_only = all[ReadingLog::most_problems].warning;
    all.resize(ReadingLog::most_problems);
    all.push_back({ReadingLog::unlisted(unlisted), warnings_only});
  }
  std::ranges::stable_sort(all, {}, [&](const Finding& one) {
    return std::tuple(one.problem.line == 0 && one.problem.field.empty(), place(one));
  });
  return all;
}

}  // namespace journeywork::exchange
