#include "services/apprenticeship/ledger_service.hpp"
#include "services/testing/apprenticeships.hpp"

// What may be written into a ledger, by whom and under which rules.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::credential;
using fixtures::demonstration;
using fixtures::ojl;
using fixtures::process_credit;
using fixtures::review;
using fixtures::ri;
using fixtures::wage_change;
using Fields = std::vector<std::string>;

/// Ana's ledger on a day of its own, so that days do not fill up.
struct Logbook : Apprenticeships {
  Result<Receipt> log(Date day, EntryBody body, PersonId who = {}) {
    return submit(who ? who : ana, of_ana, day, std::move(body));
  }
  [[nodiscard]] Fields refused(Date day, EntryBody body, PersonId who = {}) {
    const auto result = log(day, std::move(body), who);
    CHECK(outcome_of(result) == "invalid");
    return refused_fields(result);
  }
  [[nodiscard]] std::size_t size() { return entries(of_ana).size(); }
};

/// The fields of a receipt's warnings.
Fields warned(const Result<Receipt>& receipt) {
  Fields fields;
  REQUIRE(receipt);
  for (const auto& warning : receipt->warnings) fields.push_back(warning.field);
  return fields;
}

}  // namespace

TEST_CASE("who may write which kind of entry") {
  // Y done   . refused   - no such agreement, for who may not know of it
  struct Row {
    const char* kind;
    EntryBody body;
    std::string may;
  };
  Logbook book;
  const auto who = book.around_ana();
  REQUIRE(who.size() == 14);
  // The order of around_ana: ana; administrator, staff, coordinator, mentor; apprentice (of the house, not of this
  // agreement); auditor, employer_auditor, agency_auditor (of another agency); other_staff, other_coordinator, nobody;
  // office_auditor, ben.
  const std::vector<Row> rows = {
      {"work", ojl("1", {30}), "Y.YY.-..----.-"},
      {"instruction", ri("EL", {30}), "Y.YY.-..----.-"},
      {"credential", credential("CABT"), "Y.YY.-..----.-"},
      {"demonstration", demonstration("1.01", 2), "...YY-..----.-"},
      {"review", review(), "..YYY-..----.-"},
      {"wage change", wage_change(0, 1800), "..YY.-..----.-"},
      {"credit", process_credit("1", {30}), "..Y..-..----.-"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.kind);
    std::string may;
    for (const auto& [name, person] : who) {
      const auto before = book.size();
      const auto outcome = outcome_of(book.log(book.today, row.body, person));
      may += outcome == "done" ? 'Y' : outcome == "forbidden" ? '.' : outcome == "not_found" ? '-' : '?';
      CHECK(book.size() == before + (outcome == "done" ? 1 : 0));
    }
    CHECK(may == row.may);
  }
  CHECK(book.sound());
}

TEST_CASE("what somebody else must accept waits, what an entitled person writes counts") {
  Logbook book;
  for (const auto& body : {ojl("1", {30}), ri("EL", {30}), credential("CABT")}) {
    CHECK(book.log(book.today, body)->state == EntryState::waiting);
  }
  CHECK(book.log(book.today, demonstration("1.01", 2), book.mentor)->state == EntryState::approved);
  CHECK(book.log(book.today, review(), book.coordinator)->state == EntryState::approved);
  CHECK(book.log(book.today, process_credit("1", {30}), book.staff)->state == EntryState::approved);
  const auto totals = book.totals(book.of_ana);
  CHECK(totals.waiting == 3);
  CHECK(totals.processes.at("1") == Totals::Time{{30}, {30}, {30}});
  CHECK(totals.best_level("1.01") == 2);
  CHECK(book.sound());
}

