#include "store/career_lists.hpp"

#include "store/testing/written.hpp"

namespace journeywork::store::testing {
namespace {

using career_lists::List;

constexpr PersonId ana{5};
constexpr PersonId ben{6};

Instant at(std::int64_t millis) { return Instant{std::chrono::milliseconds{millis}}; }

const List start_here{0, "start-here", ana, "Start here", "For grade 10.\nÉ", {"bmet-1", "mls", "bmet-1"}, at(7)};

constexpr Query count_items{"t.count_items", "select count(*) from career_list_item"};
constexpr Query remove_person{"t.remove_person", "delete from person where id = $1"};

}  // namespace

TEST_CASE_TEMPLATE("a list is found by its slug, with its items in order", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    const auto kept = career_lists::insert(c, start_here);
    CHECK(kept.id > 0);
    auto expected = start_here;
    expected.id = kept.id;
    CHECK(kept == expected);
    CHECK(career_lists::find(c, "start-here") == expected);
    CHECK_FALSE(career_lists::find(c, "elsewhere"));
  });
}

TEST_CASE_TEMPLATE("the owner changes a list, nobody else does", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    auto list = career_lists::insert(c, start_here);
    list.title = "Begin here";
    list.items = {"mls"};
    list.at = at(9);
    auto of_another = list;
    of_another.owner = ben;
    CHECK_FALSE(career_lists::update(c, of_another));
    CHECK(career_lists::update(c, list));
    CHECK(career_lists::find(c, "start-here") == list);
    career_lists::remove(c, list.id, ben);
    CHECK(career_lists::find(c, "start-here"));
    career_lists::remove(c, list.id, ana);
    CHECK_FALSE(career_lists::find(c, "start-here"));
    CHECK(c.one(count_items)->integer(0) == 0);
  });
}

TEST_CASE_TEMPLATE("somebody's lists are told, the one that was changed last first", Place, SqliteFile,
                   PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    const auto first = career_lists::insert(c, start_here);
    const auto second = career_lists::insert(c, {0, "b", ana, "B", "", {}, at(8)});
    const auto of_ben = career_lists::insert(c, {0, "c", ben, "C", "", {"mls"}, at(9)});
    CHECK(career_lists::of_owner(c, ana) == std::vector<List>{second, first});
    CHECK(career_lists::of_owner(c, ben) == std::vector<List>{of_ben});
    c(remove_person, ana.value);
    CHECK(career_lists::of_owner(c, ana).empty());
    CHECK(c.one(count_items)->integer(0) == 1);
  });
}

TEST_CASE_TEMPLATE("a slug is taken once", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) { return career_lists::insert(c, start_here); });
  const auto again = database->write([](Connection& c) -> Result<List> {
    auto other = start_here;
    other.owner = ben;
    return career_lists::insert(c, other);
  });
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().code == Error::Code::conflict);
}

}  // namespace journeywork::store::testing
