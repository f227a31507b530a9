#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/caller.hpp"
#include "services/clock.hpp"
#include "services/identity/password_hasher.hpp"
#include "services/identity/secrets.hpp"
#include "services/identity/session_start.hpp"
#include "services/organisations/lookup.hpp"
#include "store/audit.hpp"
#include "store/identity.hpp"
#include "store/organisations.hpp"
#include "store/people.hpp"
#include "store/testing/fresh_database.hpp"

namespace journeywork::services::testing {

/// Settings with a password hash that takes no time.
inline IdentitySettings quick_settings() {
  IdentitySettings settings;
  settings.password = {8192, 1, 2, std::chrono::seconds{10}};
  return settings;
}

/// A migrated database with two programmes in it, and a clock that stands still until told otherwise. On SQLite; on
/// PostgreSQL where JOURNEYWORK_TEST_POSTGRES names one.
///
/// The sponsor has an employer, a second employer and a provider; another sponsor has one other employer. Each role is
/// held by one person who has no other, and `nobody` has none.
class House {
  // Go after the database that is in them.
  std::optional<store::testing::SqliteFile> file_;
  std::optional<store::testing::PostgresSchema> schema_;

 public:
  House() : hasher(settings.password) {
    using store::testing::PostgresSchema;
    if (PostgresSchema::server().empty()) {
      file_.emplace();
      database = file_->open();
    } else {
      schema_.emplace();
      database = schema_->open();
    }
    const auto migrated = store::migrate(*database);
    if (!migrated) FAIL(migrated.error().message);
    write([&](store::Connection& c) { furnish(c); });
  }

  IdentitySettings settings = quick_settings();
  std::unique_ptr<store::Database> database;
  PasswordHasher hasher;
  Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 19} + std::chrono::hours{14};

  OrganisationId sponsor, employer, second_employer, provider, agency, other_sponsor, other_employer;
  PersonId administrator, staff, coordinator, mentor, apprentice, auditor, employer_auditor, agency_auditor,
      other_staff, other_coordinator, nobody;

  [[nodiscard]] Clock clock() {
    return [this] { return now; };
  }

  /// Runs something that must succeed.
  template <class F>
  void write(F&& work) {
    const auto done = database->write([&](store::Connection& c) -> Result<void> {
      work(c);
      return {};
    });
    if (!done) FAIL(done.error().message);
  }
  template <class F>
  [[nodiscard]] auto read(F&& work) {
    using T = std::invoke_result_t<F, store::Connection&>;
    auto done = database->read([&](store::Connection& c) -> Result<T> { return work(c); });
    if (!done) FAIL(done.error().message);
    return std::move(*done);
  }

  /// "staff" becomes staff@house.example; the word is the name, too.
  PersonId add_person(store::Connection& c, const std::string& word) {
    return store::people::insert(c, {{}, word, word + "@house.example", {}, "en-US"}, now).value();
  }
  MembershipId give(store::Connection& c, PersonId person, access::Role role, OrganisationId organisation) {
    return store::people::give(c, {{}, person, organisation, role, {}}, now);
  }
  PersonId add_member(store::Connection& c, const std::string& word, access::Role role, OrganisationId organisation) {
    const auto person = add_person(c, word);
    give(c, person, role, organisation);
    return person;
  }
  OrganisationId add_organisation(store::Connection& c, store::organisations::Kind kind, const std::string& name,
                                  OrganisationId in_programme_of = {}) {
    const auto id = store::organisations::insert(c, {{}, kind, name, {}, "US", "en-US"}, now);
    if (in_programme_of) store::organisations::take_part(c, in_programme_of, id);
    return id;
  }

  [[nodiscard]] access::Actor actor(PersonId person) {
    return read([&](store::Connection& c) { return actor_of(c, person); });
  }
  /// In a session of its own.
  [[nodiscard]] SessionStart session(PersonId person, const std::string& device = "a browser") {
    SessionStart start;
    write([&](store::Connection& c) {
      start = begin_session(c, load_caller(c, person).value(), device, now, new_secret());
    });
    return start;
  }
  [[nodiscard]] Caller caller(PersonId person) { return session(person).caller; }
  void set_password(PersonId person, const std::string& password) {
    const auto hash = hasher.hash(password).value();
    write([&](store::Connection& c) { store::identity::set_password(c, person, hash); });
  }
  [[nodiscard]] std::size_t session_count(PersonId person) {
    return read([&](store::Connection& c) { return store::identity::sessions_of(c, person).size(); });
  }
  /// The actions recorded, oldest first.
  [[nodiscard]] std::vector<std::string> audited() {
    std::vector<std::string> actions;
    for (const auto& each : read([](store::Connection& c) { return store::audit::before(c, INT64_MAX, 1000); })) {
      actions.insert(actions.begin(), each.event.action);
    }
    return actions;
  }

  /// Everybody of the house with the name by which a table of rights knows them.
  [[nodiscard]] std::vector<std::pair<std::string, PersonId>> everybody() const {
    return {{"administrator", administrator},
            {"staff", staff},
            {"coordinator", coordinator},
            {"mentor", mentor},
            {"apprentice", apprentice},
            {"auditor", auditor},
            {"employer_auditor", employer_auditor},
            {"agency_auditor", agency_auditor},
            {"other_staff", other_staff},
            {"other_coordinator", other_coordinator},
            {"nobody", nobody}};
  }

 private:
  void furnish(store::Connection& c) {
    using access::Role;
    using store::organisations::Kind;
    sponsor = add_organisation(c, Kind::sponsor, "Chesapeake HTM Programme");
    employer = add_organisation(c, Kind::employer, "Harbour Hospital", sponsor);
    second_employer = add_organisation(c, Kind::employer, "Hill Hospital", sponsor);
    provider = add_organisation(c, Kind::provider, "Bay College", sponsor);
    agency = add_organisation(c, Kind::agency, "State Apprenticeship Office");
    other_sponsor = add_organisation(c, Kind::sponsor, "Northern Programme");
    other_employer = add_organisation(c, Kind::employer, "Northern Clinic", other_sponsor);
    administrator = add_member(c, "administrator", Role::administrator, sponsor);
    staff = add_member(c, "staff", Role::sponsor_staff, sponsor);
    coordinator = add_member(c, "coordinator", Role::coordinator, employer);
    mentor = add_member(c, "mentor", Role::mentor, employer);
    apprentice = add_member(c, "apprentice", Role::apprentice, employer);
    auditor = add_member(c, "auditor", Role::auditor, sponsor);
    employer_auditor = add_member(c, "employer_auditor", Role::auditor, employer);
    agency_auditor = add_member(c, "agency_auditor", Role::auditor, agency);
    other_staff = add_member(c, "other_staff", Role::sponsor_staff, other_sponsor);
    other_coordinator = add_member(c, "other_coordinator", Role::coordinator, other_employer);
    nobody = add_person(c, "nobody");
  }
};

/// The code of a refusal; nothing when it was not refused.
template <class T>
std::optional<Error::Code> refusal(const Result<T>& result) {
  return result ? std::nullopt : std::optional(result.error().code);
}

/// The fields of a refusal's problems, in order.
template <class T>
std::vector<std::string> refused_fields(const Result<T>& result) {
  std::vector<std::string> fields;
  if (result) return fields;
  for (const auto& problem : result.error().problems) fields.push_back(problem.field);
  return fields;
}

}  // namespace journeywork::services::testing