TEST_CASE("an entry says what was done, by whom and when") {
  Logbook book;
  const OjlTime work{"2", {95}, "Infusion pump, flow test", "Infusion pumps", "WO-17", {"2.01", "2.02"}};
  const auto receipt = book.log(book.today.plus_days(-1), work);
  REQUIRE(receipt);
  CHECK(receipt->entry == EntryId{book.of_ana, 1});
  const auto entries = book.entries(book.of_ana);
  REQUIRE(entries.size() == 1);
  CHECK(std::get<OjlTime>(entries[0].body) == work);
  CHECK(entries[0].by == book.ana);
  CHECK(entries[0].at == book.now);
  CHECK(entries[0].day == book.today.plus_days(-1));
}

TEST_CASE("nothing but credit goes into a draft, and nothing into a completed record") {
  Logbook book;
  CHECK(outcome_of(book.submit(book.cara, book.of_cara, book.today, ojl("1", {30}))) == "forbidden");
  CHECK(outcome_of(book.submit(book.staff, book.of_cara, book.today, review())) == "forbidden");
  CHECK(outcome_of(book.submit(book.staff, book.of_cara, book.start, process_credit("1", {30}))) == "done");
  for (const auto person : {book.dan, book.mentor, book.coordinator, book.staff}) {
    const auto refused = book.submit(person, book.of_dan, Date(2026, 6, 1), ojl("1", {30}));
    REQUIRE(outcome_of(refused) == "forbidden");
    CHECK(refused.error().message.find("completed") != std::string::npos);
  }
  CHECK(book.entries(book.of_dan).empty());
}

TEST_CASE("a token may do no more than its scopes") {
  Logbook book;
  auto token = book.actor(book.ana);
  const auto log = [&] {
    return outcome_of(book.ledger.submit(token, {book.of_ana, ojl("1", {30}), book.today, book.fresh_key()}));
  };
  token.scopes = {access::Scope::read};
  CHECK(log() == "forbidden");
  token.scopes = {access::Scope::log};
  CHECK(log() == "done");
  CHECK(outcome_of(book.views.record(token, book.of_ana)) == "forbidden");
  CHECK(outcome_of(book.views.record(token, book.of_ben)) == "not_found");
}

TEST_CASE("decisions are not submitted as entries") {
  Logbook book;
  const auto id = book.add(book.ana, book.of_ana, book.today, ojl("1", {30}));
  for (const auto& body :
       {EntryBody(Approval{id.seq, ""}), EntryBody(Return{id.seq, "no"}), EntryBody(Correction{id.seq, "no"})}) {
    CHECK(book.refused(book.today, body, book.coordinator) == Fields{"kind"});
  }
  CHECK(book.size() == 1);
}

TEST_CASE("work is neither of tomorrow nor of a day before the start") {
  Logbook book;
  CHECK(book.refused(book.today.plus_days(1), ojl("1", {30})) == Fields{"date"});
  CHECK(book.refused(book.today.plus_days(1), ojl("1", {30}), book.coordinator) == Fields{"date"});
  CHECK(book.refused(book.start.plus_days(-1), ojl("1", {30}), book.coordinator) == Fields{"date"});
  CHECK(book.refused(book.start.plus_days(-1), demonstration("1.01", 2), book.coordinator) == Fields{"date"});
  CHECK(outcome_of(book.log(book.start, ojl("1", {30}), book.coordinator)) == "done");
  CHECK(outcome_of(book.log(book.start.plus_days(-400), credential("CABT"))) == "done");
}

TEST_CASE("today is the day at the site") {
  Logbook book;
  book.now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::hours{4};  // 23:00 in Baltimore
  CHECK(book.refused(Date(2026, 11, 20), ojl("1", {30})) == Fields{"date"});
  book.now += std::chrono::hours{1};
  CHECK(outcome_of(book.log(Date(2026, 11, 20), ojl("1", {30}))) == "done");
}

TEST_CASE("the apprentice's window for earlier days is not the coordinator's") {
  Logbook book;
  CHECK(outcome_of(book.log(book.today.plus_days(-14), ojl("1", {30}))) == "done");
  CHECK(book.refused(book.today.plus_days(-15), ojl("1", {30})) == Fields{"date"});
  CHECK(outcome_of(book.log(book.today.plus_days(-15), ojl("1", {30}), book.coordinator)) == "done");
}

