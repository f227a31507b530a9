#include "services/apprenticeship/verification.hpp"

#include <rapidcheck.h>

#include "core/base/generators_test.hpp"
#include "services/testing/apprenticeships.hpp"

// The ledger's promises on the real database: nothing is altered unnoticed, and what is kept beside the ledger is what
// it adds up to.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::demonstration;
using fixtures::ojl;
using fixtures::ri;
using generators::within;

/// A short ledger of ana's: two approved entries, one that came back and one that waits.
struct Safe : Apprenticeships {
  Safe() {
    for (const auto minutes : {30, 45}) add_approved(ana, of_ana, today, ojl("1", {minutes}, {"1.01"}));
    send_back(add(ana, of_ana, today.plus_days(-1), ri("EL", {60})));
    add(ana, of_ana, today.plus_days(-2), ojl("2", {90}));
    id = " where agreement_id = " + std::to_string(of_ana.value);
  }
  std::string id;  ///< the end of a statement about ana's ledger

  [[nodiscard]] VerificationReport verify(const std::string& agreement = "") {
    auto report = verify_ledgers(*database, agreement);
    if (!report) FAIL(report.error().message);
    return std::move(*report);
  }
  /// What verification says of the only agreement in which something is wrong.
  [[nodiscard]] std::string fault() {
    const auto report = verify();
    REQUIRE(report.failures.size() == 1);
    CHECK(report.failures[0].agreement == of_ana);
    CHECK(report.failures[0].number == "S-1");
    return report.failures[0].what;
  }
  [[nodiscard]] ChainState chain() { return views.record(actor(auditor), of_ana).value().chain; }
};

}  // namespace

TEST_CASE("verification walks every ledger or one, by number or id") {
  Safe safe;
  const auto all = safe.verify();
  CHECK(all.agreements == 4);
  CHECK(all.entries == 7);
  CHECK(all.failures.empty());
  CHECK(safe.verify("S-1").entries == 7);
  CHECK(safe.verify(std::to_string(safe.of_ana.value)).agreements == 1);
  CHECK(safe.verify("S-2").entries == 0);
  CHECK(refused_fields(verify_ledgers(*safe.database, "S-99")) == std::vector<std::string>{"agreement"});
  CHECK(safe.chain().intact);
  CHECK(safe.chain().entries == 7);
  CHECK(safe.chain().head == safe.entries(safe.of_ana).back().hash);
}

TEST_CASE("the database itself refuses to change an entry") {
  Safe safe;
  for (const std::string sql : {"update ledger set minutes = 600", "delete from ledger"}) {
    const auto done = safe.database->write([&](store::Connection& c) -> Result<void> {
      c.script(sql + safe.id + " and seq = 1");
      return {};
    });
    CHECK_FALSE(done.has_value());
  }
  CHECK(safe.sound());
}

TEST_CASE("an entry that was changed behind the program's back is found, whatever was changed") {
  Safe safe;
  std::int64_t broken = 0;
  for (const std::string change :
       {"minutes = 600", "day = '2026-11-18'", "note = 'Something else'", "code = '2'", "by_person = by_person - 1",
        "at = at + 1", "competencies = '1.02'", "device = 'Pump'", "work_order = '7'", "kind = 'credit'"}) {
    CAPTURE(change);
    const auto agreement = safe.add_active("person" + std::to_string(++broken));
    const auto apprentice = safe.agreement(agreement).apprentice;
    for (const auto minutes : {30, 45}) safe.add(apprentice, agreement, safe.today, ojl("1", {minutes}, {"1.01"}));
    safe.tamper("update ledger set " + change + " where agreement_id = " + std::to_string(agreement.value) +
                " and seq = 1");
    const auto report = safe.verify(std::to_string(agreement.value));
    REQUIRE(report.failures.size() == 1);
    CHECK(report.failures[0].what == "the chain is broken at entry 1");
    const auto chain = safe.views.record(safe.actor(safe.auditor), agreement).value().chain;
    CHECK_FALSE(chain.intact);
    CHECK(chain.first_bad == 1);
  }
  CHECK(static_cast<std::int64_t>(safe.verify().failures.size()) == broken);
}

TEST_CASE("a decision that was turned round is found") {
  Safe safe;
  safe.tamper("update ledger set kind = 'approval'" + safe.id + " and seq = 6");
  CHECK(safe.fault() == "the chain is broken at entry 6");
  CHECK_FALSE(safe.chain().intact);
}

