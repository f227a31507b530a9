#include "services/identity/sessions.hpp"

#include <doctest/doctest.h>

#include "services/identity/throttle.hpp"
#include "services/testing/house.hpp"

namespace journeywork::services {
namespace {

using namespace std::chrono_literals;
using testing::House;
using testing::refusal;

struct Desk {
  House house;
  Sessions sessions{*house.database, house.clock(), house.settings.sessions};

  [[nodiscard]] Instant seen_at(PersonId person) {
    return house.read([&](store::Connection& c) { return store::identity::sessions_of(c, person).at(0).seen_at; });
  }
};

}  // namespace

TEST_CASE("a token that is no session's is refused") {
  Desk desk;
  const auto start = desk.house.session(desk.house.mentor);
  for (const auto& token : {std::string(), std::string("x"), start.token + "A", new_secret().text,
                            std::string(1'000'000, 'A'), start.caller.session_hash, std::string(22, '\0')}) {
    CHECK(refusal(desk.sessions.caller_of(token)) == Error::Code::unauthenticated);
  }
}

TEST_CASE("the database does not hold what opens a session") {
  Desk desk;
  const auto start = desk.house.session(desk.house.mentor);
  const auto stored =
      desk.house.read([&](store::Connection& c) { return store::identity::sessions_of(c, desk.house.mentor); });
  REQUIRE(stored.size() == 1);
  CHECK(stored[0].token_hash.bytes != start.token);
  CHECK(stored[0].token_hash.bytes.size() == 32);
}

TEST_CASE("a session ends after a time without use") {
  Desk desk;
  const auto start = desk.house.session(desk.house.mentor);
  desk.house.now += desk.house.settings.sessions.idle - 1ms;
  CHECK(desk.sessions.caller_of(start.token).has_value());
  desk.house.now += desk.house.settings.sessions.idle - 1ms;
  CHECK(desk.sessions.caller_of(start.token).has_value());
  desk.house.now += desk.house.settings.sessions.idle;
  CHECK(refusal(desk.sessions.caller_of(start.token)) == Error::Code::unauthenticated);
}

TEST_CASE("a session ends at last however much it is used") {
  Desk desk;
  const auto start = desk.house.session(desk.house.mentor);
  const auto end = desk.house.now + desk.house.settings.sessions.absolute;
  while (desk.house.now + 24h < end) {
    desk.house.now += 24h;
    CHECK(desk.sessions.caller_of(start.token).has_value());
  }
  desk.house.now = end;
  CHECK(refusal(desk.sessions.caller_of(start.token)) == Error::Code::unauthenticated);
}

TEST_CASE("use is written down at most once a minute") {
  Desk desk;
  const auto begun = desk.house.now;
  const auto start = desk.house.session(desk.house.mentor);
  desk.house.now += 59s;
  CHECK(desk.sessions.caller_of(start.token).has_value());
  CHECK(desk.seen_at(desk.house.mentor) == begun);
  desk.house.now += 1s;
  CHECK(desk.sessions.caller_of(start.token).has_value());
  CHECK(desk.seen_at(desk.house.mentor) == begun + 60s);
}

TEST_CASE("roles are those of the moment, and a disabled person's session is none") {
  Desk desk;
  const auto start = desk.house.session(desk.house.mentor);
  desk.house.write([&](store::Connection& c) {
    desk.house.give(c, desk.house.mentor, access::Role::coordinator, desk.house.employer);
  });
  CHECK(desk.sessions.caller_of(start.token)->actor.is(access::Role::coordinator, desk.house.employer));
  desk.house.write([&](store::Connection& c) { store::people::disable(c, desk.house.mentor, desk.house.now); });
  CHECK(refusal(desk.sessions.caller_of(start.token)) == Error::Code::unauthenticated);
}

TEST_CASE("signing out ends this session and no other, twice is fine") {
  Desk desk;
  const auto here = desk.house.session(desk.house.mentor);
  const auto there = desk.house.session(desk.house.mentor);
  CHECK(desk.sessions.sign_out(here.caller).has_value());
  CHECK(refusal(desk.sessions.caller_of(here.token)) == Error::Code::unauthenticated);
  CHECK(desk.sessions.caller_of(there.token).has_value());
  CHECK(desk.sessions.sign_out(here.caller).has_value());
  CHECK(desk.house.audited() == std::vector<std::string>{"sign_out"});
}

TEST_CASE("one sees one's own running sessions, the present one marked") {
  Desk desk;
  const auto phone = desk.house.session(desk.house.mentor, "a phone");
  desk.house.now += desk.house.settings.sessions.idle / 2;
  const auto bench = desk.house.session(desk.house.mentor, "the bench");
  const auto stranger = desk.house.session(desk.house.apprentice, "another phone");
  auto listed = desk.sessions.list(bench.caller).value();
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].device == "the bench");
  CHECK(listed[0].current);
  CHECK(listed[1].device == "a phone");
  CHECK_FALSE(listed[1].current);
  CHECK(listed[0].id != listed[1].id);
  desk.house.now += desk.house.settings.sessions.idle / 2;
  listed = desk.sessions.list(bench.caller).value();
  CHECK(listed.size() == 1);
}

