#include "core/apprenticeship/projection.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/apprenticeship/fixtures.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

using Kind = Constraint::Kind;
using Basis = Constraint::Basis;

struct Case {
  Standards standards = sample_standards();
  Agreement agreement = sample_agreement();
  LedgerBuilder ledger;

  [[nodiscard]] Projection on(Date today) const {
    return standing_of(standards, agreement, ledger.totals(), today).projection;
  }
  [[nodiscard]] Constraint line(Date today, Kind kind, const std::string& code = "") const {
    const auto all = on(today).constraints;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& c) { return c.kind == kind && c.code == code; });
    REQUIRE(found != all.end());
    return *found;
  }
  /// So much approved work in each of some weeks, the first of which begins on this Monday.
  void work(Date monday, int weeks, const std::string& process, Minutes each) {
    for (int week = 0; week < weeks; ++week) ledger.add_approved(monday.plus_days(7 * week + 2), ojl(process, each));
  }
};

/// A Monday with more than twelve whole weeks behind it.
const Date today = start.plus_days(7 * 20);
const Date expected_end(2027, 1, 5);

Date weeks_ago(int weeks) { return today.plus_days(-7 * weeks); }

}  // namespace

TEST_SUITE("Projection: the window") {
  TEST_CASE("is the last twelve whole weeks, without the one that runs") {
    Case c;
    c.work(weeks_ago(13), 1, "2", hours(10));  // just before
    c.work(weeks_ago(12), 1, "2", hours(3));
    c.work(weeks_ago(1), 1, "2", hours(4));
    c.work(today, 1, "2", hours(5));  // this week
    const auto sunday = today.plus_days(6);
    CHECK(c.on(sunday).window_weeks == 12);
    CHECK(c.on(sunday).window_from == weeks_ago(12));
    CHECK(c.line(sunday, Kind::process_hours, "2").in_window == hours(7).count);
    CHECK(c.line(sunday, Kind::total_hours).in_window == hours(7).count);
  }

  TEST_CASE("is as many weeks as there are, from the week of the start") {
    Case c;
    c.agreement.start = start.plus_days(4);
    CHECK(c.on(start.plus_days(6)).window_weeks == 0);
    CHECK(c.on(start.plus_days(7)).window_weeks == 1);
    CHECK(c.on(start.plus_days(7 * 5)).window_weeks == 5);
    CHECK(c.on(start.plus_days(7 * 40)).window_weeks == 12);
    CHECK(c.on(start.plus_days(-30)).window_weeks == 0);
  }

  TEST_CASE("holds approved work only, and no credit") {
    Case c;
    c.ledger.add(weeks_ago(2), ojl("2", hours(10)));
    c.ledger.add(weeks_ago(2), process_credit("2", hours(10)), coordinator);
    CHECK(c.line(today, Kind::process_hours, "2").in_window == 0);
  }

  TEST_CASE("counts the sign-offs of the same weeks") {
    Case c;
    c.ledger.add(weeks_ago(13), demonstration("1.01", 3), mentor);
    c.ledger.add(weeks_ago(12), demonstration("1.02", 3), mentor);
    c.ledger.add(today.plus_days(1), demonstration("2.01", 3), mentor);  // this week
    c.ledger.add(weeks_ago(3), demonstration("2.02", 2), mentor);        // below the level
    const auto line = c.line(today.plus_days(2), Kind::competencies);
    CHECK(line.remaining == 2);
    CHECK(line.in_window == 1);
  }
}

TEST_SUITE("Projection: the pace") {
  TEST_CASE("of its own carries each constraint on, to the day") {
    Case c;
    c.work(weeks_ago(12), 12, "2", hours(2));
    const auto line = c.line(today, Kind::process_hours, "2");
    CHECK(line.basis == Basis::own_pace);
    CHECK(line.remaining == hours(36).count);
    CHECK(line.in_window == hours(24).count);
    CHECK(line.by == today.plus_days(36 * 84 / 24));
    const auto total = c.line(today, Kind::total_hours);
    CHECK(total.remaining == hours(96).count);
    CHECK(total.by == today.plus_days(96 * 84 / 24));
  }

  TEST_CASE("is rounded up to whole days") {
    Case c;
    c.standards.ojl_minimum.value = hours(100);
    c.work(weeks_ago(12), 12, "2", hours(5));
    c.work(weeks_ago(12), 1, "1", hours(7));
    // 13 h remain at 7 h in 84 days.
    CHECK(c.line(today, Kind::process_hours, "1").alone == today.plus_days(156));
    c.work(weeks_ago(12), 1, "1", Minutes{1});
    // 779 min remain at 421 min in 84 days: 155.4 days.
    CHECK(c.line(today, Kind::process_hours, "1").alone == today.plus_days(156));
  }

  TEST_CASE("of a work process that gets less than its share does not outlast all hours together") {
    Case c;
    c.standards.ojl_minimum.value = hours(100);
    c.work(weeks_ago(12), 12, "2", hours(5));
    c.work(weeks_ago(12), 1, "1", hours(1));
    const auto slow = c.line(today, Kind::process_hours, "1");
    CHECK(slow.basis == Basis::overall_pace);
    CHECK(slow.by == c.line(today, Kind::total_hours).by);
    CHECK(slow.alone > slow.by);
    // Of the hours, it is the one that is said to be last.
    const auto all = c.on(today).constraints;
    const auto first_of_hours = std::find_if(all.begin(), all.end(), [](const Constraint& each) {
      return each.kind == Kind::total_hours || each.kind == Kind::process_hours;
    });
    REQUIRE(first_of_hours != all.end());
    CHECK(first_of_hours->code == "1");
  }

  TEST_CASE("over all stands in for a work process whose turn has not come") {
    Case c;
    c.work(weeks_ago(12), 12, "2", hours(2));
    const auto line = c.line(today, Kind::process_hours, "3");
    CHECK(line.basis == Basis::overall_pace);
    CHECK(line.in_window == 0);
    CHECK(line.by == c.line(today, Kind::total_hours).by);
  }

  TEST_CASE("of a few minutes is none: they must not put the end out of sight") {
    Case c;
    c.work(weeks_ago(12), 12, "2", hours(2));
    const auto before = c.on(today).done_by;
    CHECK(before);
    c.work(weeks_ago(5), 1, "3", Minutes{10});
    CHECK(c.line(today, Kind::process_hours, "3").basis == Basis::overall_pace);
    CHECK(c.on(today).done_by);
    CHECK(*c.on(today).done_by <= *before);
  }

  TEST_CASE("of less than four weeks says nothing yet") {
    Case c;
    c.work(start, 4, "2", hours(5));
    CHECK(c.line(start.plus_days(27), Kind::process_hours, "2").basis == Basis::plan);
    CHECK(c.line(start.plus_days(28), Kind::process_hours, "2").basis == Basis::own_pace);
  }

  TEST_CASE("of all hours reckons with what every work process still needs") {
    Case c;  // 120 h are approved, but 40 h are missing in "1" and "3"
    c.work(weeks_ago(12), 12, "2", hours(10));
    const auto total = c.line(today, Kind::total_hours);
    CHECK(total.remaining == hours(40).count);
    CHECK(total.by == today.plus_days(28));
  }
}

