#include "core/apprenticeship/rules.hpp"

#include <doctest/doctest.h>

#include <limits>

#include "core/apprenticeship/fixtures.hpp"

using namespace journeywork;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

namespace {

/// An entry before the rules, on an ordinary day; change what the test is about.
struct Trial {
  Standards standards = sample_standards();
  Agreement agreement = sample_agreement();
  Date today = start.plus_days(60);
  Date day = start.plus_days(60);
  LedgerBuilder ledger;  ///< the events of `day`
  bool own = true;
  std::int64_t replaces = 0;

  [[nodiscard]] Verdict of(const EntryBody& body) const {
    return check_entry(body, day, {standards, agreement, today, ledger.entries(), own, replaces});
  }
};

std::string fields(const std::vector<Problem>& problems) {
  std::string out;
  for (const auto& problem : problems) out += (out.empty() ? "" : " ") + problem.field;
  return out;
}
std::string refused(const Trial& trial, const EntryBody& body) { return fields(trial.of(body).problems); }
std::string warned(const Trial& trial, const EntryBody& body) {
  CHECK(trial.of(body).problems.empty());
  return fields(trial.of(body).warnings);
}

const std::vector<EntryBody> one_of_each = {
    ojl("1", hours(1)),          ri("EL", hours(1)), demonstration("1.01", 2),      review(),
    wage_change(1, 2100),        credential("CABT"), process_credit("1", hours(2)), course_credit("EL", hours(2)),
    competency_credit("1.01", 2)};

}  // namespace

TEST_SUITE("Rules: what may be logged") {
  TEST_CASE("one of each kind in order has neither problem nor warning") {
    for (const auto& body : one_of_each) {
      CAPTURE(name(kind_of(body)));
      CHECK(warned({}, body) == "");
    }
  }
}

TEST_SUITE("Rules: the day") {
  TEST_CASE("nothing is of a day to come") {
    Trial trial;
    trial.day = trial.today.plus_days(1);
    for (const auto& body : one_of_each) CHECK(refused(trial, body) == "date");
    CHECK(trial.of(review()).problems[0].value == iso(trial.day));
    CHECK(trial.of(review()).problems[0].accepted == "today or earlier");
  }

  TEST_CASE("nothing but credit and credentials is from before the start, whoever writes it") {
    Trial trial;
    trial.today = start.plus_days(3);
    for (const bool own : {true, false}) {
      trial.own = own;
      for (const auto& body : one_of_each) {
        trial.day = start;
        CHECK(refused(trial, body) == "");
        trial.day = start.plus_days(-1);
        const bool may = kind_of(body) == EntryKind::credential || kind_of(body) == EntryKind::credit;
        CHECK(refused(trial, body) == (may ? "" : "date"));
      }
    }
    CHECK(trial.of(review()).problems[0].accepted == "from 2025-01-06");
  }

  TEST_CASE("nothing is from after the end") {
    Trial trial;
    trial.agreement.completed_on = start.plus_days(58);
    trial.day = start.plus_days(58);
    CHECK(refused(trial, ojl("1", hours(1))) == "");
    trial.day = start.plus_days(59);
    CHECK(refused(trial, ojl("1", hours(1))) == "date");
    CHECK(trial.of(ojl("1", hours(1))).problems[0].accepted == "until 2025-03-05");
  }

  TEST_CASE("an apprentice may go back as far as the standards say, others further, a credential any way") {
    Trial trial;
    trial.day = trial.today.plus_days(-14);
    CHECK(refused(trial, ojl("1", hours(1))) == "");
    trial.day = trial.today.plus_days(-15);
    CHECK(refused(trial, ojl("1", hours(1))) == "date");
    CHECK(trial.of(ojl("1", hours(1))).problems[0].message.find("14 days") != std::string::npos);
    CHECK(trial.of(ojl("1", hours(1))).problems[0].accepted == "from " + iso(trial.today.plus_days(-14)));
    CHECK(refused(trial, credential("CABT")) == "");
    trial.own = false;
    CHECK(refused(trial, ojl("1", hours(1))) == "");

    trial.own = true;
    trial.standards.limits.back_dating_days.value = 0;
    CHECK(refused(trial, ri("EL", hours(1))) == "date");
    trial.day = trial.today;
    CHECK(refused(trial, ri("EL", hours(1))) == "");
  }
}

