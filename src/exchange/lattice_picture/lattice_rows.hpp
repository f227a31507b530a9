#pragma once

#include <cstddef>
#include <vector>

#include "exchange/lattice_picture/lattice_layout.hpp"

namespace journeywork::exchange {

using LatticeRows = std::vector<std::vector<std::size_t>>;

/// Every box in a row, the first row first. No arrow lies within a row, and only those that would close a circle lead
/// back, which are sideways ones where that is possible. No row has more than `boxes.across`.
[[nodiscard]] LatticeRows rows_of(const LatticeBoxes& boxes);

}  // namespace journeywork::exchange
