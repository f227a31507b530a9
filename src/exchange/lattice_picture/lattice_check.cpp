#include "exchange/lattice_picture/lattice_check.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace journeywork::exchange {
namespace {

constexpr std::size_t most_across = 12;
constexpr std::size_t shown = 80;  ///< bytes of a wrong value that its problem repeats

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '-'; });
}

/// Browsers drop tabs and line ends from an address and take a backslash for a slash, so neither may be in one.
bool is_address(std::string_view href) {
  const auto harmless = [](char c) { return static_cast<unsigned char>(c) > ' ' && c != '\x7F' && c != '\\'; };
  if (!std::ranges::all_of(href, harmless)) return false;
  if (href.starts_with("https://") || href.starts_with("http://")) return true;
  return href.starts_with('/') && !href.starts_with("//");
}

class Check {
 public:
  explicit Check(const LatticePicture& picture) : picture_(picture) {}

  std::vector<Problem> problems() && {
    count();
    if (!problems_.empty()) return std::move(problems_);
    form();
    for (std::size_t i = 0; i < picture_.nodes.size(); ++i) node(i);
    for (std::size_t i = 0; i < picture_.edges.size(); ++i) edge(i);
    return std::move(problems_);
  }

 private:
  void add(std::string field, std::string message, std::string_view value = {}, std::string accepted = {}) {
    problems_.push_back(
        {std::move(field), std::move(message), std::string(value.substr(0, shown)), std::move(accepted)});
  }

  void count() {
    const std::size_t nodes = picture_.nodes.size();
    if (nodes == 0) add("nodes", "There is nothing to draw.");
    if (nodes > most_lattice_nodes) {
      add("nodes", "These are too many for one picture.", std::to_string(nodes), "1 to 60");
    }
    if (picture_.edges.size() > most_lattice_edges) {
      add("edges", "These are too many for one picture.", std::to_string(picture_.edges.size()), "0 to 120");
    }
  }

  void form() {
    if (picture_.prefix.empty() || !is_letter(picture_.prefix[0]) || !is_name(picture_.prefix)) {
      add("prefix", "This is no prefix of an id.", picture_.prefix, "a letter, then letters, digits and hyphens");
    }
    if (picture_.across == 0 || picture_.across > most_across) {
      add("across", "So many do not stand side by side.", std::to_string(picture_.across), "1 to 12");
    }
  }

  void node(std::size_t index) {
    const auto& node = picture_.nodes[index];
    const std::string field = "nodes[" + std::to_string(index) + "].";
    if (!ids_.insert(node.id).second) add(field + "id", "Another node has this id.", node.id);
    if (!is_name(node.family)) {
      add(field + "family", "This is no name of a family.", node.family, "letters, digits and hyphens");
    }
    if (!node.href.empty() && !is_address(node.href)) {
      add(field + "href", "This is no address of a page.", node.href, "a path from the root, or an http address");
    }
  }

  void edge(std::size_t index) {
    const auto& edge = picture_.edges[index];
    const std::string field = "edges[" + std::to_string(index) + "].";
    if (!ids_.contains(edge.from)) add(field + "from", "No node has this id.", edge.from);
    if (!ids_.contains(edge.to)) add(field + "to", "No node has this id.", edge.to);
    if (edge.from == edge.to) add(field + "to", "A move leads somewhere else.", edge.to);
  }

  const LatticePicture& picture_;
  std::set<std::string_view> ids_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> problems_of(const LatticePicture& picture) { return Check(picture).problems(); }

}  // namespace journeywork::exchange
