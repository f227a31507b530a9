#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// A colour of look.md as 0xRRGGBB.
enum class Ink : unsigned {
  ink = 0x1b2b2e,
  soft = 0x4d5d60,
  line = 0xdfe3df,
  ground = 0xf6f5f1,
  white = 0xffffff,
  teal = 0x0b6e69,
  teal_deep = 0x084f4c,
  teal_tint = 0xe2f1ee,
  teal_pale = 0xd6ebe8,
  teal_middle = 0x7dbdb5,
  black = 0x000000
};

/// How a paragraph is set; sizes in points.
struct Type {
  enum class Align { left, centre, right };
  double size = 10;
  bool bold = false;
  Ink ink = Ink::ink;
  int lines = 1;  ///< at most; what does not fit ends in an ellipsis
  Align align = Align::left;
};

/// Where a paragraph goes, in points from the upper left corner of the paper.
struct Place {
  double x = 0;
  double y = 0;
  double width = 0;
};

/// One page of a PDF, of a width and height in points. While one is there, other threads that want one wait: the fonts
/// are found and measured once for all of them.
class PdfPage {
 public:
  PdfPage(double width, double height, std::string_view title);
  PdfPage(PdfPage&&) noexcept;
  PdfPage& operator=(PdfPage&&) noexcept;
  ~PdfPage();

  /// While it is on nothing is drawn, but what is written is still measured.
  void only_measure(bool on);

  /// Writes one paragraph; the height that it took, 0 for an empty one.
  double write(std::string_view text, const Type& type, const Place& place);
  /// How wide the text is on one line.
  [[nodiscard]] double width_of(std::string_view text, const Type& type);
  void fill_box(double x, double y, double width, double height, double radius, Ink ink);
  void fill_circle(double x, double y, double radius, Ink ink);
  void draw_line(double from_x, double from_y, double to_x, double to_y, double thickness, Ink ink);

  /// The file.
  [[nodiscard]] Result<std::string> finish() &&;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace journeywork::exchange