TEST_CASE("a long day is asked about, an impossible one refused") {
  Logbook book;
  CHECK(warned(book.log(book.today, ojl("1", hours(12)))).empty());
  Submission more{book.of_ana, ojl("2", hours(4)), book.today, book.fresh_key()};
  more.confirmed = false;
  const auto asked = book.ledger.submit(book.actor(book.ana), more);
  CHECK(outcome_of(asked) == "conflict");
  CHECK(refused_fields(asked) == Fields{"minutes"});
  CHECK(book.size() == 1);
  more.confirmed = true;
  CHECK(warned(book.ledger.submit(book.actor(book.ana), more)) == Fields{"minutes"});
  CHECK(book.refused(book.today, ojl("3", {1})) == Fields{"minutes"});
  CHECK(book.refused(book.today.plus_days(-1), ojl("1", {16 * 60 + 1})) == Fields{"minutes"});
  CHECK(warned(book.log(book.today.plus_days(-2), ojl("1", {12 * 60 + 1}))) == Fields{"minutes"});
}

TEST_CASE("what came back or was taken back makes room for the day again") {
  Logbook book;
  const auto returned = book.add(book.ana, book.of_ana, book.today, ojl("1", hours(16)));
  CHECK(book.refused(book.today, ojl("2", {1})) == Fields{"minutes"});
  book.send_back(returned);
  const auto second = book.add(book.ana, book.of_ana, book.today, ojl("2", hours(16)));
  CHECK(outcome_of(book.ledger.correct(book.actor(book.ana), second, "wrong day", book.fresh_key())) == "done");
  CHECK(outcome_of(book.log(book.today, ojl("3", hours(16)))) == "done");
}

TEST_CASE("instruction is counted apart from work") {
  Logbook book;
  CHECK(outcome_of(book.log(book.today, ojl("1", hours(12)))) == "done");
  CHECK(warned(book.log(book.today, ri("EL", hours(12)))).empty());
  CHECK(book.refused(book.today, ri("EL", {1})) == Fields{"minutes"});  // a day has 24 hours
}

TEST_CASE("each thing that is wrong names its field") {
  Logbook book;
  const auto day = book.today;
  CHECK(book.refused(day, ojl("1", {0})) == Fields{"minutes"});
  CHECK(book.refused(day, ojl("1", {-30})) == Fields{"minutes"});
  CHECK(book.refused(day, ojl("9", {30})) == Fields{"work_process"});
  CHECK(book.refused(day, ojl("1", {30}, {"1.01", "9.99"})) == Fields{"competencies"});
  CHECK(book.refused(day, OjlTime{"1", {30}, " ", "", "", {}}) == Fields{"note"});
  CHECK(book.refused(day, ri("XX", {30})) == Fields{"course"});
  CHECK(book.refused(day, credential("PHD")) == Fields{"credential"});
  CHECK(book.refused(day, demonstration("9.99", 2), book.mentor) == Fields{"competency"});
  CHECK(book.refused(day, demonstration("1.01", 5), book.mentor) == Fields{"level"});
  CHECK(book.refused(day, Review{false, true, ""}, book.mentor) == Fields{"note"});
  CHECK(book.refused(day, wage_change(5, 1800), book.coordinator) == Fields{"step"});
  CHECK(book.refused(day, WageChange{0, {1800, "EUR"}, ""}, book.coordinator) == Fields{"wage"});
  CHECK(book.refused(day, process_credit("9", {30}), book.staff).front() == "work_process");
  CHECK(book.refused(day.plus_days(1), OjlTime{"9", {0}, "", "", "", {"9.99"}}) ==
        Fields{"date", "work_process", "minutes", "note", "competencies"});
  CHECK(book.size() == 0);
  CHECK(outcome_of(book.log(day, ojl("1", {1}))) == "done");
}

