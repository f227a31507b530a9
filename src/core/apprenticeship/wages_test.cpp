#include "core/apprenticeship/wages.hpp"

#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

using State = WageStanding::State;

/// One programme, one agreement, one ledger, and the wage steps as they stand on a day. Steps count from 0:
/// 0 at once, 1 at 40 h, 2 at 80 h with 6 months and reviews, 3 at 3 competencies, 4 on completion.
struct Case {
  Standards standards = sample_standards();
  Agreement agreement = sample_agreement();
  LedgerBuilder ledger;

  [[nodiscard]] WageStanding on(Date today) const { return wages_of(standards, agreement, ledger.totals(), today); }
  [[nodiscard]] WageStanding::Step step(std::size_t index, Date today) const { return on(today).steps.at(index); }
  /// Approved work of so many hours, all on one day.
  void work(Date day, int h) {
    for (; h > 0; h -= 10) ledger.add_approved(day, ojl("2", hours(std::min(h, 10))));
  }
};

/// The Sunday of the week that is `weeks` after the first.
Date sunday(int weeks) { return start.plus_days(7 * weeks + 6); }

}  // namespace

TEST_SUITE("Wage steps: when they are due") {
  TEST_CASE("the first from the first day") {
    const Case c;
    CHECK(c.step(0, start).state == State::due);
    CHECK(c.step(0, start).due_on == start);
    CHECK(c.step(0, start).wage == Money{1800, "USD"});
    CHECK(c.on(start).current == std::nullopt);
    CHECK(c.on(start).next == 0);
  }

  TEST_CASE("by hours, at the end of the week in which the last of them was worked") {
    Case c;
    c.work(start.plus_days(2), 30);
    CHECK(c.step(1, sunday(1)).state == State::ahead);
    CHECK(c.step(1, sunday(1)).missing_ojl == hours(10));
    CHECK_FALSE(c.step(1, sunday(1)).due_on);
    c.ledger.add_approved(start.plus_days(9), ojl("1", hours(10) - Minutes{1}));
    CHECK(c.step(1, sunday(1)).missing_ojl == Minutes{1});
    c.ledger.add_approved(start.plus_days(10), ojl("1", Minutes{1}));
    CHECK(c.step(1, sunday(1)).missing_ojl == Minutes{0});
    CHECK(c.step(1, sunday(1)).state == State::due);
    CHECK(c.step(1, sunday(1)).due_on == sunday(1));
  }

  TEST_CASE("by the day of the work, not of its approval: a slow mentor costs the apprentice nothing") {
    Case c;
    const auto seq = c.ledger.add(start.plus_days(2), ojl("2", hours(10)));
    c.work(start.plus_days(2), 30);
    const auto later = start.plus_days(100);
    CHECK(c.step(1, later).state == State::ahead);
    c.ledger.approve(seq);
    CHECK(c.step(1, later).due_on == sunday(0));
    CHECK(c.step(1, later).state == State::overdue);
  }

  TEST_CASE("waiting and returned work does not count") {
    Case c;
    c.work(start, 30);
    c.ledger.add(start, ojl("2", hours(10)));
    c.ledger.send_back(c.ledger.add(start, ojl("2", hours(10))));
    CHECK(c.step(1, sunday(0)).state == State::ahead);
    CHECK(c.step(1, sunday(0)).missing_ojl == hours(10));
  }

  TEST_CASE("credit counts from the first day") {
    Case c;
    c.ledger.add(start, process_credit("2", hours(40)), coordinator);
    CHECK(c.step(1, start).due_on == start);
    CHECK(c.step(1, start).state == State::due);
  }

  TEST_CASE("by months, on the day of the month on which the agreement began") {
    Case c;
    c.standards.wage_steps[1] = step("Step 2", 7000);
    c.standards.wage_steps[1].after_months = 6;
    CHECK(c.step(1, Date(2025, 7, 5)).state == State::ahead);
    CHECK(c.step(1, Date(2025, 7, 5)).not_before == Date(2025, 7, 6));
    CHECK(c.step(1, Date(2025, 7, 6)).state == State::due);
    CHECK(c.step(1, Date(2025, 7, 6)).due_on == Date(2025, 7, 6));
    CHECK_FALSE(c.step(1, Date(2025, 7, 6)).not_before);
  }

  TEST_CASE("by competencies, on the day of the sign-off that makes up their number") {
    Case c;
    c.ledger.add(start.plus_days(30), demonstration("2.01", 3), mentor);
    c.ledger.add(start.plus_days(20), demonstration("1.01", 1), mentor);  // asks for 2
    c.ledger.add(start.plus_days(40), demonstration("1.01", 2), mentor);
    c.ledger.add(start.plus_days(50), demonstration("1.01", 4), mentor);
    CHECK(c.step(3, start.plus_days(50)).missing_competencies == 1);
    CHECK(c.step(3, start.plus_days(50)).state == State::ahead);
    c.ledger.add(start.plus_days(10), demonstration("3.01", 3), mentor);
    CHECK(c.step(3, start.plus_days(50)).missing_competencies == 0);
    CHECK(c.step(3, start.plus_days(50)).due_on == start.plus_days(40));
  }

  TEST_CASE("of no competencies, or of no hours, from the first day") {
    Case c;
    c.standards.wage_steps[3].after_competencies = 0;
    c.standards.wage_steps[1].after_ojl = Minutes{0};
    CHECK(c.step(3, start).due_on == start);
    CHECK(c.step(1, start).due_on == start);
  }

  TEST_CASE("on completion, on its day and not before") {
    Case c;
    CHECK(c.step(4, start.plus_days(900)).state == State::ahead);
    c.agreement.completed_on = start.plus_days(700);
    CHECK(c.step(4, start.plus_days(700)).state == State::due);
    CHECK(c.step(4, start.plus_days(700)).due_on == start.plus_days(700));
  }

  TEST_CASE("when all that is asked is there, the last of it tells the day") {
    Case c;
    c.ledger.add(Date(2025, 4, 6), review(), coordinator);
    c.ledger.add(Date(2025, 7, 1), review(), coordinator);
    c.work(start, 80);
    CHECK(c.step(2, Date(2025, 7, 5)).state == State::ahead);
    CHECK(c.step(2, Date(2025, 7, 6)).due_on == Date(2025, 7, 6));
    Case late;
    late.ledger.add(Date(2025, 6, 30), review(), coordinator);
    late.work(start, 40);
    late.work(Date(2025, 7, 8), 40);
    CHECK(late.step(2, Date(2025, 7, 20)).due_on == Date(2025, 7, 13));
  }
}

