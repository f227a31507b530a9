#include "store/hours.hpp"

#include "store/testing/fresh_database.hpp"

namespace journeywork::store::testing {
namespace {

using apprenticeship::EntryId;

constexpr OrganisationId employer{1};
constexpr OrganisationId other_employer{2};
constexpr PersonId person{5};
constexpr PersonId other_person{6};
constexpr AgreementId agreement{9};

Instant at(std::int64_t millis) { return Instant{std::chrono::milliseconds{millis}}; }

/// Two employers, two people and an agreement.
template <class Place>
std::unique_ptr<Database> prepared(const Place& place) {
  auto database = place.open();
  if (const auto migrated = migrate(*database); !migrated) FAIL(migrated.error().message);
  run_script(*database, R"(
    insert into organisation (id, kind, name, country, locale, created_at) values
      (1, 'employer', 'Mercy', 'US', 'en-US', 0), (2, 'employer', 'Grace', 'US', 'en-US', 0);
    insert into person (id, name, email, locale, created_at) values
      (5, 'Ana', 'ana@x.org', 'en-US', 0), (6, 'Ben', 'ben@x.org', 'en-US', 0);
    insert into site (id, organisation_id, name, city, region, time_zone) values (3, 1, 'Main', 'Ames', 'IA', 'UTC');
    insert into agency_rules (code, name, body, created_at) values ('a', 'Agency', '', 0);
    insert into standards (id, sponsor_id, code, version, title, agency_code, body, created_at) values
      (4, 1, 's', '1', 'S', 'a', '', 0);
    insert into agreement (id, number, sponsor_id, employer_id, site_id, apprentice_id, standards_id, state, starts_on,
                           wage_minor, wage_currency, created_at) values
      (9, 'S-1', 1, 1, 3, 5, 4, 'active', '2026-01-01', 3000, 'USD', 0);)");
  return database;
}

/// Runs something in a write that must succeed, and returns what it returns.
template <class F>
auto written(Database& database, const F& work) {
  using T = std::invoke_result_t<F, Connection&>;
  auto done = database.write([&](Connection& c) -> Result<T> { return work(c); });
  if (!done) FAIL(done.error().message);
  return std::move(*done);
}

}  // namespace

TEST_CASE_TEMPLATE("an employer has one mapping, the last that was saved", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = prepared(place);
  const auto found = written(*database, [](Connection& c) {
    std::vector<std::optional<std::string>> out{hours::mapping(c, employer)};
    hours::save_mapping(c, employer, "{}", at(1));
    hours::save_mapping(c, employer, "{\"é\":1}", at(2));
    out.push_back(hours::mapping(c, employer));
    out.push_back(hours::mapping(c, other_employer));
    return out;
  });
  CHECK(found == std::vector<std::optional<std::string>>{std::nullopt, "{\"é\":1}", std::nullopt});
}

TEST_CASE_TEMPLATE("an upload comes back byte by byte until it is removed", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = prepared(place);
  const hours::Upload upload{"id-1", person, employer, "hours.csv", std::string("a\0\xFF\n", 4), at(7)};
  written(*database, [&](Connection& c) {
    hours::insert_upload(c, upload);
    CHECK(hours::find_upload(c, "id-1") == upload);
    CHECK_FALSE(hours::find_upload(c, "id-2"));
    hours::remove_upload(c, "id-1");
    CHECK_FALSE(hours::find_upload(c, "id-1"));
    return true;
  });
}

TEST_CASE_TEMPLATE("old uploads are forgotten, and a person keeps a few", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = prepared(place);
  written(*database, [&](Connection& c) {
    for (int i = 1; i <= 4; ++i)
      hours::insert_upload(c, {"a" + std::to_string(i), person, employer, "f", "x", at(i * 10)});
    hours::insert_upload(c, {"b1", other_person, employer, "f", "x", at(5)});
    hours::keep_newest_uploads(c, person, 3);
    CHECK_FALSE(hours::find_upload(c, "a1"));
    CHECK(hours::find_upload(c, "a2"));
    CHECK(hours::find_upload(c, "b1"));
    hours::forget_uploads_before(c, at(30));
    CHECK_FALSE(hours::find_upload(c, "b1"));
    CHECK_FALSE(hours::find_upload(c, "a2"));
    CHECK(hours::find_upload(c, "a3"));
    return true;
  });
}

TEST_CASE_TEMPLATE("a line is known at its employer by its key", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = prepared(place);
  const EntryId first{agreement, 1};
  const EntryId second{agreement, 2};
  written(*database, [&](Connection& c) {
    hours::put_line(c, employer, "id 17", {"f1", first});
    hours::put_line(c, employer, "hash x", {"f1", first});
    CHECK(hours::find_line(c, employer, "id 17") == hours::Line{"f1", first});
    CHECK_FALSE(hours::find_line(c, other_employer, "id 17"));
    CHECK(hours::keys_of(c, employer, first) == std::vector<std::string>{"hash x", "id 17"});
    hours::put_line(c, employer, "id 17", {"f2", second});
    CHECK(hours::find_line(c, employer, "id 17") == hours::Line{"f2", second});
    CHECK(hours::keys_of(c, employer, first) == std::vector<std::string>{"hash x"});
    CHECK(hours::keys_of(c, other_employer, first).empty());
    return true;
  });
}

}  // namespace journeywork::store::testing