TEST_SUITE("Rules: minutes") {
  TEST_CASE("are at least what the standards say") {
    Trial trial;
    CHECK(refused(trial, ojl("1", {1})) == "");
    CHECK(refused(trial, ojl("1", {0})) == "minutes");
    CHECK(refused(trial, ri("EL", {-60})) == "minutes");
    CHECK(trial.of(ojl("1", {0})).problems[0].accepted == "at least 1 min");
    trial.standards.limits.entry_minimum.value = {15};
    CHECK(refused(trial, ojl("1", {14})) == "minutes");
    CHECK(refused(trial, ojl("1", {15})) == "");
  }

  TEST_CASE("of one day are asked about above the warning and refused above the maximum of the standards") {
    Trial trial;
    CHECK(warned(trial, ojl("1", hours(12))) == "");
    CHECK(warned(trial, ojl("1", hours(12) + Minutes{1})) == "minutes");
    CHECK(warned(trial, ojl("1", hours(16))) == "minutes");
    CHECK(refused(trial, ojl("1", hours(16) + Minutes{1})) == "minutes");
    CHECK(trial.of(ojl("1", hours(17))).problems[0].accepted == "up to 16 h");
    trial.standards.limits.day_warning.value = hours(4);
    trial.standards.limits.day_maximum.value = hours(6);
    CHECK(warned(trial, ojl("1", hours(4))) == "");
    CHECK(warned(trial, ojl("1", hours(5))) == "minutes");
    CHECK(refused(trial, ojl("1", hours(7))) == "minutes");
  }

  TEST_CASE("of one day sum up what waits and what is approved, on any work process") {
    Trial trial;
    trial.ledger.add(trial.day, ojl("1", hours(5)));
    trial.ledger.add_approved(trial.day, ojl("2", hours(5)));
    CHECK(warned(trial, ojl("3", hours(2))) == "");
    CHECK(warned(trial, ojl("3", hours(3))) == "minutes");
    CHECK(refused(trial, ojl("3", hours(6) + Minutes{1})) == "minutes");
    const auto problem = trial.of(ojl("3", hours(7))).problems[0];
    CHECK(problem.message == "10 h are logged already. One day holds at most 16 h.");
    CHECK(problem.accepted == "up to 6 h");
  }

  TEST_CASE("of one day leave out what was returned, taken back, or is being replaced") {
    Trial trial;
    trial.ledger.send_back(trial.ledger.add(trial.day, ojl("1", hours(8))));
    trial.ledger.take_back(trial.ledger.add(trial.day, ojl("1", hours(8))));
    CHECK(warned(trial, ojl("1", hours(12))) == "");

    trial.replaces = trial.ledger.add(trial.day, ojl("1", hours(10)));
    CHECK(warned(trial, ojl("1", hours(12))) == "");
    trial.replaces = 0;
    CHECK(refused(trial, ojl("1", hours(12))) == "minutes");
  }

  TEST_CASE("of one day count again when an approval or a return was taken back") {
    Trial trial;
    const auto seq = trial.ledger.add(trial.day, ojl("1", hours(10)));
    trial.ledger.take_back(trial.ledger.send_back(seq));
    CHECK(refused(trial, ojl("1", hours(7))) == "minutes");
  }

  TEST_CASE("of instruction and of work have a limit each, but no day is longer than a day") {
    Trial trial;
    trial.ledger.add(trial.day, ojl("1", hours(10)));
    CHECK(warned(trial, ri("EL", hours(12))) == "");
    CHECK(warned(trial, ri("EL", hours(14))) == "minutes");
    CHECK(refused(trial, ri("EL", hours(14) + Minutes{1})) == "minutes");
    CHECK(trial.of(ri("EL", hours(15))).problems[0].message.find("A day has 24 hours") != std::string::npos);
    CHECK(trial.of(ri("EL", hours(15))).problems[0].accepted == "up to 14 h");

    Trial other;
    other.ledger.add(other.day, ri("EL", hours(10)));
    CHECK(warned(other, ojl("1", hours(12))) == "");
    CHECK(refused(other, ojl("1", hours(15))) == "minutes");
  }

  TEST_CASE("beyond all measure are refused like any others") {
    constexpr Minutes absurd{std::numeric_limits<std::int64_t>::max()};
    Trial trial;
    trial.ledger.add(trial.day, ojl("1", hours(1)));
    CHECK(refused(trial, ojl("1", absurd)) == "minutes");
    CHECK(refused(trial, ri("EL", absurd)) == "minutes");
    CHECK(refused(trial, process_credit("1", absurd)) == "minutes");
  }
}