TEST_CASE("an entry that was taken out is found, in the middle and at the end") {
  Safe safe;
  safe.tamper("delete from open_entry" + safe.id + " and seq = 7");
  safe.tamper("delete from ledger" + safe.id + " and seq = 7");
  CHECK(safe.fault() == "the end of the chain is missing after entry 6");
  CHECK(safe.chain().first_bad == 7);
  safe.tamper("delete from ledger" + safe.id + " and seq = 2");
  CHECK(safe.fault() == "the chain is broken at entry 2");
}

TEST_CASE("an entry that was moved to another ledger is found in both") {
  Safe safe;
  safe.tamper("delete from open_entry" + safe.id + " and seq = 7");
  safe.tamper("update ledger set agreement_id = " + std::to_string(safe.of_ben.value) + ", seq = 1" + safe.id +
              " and seq = 7");
  const auto report = safe.verify();
  REQUIRE(report.failures.size() == 2);
  CHECK(report.failures[0].number == "S-1");
  CHECK(report.failures[1].number == "S-2");
}

TEST_CASE("a damaged row is reported, and the walk goes on") {
  Safe safe;
  safe.add(safe.ben, safe.of_ben, safe.today, ojl("1", {30}));
  safe.tamper("update ledger set day = 'yesterday'" + safe.id + " and seq = 2");
  CHECK_FALSE(safe.fault().empty());
  CHECK(safe.verify().agreements == 4);
}

TEST_CASE("totals that are not the ledger's are found") {
  Safe safe;
  safe.write([&](store::Connection& c) {
    auto totals = store::ledger::totals(c, safe.of_ana);
    totals.processes["1"].approved += Minutes{1};
    store::ledger::save_totals(c, safe.of_ana, totals);
  });
  CHECK(safe.fault() == "the totals differ from a rebuild");
}

TEST_CASE("an open entry that nobody would be shown any more is found") {
  Safe safe;
  safe.tamper("update open_entry set state = 'returned'" + safe.id + " and seq = 7");
  CHECK(safe.fault() == "the list of open entries differs from the ledger");
  safe.tamper("delete from open_entry" + safe.id + " and seq = 7");
  CHECK(safe.fault() == "the list of open entries differs from the ledger");
}

TEST_CASE("a chain is broken where its numbers, its hashes or its end do not fit") {
  fixtures::LedgerBuilder ledger;
  for (int i = 0; i < 3; ++i) ledger.add_approved(fixtures::start.plus_days(i), ojl("1", {30}));
  const auto& whole = ledger.entries();
  const store::ledger::Head head{6, whole.back().hash};
  const auto check = [&](const std::vector<Entry>& entries, const store::ledger::Head& end) {
    return check_chain(fixtures::agreement_id, entries, end);
  };
  CHECK(check(whole, head).intact);
  CHECK(check({}, {}).intact);
  CHECK_FALSE(check_chain(AgreementId{18}, whole, head).intact);
  CHECK(check(whole, {5, whole.back().hash}).first_bad == 7);
  CHECK(check(whole, {6, whole.front().hash}).first_bad == 7);
  CHECK(check({}, head).first_bad == 1);
  auto swapped = whole;
  std::swap(swapped[2], swapped[3]);
  CHECK(check(swapped, head).first_bad == 3);
  auto forged = whole;
  std::get<OjlTime>(forged[2].body).minutes = hours(8);
  forged[2].hash = chain_hash(fixtures::agreement_id, forged[1].hash, forged[2]);
  CHECK(check(forged, head).first_bad == 4);  // its own hash fits, the next one's does not
}

