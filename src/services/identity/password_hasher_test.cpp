#include "services/identity/password_hasher.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "services/testing/house.hpp"

namespace journeywork::services {

TEST_CASE("a hash verifies its own password and no other") {
  PasswordHasher hasher(testing::quick_settings().password);
  const auto hash = hasher.hash("quiet harbour lamp").value();
  CHECK(hash.starts_with("$argon2id$v=19$"));
  CHECK(hash != hasher.hash("quiet harbour lamp").value());
  CHECK(hasher.verify(hash, "quiet harbour lamp").value());
  CHECK_FALSE(hasher.verify(hash, "quiet harbour lamp ").value());
  CHECK_FALSE(hasher.verify(hash, "").value());
  CHECK_FALSE(hasher.verify("not a hash", "quiet harbour lamp").value());
  CHECK_FALSE(hasher.verify("", "").value());
  CHECK(hasher.verify_nothing("quiet harbour lamp").has_value());
}

TEST_CASE("a hash tells that it was made at another cost") {
  auto cost = testing::quick_settings().password;
  PasswordHasher cheap(cost);
  cost.memory *= 2;
  PasswordHasher dearer(cost);
  const auto hash = cheap.hash("quiet harbour lamp").value();
  CHECK_FALSE(cheap.is_outdated(hash));
  CHECK(dearer.is_outdated(hash));
  CHECK(dearer.verify(hash, "quiet harbour lamp").value());
}

TEST_CASE("the cost in force is what the security guides ask for") {
  const PasswordCost cost;
  CHECK(cost.memory >= std::size_t{46} * 1024 * 1024);
  PasswordHasher hasher(cost);
  CHECK(hasher.hash("quiet harbour lamp").value().starts_with("$argon2id$v=19$m=65536,t=2,p=1$"));
}

TEST_CASE("a cost that protects nothing is refused at start") {
  CHECK_THROWS_AS(PasswordHasher({1024, 1, 2, {}}), std::invalid_argument);
  CHECK_THROWS_AS(PasswordHasher({8192, 0, 2, {}}), std::invalid_argument);
  CHECK_THROWS_AS(PasswordHasher({8192, 1, 0, {}}), std::invalid_argument);
}

TEST_CASE("many at once take turns and all get an answer") {
  PasswordHasher hasher(testing::quick_settings().password);
  const auto hash = hasher.hash("quiet harbour lamp").value();
  std::atomic<int> right = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 16; ++i) {
    threads.emplace_back([&] { right += hasher.verify(hash, "quiet harbour lamp").value_or(false) ? 1 : 0; });
  }
  for (auto& each : threads) each.join();
  CHECK(right == 16);
}

TEST_CASE("who would wait too long for a turn is told to come back") {
  // So dear that the first is still at it when the second, without patience, comes.
  PasswordHasher hasher({std::size_t{64} * 1024 * 1024, 4, 1, std::chrono::milliseconds{0}});
  std::atomic<int> done = 0;
  std::atomic<int> refused = 0;
  const auto attempt = [&] {
    const auto hash = hasher.hash("quiet harbour lamp");
    (hash ? done : refused) += 1;
    if (!hash) CHECK(hash.error().code == Error::Code::unavailable);
  };
  std::thread first(attempt);
  while (refused == 0 && done == 0) attempt();
  first.join();
  CHECK(refused > 0);
  CHECK(done > 0);
}

}  // namespace journeywork::services
