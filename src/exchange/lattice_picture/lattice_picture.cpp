#include "exchange/lattice_picture/lattice_picture.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "exchange/drawn_text/drawn_text.hpp"
#include "exchange/lattice_picture/lattice_check.hpp"
#include "exchange/lattice_picture/lattice_layout.hpp"
#include "exchange/lattice_picture/svg_writer.hpp"

namespace journeywork::exchange {
namespace {

using Node = LatticePicture::Node;
using Edge = LatticePicture::Edge;
using State = LatticePicture::State;

constexpr double title_size = 15;
constexpr double text_size = 14;
constexpr double line_height = 19;
constexpr double padding = 12;
constexpr double narrowest = 96;
constexpr double widest = 150;
constexpr double tag_height = 20;
constexpr double margin = 14;  ///< what a tag and the ring of the focus need beyond the boxes
constexpr double wide = 480;   ///< on a phone, its words would be too small
constexpr std::size_t most_title = 60;
constexpr std::size_t most_text = 24;
constexpr std::size_t most_label = 300;

std::string_view name(State state) {
  switch (state) {
    case State::here:
      return "here";
    case State::reachable:
      return "reachable";
    case State::near:
      return "near";
    case State::far:
      return "far";
    case State::plain:
      break;
  }
  return "plain";
}

/// What is written into a box.
struct Words {
  std::vector<std::string> title;  ///< one line or two
  std::string pay;
};

/// The narrowest that the title gets in two lines.
double width_in_two_lines(std::string_view title) {
  double best = drawn_width(title, title_size);
  for (auto blank = title.find(' '); blank != std::string_view::npos; blank = title.find(' ', blank + 1)) {
    best = std::min(best, std::max(drawn_width(title.substr(0, blank), title_size),
                                   drawn_width(title.substr(blank + 1), title_size)));
  }
  return best;
}

/// As much as fits on the first line, the rest on the second.
std::vector<std::string> in_two_lines(std::string_view title, double width) {
  if (drawn_width(title, title_size) <= width) return {std::string(title)};
  std::size_t first = 0;
  for (auto blank = title.find(' '); blank != std::string_view::npos; blank = title.find(' ', blank + 1)) {
    if (first == 0 || drawn_width(title.substr(0, blank), title_size) <= width) first = blank;
  }
  if (first == 0) return {shortened(title, title_size, width)};
  return {shortened(title.substr(0, first), title_size, width), shortened(title.substr(first + 1), title_size, width)};
}

/// All boxes are of one size, that of the largest.
struct Boxes {
  double width = narrowest;
  double height = 0;
  std::vector<Words> words;
};

Boxes boxes(const LatticePicture& picture) {
  Boxes result;
  for (const Node& node : picture.nodes) {
    const double needed = std::max(width_in_two_lines(drawable(node.title, most_title)),
                                   drawn_width(drawable(node.subtitle, most_text), text_size));
    result.width = std::clamp(needed + 2 * padding, result.width, widest);
  }
  const double room = result.width - 2 * padding;
  std::size_t lines = 0;
  for (const Node& node : picture.nodes) {
    auto& words = result.words.emplace_back(in_two_lines(drawable(node.title, most_title), room),
                                            shortened(drawable(node.subtitle, most_text), text_size, room));
    lines = std::max(lines, words.title.size() + (words.pay.empty() ? 0 : 1));
  }
  result.height = static_cast<double>(std::max<std::size_t>(lines, 2)) * line_height + 2 * padding;
  return result;
}

std::string_view word_of(const LatticePicture& picture, State state) {
  if (state == State::here) return picture.here_word;
  if (state == State::reachable) return picture.reachable_word;
  return {};
}

/// What a screen reader says instead of the words in the box.
std::string spoken(const LatticePicture& picture, const Node& node) {
  if (!node.label.empty()) return drawable(node.label, most_label);
  std::string result = drawable(node.title, most_title);
  for (const std::string_view part : {word_of(picture, node.state), std::string_view(node.subtitle)}) {
    if (!part.empty()) result.append(", ").append(drawable(part, most_text));
  }
  return result;
}

void write_tag(SvgWriter& svg, std::string_view word, double left, double top) {
  const std::string text = drawable(word, most_text);
  if (text.empty()) return;
  const double width = drawn_width(text, text_size) + 12;
  svg.box("lattice-tag", {left + 8, top - tag_height / 2}, width, tag_height, tag_height / 2);
  svg.text("lattice-word", {left + 8 + width / 2, top + 5}, text);
}

class Drawing {
 public:
  Drawing(const LatticePicture& picture, const Boxes& boxes, const LatticeLayout& layout)
      : picture_(picture), boxes_(boxes), layout_(layout) {}

