#include "exchange/lattice_picture/svg_writer.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace journeywork::exchange {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
}

std::string pair(LatticePoint at) { return SvgWriter::number(at.x) + " " + SvgWriter::number(at.y); }

}  // namespace

std::string SvgWriter::number(double value) {
  const double tenths = std::round(value * 10);
  std::array<char, 32> digits{};
  // The shortest form: no ".0", and 0 for what rounds to -0.
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), tenths == 0 ? 0.0 : tenths / 10);
  return {digits.data(), end};
}

void SvgWriter::finish_tag() {
  if (std::exchange(in_tag_, false)) out_ += '>';
}

void SvgWriter::open(std::string_view element) {
  finish_tag();
  out_.append("<").append(element);
  in_tag_ = true;
}

void SvgWriter::attribute(std::string_view name, std::string_view value) {
  out_.append(" ").append(name).append("=\"");
  append_escaped(out_, value);
  out_ += '"';
}

void SvgWriter::close(std::string_view element) {
  finish_tag();
  out_.append("</").append(element).append(">");
}

void SvgWriter::box(std::string_view css_class, LatticePoint corner, double width, double height, double radius) {
  open("rect");
  attribute("class", css_class);
  attribute("x", number(corner.x));
  attribute("y", number(corner.y));
  attribute("width", number(width));
  attribute("height", number(height));
  attribute("rx", number(radius));
  close("rect");
}

void SvgWriter::text(std::string_view css_class, LatticePoint at, std::string_view line) {
  open("text");
  attribute("class", css_class);
  attribute("x", number(at.x));
  attribute("y", number(at.y));
  attribute("text-anchor", "middle");
  finish_tag();
  append_escaped(out_, line);
  close("text");
}

void SvgWriter::curve(std::string_view css_class, std::span<const LatticePoint> points) {
  std::string path;
  for (std::size_t i = 0; i < points.size(); ++i) {
    path += i == 0 ? "M" : i == 1 ? "C" : " ";
    path += pair(points[i]);
  }
  open("path");
  attribute("class", css_class);
  attribute("fill", "none");
  attribute("d", path);
  close("path");
}

void SvgWriter::arrow_head(std::string_view css_class, LatticePoint base, LatticePoint tip) {
  const double across_x = (tip.y - base.y) / 2;
  const double across_y = (base.x - tip.x) / 2;
  open("path");
  attribute("class", css_class);
  attribute("d", "M" + pair(tip) + "L" + pair({base.x + across_x, base.y + across_y}) + "L" +
                     pair({base.x - across_x, base.y - across_y}) + "Z");
  close("path");
}

std::string SvgWriter::text() && { return std::move(out_); }

}  // namespace journeywork::exchange
