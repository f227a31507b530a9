#include "services/apprenticeship/views.hpp"

#include "services/testing/apprenticeships.hpp"

// What one agreement's readers see: who may, standing, the day, the record.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::demonstration;
using fixtures::ojl;
using fixtures::ri;
using fixtures::wage_change;

using Seqs = std::vector<std::int64_t>;
Seqs seqs(const std::vector<RecordLine>& lines) {
  Seqs out;
  for (const auto& line : lines) out.push_back(line.entry.seq);
  return out;
}
Seqs seqs(const std::vector<Entry>& entries) {
  Seqs out;
  for (const auto& entry : entries) out.push_back(entry.seq);
  return out;
}

/// Ana's record: 1 work approved by 2, 3 work that came back by 4, 5 instruction that waits, 6 a sign-off, 7 a wage.
struct Desk : Apprenticeships {
  Desk() {
    add_approved(ana, of_ana, today.plus_days(-9), OjlTime{"2", hours(6), "Pumps", "Pump", "WO-1", {"2.01"}});
    send_back(add(ana, of_ana, today.plus_days(-2), ojl("1", hours(3))));
    add(ana, of_ana, today, ri("EL", hours(2)));
    add(mentor, of_ana, today.plus_days(-9), demonstration("2.01", 3));
    add(coordinator, of_ana, start, wage_change(0, 1800));
  }
  Result<RecordView> record(PersonId who, const RecordFilter& filter = {}) {
    return views.record(actor(who), of_ana, filter);
  }
};

}  // namespace

TEST_CASE("who may read an apprentice's record, on every page of it") {
  Desk desk;
  std::string may;
  for (const auto& [name, person] : desk.around_ana()) {
    CAPTURE(name);
    const auto who = desk.actor(person);
    const auto outcome = outcome_of(desk.views.agreement(who, desk.of_ana));
    CHECK(outcome_of(desk.views.standing(who, desk.of_ana)) == outcome);
    CHECK(outcome_of(desk.views.today(who, desk.of_ana)) == outcome);
    CHECK(outcome_of(desk.views.record(who, desk.of_ana)) == outcome);
    CHECK(outcome_of(desk.views.record_csv(who, desk.of_ana)) == outcome);
    CHECK(outcome_of(desk.views.entry(who, {desk.of_ana, 1})) == outcome);
    CHECK(outcome_of(desk.views.entries(who, desk.of_ana, 0, 10)) == outcome);
    CHECK(outcome_of(desk.views.allowed(who, desk.of_ana)) == outcome);
    CHECK(desk.views.may(who, desk.of_ana, access::Action::read) == (outcome == "done"));
    may += outcome == "done" ? 'Y' : outcome == "not_found" ? '-' : 'x';
  }
  // ana administrator staff coordinator mentor apprentice auditor employer_auditor agency_auditor other_staff
  // other_coordinator nobody office_auditor ben
  CHECK(may == "YYYYY-YY----Y-");
  CHECK(outcome_of(desk.views.standing(desk.actor(desk.staff), AgreementId{9999})) == "not_found");
}

TEST_CASE("an agreement comes with the names that go with it") {
  Desk desk;
  const auto view = desk.views.agreement(desk.actor(desk.ana), desk.of_ana).value();
  CHECK(view.apprentice == "ana");
  CHECK(view.employer == "Harbour Hospital");
  CHECK(view.sponsor == "Chesapeake HTM Programme");
  CHECK(view.site.name == "Main");
  CHECK(view.mentors == std::vector<std::string>{"mentor"});
  CHECK(view.standards->code == "sample");
  CHECK(view.today == desk.today);
  CHECK(view.agreement == desk.agreement(desk.of_ana));
}

