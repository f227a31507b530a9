#pragma once

#include <vector>

#include "exchange/lattice_picture/lattice_picture.hpp"

namespace journeywork::exchange {

/// Why the picture cannot be drawn, by the fields that lattice_svg names.
[[nodiscard]] std::vector<Problem> problems_of(const LatticePicture& picture);

}  // namespace journeywork::exchange