TEST_SUITE("Wage steps: reviews") {
  // Step 2 with everything but its reviews on 6 July 2025; one is due every 3 months.
  Case all_but_reviews() {
    Case c;
    c.work(start, 80);
    return c;
  }
  const Date today(2025, 8, 1);

  TEST_CASE("a step waits for the review that is due, and says which") {
    auto c = all_but_reviews();
    CHECK(c.step(2, today).state == State::ahead);
    CHECK(c.step(2, today).needs_review_due == Date(2025, 4, 6));
    c.ledger.add(Date(2025, 4, 6), review(), coordinator);
    CHECK(c.step(2, today).state == State::ahead);
    CHECK(c.step(2, today).needs_review_due == Date(2025, 7, 6));
    c.ledger.add(Date(2025, 7, 20), review(), coordinator);
    CHECK(c.step(2, today).due_on == Date(2025, 7, 20));
    CHECK_FALSE(c.step(2, today).needs_review_due);
  }

  TEST_CASE("a review that was missed is made up by the next") {
    auto c = all_but_reviews();
    c.ledger.add(Date(2025, 6, 1), review(), coordinator);
    CHECK(c.step(2, today).due_on == Date(2025, 7, 6));
  }

  TEST_CASE("two reviews at the beginning do not stand for a later one") {
    auto c = all_but_reviews();
    c.ledger.add(start.plus_days(7), review(), coordinator);
    c.ledger.add(start.plus_days(14), review(), coordinator);
    CHECK(c.step(2, today).state == State::ahead);
    CHECK(c.step(2, today).needs_review_due == Date(2025, 4, 20));
  }

  TEST_CASE("only what is still missing is asked for: hours first") {
    Case c;
    c.work(start, 70);
    CHECK(c.step(2, today).missing_ojl == hours(10));
    CHECK_FALSE(c.step(2, today).needs_review_due);
  }

  TEST_CASE("standards without reviews hold nothing back") {
    auto c = all_but_reviews();
    c.standards.review_every_months.value = 0;
    CHECK(c.step(2, today).due_on == Date(2025, 7, 6));
  }
}

