#include "store/identity.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "store/audit.hpp"
#include "store/people.hpp"
#include "store/testing/fresh_database.hpp"

namespace journeywork::store::testing {
namespace {

using namespace std::chrono_literals;

const Instant now{1'795'000'000'123ms};
const Blob one{std::string("\0\1\xff one", 7)};
const Blob two{"two"};

/// A database with two people in it.
template <class Place>
struct Fixture {
  Place place;
  std::unique_ptr<Database> database = place.open();
  PersonId ana, bo;

  Fixture() {
    REQUIRE(migrate(*database).has_value());
    write([&](Connection& c) {
      ana = people::insert(c, {{}, "Ana", "ana@house.example", {}, "en-US"}, now).value();
      bo = people::insert(c, {{}, "Bo", "bo@house.example", {}, "en-US"}, now).value();
    });
  }

  template <class F>
  void write(F&& work) {
    const auto done = database->write([&](Connection& c) -> Result<void> {
      work(c);
      return {};
    });
    if (!done) FAIL(done.error().message);
  }
};

}  // namespace

TEST_CASE_TEMPLATE("a password is there when it was set", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  f.write([&](Connection& c) {
    CHECK(identity::password_hash(c, f.ana) == std::nullopt);
    CHECK(identity::lock_credentials(c, f.ana)->password_hash == std::nullopt);
    identity::set_password(c, f.ana, "$argon2id$...");
    people::disable(c, f.ana, now);
    CHECK(identity::password_hash(c, f.ana) == "$argon2id$...");
    CHECK(identity::lock_credentials(c, f.ana)->password_hash == "$argon2id$...");
    CHECK(identity::lock_credentials(c, f.ana)->disabled);
    CHECK(people::find(c, f.ana)->has_password);
    CHECK_FALSE(identity::lock_credentials(c, PersonId{999}).has_value());
  });
}

TEST_CASE_TEMPLATE("sessions are found by hash, touched forwards and ended", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  f.write([&](Connection& c) {
    const identity::Session session{one, f.ana, "a phone", now, now};
    identity::insert_session(c, session);
    identity::insert_session(c, {two, f.ana, "the bench", now + 1s, now + 1s});
    CHECK(identity::find_session(c, one) == session);
    CHECK(identity::find_session(c, {"three"}) == std::nullopt);
    CHECK(identity::sessions_of(c, f.ana).at(0).token_hash == two);
    identity::touch_session(c, one, now + 1min);
    identity::touch_session(c, one, now + 1s);
    CHECK(identity::find_session(c, one)->seen_at == now + 1min);
    CHECK_FALSE(identity::end_session(c, f.bo, one));
    CHECK(identity::end_sessions(c, f.ana, two) == 1);
    CHECK(identity::end_session(c, f.ana, two));
    CHECK(identity::end_sessions(c, f.ana) == 0);
  });
}

TEST_CASE_TEMPLATE("sessions are forgotten when unused for long or begun long ago", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  f.write([&](Connection& c) {
    identity::insert_session(c, {one, f.ana, "", now, now});
    identity::touch_session(c, one, now + 1h);
    identity::forget_sessions(c, now + 1h, now);
    CHECK(identity::sessions_of(c, f.ana).size() == 1);
    identity::forget_sessions(c, now + 1h + 1ms, now);
    CHECK(identity::sessions_of(c, f.ana).empty());
    identity::insert_session(c, {two, f.ana, "", now, now});
    identity::forget_sessions(c, now, now + 1ms);
    CHECK(identity::sessions_of(c, f.ana).empty());
  });
}

TEST_CASE_TEMPLATE("API tokens are found until revoked by their owner", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  f.write([&](Connection& c) {
    identity::ApiToken token{{}, f.ana, "export", "read log", now, now + 1h, {}};
    token.id = identity::insert_api_token(c, token, one);
    CHECK(identity::find_api_token(c, one) == token);
    identity::touch_api_token(c, token.id, now + 1min);
    identity::touch_api_token(c, token.id, now);
    CHECK(identity::api_tokens_of(c, f.ana).at(0).used_at == now + 1min);
    CHECK_FALSE(identity::revoke_api_token(c, f.bo, token.id, now));
    CHECK(identity::revoke_api_token(c, f.ana, token.id, now));
    CHECK_FALSE(identity::revoke_api_token(c, f.ana, token.id, now));
    CHECK(identity::find_api_token(c, one) == std::nullopt);
    token.expires_at.reset();
    (void)identity::insert_api_token(c, token, two);
    CHECK(identity::find_api_token(c, two)->expires_at == std::nullopt);
    CHECK(identity::revoke_api_tokens(c, f.ana, now) == 1);
    CHECK(identity::api_tokens_of(c, f.ana).empty());
  });
}

TEST_CASE_TEMPLATE("a link is used once, before it expires", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  f.write([&](Connection& c) {
    const identity::Link link{"first_password", f.ana, now + 1h};
    identity::insert_link(c, link, one, now);
    CHECK(identity::find_link(c, one) == link);
    CHECK(identity::use_link(c, one, now + 1h) == std::nullopt);
    CHECK(identity::use_link(c, one, now + 59min) == link);
    CHECK(identity::use_link(c, one, now + 59min) == std::nullopt);
    CHECK(identity::find_link(c, one) == std::nullopt);
    CHECK(identity::use_link(c, {"three"}, now) == std::nullopt);
    identity::forget_links(c, now + 2h);
    identity::insert_link(c, {"administrator", {}, now + 1h}, one, now);
    identity::insert_link(c, {"first_password", f.bo, now + 1h}, two, now);
    CHECK(identity::find_link(c, one)->person == PersonId{});
    identity::drop_links_for(c, "administrator");
    CHECK(identity::find_link(c, one) == std::nullopt);
    CHECK(identity::find_link(c, two).has_value());
    identity::drop_links_of(c, f.bo);
    CHECK(identity::find_link(c, two) == std::nullopt);
  });
}

TEST_CASE_TEMPLATE("of many who use a link at once, one gets it", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  f.write([&](Connection& c) { identity::insert_link(c, {"first_password", f.ana, now + 1h}, one, now); });
  std::atomic<int> got = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      const auto used =
          f.database->write([&](Connection& c) -> Result<bool> { return identity::use_link(c, one, now).has_value(); });
      got += used.value_or(false) ? 1 : 0;
    });
  }
  for (auto& each : threads) each.join();
  CHECK(got == 1);
}

