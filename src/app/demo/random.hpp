#pragma once

#include <cstdint>
#include <string_view>

namespace journeywork::app {

/// The same numbers on every machine for the same seed (SplitMix64): the demo is the same wherever it is loaded.
class Random {
 public:
  explicit Random(std::string_view seed) {
    for (const char ch : seed) state_ = (state_ ^ static_cast<unsigned char>(ch)) * 0x100000001b3ULL;
  }

  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15ULL;
    auto z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31U);
  }
  /// 0 to n - 1.
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(next() % n); }
  int between(int low, int high) {
    return low + static_cast<int>(below(static_cast<std::size_t>(high) - static_cast<std::size_t>(low) + 1));
  }
  bool chance(int percent) { return below(100) < static_cast<std::size_t>(percent); }

 private:
  std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

}  // namespace journeywork::app
