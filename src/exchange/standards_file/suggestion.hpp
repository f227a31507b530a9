#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace journeywork::exchange {

/// The one of `known` that somebody who wrote `given` most likely meant: a slip of the keyboard ("minimun_hours"), or
/// the same words in another order or shortened ("hour_min" for minimum_hours). Nothing when none is near.
[[nodiscard]] std::optional<std::string> suggestion(std::string_view given, std::span<const std::string> known);

/// How many characters must be left out, put in, replaced or swapped with their neighbour to turn one into the other.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

}  // namespace journeywork::exchange