TEST_CASE_TEMPLATE("failures counted at the same time are all counted", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 10; ++k) {
        const auto counted = f.database->write([&](Connection& c) -> Result<void> {
          auto failures = identity::lock_failures(c, "account:x", now);
          ++failures.count;
          identity::set_failures(c, "account:x", failures);
          return {};
        });
        if (!counted) MESSAGE(counted.error().message);
      }
    });
  }
  for (auto& each : threads) each.join();
  f.write([&](Connection& c) {
    CHECK(identity::lock_failures(c, "account:x", now).count == 80);
    identity::forgive_one_failure(c, "account:x");
    CHECK(identity::lock_failures(c, "account:x", now).count == 79);
    identity::set_failures(c, "account:x", {0, now + 1h});
    identity::forgive_one_failure(c, "account:x");
    CHECK(identity::lock_failures(c, "account:x", now) == identity::Failures{0, now + 1h});
    identity::forget_failures(c, now + 1h);
    identity::set_failures(c, "account:x", {3, now});
    identity::forget_failures(c, now + 1ms);
    CHECK(identity::lock_failures(c, "account:x", now).count == 0);
    identity::clear_failures(c, "account:x");
  });
}

TEST_CASE_TEMPLATE("the audit is read from the newest backwards", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  Fixture<Place> f;
  f.write([&](Connection& c) {
    const audit::Event by_ana{now, f.ana, "role.give", "person:2", "role=mentor"};
    const audit::Event by_nobody{now + 1s, {}, "sign_in.refused", "person:0", ""};
    audit::record(c, by_ana);
    audit::record(c, by_nobody);
    const auto newest = audit::before(c, INT64_MAX, 1);
    REQUIRE(newest.size() == 1);
    CHECK(newest[0].event == by_nobody);
    CHECK(audit::before(c, newest[0].id, 10).at(0).event == by_ana);
  });
}

}  // namespace journeywork::store::testing
