#include "services/apprenticeship/ledger_service.hpp"
#include "services/testing/apprenticeships.hpp"

// Approving, returning and signing off what was submitted.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::demonstration;
using fixtures::ojl;
using fixtures::ri;
using Fields = std::vector<std::string>;

/// What somebody finds in the morning: an entry of ana's that waits, and one of ben's.
struct Desk : Apprenticeships {
  EntryId of_a = add(ana, of_ana, today, ojl("1", hours(8), {"1.01", "1.02"}));
  EntryId of_b = add(ben, of_ben, today, ojl("2", hours(6), {"2.01"}));

  [[nodiscard]] static Decision approval(EntryId id, std::vector<Decision::SignOff> sign_offs = {}) {
    return {id, true, "", std::move(sign_offs)};
  }
  [[nodiscard]] static Decision returned(EntryId id, std::string reason) { return {id, false, std::move(reason), {}}; }
};

}  // namespace

TEST_CASE("only approved work counts, and what waits is told apart") {
  Desk desk;
  const auto other = desk.add(desk.ana, desk.of_ana, desk.today, ojl("1", hours(2)));
  auto standing = desk.views.standing(desk.actor(desk.ana), desk.of_ana).value();
  CHECK(standing.standing.ojl_approved == hours(0));
  CHECK(standing.standing.ojl_waiting == hours(10));
  REQUIRE(desk.decide(desk.mentor, {Desk::approval(desk.of_a)}));
  CHECK(desk.state(desk.of_a) == EntryState::approved);
  CHECK(desk.state(other) == EntryState::waiting);
  standing = desk.views.standing(desk.actor(desk.ana), desk.of_ana).value();
  CHECK(standing.standing.ojl_approved == hours(8));
  CHECK(standing.standing.ojl_waiting == hours(2));
  CHECK(standing.standing.processes[0].approved == hours(8));
  CHECK(standing.standing.processes[0].missing == hours(12));
  CHECK(desk.sound());
}

TEST_CASE("who may decide") {
  std::string may;
  Desk desk;
  for (const auto& [name, person] : desk.around_ana()) {
    CAPTURE(name);
    if (!may.empty()) may += ' ';
    const auto entry = desk.add(desk.ana, desk.of_ana, desk.today, ojl("2", {10}));
    for (const auto& decision : {Desk::approval(entry), Desk::returned(entry, "why?")}) {
      const auto outcome = outcome_of(desk.decide(person, {decision}));
      may += outcome == "done" ? 'Y' : outcome == "forbidden" ? '.' : outcome == "not_found" ? '-' : 'x';
    }
  }
  // A pair each, approve and return; the return of what was just approved comes too late. In the order of around_ana:
  // ana administrator staff coordinator mentor apprentice auditors(3: sponsor, employer, another agency) other_staff
  // other_coordinator nobody office_auditor ben.
  CHECK(may == ".. .. .. Yx Yx -- .. .. -- -- -- -- .. --");
}

TEST_CASE("nobody approves their own work, whatever else they are") {
  Desk desk;
  desk.write([&](store::Connection& c) {
    desk.give(c, desk.ana, access::Role::coordinator, desk.employer);
    store::agreements::put_mentor(c, desk.of_ana, {desk.ana, desk.start, std::nullopt});
  });
  CHECK(outcome_of(desk.decide(desk.ana, {Desk::approval(desk.of_a)})) == "forbidden");
  CHECK(outcome_of(desk.decide(desk.ana, {Desk::approval(desk.of_b)})) == "done");
  CHECK(desk.state(desk.of_a) == EntryState::waiting);
}

TEST_CASE("a mentor decides in the days of the relation only") {
  Desk desk;
  const auto former = desk.add_mentor("former", desk.of_ana, desk.start, desk.today.plus_days(-1));
  const auto coming = desk.add_mentor("coming", desk.of_ana, desk.today.plus_days(1));
  const auto last_day = desk.add_mentor("last", desk.of_ana, desk.start, desk.today);
  CHECK(outcome_of(desk.decide(former, {Desk::approval(desk.of_a)})) == "not_found");
  CHECK(outcome_of(desk.decide(coming, {Desk::approval(desk.of_a)})) == "not_found");
  CHECK(outcome_of(desk.decide(last_day, {Desk::approval(desk.of_a)})) == "done");
}

