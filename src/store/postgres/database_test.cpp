#include "store/postgres/database.hpp"

#include <doctest/doctest.h>

#include "store/testing/fresh_database.hpp"

// What only a server can do to us: refuse, go away, ask for another try.
namespace journeywork::store::testing {
namespace {

std::string complaint(const std::string& url) {
  const auto database = store::open(url);
  if (database) return "none";
  CHECK(database.error().message.find('\n') == std::string::npos);
  return database.error().message;
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Ends the server's side of every connection of `schema`, and returns when they are gone.
void cut_connections(const PostgresSchema& schema) {
  constexpr Query cut{
      "t.cut", "select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where application_name = $1"};
  const auto cuts = open_or_fail(PostgresSchema::server())->read([&](Connection& c) -> Result<std::int64_t> {
    return c.one(cut, schema.name())->integer(0);
  });
  CHECK(cuts.value() > 0);
}

Result<void> add(Connection& c, std::int64_t value) {
  c(Query{"t.insert", "insert into t (a) values ($1)"}, value);
  return {};
}

std::int64_t sum(Database& database) {
  constexpr Query query{"t.sum", "select cast(coalesce(sum(a), 0) as bigint) from t"};
  return database.read([&](Connection& c) -> Result<std::int64_t> { return c.one(query)->integer(0); }).value();
}

}  // namespace

TEST_CASE("a server that does not answer is named, its password is not") {
  const auto refused = complaint("postgresql://jw:secret@127.0.0.1:1/jw");
  CHECK(says(refused, "PostgreSQL at 127.0.0.1 cannot be used"));
  CHECK(says(refused, "port 1"));
  CHECK(says(refused, "Connection refused"));
  CHECK_FALSE(says(refused, "secret"));
}

TEST_CASE("a PostgreSQL URL that cannot be read is refused without repeating it") {
  for (const auto* url :
       {"postgresql://jw:secret@[::1/jw", "postgresql://jw:sec%zzret@localhost/jw",
        "postgresql://jw:pa@secret@localhost/jw", "postgresql://jw:secret@localhost/jw?no_such_option=1"}) {
    CAPTURE(url);
    const auto message = complaint(url);
    CHECK(says(message, "%40"));
    CHECK_FALSE(says(message, "sec"));
  }
}

TEST_CASE("a database that is missing is named") {
  if (!PostgresSchema::available()) return;
  auto url = PostgresSchema::server();
  url = url.substr(0, url.find('?'));
  CHECK(says(complaint(url.substr(0, url.rfind('/')) + "/jw_no_such_database"), "jw_no_such_database"));
}

TEST_CASE("connections that died while idle are replaced unseen") {
  if (!PostgresSchema::available()) return;
  const PostgresSchema schema;
  const auto database = schema.open();
  create_table(*database, "create table t (a bigint)");
  REQUIRE(database->write([](Connection& c) { return add(c, 1); }).has_value());
  cut_connections(schema);
  CHECK(sum(*database) == 1);
  cut_connections(schema);
  CHECK(database->write([](Connection& c) { return add(c, 2); }).has_value());
  cut_connections(schema);
  CHECK(database->unhealthy() == std::nullopt);
  CHECK(sum(*database) == 3);
}

TEST_CASE("a connection lost in the middle fails that call only") {
  if (!PostgresSchema::available()) return;
  const PostgresSchema schema;
  const auto database = schema.open();
  create_table(*database, "create table t (a bigint)");
  const auto lost = database->write([&](Connection& c) -> Result<void> {
    static_cast<void>(add(c, 1));
    cut_connections(schema);
    return add(c, 2);
  });
  REQUIRE_FALSE(lost.has_value());
  CHECK(lost.error().code == Error::Code::unavailable);
  CHECK(says(lost.error().message, "was lost"));
  CHECK_FALSE(says(lost.error().message, "not known"));
  CHECK(sum(*database) == 0);
}

TEST_CASE("a connection lost at the commit leaves the outcome open, and the error says so") {
  if (!PostgresSchema::available()) return;
  const PostgresSchema schema;
  const auto database = schema.open();
  create_table(*database, "create table t (a bigint)");
  const auto unknown = database->write([&](Connection& c) -> Result<void> {
    static_cast<void>(add(c, 1));
    cut_connections(schema);
    return {};
  });
  REQUIRE_FALSE(unknown.has_value());
  CHECK(unknown.error().code == Error::Code::unavailable);
  CHECK(says(unknown.error().message, "it is not known whether the change was kept"));
}

TEST_CASE("a write that lost against another is tried again, a few times") {
  if (!PostgresSchema::available()) return;
  const PostgresSchema schema;
  const auto database = schema.open();
  create_table(*database, "create table t (a bigint)");
  int attempts = 0;
  const auto write = [&](int losses, const char* script, bool swallow) {
    attempts = 0;
    return database->write([&](Connection& c) -> Result<void> {
      static_cast<void>(add(c, 1));
      if (++attempts > losses) return {};
      try {
        c.script(script);
      } catch (const Failure&) {
        if (!swallow) throw;
        return refuse(Error::Code::invalid, "swallowed");
      }
      return {};
    });
  };
  constexpr auto serialisation = "do $$ begin raise sqlstate '40001'; end $$";
  constexpr auto deadlock = "do $$ begin raise sqlstate '40P01'; end $$";
  CHECK(write(2, serialisation, false).has_value());
  CHECK(attempts == 3);
  CHECK(write(1, deadlock, true).has_value());
  CHECK(attempts == 2);
  CHECK(sum(*database) == 2);
  const auto never = write(100, deadlock, false);
  REQUIRE_FALSE(never.has_value());
  CHECK(never.error().code == Error::Code::unavailable);
  CHECK(attempts == 5);
  CHECK(sum(*database) == 2);
}

TEST_CASE("a commit is on disk even where the server is set to be quick about it") {
  if (!PostgresSchema::available()) return;
  const PostgresSchema schema;
  constexpr Query setting{"t.setting", "select current_setting($1)"};
  const auto settings = [&](const std::string& parameter) {
    const auto database = open_or_fail(PostgresSchema::with(PostgresSchema::server(), "options=-c" + parameter));
    return database->read([&](Connection& c) -> Result<std::string> {
      return c.one(setting, "synchronous_commit")->text(0) + " " + c.one(setting, "lock_timeout")->text(0);
    });
  };
  CHECK(settings("synchronous_commit%3Doff") == "on 10s");
  CHECK(settings("synchronous_commit%3Dlocal") == "local 10s");
  CHECK(settings("lock_timeout%3D3000") == "on 3s");
}

TEST_CASE("a type that SQLite would not give is named with its column") {
  if (!PostgresSchema::available()) return;
  const PostgresSchema schema;
  const auto database = schema.open();
  for (const auto* sql : {"select true as odd", "select sum(n) as odd from (select cast(1 as bigint) as n) x",
                          "select now() as odd", "select cast('{}' as jsonb) as odd"}) {
    const auto ask = [&] { return database->read([&](Connection& c) -> Result<Rows> { return c(Query{sql, sql}); }); };
    try {
      static_cast<void>(ask());
      FAIL_CHECK(sql);
    } catch (const std::logic_error& mistake) {
      CHECK(says(mistake.what(), "column 'odd' has PostgreSQL type"));
    }
  }
}

TEST_CASE("a number that does not fit its column is refused as invalid without repeating it") {
  if (!PostgresSchema::available()) return;
  const PostgresSchema schema;
  const auto database = schema.open();
  create_table(*database, "create table t (a smallint)");
  const auto written = database->write([](Connection& c) { return add(c, 987'654'321); });
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().code == Error::Code::invalid);
  CHECK_FALSE(says(written.error().message, "987654321"));
}

}  // namespace journeywork::store::testing
