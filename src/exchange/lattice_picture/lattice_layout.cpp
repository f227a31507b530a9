#include "exchange/lattice_picture/lattice_layout.hpp"

#include <graphviz/gvc.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <mutex>
#include <span>
#include <string>

#include "exchange/lattice_picture/lattice_rows.hpp"

// The layout engine, linked instead of looked up in a configuration file that a fresh machine may lack.
extern "C" gvplugin_library_t gvplugin_dot_layout_LTX_library;  // NOLINT(readability-identifier-naming): its name

namespace journeywork::exchange {
namespace {

constexpr double points_an_inch = 72;
constexpr double gap_beside = 16;
constexpr double gap_between_rows = 44;
constexpr double label_font = 14;

/// Graphviz takes `char*` for what it only reads.
char* text_of(const char* text) { return const_cast<char*>(text); }

std::string number(double value) {
  std::array<char, 32> digits{};
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 4);
  return {digits.data(), end};
}

std::string inches(double pixels) { return number(pixels / points_an_inch); }

/// What Graphviz has to say goes nowhere: a layout that fails is refused, and warnings are of no use to a visitor.
int say_nothing(char*) { return 0; }

/// All that Graphviz shares between two graphs. It knows no threads, so whoever lays out holds the lock.
class Engine {
 public:
  Engine() : builtins_{{{"gvplugin_dot_layout_LTX_library", &gvplugin_dot_layout_LTX_library}, {nullptr, nullptr}}} {
    agseterr(AGERR);
    agseterrf(say_nothing);
    context_ = gvContextPlugins(builtins_.data(), 0);
  }
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  ~Engine() { gvFreeContext(context_); }

  [[nodiscard]] GVC_t* context() const { return context_; }
  [[nodiscard]] std::mutex& lock() { return lock_; }

 private:
  std::array<lt_symlist_t, 2> builtins_;
  GVC_t* context_ = nullptr;
  std::mutex lock_;
};

Engine& engine() {
  static Engine one;
  return one;
}

class Graph {
 public:
  explicit Graph(const LatticeBoxes& boxes) : graph_(agopen(text_of("lattice"), Agdirected, nullptr)) {
    set(AGRAPH, "rankdir", boxes.up ? "BT" : "LR");
    set(AGRAPH, "nodesep", inches(gap_beside));
    set(AGRAPH, "ranksep", inches(gap_between_rows));
    set(AGRAPH, "nslimit", "4");  // rounds of network simplex, and of ordering, that bound the time of a dense picture
    set(AGRAPH, "mclimit", "0.5");
    set(AGNODE, "shape", "box");
    set(AGNODE, "label", "");
    set(AGNODE, "fixedsize", "true");
    set(AGNODE, "width", inches(boxes.width));
    set(AGNODE, "height", inches(boxes.height));
    set(AGEDGE, "arrowsize", "0.7");
    set(AGEDGE, "fontname", "Helvetica");
    set(AGEDGE, "fontsize", number(label_font));
    set(AGEDGE, "label", "");
    set(AGEDGE, "dir", "forward");
    set(AGEDGE, "style", "solid");
    set(AGEDGE, "weight", "1");
    for (std::size_t i = 0; i < boxes.order_in_rank.size(); ++i) {
      nodes_.push_back(agnode(graph_, text_of(("n" + std::to_string(i)).c_str()), 1));
    }
  }
  Graph(const Graph&) = delete;
  Graph& operator=(const Graph&) = delete;
  ~Graph() {
    if (laid_out_) gvFreeLayout(engine().context(), graph_);
    agclose(graph_);
  }

  Agedge_t* connect(std::size_t from, std::size_t to) {
    return agedge(graph_, nodes_[from], nodes_[to], text_of(("e" + std::to_string(edges_++)).c_str()), 1);
  }
  static void set(Agedge_t* edge, const char* name, const std::string& value) {
    agset(edge, text_of(name), text_of(value.c_str()));
  }
  void set(int kind, const char* name, const std::string& value) {
    agattr(graph_, kind, text_of(name), text_of(value.c_str()));
  }
  /// One row for these boxes.
  void keep_together(std::span<const std::size_t> row) {
    Agraph_t* together = agsubg(graph_, text_of(("r" + std::to_string(rows_++)).c_str()), 1);
    agsafeset(together, text_of("rank"), text_of("same"), text_of(""));
    for (const std::size_t node : row) agsubnode(together, nodes_[node], 1);
  }
  [[nodiscard]] bool lay_out() {
    laid_out_ = gvLayout(engine().context(), graph_, "dot") == 0;
    return laid_out_;
  }
  [[nodiscard]] pointf at(std::size_t node) const { return ND_coord(nodes_[node]); }
  [[nodiscard]] boxf bounds() const { return GD_bb(graph_); }