  std::string svg() {
    svg_.open("svg");
    const double width = layout_.width + 2 * margin;
    svg_.attribute("class", width > wide ? "lattice is-wide" : "lattice");
    svg_.attribute("viewBox", "0 0 " + SvgWriter::number(width) + " " + SvgWriter::number(layout_.height + 2 * margin));
    svg_.attribute("role", "group");
    svg_.attribute("aria-label", drawable(picture_.title, most_label));
    edges();
    std::vector<std::size_t> order(picture_.nodes.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {}, [&](std::size_t i) {
      const LatticePoint at = layout_.centre[i];
      return std::pair(layout_.row[i], picture_.direction == LatticePicture::Direction::up ? at.x : at.y);
    });
    for (const std::size_t i : order) node(i);
    svg_.close("svg");
    return std::move(svg_).text();
  }

 private:
  static LatticePoint moved(LatticePoint at) { return {at.x + margin, at.y + margin}; }

  void edges() {
    svg_.open("g");
    svg_.attribute("class", "lattice-edges");
    svg_.attribute("aria-hidden", "true");
    for (std::size_t i = 0; i < picture_.edges.size(); ++i) edge(picture_.edges[i], layout_.arrows[i]);
    svg_.close("g");
  }

  void edge(const Edge& edge, const LatticeLayout::Arrow& arrow) {
    svg_.open("g");
    svg_.attribute("class", std::string("lattice-edge ") +
                                (edge.kind == LatticePicture::Kind::vertical ? "is-vertical" : "is-lateral") +
                                (edge.known ? "" : " is-assumed"));
    std::vector<LatticePoint> curve;
    for (const LatticePoint at : arrow.curve) curve.push_back(moved(at));
    svg_.curve("lattice-line", curve);
    svg_.arrow_head("lattice-tip", curve.back(), moved(arrow.tip));
    if (arrow.label) {
      const LatticePoint at = moved(*arrow.label);
      svg_.text("lattice-months", {at.x, at.y + 5}, drawable(edge.label, most_text));
    }
    svg_.close("g");
  }

  void node(std::size_t index) {
    const Node& node = picture_.nodes[index];
    const std::string_view element = node.href.empty() ? "g" : "a";
    svg_.open(element);
    svg_.attribute("id", picture_.prefix + "-" + std::to_string(index));
    svg_.attribute("class", std::string("lattice-node is-").append(name(node.state)) +
                                (node.family.empty() ? "" : " family-" + node.family));
    if (node.href.empty()) {
      svg_.attribute("role", "img");
    } else {
      svg_.attribute("href", node.href);
    }
    svg_.attribute("aria-label", spoken(picture_, node));
    if (node.state == State::here) svg_.attribute("aria-current", "location");
    write_box(node, boxes_.words[index], moved(layout_.centre[index]));
    svg_.close(element);
  }

  void write_box(const Node& node, const Words& words, LatticePoint centre) {
    const double left = centre.x - boxes_.width / 2;
    const double top = centre.y - boxes_.height / 2;
    svg_.box("lattice-box", {left, top}, boxes_.width, boxes_.height, 10);
    const auto lines = words.title.size() + (words.pay.empty() ? 0 : 1);
    double baseline = centre.y - static_cast<double>(lines) * line_height / 2 + 15;
    for (const auto& line : words.title) {
      svg_.text("lattice-title", {centre.x, baseline}, line);
      baseline += line_height;
    }
    if (!words.pay.empty()) svg_.text("lattice-pay", {centre.x, baseline}, words.pay);
    write_tag(svg_, word_of(picture_, node.state), left, top);
  }

  const LatticePicture& picture_;
  const Boxes& boxes_;
  const LatticeLayout& layout_;
  SvgWriter svg_;
};

LatticeBoxes to_lay_out(const LatticePicture& picture, const Boxes& boxes) {
  LatticeBoxes result{.width = boxes.width,
                      .height = boxes.height,
                      .up = picture.direction == LatticePicture::Direction::up,
                      .across = picture.across,
                      .order_in_rank = {},
                      .arrows = {}};
  std::map<std::string_view, std::size_t> index;
  for (const Node& node : picture.nodes) {
    index.emplace(node.id, index.size());
    result.order_in_rank.push_back(static_cast<int>(node.state));
  }
  for (const Edge& edge : picture.edges) {
    const std::string label = drawable(edge.label, most_text);
    result.arrows.push_back({.from = index.at(edge.from),
                             .to = index.at(edge.to),
                             .along = edge.kind == LatticePicture::Kind::vertical,
                             .label_width = drawn_width(label, text_size)});
  }
  return result;
}

}  // namespace

Result<std::string> lattice_svg(const LatticePicture& picture) {
  if (auto problems = problems_of(picture); !problems.empty()) {
    return refuse(Error::Code::invalid, "This lattice cannot be drawn.", std::move(problems));
  }
  const Boxes sized = boxes(picture);
  return lay_out(to_lay_out(picture, sized)).map([&](const LatticeLayout& layout) {
    return Drawing(picture, sized, layout).svg();
  });
}

}  // namespace journeywork::exchange
