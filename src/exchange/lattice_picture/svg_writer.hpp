#pragma once

#include <span>
#include <string>
#include <string_view>

#include "exchange/lattice_picture/lattice_layout.hpp"

namespace journeywork::exchange {

/// Writes SVG for an HTML page, with every text escaped. Names of elements and attributes are ours and taken as they
/// are.
class SvgWriter {
 public:
  void open(std::string_view element);
  /// Of the element opened last, before anything is written into it.
  void attribute(std::string_view name, std::string_view value);
  void close(std::string_view element);

  void box(std::string_view css_class, LatticePoint corner, double width, double height, double radius);
  /// One line, its middle at x and its baseline at y.
  void text(std::string_view css_class, LatticePoint at, std::string_view line);
  /// A Bézier curve: a start and three points for each piece.
  void curve(std::string_view css_class, std::span<const LatticePoint> points);
  /// A triangle from its base to its tip.
  void arrow_head(std::string_view css_class, LatticePoint base, LatticePoint tip);

  [[nodiscard]] std::string text() &&;
  /// To a tenth of a pixel.
  [[nodiscard]] static std::string number(double value);

 private:
  void finish_tag();

  std::string out_;
  bool in_tag_ = false;
};

}  // namespace journeywork::exchange
