#include "web/pages/standards_outline.hpp"

#include <algorithm>
#include <map>

#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

std::string count_of(std::size_t n, std::string_view one, std::string_view many) {
  return count_text(static_cast<std::int64_t>(n), one, many);
}

std::string months_text(int months) { return count_text(months, "month", "months"); }

void fill_figures(Dict& page, const Standards& standards, const Locale& locale) {
  const auto stat = [&](const char* name, const std::string& value, const std::string& words) {
    page.add("STAT").set("STAT_NAME", name).set("STAT_VALUE", value).set("STAT_WORDS", words);
  };
  stat("On the job", hours_range(standards.ojl_minimum.value, standards.ojl_maximum.value, locale),
       "in " + count_of(standards.processes.size(), "work process", "work processes"));
  stat("Related instruction", locale.hours_rounded(standards.ri_total()),
       "in " + count_of(standards.courses.size(), "course", "courses"));
  if (standards.competency_count() > 0) {
    stat("Competencies", std::to_string(standards.competency_count()), "each signed off by somebody who saw it");
  } else {
    stat("Term", months_text(standards.term_months.value), "from the first day to the planned end");
  }
}

std::string ratio_text(const Ratio& ratio) {
  auto out = "1 apprentice for the first " + count_text(ratio.first_journeyworkers, "journeyworker", "journeyworkers") +
             ", 1 more for each further " + std::to_string(ratio.journeyworkers_each);
  if (!ratio.clause.empty()) out += ". " + ratio.clause;
  return out;
}

void fill_rules(Dict& page, const Standards& standards, const std::string& agency, const Locale& locale) {
  const auto rule = [&](const char* name, const std::string& value, const std::string& source = {}) {
    if (!value.empty())
      page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value).set_shown("FACT_SOURCE", source);
  };
  rule("Approach", std::string(name(standards.approach)));
  rule("Term", months_text(standards.term_months.value), standards.term_months.source);
  rule("On the job, at least", locale.hours_rounded(standards.ojl_minimum.value), standards.ojl_minimum.source);
  rule("Related instruction a year", locale.hours_rounded(standards.ri_per_year.value), standards.ri_per_year.source);
  rule("Probation",
       locale.hours_rounded(standards.probation_ojl.value) + " or " + months_text(standards.probation_months.value),
       standards.probation_ojl.source);
  rule("Age, at least", std::to_string(standards.age_minimum.value), standards.age_minimum.source);
  rule("Ratio", ratio_text(standards.ratio.value), standards.ratio.source);
  rule(
      "Reviews",
      "every " + months_text(standards.review_every_months.value) + (standards.final_review ? ", and a final one" : ""),
      standards.review_every_months.source);
  rule("A due wage step is applied within", days_text(standards.wage_step_days.value), standards.wage_step_days.source);
  const auto& limits = standards.limits;
  rule("In one day, at most", locale.hours(limits.day_maximum.value), limits.day_maximum.source);
  rule("Logged at the latest after", days_text(limits.back_dating_days.value), limits.back_dating_days.source);
  rule("Registration agency", agency);
  rule("O*NET code", standards.onet_code);
  rule("RAPIDS code", standards.rapids_code);
  rule("ISCO code", standards.isco_code);
}

void fill_processes(Dict& page, const Standards& standards, const Locale& locale) {
  Minutes longest;
  for (const auto& each : standards.processes) longest = std::max({longest, each.minimum, each.maximum});
  for (const auto& each : standards.processes) {
    auto row = page.add("PROCESS");
    row.set("PROCESS_CODE", each.code).set("PROCESS_TITLE", each.title).set("PROCESS_WORDS", each.description);
    row.set("PROCESS_HOURS", hours_range(each.minimum, each.maximum, locale));
    row.set("PROCESS_SHARE", percent_of(std::max(each.minimum, each.maximum).count, longest.count));
    if (!each.competencies.empty())
      row.set_shown("PROCESS_COUNT", count_of(each.competencies.size(), "competency", "competencies"));
    for (const auto& competency : each.competencies) {
      row.add("COMPETENCY")
          .set("COMPETENCY_CODE", competency.code)
          .set("COMPETENCY_TITLE", competency.title)
          .set("COMPETENCY_STATEMENT", competency.statement)
          .set("COMPETENCY_LEVEL", "level " + std::to_string(competency.required_level));
    }
  }
  if (standards.levels.empty()) return;
  auto levels = page.add("LEVELS");
  for (const auto& each : standards.levels) {
    levels.add("LEVEL")
        .set("LEVEL_NAME", std::to_string(each.value) + ", " + each.name)
        .set("LEVEL_MEANING", each.meaning);
  }
}