 private:
  Agraph_t* graph_;
  std::vector<Agnode_t*> nodes_;
  std::size_t edges_ = 0;
  std::size_t rows_ = 0;
  bool laid_out_ = false;
};

/// From Graphviz, whose y goes up, to ours.
class Frame {
 public:
  explicit Frame(boxf bounds) : left_(bounds.LL.x), top_(bounds.UR.y) {}
  [[nodiscard]] LatticePoint operator()(pointf at) const { return {at.x - left_, top_ - at.y}; }

 private:
  double left_;
  double top_;
};

/// `back` is an arrow that Graphviz knows the other way round.
LatticeLayout::Arrow drawn(Agedge_t* edge, const Frame& frame, bool back) {
  LatticeLayout::Arrow result;
  if (const splines* found = ED_spl(edge); found != nullptr && found->size > 0) {
    const bezier& piece = found->list[0];
    for (const pointf& at : std::span(piece.list, static_cast<std::size_t>(piece.size))) {
      result.curve.push_back(frame(at));
    }
    if (back) std::ranges::reverse(result.curve);
    const bool has_tip = back ? piece.sflag != 0 : piece.eflag != 0;
    result.tip = has_tip ? frame(back ? piece.sp : piece.ep) : result.curve.back();
  }
  if (const textlabel_t* label = ED_label(edge); label != nullptr && label->set) result.label = frame(label->pos);
  return result;
}

/// Graphviz only sees digits, as many as are as wide as the label.
std::string room_for(double label_width) {
  constexpr double digit = label_font * 0.556;
  return std::string(static_cast<std::size_t>(std::ceil(label_width / digit)), '0');
}

std::vector<std::size_t> row_of_each(const LatticeRows& rows, std::size_t boxes) {
  std::vector<std::size_t> result(boxes);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const std::size_t box : rows[i]) result[box] = i;
  }
  return result;
}

/// All edges lead from row to row: at circles Graphviz 2.43 loses memory, and at a label within the first row it frees
/// what is not its own.
std::vector<Agedge_t*> connect(Graph& graph, const LatticeBoxes& boxes, std::span<const std::size_t> row) {
  std::vector<Agedge_t*> edges;
  for (const auto& arrow : boxes.arrows) {
    const bool back = row[arrow.from] > row[arrow.to];
    Agedge_t* edge = back ? graph.connect(arrow.to, arrow.from) : graph.connect(arrow.from, arrow.to);
    Graph::set(edge, "dir", back ? "back" : "forward");
    Graph::set(edge, "weight", arrow.along ? "3" : "1");  // upward moves are drawn straighter
    if (arrow.label_width > 0) Graph::set(edge, "label", room_for(arrow.label_width));
    edges.push_back(edge);
  }
  return edges;
}

/// Each row is one rank, right above the one before.
void stack(Graph& graph, const LatticeRows& rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    graph.keep_together(rows[i]);
    if (i == 0) continue;
    Agedge_t* order = graph.connect(rows[i - 1].front(), rows[i].front());
    Graph::set(order, "style", "invis");
    Graph::set(order, "weight", "0");
  }
}

}  // namespace

Result<LatticeLayout> lay_out(const LatticeBoxes& boxes) {
  const LatticeRows rows = rows_of(boxes);
  LatticeLayout result;
  result.row = row_of_each(rows, boxes.order_in_rank.size());
  const std::scoped_lock lock(engine().lock());
  Graph graph(boxes);
  const auto edges = connect(graph, boxes, result.row);
  stack(graph, rows);
  if (!graph.lay_out()) return refuse(Error::Code::unavailable, "The picture could not be laid out.");
  const boxf bounds = graph.bounds();
  const Frame frame(bounds);
  result.width = bounds.UR.x - bounds.LL.x;
  result.height = bounds.UR.y - bounds.LL.y;
  for (std::size_t i = 0; i < result.row.size(); ++i) result.centre.push_back(frame(graph.at(i)));
  for (std::size_t i = 0; i < edges.size(); ++i) {
    const auto& [from, to, along, label_width] = boxes.arrows[i];
    result.arrows.push_back(drawn(edges[i], frame, result.row[from] > result.row[to]));
    if (result.arrows.back().curve.empty()) return refuse(Error::Code::unavailable, "The picture could not be drawn.");
  }
  return result;
}

}  // namespace journeywork::exchange
