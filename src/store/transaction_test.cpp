#include <doctest/doctest.h>

#include <latch>
#include <thread>

#include "store/testing/fresh_database.hpp"
#include "store/transaction.hpp"

// What a store may rely on whatever the driver: all or nothing, isolation, failures.
namespace journeywork::store::testing {
namespace {

constexpr Query insert_item{"item.insert", "insert into item (id, label, parent) values ($1, $2, $3)"};
constexpr Query count_items{"item.count", "select count(*) from item"};
constexpr Query increment{"counter.increment", "update counter set value = value + 1 where id = $1 returning value"};
constexpr Query value_of{"counter.value", "select value from counter where id = $1"};

void create_items(Database& database) {
  create_table(database,
               "create table item (id bigint primary key, label text not null unique check (label <> ''),"
               " parent bigint references item (id))");
}

void create_counter(Database& database) {
  create_table(database, "create table counter (id bigint primary key, value bigint not null)");
  run_script(database, "insert into counter (id, value) values (1, 0)");
}

std::int64_t number(Database& database, const Query& query, const Params& params = {}) {
  const auto read =
      database.read([&](Connection& c) -> Result<std::int64_t> { return c.run(query, params).at(0).integer(0); });
  if (!read) FAIL(read.error().message);
  return *read;
}

Result<void> add(Database& database, std::int64_t id, const std::string& label, const Value& parent = {}) {
  return database.write([&](Connection& c) -> Result<void> {
    c.run(insert_item, {id, label, parent});
    return {};
  });
}

Error::Code code_of(const Result<void>& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

}  // namespace

TEST_CASE_TEMPLATE("a write that returns a value is there for every later connection", Place, SqliteFile,
                   PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  const auto label = database->write([](Connection& c) -> Result<std::string> {
    c(insert_item, 1, "one", Value());
    return "one";
  });
  CHECK(label == "one");
  CHECK(number(*database, count_items) == 1);
  CHECK(number(*place.open(), count_items) == 1);
}

TEST_CASE_TEMPLATE("a write that returns an error leaves nothing behind", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  const auto written = database->write([](Connection& c) -> Result<int> {
    c(insert_item, 1, "one", Value());
    CHECK(c.one(count_items)->integer(0) == 1);  // it sees what it does itself
    return refuse(Error::Code::forbidden, "changed my mind");
  });
  CHECK(written.error() == Error{Error::Code::forbidden, "changed my mind", {}});
  CHECK(number(*database, count_items) == 0);
}

TEST_CASE_TEMPLATE("an exception reaches its caller and leaves nothing behind", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  const auto write = [&] {
    return database->write([](Connection& c) -> Result<void> {
      c(insert_item, 1, "one", Value());
      throw std::string("thrown");
    });
  };
  const auto read = [&] { return database->read([](Connection&) -> Result<void> { throw std::string("thrown"); }); };
  CHECK_THROWS_WITH_AS(static_cast<void>(write()), "thrown", std::string);
  CHECK_THROWS_WITH_AS(static_cast<void>(read()), "thrown", std::string);
  CHECK(number(*database, count_items) == 0);
  CHECK(add(*database, 1, "one").has_value());
}

TEST_CASE_TEMPLATE("each constraint becomes a conflict without details", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  REQUIRE(add(*database, 1, "secret").has_value());
  CHECK(code_of(add(*database, 1, "other")) == Error::Code::conflict);
  CHECK(code_of(add(*database, 2, "")) == Error::Code::conflict);
  CHECK(code_of(add(*database, 2, "other", std::int64_t{99})) == Error::Code::conflict);
  const auto taken = add(*database, 2, "secret");
  CHECK(code_of(taken) == Error::Code::conflict);
  CHECK(taken.error().message.find("secret") == std::string::npos);
  CHECK(number(*database, count_items) == 1);
}

TEST_CASE_TEMPLATE("a constraint failure that is caught still dooms the write", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  const auto caught = database->write([](Connection& c) -> Result<int> {
    c(insert_item, 1, "one", Value());
    CHECK_THROWS_AS(c(insert_item, 1, "two", Value()), ConstraintFailure);
    CHECK_THROWS_AS(c(count_items), ConstraintFailure);  // and stays failed
    return 1;
  });
  REQUIRE_FALSE(caught.has_value());
  CHECK(caught.error().code == Error::Code::conflict);
  CHECK(number(*database, count_items) == 0);

  const auto explained = database->write([](Connection& c) -> Result<int> {
    c(insert_item, 1, "one", Value());
    try {
      c(insert_item, 2, "one", Value());
    } catch (const ConstraintFailure&) {
      return refuse(Error::Code::invalid, "That label is taken.");
    }
    return 1;
  });
  CHECK(explained.error() == Error{Error::Code::invalid, "That label is taken.", {}});
  CHECK(number(*database, count_items) == 0);
  CHECK(add(*database, 1, "one").has_value());
}

TEST_CASE_TEMPLATE("a deferred reference may dangle until the end of its write, not longer", Place, SqliteFile,
                   PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_table(
      *database,
      "create table link (id bigint primary key, next bigint not null references link (id) deferrable initially"
      " deferred)");
  constexpr Query insert{"link.insert", "insert into link (id, next) values ($1, $2)"};
  const auto write = [&](std::int64_t second) {
    return database->write([&](Connection& c) -> Result<void> {
      c(insert, std::int64_t{1}, std::int64_t{2});
      c(insert, second, std::int64_t{1});
      return {};
    });
  };
  CHECK(code_of(write(3)) == Error::Code::conflict);
  CHECK(number(*database, {"link.count", "select count(*) from link"}) == 0);
  CHECK(write(2).has_value());
}

TEST_CASE_TEMPLATE("a trigger that raises is a constraint", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  run_script(*database, database->dialect() == "sqlite"
                            ? "create trigger keep before delete on item begin select raise(abort, 'append-only'); end"
                            : "create function keep() returns trigger language plpgsql as $$ begin"
                              " raise exception 'append-only'; end $$;"
                              "create trigger keep before delete on item for each row execute function keep()");
  REQUIRE(add(*database, 1, "one").has_value());
  CHECK(code_of(database->write([](Connection& c) -> Result<void> {
          c(Query{"item.delete", "delete from item"});
          return {};
        })) == Error::Code::conflict);
  CHECK(number(*database, count_items) == 1);
}

TEST_CASE_TEMPLATE("a read sees one snapshot while others write", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_counter(*database);
  const auto bump = [&] {
    return database->write([](Connection& c) -> Result<std::int64_t> { return c.one(increment, 1)->integer(0); });
  };
  const auto read = database->read([&](Connection& c) -> Result<void> {
    CHECK(c.one(value_of, 1)->integer(0) == 0);
    std::thread([&] { CHECK(bump() == 1); }).join();
    CHECK(c.one(value_of, 1)->integer(0) == 0);
    return {};
  });
  CHECK(read.has_value());
  CHECK(number(*database, value_of, {std::int64_t{1}}) == 1);
}

TEST_CASE_TEMPLATE("sixteen writers lose no increment", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  constexpr int writers = 16;
  constexpr int increments = 200;
  const Place place;
  const auto database = place.open();
  create_counter(*database);
  std::latch ready(writers);
  std::atomic<int> failures = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([&] {
      ready.arrive_and_wait();
      std::int64_t last = 0;
      for (int n = 0; n < increments; ++n) {
        const auto value =
            database->write([](Connection& c) -> Result<std::int64_t> { return c.one(increment, 1)->integer(0); });
        if (!value || *value <= last) {
          ++failures;
        } else {
          last = *value;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(failures == 0);
  CHECK(number(*database, value_of, {std::int64_t{1}}) == writers * increments);
}

TEST_CASE_TEMPLATE("a write that fails does not harm those beside it", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  constexpr int writers = 12;
  constexpr int rounds = 30;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  std::latch ready(writers);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < writers; ++i) {
    threads.emplace_back([&, i] {
      ready.arrive_and_wait();
      for (int n = 0; n < rounds; ++n) {
        const std::int64_t id = i * rounds + n;
        try {
          const auto written = database->write([&](Connection& c) -> Result<void> {
            c(insert_item, id, "label " + std::to_string(id), Value());
            if (i % 4 == 1) return refuse(Error::Code::invalid, "no");
            if (i % 4 == 2) throw id;
            if (i % 4 == 3) c(insert_item, id, "again", Value());
            return {};
          });
          if (written.has_value() != (i % 4 == 0)) ++wrong;
        } catch (std::int64_t thrown) {
          if (thrown != id || i % 4 != 2) ++wrong;
        }
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(wrong == 0);
  CHECK(number(*database, count_items) == writers / 4 * rounds);
}

TEST_CASE_TEMPLATE("a read or write inside another of the same database throws", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_items(*database);
  const auto inner_write = [&](Connection&) { return add(*database, 1, "inner"); };
  const auto inner_read = [&](Connection&) { return Result<std::int64_t>(number(*database, count_items)); };
  CHECK_THROWS_AS(static_cast<void>(database->read(inner_write)), std::logic_error);
  CHECK_THROWS_AS(static_cast<void>(database->read(inner_read)), std::logic_error);
  CHECK_THROWS_AS(static_cast<void>(database->write(inner_write)), std::logic_error);
  CHECK_THROWS_AS(static_cast<void>(database->write(inner_read)), std::logic_error);
  CHECK(number(*database, count_items) == 0);

  const Place other_place;
  const auto other = other_place.open();
  create_items(*other);
  CHECK(other->read(inner_write).has_value());  // another database may be used
  CHECK(number(*database, count_items) == 1);
}

TEST_CASE_TEMPLATE("many readers at once wait for a connection and are served", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_counter(*database);
  std::atomic<int> served = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&] {
      for (int n = 0; n < 20; ++n) {
        const auto read =
            database->read([](Connection& c) -> Result<std::int64_t> { return c.one(value_of, 1)->integer(0); });
        served += read == 0 ? 1 : 0;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  CHECK(served == 40 * 20);
}

TEST_CASE_TEMPLATE("a database that works is healthy and knows its dialect", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  CHECK(database->unhealthy() == std::nullopt);
  CHECK(database->dialect() == (std::is_same_v<Place, SqliteFile> ? "sqlite" : "postgresql"));
}

TEST_CASE("storable text is UTF-8 without NUL") {
  for (const auto* good : {"", "plain", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                           "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf", "a\xc3\xa9z", "\x01\x7f"}) {
    CHECK(is_storable_text(good));
  }
  for (const auto* bad : {"\x80", "\xbf", "\xc0\xaf", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x9f\xbf", "\xe2\x82",
                          "\xe2(\xa1", "\xed\xa0\x80", "\xf0\x8f\xbf\xbf", "\xf0\x9f\xa9", "\xf4\x90\x80\x80",
                          "\xf5\x80\x80\x80", "\xff", "fine\xc3\xa9 then \xfe"}) {
    CHECK_FALSE(is_storable_text(bad));
  }
  CHECK_FALSE(is_storable_text(std::string_view("a\0b", 3)));
}

}  // namespace journeywork::store::testing
