#include "web/http/gate.hpp"

#include <doctest/doctest.h>

#include <future>

using namespace journeywork::web::http;
using namespace std::chrono_literals;

TEST_CASE("the gate counts peers and the total") {
  Gate gate({3, 2});
  const Address a = *Address::parse("192.0.2.1");
  const Address b = *Address::parse("192.0.2.2");
  CHECK(gate.enter(a, false));
  CHECK(gate.enter(a, false));
  CHECK_FALSE(gate.enter(a, false));
  CHECK(gate.enter(b, false));
  CHECK_FALSE(gate.enter(b, false));
  CHECK(gate.inside() == 3);
  gate.leave(a);
  CHECK(gate.enter(a, false));
}

TEST_CASE("an exempt peer is bound by the total alone") {
  Gate gate({3, 1});
  const Address proxy = *Address::parse("10.0.0.1");
  CHECK(gate.enter(proxy, true));
  CHECK(gate.enter(proxy, true));
  CHECK(gate.enter(proxy, true));
  CHECK_FALSE(gate.enter(proxy, true));
}

TEST_CASE("waiting for the last one ends when it leaves, or with the patience") {
  Gate gate({3, 3});
  const Address a = *Address::parse("192.0.2.1");
  CHECK(gate.wait_empty(0ms));
  REQUIRE(gate.enter(a, false));
  CHECK_FALSE(gate.wait_empty(1ms));
  auto waiting = std::async(std::launch::async, [&] { return gate.wait_empty(1min); });
  gate.leave(a);
  CHECK(waiting.get());
}
