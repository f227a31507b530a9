#include "services/apprenticeship/ledger_service.hpp"
#include "services/testing/apprenticeships.hpp"

// Taking back what was written and what was decided. Nothing is ever erased: each is an entry of its own.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::demonstration;
using fixtures::ojl;
using fixtures::process_credit;
using fixtures::review;
using fixtures::wage_change;
using Fields = std::vector<std::string>;

struct Record : Apprenticeships {
  Result<Receipt> take_back(PersonId who, EntryId id, const std::string& reason = "a slip") {
    return ledger.correct(actor(who), id, reason, fresh_key());
  }
  Result<Decided> undo(PersonId who, const std::vector<EntryId>& ids) {
    return ledger.undo(actor(who), ids, fresh_key());
  }
  EntryId waiting() { return add(ana, of_ana, today, ojl("1", {30})); }
  EntryId approved() { return add_approved(ana, of_ana, today, ojl("1", {30})); }
};

}  // namespace

TEST_CASE("apprentices take back what is still open") {
  Record record;
  const auto open = record.waiting();
  const auto back = record.waiting();
  record.send_back(back);
  for (const auto id : {open, back}) {
    CHECK(outcome_of(record.take_back(record.ana, id)) == "done");
    CHECK(record.state(id) == EntryState::corrected);
  }
  const auto totals = record.totals(record.of_ana);
  CHECK(totals.waiting == 0);
  CHECK(totals.returned == 0);
  const auto entries = record.entries(record.of_ana);
  CHECK(entries.size() == 5);
  CHECK(std::get<Correction>(entries.back().body) == Correction{back.seq, "a slip"});
  CHECK(entries.back().by == record.ana);
  CHECK(record.sound());
}

TEST_CASE("apprentices do not take back what counts already") {
  Record record;
  const auto approved = record.approved();
  const auto judged = record.add(record.mentor, record.of_ana, record.today, demonstration("1.01", 1));
  const auto approval = EntryId{record.of_ana, approved.seq + 1};
  for (const auto id : {approved, judged, approval}) CHECK(outcome_of(record.take_back(record.ana, id)) == "forbidden");
  CHECK(record.state(approved) == EntryState::approved);
}

TEST_CASE("taking back needs a reason and an entry") {
  Record record;
  const auto open = record.waiting();
  CHECK(refused_fields(record.take_back(record.ana, open, " ")) == Fields{"reason"});
  CHECK(outcome_of(record.take_back(record.ana, {record.of_ana, 99})) == "not_found");
  CHECK(outcome_of(record.take_back(record.ana, {record.of_ben, 1})) == "not_found");
}

TEST_CASE("who may take back what others wrote") {
  Record record;
  std::string may;
  for (const auto& [name, person] : record.around_ana()) {
    CAPTURE(name);
    if (!may.empty()) may += ' ';
    for (const auto id : {record.waiting(), record.approved()}) {
      const auto outcome = outcome_of(record.take_back(person, id));
      may += outcome == "done" ? 'Y' : outcome == "forbidden" ? '.' : outcome == "not_found" ? '-' : 'x';
    }
  }
  // A pair each, of what waits and what is approved. In the order of around_ana: ana administrator staff coordinator
  // mentor apprentice auditors(3: sponsor, employer, another agency) other_staff other_coordinator nobody
  // office_auditor ben.
  CHECK(may == "Y. .. YY YY .. -- .. .. -- -- -- -- .. --");
  CHECK(record.sound());
}

TEST_CASE("who judged, reviewed or paid may take that back") {
  Record record;
  const auto judged = record.add(record.mentor, record.of_ana, record.today, demonstration("1.01", 3));
  const auto held = record.add(record.mentor, record.of_ana, record.today, review());
  const auto paid = record.add(record.staff, record.of_ana, record.today, wage_change(1, 2100));
  const auto credited = record.add(record.staff, record.of_ana, record.today, process_credit("1", {60}));
  const auto other = record.add_mentor("other", record.of_ana, record.start);
  CHECK(outcome_of(record.take_back(other, judged)) == "forbidden");
  CHECK(outcome_of(record.take_back(record.mentor, judged)) == "done");
  CHECK(outcome_of(record.take_back(record.mentor, held)) == "done");
  CHECK(outcome_of(record.take_back(record.staff, paid)) == "done");
  CHECK(outcome_of(record.take_back(record.staff, credited)) == "done");
  CHECK(record.totals(record.of_ana) == Totals{});
  CHECK(record.sound());
}

TEST_CASE("a correction is final") {
  Record record;
  const auto open = record.waiting();
  const auto correction = record.take_back(record.ana, open)->entry;
  for (const auto person : {record.coordinator, record.staff}) {
    CHECK(outcome_of(record.take_back(person, correction)) == "conflict");
    CHECK(outcome_of(record.take_back(person, open)) == "conflict");
  }
  CHECK(outcome_of(record.take_back(record.ana, correction)) == "forbidden");
  CHECK(record.entries(record.of_ana).size() == 2);
}

TEST_CASE("a completed record takes no correction") {
  Record record;
  const auto open = record.waiting();
  record.write([&](store::Connection& c) {
    store::agreements::set_state(c, record.of_ana, AgreementState::completed, record.today);
  });
  for (const auto person : {record.ana, record.coordinator, record.staff})
    CHECK(outcome_of(record.take_back(person, open)) == "forbidden");
}