TEST_CASE("amounts of money are hidden from who may not see them, and from nobody else") {
  Desk desk;
  for (const auto person : {desk.ana, desk.coordinator, desk.staff, desk.auditor, desk.office_auditor}) {
    const auto view = desk.views.standing(desk.actor(person), desk.of_ana).value();
    CHECK(view.about.wages);
    CHECK(view.about.agreement.journeyworker_wage == Money{3000, "USD"});
    CHECK(view.standing.wage.steps[1].wage == Money{2100, "USD"});
    CHECK(view.totals.wages.size() == 1);
    CHECK(desk.record(person)->lines.size() == 7);
    CHECK(desk.views.entry(desk.actor(person), {desk.of_ana, 7}));
  }
  const auto mentor = desk.actor(desk.mentor);
  const auto view = desk.views.standing(mentor, desk.of_ana).value();
  CHECK_FALSE(view.about.wages);
  CHECK(view.about.agreement.journeyworker_wage == Money{});
  CHECK(view.totals.wages.empty());
  REQUIRE(view.standing.wage.steps.size() == 5);
  for (const auto& step : view.standing.wage.steps) CHECK(step.wage == Money{});
  for (const auto& step : view.standing.terms.wage_steps) CHECK(step.wage == Money{});
  CHECK(view.standing.wage.current == 0);  // which step is no secret
  CHECK(desk.views.agreement(mentor, desk.of_ana)->agreement.journeyworker_wage == Money{});
  CHECK(desk.views.today(mentor, desk.of_ana)->about.agreement.journeyworker_wage == Money{});
  CHECK(seqs(desk.record(desk.mentor)->lines) == Seqs{6, 5, 4, 3, 2, 1});
  CHECK(desk.record(desk.mentor)->chain.intact);
  CHECK(seqs(desk.views.entries(mentor, desk.of_ana, 0, 10).value()) == Seqs{1, 2, 3, 4, 5, 6});
  CHECK(outcome_of(desk.views.entry(mentor, {desk.of_ana, 7})) == "not_found");
  CHECK(desk.views.record_csv(mentor, desk.of_ana)->text.find("1800") == std::string::npos);
  CHECK(desk.views.record_csv(desk.actor(desk.ana), desk.of_ana)->text.find("1800 USD") != std::string::npos);
  const auto overview = desk.views.all_in_view(mentor).value();
  CHECK(overview.rows.size() == 4);
  for (const auto& row : overview.rows) {
    CHECK(row.about.agreement.journeyworker_wage == Money{});
    CHECK(row.standing.wage.steps[0].wage == Money{});
  }
}

TEST_CASE("standing is what a rebuild from the ledger says") {
  Desk desk;
  const auto view = desk.views.standing(desk.actor(desk.ana), desk.of_ana).value();
  const auto totals = rebuild(desk.entries(desk.of_ana));
  CHECK(view.totals == totals);
  const auto standards = fixtures::sample_standards();
  const auto expected = standing_of(standards, desk.agreement(desk.of_ana), totals, desk.today);
  const auto& standing = view.standing;
  CHECK(standing.ojl_approved == hours(6));
  CHECK(standing.ojl_approved == expected.ojl_approved);
  CHECK(standing.ojl_missing == expected.ojl_missing);
  CHECK(standing.ojl_planned == expected.ojl_planned);
  CHECK(standing.ri_waiting == hours(2));
  CHECK(standing.competencies_signed_off == 1);
  CHECK(standing.unmet.size() == expected.unmet.size());
  CHECK(standing.pace == expected.pace);
  CHECK(standing.terms == expected.terms);
  CHECK(standing.projection.done_by == expected.projection.done_by);
  CHECK(view.waiting.count == 1);
  const auto weeks = cumulative(standards, desk.agreement(desk.of_ana), totals, desk.today);
  REQUIRE(view.weeks.size() == weeks.size());
  CHECK(view.weeks.front().week == Date(2026, 1, 5));
  CHECK(view.weeks.back().approved == hours(6));
}

