#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace journeywork::services {

/// "1.1.1" of "ESCO v1.1.1"; all of it where there is no number.
[[nodiscard]] inline std::string_view bare_release(std::string_view release) {
  const auto start = release.find_first_of("0123456789");
  return start == std::string_view::npos ? release : release.substr(start);
}

/// The numbers of a release, the first one and those joined to it by points: {1, 1, 2} of "ESCO v1.1.2". Without zeros
/// at the end, so that 30 is 30.0.
[[nodiscard]] inline std::vector<std::int64_t> release_numbers(std::string_view release) {
  constexpr std::int64_t most = 1'000'000'000;
  const auto is_digit = [&](std::size_t i) { return i < release.size() && release[i] >= '0' && release[i] <= '9'; };
  std::vector<std::int64_t> out;
  for (auto at = release.find_first_of("0123456789"); is_digit(at);) {
    std::int64_t number = 0;
    for (; is_digit(at); ++at) number = number < most ? number * 10 + (release[at] - '0') : most;
    out.push_back(number);
    if (at < release.size() && release[at] == '.') ++at;
  }
  while (out.size() > 1 && out.back() == 0) out.pop_back();
  return out;
}

/// Releases are told apart by their numbers: 9.3 is older than 29.1. False where one of them has none.
[[nodiscard]] inline bool is_older(std::string_view release, std::string_view than) {
  const auto a = release_numbers(release);
  const auto b = release_numbers(than);
  return !a.empty() && !b.empty() && a < b;
}

}  // namespace journeywork::services