TEST_SUITE("Rules: duplicates") {
  TEST_CASE("the same thing on the same day is asked about once, not refused") {
    Trial trial;
    trial.ledger.add(trial.day, ojl("1", hours(1)));
    CHECK(warned(trial, ojl("1", hours(1))) == "note");
    trial.ledger.add(trial.day, ojl("1", hours(1)));
    CHECK(warned(trial, ojl("1", hours(1))) == "note");
    CHECK(warned(trial, ojl("1", hours(2))) == "");
    CHECK(warned(trial, ojl("2", hours(1))) == "");
  }

  TEST_CASE("what was returned may be sent again, and what it replaces is no duplicate") {
    Trial trial;
    trial.ledger.send_back(trial.ledger.add(trial.day, ojl("1", hours(1))));
    CHECK(warned(trial, ojl("1", hours(1))) == "");
    trial.replaces = trial.ledger.add(trial.day, ojl("1", hours(1)));
    CHECK(warned(trial, ojl("1", hours(1))) == "");
  }

  TEST_CASE("a competency may be shown twice on a day") {
    Trial trial;
    trial.ledger.add(trial.day, demonstration("1.01", 2), mentor);
    CHECK(warned(trial, demonstration("1.01", 2)) == "");
  }
}

TEST_SUITE("Rules: what an entry names") {
  TEST_CASE("must be in the standards, and the message says what is") {
    struct Row {
      EntryBody body;
      std::string field, accepted;
    };
    const std::vector<Row> rows = {
        {ojl("9", hours(1)), "work_process", "1, 2, 3"},
        {ojl("", hours(1)), "work_process", "1, 2, 3"},
        {ojl("1", hours(1), {"1.01", "9.99"}), "competencies", ""},
        {ojl("1", hours(1), {"1.01", "1.01"}), "competencies", ""},
        {ri("XX", hours(1)), "course", "EL, MT, WS"},
        {demonstration("9.99", 2), "competency", ""},
        {demonstration("1.01", 5), "level",
         "0 not yet, 1 with direct help, 2 under supervision, 3 independently, 4 can teach it"},
        {demonstration("1.01", -1), "level",
         "0 not yet, 1 with direct help, 2 under supervision, 3 independently, 4 can teach it"},
        {credential("MCSE"), "credential", "CABT, TECH, CBET"},
        {wage_change(5, 2100), "step", "1 to 5"},
        {wage_change(-1, 2100), "step", "1 to 5"},
        {process_credit("9", hours(1)), "work_process", "1, 2, 3"},
        {course_credit("XX", hours(1)), "course", "EL, MT, WS"},
        {competency_credit("9.99", 2), "competency", ""},
        {competency_credit("1.01", 9), "level",
         "0 not yet, 1 with direct help, 2 under supervision, 3 independently, 4 can teach it"},
    };
    for (const auto& row : rows) {
      CAPTURE(name(kind_of(row.body)));
      CAPTURE(row.field);
      const auto problems = Trial{}.of(row.body).problems;
      REQUIRE(fields(problems) == row.field);
      CHECK(problems[0].accepted == row.accepted);
    }
  }

  TEST_CASE("may be level 0, a credential that is accepted instead, or a competency of another work process") {
    CHECK(refused({}, demonstration("1.01", 0)) == "");
    CHECK(refused({}, credential("ITF")) == "");
    CHECK(refused({}, ojl("1", hours(1), {"2.01", "3.01"})) == "");
  }

  TEST_CASE("everything that is wrong is said at once") {
    Trial trial;
    trial.day = trial.today.plus_days(1);
    CHECK(refused(trial, OjlTime{"9", {0}, "", "", "", {"9.99"}}) == "date work_process minutes note competencies");
  }
}

