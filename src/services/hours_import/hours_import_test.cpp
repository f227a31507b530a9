#include "services/hours_import/hours_import.hpp"

#include "services/hours_import/testing/workplace.hpp"

namespace journeywork::services::testing {

using apprenticeship::Correction;
using apprenticeship::Entry;
using apprenticeship::OjlTime;
using apprenticeship::RiTime;
using exchange::hours_csv::Field;
using State = HoursRowState;

namespace {

constexpr const char* two_rows =
    "ana@house.example,2026-11-02,1:30,2,,PM of pumps,WO-1,\n"
    "ben@house.example,2026-11-03,8,Repair,,Monitors,,\n";

std::vector<State> states(const std::vector<HoursRow>& rows) {
  std::vector<State> out;
  for (const auto& row : rows) out.push_back(row.state);
  return out;
}
using States = std::vector<State>;

/// The only problem of a row.
Problem problem_of(const HoursRow& row) {
  CHECK(row.state == State::refused);
  REQUIRE(row.problems.size() == 1);
  return row.problems.front();
}

const OjlTime& work(const Entry& entry) { return std::get<OjlTime>(entry.body); }

}  // namespace

TEST_CASE("a preview says what would happen and writes nothing") {
  Workplace place;
  const auto found = place.look(two_rows);
  CHECK(found.counts == HoursCounts{2, 2, 0, 0, 0, Minutes{90 + 480}});
  REQUIRE(found.rows.size() == 2);
  CHECK(found.rows[0].person == "ana");
  CHECK(found.rows[0].agreement == place.of_ana);
  CHECK(found.rows[0].process == "2");
  CHECK(found.rows[1].process == "3");
  CHECK(found.rows[1].number == 3);
  CHECK(place.entries(place.of_ana).empty());
  CHECK(place.audited().empty());
}

TEST_CASE("what is confirmed waits for approval") {
  Workplace place;
  const auto report = place.bring_in(two_rows);
  CHECK(report.written);
  CHECK_FALSE(report.repeated);
  CHECK(report.counts.fresh == 2);
  const auto entries = place.entries(place.of_ana);
  REQUIRE(entries.size() == 1);
  CHECK(report.rows[0].entry == entries[0].seq);
  CHECK(entries[0].day == Date(2026, 11, 2));
  CHECK(entries[0].by == place.coordinator);
  CHECK(work(entries[0]) == OjlTime{"2", {90}, "PM of pumps", "", "WO-1", {}});
  CHECK(place.totals(place.of_ana).ojl_waiting() == Minutes{90});
  CHECK(place.totals(place.of_ana).ojl_approved() == Minutes{0});
  CHECK(place.audited() == std::vector<std::string>{"hours.import"});
  CHECK(place.sound());
}

TEST_CASE("importing again changes nothing, also when the file has grown") {
  Workplace place;
  static_cast<void>(place.bring_in(two_rows));
  const auto before = place.entries(place.of_ana);
  auto report = place.bring_in(two_rows);
  CHECK(states(report.rows) == States{State::duplicate, State::duplicate});
  CHECK(report.rows[0].entry == before[0].seq);
  CHECK(place.entries(place.of_ana) == before);

  report = place.bring_in(std::string(two_rows) + "0042,2026-11-02,2,1,,More,,\n");
  CHECK(states(report.rows) == States{State::duplicate, State::duplicate, State::fresh});
  CHECK(place.entries(place.of_ana).size() == 2);
}

TEST_CASE("two lines that are alike are two lines, each time") {
  Workplace place;
  const std::string twice = "ana@house.example,2026-11-02,1,2,,PM,,\nana@house.example,2026-11-02,1,2,,PM,,\n";
  const auto report = place.bring_in(twice);
  CHECK(report.counts.fresh == 2);
  CHECK(report.rows[0].warnings.empty());
  REQUIRE(report.rows[1].warnings.size() == 1);
  CHECK(report.rows[1].warnings[0].field == "Note");
  CHECK(place.bring_in(twice).counts.duplicate == 2);
  CHECK(place.bring_in(twice + "ana@house.example,2026-11-02,1,2,,PM,,\n").counts.fresh == 1);
}

TEST_CASE("people are found by address or number at this employer only") {
  Workplace place;
  PersonId twin;
  place.write([&](store::Connection& c) {
    twin = place.add_apprentice(c, "twin", "E7");
    store::people::give(
        c, {{}, place.add_person(c, "elsewhere"), place.second_employer, access::Role::apprentice, "77"}, place.now);
  });
  const auto found = place.look(
      " ANA@House.Example ,2026-11-02,1,2,,a,,\n"
      "0042,2026-11-02,1,2,,b,,\n"
      "42,2026-11-02,1,2,,c,,\n"
      "e7,2026-11-02,1,2,,d,,\n"
      "77,2026-11-02,1,2,,e,,\n"
      "elsewhere@house.example,2026-11-02,1,2,,f,,\n"
      "mentor@house.example,2026-11-02,1,2,,g,,\n"
      "ana,2026-11-02,1,2,,h,,\n");
  CHECK(found.rows[0].agreement == place.of_ana);
  CHECK(found.rows[1].agreement == place.of_ana);
  CHECK(found.rows[2].agreement == place.of_ana);
  CHECK(problem_of(found.rows[3]).message == "Several people here have this number.");
  CHECK(problem_of(found.rows[4]).message == "Nobody here has this number.");
  CHECK(problem_of(found.rows[5]).message == "Nobody here has this email address.");
  CHECK(problem_of(found.rows[6]).message == "This person has no apprenticeship here.");
  CHECK(problem_of(found.rows[7]).message == "Nobody here has this number.");
  CHECK(found.rows[1].note == "b");
  const auto problem = problem_of(found.rows[5]);
  CHECK(problem.field == "Email");
  CHECK(problem.line == 7);
  CHECK(problem.column == 1);
  CHECK(problem.value == "elsewhere@house.example");
}

TEST_CASE("the rules of the ledger hold for imported rows, but for the back-dating window") {
  Workplace place;
  const auto found = place.look(
      "ana@house.example,2026-01-05,8,2,,first day,,\n"
      "ana@house.example,2026-01-04,8,2,,before,,\n"
      "ana@house.example,2026-11-19,8,2,,today,,\n"
      "ana@house.example,2026-11-20,8,2,,tomorrow,,\n"
      "ana@house.example,2026-11-01,0,2,,nothing,,\n"
      "ana@house.example,2026-11-01,16:01,2,,too long,,\n"
      "ana@house.example,2026-11-01,8,2,,,,\n"
      "ana@house.example,2026-11-01,8,9,,no such,,\n");
  CHECK(found.rows[0].state == State::fresh);
  CHECK(problem_of(found.rows[1]).message.find("before the apprenticeship began") != std::string::npos);
  CHECK(problem_of(found.rows[1]).field == "Date");
  CHECK(problem_of(found.rows[1]).value == "2026-01-04");
  CHECK(found.rows[2].state == State::fresh);
  CHECK(problem_of(found.rows[3]).message.find("still to come") != std::string::npos);
  CHECK(problem_of(found.rows[4]).field == "Hours");
  CHECK(problem_of(found.rows[5]).value == "16:01");
  CHECK(problem_of(found.rows[6]).field == "Note");
  CHECK(problem_of(found.rows[7]).field == "WP");
  CHECK(problem_of(found.rows[7]).accepted == "a title, or a code: 1, 2, 3");
}

TEST_CASE("a day holds so much over all rows of the file and what is in the ledger") {
  Workplace place;
  static_cast<void>(place.bring_in("ana@house.example,2026-11-02,6,2,,morning,,\n"));
  const auto report = place.bring_in(
      "ana@house.example,2026-11-02,6,2,,noon,,\n"
      "ana@house.example,2026-11-02,3,2,,evening,,\n"
      "ana@house.example,2026-11-02,2,2,,night,,\n"
      "ana@house.example,2026-11-02,1,2,,late,,\n"
      "ben@house.example,2026-11-02,12,2,,another,,\n");
  CHECK(states(report.rows) == States{State::fresh, State::fresh, State::refused, State::fresh, State::fresh});
  CHECK(report.rows[0].warnings.empty());
  REQUIRE(report.rows[1].warnings.size() == 1);
  CHECK(report.rows[1].warnings[0].field == "Hours");
  CHECK(problem_of(report.rows[2]).accepted == "up to 1 h");
  CHECK(place.totals(place.of_ana).ojl_waiting() == hours(16));
}

TEST_CASE("instruction comes in by its course") {
  Workplace place;
  const auto report = place.bring_in(
      "ana@house.example,2026-11-02,4,,Electronics,,,\n"
      "ana@house.example,2026-11-02,1,,mt,Terms,,\n"
      "ana@house.example,2026-11-02,1,,Knitting,,,\n");
  CHECK(states(report.rows) == States{State::fresh, State::fresh, State::refused});
  const auto entries = place.entries(place.of_ana);
  REQUIRE(entries.size() == 2);
  CHECK(std::get<RiTime>(entries[0].body) == RiTime{"EL", hours(4), RiTime::Outcome::attended, ""});
  CHECK(std::get<RiTime>(entries[1].body).course == "MT");
  CHECK(problem_of(report.rows[2]).field == "Course");
  CHECK(place.sound());
}

TEST_CASE("a line that changed replaces its entry while that is open") {
  Workplace place;
  static_cast<void>(place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n"));
  const auto old = place.entries(place.of_ana).at(0);
  const std::string changed = "ana@house.example,2026-11-03,7,2,,PM,,17\n";
  const auto found = place.look(changed);
  REQUIRE(found.rows[0].state == State::changed);
  REQUIRE(found.rows[0].before);
  CHECK(*found.rows[0].before == old);

  const auto report = place.bring_in(changed);
  CHECK(report.counts.changed == 1);
  const auto entries = place.entries(place.of_ana);
  REQUIRE(entries.size() == 3);
  CHECK(std::get<Correction>(entries[1].body).of == old.seq);
  CHECK(entries[1].day == old.day);
  CHECK(entries[2].day == Date(2026, 11, 3));
  CHECK(work(entries[2]).minutes == hours(7));
  CHECK(place.totals(place.of_ana).ojl_waiting() == hours(7));
  CHECK(place.bring_in(changed).counts.duplicate == 1);
  CHECK(place.sound());
}

TEST_CASE("a line that changed after it was approved is refused, never altered silently") {
  Workplace place;
  static_cast<void>(place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n"));
  const auto decided =
      place.ledger.decide(place.actor(place.mentor), {{{place.of_ana, 1}, true, "", {}}}, place.fresh_key());
  REQUIRE(decided);
  const auto before = place.entries(place.of_ana);
  const auto report = place.bring_in("ana@house.example,2026-11-02,7,2,,PM,,17\n");
  CHECK(problem_of(report.rows[0]).message.find("after it was approved") != std::string::npos);
  CHECK(place.entries(place.of_ana) == before);
  CHECK(place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n").counts.duplicate == 1);
}

TEST_CASE("a returned line is replaced when it comes corrected") {
  Workplace place;
  static_cast<void>(place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n"));
  REQUIRE(
      place.ledger.decide(place.actor(place.mentor), {{{place.of_ana, 1}, false, "Too long", {}}}, place.fresh_key()));
  CHECK(place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n").counts.duplicate == 1);
  CHECK(place.bring_in("ana@house.example,2026-11-02,6,2,,PM,,17\n").counts.changed == 1);
  CHECK(place.totals(place.of_ana).ojl_waiting() == hours(6));
  CHECK(place.totals(place.of_ana).returned == 0);
  CHECK(place.sound());
}

TEST_CASE("an entry that was taken back stays so, but its line may come with other content") {
  Workplace place;
  static_cast<void>(place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n"));
  REQUIRE(place.ledger.correct(place.actor(place.coordinator), {place.of_ana, 1}, "Wrong file", place.fresh_key()));
  auto report = place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n");
  CHECK(report.rows[0].state == State::duplicate);
  CHECK(report.rows[0].warnings.size() == 1);
  report = place.bring_in("ana@house.example,2026-11-02,7,2,,PM,,17\n");
  CHECK(report.rows[0].state == State::fresh);
  CHECK(report.rows[0].warnings.size() == 1);
  CHECK(place.totals(place.of_ana).ojl_waiting() == hours(7));
}

TEST_CASE("hours that move within a full day fit, whatever the order of the rows") {
  Workplace place;
  static_cast<void>(
      place.bring_in("ana@house.example,2026-11-02,4,2,,a,,1\n"
                     "ana@house.example,2026-11-02,12,2,,b,,2\n"));
  const auto report = place.bring_in(
      "ana@house.example,2026-11-02,12,2,,a,,1\n"
      "ana@house.example,2026-11-02,4,2,,b,,2\n");
  CHECK(states(report.rows) == States{State::changed, State::changed});
  CHECK(place.totals(place.of_ana).ojl_waiting() == hours(16));
  CHECK(place.sound());
}

TEST_CASE("what somebody logged by hand is not imported once more") {
  Workplace place;
  const Date day{2026, 11, 17};
  const auto submit = [&](const std::string& work_order) {
    Submission submission;
    submission.agreement = place.of_ana;
    submission.body = OjlTime{"2", hours(2), "PM", "pump", work_order, {}};
    submission.day = day;
    submission.key = place.fresh_key();
    REQUIRE(place.ledger.submit(place.actor(place.ana), submission));
  };
  submit("");
  submit("WO-2");
  const std::string rows =
      "ana@house.example,2026-11-17,2,2,,PM,WO-1,\n"   // the first, which named no order
      "ana@house.example,2026-11-17,2,2,,PM,WO-2,\n"   // the second
      "ana@house.example,2026-11-17,2,2,,PM,WO-3,\n";  // another
  const auto report = place.bring_in(rows);
  CHECK(states(report.rows) == States{State::duplicate, State::duplicate, State::fresh});
  CHECK(report.rows[0].entry == 1);
  CHECK(report.rows[1].entry == 2);
  CHECK(place.bring_in(rows).counts.duplicate == 3);
  CHECK(place.entries(place.of_ana).size() == 3);
}

TEST_CASE("a file that now has numbers of lines is known by what it said without them, and the other way round") {
  Workplace place;
  const std::string plain = "ana@house.example,2026-11-02,2,2,,PM,,\nana@house.example,2026-11-02,2,2,,PM,,\n";
  const std::string numbered = "ana@house.example,2026-11-02,2,2,,PM,,1\nana@house.example,2026-11-02,2,2,,PM,,2\n";
  CHECK(place.bring_in(plain).counts.fresh == 2);
  CHECK(place.bring_in(numbered).counts.duplicate == 2);
  CHECK(place.bring_in(plain).counts.duplicate == 2);
  // From now on the numbers count: a third line of the same work is a third line.
  CHECK(place.bring_in("ana@house.example,2026-11-02,2,2,,PM,,3\n").counts.fresh == 1);
  CHECK(place.bring_in("ana@house.example,2026-11-02,1,2,,PM,,2\n").counts.changed == 1);
  CHECK(place.sound());
}

TEST_CASE("two lines that were known as one entry do not both replace it") {
  Workplace place;
  auto mapping = Workplace::mapping();
  mapping.columns.erase(Field::course);
  mapping.columns[Field::device] = "Course";  // the device is no part of what a line without a number is known by
  const auto confirm = [&](const std::string& rows) {
    return place.import
        .confirm(place.actor(place.coordinator), place.employer, Workplace::headings + rows, mapping, {},
                 place.fresh_key())
        .value();
  };
  CHECK(confirm("ana@house.example,2026-11-02,2,2,pump,PM,,\n").counts.fresh == 1);
  CHECK(confirm("ana@house.example,2026-11-02,2,2,pump,PM,,7\n").counts.duplicate == 1);
  const auto report = confirm(
      "ana@house.example,2026-11-02,2,2,monitor,PM,,\n"
      "ana@house.example,2026-11-02,3,2,pump,PM,,7\n");
  CHECK(states(report.rows) == States{State::changed, State::refused});
  CHECK(place.sound());
}

TEST_CASE("a number of a line that is there twice is refused unless both say the same") {
  Workplace place;
  const auto found = place.look(
      "ana@house.example,2026-11-02,2,2,,PM,,1\n"
      "ana@house.example,2026-11-02,2,2,,PM,,1\n"
      "ana@house.example,2026-11-02,3,2,,PM,,1\n"
      "ben@house.example,2026-11-02,2,2,,PM,,1\n");
  CHECK(states(found.rows) == States{State::fresh, State::duplicate, State::refused, State::refused});
  CHECK(problem_of(found.rows[2]).field == "ID");
  CHECK(problem_of(found.rows[3]).message.find("somebody else's") != std::string::npos);
}

TEST_CASE("a line that turns out to be another person's does not move by itself") {
  Workplace place;
  static_cast<void>(place.bring_in("ana@house.example,2026-11-02,8,2,,PM,,17\n"));
  const std::string moved = "ben@house.example,2026-11-02,8,2,,PM,,17\n";
  CHECK(problem_of(place.look(moved).rows[0]).message.find("another apprenticeship") != std::string::npos);
  REQUIRE(place.ledger.correct(place.actor(place.coordinator), {place.of_ana, 1}, "Not hers", place.fresh_key()));
  CHECK(place.bring_in(moved).counts.fresh == 1);
  CHECK(place.bring_in(moved).counts.duplicate == 1);
}

TEST_CASE("good rows are never lost to bad ones") {
  Workplace place;
  const auto report = place.bring_in(
      "ana@house.example,2026-11-02,eight,2,,bad,,\n"
      "ana@house.example,2026-11-03,8,2,,good,,\n"
      "nobody@x.org,2026-11-03,8,2,,bad,,\n"
      "\"ana@house.example,2026-11-03,8,2,,open quote,,\n"
      "ben@house.example,2026-11-03,8,2,,good,,\n");
  CHECK(states(report.rows) == States{State::refused, State::fresh, State::refused, State::refused, State::fresh});
  CHECK(report.rows[0].person == "ana");
  CHECK(place.entries(place.of_ana).size() == 1);
  CHECK(place.entries(place.of_ben).size() == 1);
}

TEST_CASE("all or nothing writes nothing when any row is refused, wherever that is found out") {
  Workplace place;
  const std::string good = "ana@house.example,2026-11-03,8,2,,good,,\nben@house.example,2026-11-03,8,2,,good,,\n";
  for (const auto* bad :
       {"ana@house.example,2026-11-02,eight,2,,unreadable,,\n", "nobody@x.org,2026-11-02,8,2,,unknown,,\n",
        "ben@house.example,2026-11-03,9,2,,too much,,\n"}) {
    CAPTURE(bad);
    const auto report = place.bring_in(good + bad, {true, std::nullopt});
    CHECK_FALSE(report.written);
    CHECK(states(report.rows) == States{State::fresh, State::fresh, State::refused});
    CHECK(place.entries(place.of_ana).empty());
    CHECK(place.entries(place.of_ben).empty());
    CHECK(place.audited().empty());
  }
  const auto report = place.bring_in(good, {true, std::nullopt});
  CHECK(report.written);
  CHECK(report.rows[1].entry == 1);
  CHECK(place.entries(place.of_ben).size() == 1);
  CHECK(place.bring_in(good, {true, std::nullopt}).counts.duplicate == 2);
  CHECK(place.sound());
}

}  // namespace journeywork::services::testing
