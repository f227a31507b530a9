#include "services/identity/sign_in.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "services/identity/sessions.hpp"
#include "services/testing/house.hpp"

namespace journeywork::services {
namespace {

using namespace std::chrono_literals;
using testing::House;
using testing::refusal;
using testing::refused_fields;

constexpr const char* password = "quiet harbour lamp";

struct Door {
  House house;
  SignIn sign_in{*house.database, house.clock(), house.hasher, house.settings};
  Sessions sessions{*house.database, house.clock(), house.settings.sessions};

  Door() { house.set_password(house.mentor, password); }

  Result<SessionStart> enter(const std::string& email, const std::string& typed,
                             const std::string& address = "192.0.2.1") {
    return sign_in.with_password({email, typed, address, "a phone"});
  }
};

}  // namespace

TEST_CASE("the right password begins a session") {
  Door door;
  const auto start = door.enter(" Mentor@House.Example ", password);
  REQUIRE(start.has_value());
  CHECK(start->caller.actor.person == door.house.mentor);
  CHECK(start->caller.actor.is(access::Role::mentor, door.house.employer));
  CHECK(start->caller.actor.scopes.size() == std::size(access::all_scopes));
  CHECK(start->caller.email == "mentor@house.example");
  CHECK(start->caller.in_session());
  CHECK(door.sessions.caller_of(start->token).value() == start->caller);
  CHECK(door.house.audited() == std::vector<std::string>{"sign_in"});
}

TEST_CASE("each sign-in has a token of its own") {
  Door door;
  const auto first = door.enter("mentor@house.example", password);
  const auto second = door.enter("mentor@house.example", password);
  REQUIRE(first.has_value());
  REQUIRE(second.has_value());
  CHECK(first->token != second->token);
  CHECK(door.house.session_count(door.house.mentor) == 2);
}

TEST_CASE("a refusal is the same for every reason") {
  Door door;
  door.house.set_password(door.house.coordinator, password);
  door.house.write([&](store::Connection& c) { store::people::disable(c, door.house.coordinator, door.house.now); });
  const auto wrong = door.enter("mentor@house.example", "another harbour lamp");
  REQUIRE_FALSE(wrong.has_value());
  CHECK(wrong.error().code == Error::Code::unauthenticated);
  const std::vector<std::pair<std::string, std::string>> others{
      {"stranger@house.example", password},                    // unknown
      {"staff@house.example", password},                       // invited, no password yet
      {"staff@house.example", ""},                             //
      {"coordinator@house.example", password},                 // disabled
      {"mentor@house.example", ""},                            //
      {"mentor@house.example", "QUIET HARBOUR LAMP"},          //
      {"mentor@house.example", std::string(password) + '\0'},  //
      {"mentor@house.example", std::string(1'000'000, 'x')},   //
      {"mentor@house.example", "\xff\xfe"},                    //
      {"' or 1=1 --", password},                               //
      {std::string("mentor@house.example\0", 21), password},   //
      {"\xff\xfe@house.example", password},                    //
      {"", ""},                                                //
      {std::string(1'000'000, 'a'), password}};
  for (const auto& [email, typed] : others) {
    CAPTURE(email.substr(0, 40));
    const auto refused = door.enter(email, typed);
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() == wrong.error());
  }
}

TEST_CASE("failures slow down an account and success lets it start afresh") {
  Door door;
  for (int i = 0; i < 6; ++i)
    CHECK(refusal(door.enter("mentor@house.example", "wrong")) == Error::Code::unauthenticated);
  CHECK(refusal(door.enter("mentor@house.example", password)) == Error::Code::too_many);
  door.house.now += 2s;
  CHECK(door.enter("mentor@house.example", password).has_value());
  for (int i = 0; i < 6; ++i)
    CHECK(refusal(door.enter("mentor@house.example", "wrong")) == Error::Code::unauthenticated);
  CHECK(refusal(door.enter("MENTOR@house.example", "wrong")) == Error::Code::too_many);
}

TEST_CASE("an account that does not exist slows down like one that does") {
  Door door;
  for (int i = 0; i < 6; ++i)
    CHECK(refusal(door.enter("stranger@house.example", "wrong")) == Error::Code::unauthenticated);
  CHECK(refusal(door.enter("stranger@house.example", "wrong")) == Error::Code::too_many);
}

TEST_CASE("success with one account does not wipe the slate of an address") {
  Door door;
  int refused = 0;
  for (int i = 0; i < 60; ++i) {
    if (refusal(door.enter("person" + std::to_string(i) + "@house.example", "wrong")) == Error::Code::too_many)
      ++refused;
    (void)door.enter("mentor@house.example", password);
  }
  CHECK(refused > 0);
  CHECK(door.enter("mentor@house.example", password, "192.0.2.2").has_value());
}

TEST_CASE("guesses sent all at once do not slip through") {
  Door door;
  std::atomic<int> tried = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&] {
      for (int k = 0; k < 5; ++k) {
        if (refusal(door.enter("mentor@house.example", "wrong")) == Error::Code::unauthenticated) ++tried;
      }
    });
  }
  for (auto& each : threads) each.join();
  CHECK(tried == 6);
}

TEST_CASE("a whole shift signs in from one address without waiting") {
  Door door;
  for (int i = 0; i < 200; ++i) CHECK(door.enter("mentor@house.example", password).has_value());
}

