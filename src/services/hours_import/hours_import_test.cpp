#include "services/hours_import/hours_import.hpp"

#include "services/hours_import/workplace.hpp"

namespace journeywork::services::testing {

using apprenticeship::Approval;
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

TEST_CASE("history that was approved on paper counts at once, with the note kept") {
  Workplace place;
  const HoursImportOptions approved{false, "Signed paper logbook, binder 3"};
  const std::string row = "ana@house.example,2026-11-02,8,2,,PM,,17\n";
  CHECK(place.bring_in(row, approved).counts.fresh == 1);
  const auto entries = place.entries(place.of_ana);
  REQUIRE(entries.size() == 2);
  CHECK(std::get<Approval>(entries[1].body) == Approval{1, "Signed paper logbook, binder 3"});
  CHECK(place.totals(place.of_ana).ojl_approved() == hours(8));
  CHECK(place.bring_in(row, approved).counts.duplicate == 1);
  CHECK(place.bring_in(row).counts.duplicate == 1);
  CHECK(place.sound());
}

TEST_CASE("approved history needs a note, and somebody who may decide") {
  Workplace place;
  const auto confirm = [&](PersonId who, const std::string& note) {
    return place.import.confirm(place.actor(who), place.employer, Workplace::headings + std::string(two_rows),
                                Workplace::mapping(), {false, note}, place.fresh_key());
  };
  CHECK(refused_fields(confirm(place.coordinator, " ")) == std::vector<std::string>{"approved_note"});
  const auto by_staff = confirm(place.staff, "on paper");
  REQUIRE(by_staff);
  CHECK(by_staff->counts.refused == 2);
  CHECK(problem_of(by_staff->rows[0]).message.find("somebody else approves") != std::string::npos);
  CHECK(confirm(place.coordinator, "on paper")->counts.fresh == 2);
}

TEST_CASE("nobody imports hours of their own, nor approves them") {
  Workplace place;
  place.write([&](store::Connection& c) { place.give(c, place.ana, access::Role::coordinator, place.employer); });
  for (const auto& options : {HoursImportOptions{}, HoursImportOptions{false, "on paper"}}) {
    const auto report =
        place.import.confirm(place.actor(place.ana), place.employer, Workplace::headings + std::string(two_rows),
                             Workplace::mapping(), options, place.fresh_key());
    REQUIRE(report);
    CHECK(problem_of(report->rows[0]).message == "Nobody imports hours of their own.");
  }
  CHECK(place.entries(place.of_ana).empty());
}

TEST_CASE("drafts and completed records take nothing, but a completed one still knows its lines") {
  Workplace place;
  const std::string rows = "cara@house.example,2026-11-02,8,2,,PM,,\ndan@house.example,2026-03-02,8,2,,PM,,\n";
  auto report = place.bring_in(rows);
  CHECK(problem_of(report.rows[0]).message.find("draft") != std::string::npos);
  CHECK(problem_of(report.rows[1]).message.find("completed") != std::string::npos);

  const std::string bens = "ben@house.example,2026-03-02,8,2,,PM,,\n";
  static_cast<void>(place.bring_in(bens));
  place.write([&](store::Connection& c) {
    store::agreements::set_state(c, place.of_ben, apprenticeship::AgreementState::completed, Date(2026, 10, 1));
  });
  report = place.bring_in(bens + "ben@house.example,2026-11-02,8,2,,after,,\n");
  CHECK(states(report.rows) == States{State::duplicate, State::refused});
}

TEST_CASE("of several apprenticeships the one that runs on that day is meant") {
  Workplace place;
  AgreementId second;
  place.write([&](store::Connection& c) {
    second = place.add_agreement(c, place.dan, "S-9", apprenticeship::AgreementState::active);
  });
  CHECK(place.look("dan@house.example,2026-11-02,8,2,,PM,,\n").rows[0].agreement == second);
  place.write([&](store::Connection& c) {
    static_cast<void>(place.add_agreement(c, place.dan, "S-10", apprenticeship::AgreementState::active));
  });
  CHECK(
      problem_of(place.look("dan@house.example,2026-11-02,8,2,,PM,,\n").rows[0]).message.find("Two apprenticeships") !=
      std::string::npos);
}

TEST_CASE("an agreement under another sponsor is none for this one's staff") {
  Workplace place;
  place.write([&](store::Connection& c) {
    store::organisations::take_part(c, place.other_sponsor, place.employer);
    const auto eva = place.add_apprentice(c, "eva", "E10");
    static_cast<void>(place.add_agreement(c, eva, "N-1", apprenticeship::AgreementState::active, place.other_sponsor));
  });
  const auto rows = Workplace::headings + std::string("eva@house.example,2026-11-02,8,2,,PM,,\n");
  const auto by = [&](PersonId who) {
    return place.import.preview(place.actor(who), place.employer, rows, Workplace::mapping())->rows[0];
  };
  CHECK(problem_of(by(place.staff)).message == "This person has no apprenticeship here.");
  CHECK(by(place.other_staff).state == State::fresh);
  CHECK(by(place.coordinator).state == State::fresh);
}

TEST_CASE("only coordinators and the sponsor's staff import, and every door asks") {
  Workplace place;
  const std::string file = Workplace::headings + std::string(two_rows);
  for (const auto& [who, person] : place.everybody()) {
    CAPTURE(who);
    const auto actor = place.actor(person);
    const bool may = who == "coordinator" || who == "staff";
    CHECK(place.import.upload(actor, place.employer, "f.csv", file).has_value() == may);
    CHECK(place.import.inspect(actor, place.employer, file).has_value() == may);
    CHECK(place.import.mapping(actor, place.employer).has_value() == may);
    CHECK(place.import.save_mapping(actor, place.employer, Workplace::mapping()).has_value() == may);
    CHECK(place.import.preview(actor, place.employer, file, Workplace::mapping()).has_value() == may);
    CHECK(place.import.confirm(actor, place.employer, file, Workplace::mapping(), {}, place.fresh_key()).has_value() ==
          may);
  }
  auto token = place.actor(place.coordinator);
  token.scopes = {access::Scope::read, access::Scope::log, access::Scope::approve};
  CHECK_FALSE(place.import.preview(token, place.employer, file, Workplace::mapping()));
  CHECK_FALSE(place.import.preview(place.actor(place.coordinator), place.second_employer, file, Workplace::mapping()));
}

TEST_CASE("a request that is sent twice happens once") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const std::string file = Workplace::headings + std::string(two_rows);
  const auto key = place.fresh_key();
  const auto confirm = [&](const std::string& bytes, const HoursImportOptions& options = {}) {
    return place.import.confirm(actor, place.employer, bytes, Workplace::mapping(), options, key);
  };
  const auto first = confirm(file);
  const auto again = confirm(file);
  REQUIRE(first);
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->written);
  CHECK(again->counts == first->counts);
  CHECK(place.audited().size() == 1);
  CHECK(refusal(confirm(file + "\n")) == Error::Code::conflict);
  CHECK(refusal(confirm(file, {true, std::nullopt})) == Error::Code::conflict);
  CHECK(refusal(place.import.confirm(actor, place.employer, file, Workplace::mapping(), {}, "short")) ==
        Error::Code::invalid);
}

