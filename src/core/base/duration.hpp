#pragma once

#include <compare>
#include <cstdint>

namespace journeywork {

/// An amount of work or instruction, in whole minutes. May be negative as a difference.
struct Minutes {
  std::int64_t count = 0;

  auto operator<=>(const Minutes&) const = default;
  constexpr Minutes& operator+=(Minutes other) { return count += other.count, *this; }
  constexpr Minutes& operator-=(Minutes other) { return count -= other.count, *this; }
};

constexpr Minutes operator+(Minutes a, Minutes b) { return {a.count + b.count}; }
constexpr Minutes operator-(Minutes a, Minutes b) { return {a.count - b.count}; }
constexpr Minutes hours(std::int64_t n) { return {n * 60}; }

/// needed - have, but never below zero: how much is still missing.
constexpr Minutes shortfall(Minutes needed, Minutes have) { return needed > have ? needed - have : Minutes{0}; }

}  // namespace journeywork