TEST_CASE("what is sent back says why") {
  Desk desk;
  for (const std::string reason : {"", "  \n"}) {
    const auto refused = desk.decide(desk.mentor, {Desk::returned(desk.of_a, reason)});
    CHECK(outcome_of(refused) == "invalid");
    CHECK(refused_fields(refused) == Fields{"reason"});
  }
  CHECK(desk.state(desk.of_a) == EntryState::waiting);
  REQUIRE(desk.decide(desk.mentor, {Desk::returned(desk.of_a, "Which monitor was it?")}));
  CHECK(desk.state(desk.of_a) == EntryState::returned);
  const auto today = desk.views.today(desk.actor(desk.ana), desk.of_ana).value();
  REQUIRE(today.returned.size() == 1);
  CHECK(today.returned[0].id == desk.of_a);
  CHECK(today.returned[0].reason == "Which monitor was it?");
  CHECK(today.returned[0].returned_by == "mentor");
  CHECK(desk.totals(desk.of_ana).ojl_waiting() == hours(0));
  CHECK(desk.sound());
}

TEST_CASE("what was decided cannot be decided again") {
  Desk desk;
  const auto back = desk.add(desk.ana, desk.of_ana, desk.today, ojl("1", {30}));
  const auto gone = desk.add(desk.ana, desk.of_ana, desk.today, ojl("2", {30}));
  desk.approve(desk.of_a);
  desk.send_back(back);
  REQUIRE(desk.ledger.correct(desk.actor(desk.ana), gone, "a slip", desk.fresh_key()));
  const auto before = desk.entries(desk.of_ana);
  for (const auto id : {desk.of_a, back, gone}) {
    for (const auto& decision : {Desk::approval(id), Desk::returned(id, "why?")}) {
      const auto refused = desk.decide(desk.coordinator, {decision});
      CHECK(outcome_of(refused) == "conflict");
      CHECK(refused_fields(refused) == Fields{"entry"});
      CHECK(refused.error().problems.at(0).value == to_string(id));
    }
  }
  CHECK(desk.entries(desk.of_ana) == before);
}

TEST_CASE("only what waits for a decision can be decided") {
  Desk desk;
  const auto judged = desk.add(desk.mentor, desk.of_ana, desk.today, demonstration("1.01", 2));
  CHECK(outcome_of(desk.decide(desk.mentor, {Desk::approval(judged)})) == "conflict");
  CHECK(outcome_of(desk.decide(desk.mentor, {Desk::approval({desk.of_ana, 99})})) == "not_found");
  CHECK(outcome_of(desk.decide(desk.mentor, {Desk::approval({AgreementId{9999}, 1})})) == "not_found");
  CHECK(refused_fields(desk.decide(desk.mentor, {})) == Fields{"entry"});
}

TEST_CASE("a sign-off is made right from the entry that showed it") {
  Desk desk;
  REQUIRE(desk.decide(desk.mentor, {Desk::approval(desk.of_a, {{"1.01", 2, "Calm and careful"}, {"1.02", 2, ""}})}));
  const auto entries = desk.entries(desk.of_ana);
  REQUIRE(entries.size() == 4);
  CHECK(std::get<Demonstration>(entries[2].body) == Demonstration{"1.01", 2, "Calm and careful"});
  CHECK(entries[2].by == desk.mentor);
  CHECK(entries[2].day == desk.today);
  const auto standing = desk.views.standing(desk.actor(desk.ana), desk.of_ana).value();
  CHECK(standing.standing.competencies_signed_off == 1);  // 1.02 needs level 3
  CHECK(standing.standing.processes[0].competencies[1].best == 2);
  CHECK(desk.sound());
}

TEST_CASE("a return may come with a sign-off of what was seen all the same") {
  Desk desk;
  REQUIRE(desk.decide(desk.mentor, {{desk.of_a, false, "Only four hours of it", {{"1.01", 3, ""}}}}));
  CHECK(desk.state(desk.of_a) == EntryState::returned);
  CHECK(desk.totals(desk.of_ana).best_level("1.01") == 3);
}

TEST_CASE("a sign-off that cannot be leaves the entry waiting") {
  Desk desk;
  CHECK(refused_fields(desk.decide(desk.mentor, {Desk::approval(desk.of_a, {{"9.99", 2, ""}})})) ==
        Fields{"competency"});
  CHECK(refused_fields(desk.decide(desk.mentor, {Desk::approval(desk.of_a, {{"1.01", 2, ""}, {"1.02", 7, ""}})})) ==
        Fields{"level"});
  CHECK(desk.state(desk.of_a) == EntryState::waiting);
  CHECK(desk.entries(desk.of_ana).size() == 1);
}