TEST_CASE("an upload serves its owner until it is imported") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const std::string file = Workplace::headings + std::string(two_rows);
  const auto upload = place.import.upload(actor, place.employer, "hours.csv", file);
  REQUIRE(upload);
  CHECK(place.import.inspect(actor, place.employer, *upload)->rows == 2);
  CHECK(place.import.preview(actor, place.employer, *upload, Workplace::mapping())->counts.fresh == 2);
  CHECK(refusal(place.import.preview(place.actor(place.staff), place.employer, *upload, Workplace::mapping())) ==
        Error::Code::not_found);
  const auto key = place.fresh_key();
  CHECK(place.import.confirm(actor, place.employer, *upload, Workplace::mapping(), {}, key)->counts.fresh == 2);
  CHECK(refusal(place.import.preview(actor, place.employer, *upload, Workplace::mapping())) == Error::Code::not_found);
  // The file is gone, what came of it is remembered.
  CHECK(place.import.confirm(actor, place.employer, *upload, Workplace::mapping(), {}, key)->repeated);
}

TEST_CASE("uploads are few, short-lived and small") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const auto upload = [&](std::string_view bytes) {
    return place.import.upload(actor, place.employer, "f.csv", bytes);
  };
  CHECK(refused_fields(upload("")) == std::vector<std::string>{"file"});
  CHECK(refused_fields(upload(std::string(exchange::hours_csv::largest_file + 1, 'x'))) ==
        std::vector<std::string>{"file"});
  const auto first = upload("Email,Date\na,b\n");
  REQUIRE(first);
  CHECK(place.import.inspect(actor, place.employer, *first));
  for (int i = 0; i < 5; ++i) {
    place.now += std::chrono::minutes{1};
    REQUIRE(upload("Email,Date\na,b\n"));
  }
  CHECK(refusal(place.import.inspect(actor, place.employer, *first)) == Error::Code::not_found);
  const auto last = upload("Email,Date\na,b\n");
  place.now += std::chrono::hours{25};
  CHECK(refusal(place.import.inspect(actor, place.employer, *last)) == Error::Code::not_found);
}

TEST_CASE("an employer's mapping is kept and used for the next file") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  CHECK(*place.import.mapping(actor, place.employer) == std::nullopt);
  CHECK(refused_fields(place.import.save_mapping(actor, place.employer, HoursMapping{})).size() == 5);
  auto mapping = Workplace::mapping();
  mapping.columns[Field::hours] = "Billed";
  REQUIRE(place.import.save_mapping(actor, place.employer, mapping));
  CHECK(*place.import.mapping(actor, place.employer) == mapping);
  const std::string file = "Email;Date;Hours;Billed\nana@house.example;03/04/2026;8;7\n";
  CHECK(place.import.inspect(actor, place.employer, file)->guess.columns.at(Field::hours) == "Billed");
  CHECK(place.import.inspect(actor, place.employer, file, HoursMapping{})->guess.columns.at(Field::hours) == "Hours");
}

TEST_CASE("a file that cannot be read with a mapping is refused as a whole") {
  Workplace place;
  const auto actor = place.actor(place.coordinator);
  const auto preview = [&](std::string_view file, const HoursMapping& mapping) {
    return place.import.preview(actor, place.employer, file, mapping);
  };
  CHECK(refused_fields(preview("Mail,Date,Hours,WP\n1,2,3,4\n", Workplace::mapping())) ==
        std::vector<std::string>{"person", "course", "note", "work_order", "line_id"});
  CHECK(refused_fields(preview(Workplace::headings, HoursMapping{})).size() == 5);
  CHECK(refused_fields(preview("PK\x03\x04", Workplace::mapping())) == std::vector<std::string>{"file"});
  CHECK(place.import.confirm(actor, place.employer, Workplace::headings, Workplace::mapping(), {}, place.fresh_key())
            ->counts == HoursCounts{});
}

}  // namespace journeywork::services::testing
