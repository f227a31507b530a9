#include "app/demo/demo.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "app/backend.hpp"
#include "services/apprenticeship/verification.hpp"
#include "services/operator_lookup.hpp"
#include "store/testing/fresh_database.hpp"

// What somebody sees who starts the demo: every stage of an apprenticeship, dated so that it ends today.
namespace journeywork::app {
namespace {

using namespace apprenticeship;

constexpr Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 19} + std::chrono::hours{16};

struct LoadedDemo {
  Instant now;
  store::testing::SqliteFile file;
  Backend backend{file.open(), [this] { return now; }, {}};
  std::map<std::string, services::OverviewRow> rows;  ///< by apprentice, as the sponsor sees them

  explicit LoadedDemo(Instant at = noon) : now(at) {
    REQUIRE(store::migrate(backend.database()));
    if (const auto done = load_demo(backend.database(), backend.clock); !done) FAIL(done.error().message);
    const auto sponsor = services::acting_person(backend.database(), "samuel@demo.example");
    REQUIRE(sponsor);
    auto overview = backend.views.all_in_view(*sponsor);
    REQUIRE(overview);
    for (auto& row : overview->rows) rows.emplace(row.about.apprentice, std::move(row));
  }
  [[nodiscard]] std::string heads() {
    std::string out;
    for (const auto& [name, row] : rows) {
      const auto id = row.about.agreement.id;
      const auto head = backend.database().read([&](store::Connection& c) -> Result<Hash> {
        return store::ledger::head(c, id).value_or(store::ledger::Head{}).hash;
      });
      out += name + " " + hex(head.value()) + "\n";
    }
    return out;
  }
};

}  // namespace

TEST_CASE("the demo has every stage of an apprenticeship, and a record that holds together") {
  // A Thursday, a Sunday, and a Monday in the next month.
  for (const int days : {0, 3, 18}) {
    CAPTURE(days);
    LoadedDemo demo(noon + std::chrono::days{days});
    auto& rows = demo.rows;
    REQUIRE(rows.size() == 12);
    for (const std::string name : {"Emily Novak", "Rosa Jimenez", "Devon Price", "Sok Dara"}) {
      CAPTURE(name);
      CHECK(rows.at(name).standing.pace == Pace::on_pace);
      CHECK_FALSE(rows.at(name).stuck);
    }
    for (const std::string name : {"Marcus Bell", "Aisha Grant"}) {
      CAPTURE(name);
      CHECK(rows.at(name).standing.pace == Pace::behind);
    }
    CHECK(rows.at("Jamal Carter").stuck);
    CHECK(rows.at("Jamal Carter").waiting.oldest_days >= 14);
    CHECK(rows.at("Tyler Kim").about.agreement.state == AgreementState::draft);
    CHECK(rows.at("Kevin O'Brien").about.agreement.state == AgreementState::completed);

    const auto& wage = rows.at("Fatima Hassan").standing.wage;
    REQUIRE(wage.next);
    CHECK(wage.steps[*wage.next].state == WageStanding::State::overdue);

    const auto& left = rows.at("Linh Tran").standing.unmet;
    REQUIRE(left.size() == 1);
    CHECK(left[0].kind == Requirement::Kind::competency);

    const auto verified = services::verify_ledgers(demo.backend.database(), "");
    REQUIRE(verified);
    CHECK(verified->failures.empty());
    CHECK(verified->agreements == 12);
    CHECK(verified->entries >= 8000);
    CHECK(verified->entries <= 12000);
  }
}

TEST_CASE("loaded again it stays as it is, and two of the same day are the same") {
  LoadedDemo demo;
  const auto before = demo.heads();
  CHECK(load_demo(demo.backend.database(), demo.backend.clock));
  CHECK(demo.heads() == before);
  LoadedDemo other;
  CHECK(other.heads() == before);
}

TEST_CASE("real data is never mixed with the demo's") {
  const store::testing::SqliteFile file;
  const auto database = file.open();
  REQUIRE(store::migrate(*database));
  const auto made = database->write([&](store::Connection& c) -> Result<void> {
    (void)store::organisations::insert(c, {{}, store::organisations::Kind::sponsor, "A guild", {}, "US", "en-US"},
                                       noon);
    return {};
  });
  REQUIRE(made);
  const auto refused = load_demo(*database, [] { return noon; });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == Error::Code::conflict);
}

TEST_CASE("there is somebody to sign in as for every role") {
  LoadedDemo demo;
  std::map<std::string, int> groups;
  for (const auto& person : demo_people(demo.backend.database())) ++groups[person.role];
  CHECK(groups == std::map<std::string, int>{{"Apprentices", 12},
                                             {"Mentors", 5},
                                             {"Coordinators", 3},
                                             {"Sponsor", 1},
                                             {"Auditor", 1},
                                             {"Administrator", 1}});
}

}  // namespace journeywork::app
