#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/standing.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

/// How an apprenticeship goes over time: reviews, probation, the plan, the pace.
namespace {

struct Case {
  Standards standards = sample_standards();
  Agreement agreement = sample_agreement();
  LedgerBuilder ledger;

  [[nodiscard]] Standing on(Date today) const { return standing_of(standards, agreement, ledger.totals(), today); }
  void work(Date day, int h) {
    for (; h > 0; h -= 10) ledger.add_approved(day, ojl("2", hours(std::min(h, 10))));
  }
};

const Date midway(2026, 1, 6);  // half of the term of 24 months is gone

}  // namespace

TEST_SUITE("Standing: reviews") {
  TEST_CASE("the first is due some months after the start, the next as many after the last") {
    Case c;
    CHECK(c.on(start).reviews.next_on == Date(2025, 4, 6));
    CHECK_FALSE(c.on(start).reviews.last_on);
    c.ledger.add(Date(2025, 4, 1), review(), coordinator);
    CHECK(c.on(Date(2025, 4, 1)).reviews.next_on == Date(2025, 7, 1));
    CHECK(c.on(Date(2025, 4, 1)).reviews.last_on == Date(2025, 4, 1));
  }

  TEST_CASE("is overdue on the day after it was due, while the agreement runs") {
    Case c;
    CHECK_FALSE(c.on(Date(2025, 4, 6)).reviews.overdue);
    CHECK(c.on(Date(2025, 4, 7)).reviews.overdue);
    c.agreement.state = AgreementState::draft;
    CHECK_FALSE(c.on(Date(2025, 4, 7)).reviews.overdue);
    c.agreement.state = AgreementState::completed;
    CHECK_FALSE(c.on(Date(2025, 4, 7)).reviews.overdue);
  }

  TEST_CASE("one that was missed can be made up") {
    Case c;
    CHECK(c.on(Date(2026, 1, 6)).reviews.overdue);
    c.ledger.add(Date(2026, 1, 6), review(), coordinator);
    CHECK_FALSE(c.on(Date(2026, 1, 6)).reviews.overdue);
    CHECK(c.on(Date(2026, 1, 6)).reviews.next_on == Date(2026, 4, 6));
  }

  TEST_CASE("three in the first month do not stand for the rest of the year") {
    Case c;
    for (const int day : {5, 10, 20}) c.ledger.add(start.plus_days(day), review(), coordinator);
    CHECK(c.on(midway).reviews.next_on == Date(2025, 4, 26));
    CHECK(c.on(midway).reviews.overdue);
  }

  TEST_CASE("monthly ones keep to the day of the month, or a shorter month's last") {
    Case c;
    c.standards.review_every_months.value = 1;
    c.agreement.start = Date(2025, 1, 31);
    CHECK(c.on(c.agreement.start).reviews.next_on == Date(2025, 2, 28));
    c.ledger.add(Date(2025, 3, 31), review(), coordinator);
    CHECK(c.on(Date(2025, 4, 30)).reviews.next_on == Date(2025, 4, 30));
    CHECK_FALSE(c.on(Date(2025, 4, 30)).reviews.overdue);
    CHECK(c.on(Date(2025, 5, 1)).reviews.overdue);
  }

  TEST_CASE("are never overdue where the standards ask for none") {
    Case c;
    c.standards.review_every_months.value = 0;
    CHECK(c.on(midway).reviews.next_on == Date(2027, 1, 5));
    CHECK_FALSE(c.on(Date(2028, 1, 1)).reviews.overdue);
  }

  TEST_CASE("the latest final review decides, and only a satisfactory one") {
    Case c;
    const auto final_on = [&] { return c.on(midway).reviews.final_on; };
    c.ledger.add(midway.plus_days(-20), review(), coordinator);
    CHECK_FALSE(final_on());
    c.ledger.add(midway.plus_days(-9), final_review(false), coordinator);
    CHECK_FALSE(final_on());
    c.ledger.add(midway.plus_days(-5), final_review(true), coordinator);
    CHECK(final_on() == midway.plus_days(-5));
    const auto later = c.ledger.add(midway.plus_days(-3), final_review(false), coordinator);
    CHECK_FALSE(final_on());
    c.ledger.take_back(later, coordinator);
    CHECK(final_on() == midway.plus_days(-5));
  }
}

