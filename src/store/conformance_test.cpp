#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>

#include "store/testing/fresh_database.hpp"

// What a store may rely on whatever the driver: values, parameters, statements.
namespace journeywork::store::testing {
namespace {

using Integers = std::numeric_limits<std::int64_t>;

constexpr Query insert_cell{"cell.insert", "insert into cell (id, number, note, data) values ($1, $2, $3, $4)"};
constexpr Query select_cell{"cell.select", "select number, note, data from cell where id = $1"};

void create_cells(Database& database) {
  create_table(database, "create table cell (id bigint primary key, number bigint, note text, data bytea)");
}

std::vector<Value> values_of(const Row& row) {
  std::vector<Value> values;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row.is_null(i)) {
      values.emplace_back();
    } else if (i == 0) {
      values.emplace_back(row.integer(i));
    } else if (i == 1) {
      values.emplace_back(row.text(i));
    } else {
      values.emplace_back(Blob{row.bytes(i)});
    }
  }
  return values;
}

/// What comes back for a number, a text and bytes that were written.
std::vector<Value> round_trip(Database& database, const Value& number, const Value& note, const Value& data) {
  static constexpr Query clear{"cell.clear", "delete from cell"};
  const auto written = database.write([&](Connection& c) -> Result<void> {
    c(clear);
    c.run(insert_cell, {std::int64_t{1}, number, note, data});
    return {};
  });
  if (!written) FAIL(written.error().message);
  const auto read = database.read([](Connection& c) -> Result<Row> { return c.one(select_cell, 1).value(); });
  if (!read) FAIL(read.error().message);
  return values_of(*read);
}

/// Runs one statement in a read.
Result<Rows> ask(Database& database, const Query& query, const Params& params = {}) {
  return database.read([&](Connection& c) -> Result<Rows> { return c.run(query, params); });
}

/// A failure that comes out as an error, and says nothing of the value.
Error::Code refusal_of_note(Database& database, const std::string& note) {
  const auto written = database.write([&](Connection& c) -> Result<void> {
    c.run(insert_cell, {std::int64_t{1}, std::int64_t{1}, note, Value()});
    return {};
  });
  REQUIRE_FALSE(written.has_value());
  CHECK(written.error().message.find("secret") == std::string::npos);
  return written.error().code;
}

}  // namespace

