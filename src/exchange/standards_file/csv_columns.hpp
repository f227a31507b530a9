#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/standards_file/csv_table.hpp"
#include "exchange/standards_file/reading_log.hpp"

namespace journeywork::exchange {

/// What a column of a standards CSV may hold. The headings are those of the spreadsheet template of
/// apprenticeshipstandards.org, in its spellings over the years, and a few of our own for what it has no column for.
enum class Column {
  process_order,
  process_title,
  process_description,
  process_minimum,
  process_maximum,
  skill_order,
  skill_title,
  skill_statement,
  skill_level,
  course_order,
  course_code,
  course_title,
  course_hours,
  course_provider,
  course_year,
  step_title,
  step_hours,
  step_percent,
  step_duration,
  step_instruction,
  not_kept,  ///< known, but nothing of ours: sub category, answer options, step order
};

/// One row seen through the headings.
class CsvRow {
 public:
  struct Cell {
    std::string_view text;
    int column = 0;  ///< from 1
    std::string_view heading;
  };

  CsvRow(const CsvTable::Row& row, const std::vector<std::optional<Column>>& columns, const CsvTable::Row& headings)
      : row_(row), columns_(columns), headings_(headings) {}

  [[nodiscard]] int number() const { return row_.number; }
  /// False when the file has no such column at all.
  [[nodiscard]] bool has(Column column) const;
  /// The cell of a column that is there and not empty.
  [[nodiscard]] std::optional<Cell> cell(Column column) const;
  [[nodiscard]] std::string text(Column column) const;

 private:
  const CsvTable::Row& row_;
  const std::vector<std::optional<Column>>& columns_;
  const CsvTable::Row& headings_;
};

/// Which column each heading stands for. A heading near one of ours is a problem, because its values would be lost; one
/// that is far from all is somebody's own and passed over. Nothing, after saying so, when these are not our headings.
[[nodiscard]] std::optional<std::vector<std::optional<Column>>> columns_of(const CsvTable::Row& headings,
                                                                           ReadingLog& log);

}  // namespace journeywork::exchange