TEST_SUITE("Standing: probation") {
  TEST_CASE("ends by the calendar when its hours are not there") {
    Case c;
    c.work(start, 20);
    CHECK(c.on(midway).probation_end == Date(2025, 7, 5));
  }

  TEST_CASE("ends with the week in which its hours were worked, and then stays ended") {
    Case c;
    c.work(start.plus_days(8), 20);
    c.work(start.plus_days(15), 10 - 1);
    CHECK(c.on(start.plus_days(20)).probation_end == Date(2025, 7, 5));
    c.work(start.plus_days(16), 1);
    CHECK(c.on(start.plus_days(20)).probation_end == start.plus_days(20));
    c.work(start.plus_days(30), 40);
    CHECK(c.on(midway).probation_end == start.plus_days(20));
  }

  TEST_CASE("is not prolonged by hours that come after the calendar's end") {
    Case c;
    c.work(Date(2025, 8, 1), 30);
    CHECK(c.on(midway).probation_end == Date(2025, 7, 5));
  }

  TEST_CASE("is not shortened by credit or by what waits") {
    Case c;
    c.ledger.add(start, process_credit("2", hours(100)), coordinator);
    for (int day = 0; day < 4; ++day) c.ledger.add(start.plus_days(day), ojl("2", hours(10)));
    CHECK(c.on(midway).probation_end == Date(2025, 7, 5));
  }

  TEST_CASE("by hours alone lasts until they are worked, at most the term") {
    Case c;
    c.standards.probation_months.value = 0;
    CHECK(c.on(midway).probation_end == Date(2027, 1, 5));
    c.work(start.plus_days(8), 30);
    CHECK(c.on(midway).probation_end == start.plus_days(13));
  }

  TEST_CASE("by months alone is not ended by hours") {
    Case c;
    c.standards.probation_ojl.value = Minutes{};
    c.work(start, 100);
    CHECK(c.on(midway).probation_end == Date(2025, 7, 5));
  }
}

TEST_SUITE("Standing: plan and pace") {
  TEST_CASE("the plan is a straight line from the start to the end of the term") {
    const Case c;
    CHECK(c.on(start.plus_days(-10)).ojl_planned == Minutes{0});
    CHECK(c.on(start).ojl_planned == Minutes{0});
    CHECK(c.on(midway).ojl_planned == hours(60));
    CHECK(c.on(Date(2027, 1, 6)).ojl_planned == hours(120));
    CHECK(c.on(Date(2030, 1, 6)).ojl_planned == hours(120));
  }

  TEST_CASE("behind is below the share of the plan that the standards name") {
    Case c;  // 60 h are planned, 80 % are 48 h
    c.work(start, 48);
    CHECK(c.on(midway).pace == Pace::on_pace);
    c.ledger.take_back(1);
    c.work(start, 9);
    CHECK(c.on(midway).pace == Pace::behind);
    c.ledger.add_approved(start, ojl("2", Minutes{59}));
    CHECK(c.on(midway).pace == Pace::behind);
    c.ledger.add_approved(start, ojl("2", Minutes{1}));
    CHECK(c.on(midway).pace == Pace::on_pace);
    c.standards.limits.behind_below.value = {8001};
    CHECK(c.on(midway).pace == Pace::behind);
  }

  TEST_CASE("nobody is behind in the first four weeks, when one late approval would do it") {
    const Case c;
    CHECK(c.on(start.plus_days(27)).pace == Pace::on_pace);
    CHECK(c.on(start.plus_days(28)).pace == Pace::behind);
  }

  TEST_CASE("work that waits or lies beyond a cap does not keep pace") {
    Case c;
    for (int day = 0; day < 6; ++day) c.ledger.add(start.plus_days(day), ojl("2", hours(10)));
    CHECK(c.on(midway).pace == Pace::behind);
    for (int day = 0; day < 6; ++day) c.ledger.add_approved(start.plus_days(day), ojl("1", hours(10)));
    CHECK(c.on(midway).pace == Pace::behind);
  }

  TEST_CASE("what is unfinished after the expected end is behind, however little it is") {
    Case c;
    c.ledger = complete_ledger();
    c.ledger.take_back(c.ledger.entries().back().seq);
    CHECK(c.on(Date(2027, 1, 5)).pace == Pace::on_pace);
    CHECK(c.on(Date(2027, 1, 6)).pace == Pace::behind);
  }

  TEST_CASE("ready is when nothing is missing, before or after the expected end") {
    Case c;
    c.ledger = complete_ledger();
    CHECK(c.on(midway).pace == Pace::ready);
    CHECK(c.on(Date(2028, 1, 1)).pace == Pace::ready);
  }

  TEST_CASE("an agreement that has not begun or has ended has no pace") {
    Case c;
    CHECK(c.on(start.plus_days(-1)).pace == Pace::not_started);
    c.agreement.state = AgreementState::draft;
    CHECK(c.on(midway).pace == Pace::not_started);
    c.agreement.state = AgreementState::completed;
    c.agreement.completed_on = midway;
    CHECK(c.on(midway).pace == Pace::completed);
  }
}

