#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/duration.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"

/// How figures and texts are written in standards files, TOML and CSV alike.
namespace journeywork::exchange {

/// No figure of an apprenticeship is near it: beyond, somebody leaned on a key.
inline constexpr std::int64_t largest_figure = 1'000'000;

/// Some twenty times the largest schedule that we have seen, and little enough to take from a stranger.
inline constexpr std::size_t largest_file = 1024 * 1024;
inline constexpr std::string_view accepted_file = "at most 1 MiB";

/// A value, or in `message` why there is none.
template <class T>
struct Parsed {
  std::optional<T> value;
  std::string message;
};

/// "37:20" is 37 hours and 20 minutes.
[[nodiscard]] Parsed<Minutes> hours_from_clock(std::string_view text);
/// Whole minutes only: 37.5 is 37 hours and 30 minutes, 0.333 is refused.
[[nodiscard]] Parsed<Minutes> hours_from_number(double hours);
/// 62.5 is 62.5 %, in hundredths of a percent.
[[nodiscard]] Parsed<BasisPoints> percent_from_number(double percent);
/// 7.25 with two decimals is 725.
[[nodiscard]] Parsed<std::int64_t> minor_from_number(double amount, int decimals);
[[nodiscard]] Parsed<int> count_from_number(std::int64_t number);

/// Nothing, or why a text cannot be kept: a control character, or longer than any sentence of standards.
[[nodiscard]] std::optional<std::string> refuse_text(std::string_view text);

inline constexpr std::string_view accepted_hours = "hours, such as 4000, 37.5 or \"37:20\"";
inline constexpr std::string_view accepted_count = "a whole number, 0 or more";
inline constexpr std::string_view accepted_percent = "percent, such as 60 or 62.5";
inline constexpr std::string_view accepted_text = "text of at most 4000 characters without control characters";

}  // namespace journeywork::exchange
