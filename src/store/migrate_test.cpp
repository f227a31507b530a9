#include "store/migrate.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <thread>

#include "store/testing/fresh_database.hpp"

namespace journeywork::store::testing {
namespace {

constexpr Migration sqlite_pets{"sqlite/0001_pets.sql",
                                "create table pet (id integer primary key, name text not null) strict;\n"
                                "-- two statements\n"
                                "insert into pet (id, name) values (1, 'Ada');"};
constexpr Migration postgres_pets{"postgres/0001_pets.sql",
                                  "create table pet (id bigint primary key, name text not null);\n"
                                  "insert into pet (id, name) values (1, 'Ada');"};
constexpr Migration sqlite_toys{"sqlite/0002_toys.sql",
                                "create table toy (id integer primary key,"
                                " pet integer references pet (id) on delete cascade) strict;"
                                "insert into toy (id, pet) values (7, 1)"};
constexpr Migration postgres_toys{"postgres/0002_toys.sql",
                                  "create table toy (id bigint primary key,"
                                  " pet bigint references pet (id) on delete cascade);"
                                  "insert into toy (id, pet) values (7, 1)"};

const std::vector<Migration> first{sqlite_pets, postgres_pets};
const std::vector<Migration> both{sqlite_toys, postgres_pets, postgres_toys, sqlite_pets};

/// `both` and a third step.
std::vector<Migration> and_then(std::string_view sql) {
  auto all = both;
  all.push_back({"sqlite/0003_more.sql", sql});
  all.push_back({"postgres/0003_more.sql", sql});
  return all;
}

std::int64_t count(Database& database, const std::string& table) {
  const auto sql = "select count(*) from " + table;
  const auto read = database.read(
      [&](Connection& c) -> Result<std::int64_t> { return c.one(Query{"t.count_" + table, sql})->integer(0); });
  if (!read) FAIL(read.error().message);
  return *read;
}

bool says(const Error& error, std::string_view part) { return error.message.find(part) != std::string::npos; }

}  // namespace

TEST_CASE_TEMPLATE("an empty database is brought forward, each step once", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  CHECK(migrate(*database, first) == std::vector<int>{1});
  CHECK(migrate(*database, first) == std::vector<int>{});
  CHECK(migrate(*database, both) == std::vector<int>{2});
  CHECK(migrate(*place.open(), both) == std::vector<int>{});
  CHECK(count(*database, "pet") == 1);
  CHECK(count(*database, "toy") == 1);
  CHECK(count(*database, "schema_migration") == 2);
  static constexpr Query entry{"t.entry", "select name, applied_at from schema_migration where number = 2"};
  const auto row = database->read([](Connection& c) -> Result<Row> { return c.one(entry).value(); }).value();
  CHECK(row.text(0) == "0002_toys");
  CHECK(row.integer(1) > 1'700'000'000'000);  // milliseconds
}

TEST_CASE_TEMPLATE("the schema is checked before it is used", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  const auto behind = check_schema(*database, first);
  REQUIRE_FALSE(behind.has_value());
  CHECK(behind.error().code == Error::Code::conflict);
  CHECK(says(behind.error(), "version 0, this program needs 1"));
  CHECK(says(behind.error(), "journeywork migrate"));
  REQUIRE(migrate(*database, first).has_value());
  CHECK(check_schema(*database, first).has_value());
  CHECK_FALSE(check_schema(*database, both).has_value());
}

TEST_CASE_TEMPLATE("a database that is newer than the program is left alone", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  REQUIRE(migrate(*database, both).has_value());
  const auto migrated = migrate(*database, first);
  REQUIRE_FALSE(migrated.has_value());
  CHECK(migrated.error().code == Error::Code::conflict);
  CHECK(says(migrated.error(), "This database is at version 2, this program knows 1"));
  const auto checked = check_schema(*database, first);
  REQUIRE_FALSE(checked.has_value());
  CHECK(checked.error() == migrated.error());
  CHECK(count(*database, "schema_migration") == 2);
}

TEST_CASE_TEMPLATE("a step that fails is undone, those before it stay", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  SUBCASE("by a mistake in it") {
    const auto migrated = migrate(*database, and_then("insert into pet (id, name) values (2, 'Bo'); selekt 1;"));
    REQUIRE_FALSE(migrated.has_value());
    CHECK(says(migrated.error(), "0003_more"));
    CHECK(says(migrated.error(), "selekt"));
  }
  SUBCASE("by the data it meets") {
    const auto migrated = migrate(*database, and_then("insert into pet (id, name) values (2, 'Bo'), (1, 'Cy')"));
    REQUIRE_FALSE(migrated.has_value());
    CHECK(says(migrated.error(), "0003_more"));
    CHECK(says(migrated.error(), "pet"));
  }
  CHECK(count(*database, "schema_migration") == 2);
  CHECK(count(*database, "pet") == 1);
  CHECK(migrate(*database, and_then("insert into pet (id, name) values (2, 'Bo')")) == std::vector<int>{3});
  CHECK(count(*database, "pet") == 2);
}

TEST_CASE_TEMPLATE("a step that ends its transaction is refused", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  CHECK_FALSE(migrate(*database, and_then("insert into pet (id, name) values (2, 'Bo'); commit;")).has_value());
  CHECK(count(*database, "schema_migration") == 2);
  CHECK(migrate(*database, both) == std::vector<int>{});
}

TEST_CASE_TEMPLATE("two programs migrate at once and each step is applied by one", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  constexpr int programs = 4;
  const Place place;
  std::latch ready(programs);
  std::atomic<int> applied = 0;
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < programs; ++i) {
    threads.emplace_back([&] {
      const auto database = store::open(place.url());
      ready.arrive_and_wait();
      const auto numbers = database ? migrate(**database, both) : tl::unexpected(database.error());
      if (!numbers) ++failures;
      applied += static_cast<int>(numbers.value_or(std::vector<int>{}).size());
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(failures == 0);
  CHECK(applied == 2);
  CHECK(count(*place.open(), "pet") == 1);
}

TEST_CASE("steps are numbered from one without a gap") {
  const SqliteFile place;
  const auto database = place.open();
  CHECK_THROWS_AS(static_cast<void>(migrate(*database, std::vector<Migration>{sqlite_toys})), std::logic_error);
  const std::vector<Migration> twice{sqlite_pets, {"sqlite/0001_again.sql", "select 1"}};
  CHECK_THROWS_AS(static_cast<void>(migrate(*database, twice)), std::logic_error);
  const std::vector<Migration> unnumbered{{"sqlite/pets.sql", "select 1"}};
  CHECK_THROWS_AS(static_cast<void>(migrate(*database, unnumbered)), std::logic_error);
}

TEST_CASE("on SQLite a table that others refer to can be rebuilt") {
  const SqliteFile place;
  const auto database = place.open();
  const auto rebuilt = [](std::string_view copy) {
    return "create table new_pet (id integer primary key, name text not null, born text) strict;" + std::string(copy) +
           "drop table pet; alter table new_pet rename to pet;";
  };
  const auto careless = rebuilt("insert into new_pet (id, name) select id + 1, name from pet;");
  const auto dangling = migrate(*database, and_then(careless));
  REQUIRE_FALSE(dangling.has_value());
  CHECK(dangling.error().code == Error::Code::conflict);
  const auto careful = rebuilt("insert into new_pet (id, name) select id, name from pet;");
  CHECK(migrate(*database, and_then(careful)) == std::vector<int>{3});
  CHECK(count(*database, "toy") == 1);  // dropping the old table has not cascaded
  CHECK(count(*database, "pet") == 1);
  const auto after = database->write([](Connection& c) -> Result<void> {
    c(Query{"t.dangling", "insert into toy (id, pet) values (8, 99)"});
    return {};
  });
  CHECK_FALSE(after.has_value());  // foreign keys are on again
}

TEST_CASE("the program's own migrations apply") {
  const SqliteFile place;
  const auto database = place.open();
  REQUIRE(migrate(*database).has_value());
  CHECK(check_schema(*database).has_value());
}

}  // namespace journeywork::store::testing
