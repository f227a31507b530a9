#include "store/standards.hpp"

#include <doctest/doctest.h>

#include "store/organisations.hpp"
#include "store/testing/fresh_database.hpp"

namespace journeywork::store::testing {
namespace {

const Instant now{std::chrono::milliseconds{1'795'000'000'123}};

}  // namespace

TEST_CASE_TEMPLATE("the newest of each of a sponsor's standards is what came last, and each addition is seen", Place,
                   SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  REQUIRE(migrate(*database).has_value());
  const auto done = database->write([&](Connection& c) -> Result<void> {
    CHECK(standards::newest(c).empty());
    const auto sponsor = [&](const char* name) {
      return organisations::insert(c, {{}, organisations::Kind::sponsor, name, {}, "US", "en-US"}, now);
    };
    const auto guild = sponsor("Guild");
    const auto other = sponsor("Other");
    std::int64_t revision = standards::revision(c);
    const auto add = [&](OrganisationId owner, const char* code, const char* version) {
      const auto id = standards::insert(
          c, {{}, owner, code, version, "Title", "us-oa", now, std::string("body of ") + version}, {});
      CHECK(standards::revision(c) != revision);
      revision = standards::revision(c);
      return id;
    };
    add(guild, "hybrid", "2.0");
    const auto hybrid = add(guild, "hybrid", "1.9");  // what came last, whatever it is called
    const auto by_time = add(guild, "by-time", "1.0");
    const auto of_other = add(other, "hybrid", "1.0");
    const auto newest = standards::newest(c);
    REQUIRE(newest.size() == 3);
    CHECK(newest[0].id == hybrid);
    CHECK(newest[0].version == "1.9");
    CHECK(newest[0].body == "body of 1.9");
    CHECK(newest[1].id == by_time);
    CHECK(newest[2].id == of_other);
    CHECK(newest[2].sponsor == other);
    return {};
  });
  if (!done) FAIL(done.error().message);
}

}  // namespace journeywork::store::testing