TEST_CASE("how long entries wait is counted in days at the site") {
  Apprenticeships house;
  const auto now = house.now;
  for (const int days : {0, 2, 3, 7, 8}) {
    house.now = now - std::chrono::hours{24 * days};
    house.add(house.ana, house.of_ana, house.today.plus_days(-days), ojl("1", {30}));
  }
  house.now = now;
  const auto waiting = house.views.standing(house.actor(house.ana), house.of_ana)->waiting;
  CHECK(waiting.count == 5);
  CHECK(waiting.fresh == 2);
  CHECK(waiting.slow == 2);
  CHECK(waiting.old == 1);
  CHECK(waiting.oldest_days == 8);
  // An approval that is undone does not make the entry young again.
  house.approve({house.of_ana, 5});
  REQUIRE(house.ledger.undo(house.actor(house.mentor), {{house.of_ana, 5}}, house.fresh_key()));
  CHECK(house.views.standing(house.actor(house.ana), house.of_ana)->waiting.oldest_days == 8);
}

TEST_CASE("the apprentice's day shows what was logged, what came back and what was done last") {
  Desk desk;
  const auto early = desk.add(desk.ana, desk.of_ana, desk.today, OjlTime{"3", {40}, "Fan", "Ventilator", "", {}});
  const auto late = desk.add(desk.ana, desk.of_ana, desk.today, OjlTime{"1", {20}, "Pump", "Pump", "", {}});
  const auto gone = desk.add(desk.ana, desk.of_ana, desk.today, ojl("2", {10}));
  desk.approve(early);
  REQUIRE(desk.ledger.correct(desk.actor(desk.ana), gone, "a slip", desk.fresh_key()));
  const auto view = desk.views.today(desk.actor(desk.ana), desk.of_ana).value();
  CHECK(view.day == desk.today);
  CHECK(view.approved == Minutes{40});
  CHECK(view.waiting == Minutes{20});
  CHECK(seqs(view.of_day) == Seqs{early.seq, late.seq});
  REQUIRE(view.returned.size() == 1);
  CHECK(view.returned[0].id == EntryId{desk.of_ana, 3});
  CHECK(view.returned[0].reason == "Which device?");
  CHECK(view.returned[0].returned_by == "mentor");
  CHECK(view.returned[0].author == "ana");
  REQUIRE(view.waiting_entries.size() == 2);
  CHECK(view.waiting_entries[0].id == EntryId{desk.of_ana, 5});
  CHECK(view.waiting_entries[0].reason.empty());
  // What came back two days ago does not stand: the last day of work was the one before.
  CHECK(view.yesterday_on == desk.today.plus_days(-9));
  CHECK(seqs(view.yesterday) == Seqs{1});
  CHECK(view.recent_processes == std::vector<std::string>{"1", "3", "2"});
  CHECK(view.recent_devices == std::vector<std::string>{"Pump", "Ventilator"});
  CHECK(view.signed_off == std::set<std::string>{"2.01"});
}

TEST_CASE("any other day can be looked at as well") {
  Desk desk;
  const auto view = desk.views.today(desk.actor(desk.ana), desk.of_ana, desk.today.plus_days(-9)).value();
  CHECK(view.day == desk.today.plus_days(-9));
  CHECK(view.approved == hours(6));
  CHECK(seqs(view.of_day) == Seqs{1});
  CHECK(view.yesterday.empty());
  CHECK(view.returned.size() == 1);
}

TEST_CASE("the record is the whole ledger, newest first, with authors and what became of each entry") {
  Desk desk;
  const auto view = desk.record(desk.auditor).value();
  CHECK(seqs(view.lines) == Seqs{7, 6, 5, 4, 3, 2, 1});
  CHECK(view.lines[6].author == "ana");
  CHECK(view.lines[5].author == "mentor");
  CHECK(view.lines[6].state == EntryState::approved);
  CHECK(view.lines[5].state == std::nullopt);
  CHECK(view.lines[4].state == EntryState::returned);
  CHECK(view.lines[2].state == EntryState::waiting);
  CHECK(view.chain.intact);
  CHECK(view.chain.entries == 7);
  const auto line = desk.views.entry(desk.actor(desk.auditor), {desk.of_ana, 3}).value();
  CHECK(line.entry == view.lines[4].entry);
  CHECK(line.state == EntryState::returned);
  CHECK(line.author == "ana");
  CHECK(outcome_of(desk.views.entry(desk.actor(desk.auditor), {desk.of_ana, 8})) == "not_found");
}

