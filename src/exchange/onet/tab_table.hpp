#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace journeywork::exchange {

/// A table with headings whose cells are parted by tabs, as O*NET publishes them: nothing is quoted, no cell goes on in
/// the next line. Cells that a spreadsheet put in quotes when it saved the table are taken out of them. Any line ends,
/// a byte order mark, and Windows-1252 where it is no UTF-8.
class TabTable {
 public:
  /// Refers to `bytes` where they are UTF-8 already.
  explicit TabTable(std::string_view bytes);
  TabTable(const TabTable&) = delete;
  TabTable& operator=(const TabTable&) = delete;

  /// Whether it is a text with a line of headings at all.
  [[nodiscard]] bool readable() const { return readable_; }
  [[nodiscard]] std::size_t columns() const { return headings_.size(); }
  /// The first line is parted by commas or semicolons instead.
  [[nodiscard]] bool other_separator() const;
  /// From 0. Letters' case does not matter.
  [[nodiscard]] std::optional<std::size_t> column(std::string_view heading) const;

  /// The next line that has anything in it; false at the end.
  [[nodiscard]] bool next();
  [[nodiscard]] int line() const { return line_; }  ///< from 1, the headings' line counted
  [[nodiscard]] std::size_t cells() const { return cells_.size(); }
  /// Without the spaces around it; empty where the line is too short. Until the next `next`.
  [[nodiscard]] std::string_view cell(std::size_t column) const {
    return column < cells_.size() ? cells_[column] : std::string_view();
  }

 private:
  bool take_line(std::string_view& line);
  void split(std::string_view line);
  std::string_view bare(std::string_view cell);

  std::string converted_;
  std::string_view rest_;
  std::vector<std::string> headings_;
  std::vector<std::string_view> cells_;
  std::vector<std::string> unquoted_;  ///< what cells_ refers to where quotes were doubled
  std::size_t unquoted_used_ = 0;
  int line_ = 0;
  bool readable_ = false;
};

}  // namespace journeywork::exchange