TEST_CASE("a mentor signs nothing off that was done before the relation began") {
  Desk desk;
  const auto earlier = desk.add(desk.ana, desk.of_ana, desk.today.plus_days(-3), ojl("1", hours(1), {"1.01"}));
  const auto late = desk.add_mentor("late", desk.of_ana, desk.today.plus_days(-2));
  const auto refused = desk.decide(late, {Desk::approval(earlier, {{"1.01", 2, ""}})});
  CHECK(outcome_of(refused) == "invalid");
  CHECK(refused_fields(refused) == Fields{"level"});
  CHECK(desk.state(earlier) == EntryState::waiting);
  CHECK(outcome_of(desk.decide(late, {Desk::approval(earlier)})) == "done");
}

TEST_CASE("many are decided at once, or none") {
  Desk desk;
  const auto second = desk.add(desk.ana, desk.of_ana, desk.today.plus_days(-1), ri("EL", hours(2)));
  const auto done = desk.decide(
      desk.mentor, {Desk::approval(desk.of_b), Desk::returned(second, "Which chapter?"), Desk::approval(desk.of_a)});
  REQUIRE(done);
  CHECK(done->entries.size() == 3);
  CHECK(desk.state(desk.of_a) == EntryState::approved);
  CHECK(desk.state(desk.of_b) == EntryState::approved);
  CHECK(desk.state(second) == EntryState::returned);
  CHECK(desk.sound());
}

TEST_CASE("one decision that is refused undoes those beside it, in other agreements too") {
  Desk desk;
  const auto decided = desk.add_approved(desk.ben, desk.of_ben, desk.today, ojl("1", {30}));
  const auto both = std::vector{desk.of_a, desk.of_b};
  const auto nothing_done = [&] {
    for (const auto id : both) CHECK(desk.state(id) == EntryState::waiting);
    CHECK(desk.totals(desk.of_ana).ojl_approved() == hours(0));
    CHECK(desk.sound());
  };
  CHECK(outcome_of(desk.decide(desk.mentor, {Desk::approval(desk.of_a), Desk::approval(desk.of_b),
                                             Desk::approval(decided)})) == "conflict");
  nothing_done();
  CHECK(outcome_of(desk.decide(desk.mentor, {Desk::approval(desk.of_a), Desk::returned(desk.of_b, "")})) == "invalid");
  nothing_done();
  // A mentor of ana who may not know of ben.
  const auto hers = desk.add_mentor("hers", desk.of_ana, desk.start);
  CHECK(outcome_of(desk.decide(hers, {Desk::approval(desk.of_a), Desk::approval(desk.of_b)})) == "not_found");
  nothing_done();
  CHECK(outcome_of(desk.decide(desk.mentor, {Desk::approval(desk.of_a), Desk::approval(desk.of_a)})) == "conflict");
  nothing_done();
}

TEST_CASE("a decision sent twice is made once") {
  Desk desk;
  const auto actor = desk.actor(desk.mentor);
  const std::vector<Decision> both{Desk::approval(desk.of_a, {{"1.01", 2, ""}}), Desk::approval(desk.of_b)};
  const auto first = desk.ledger.decide(actor, both, "the-same-key");
  const auto again = desk.ledger.decide(actor, both, "the-same-key");
  REQUIRE(again);
  CHECK_FALSE(first->repeated);
  CHECK(again->repeated);
  CHECK(again->entries == first->entries);
  CHECK(desk.entries(desk.of_ana).size() == 3);
  CHECK(outcome_of(desk.ledger.decide(actor, {Desk::approval(desk.of_a)}, "the-same-key")) == "conflict");
  auto other = both;
  other[0].sign_offs[0].level = 3;
  CHECK(outcome_of(desk.ledger.decide(actor, other, "the-same-key")) == "conflict");
}

TEST_CASE("a token without the scope decides nothing") {
  Desk desk;
  auto actor = desk.actor(desk.mentor);
  actor.scopes = {access::Scope::read, access::Scope::log};
  CHECK(outcome_of(desk.ledger.decide(actor, {Desk::approval(desk.of_a)}, desk.fresh_key())) == "forbidden");
  actor.scopes.insert(access::Scope::approve);
  CHECK(outcome_of(desk.ledger.decide(actor, {Desk::approval(desk.of_a)}, desk.fresh_key())) == "done");
}

}  // namespace journeywork::services::testing
