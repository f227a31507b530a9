#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// Where things are, in pixels: x to the right and y down from the upper left corner.
struct LatticePoint {
  double x = 0;
  double y = 0;
};

/// Boxes of one size and the arrows between them.
struct LatticeBoxes {
  struct Arrow {
    std::size_t from = 0;  ///< indices of boxes
    std::size_t to = 0;
    bool along = true;       ///< leads on, from rank to rank; otherwise sideways
    double label_width = 0;  ///< of one line; 0 for none
  };
  double width = 0;
  double height = 0;
  bool up = true;                  ///< otherwise to the right
  std::size_t across = 3;          ///< boxes in a row at most
  std::vector<int> order_in_rank;  ///< of each box: where a rank needs several rows, the lowest come first
  std::vector<Arrow> arrows;
};

struct LatticeLayout {
  struct Arrow {
    std::vector<LatticePoint> curve;    ///< Bézier: a start, then three points for each piece
    LatticePoint tip;                   ///< where the arrow points; the head lies between the curve's end and it
    std::optional<LatticePoint> label;  ///< the centre of its line
  };
  double width = 0;
  double height = 0;
  std::vector<std::size_t> row;      ///< of each box, from the first on
  std::vector<LatticePoint> centre;  ///< of each box
  std::vector<Arrow> arrows;         ///< in the order of the question
};

/// Lays out with Graphviz' dot, one caller at a time.
[[nodiscard]] Result<LatticeLayout> lay_out(const LatticeBoxes& boxes);

}  // namespace journeywork::exchange