TEST_CASE("one ends one's own sessions, never another's") {
  Desk desk;
  const auto phone = desk.house.session(desk.house.mentor);
  const auto bench = desk.house.session(desk.house.mentor);
  const auto stranger = desk.house.session(desk.house.apprentice);
  const auto strangers_id = desk.sessions.list(stranger.caller).value().at(0).id;
  CHECK(desk.sessions.end(bench.caller, strangers_id).has_value());
  CHECK(desk.sessions.caller_of(stranger.token).has_value());
  const auto listed = desk.sessions.list(bench.caller).value();
  for (const auto& each : listed) {
    if (!each.current) CHECK(desk.sessions.end(bench.caller, each.id).has_value());
  }
  CHECK(refusal(desk.sessions.caller_of(phone.token)) == Error::Code::unauthenticated);
  CHECK(desk.sessions.caller_of(bench.token).has_value());
  CHECK(desk.sessions.end(bench.caller, "no such session\0\xff").has_value());
}

TEST_CASE("all other sessions end at once") {
  Desk desk;
  const auto here = desk.house.session(desk.house.mentor);
  for (int i = 0; i < 3; ++i) (void)desk.house.session(desk.house.mentor);
  (void)desk.house.session(desk.house.apprentice);
  CHECK(desk.sessions.end_others(here.caller).value() == 3);
  CHECK(desk.sessions.caller_of(here.token).has_value());
  CHECK(desk.house.session_count(desk.house.apprentice) == 1);
}

TEST_CASE("sessions are looked after from a session, not with a token") {
  Desk desk;
  auto caller = desk.house.caller(desk.house.administrator);
  caller.session_hash.clear();
  CHECK(refusal(desk.sessions.list(caller)) == Error::Code::forbidden);
  CHECK(refusal(desk.sessions.end(caller, "")) == Error::Code::forbidden);
  CHECK(refusal(desk.sessions.end_others(caller)) == Error::Code::forbidden);
}

TEST_CASE("only administrators end the sessions of somebody else") {
  Desk desk;
  for (const auto& [who, person] : desk.house.everybody()) {
    CAPTURE(who);
    const auto running = desk.house.session(desk.house.apprentice);
    const auto ended = desk.sessions.end_all_of(desk.house.caller(person), desk.house.apprentice);
    CHECK(ended.has_value() == (who == "administrator"));
    CHECK(desk.sessions.caller_of(running.token).has_value() == !ended.has_value());
  }
  auto reader = desk.house.caller(desk.house.administrator);
  reader.actor.scopes = {access::Scope::read};
  CHECK(refusal(desk.sessions.end_all_of(reader, desk.house.apprentice)) == Error::Code::forbidden);
  CHECK(refusal(desk.sessions.end_all_of(desk.house.caller(desk.house.administrator), PersonId{999})) ==
        Error::Code::not_found);
}

TEST_CASE("what has run out is removed, what runs stays") {
  Desk desk;
  const auto old = desk.house.session(desk.house.mentor);
  desk.house.write([&](store::Connection& c) {
    CHECK(charge(c, desk.house.settings.throttle, throttle_keys("a", "b"), desk.house.now).has_value());
  });
  desk.house.now += 24h * 8;
  const auto fresh = desk.house.session(desk.house.mentor);
  CHECK(forget_expired(*desk.house.database, desk.house.now, desk.house.settings.sessions).has_value());
  CHECK(desk.house.session_count(desk.house.mentor) == 1);
  CHECK(desk.sessions.caller_of(fresh.token).has_value());
}

}  // namespace journeywork::services
