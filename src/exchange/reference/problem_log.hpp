#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// One thing that is wrong in one of several files; `problem.field` is a heading, `problem.line` a line of the file.
struct FileProblem {
  std::string file;
  Problem problem;

  bool operator==(const FileProblem&) const = default;
};

/// A file with a shifted column has as many problems as rows: the first are told, all are counted.
class ProblemLog {
 public:
  static constexpr std::size_t most_shown = 20;
  static constexpr std::size_t longest_value = 60;  ///< bytes

  void add(std::string_view file, int line, std::string_view heading, std::string_view message,
           std::string_view value = {}, std::string_view accepted = {}) {
    ++count_;
    if (shown_.size() >= most_shown) return;
    Problem problem{std::string(heading), std::string(message), shortened(value), std::string(accepted), line, 0};
    shown_.push_back({std::string(file), std::move(problem)});
  }

  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] const std::vector<FileProblem>& shown() const { return shown_; }

 private:
  /// Whatever the bytes were, a page or a terminal can show it.
  static std::string shortened(std::string_view value) {
    std::string out;
    for (const char c : value.substr(0, longest_value)) out += c >= ' ' && c <= '~' ? c : '?';
    if (value.size() > longest_value) out += "...";
    return out;
  }

  std::int64_t count_ = 0;
  std::vector<FileProblem> shown_;
};

}  // namespace journeywork::exchange