TEST_CASE("sent twice, it is written once") {
  Logbook book;
  const Submission work{book.of_ana, ojl("1", {30}), book.today, "the-same-key"};
  const auto first = book.ledger.submit(book.actor(book.ana), work);
  book.now += std::chrono::minutes{5};
  const auto again = book.ledger.submit(book.actor(book.ana), work);
  REQUIRE(again);
  CHECK_FALSE(first->repeated);
  CHECK(again->repeated);
  CHECK(again->entry == first->entry);
  CHECK(again->state == EntryState::waiting);
  CHECK(again->warnings.empty());
  CHECK(book.size() == 1);

  auto other = work;
  other.day = book.today.plus_days(-1);
  CHECK(outcome_of(book.ledger.submit(book.actor(book.ana), other)) == "conflict");
  other = work;
  other.body = ojl("1", {31});
  CHECK(outcome_of(book.ledger.submit(book.actor(book.ana), other)) == "conflict");
  CHECK(book.size() == 1);
  // Another person's key is another key.
  CHECK(outcome_of(book.ledger.submit(book.actor(book.ben), {book.of_ben, ojl("1", {30}), book.today, work.key})) ==
        "done");
}

TEST_CASE("what was refused may be put right under the same key") {
  Logbook book;
  Submission work{book.of_ana, ojl("1", {0}), book.today, "the-same-key"};
  CHECK(outcome_of(book.ledger.submit(book.actor(book.ana), work)) == "invalid");
  work.body = ojl("1", {30});
  const auto done = book.ledger.submit(book.actor(book.ana), work);
  REQUIRE(done);
  CHECK_FALSE(done->repeated);
}

TEST_CASE("a request without a key of its own is refused") {
  Logbook book;
  for (const std::string key : {"", "short", "with some spaces"}) {
    const auto refused = book.ledger.submit(book.actor(book.ana), {book.of_ana, ojl("1", {30}), book.today, key});
    CHECK(refused_fields(refused) == Fields{"Idempotency-Key"});
  }
  CHECK(book.size() == 0);
}

TEST_CASE("the same work twice is asked about, since it may be right") {
  Logbook book;
  static_cast<void>(book.add(book.ana, book.of_ana, book.today, ojl("1", {30})));
  Submission again{book.of_ana, ojl("1", {30}), book.today, book.fresh_key()};
  again.confirmed = false;
  const auto asked = book.ledger.submit(book.actor(book.ana), again);
  CHECK(outcome_of(asked) == "conflict");
  CHECK(refused_fields(asked) == Fields{"note"});
  CHECK(book.size() == 1);
  again.confirmed = true;
  CHECK(warned(book.ledger.submit(book.actor(book.ana), again)) == Fields{"note"});
  CHECK(book.size() == 2);
  CHECK(warned(book.log(book.today.plus_days(-1), ojl("1", {30}))).empty());
}

TEST_CASE("an open entry is replaced by a better one in one step") {
  Logbook book;
  const auto first = book.add(book.ana, book.of_ana, book.today, ojl("1", hours(12)));
  Submission better{book.of_ana, ojl("2", hours(16)), book.today, book.fresh_key()};
  better.replaces = first.seq;
  const auto done = book.ledger.submit(book.actor(book.ana), better);
  REQUIRE(done);
  CHECK(book.state(first) == EntryState::corrected);
  CHECK(book.state(done->entry) == EntryState::waiting);
  CHECK(book.totals(book.of_ana).ojl_waiting() == hours(16));

  book.send_back(done->entry);
  Submission answer{book.of_ana, ojl("2", hours(8)), book.today, book.fresh_key()};
  answer.replaces = done->entry.seq;
  CHECK(outcome_of(book.ledger.submit(book.actor(book.ana), answer)) == "done");
  const auto totals = book.totals(book.of_ana);
  CHECK(totals.ojl_waiting() == hours(8));
  CHECK(totals.waiting == 1);
  CHECK(totals.returned == 0);
  CHECK(book.sound());
}