TEST_CASE("the password is hashed again at today's cost when its owner signs in") {
  Door door;
  auto dearer_settings = door.house.settings;
  dearer_settings.password.memory *= 2;
  PasswordHasher dearer(dearer_settings.password);
  SignIn sign_in(*door.house.database, door.house.clock(), dearer, dearer_settings);
  const auto stored = [&] {
    return door.house.read(
        [&](store::Connection& c) { return store::identity::password_hash(c, door.house.mentor).value(); });
  };
  const auto before = stored();
  CHECK(sign_in.with_password({"mentor@house.example", password, "192.0.2.1", ""}).has_value());
  CHECK(stored() != before);
  CHECK_FALSE(dearer.is_outdated(stored()));
  CHECK(sign_in.with_password({"mentor@house.example", password, "192.0.2.1", ""}).has_value());
}

TEST_CASE("an attempt that we could not look at is not counted") {
  Door door;
  // One place, held for long by hashing; verifying the stored hash is quick.
  PasswordHasher busy({std::size_t{64} * 1024 * 1024, 4, 1, 0ms});
  SignIn sign_in(*door.house.database, door.house.clock(), busy, door.house.settings);
  std::atomic<bool> stop = false;
  std::thread hog([&] {
    while (!stop) (void)busy.hash("occupied");
  });
  for (int unavailable = 0; unavailable < 20;) {
    const auto entered = sign_in.with_password({"mentor@house.example", "wrong", "192.0.2.1", ""});
    REQUIRE_FALSE(entered.has_value());
    if (entered.error().code == Error::Code::unavailable) ++unavailable;
    if (entered.error().code != Error::Code::unavailable)
      door.house.now += std::chrono::hours{24};  // looked at, and wrong
  }
  stop = true;
  hog.join();
  CHECK(door.enter("mentor@house.example", password).has_value());
}

TEST_CASE("one-click sign-in exists in the demo only") {
  Door door;
  CHECK(refusal(door.sign_in.as(door.house.mentor, "a phone")) == Error::Code::forbidden);
  auto settings = door.house.settings;
  settings.demo = true;
  SignIn demo(*door.house.database, door.house.clock(), door.house.hasher, settings);
  const auto start = demo.as(door.house.apprentice, "a phone");
  REQUIRE(start.has_value());
  CHECK(door.sessions.caller_of(start->token)->actor.person == door.house.apprentice);
  CHECK(refusal(demo.as(PersonId{999}, "")) == Error::Code::not_found);
  door.house.write([&](store::Connection& c) { store::people::disable(c, door.house.apprentice, door.house.now); });
  CHECK(refusal(demo.as(door.house.apprentice, "")) == Error::Code::not_found);
}

TEST_CASE("changing the password needs the current one and ends every session but the new one") {
  Door door;
  const auto old = door.enter("mentor@house.example", password).value();
  const auto elsewhere = door.enter("mentor@house.example", password).value();
  const auto start = door.sign_in.change_password(old.caller, {password, "tall oak and lantern", "192.0.2.1"});
  REQUIRE(start.has_value());
  CHECK(start->token != old.token);
  CHECK(door.sessions.caller_of(start->token).has_value());
  CHECK(refusal(door.sessions.caller_of(old.token)) == Error::Code::unauthenticated);
  CHECK(refusal(door.sessions.caller_of(elsewhere.token)) == Error::Code::unauthenticated);
  CHECK(refusal(door.enter("mentor@house.example", password)) == Error::Code::unauthenticated);
  CHECK(door.enter("mentor@house.example", "tall oak and lantern").has_value());
}

TEST_CASE("a wrong current password is said at its field, changes nothing, and slows down like a sign-in") {
  Door door;
  const auto start = door.enter("mentor@house.example", password).value();
  for (int i = 0; i < 6; ++i) {
    const auto refused = door.sign_in.change_password(start.caller, {"wrong", "tall oak and lantern", "192.0.2.1"});
    CHECK(refusal(refused) == Error::Code::invalid);
    CHECK(refused_fields(refused) == std::vector<std::string>{"current_password"});
  }
  CHECK(refusal(door.sign_in.change_password(start.caller, {password, "tall oak and lantern", "192.0.2.1"})) ==
        Error::Code::too_many);
  CHECK(door.sessions.caller_of(start.token).has_value());
}

TEST_CASE("a new password must meet the rules") {
  Door door;
  const auto start = door.enter("mentor@house.example", password).value();
  for (const auto* bad : {"", "short", "password123", "mentor@house.example"}) {
    const auto refused = door.sign_in.change_password(start.caller, {password, bad, "192.0.2.1"});
    CHECK(refusal(refused) == Error::Code::invalid);
    CHECK(refused_fields(refused) == std::vector<std::string>{"password"});
  }
}

TEST_CASE("a password is changed from a session that runs, not by a token or after signing out") {
  Door door;
  const auto start = door.enter("mentor@house.example", password).value();
  auto by_token = start.caller;
  by_token.session_hash.clear();
  CHECK(refusal(door.sign_in.change_password(by_token, {password, "tall oak and lantern", ""})) ==
        Error::Code::forbidden);
  CHECK(door.sessions.sign_out(start.caller).has_value());
  CHECK(refusal(door.sign_in.change_password(start.caller, {password, "tall oak and lantern", ""})) ==
        Error::Code::conflict);
  CHECK(door.enter("mentor@house.example", password).has_value());
}

TEST_CASE("the device that a client names is kept as a harmless label") {
  Door door;
  const auto start = door.sign_in.with_password(
      {"mentor@house.example", password, "192.0.2.1", "evil\r\n\0\x1b[2J\xff" + std::string(10'000, 'x')});
  REQUIRE(start.has_value());
  const auto listed = door.sessions.list(start->caller).value();
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].device.size() <= 200);
  CHECK(listed[0].device.starts_with("evil"));
}

}  // namespace journeywork::services