TEST_SUITE("Projection: the plan") {
  TEST_CASE("stands in where there is no pace") {
    const Case c;
    const auto line = c.line(start, Kind::total_hours);
    CHECK(line.basis == Basis::plan);
    CHECK(line.by == expected_end);
    CHECK(c.line(start, Kind::competencies).basis == Basis::plan);
    CHECK(c.line(start, Kind::process_hours, "1").by == line.by);
    CHECK(c.line(start.plus_days(-60), Kind::total_hours).by == expected_end);
  }

  TEST_CASE("that nobody follows does not promise the end for today") {
    Case c;
    const auto late = expected_end.plus_days(100);
    // Everything is missing: another whole term at the plan's pace.
    CHECK(c.line(late, Kind::total_hours).by == late.plus_days(729));
    CHECK(c.line(late, Kind::competencies).by == late.plus_days(729));
    CHECK(c.line(late, Kind::courses, "EL").by == late.plus_days(486));  // 40 of 60 h of instruction
    CHECK(c.on(late).done_by == late.plus_days(729));
    // Half of it is there: half a term.
    c.work(start, 6, "2", hours(10));
    CHECK(c.line(late, Kind::total_hours).by == late.plus_days(365));
  }

  TEST_CASE("has a year for each course, and instruction as a whole its own pace") {
    Case c;
    CHECK(c.line(today, Kind::courses, "MT").by == expected_end);
    CHECK(c.line(today, Kind::courses, "MT").remaining == hours(20).count);
    CHECK(c.line(today, Kind::courses, "EL").basis == Basis::plan);
    for (int week = 12; week > 0; --week) c.ledger.add_approved(weeks_ago(week), ri("EL", hours(2)));
    const auto all = c.line(today, Kind::courses);
    CHECK(all.basis == Basis::own_pace);
    CHECK(all.remaining == hours(36).count);
    CHECK(all.by == today.plus_days(36 * 84 / 24));
  }

  TEST_CASE("leaves out courses that are done or by choice") {
    Case c;
    c.ledger.add(start, course_credit("EL", hours(40)), coordinator);
    for (const auto& line : c.on(today).constraints) {
      CHECK(line.code != "EL");
      CHECK(line.code != "WS");
    }
  }

  TEST_CASE("asks a time-based apprenticeship for no sign-offs, a competency-based one for no hours by work process") {
    const Case by_time{sample_standards(Approach::time_based), sample_agreement(), {}};
    for (const auto& line : by_time.on(today).constraints) CHECK(line.kind != Kind::competencies);
    const Case by_competency{sample_standards(Approach::competency_based), sample_agreement(), {}};
    for (const auto& line : by_competency.on(today).constraints) CHECK(line.kind != Kind::process_hours);
    CHECK(by_competency.line(today, Kind::total_hours).remaining == hours(120).count);
  }
}

TEST_SUITE("Projection: the end") {
  TEST_CASE("is the day of the last constraint, and that one comes first") {
    Case c;
    c.work(weeks_ago(12), 12, "2", hours(4));
    const auto projection = c.on(today);
    CHECK(projection.done_by == projection.constraints.front().by);
    CHECK(std::is_sorted(projection.constraints.begin(), projection.constraints.end(),
                         [](const auto& a, const auto& b) { return a.by > b.by; }));
  }

  TEST_CASE("is not in sight at a pace that would take more than ten years") {
    Case c;
    c.work(weeks_ago(2), 1, "2", Minutes{10});
    CHECK(c.line(today, Kind::total_hours).basis == Basis::own_pace);
    CHECK_FALSE(c.on(today).done_by);
    CHECK(c.line(today, Kind::total_hours).by < today.plus_months(12 * 12));
  }

  TEST_CASE("is today when nothing is missing, and the day of completion once completed") {
    Case c;
    c.ledger = complete_ledger();
    CHECK(c.on(today).constraints.empty());
    CHECK(c.on(today).done_by == today);
    c.agreement.completed_on = today.plus_days(-30);
    CHECK(c.on(today).done_by == today.plus_days(-30));
  }
}