namespace {

/// One thing that somebody tries. The numbers are read as fits: a small alphabet, so that entries meet.
struct Attempt {
  int deed = 0;  ///< 0-4 submit, 5-6 approve, 7 return, 8 take back, 9 undo, 10 approve with a sign-off, 11 replace
  int kind = 0;
  int which = 0;
  int day = 0;
};

void showValue(const Attempt& a, std::ostream& os) {
  os << "{" << a.deed << ", " << a.kind << ", " << a.which << ", " << a.day << "}";
}

rc::Gen<std::vector<Attempt>> attempts() {
  const auto one =
      rc::gen::build<Attempt>(rc::gen::set(&Attempt::deed, within(0, 12)), rc::gen::set(&Attempt::kind, within(0, 8)),
                              rc::gen::set(&Attempt::which, within(0, 12)), rc::gen::set(&Attempt::day, within(0, 4)));
  return rc::gen::resize(20, rc::gen::container<std::vector<Attempt>>(one));
}

EntryBody body_of(const Attempt& a) {
  const auto of = [&](const std::vector<std::string>& codes) {
    return codes[static_cast<std::size_t>(a.which) % codes.size()];
  };
  const Minutes time{30 * (1 + a.which)};
  switch (a.kind) {
    case 0:
      return ojl(of({"1", "2", "3"}), time);
    case 1:
      return ojl(of({"1", "2", "3"}), time, {of({"1.01", "2.01"}), "2.02"});
    case 2:
      return ri(of({"EL", "MT", "WS"}), time, a.which % 2 == 0 ? RiTime::Outcome::attended : RiTime::Outcome::passed);
    case 3:
      return demonstration(of({"1.01", "1.02", "2.01"}), a.which % 5);
    case 4:
      return fixtures::credential(of({"CABT", "ITF"}));
    case 5:
      return fixtures::wage_change(a.which % 5, 1800 + 100 * a.which);
    case 6:
      return a.which % 2 == 0 ? fixtures::process_credit(of({"1", "2"}), time)
                              : fixtures::course_credit(of({"EL", "MT"}), time);
    default:
      return a.which % 2 == 0 ? fixtures::review() : fixtures::competency_credit(of({"1.01", "3.01"}), a.which % 5);
  }
}

/// Tries one thing as whoever might; what the rules refuse is refused.
void attempt(Apprenticeships& house, AgreementId agreement, PersonId apprentice, const Attempt& a) {
  const auto size = static_cast<int>(house.entries(agreement).size());
  const auto body = body_of(a);
  const PersonId author = needs_approval(kind_of(body))               ? apprentice
                          : kind_of(body) == EntryKind::demonstration ? house.mentor
                                                                      : house.staff;
  const EntryId subject{agreement, size == 0 ? 1 : size - a.which % size};
  Submission submission{agreement, body, house.today.plus_days(-a.day), house.fresh_key()};
  if (a.deed == 11) submission.replaces = subject.seq;
  const auto competency = a.which % 2 == 0 ? "1.01" : "2.01";
  const auto reviewer = a.which % 3 == 0 ? house.coordinator : house.mentor;
  house.now += std::chrono::minutes{1};
  if (a.deed < 5 || a.deed == 11) {
    static_cast<void>(house.ledger.submit(house.actor(author), submission));
  } else if (a.deed < 7) {
    static_cast<void>(house.decide(reviewer, {{subject, true, "", {}}}));
  } else if (a.deed == 7) {
    static_cast<void>(house.decide(reviewer, {{subject, false, "why?", {}}}));
  } else if (a.deed == 8) {
    static_cast<void>(house.ledger.correct(house.actor(house.coordinator), subject, "a slip", house.fresh_key()));
  } else if (a.deed == 9) {
    static_cast<void>(house.ledger.undo(house.actor(reviewer), {subject}, house.fresh_key()));
  } else {
    static_cast<void>(house.decide(reviewer, {{subject, true, "", {{competency, a.kind % 5, ""}}}}));
  }
}

}  // namespace

TEST_CASE("after any history the totals are those of a rebuild and the chain holds") {
  Apprenticeships house;
  int count = 0;
  CHECK(rc::check("histories on the real database", [&] {
    const auto history = *attempts();
    const auto word = "person" + std::to_string(++count);
    const auto agreement = house.add_active(word);
    const auto apprentice = house.agreement(agreement).apprentice;
    for (const auto& each : history) attempt(house, agreement, apprentice, each);
    const auto ledger = house.entries(agreement);
    RC_CLASSIFY(ledger.size() > 10, "more than ten entries");
    RC_ASSERT(house.totals(agreement) == rebuild(ledger));
    const auto report = verify_ledgers(*house.database, std::to_string(agreement.value));
    RC_ASSERT(report.has_value());
    RC_ASSERT(report->agreements == 1);
    RC_ASSERT(report->failures.empty());
  }));
}

}  // namespace journeywork::services::testing
