#include <algorithm>
#include <functional>

#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/standards.hpp"
#include "core/apprenticeship/standards_arbitrary_test.hpp"

namespace journeywork::apprenticeship {
namespace {

using Kind = Difference::Kind;

struct Change {
  const char* what;
  const char* before;
  const char* after;
  std::function<void(Standards&)> make;
};

/// Every member of standards with what is said when it changes.
std::vector<Change> changes_of_the_programme() {
  return {
      {"Code", "sample", "x", [](Standards& s) { s.code = "x"; }},
      {"Version", "1.0", "1.1", [](Standards& s) { s.version = "1.1"; }},
      {"Title", "Sample technician", "x", [](Standards& s) { s.title = "x"; }},
      {"Notice", "", "x", [](Standards& s) { s.notice = "x"; }},
      {"Registration agency", "sample-agency", "x", [](Standards& s) { s.agency = "x"; }},
      {"Occupation", "Biomedical Equipment Technician", "x", [](Standards& s) { s.occupation = "x"; }},
      {"O*NET-SOC code", "", "49-9062.00", [](Standards& s) { s.onet_code = "49-9062.00"; }},
      {"RAPIDS code", "", "0888HY", [](Standards& s) { s.rapids_code = "0888HY"; }},
      {"ISCO code", "", "7311", [](Standards& s) { s.isco_code = "7311"; }},
      {"Approach", "hybrid", "time-based", [](Standards& s) { s.approach = Approach::time_based; }},
      {"Hours above a work process's maximum do not count", "yes", "no", [](Standards& s) { s.maximum_caps = false; }},
      {"Completion waits for a final review", "yes", "no", [](Standards& s) { s.final_review = false; }},
      {"Currency of the wages", "USD", "KHR", [](Standards& s) { s.currency = "KHR"; }},
      {"Minimum age", "18", "17", [](Standards& s) { s.age_minimum.value = 17; }},
      {"Minimum age, source", "sponsor", "x", [](Standards& s) { s.age_minimum.source = "x"; }},
      {"Term", "24 months", "36 months", [](Standards& s) { s.term_months.value = 36; }},
      {"Term, source", "sponsor", "", [](Standards& s) { s.term_months.source = ""; }},
      {"On-the-job learning, minimum", "120 h", "4,000 h", [](Standards& s) { s.ojl_minimum.value = hours(4000); }},
      {"On-the-job learning, minimum, source", "sponsor", "x", [](Standards& s) { s.ojl_minimum.source = "x"; }},
      {"On-the-job learning, maximum", "200 h", "201 h", [](Standards& s) { s.ojl_maximum.value = hours(201); }},
      {"On-the-job learning, maximum, source", "sponsor", "x", [](Standards& s) { s.ojl_maximum.source = "x"; }},
      {"Related instruction a year", "20 h", "20 h 30 min", [](Standards& s) { s.ri_per_year.value = {1230}; }},
      {"Related instruction a year, source", "sponsor", "x", [](Standards& s) { s.ri_per_year.source = "x"; }},
      {"Probation, hours", "30 h", "0 h", [](Standards& s) { s.probation_ojl.value = {}; }},
      {"Probation, hours, source", "sponsor", "x", [](Standards& s) { s.probation_ojl.source = "x"; }},
      {"Probation, months", "6 months", "1 month", [](Standards& s) { s.probation_months.value = 1; }},
      {"Probation, months, source", "sponsor", "x", [](Standards& s) { s.probation_months.source = "x"; }},
      {"Ratio, journeyworkers for the first apprentice", "1", "2",
       [](Standards& s) { s.ratio.value.first_journeyworkers = 2; }},
      {"Ratio, journeyworkers for each further apprentice", "1", "3",
       [](Standards& s) { s.ratio.value.journeyworkers_each = 3; }},
      {"Ratio, wording", "at each site", "x", [](Standards& s) { s.ratio.value.clause = "x"; }},
      {"Ratio, wording, source", "sponsor", "x", [](Standards& s) { s.ratio.source = "x"; }},
      {"Reviews", "every 3 months", "every 1 month", [](Standards& s) { s.review_every_months.value = 1; }},
      {"Reviews, source", "sponsor", "x", [](Standards& s) { s.review_every_months.source = "x"; }},
      {"Wage steps, applied within", "14 days", "1 day", [](Standards& s) { s.wage_step_days.value = 1; }},
      {"Wage steps, applied within, source", "sponsor", "x", [](Standards& s) { s.wage_step_days.source = "x"; }},
      {"Logging, warning above a day of", "12 h", "11 h", [](Standards& s) { s.limits.day_warning.value = hours(11); }},
      {"Logging, warning above a day of, source", "sponsor", "x",
       [](Standards& s) { s.limits.day_warning.source = "x"; }},
      {"Logging, refusal above a day of", "16 h", "15 h", [](Standards& s) { s.limits.day_maximum.value = hours(15); }},
      {"Logging, refusal above a day of, source", "sponsor", "x",
       [](Standards& s) { s.limits.day_maximum.source = "x"; }},
      {"Logging, shortest entry", "1 min", "5 min", [](Standards& s) { s.limits.entry_minimum.value = {5}; }},
      {"Logging, shortest entry, source", "sponsor", "x", [](Standards& s) { s.limits.entry_minimum.source = "x"; }},
      {"Logging, back-dating", "14 days", "7 days", [](Standards& s) { s.limits.back_dating_days.value = 7; }},
      {"Logging, back-dating, source", "sponsor", "x", [](Standards& s) { s.limits.back_dating_days.source = "x"; }},
      {"Behind is not said in the first", "28 days", "0 days",
       [](Standards& s) { s.limits.behind_after_days.value = 0; }},
      {"Behind is not said in the first, source", "sponsor", "x",
       [](Standards& s) { s.limits.behind_after_days.source = "x"; }},
      {"Logging, mentors decide within", "5 days", "6 days", [](Standards& s) { s.limits.answer_days.value = 6; }},
      {"Logging, mentors decide within, source", "sponsor", "x",
       [](Standards& s) { s.limits.answer_days.source = "x"; }},
      {"Behind means below this share of the plan", "80 %", "75 %",
       [](Standards& s) { s.limits.behind_below.value = {7500}; }},
      {"Behind means below this share of the plan, source", "sponsor", "x",
       [](Standards& s) { s.limits.behind_below.source = "x"; }},
  };
}

std::vector<Change> changes_of_the_lists() {
  return {
      {"Level 3: name", "independently", "alone", [](Standards& s) { s.levels[3].name = "alone"; }},
      {"Level 3: meaning", "", "x", [](Standards& s) { s.levels[3].meaning = "x"; }},
      {"Work process 2, x: title", "Preventive maintenance", "x", [](Standards& s) { s.processes[1].title = "x"; }},
      {"Work process 2, Preventive maintenance: description", "", "x",
       [](Standards& s) { s.processes[1].description = "x"; }},
      {"Work process 2, Preventive maintenance: minimum hours", "60 h", "61 h",
       [](Standards& s) { s.processes[1].minimum = hours(61); }},
      {"Work process 2, Preventive maintenance: maximum hours", "120 h", "121 h",
       [](Standards& s) { s.processes[1].maximum = hours(121); }},
      {"Competency 2.01, x: title", "Monitor inspection", "x",
       [](Standards& s) { s.processes[1].competencies[0].title = "x"; }},
      {"Competency 2.01, Monitor inspection: statement", "", "x",
       [](Standards& s) { s.processes[1].competencies[0].statement = "x"; }},
      {"Competency 2.01, Monitor inspection: required level", "3", "2",
       [](Standards& s) { s.processes[1].competencies[0].required_level = 2; }},
      {"Course EL, x: title", "Electronics", "x", [](Standards& s) { s.courses[0].title = "x"; }},
      {"Course EL, Electronics: provider", "", "x", [](Standards& s) { s.courses[0].provider = "x"; }},
      {"Course EL, Electronics: hours", "40 h", "41 h", [](Standards& s) { s.courses[0].length = hours(41); }},
      {"Course EL, Electronics: year", "1", "2", [](Standards& s) { s.courses[0].year = 2; }},
      {"Course EL, Electronics: required", "yes", "no", [](Standards& s) { s.courses[0].required = false; }},
      {"Wage step 2, x: title", "Step 2", "x", [](Standards& s) { s.wage_steps[1].title = "x"; }},
      {"Wage step 2, Step 2: share of the journeyworker wage", "70 %", "72.5 %",
       [](Standards& s) { s.wage_steps[1].share = {7250}; }},
      {"Wage step 2, Step 2: after on-the-job learning of", "40 h", "",
       [](Standards& s) { s.wage_steps[1].after_ojl.reset(); }},
      {"Wage step 2, Step 2: after months", "", "6", [](Standards& s) { s.wage_steps[1].after_months = 6; }},
      {"Wage step 2, Step 2: after competencies", "", "0",
       [](Standards& s) { s.wage_steps[1].after_competencies = 0; }},
      {"Wage step 2, Step 2: needs the reviews due by then", "no", "yes",
       [](Standards& s) { s.wage_steps[1].needs_reviews = true; }},
      {"Wage step 2, Step 2: on completion only", "no", "yes",
       [](Standards& s) { s.wage_steps[1].on_completion = true; }},
      {"Credential TECH, x: title", "IT fundamentals", "x", [](Standards& s) { s.credentials[1].title = "x"; }},
      {"Credential TECH, IT fundamentals: issuer", "CompTIA", "x", [](Standards& s) { s.credentials[1].issuer = "x"; }},
      {"Credential TECH, IT fundamentals: accepts as well", "ITF", "ITF, A",
       [](Standards& s) { s.credentials[1].accepts.push_back("A"); }},
      {"Credential TECH, IT fundamentals: by month", "", "12", [](Standards& s) { s.credentials[1].by_month = 12; }},
      {"Credential TECH, IT fundamentals: required", "yes", "no",
       [](Standards& s) { s.credentials[1].required = false; }},
  };
}

void check_each(const std::vector<Change>& changes) {
  const auto before = fixtures::sample_standards();
  for (const auto& change : changes) {
    CAPTURE(std::string(change.what));
    auto after = before;
    change.make(after);
    REQUIRE(before != after);
    const auto found = differences(before, after);
    REQUIRE(found.size() == 1);
    CHECK(found[0].what == change.what);
    CHECK(found[0].before == change.before);
    CHECK(found[0].after == change.after);
    CHECK(found[0].kind == (found[0].before.empty()  ? Kind::added
                            : found[0].after.empty() ? Kind::removed
                                                     : Kind::changed));
  }
}

TEST_CASE("each changed figure of the programme is one line that names it") { check_each(changes_of_the_programme()); }

TEST_CASE("each changed member of a list's item is one line that names item and member") {
  check_each(changes_of_the_lists());
}

TEST_CASE("an item that is new or gone is one line, whatever it has in it") {
  const auto before = fixtures::sample_standards();
  auto after = before;
  after.processes.push_back({"4", "Networks", "", hours(10), hours(20), {}});
  after.courses.erase(after.courses.begin() + 1);
  const auto found = differences(before, after);
  REQUIRE(found.size() == 2);
  CHECK(found[0] == Difference{Kind::added, "Work process 4, Networks", "", "10 h to 20 h, 0 competencies"});
  CHECK(found[1] == Difference{Kind::removed, "Course MT, Medical terminology", "20 h in year 2", ""});
}

TEST_CASE("a competency that moves to another work process is gone from one and new in the other") {
  const auto before = fixtures::sample_standards();
  auto after = before;
  after.processes[2].competencies.push_back(after.processes[1].competencies.back());
  after.processes[1].competencies.pop_back();
  const auto found = differences(before, after);
  REQUIRE(found.size() == 2);
  CHECK(found[0].what == found[1].what);
}

TEST_CASE("another order of the same items is said") {
  const auto before = fixtures::sample_standards();
  auto after = before;
  std::ranges::reverse(after.processes);
  const auto found = differences(before, after);
  REQUIRE(found.size() == 1);
  CHECK(found[0] == Difference{Kind::changed, "Work processes: order", "1, 2, 3", "3, 2, 1"});
}

TEST_CASE("codes that stand twice do not hide a change") {
  auto before = fixtures::sample_standards();
  before.courses[1].code = before.courses[0].code;
  auto after = before;
  after.courses[1].length += Minutes{1};
  CHECK(differences(before, before).empty());
  CHECK(differences(before, after).size() == 1);
}

TEST_CASE("standards differ exactly when they are not equal") {
  CHECK(rc::check("differences of a and a are none", [] {
    const auto s = arbitrary::standards();
    RC_ASSERT(differences(s, s).empty());
  }));
  CHECK(rc::check("differences of a and b are some unless a == b", [] {
    const auto a = arbitrary::standards();
    auto b = a;
    auto other = arbitrary::standards();
    switch (*rc::gen::inRange(0, 6)) {
      case 0:
        b.levels = other.levels;
        break;
      case 1:
        b.processes = other.processes;
        break;
      case 2:
        b.courses = other.courses;
        break;
      case 3:
        b.wage_steps = other.wage_steps;
        break;
      case 4:
        b.credentials = other.credentials;
        break;
      default:
        b.limits = other.limits;
    }
    RC_ASSERT(differences(a, b).empty() == (a == b));
    RC_ASSERT(differences(a, b).size() == differences(b, a).size());
  }));
}

}  // namespace
}  // namespace journeywork::apprenticeship
