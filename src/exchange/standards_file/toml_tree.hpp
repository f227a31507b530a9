#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

/// A TOML text as a plain tree in which every value knows where it stands. toml++ is seen by toml_tree.cpp alone.
namespace journeywork::exchange::toml {

struct Member;

struct Node {
  enum class Kind { text, integer, decimal, boolean, date, list, table };
  Kind kind = Kind::table;
  std::string text;  ///< when a text
  std::int64_t integer = 0;
  double decimal = 0;
  bool boolean = false;
  std::vector<Node> items;      ///< when a list
  std::vector<Member> members;  ///< when a table, in the order of the file

  std::string written;  ///< of a value that fits on a line: as it stands in the file, shortened when long
  int line = 0;
  int column = 0;

  [[nodiscard]] const Member* member(std::string_view key) const;
};

struct Member {
  std::string key;
  int line = 0;  ///< of the key
  int column = 0;
  Node value;
};

struct Document {
  Node root;
  /// What is not TOML. Each broken line was left out of the tree, and the keys below a broken table heading as well.
  std::vector<Problem> problems;
};
[[nodiscard]] Document parse(std::string_view text);

/// "a number", "a list": what people call it.
[[nodiscard]] std::string_view name(Node::Kind kind);

}  // namespace journeywork::exchange::toml