TEST_SUITE("Wage steps: applied and overdue") {
  TEST_CASE("a step that is due is overdue after the days that the standards give") {
    const Case c;
    CHECK(c.step(0, start).apply_by == start.plus_days(14));
    CHECK(c.step(0, start.plus_days(14)).state == State::due);
    CHECK(c.step(0, start.plus_days(15)).state == State::overdue);
  }

  TEST_CASE("a step is applied from its wage change on, at the wage that is paid") {
    Case c;
    c.ledger.add(start, wage_change(0, 1850), coordinator);
    const auto wages = c.on(start.plus_days(30));
    CHECK(wages.steps[0].state == State::applied);
    CHECK(wages.steps[0].applied_on == start);
    CHECK(wages.steps[0].wage == Money{1850, "USD"});
    CHECK(wages.steps[1].wage == Money{2100, "USD"});
    CHECK(wages.current == 0);
    CHECK(wages.next == 1);
  }

  TEST_CASE("a step may be applied before it is due") {
    Case c;
    c.ledger.add(start, wage_change(1, 2100), coordinator);
    CHECK(c.step(1, start).state == State::applied);
    CHECK_FALSE(c.step(1, start).due_on);
  }

  TEST_CASE("a raise within a step changes the wage and not the day of the step, in whatever order they were entered") {
    for (const bool raise_first : {false, true}) {
      Case c;
      if (raise_first) c.ledger.add(start.plus_days(200), wage_change(1, 2200), coordinator);
      c.ledger.add(start.plus_days(50), wage_change(1, 2100), coordinator);
      if (!raise_first) c.ledger.add(start.plus_days(200), wage_change(1, 2200), coordinator);
      const auto now = c.step(1, start.plus_days(300));
      CHECK(now.applied_on == start.plus_days(50));
      CHECK(now.wage == Money{2200, "USD"});
    }
  }

  TEST_CASE("a step that was passed over by a higher one is no longer open") {
    Case c;
    c.work(start, 40);
    c.ledger.add(start.plus_days(30), wage_change(2, 2400), coordinator);
    const auto wages = c.on(start.plus_days(100));
    CHECK(wages.steps[0].state == State::applied);
    CHECK(wages.steps[1].state == State::applied);
    CHECK_FALSE(wages.steps[1].applied_on);
    CHECK(wages.current == 2);
    CHECK(wages.next == 3);
  }

  TEST_CASE("after the last step nothing is next") {
    Case c;
    c.ledger.add(start, wage_change(4, 3000), coordinator);
    CHECK(c.on(start).current == 4);
    CHECK(c.on(start).next == std::nullopt);
  }

  TEST_CASE("a wage change that was taken back opens its step again") {
    Case c;
    c.ledger.add(start, wage_change(0, 1800), coordinator);
    c.ledger.take_back(1, coordinator);
    CHECK(c.step(0, start).state == State::due);
    CHECK(c.on(start).current == std::nullopt);
  }
}