TEST_SUITE("Rules: wages") {
  TEST_CASE("are more than nothing and in the currency of the standards") {
    CHECK(refused({}, wage_change(1, 0)) == "wage");
    CHECK(refused({}, wage_change(1, -2100)) == "wage");
    const auto problems = Trial{}.of(WageChange{1, {2100, "KHR"}, ""}).problems;
    REQUIRE(fields(problems) == "wage");
    CHECK(problems[0].accepted == "USD");
  }

  TEST_CASE("below the schedule are recorded, for that is what was paid, but asked about") {
    CHECK(warned({}, wage_change(1, 2100)) == "");
    CHECK(warned({}, wage_change(1, 2500)) == "");
    CHECK(warned({}, wage_change(1, 2099)) == "wage");
    CHECK(warned({}, wage_change(4, 2999)) == "wage");
  }

  TEST_CASE("name their step as people count, from 1") {
    CHECK(Trial{}.of(wage_change(5, 2100)).problems[0].value == "6");
    CHECK(Trial{}.of(wage_change(std::numeric_limits<int>::max(), 2100)).problems[0].value == "2147483648");
  }
}

TEST_SUITE("Rules: credit") {
  TEST_CASE("is for exactly one thing") {
    const auto credit = [](std::string process, std::string course, std::string competency) {
      return Credit{std::move(process), std::move(course), std::move(competency), hours(1), 2, "DD-214"};
    };
    CHECK(refused({}, credit("", "", "")) == "work_process");
    CHECK(refused({}, credit("1", "EL", "")) == "work_process");
    CHECK(refused({}, credit("1", "", "1.01")) == "work_process");
    CHECK(refused({}, credit("", "EL", "1.01")) == "work_process");
    CHECK(refused({}, credit("1", "EL", "1.01")) == "work_process");
  }

  TEST_CASE("of hours is between one minute and what the standards plan there") {
    CHECK(refused({}, process_credit("1", {0})) == "minutes");
    CHECK(refused({}, process_credit("1", hours(30))) == "");
    CHECK(refused({}, process_credit("1", hours(30) + Minutes{1})) == "minutes");
    CHECK(refused({}, course_credit("EL", {0})) == "minutes");
    CHECK(refused({}, course_credit("EL", hours(40))) == "");
    CHECK(refused({}, course_credit("EL", hours(40) + Minutes{1})) == "minutes");
    Trial uncapped;
    uncapped.standards.maximum_caps = false;
    CHECK(refused(uncapped, process_credit("1", hours(200))) == "");
    CHECK(refused(uncapped, process_credit("1", hours(201))) == "minutes");
  }

  TEST_CASE("is not time spent on that day") {
    Trial trial;
    trial.ledger.add(trial.day, process_credit("2", hours(100)), coordinator);
    CHECK(warned(trial, ojl("1", hours(8))) == "");
  }

  TEST_CASE("says what it rests on") { CHECK(refused({}, Credit{"1", "", "", hours(1), 0, " "}) == "note"); }
}

TEST_SUITE("Rules: words") {
  TEST_CASE("are needed for work and for a review; blanks are none") {
    for (const std::string none : {"", " ", "\t\r\n "}) {
      CHECK(refused({}, OjlTime{"1", hours(1), none, "", "", {}}) == "note");
      CHECK(refused({}, Review{false, true, none}) == "note");
      CHECK(refused({}, RiTime{"EL", hours(1), RiTime::Outcome::attended, none}) == "");
      CHECK(refused({}, Demonstration{"1.01", 2, none}) == "");
      CHECK(refused({}, CredentialEarned{"CABT", none, none}) == "");
    }
  }

  TEST_CASE("are at most 2000 characters, in any script") {
    std::string khmer, letters(2000, 'a');
    for (int i = 0; i < 2000; ++i) khmer += "\u1780";
    for (const auto& text : {khmer, letters}) {
      CHECK(refused({}, OjlTime{"1", hours(1), text, text, text, {}}) == "");
      const auto longer = text + "!";
      CHECK(refused({}, OjlTime{"1", hours(1), longer, longer, longer, {}}) == "note device work_order");
      CHECK(refused({}, RiTime{"EL", hours(1), RiTime::Outcome::attended, longer}) == "note");
      CHECK(refused({}, Demonstration{"1.01", 2, longer}) == "comment");
      CHECK(refused({}, Review{false, true, longer}) == "note");
      CHECK(refused({}, WageChange{1, {2100, "USD"}, longer}) == "note");
      CHECK(refused({}, CredentialEarned{"CABT", longer, longer}) == "number note");
      CHECK(refused({}, Credit{"1", "", "", hours(1), 0, longer}) == "note");
    }
  }
}
