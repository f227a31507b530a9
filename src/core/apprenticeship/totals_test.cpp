#include "core/apprenticeship/totals.hpp"

#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

using Outcome = RiTime::Outcome;
const Date tuesday = start.plus_days(1);

/// The totals of a ledger of one entry.
Totals totals_of(Date day, EntryBody body) {
  LedgerBuilder ledger;
  ledger.add(day, std::move(body));
  return ledger.totals();
}
Totals totals_once_approved(Date day, EntryBody body) {
  LedgerBuilder ledger;
  ledger.add_approved(day, std::move(body));
  return ledger.totals();
}

}  // namespace

// Whole totals are compared, so that each case also says what does not change.
TEST_SUITE("Totals: what each kind adds") {
  TEST_CASE("work that waits is counted apart, with the competencies that it showed") {
    Totals expected;
    expected.processes["1"].waiting = hours(8);
    expected.shown["1.01"].waiting = 1;
    expected.shown["1.02"].waiting = 1;
    expected.waiting = 1;
    CHECK(totals_of(tuesday, ojl("1", hours(8), {"1.01", "1.02"})) == expected);
  }

  TEST_CASE("approved work counts on its process and in the week of its day") {
    Totals expected;
    expected.processes["1"].approved = hours(8);
    expected.weeks[start]["1"] = hours(8);
    expected.shown["1.01"].approved = 1;
    CHECK(totals_once_approved(tuesday, ojl("1", hours(8), {"1.01"})) == expected);
    const auto sunday = start.plus_days(6);
    CHECK(totals_once_approved(sunday, ojl("1", hours(8), {"1.01"})) == expected);
    CHECK(totals_once_approved(sunday.plus_days(1), ojl("1", hours(8), {"1.01"})) != expected);
  }

  TEST_CASE("instruction counts apart from work; attending is no result") {
    Totals waiting;
    waiting.courses["EL"].waiting = hours(3);
    waiting.waiting = 1;
    CHECK(totals_of(tuesday, ri("EL", hours(3))) == waiting);
    CHECK(totals_of(tuesday, ri("EL", hours(3), Outcome::passed)) == waiting);

    Totals approved;
    approved.courses["EL"].approved = hours(3);
    approved.ri_weeks[start] = hours(3);
    CHECK(totals_once_approved(tuesday, ri("EL", hours(3))) == approved);
    approved.results["EL"][1] = {tuesday, Outcome::failed};
    CHECK(totals_once_approved(tuesday, ri("EL", hours(3), Outcome::failed)) == approved);
  }

  TEST_CASE("demonstrations, reviews and wages stand at once, each under its number") {
    Totals judged;
    judged.competencies["1.01"][1] = {tuesday, 2};
    CHECK(totals_of(tuesday, demonstration("1.01", 2)) == judged);

    Totals reviewed;
    reviewed.reviews[1] = {tuesday, true, false};
    CHECK(totals_of(tuesday, final_review(false)) == reviewed);

    Totals paid;
    paid.wages[1] = {tuesday, 1, {2100, "USD"}};
    CHECK(totals_of(tuesday, wage_change(1, 2100)) == paid);
  }

  TEST_CASE("a credential is claimed until it is approved") {
    Totals claimed;
    claimed.credentials_waiting[1] = {tuesday, "CABT"};
    claimed.waiting = 1;
    CHECK(totals_of(tuesday, credential("CABT")) == claimed);
    Totals earned;
    earned.credentials[1] = {tuesday, "CABT"};
    CHECK(totals_once_approved(tuesday, credential("CABT")) == earned);
  }

  TEST_CASE("credit counts as approved, is known as credit, and belongs to no week") {
    Totals work;
    work.processes["1"] = {.approved = hours(10), .credited = hours(10), .waiting = {}};
    CHECK(totals_of(tuesday, process_credit("1", hours(10))) == work);
    Totals course;
    course.courses["EL"] = {.approved = hours(10), .credited = hours(10), .waiting = {}};
    CHECK(totals_of(tuesday, course_credit("EL", hours(10))) == course);
    Totals competency;
    competency.competencies["1.01"][1] = {tuesday, 3};
    CHECK(totals_of(tuesday, competency_credit("1.01", 3)) == competency);
  }
}

