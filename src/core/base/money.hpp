#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace journeywork {

/// An amount in the minor unit of an ISO 4217 currency: {2450, "USD"} is $24.50. Wages are per hour unless said
/// otherwise.
struct Money {
  std::int64_t minor = 0;
  std::string currency;  ///< three capital letters

  bool operator==(const Money&) const = default;
};

/// A share in hundredths of a percent: 7000 is 70 %.
struct BasisPoints {
  std::int64_t value = 0;

  auto operator<=>(const BasisPoints&) const = default;
};

/// The share of an amount, rounded half up to the minor unit.
[[nodiscard]] inline Money share(const Money& whole, BasisPoints part) {
  return {(whole.minor * part.value + 5000) / 10000, whole.currency};
}

}  // namespace journeywork
