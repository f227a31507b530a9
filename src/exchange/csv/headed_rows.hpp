#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/hours_csv/records.hpp"
#include "exchange/reference/problem_log.hpp"

namespace journeywork::exchange {

/// A published table as CSV, whose first row with anything in it has the headings. Columns are asked for by one or
/// several names; letters' case, spaces and underscores do not matter. Rows that are damaged, or have not
/// as many cells as there are headings, are noted as problems and passed over: in them one cell may stand for another.
class HeadedRows {
 public:
  /// Parted by comma, semicolon, tab or bar, whichever the headings have most of. `bytes` outlives this; so does
  /// `problems`. `file` names the table there.
  HeadedRows(std::string_view bytes, std::string_view file, ProblemLog& problems);
  HeadedRows(const HeadedRows&) = delete;
  HeadedRows& operator=(const HeadedRows&) = delete;

  [[nodiscard]] bool readable() const { return readable_; }
  /// From 0, the first of the names that there is.
  [[nodiscard]] std::optional<std::size_t> column(std::span<const std::string_view> names) const;
  [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const { return column({&name, 1}); }
  /// Notes that a column is not there.
  void missing(std::string_view name);

  /// False at the end, and when the file turns out to be hopeless, which is noted, too.
  [[nodiscard]] bool next();
  [[nodiscard]] int number() const { return record_.number; }  ///< of the row, from 1, the headings counted
  /// Empty where there is no such column.
  [[nodiscard]] std::string_view cell(std::optional<std::size_t> column) const {
    return column && *column < record_.cells.size() ? std::string_view(record_.cells[*column]) : std::string_view();
  }
  void problem(std::optional<std::size_t> column, std::string_view message, std::string_view accepted);
  [[nodiscard]] std::int64_t rows() const { return rows_; }  ///< so far, the headings left out

 private:
  bool take();

  std::string converted_;
  std::string file_;
  ProblemLog& problems_;
  std::optional<hours_csv::Records> records_;
  hours_csv::Record record_;
  std::vector<std::string> headings_;  ///< as written
  std::vector<std::string> keys_;
  std::int64_t rows_ = 0;
  bool readable_ = false;
};

/// Digits with commas between thousands, such as "4,087,950"; nothing for what is not such a number, is negative, or
/// has more than `most` digits.
[[nodiscard]] std::optional<std::int64_t> whole_number(std::string_view text, std::size_t most = 12);
/// "28.84" and "59,980" in hundredths; at most two decimals count, the third rounds.
[[nodiscard]] std::optional<std::int64_t> hundredths(std::string_view text);

}  // namespace journeywork::exchange