TEST_SUITE("Standing: hours by week") {
  TEST_CASE("sum up from the start with the credit, beside the plan at each week's end") {
    Case c;
    c.ledger.add(start, process_credit("1", hours(15)), coordinator);
    c.work(start.plus_days(2), 10);
    c.ledger.add(start.plus_days(3), ojl("2", hours(9)));
    c.work(start.plus_days(14), 10);
    const auto weeks = cumulative(c.standards, c.agreement, c.ledger.totals(), start.plus_days(15));
    REQUIRE(weeks.size() == 3);
    CHECK(weeks[0].week == start);
    CHECK(weeks[0].approved == hours(25));
    CHECK(weeks[1].approved == hours(25));
    CHECK(weeks[2].week == start.plus_days(14));
    CHECK(weeks[2].approved == hours(35));
    CHECK(weeks[1].plan.count == 7200 * 13 / 730);
  }

  TEST_CASE("begin with the week of a start in its middle and end with completion") {
    Case c;
    c.agreement.start = start.plus_days(3);
    c.agreement.completed_on = start.plus_days(8);
    const auto weeks = cumulative(c.standards, c.agreement, c.ledger.totals(), start.plus_days(100));
    REQUIRE(weeks.size() == 2);
    CHECK(weeks[0].week == start);
    CHECK(weeks[1].week == start.plus_days(7));
  }

  TEST_CASE("are none before the start") {
    const Case c;
    CHECK(cumulative(c.standards, c.agreement, c.ledger.totals(), start.plus_days(-8)).empty());
  }
}

TEST_SUITE("Standing: words") {
  TEST_CASE("for the API are stable") {
    CHECK(name(Pace::not_started) == "not_started");
    CHECK(name(Pace::on_pace) == "on_pace");
    CHECK(name(Pace::behind) == "behind");
    CHECK(name(Pace::ready) == "ready");
    CHECK(name(Pace::completed) == "completed");
    CHECK(name(Requirement::Kind::final_review) == "final_review");
    CHECK(name(Requirement::Kind::credential) == "credential");
    CHECK(name(Constraint::Kind::competencies) == "competencies");
    CHECK(name(Constraint::Kind::process_hours) == "process_hours");
    CHECK(name(Constraint::Basis::overall_pace) == "overall_pace");
    CHECK(name(Constraint::Basis::own_pace) == "own_pace");
    CHECK(name(Constraint::Basis::plan) == "plan");
  }
}
