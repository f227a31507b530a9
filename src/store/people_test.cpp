#include "store/people.hpp"

#include <doctest/doctest.h>

#include "store/organisations.hpp"
#include "store/testing/fresh_database.hpp"

namespace journeywork::store::testing {
namespace {

using access::Role;
using people::Membership;
using people::Person;

const Instant now{std::chrono::milliseconds{1'795'000'000'123}};

/// Runs `work` in a write on a fresh database of this program's schema.
template <class Place, class F>
void with_database(F&& work) {
  if (!Place::available()) return;
  const Place place;
  const auto database = place.open();
  REQUIRE(migrate(*database).has_value());
  const auto done = database->write([&](Connection& c) -> Result<void> {
    work(c);
    return {};
  });
  if (!done) FAIL(done.error().message);
}

Person ana() { return {{}, "Ana Reyes", "ana@house.example", Date{2004, 2, 29}, "es-US", false, false}; }

OrganisationId hospital(Connection& c) {
  return organisations::insert(c, {{}, organisations::Kind::employer, "Hospital", {}, "US", "en-US"}, now);
}

}  // namespace

TEST_CASE_TEMPLATE("a person comes back as written", Place, SqliteFile, PostgresSchema) {
  with_database<Place>([](Connection& c) {
    auto person = ana();
    person.id = people::insert(c, person, now).value();
    CHECK(people::find(c, person.id) == person);
    CHECK(people::by_email(c, "ana@house.example") == person);
    CHECK(people::by_email(c, "ANA@house.example") == std::nullopt);
    CHECK(people::find(c, PersonId{999}) == std::nullopt);
    person.name = "សុខ ដារ៉ា";
    person.birth_date.reset();
    person.locale = "km-KH";
    people::update(c, person);
    CHECK(people::find(c, person.id) == person);
  });
}

TEST_CASE_TEMPLATE("an email is one person's, and the transaction goes on when it is taken", Place, SqliteFile,
                   PostgresSchema) {
  with_database<Place>([](Connection& c) {
    const auto first = people::insert(c, ana(), now);
    CHECK(first.has_value());
    CHECK(people::insert(c, ana(), now) == std::nullopt);
    CHECK(people::by_email(c, ana().email)->id == first);
  });
}

TEST_CASE_TEMPLATE("a person is disabled and enabled once each", Place, SqliteFile, PostgresSchema) {
  with_database<Place>([](Connection& c) {
    const auto id = people::insert(c, ana(), now).value();
    CHECK_FALSE(people::enable(c, id));
    CHECK(people::disable(c, id, now));
    CHECK_FALSE(people::disable(c, id, now));
    CHECK(people::find(c, id)->disabled);
    CHECK(people::enable(c, id));
    CHECK_FALSE(people::find(c, id)->disabled);
  });
}

TEST_CASE_TEMPLATE("a role that is held is kept when given again, one that ended is given anew", Place, SqliteFile,
                   PostgresSchema) {
  with_database<Place>([](Connection& c) {
    const auto person = people::insert(c, ana(), now).value();
    const auto employer = hospital(c);
    const Membership mentor{{}, person, employer, Role::mentor, "17"};
    const auto first = people::give(c, mentor, now);
    auto without_number = mentor;
    without_number.number.reset();
    CHECK(people::give(c, without_number, now) == first);
    CHECK(people::find_membership(c, first)->number == "17");
    CHECK(people::give(c, {{}, person, employer, Role::coordinator, {}}, now) != first);
    CHECK(people::memberships_of(c, person).size() == 2);
    CHECK(people::end(c, first, now));
    CHECK_FALSE(people::end(c, first, now));
    CHECK(people::memberships_of(c, person).size() == 1);
    CHECK(people::by_number(c, employer, "17").empty());
    CHECK(people::find_membership(c, first).has_value());
    CHECK(people::give(c, mentor, now) != first);
    CHECK(people::by_number(c, employer, "17") == std::vector{person});
  });
}

TEST_CASE_TEMPLATE("members come in order, each once, with all their roles there", Place, SqliteFile, PostgresSchema) {
  with_database<Place>([](Connection& c) {
    const auto employer = hospital(c);
    const auto elsewhere = hospital(c);
    std::vector<PersonId> all;
    for (int i = 0; i < 5; ++i) {
      auto person = ana();
      person.email = "ana" + std::to_string(i) + "@house.example";
      all.push_back(people::insert(c, person, now).value());
    }
    for (const auto person : {all[4], all[0], all[2]}) {
      people::give(c, {{}, person, employer, Role::mentor, {}}, now);
      people::give(c, {{}, person, elsewhere, Role::auditor, {}}, now);
    }
    people::give(c, {{}, all[2], employer, Role::coordinator, {}}, now);
    people::give(c, {{}, all[3], elsewhere, Role::mentor, {}}, now);
    const auto ids = [&](std::optional<Role> role, PersonId after, std::int64_t limit) {
      std::vector<PersonId> out;
      for (const auto& each : people::members(c, employer, role, after, limit)) out.push_back(each.person.id);
      return out;
    };
    CHECK(ids({}, {}, 10) == std::vector{all[0], all[2], all[4]});
    CHECK(ids({}, {}, 2) == std::vector{all[0], all[2]});
    CHECK(ids({}, all[2], 2) == std::vector{all[4]});
    CHECK(ids(Role::coordinator, {}, 10) == std::vector{all[2]});
    CHECK(ids(Role::apprentice, {}, 10).empty());
    CHECK(people::members(c, employer, Role::coordinator, {}, 10).at(0).roles.size() == 2);
    CHECK(people::member(c, employer, all[2])->roles.size() == 2);
    CHECK(people::member(c, employer, all[3]) == std::nullopt);
  });
}

TEST_CASE_TEMPLATE("administrators are those who can act", Place, SqliteFile, PostgresSchema) {
  with_database<Place>([](Connection& c) {
    const auto person = people::insert(c, ana(), now).value();
    const auto employer = hospital(c);
    CHECK(people::lock_administrators(c).empty());
    const auto role = people::give(c, {{}, person, employer, Role::administrator, {}}, now);
    CHECK(people::administrators(c).at(0).membership == role);
    CHECK(people::lock_administrators(c).at(0).person == person);
    people::disable(c, person, now);
    CHECK(people::administrators(c).empty());
    people::enable(c, person);
    people::end(c, role, now);
    CHECK(people::administrators(c).empty());
  });
}

TEST_CASE_TEMPLATE("organisations and sites come back as written", Place, SqliteFile, PostgresSchema) {
  with_database<Place>([](Connection& c) {
    for (const auto kind : organisations::all_kinds) {
      organisations::Organisation organisation{{}, kind, "Größe & Söhne", "us-oa", "US", "en-US"};
      organisation.id = organisations::insert(c, organisation, now);
      CHECK(organisations::find(c, organisation.id) == organisation);
      CHECK(organisations::parse_kind(organisations::name(kind)) == kind);
    }
    CHECK(organisations::find(c, {999}) == std::nullopt);
    CHECK(organisations::lock(c, {1}));
    CHECK_FALSE(organisations::lock(c, {999}));
    const auto employer = hospital(c);
    organisations::Site west{{}, employer, "West wing", "Baltimore", "", "America/New_York"};
    organisations::Site east{{}, employer, "East wing", "Phnom Penh", "Phnom Penh", "Asia/Phnom_Penh"};
    west.id = organisations::insert_site(c, west);
    east.id = organisations::insert_site(c, east);
    CHECK(organisations::find_site(c, west.id) == west);
    CHECK(organisations::sites_of(c, employer) == std::vector{east, west});
    CHECK(organisations::find_site(c, {999}) == std::nullopt);
  });
}

TEST_CASE_TEMPLATE("the organisations around a person follow roles and programmes", Place, SqliteFile, PostgresSchema) {
  with_database<Place>([](Connection& c) {
    const auto sponsor =
        organisations::insert(c, {{}, organisations::Kind::sponsor, "Sponsor", {}, "US", "en-US"}, now);
    const auto employer = hospital(c);
    const auto stranger = hospital(c);
    organisations::take_part(c, sponsor, employer);
    organisations::take_part(c, sponsor, employer);
    CHECK(organisations::sponsors_of(c, employer) == std::vector{sponsor});
    const auto person = people::insert(c, ana(), now).value();
    const auto around = [&] {
      std::vector<OrganisationId> out;
      for (const auto& each : organisations::around(c, person, {}, 10)) out.push_back(each.id);
      return out;
    };
    CHECK(around().empty());
    const auto apprentice = people::give(c, {{}, person, sponsor, Role::apprentice, {}}, now);
    CHECK(around() == std::vector{sponsor});
    const auto staff = people::give(c, {{}, person, sponsor, Role::sponsor_staff, {}}, now);
    CHECK(around() == std::vector{sponsor, employer});
    people::give(c, {{}, person, stranger, Role::mentor, {}}, now);
    people::end(c, staff, now);
    people::end(c, apprentice, now);
    CHECK(around() == std::vector{stranger});
    CHECK(organisations::all(c, sponsor, 1).at(0).id == employer);
    CHECK(organisations::in_programme_of(c, sponsor, {}, 10).size() == 1);
    CHECK(organisations::in_programme_of(c, sponsor, employer, 10).empty());
  });
}

}  // namespace journeywork::store::testing
