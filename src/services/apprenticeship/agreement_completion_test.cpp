#include "services/testing/apprenticeships.hpp"

// An agreement is completed when nothing is missing, and not before.
namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::ojl;
using Fields = std::vector<std::string>;

struct Closing : Apprenticeships {
  Result<void> complete(PersonId who, Date day) { return agreements.complete(actor(who), of_ana, day, fresh_key()); }
  Result<void> complete() { return complete(staff, today); }

  /// Everything that the standards ask for, by those who may write it, but for the entries of one kind.
  void fill(std::optional<EntryKind> without = {}) {
    auto day = start;
    std::vector<Decision> decisions;
    for (const auto& [planned, body] : fixtures::everything_needed()) {
      day = day.plus_days(1);
      const auto kind = kind_of(body);
      if (kind == without) continue;
      const auto by = kind == EntryKind::demonstration || kind == EntryKind::review ? mentor : coordinator;
      const auto id = add(by, of_ana, day, body);
      if (needs_approval(kind)) decisions.push_back({id, true, "", {}});
    }
    REQUIRE(decide(mentor, decisions));
  }
};

}  // namespace

TEST_CASE("completion is refused with everything that is missing") {
  Closing closing;
  const auto refused = closing.complete();
  CHECK(outcome_of(refused) == "conflict");
  CHECK(refused_fields(refused) == Fields{"total_hours", "process_hours", "process_hours", "process_hours",
                                          "competency", "competency", "competency", "competency", "competency",
                                          "course", "course", "credential", "credential", "final_review"});
  CHECK(refused.error().problems[1].value == "1");
  CHECK(refused.error().problems[1].message == "Orientation and safety");
  CHECK(closing.agreement(closing.of_ana).state == AgreementState::active);
  CHECK(closing.entries(closing.of_ana).empty());
}

TEST_CASE("each part alone keeps a hybrid apprenticeship from completion") {
  struct Row {
    EntryKind without;
    std::string first;
  };
  for (const auto& row :
       {Row{EntryKind::ojl, "total_hours"}, Row{EntryKind::demonstration, "competency"}, Row{EntryKind::ri, "course"},
        Row{EntryKind::credential, "credential"}, Row{EntryKind::review, "final_review"}}) {
    CAPTURE(row.first);
    Closing closing;
    closing.fill(row.without);
    const auto refused = closing.complete();
    CHECK(outcome_of(refused) == "conflict");
    REQUIRE_FALSE(refused_fields(refused).empty());
    CHECK(refused_fields(refused).front() == row.first);
  }
}

TEST_CASE("the record of a completed apprenticeship does not go on after its last day") {
  Closing closing;
  closing.fill();
  const auto days = std::ssize(fixtures::everything_needed());
  const auto last = closing.start.plus_days(static_cast<int>(days));
  const auto early = closing.complete(closing.staff, last.plus_days(-1));
  CHECK(refused_fields(early) == Fields{"date"});
  CHECK(early.error().problems.front().accepted == iso(last) + " to " + iso(closing.today));
  CHECK(closing.complete(closing.staff, last));
}

TEST_CASE("when nothing is missing the sponsor's staff completes, and the record is closed") {
  Closing closing;
  closing.fill();
  CHECK(closing.views.standing(closing.actor(closing.ana), closing.of_ana)->standing.pace == Pace::ready);
  for (const auto person : {closing.ana, closing.mentor, closing.coordinator, closing.auditor, closing.administrator})
    CHECK(outcome_of(closing.complete(person, closing.today)) == "forbidden");
  for (const auto person : {closing.ben, closing.other_staff, closing.nobody})
    CHECK(outcome_of(closing.complete(person, closing.today)) == "not_found");
  const auto staff = closing.actor(closing.staff);
  REQUIRE(closing.agreements.complete(staff, closing.of_ana, closing.today, "the-same-key"));
  const auto done = closing.agreement(closing.of_ana);
  CHECK(done.state == AgreementState::completed);
  CHECK(done.completed_on == closing.today);
  CHECK(closing.audited().back() == "agreement.complete");
  CHECK(closing.agreements.complete(staff, closing.of_ana, closing.today, "the-same-key"));
  CHECK(outcome_of(closing.complete()) == "forbidden");
  CHECK(outcome_of(closing.submit(closing.ana, closing.of_ana, closing.today, ojl("1", {30}))) == "forbidden");
  CHECK(closing.views.standing(closing.actor(closing.ana), closing.of_ana)->standing.pace == Pace::completed);
  CHECK(closing.sound());
}

TEST_CASE("the wage of a journeyworker comes with completion, also where steps before it were left out") {
  for (const int applied : {4, 1, 0}) {
    CAPTURE(applied);
    Closing closing;
    closing.fill();
    for (int step = 0; step < applied; ++step)
      closing.add(closing.staff, closing.of_ana, closing.today, fixtures::wage_change(step, 1800 + 300 * step));
    REQUIRE(closing.complete());
    const auto last = closing.entries(closing.of_ana).back();
    CHECK(std::get<WageChange>(last.body) == WageChange{4, {3000, "USD"}, ""});
    CHECK(last.day == closing.today);
    CHECK(closing.sound());
  }
}

TEST_CASE("the day of completion is between the start and today") {
  Closing closing;
  closing.fill();
  CHECK(refused_fields(closing.complete(closing.staff, closing.today.plus_days(1))) == Fields{"date"});
  CHECK(refused_fields(closing.complete(closing.staff, closing.start.plus_days(-1))) == Fields{"date"});
  CHECK(outcome_of(closing.complete(closing.staff, closing.today.plus_days(-1))) == "done");
}

TEST_CASE("nothing is closed while somebody's work waits for an answer") {
  Closing closing;
  closing.fill();
  const auto open = closing.add(closing.ana, closing.of_ana, closing.today, ojl("1", {30}));
  const auto refused = closing.complete();
  CHECK(outcome_of(refused) == "conflict");
  CHECK(refused_fields(refused).empty());
  closing.approve(open);
  CHECK(outcome_of(closing.complete()) == "done");
}

}  // namespace journeywork::services::testing