TEST_SUITE("Totals: what decisions and corrections do") {
  TEST_CASE("a return leaves nothing but the number of returned entries") {
    LedgerBuilder ledger;
    ledger.send_back(ledger.add(tuesday, ojl("1", hours(8), {"1.01"})));
    Totals expected;
    expected.returned = 1;
    CHECK(ledger.totals() == expected);
    ledger.take_back(1);
    CHECK(ledger.totals() == Totals{});
  }

  TEST_CASE("what was taken back leaves nothing at all, whatever it was") {
    for (const auto& body :
         {ojl("1", hours(8), {"1.01"}), ri("EL", hours(3), Outcome::passed), demonstration("1.01", 2), final_review(),
          wage_change(1, 2100), credential("CABT"), process_credit("1", hours(2)), course_credit("EL", hours(2)),
          competency_credit("1.01", 2)}) {
      CAPTURE(name(kind_of(body)));
      LedgerBuilder ledger;
      const auto seq = ledger.add(tuesday, body);
      if (needs_approval(kind_of(body))) ledger.approve(seq);
      CHECK(ledger.totals() != Totals{});
      ledger.take_back(seq);
      CHECK(ledger.totals() == Totals{});
    }
  }

  TEST_CASE("an approval that was taken back brings back what was there before it") {
    LedgerBuilder ledger;
    ledger.add(tuesday, ojl("1", hours(8), {"1.01"}));
    const auto before = ledger.totals();
    ledger.take_back(ledger.approve(1));
    CHECK(ledger.totals() == before);
  }

  TEST_CASE("what is not possible changes nothing") {
    LedgerBuilder ledger;
    ledger.add_approved(tuesday, ojl("1", hours(8)));
    const auto before = ledger.totals();
    ledger.approve(1);
    ledger.send_back(1);
    ledger.add(tuesday, Approval{99, ""});
    ledger.add(tuesday.plus_days(1), Correction{1, "another day than its subject's"});
    CHECK(ledger.totals() == before);
  }

  TEST_CASE("one of two entries goes, the other stays") {
    LedgerBuilder ledger;
    ledger.add_approved(tuesday, ojl("1", hours(8), {"1.01"}));
    const auto before = ledger.totals();
    const auto more = ledger.add_approved(tuesday, ojl("1", hours(2), {"1.01"}));
    CHECK(ledger.totals().weeks.at(start).at("1") == hours(10));
    CHECK(ledger.totals().shown.at("1.01").approved == 2);
    ledger.take_back(more);
    CHECK(ledger.totals() == before);
  }
}

TEST_SUITE("Totals: what they say") {
  TEST_CASE("approved and waiting work over all processes, instruction left out") {
    LedgerBuilder ledger;
    ledger.add_approved(start, ojl("1", hours(8)));
    ledger.add_approved(tuesday, ojl("2", hours(4)));
    ledger.add(tuesday, ojl("3", hours(3)));
    ledger.add(tuesday, process_credit("3", hours(5)), coordinator);
    ledger.add_approved(tuesday, ri("EL", hours(2)));
    ledger.send_back(ledger.add(tuesday, ojl("3", hours(1))));
    CHECK(ledger.totals().ojl_approved() == hours(17));
    CHECK(ledger.totals().ojl_waiting() == hours(3));
    CHECK(ledger.totals().waiting == 1);
    CHECK(ledger.totals().returned == 1);
  }

  TEST_CASE("the best level of a competency, never the last") {
    LedgerBuilder ledger;
    CHECK(ledger.totals().best_level("1.01") == 0);
    ledger.add(start, demonstration("1.01", 1), mentor);
    ledger.add(tuesday, demonstration("1.01", 3), mentor);
    ledger.add(tuesday.plus_days(1), demonstration("1.01", 2), mentor);
    CHECK(ledger.totals().best_level("1.01") == 3);
    CHECK(ledger.totals().best_level("1.02") == 0);
    ledger.take_back(2);
    CHECK(ledger.totals().best_level("1.01") == 2);
  }
}
