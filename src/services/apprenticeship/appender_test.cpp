#include "services/apprenticeship/appender.hpp"

#include "services/apprenticeship/views.hpp"
#include "services/testing/apprenticeships.hpp"

namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using fixtures::demonstration;
using fixtures::ojl;

struct Ledger : Apprenticeships {
  /// Appends within one transaction; the work gets an open appender of ana's.
  template <class F>
  Result<void> within(F&& work) {
    return database->write([&](store::Connection& c) -> Result<void> {
      auto appender = Appender::open(c, of_ana, ana, now);
      if (!appender) return tl::unexpected(appender.error());
      work(*appender);
      return {};
    });
  }
  [[nodiscard]] ChainState chain() {
    return read([&](store::Connection& c) {
      return check_chain(of_ana, store::ledger::after(c, of_ana, 0, store::ledger::all_entries),
                         store::ledger::head(c, of_ana).value());
    });
  }
};

}  // namespace

TEST_CASE("an agreement without a ledger cannot be appended to") {
  Ledger ledger;
  const auto opened = ledger.database->write([&](store::Connection& c) -> Result<void> {
    const auto appender = Appender::open(c, AgreementId{9999}, ledger.ana, ledger.now);
    if (!appender) return tl::unexpected(appender.error());
    return {};
  });
  CHECK(refusal(opened) == Error::Code::not_found);
}

TEST_CASE("what is appended is seen at once, and numbers, chain and totals follow") {
  Ledger ledger;
  const auto day = ledger.today;
  REQUIRE(ledger.within([&](Appender& appender) {
    const auto work = appender.append(day, ojl("1", hours(2)));
    REQUIRE(work);
    CHECK(work->seq == 1);
    CHECK(appender.state(*work) == EntryState::waiting);
    CHECK(appender.totals().ojl_waiting() == hours(2));
    REQUIRE(appender.append(day, Approval{1, ""}));
    CHECK(appender.state(*work) == EntryState::approved);
    CHECK(appender.totals().ojl_approved() == hours(2));
    CHECK(appender.day(day).size() == 2);
    CHECK(appender.entry(1) == work.value());
    CHECK(appender.entry(3) == std::nullopt);
    CHECK(appender.day(day.plus_days(-1)).empty());
    appender.finish();
  }));
  REQUIRE(ledger.within([&](Appender& appender) {
    CHECK(appender.totals().ojl_approved() == hours(2));
    const auto next = appender.append(day.plus_days(-1), ojl("2", hours(1)));
    REQUIRE(next);
    CHECK(next->seq == 3);
    appender.finish();
  }));
  CHECK(ledger.chain().intact);
  CHECK(ledger.chain().entries == 3);
  CHECK(ledger.sound());
}

TEST_CASE("an event that is not possible is refused and leaves no gap") {
  Ledger ledger;
  const auto day = ledger.today;
  REQUIRE(ledger.within([&](Appender& appender) {
    const auto refused = [&](Date on, EntryBody body) {
      CHECK(refusal(appender.append(on, std::move(body))) == Error::Code::conflict);
    };
    REQUIRE(appender.append(day, ojl("1", hours(2))));
    REQUIRE(appender.append(day, demonstration("1.01", 2)));
    refused(day, Approval{2, ""});                // a demonstration waits for nobody
    refused(day, Approval{9, ""});                // not there
    refused(day, Correction{9, ""});              //
    refused(day.plus_days(-1), Approval{1, ""});  // about another day than its subject
    REQUIRE(appender.append(day, Return{1, "why?"}));
    refused(day, Approval{1, ""});
    refused(day, Return{1, "why?"});
    const auto next = appender.append(day, Correction{1, "a slip"});
    REQUIRE(next);
    CHECK(next->seq == 4);
    refused(day, Correction{1, ""});
    refused(day, Correction{4, ""});
    refused(day, Approval{1, ""});
    appender.finish();
  }));
  CHECK(ledger.entries(ledger.of_ana).size() == 4);
  CHECK(ledger.sound());
}

TEST_CASE("reading ahead changes nothing but the number of reads") {
  Ledger ledger;
  for (int back = 0; back < 5; ++back)
    ledger.add(ledger.ana, ledger.of_ana, ledger.today.plus_days(-back), ojl("1", {30}));
  REQUIRE(ledger.within([&](Appender& appender) {
    const auto first = ledger.today.plus_days(-2);
    REQUIRE(appender.append(ledger.today, Approval{1, ""}));
    appender.preload(first);
    for (int back = 0; back < 5; ++back) {
      CHECK(appender.day(ledger.today.plus_days(-back)).size() == (back == 0 ? 2U : 1U));
    }
    CHECK(appender.day(ledger.today.plus_days(1)).empty());
    CHECK(refusal(appender.append(ledger.today, Approval{1, ""})) == Error::Code::conflict);
    CHECK(appender.append(ledger.today.plus_days(-1), Approval{2, ""}).has_value());
    CHECK(appender.append(ledger.today.plus_days(-4), Approval{5, ""}).has_value());
    appender.finish();
  }));
  CHECK(ledger.totals(ledger.of_ana).ojl_approved() == Minutes{90});
  CHECK(ledger.sound());
}

TEST_CASE("a history that is brought in keeps its authors and times") {
  Ledger ledger;
  const auto later = ledger.now + std::chrono::hours{1};
  REQUIRE(ledger.within([&](Appender& appender) {
    REQUIRE(appender.append(ledger.today, ojl("1", {30})));
    appender.act(ledger.mentor, later);
    REQUIRE(appender.append(ledger.today, Approval{1, ""}));
    appender.finish();
  }));
  const auto entries = ledger.entries(ledger.of_ana);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].by == ledger.ana);
  CHECK(entries[0].at == ledger.now);
  CHECK(entries[1].by == ledger.mentor);
  CHECK(entries[1].at == later);
  CHECK(ledger.sound());
}

TEST_CASE("a transaction that fails leaves the ledger as it was") {
  Ledger ledger;
  ledger.add(ledger.ana, ledger.of_ana, ledger.today, ojl("1", {30}));
  const auto failed = ledger.database->write([&](store::Connection& c) -> Result<void> {
    auto appender = Appender::open(c, ledger.of_ana, ledger.ana, ledger.now);
    if (!appender || !appender->append(ledger.today, Approval{1, ""})) return {};
    appender->finish();
    return refuse(Error::Code::conflict, "on second thoughts");
  });
  CHECK(refusal(failed) == Error::Code::conflict);
  CHECK(ledger.entries(ledger.of_ana).size() == 1);
  CHECK(ledger.totals(ledger.of_ana).ojl_waiting() == Minutes{30});
  CHECK(ledger.sound());
}

}  // namespace journeywork::services::testing