void fill_courses(Dict& page, const Standards& standards, const Locale& locale) {
  if (standards.courses.empty()) return;
  std::map<int, std::vector<const Course*>> years;
  for (const auto& each : standards.courses) years[each.year].push_back(&each);
  auto list = page.add("COURSES");
  for (const auto& [number, courses] : years) {
    Minutes total;
    for (const auto* each : courses) total += each->length;
    auto year = list.add("YEAR");
    year.set("YEAR_TEXT", "Year " + std::to_string(number) + ", " + locale.hours_rounded(total));
    for (const auto* each : courses) {
      year.add("COURSE")
          .set("COURSE_TITLE", each->title + (each->required ? "" : ", optional"))
          .set("COURSE_HOURS", locale.hours(each->length));
    }
  }
}

std::string when_of(const WageStep& step, bool first, const Locale& locale) {
  if (step.on_completion) return "on completion";
  std::vector<std::string> needs;
  if (step.after_ojl && step.after_ojl->count > 0)
    needs.push_back(locale.hours_rounded(*step.after_ojl) + " on the job");
  if (step.after_months && *step.after_months > 0) needs.push_back(months_text(*step.after_months));
  if (step.after_competencies && *step.after_competencies > 0)
    needs.push_back(count_text(*step.after_competencies, "sign-off", "sign-offs"));
  if (step.needs_reviews) needs.emplace_back("every review due by then");
  if (needs.empty()) return first ? "from the first day" : "";
  std::string out = "after ";
  for (std::size_t i = 0; i < needs.size(); ++i)
    out += (i == 0 ? "" : i + 1 == needs.size() ? " and " : ", ") + needs[i];
  return out;
}

void fill_wages(Dict& page, const Standards& standards, const Locale& locale) {
  if (standards.wage_steps.empty()) return;
  auto wages = page.add("WAGES");
  for (const auto& each : standards.wage_steps) {
    wages.add("STEP")
        .set("STEP_NAME", each.title)
        .set("STEP_WHEN", when_of(each, &each == &standards.wage_steps.front(), locale))
        .set("STEP_SHARE", locale.percent(each.share));
  }
}

void fill_credentials(Dict& page, const Standards& standards) {
  if (standards.credentials.empty()) return;
  auto list = page.add("CREDENTIALS");
  for (const auto& each : standards.credentials) {
    auto words = each.issuer;
    const auto also = [&](const std::string& more) { words += (words.empty() ? "" : ", ") + more; };
    if (each.by_month) also("planned by month " + std::to_string(*each.by_month));
    also(each.required ? "needed to complete" : "optional");
    list.add("CREDENTIAL").set("CREDENTIAL_TITLE", each.title).set("CREDENTIAL_WORDS", words);
  }
}

}  // namespace

std::string hours_range(Minutes from, Minutes to, const Locale& locale) {
  if (to <= from) return locale.hours_rounded(from);
  return locale.number(from.count / hours(1).count) + " to " + locale.hours_rounded(to);
}

void fill_outline(Dict& page, const Standards& standards, const std::string& agency, const Locale& locale) {
  page.set_shown("NOTICE", standards.notice);
  fill_figures(page, standards, locale);
  fill_rules(page, standards, agency, locale);
  fill_processes(page, standards, locale);
  fill_courses(page, standards, locale);
  fill_wages(page, standards, locale);
  fill_credentials(page, standards);
}

}  // namespace journeywork::web::pages
