#include <algorithm>
#include <functional>
#include <string>

#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/standards.hpp"
#include "core/apprenticeship/standards_arbitrary_test.hpp"

namespace journeywork::apprenticeship {
namespace {

/// Everything that an agency can ask, so that each rule has something to be held against.
AgencyRules strict_agency() {
  auto rules = fixtures::sample_agency();
  rules.ojl_minimum = {hours(100), "29 CFR 29.4"};
  rules.ri_per_year_minimum = {hours(10), "WAC 296-05"};
  rules.ri_per_year_recommended = {hours(15), "29 CFR 29.5(b)(4)"};
  rules.probation_share_maximum = {{2500}, "29 CFR 29.5(b)(8)"};
  rules.probation_months_maximum = {12, "29 CFR 29.5(b)(8)"};
  return rules;
}

Standards good() {
  auto s = fixtures::sample_standards();
  s.ojl_minimum.value = hours(100);
  s.probation_ojl.value = hours(25);
  for (auto& process : s.processes) {
    for (auto& competency : process.competencies) competency.statement = "Does it.";
  }
  return s;
}

struct Rule {
  const char* field;
  const char* message;  ///< a part of it
  std::function<void(Standards&)> break_it;
  bool warning = false;
};

constexpr bool warning = true;

std::string list(const std::vector<Finding>& found) {
  std::string out;
  for (const auto& one : found) out += "\n" + one.problem.field + ": " + one.problem.message;
  return out;
}

/// Each broken rule is found at its field, and nothing else is.
void check_each(const std::vector<Rule>& rules) {
  for (const auto& rule : rules) {
    auto s = good();
    rule.break_it(s);
    const auto found = check(s, strict_agency());
    REQUIRE_MESSAGE(found.size() == 1, (std::string(rule.field) + ", " + rule.message + ":" + list(found)));
    CHECK(found[0].problem.field == rule.field);
    CHECK_MESSAGE(found[0].problem.message.find(rule.message) != std::string::npos, list(found));
    CHECK(found[0].problem.accepted != "");
    CHECK_MESSAGE(found[0].warning == rule.warning, list(found));
    CHECK(found[0].problem.line == 0);
  }
}

/// For rules that cannot be broken without others.
bool has(const std::vector<Finding>& found, std::string_view field, std::string_view message) {
  return std::ranges::any_of(found, [&](const Finding& one) {
    return one.problem.field == field && one.problem.message.find(message) != std::string::npos;
  });
}

TEST_CASE("sound standards have no findings") {
  CHECK(check(good(), strict_agency()).empty());
  CHECK(check(good(), AgencyRules{}).empty());
}

TEST_CASE("the fixtures' samples have no errors") {
  for (const auto approach : {Approach::time_based, Approach::competency_based, Approach::hybrid}) {
    for (const auto& finding : check(fixtures::sample_standards(approach), fixtures::sample_agency())) {
      CHECK_MESSAGE(finding.warning, finding.problem.field << ": " << finding.problem.message);
    }
  }
}

TEST_CASE("what the programme is called and to whom it answers must be said") {
  check_each({
      {"code", "no code", [](Standards& s) { s.code = ""; }},
      {"code", "cannot be used", [](Standards& s) { s.code = "my sample"; }},
      {"code", "cannot be used", [](Standards& s) { s.code = std::string(21, 'a'); }},
      {"version", "cannot be used", [](Standards& s) { s.version = "1/0"; }},
      {"title", "no title", [](Standards& s) { s.title = ""; }},
      {"occupation", "no occupation", [](Standards& s) { s.occupation = ""; }},
      {"agency", "no agency", [](Standards& s) { s.agency = ""; }},
      {"agency", "the rules of sample-agency", [](Standards& s) { s.agency = "us-oa"; }},
      {"onet_code", "not written like", [](Standards& s) { s.onet_code = "49-9062"; }},
      {"onet_code", "not written like", [](Standards& s) { s.onet_code = "49-9062.0x"; }},
      {"rapids_code", "not written like", [](Standards& s) { s.rapids_code = "888HY"; }},
      {"isco_code", "not written like", [](Standards& s) { s.isco_code = "73111"; }},
  });
  auto s = good();
  s.onet_code = "49-9062.00";
  s.rapids_code = "0888HY";
  s.isco_code = "7311";
  CHECK(check(s, strict_agency()).empty());
}

TEST_CASE("the term's hours agree with themselves and with the work processes") {
  check_each({
      {"ojl.minimum_hours", "sum to 101 h, more than", [](Standards& s) { s.processes[2].minimum = hours(21); }},
      {"ojl.minimum_hours", "the other 1 h", [](Standards& s) { s.processes[2].minimum = hours(19); }, warning},
      {"work_process[2].minimum_hours",
       "Work process 2, Preventive maintenance: the minimum of 60 h is above the maximum",
       [](Standards& s) { s.processes[1].maximum = hours(60) - Minutes{1}; }},
      {"work_process[4].maximum_hours", "no hour of it could ever count",
       [](Standards& s) { s.processes.push_back({"4", "Extra", "", {}, {}, {{"4.01", "More", "Does it.", 1}}}); }},
  });
  auto s = good();
  s.maximum_caps = false;
  s.processes.push_back({"4", "Extra", "", {}, {}, {{"4.01", "More", "Does it.", 1}}});
  CHECK(check(s, strict_agency()).empty());
}

TEST_CASE("a maximum of the term below its minimum, or below what the work processes need, is refused") {
  auto s = good();
  s.ojl_maximum.value = hours(99);
  const auto found = check(s, strict_agency());
  REQUIRE(found.size() == 2);
  CHECK(has(found, "ojl.maximum_hours", "The maximum of 99 h is below the minimum of 100 h."));
  CHECK(has(found, "ojl.maximum_hours", "sum to 100 h, more than the term's maximum of 99 h."));
}

TEST_CASE("a term that nobody could complete, or of no length, is refused") {
  auto s = good();
  for (auto& process : s.processes) process.minimum = process.maximum = hours(30);
  auto found = check(s, strict_agency());
  CHECK_MESSAGE(has(found, "ojl.minimum_hours", "Nobody could complete"), list(found));
  s.maximum_caps = false;
  CHECK_FALSE(has(check(s, strict_agency()), "ojl.minimum_hours", "Nobody could complete"));

  s = good();
  s.term_months.value = 0;
  CHECK(has(check(s, strict_agency()), "term.months", "no length"));
  s.ojl_minimum.value = {};
  CHECK(has(check(s, strict_agency()), "ojl.minimum_hours", "ask for no hours of it"));
}

TEST_CASE("hours below the agency's are refused, and only warned of where the term is not served by time") {
  auto agency = strict_agency();
  agency.ojl_minimum->value = hours(2000);
  const auto found = check(good(), agency);
  REQUIRE(found.size() == 1);
  CHECK(found[0].problem.message ==
        "100 h of on-the-job learning is less than the 2,000 h that the agency requires (29 CFR 29.4).");
  CHECK(found[0].problem.accepted == "2000 hours or more");
  CHECK_FALSE(found[0].warning);

  auto s = good();
  s.approach = Approach::competency_based;
  CHECK(check(s, agency)[0].warning);
}

TEST_CASE("the approach decides what the work processes must have") {
  check_each({
      {"work_process[3]", "Work process 3, Repair has no competency",
       [](Standards& s) { s.processes[2].competencies.clear(); }, warning},
      {"work_process", "but no work process has a competency",
       [](Standards& s) {
         s.approach = Approach::competency_based;
         for (auto& process : s.processes) process.competencies.clear();
         s.wage_steps.erase(s.wage_steps.begin() + 3);
       }},
  });
  auto s = good();
  for (auto& process : s.processes) process.competencies.clear();
  auto found = check(s, strict_agency());
  CHECK(has(found, "work_process", "The approach is hybrid, but no work process has a competency."));
  s.approach = Approach::time_based;
  s.wage_steps.erase(s.wage_steps.begin() + 3);
  CHECK(check(s, strict_agency()).empty());
  for (auto& process : s.processes) process.minimum = {};
  CHECK(has(check(s, strict_agency()), "ojl.minimum_hours", "no work process has a minimum of hours"));
  s.processes.clear();
  CHECK(has(check(s, strict_agency()), "work_process", "There is no work process."));
}

TEST_CASE("related instruction is held against the agency and against the courses of each year") {
  check_each({
      {"related_instruction.hours_per_year", "less than the 10 h that the agency requires (WAC 296-05)",
       [](Standards& s) { s.ri_per_year.value = hours(9); }},
      {"related_instruction.hours_per_year", "less than the 15 h that the agency recommends (29 CFR 29.5(b)(4))",
       [](Standards& s) { s.ri_per_year.value = hours(14); }, warning},
      {"related_instruction.hours_per_year", "year 2 sum to 19 h; 20 h are promised",
       [](Standards& s) { s.courses[1].length = hours(19); }},
      {"related_instruction.hours_per_year", "year 1 sum to 10 h; 20 h",
       [](Standards& s) {
         s.courses[0].required = false;
         s.courses[2].required = true;
       }},
      {"course[1].hours", "has no length",
       [](Standards& s) { s.courses.insert(s.courses.begin(), {"X", "X", "", {}, 1, true}); }},
      {"course[3].year", "Course WS, Workshop is planned for a year", [](Standards& s) { s.courses[2].year = 3; }},
      {"course[3].year", "that the term of 24 months does not have", [](Standards& s) { s.courses[2].year = 0; }},
  });
}

TEST_CASE("a year that the term cuts short needs its part of the yearly hours") {
  auto s = good();
  s.term_months.value = 30;
  const auto found = check(s, strict_agency());
  REQUIRE(found.size() == 1);
  CHECK(found[0].problem.message == "The required courses of year 3 sum to 0 h; 10 h for its 6 months are promised.");
  s.courses.push_back({"CY", "Security", "", hours(10), 3, true});
  CHECK(check(s, strict_agency()).empty());
}

TEST_CASE("probation is within the share and the months that the agency allows") {
  check_each({
      {"probation.ojl_hours",
       "A probation of 26 h is 26 % of the 100 h of the term; 25 % is allowed (29 CFR 29.5(b)(8)).",
       [](Standards& s) { s.probation_ojl.value = hours(26); }},
      {"probation.months", "longer than the 12 months allowed (29 CFR 29.5(b)(8))",
       [](Standards& s) { s.probation_months.value = 13; }},
      {"probation.months", "more than 25 % of the term of 24 months",
       [](Standards& s) {
         s.probation_ojl.value = {};
         s.probation_months.value = 7;
       }},
      {"probation", "No probation",
       [](Standards& s) {
         s.probation_ojl.value = {};
         s.probation_months.value = 0;
       },
       warning},
  });
  auto s = good();
  s.probation_months.value = 12;  // the hours end it first
  CHECK(check(s, strict_agency()).empty());
  s.probation_months.value = 0;
  CHECK(check(s, strict_agency()).empty());
}

TEST_CASE("age, ratio and reviews are what the agency and good sense ask") {
  check_each({
      {"minimum_age", "A minimum age of 15 is below the 16 that the agency requires (29 CFR 29.5(b)(10)).",
       [](Standards& s) { s.age_minimum.value = 15; }},
      {"ratio.first_journeyworkers", "needs a journeyworker",
       [](Standards& s) { s.ratio.value.first_journeyworkers = 0; }},
      {"ratio.journeyworkers_each", "needs a journeyworker",
       [](Standards& s) { s.ratio.value.journeyworkers_each = 0; }},
      {"ratio.clause", "for which site", [](Standards& s) { s.ratio.value.clause = ""; }, warning},
      {"reviews.every_months", "after the end of the term", [](Standards& s) { s.review_every_months.value = 25; },
       warning},
  });
  auto s = good();
  s.review_every_months.value = 0;
  const auto found = check(s, strict_agency());
  CHECK(has(found, "reviews.every_months", "never reviewed"));
  CHECK(has(found, "wages.step[3].needs_reviews", "none are ever due"));
}

TEST_CASE("limits of logging leave room for some entry") {
  check_each({
      {"limits.day_warning_hours", "would never come", [](Standards& s) { s.limits.day_warning.value = hours(17); }},
      {"limits.day_maximum_hours", "A day has 24 hours", [](Standards& s) { s.limits.day_maximum.value = hours(25); }},
      {"limits.entry_minimum_minutes", "no length", [](Standards& s) { s.limits.entry_minimum.value = {0}; }},
      {"limits.entry_minimum_minutes", "so long", [](Standards& s) { s.limits.entry_minimum.value = hours(17); }},
      {"limits.behind_after_days", "before it begins", [](Standards& s) { s.limits.behind_after_days.value = -1; }},
      {"limits.answer_days", "no time", [](Standards& s) { s.limits.answer_days.value = 0; }},
      {"limits.behind_below_percent", "ever be behind", [](Standards& s) { s.limits.behind_below.value = {0}; }},
      {"limits.behind_below_percent", "all that is planned",
       [](Standards& s) { s.limits.behind_below.value = {10001}; }},
  });
}

TEST_CASE("each figure of a rule says where it comes from") {
  const std::vector<Rule> rules = {
      {"minimum_age", "where this figure", [](Standards& s) { s.age_minimum.source = ""; }, warning},
      {"term.months", "where", [](Standards& s) { s.term_months.source = ""; }, warning},
      {"ojl.minimum_hours", "where", [](Standards& s) { s.ojl_minimum.source = ""; }, warning},
      {"ojl.maximum_hours", "where", [](Standards& s) { s.ojl_maximum.source = ""; }, warning},
      {"related_instruction.hours_per_year", "where", [](Standards& s) { s.ri_per_year.source = ""; }, warning},
      {"probation.ojl_hours", "where", [](Standards& s) { s.probation_ojl.source = ""; }, warning},
      {"probation.months", "where", [](Standards& s) { s.probation_months.source = ""; }, warning},
      {"ratio", "where", [](Standards& s) { s.ratio.source = ""; }, warning},
      {"reviews.every_months", "where", [](Standards& s) { s.review_every_months.source = ""; }, warning},
      {"wages.apply_within_days", "where", [](Standards& s) { s.wage_step_days.source = ""; }, warning},
      {"limits.day_warning_hours", "where", [](Standards& s) { s.limits.day_warning.source = ""; }, warning},
      {"limits.day_maximum_hours", "where", [](Standards& s) { s.limits.day_maximum.source = ""; }, warning},
      {"limits.entry_minimum_minutes", "where", [](Standards& s) { s.limits.entry_minimum.source = ""; }, warning},
      {"limits.back_dating_days", "where", [](Standards& s) { s.limits.back_dating_days.source = ""; }, warning},
      {"limits.behind_after_days", "where", [](Standards& s) { s.limits.behind_after_days.source = ""; }, warning},
      {"limits.answer_days", "where", [](Standards& s) { s.limits.answer_days.source = ""; }, warning},
      {"limits.behind_below_percent", "where", [](Standards& s) { s.limits.behind_below.source = ""; }, warning},
  };
  check_each(rules);
}

TEST_CASE("the wage schedule rises to the whole wage, step by step, on conditions that can be met") {
  check_each({
      {"wages.currency", "not a currency", [](Standards& s) { s.currency = "US$"; }},
      {"wages.currency", "The agency's minimum wage is in USD", [](Standards& s) { s.currency = "KHR"; }, warning},
      {"wages.step", "no wage schedule", [](Standards& s) { s.wage_steps.clear(); }},
      {"wages.step[3].percent", "80 % comes after 80 %", [](Standards& s) { s.wage_steps[1].share = {8000}; }},
      {"wages.step[1].percent", "for nothing", [](Standards& s) { s.wage_steps[0].share = {0}; }},
      {"wages.step[5].percent", "not the full journeyworker wage",
       [](Standards& s) { s.wage_steps[4].share = {9999}; }},
      {"wages.step[5].percent", "not the full journeyworker wage",
       [](Standards& s) { s.wage_steps[4].share = {10001}; }},
      {"wages.step[2].title", "no title", [](Standards& s) { s.wage_steps[1].title = ""; }},
      {"wages.step[1]", "waits for nothing", [](Standards& s) { s.wage_steps[0].after_months = 1; }},
      {"wages.step[2]", "when this step is due", [](Standards& s) { s.wage_steps[1].after_ojl.reset(); }},
      {"wages.step[4].on_completion", "A step follows", [](Standards& s) { s.wage_steps[3].on_completion = true; }},
      {"wages.step[3].after_ojl_hours", "80 h, not more than the 80 h",
       [](Standards& s) { s.wage_steps[1].after_ojl = hours(80); }},
      {"wages.step[5].after_months", "3 months, not more than the 6 months",
       [](Standards& s) { s.wage_steps[4].after_months = 3; }},
      {"wages.step[5].after_competencies", "3 competencies, not more",
       [](Standards& s) { s.wage_steps[4].after_competencies = 3; }},
      {"wages.step[4].after_competencies", "the standards go up to 5 competencies",
       [](Standards& s) { s.wage_steps[3].after_competencies = 6; }},
      {"wages.step[3].after_ojl_hours", "go up to 200 h", [](Standards& s) { s.wage_steps[2].after_ojl = hours(201); }},
      {"wages.step[3].after_months", "go up to 24 months", [](Standards& s) { s.wage_steps[2].after_months = 25; }},
  });
}

TEST_CASE("no code stands for two things of a kind") {
  check_each({
      {"work_process[3].code", "The work process code 1 was already given at work_process[1].code.",
       [](Standards& s) { s.processes[2].code = "1"; }},
      {"work_process[3].competency[1].code", "1.02 was already given at work_process[1].competency[2].code",
       [](Standards& s) { s.processes[2].competencies[0].code = "1.02"; }},
      {"course[3].code", "course code EL", [](Standards& s) { s.courses[2].code = "EL"; }},
      {"credential[3].code", "credential code CABT", [](Standards& s) { s.credentials[2].code = "CABT"; }},
      {"credential[3].accepts[1]", "credential code ITF", [](Standards& s) { s.credentials[2].accepts = {"ITF"}; }},
      {"credential[3].accepts[1]", "credential code CBET", [](Standards& s) { s.credentials[2].accepts = {"CBET"}; }},
      {"work_process[1].code", "cannot be used", [](Standards& s) { s.processes[0].code = "1 a"; }},
      {"work_process[1].competency[1].code", "no code", [](Standards& s) { s.processes[0].competencies[0].code = ""; }},
      {"credential[2].accepts[1]", "cannot be used", [](Standards& s) { s.credentials[1].accepts = {"ITF+"}; }},
  });
}

TEST_CASE("everything in a list has a title, and a place within the term") {
  check_each({
      {"work_process[2].title", "no title", [](Standards& s) { s.processes[1].title = ""; }},
      {"work_process[2].competency[1].title", "no title",
       [](Standards& s) { s.processes[1].competencies[0].title = ""; }},
      {"course[1].title", "no title", [](Standards& s) { s.courses[0].title = ""; }},
      {"credential[1].title", "no title", [](Standards& s) { s.credentials[0].title = ""; }},
      {"credential[1].by_month", "outside the term of 24 months", [](Standards& s) { s.credentials[0].by_month = 25; }},
      {"credential[1].by_month", "outside the term of 24 months", [](Standards& s) { s.credentials[0].by_month = 0; }},
      {"work_process[1].competency[2].statement", "2 competencies do not say",
       [](Standards& s) {
         s.processes[0].competencies[1].statement = "";
         s.processes[2].competencies[0].statement = "";
       },
       warning},
  });
}

TEST_CASE("levels count from 0, have names, and hold every level that is required") {
  check_each({
      {"level[5].value", "counted from 0", [](Standards& s) { s.levels[4].value = 5; }},
      {"level[2].name", "no name", [](Standards& s) { s.levels[1].name = ""; }},
      {"level[3].name", "Level 1 has the same name", [](Standards& s) { s.levels[2].name = s.levels[1].name; }},
      {"work_process[1].competency[1].required_level", "no such level",
       [](Standards& s) { s.processes[0].competencies[0].required_level = 5; }},
      {"work_process[1].competency[1].required_level", "where everybody starts",
       [](Standards& s) { s.processes[0].competencies[0].required_level = 0; }},
      {"level", "no scale", [](Standards& s) { s.levels.clear(); }},
  });
}

TEST_CASE("a finding says where the value stands and how it was written") {
  Positions positions;
  positions.add({"", "", 1, 1});
  positions.add({"probation", "", 20, 1});
  positions.add({"probation.ojl_hours", "26.0", 21, 13});
  positions.add({"work_process[1].code", "\"1\"", 30, 8});
  positions.add({"work_process[3]", "", 50, 1});
  auto s = good();
  s.probation_ojl.value = hours(26);
  s.processes[2].code = "1";
  s.title = "";
  const auto found = check(s, strict_agency(), positions);
  REQUIRE(found.size() == 3);
  CHECK(found[0].problem.field == "title");
  CHECK(found[0].problem.line == 1);  // nothing nearer is known
  CHECK(found[1].problem.value == "26.0");
  CHECK(found[1].problem.line == 21);
  CHECK(found[1].problem.column == 13);
  CHECK(found[2].problem.line == 50);  // the table in which it would stand
  CHECK(found[2].problem.message.find("(line 30)") != std::string::npos);
}

TEST_CASE("nothing is concluded from what could not be read") {
  auto s = good();
  s.ojl_minimum.value = {};
  s.processes[0].minimum = {};
  s.term_months.value = 0;
  s.levels.clear();
  s.currency = "";
  s.wage_steps[1].share = {};
  s.courses.clear();
  Positions positions;
  for (const auto* field : {"ojl.minimum_hours", "work_process[1].minimum_hours", "term", "level", "wages.currency",
                            "wages.step[2].percent", "course"}) {
    positions.add_unreadable(field);
  }
  const auto found = check(s, strict_agency(), positions);
  CHECK_MESSAGE(found.empty(), list(found));
}

TEST_CASE("whatever a file holds can be checked") {
  CHECK(rc::check("check is total", [] {
    const auto s = arbitrary::standards();
    for (const auto& finding : check(s, strict_agency())) {
      RC_ASSERT(!finding.problem.field.empty());
      RC_ASSERT(!finding.problem.message.empty());
      RC_ASSERT(!finding.problem.accepted.empty());
    }
  }));
}

}  // namespace
}  // namespace journeywork::apprenticeship