TEST_CASE_TEMPLATE("values come back as they were written", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_cells(*database);
  const auto same = [&](const Value& number, const Value& note, const Value& data) {
    CHECK(round_trip(*database, number, note, data) == std::vector<Value>{number, note, data});
  };
  same(Value(), Value(), Value());
  same(std::int64_t{0}, std::string(), Blob{});
  same(Integers::max(), std::string("Größe, 尺寸, 🩺 and ' \" \\ $1 %00"), Blob{std::string("\0a\0\xff\\x", 6)});
  same(Integers::min(), std::string(" \t\r\n"), Blob{std::string(100'000, '\0')});
  same(std::int64_t{-1}, std::string(200'000, 'x'), Blob{"\\000"});
}

TEST_CASE_TEMPLATE("any text, number and bytes round trip", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_cells(*database);
  const auto characters =
      rc::gen::oneOf(rc::gen::map(rc::gen::inRange<char>(1, 127), [](char c) { return std::string(1, c); }),
                     rc::gen::elementOf(std::vector<std::string>{"ß", "é", "\u0301", "Ω", "\u200f", "尺", "\uffff",
                                                                 "🩺", "\U0010ffff"}));
  const auto held = rc::check("a row keeps its values", [&] {
    const auto number = *rc::gen::arbitrary<std::int64_t>();
    std::string note;
    for (const auto& character : *rc::gen::container<std::vector<std::string>>(characters)) note += character;
    const Blob data{*rc::gen::arbitrary<std::string>()};
    RC_ASSERT(round_trip(*database, number, note, data) == (std::vector<Value>{number, note, data}));
  });
  CHECK(held);
}

TEST_CASE_TEMPLATE("parameters go by their number, not by their first use", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  constexpr Query backwards{"t.backwards",
                            "select cast($3 as text), cast($1 as text), cast($2 as text), cast($1 as text)"};
  const auto rows = ask(*database, backwards, {std::string("a"), std::string("b"), std::string("c")}).value();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].text(0) == "c");
  CHECK(rows[0].text(1) == "a");
  CHECK(rows[0].text(2) == "b");
  CHECK(rows[0].text(3) == "a");

  std::string sql = "select cast($12 as bigint)";
  Params params;
  for (int i = 1; i <= 12; ++i) {
    sql += ", cast($" + std::to_string(i) + " as bigint)";
    params.emplace_back(std::int64_t{i * 100});
  }
  const auto wide = ask(*database, {"t.wide", sql}, params).value();
  CHECK(wide[0].integer(0) == 1200);
  for (std::size_t i = 1; i <= 12; ++i) CHECK(wide[0].integer(i) == static_cast<std::int64_t>(i) * 100);
}

TEST_CASE_TEMPLATE("a null finds nothing by = and takes the type of its column", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_cells(*database);
  CHECK(round_trip(*database, Value(), std::string("x"), Value()) ==
        std::vector<Value>{Value(), std::string("x"), Value()});
  constexpr Query by_number{"cell.by_number", "select id from cell where number = $1"};
  constexpr Query coalesced{"cell.coalesced", "select coalesce(cast($1 as bigint), number, 7) from cell"};
  CHECK(ask(*database, by_number, {Value()}).value().empty());
  CHECK(ask(*database, coalesced, {Value()}).value().at(0).integer(0) == 7);
  const auto row = ask(*database, select_cell, {std::int64_t{1}}).value().at(0);
  CHECK(row.maybe_integer(0) == std::nullopt);
  CHECK(row.maybe_text(1) == "x");
  CHECK_THROWS_AS(static_cast<void>(row.integer(1)), std::bad_variant_access);
  CHECK_THROWS_AS(static_cast<void>(row.text(3)), std::out_of_range);
}

TEST_CASE_TEMPLATE("small and large integers are read alike", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  constexpr Query sizes{"t.sizes", "select cast(-2 as smallint), cast(-70000 as integer), cast(-5000000000 as bigint)"};
  const auto row = ask(*database, sizes).value().at(0);
  CHECK(row.integer(0) == -2);
  CHECK(row.integer(1) == -70'000);
  CHECK(row.integer(2) == -5'000'000'000);
}

TEST_CASE_TEMPLATE("text is compared by case", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  constexpr Query like{"t.like", "select count(*) from (select cast('Abc' as text) as word) w where word like $1"};
  CHECK(ask(*database, like, {std::string("Ab%")}).value().at(0).integer(0) == 1);
  CHECK(ask(*database, like, {std::string("ab%")}).value().at(0).integer(0) == 0);
}

TEST_CASE_TEMPLATE("text that is not UTF-8, or has a NUL, is refused as invalid", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_cells(*database);
  CHECK(refusal_of_note(*database, std::string("secret\0x", 8)) == Error::Code::invalid);
  CHECK(refusal_of_note(*database, "secret\xff") == Error::Code::invalid);
  CHECK(refusal_of_note(*database, "secret\xed\xa0\x80") == Error::Code::invalid);
}

TEST_CASE_TEMPLATE("mistakes in a query throw and name it", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_cells(*database);
  const auto complaint = [&](std::string_view name, std::string_view sql, const Params& params = {}) -> std::string {
    try {
      static_cast<void>(ask(*database, {name, sql}, params));
    } catch (const std::logic_error& mistake) {
      return mistake.what();
    }
    return "nothing";
  };
  const auto names = [](const std::string& message, std::string_view part) {
    return message.find(part) != std::string::npos;
  };
  CHECK(names(complaint("bad.syntax", "selekt 1"), "bad.syntax"));
  CHECK(names(complaint("bad.table", "select a from no_such_table"), "no_such_table"));
  CHECK(names(complaint("bad.column", "select \"no_such_column\" from cell"), "no_such_column"));
  CHECK(names(complaint("bad.float", "select cast(0.5 as double precision) as half"), "half"));
  CHECK(names(complaint("bad.two", "select 1; select 2"), "bad.two"));
  CHECK(names(complaint("bad.few", "select cast($1 as bigint), cast($2 as bigint)", {std::int64_t{1}}), "bad.few"));
  CHECK(names(complaint("bad.many", "select 1", {std::int64_t{1}}), "bad.many"));
  CHECK(names(complaint("bad.write", "insert into cell (id) values (1)"), "inside a read"));
  const auto insert = [&](const Params& params) {
    return database->write([&](Connection& c) -> Result<void> {
      c.run(insert_cell, params);
      return {};
    });
  };
  CHECK_THROWS_AS(static_cast<void>(insert({std::string("one"), Value(), Value(), Value()})), std::logic_error);
  CHECK_THROWS_AS(static_cast<void>(insert({std::int64_t{1}, std::string("one"), Value(), Value()})), std::logic_error);
  // None of that has harmed the connections.
  CHECK(ask(*database, {"fine", "select count(*) from cell"}).value().at(0).integer(0) == 0);
}

TEST_CASE_TEMPLATE("the same name with another text throws", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  const std::string sql = "select 1";
  CHECK(ask(*database, {"t.same", sql}).has_value());
  CHECK(ask(*database, {"t.same", std::string(sql)}).has_value());
  CHECK_THROWS_WITH_AS(static_cast<void>(ask(*database, {"t.same", "select 2"})), "two queries are named 't.same'",
                       std::logic_error);
}

TEST_CASE_TEMPLATE("a name of any length and letters is a name", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  const std::string stem(80, 'n');
  CHECK(ask(*database, {stem + "1", "select 1"}).value().at(0).integer(0) == 1);
  CHECK(ask(*database, {stem + "2", "select 2"}).value().at(0).integer(0) == 2);
  CHECK(ask(*database, {"it's; \"odd\"", "select 3 -- with a comment\n"}).value().at(0).integer(0) == 3);
}

TEST_CASE_TEMPLATE("each hands over every row in order and may be left early", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  constexpr Query count_up{
      "t.count_up",
      "with recursive n(i) as (select cast(1 as bigint) union all select i + 1 from n where i < $1)"
      " select i from n"};
  constexpr Query one{"t.one", "select 1"};
  std::int64_t sum = 0;
  const auto read = database->read([&](Connection& c) -> Result<void> {
    c.each(count_up, {std::int64_t{5000}}, [&](const Row& row) { sum += row.integer(0); });
    CHECK_THROWS_AS(c.each(count_up, {std::int64_t{5000}},
                           [&](const Row& row) {
                             if (row.integer(0) == 10) throw std::string("enough");
                           }),
                    std::string);
    std::int64_t few = 0;  // the transaction goes on
    c.each(count_up, {std::int64_t{3}}, [&](const Row& row) { few += row.integer(0); });
    CHECK(few == 6);
    CHECK(c.one(one)->integer(0) == 1);
    return {};
  });
  CHECK(read.has_value());
  CHECK(sum == 5000 * 5001 / 2);
}

TEST_CASE_TEMPLATE("no statement runs while rows are handed over", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  constexpr Query one{"t.one", "select 1"};
  const auto nested = [&] {
    return database->read([&](Connection& c) -> Result<void> {
      c.each(one, {}, [&](const Row&) { c(one); });
      return {};
    });
  };
  CHECK_THROWS_AS(static_cast<void>(nested()), std::logic_error);
  CHECK(ask(*database, one).has_value());
}

TEST_CASE_TEMPLATE("returning and upsert are the same text", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  create_cells(*database);
  constexpr Query count{"cell.count",
                        "insert into cell (id, number) values ($1, 1)"
                        " on conflict (id) do update set number = cell.number + 1 returning number"};
  const auto counted = database->write([&](Connection& c) -> Result<std::int64_t> {
    CHECK(c.one(count, 5)->integer(0) == 1);
    return c.one(count, 5)->integer(0);
  });
  CHECK(counted.value() == 2);
}

}  // namespace journeywork::store::testing
