#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// Occupations and the moves between them, to be drawn. All texts are UTF-8.
struct LatticePicture {
  enum class State {
    here,       ///< where the viewer stands
    reachable,  ///< nothing required is missing
    near,       ///< a known move or two away
    far,        ///< further away
    plain       ///< nothing is known of the viewer
  };
  struct Node {
    std::string id;        ///< of any form; unique in the picture
    std::string title;     ///< short, at most 22 characters fit: "BMET II"
    std::string subtitle;  ///< what it pays, ready to be read: "$61,300"; may be empty
    std::string href;      ///< where its page is: a path or an http address; empty for no link
    std::string label;     ///< what a screen reader says: "BMET II, about 24 months from here, $61,300"; made of
                           ///< title, state and subtitle when it is empty
    State state = State::plain;
    std::string family;  ///< "htm": the node's class is "family-htm"; letters, digits and hyphens only; may be empty
  };
  enum class Kind { vertical, lateral };
  struct Edge {
    std::string from;  ///< id of a node
    std::string to;
    Kind kind = Kind::vertical;
    std::string label;  ///< "24 months"; may be empty
    bool known = true;  ///< a move that people are known to take; otherwise drawn dashed
  };
  enum class Direction { up, right };

  std::string title;           ///< of the whole, for those who do not see it: "Where BMET I leads"
  std::string prefix = "lat";  ///< of the ids in the markup, so that two pictures fit on one page: a letter, then
                               ///< letters, digits and hyphens
  Direction direction = Direction::up;  ///< vertical moves go this way; up is for phones
  std::size_t across = 3;               ///< nodes side by side at most, 1 to 12; 3 stays readable on a phone
  std::string here_word = "You";        ///< on the node where the viewer stands
  std::string reachable_word = "Open";  ///< on what is reachable
  std::vector<Node> nodes;
  std::vector<Edge> edges;
};

inline constexpr std::size_t most_lattice_nodes = 60;
inline constexpr std::size_t most_lattice_edges = 120;

/// An <svg> element to be put into an HTML page. It has a viewBox and no size of its own, and no colours, fonts or ids
/// but its own: the page's stylesheet paints it through these classes:
///   svg.lattice[.is-wide] (over 480 px: let it scroll on a phone) > g.lattice-edges >
///   g.lattice-edge.(is-vertical|is-lateral)[.is-assumed] > path.lattice-line, path.lattice-tip,
///                                                                        text.lattice-months
///   svg.lattice > a|g.lattice-node.(is-here|is-reachable|is-near|is-far|is-plain)[.family-X] > rect.lattice-box,
///                 text.lattice-title, text.lattice-pay, and for is-here and is-reachable
///                 rect.lattice-tag, text.lattice-word
/// Nodes come after the edges and in the order of reading: along the direction from the first rank to the last. Each is
/// an <a> with an aria-label that the tab key reaches; the edges are hidden from screen readers, which have the list. A
/// user unit is a pixel at full size, for which texts are measured at 15 (title, 600) and 14 (all else).
///
/// Refuses no nodes at all, more nodes or edges than the limits, an id twice, an edge from or to what is not there or
/// to itself, an address that is neither a path nor http, and a prefix or family of another form; the fields of
/// the problems are "nodes", "nodes[3].id", "edges[7].to" and so on. One picture is laid out at a time, the others
/// wait.
[[nodiscard]] Result<std::string> lattice_svg(const LatticePicture& picture);

}  // namespace journeywork::exchange
