#include "core/base/money.hpp"

#include <doctest/doctest.h>

#include "core/base/generators_test.hpp"

using namespace journeywork;
using generators::within;

TEST_SUITE("Money") {
  TEST_CASE("a share is rounded half up to the minor unit and keeps the currency") {
    CHECK(share({2450, "USD"}, {10000}) == Money{2450, "USD"});
    CHECK(share({2450, "USD"}, {6000}) == Money{1470, "USD"});
    CHECK(share({1, "USD"}, {5000}) == Money{1, "USD"});        // 0.5
    CHECK(share({1, "USD"}, {4999}) == Money{0, "USD"});        // 0.4999
    CHECK(share({1209, "USD"}, {6000}) == Money{725, "USD"});   // 725.4
    CHECK(share({1208, "USD"}, {6000}) == Money{725, "USD"});   // 724.8
    CHECK(share({3333, "KHR"}, {6250}) == Money{2083, "KHR"});  // 2083.125
    CHECK(share({0, "USD"}, {7000}) == Money{0, "USD"});
  }

  TEST_CASE("amounts of different currencies are never the same") {
    CHECK(Money{100, "USD"} != Money{100, "KHR"});
    CHECK(Money{100, "USD"} != Money{101, "USD"});
  }

  TEST_CASE("a share is within half a minor unit of the exact one, and a greater share is never less money") {
    CHECK(rc::check("for any wage and two shares", [] {
      const Money wage{*within<std::int64_t>(0, 1'000'000'000), "USD"};
      const BasisPoints less{*within<std::int64_t>(0, 10'001)};
      const BasisPoints more{less.value + *within<std::int64_t>(0, 5'000)};
      const auto exact = wage.minor * less.value;  // in ten-thousandths
      const auto off = share(wage, less).minor * 10'000 - exact;
      RC_ASSERT(off > -5'000);
      RC_ASSERT(off <= 5'000);
      RC_ASSERT(share(wage, less).minor <= share(wage, more).minor);
    }));
  }
}