TEST_CASE("taking back twice under one key is once") {
  Record record;
  const auto open = record.waiting();
  const auto ana = record.actor(record.ana);
  const auto first = record.ledger.correct(ana, open, "a slip", "the-same-key");
  const auto again = record.ledger.correct(ana, open, "a slip", "the-same-key");
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->entry == first->entry);
  CHECK(outcome_of(record.ledger.correct(ana, open, "another reason", "the-same-key")) == "conflict");
  CHECK(record.entries(record.of_ana).size() == 2);
}

TEST_CASE("a mentor undoes an approval, and the entry waits again") {
  Record record;
  const auto id = record.approved();
  REQUIRE(record.undo(record.mentor, {id}));
  CHECK(record.state(id) == EntryState::waiting);
  CHECK(record.totals(record.of_ana).ojl_approved() == Minutes{0});
  CHECK(record.totals(record.of_ana).ojl_waiting() == Minutes{30});
  CHECK(record.views.queue(record.actor(record.mentor))->entries == 1);
  record.send_back(id, "Which device?");
  CHECK(record.state(id) == EntryState::returned);
  CHECK(record.sound());
}

TEST_CASE("a return, too, can be taken back by who made it") {
  Record record;
  const auto id = record.waiting();
  record.send_back(id);
  CHECK(outcome_of(record.take_back(record.mentor, {record.of_ana, id.seq + 1})) == "done");
  CHECK(record.state(id) == EntryState::waiting);
  record.approve(id);
  CHECK(record.state(id) == EntryState::approved);
  CHECK(record.sound());
}

TEST_CASE("an approval can be undone once for each time that it was given") {
  Record record;
  const auto id = record.approved();
  REQUIRE(record.undo(record.mentor, {id}));
  CHECK(outcome_of(record.undo(record.mentor, {id})) == "conflict");
  record.approve(id);
  CHECK(outcome_of(record.undo(record.mentor, {id})) == "done");
  CHECK(record.state(id) == EntryState::waiting);
  CHECK(record.sound());
}

TEST_CASE("who may undo an approval") {
  Record record;
  const auto other = record.add_mentor("other", record.of_ana, record.start);
  const auto id = record.approved();
  CHECK(outcome_of(record.undo(other, {id})) == "forbidden");
  for (const auto person : {record.ana, record.staff, record.auditor, record.administrator})
    CHECK(outcome_of(record.undo(person, {id})) == "forbidden");
  for (const auto person : {record.ben, record.nobody, record.other_staff})
    CHECK(outcome_of(record.undo(person, {id})) == "not_found");
  CHECK(record.state(id) == EntryState::approved);
  CHECK(outcome_of(record.undo(record.coordinator, {id})) == "done");
}

TEST_CASE("undoing needs an approval that is there") {
  Record record;
  CHECK(refused_fields(record.undo(record.mentor, {})) == Fields{"entry"});
  CHECK(outcome_of(record.undo(record.mentor, {record.waiting()})) == "not_found");
  CHECK(outcome_of(record.undo(record.mentor, {{record.of_ana, 99}})) == "not_found");
}

TEST_CASE("undoing is all or nothing, and once for a key") {
  Record record;
  const auto first = record.approved();
  const auto second = record.add_approved(record.ben, record.of_ben, record.today, ojl("1", {45}));
  const auto open = record.waiting();
  CHECK(outcome_of(record.undo(record.mentor, {first, second, open})) == "not_found");
  CHECK(record.state(first) == EntryState::approved);
  CHECK(record.state(second) == EntryState::approved);
  const auto mentor = record.actor(record.mentor);
  CHECK_FALSE(record.ledger.undo(mentor, {first, second}, "the-same-key")->repeated);
  CHECK(record.ledger.undo(mentor, {first, second}, "the-same-key")->repeated);
  CHECK(record.state(first) == EntryState::waiting);
  CHECK(record.state(second) == EntryState::waiting);
  CHECK(record.sound());
}

TEST_CASE("the sign-offs made with an approval go with it, those of others stay") {
  Record record;
  const auto shown = record.add(record.ana, record.of_ana, record.today, ojl("1", {30}, {"1.01"}));
  const auto beside = record.add(record.ana, record.of_ana, record.today, ojl("2", {30}, {"2.01"}));
  const auto alone = record.add(record.mentor, record.of_ana, record.today, demonstration("3.01", 3));
  REQUIRE(record.decide(record.mentor, {{shown, true, "", {{"1.01", 2, ""}}}, {beside, true, "", {{"2.01", 3, ""}}}}));
  REQUIRE(record.undo(record.mentor, {beside}));
  CHECK(record.state(shown) == EntryState::approved);
  CHECK(record.state(beside) == EntryState::waiting);
  CHECK(record.state(alone) == EntryState::approved);
  const auto totals = record.totals(record.of_ana);
  CHECK(totals.best_level("1.01") == 2);
  CHECK(totals.best_level("2.01") == 0);
  CHECK(totals.best_level("3.01") == 3);
  REQUIRE(record.undo(record.mentor, {shown}));
  CHECK(record.totals(record.of_ana).best_level("1.01") == 0);
  CHECK(record.sound());
}

TEST_CASE("a sign-off that was taken back already does not stand in the way of the undo") {
  Record record;
  const auto shown = record.add(record.ana, record.of_ana, record.today, ojl("1", {30}, {"1.01"}));
  REQUIRE(record.decide(record.mentor, {{shown, true, "", {{"1.01", 2, ""}}}}));
  REQUIRE(record.take_back(record.mentor, {record.of_ana, shown.seq + 2}));
  CHECK(outcome_of(record.undo(record.mentor, {shown})) == "done");
  CHECK(record.sound());
}

}  // namespace journeywork::services::testing