TEST_CASE("only an open entry can be replaced, by who may change it") {
  Logbook book;
  const auto approved = book.add_approved(book.ana, book.of_ana, book.today, ojl("1", {30}));
  const auto judged = book.add(book.mentor, book.of_ana, book.today, demonstration("1.01", 2));
  const auto open = book.add(book.ana, book.of_ana, book.today, ojl("1", {60}));
  const auto replace = [&](const access::Actor& who, std::int64_t seq) {
    Submission submission{book.of_ana, ojl("2", {45}), book.today, book.fresh_key()};
    submission.replaces = seq;
    return outcome_of(book.ledger.submit(who, submission));
  };
  const auto before = book.size();
  const auto ana = book.actor(book.ana);
  CHECK(replace(ana, approved.seq) == "conflict");
  CHECK(replace(ana, judged.seq) == "not_found");
  CHECK(replace(ana, 99) == "not_found");
  // A token that may log for others but not take back what they wrote.
  auto clerk = book.actor(book.staff);
  clerk.scopes = {access::Scope::read, access::Scope::log};
  CHECK(replace(clerk, open.seq) == "forbidden");
  CHECK(book.size() == before);
  CHECK(replace(book.actor(book.coordinator), open.seq) == "done");
  CHECK(replace(ana, open.seq) == "conflict");
  CHECK(book.sound());
}

TEST_CASE("a refused replacement leaves the old entry as it was") {
  Logbook book;
  const auto first = book.add(book.ana, book.of_ana, book.today, ojl("1", {30}));
  Submission worse{book.of_ana, ojl("9", {30}), book.today, book.fresh_key()};
  worse.replaces = first.seq;
  CHECK(outcome_of(book.ledger.submit(book.actor(book.ana), worse)) == "invalid");
  CHECK(book.state(first) == EntryState::waiting);
  CHECK(book.size() == 1);
}

TEST_CASE("only who may decide can enter work as approved") {
  Logbook book;
  Submission past{book.of_ana, ojl("1", {30}), book.today, book.fresh_key()};
  past.approved = true;
  CHECK(outcome_of(book.ledger.submit(book.actor(book.ana), past)) == "forbidden");
  CHECK(outcome_of(book.ledger.submit(book.actor(book.staff), past)) == "forbidden");
  CHECK(book.size() == 0);
  const auto done = book.ledger.submit(book.actor(book.coordinator), past);
  REQUIRE(done);
  CHECK(done->state == EntryState::approved);
  CHECK(book.state(done->entry) == EntryState::approved);
  CHECK(book.totals(book.of_ana).ojl_approved() == Minutes{30});
  CHECK(book.ledger.submit(book.actor(book.coordinator), past)->state == EntryState::approved);
  CHECK(book.sound());
}

TEST_CASE("nobody evaluates in days when they were no mentor") {
  Logbook book;
  const auto late = book.add_mentor("late", book.of_ana, book.today.plus_days(-10));
  CHECK(book.refused(book.today.plus_days(-11), demonstration("1.01", 2), late) == Fields{"date"});
  CHECK(outcome_of(book.log(book.today.plus_days(-10), demonstration("1.01", 2), late)) == "done");
  // A review is judged by the day on which it is written.
  CHECK(outcome_of(book.log(book.today.plus_days(-11), review(), late)) == "done");
  const auto former = book.add_mentor("former", book.of_ana, book.start, book.today.plus_days(-1));
  CHECK(outcome_of(book.log(book.today.plus_days(-5), demonstration("1.01", 2), former)) == "not_found");
}

TEST_CASE("nobody evaluates, reviews or pays themselves, whatever else they are") {
  Logbook book;
  book.write([&](store::Connection& c) {
    book.give(c, book.ana, access::Role::coordinator, book.employer);
    book.give(c, book.ana, access::Role::sponsor_staff, book.sponsor);
    store::agreements::put_mentor(c, book.of_ana, {book.ana, book.start, std::nullopt});
  });
  for (const auto& body : {demonstration("1.01", 2), review(), wage_change(1, 9900), process_credit("1", {30})}) {
    CHECK(outcome_of(book.log(book.today, body)) == "forbidden");
  }
  CHECK(book.size() == 0);
}

}  // namespace journeywork::services::testing