TEST_CASE("the record can be filtered by kind, state, work process and days") {
  Desk desk;
  const auto filtered = [&](const RecordFilter& filter) { return seqs(desk.record(desk.ana, filter)->lines); };
  RecordFilter filter;
  filter.kind = EntryKind::ojl;
  CHECK(filtered(filter) == Seqs{3, 1});
  filter = {};
  filter.state = EntryState::returned;
  CHECK(filtered(filter) == Seqs{3});
  filter.state = EntryState::approved;
  CHECK(filtered(filter) == Seqs{7, 6, 1});
  filter = {};
  filter.process = "2";
  CHECK(filtered(filter) == Seqs{1});
  filter = {};
  filter.from = desk.today.plus_days(-9);
  filter.to = desk.today.plus_days(-2);
  CHECK(filtered(filter) == Seqs{6, 4, 3, 2, 1});
  filter.kind = EntryKind::demonstration;
  CHECK(filtered(filter) == Seqs{6});
  filter.state = EntryState::waiting;
  CHECK(filtered(filter).empty());
  // The chain is that of the whole ledger all the same.
  CHECK(desk.record(desk.ana, filter)->chain.entries == 7);
}

TEST_CASE("the record as a file has a row for each entry, oldest first, with its hash") {
  Desk desk;
  desk.add(desk.ana, desk.of_ana, desk.today, OjlTime{"1", {20}, "Said \"done\", twice\nand left", "", "", {}});
  const auto csv = desk.views.record_csv(desk.actor(desk.ana), desk.of_ana).value();
  CHECK(csv.number == "S-1");
  const auto id = std::to_string(desk.of_ana.value);
  const auto entries = desk.entries(desk.of_ana);
  CHECK(csv.text.starts_with("entry,day,kind,code,minutes,"));
  const auto first = "\r\n" + id + "-1,2026-11-10,ojl,2,360,,,,Pumps,Pump,WO-1,2.01,approved,ana," + iso(desk.now) +
                     ",," + hex(entries[0].hash) + "\r\n";
  CHECK(csv.text.find(first) != std::string::npos);
  CHECK(csv.text.find("\"Said \"\"done\"\", twice\nand left\"") != std::string::npos);
  for (const auto& entry : entries) CHECK(csv.text.find(hex(entry.hash)) != std::string::npos);
  RecordFilter filter;
  filter.kind = EntryKind::ri;
  const auto some = desk.views.record_csv(desk.actor(desk.ana), desk.of_ana, filter).value();
  CHECK(std::count(some.text.begin(), some.text.end(), '\n') == 2);
}

TEST_CASE("entries come in pages") {
  Desk desk;
  const auto ana = desk.actor(desk.ana);
  Seqs read;
  std::int64_t after = 0;
  for (;;) {
    const auto page = desk.views.entries(ana, desk.of_ana, after, 3).value();
    CHECK(page.size() <= 3);
    if (page.empty()) break;
    for (const auto& line : page) read.push_back(line.entry.seq);
    after = read.back();
  }
  CHECK(read == Seqs{1, 2, 3, 4, 5, 6, 7});
  // A page tells the states of the whole ledger, also of decisions that come later.
  CHECK(desk.views.entries(ana, desk.of_ana, 0, 1).value()[0].state == EntryState::approved);
}

TEST_CASE("what may be done with an agreement is told to pages") {
  using access::Action;
  Desk desk;
  const auto of_mentor = desk.views.allowed(desk.actor(desk.mentor), desk.of_ana).value();
  CHECK(of_mentor == std::set{Action::read, Action::decide, Action::evaluate, Action::review});
  CHECK(desk.views.may(desk.actor(desk.ana), desk.of_ana, Action::log_work));
  CHECK_FALSE(desk.views.may(desk.actor(desk.ana), desk.of_ana, Action::decide));
  CHECK_FALSE(desk.views.may(desk.actor(desk.dan), desk.of_dan, Action::log_work));
  CHECK_FALSE(desk.views.may(desk.actor(desk.ben), desk.of_ana, Action::read));
}

}  // namespace journeywork::services::testing
