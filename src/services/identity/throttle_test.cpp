#include "services/identity/throttle.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "services/testing/house.hpp"

namespace journeywork::services {
namespace {

using namespace std::chrono_literals;
using store::identity::Failures;
using testing::House;

constexpr ThrottleRule rule{3, 2s, 60s, 600s};

Result<void> attempt(House& house, const std::string& email, const std::string& address) {
  return house.database->write([&](store::Connection& c) {
    return charge(c, house.settings.throttle, throttle_keys(email, address), house.now);
  });
}

/// What the refusal says to wait.
int seconds_to_wait(const Result<void>& refused) {
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Error::Code::too_many);
  REQUIRE(refused.error().problems.size() == 1);
  CHECK(refused.error().problems[0].field == "retry_after");
  CHECK(refused.error().message.find(refused.error().problems[0].value + " second") != std::string::npos);
  return std::stoi(refused.error().problems[0].value);
}

}  // namespace

TEST_CASE("the wait doubles with each failure beyond the free ones, up to the longest") {
  const Instant now{1'000'000s};
  const auto wait = [&](std::int64_t count) { return remaining_wait(rule, {count, now}, now); };
  CHECK(wait(0) == 0s);
  CHECK(wait(3) == 0s);
  CHECK(wait(4) == 2s);
  CHECK(wait(5) == 4s);
  CHECK(wait(8) == 32s);
  CHECK(wait(9) == 60s);
  CHECK(wait(1'000'000'000'000) == 60s);
}

TEST_CASE("the wait runs down with the clock, and a clock set back does not make it longer") {
  const Instant now{1'000'000s};
  CHECK(remaining_wait(rule, {5, now}, now + 1s) == 3s);
  CHECK(remaining_wait(rule, {5, now}, now + 4s) == 0s);
  CHECK(remaining_wait(rule, {5, now}, now - 1h) == 4s);
}

TEST_CASE("failures are forgotten one by one as time passes") {
  const Instant now{1'000'000s};
  CHECK(one_more(rule, {0, now}, now) == Failures{1, now});
  CHECK(one_more(rule, {7, now}, now + 599s) == Failures{8, now + 599s});
  CHECK(one_more(rule, {7, now}, now + 1200s) == Failures{6, now + 1200s});
  CHECK(one_more(rule, {7, now}, now + 24h) == Failures{1, now + 24h});
  CHECK(one_more(rule, {7, now}, now - 1h) == Failures{8, now - 1h});
}

TEST_CASE("nobody is ever locked out for longer than the longest wait") {
  CHECK(rc::check([](std::vector<std::uint16_t> pauses) {
    Failures failures;
    Instant now{1'000'000s};
    for (const auto pause : pauses) {
      now += std::chrono::seconds{pause};
      RC_ASSERT(remaining_wait(rule, failures, now) <= rule.longest_wait);
      if (remaining_wait(rule, failures, now) == 0ms) failures = one_more(rule, failures, now);
    }
    RC_ASSERT(remaining_wait(rule, failures, now + rule.longest_wait) == 0ms);
  }));
}

TEST_CASE("guessing one account goes slower than the hundred an hour that the guides allow") {
  const ThrottleLimits limits;
  Failures failures;
  const Instant start{1'000'000s};
  int guesses = 0;
  for (auto now = start + 1h; now < start + 2h;
       now += 1s) {  // a second a try, after an hour that has used up the free ones
    if (now == start + 1h) failures = {20, now};
    if (remaining_wait(limits.account, failures, now) > 0ms) continue;
    failures = one_more(limits.account, failures, now);
    ++guesses;
  }
  CHECK(guesses <= 40);
}

TEST_CASE("attempts are counted per account, whether it exists or not") {
  House house;
  for (int i = 0; i < 6; ++i) CHECK(attempt(house, "ana@house.example", "192.0.2." + std::to_string(i)).has_value());
  CHECK(seconds_to_wait(attempt(house, "ana@house.example", "192.0.2.99")) == 2);
  CHECK(attempt(house, "bo@house.example", "192.0.2.0").has_value());
  house.now += 1s;
  CHECK(seconds_to_wait(attempt(house, "ana@house.example", "192.0.2.99")) == 1);
  house.now += 1s;
  CHECK(attempt(house, "ana@house.example", "192.0.2.99").has_value());
  CHECK(seconds_to_wait(attempt(house, "ana@house.example", "192.0.2.99")) == 4);
}

TEST_CASE("a refused attempt does not make the wait longer") {
  House house;
  for (int i = 0; i < 6; ++i) CHECK(attempt(house, "ana@house.example", "192.0.2.1").has_value());
  for (int i = 0; i < 20; ++i) CHECK(seconds_to_wait(attempt(house, "ana@house.example", "192.0.2.1")) == 2);
  house.now += 2s;
  CHECK(attempt(house, "ana@house.example", "192.0.2.1").has_value());
}

TEST_CASE("attempts are counted per address, over all accounts") {
  House house;
  int made = 0;
  while (attempt(house, "person" + std::to_string(made) + "@house.example", "192.0.2.1")) ++made;
  CHECK(made == 51);
  CHECK(attempt(house, "another@house.example", "192.0.2.2").has_value());
}

TEST_CASE("an IPv6 subscriber is one address, in whatever way it is written") {
  CHECK(throttle_keys("a", "2001:db8:1:2::1").address ==
        throttle_keys("a", "2001:db8:1:2:ffff:ffff:ffff:ffff").address);
  CHECK(throttle_keys("a", "2001:DB8:1:2:0::5%eth0").address == throttle_keys("a", "2001:db8:1:2::1").address);
  CHECK(throttle_keys("a", "2001:db8:1:3::1").address != throttle_keys("a", "2001:db8:1:2::1").address);
  CHECK(throttle_keys("a", "::ffff:192.0.2.1").address == throttle_keys("a", "192.0.2.1").address);
  CHECK(throttle_keys("a", "192.0.2.1").address != throttle_keys("a", "192.0.2.2").address);
  CHECK(throttle_keys("a", "").address == throttle_keys("b", "").address);
}

TEST_CASE("keys do not show what was typed") {
  const auto keys = throttle_keys("hunter2 typed into the wrong field", "192.0.2.1");
  CHECK(keys.account.find("hunter2") == std::string::npos);
  CHECK(keys.address.find("192") == std::string::npos);
}

TEST_CASE("success wipes the account's slate and gives the address one attempt back") {
  House house;
  const auto keys = throttle_keys("ana@house.example", "192.0.2.1");
  for (int i = 0; i < 6; ++i) CHECK(attempt(house, "ana@house.example", "192.0.2.1").has_value());
  house.write([&](store::Connection& c) { settle(c, keys); });
  house.write([&](store::Connection& c) {
    CHECK(store::identity::lock_failures(c, keys.account, house.now).count == 0);
    CHECK(store::identity::lock_failures(c, keys.address, house.now).count == 5);
  });
}

}  // namespace journeywork::services
