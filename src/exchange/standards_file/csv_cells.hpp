#pragma once

#include <optional>
#include <string>
#include <utility>

#include "exchange/standards_file/csv_columns.hpp"
#include "exchange/standards_file/field_values.hpp"
#include "exchange/standards_file/reading_log.hpp"

/// Reading one cell into one field: where it stands is noted, what is wrong with it is said under its heading.
namespace journeywork::exchange {

inline Problem problem_at(const CsvRow::Cell& cell, int row, std::string message, std::string accepted) {
  return {std::string(cell.heading), std::move(message), std::string(cell.text), std::move(accepted), row, cell.column};
}

inline void refuse_cell(ReadingLog& log, const CsvRow::Cell& cell, int row, std::string field, std::string message,
                        std::string accepted) {
  log.positions.add_unreadable(std::move(field));
  log.add(problem_at(cell, row, std::move(message), std::move(accepted)));
}

/// The figure of a cell by `parse`, or nothing after saying why.
template <class T>
std::optional<T> read_cell(ReadingLog& log, const CsvRow& row, Column column, const std::string& field,
                           Parsed<T> (*parse)(std::string_view), std::string_view accepted) {
  const auto cell = row.cell(column);
  if (!cell) return std::nullopt;
  log.positions.add({field, std::string(cell->text), row.number(), cell->column});
  auto parsed = parse(cell->text);
  if (!parsed.value) refuse_cell(log, *cell, row.number(), field, std::move(parsed.message), std::string(accepted));
  return parsed.value;
}

inline void read_text_cell(ReadingLog& log, const CsvRow& row, Column column, const std::string& field,
                           std::string& out) {
  const auto cell = row.cell(column);
  if (!cell) return;
  log.positions.add({field, std::string(cell->text), row.number(), cell->column});
  if (auto message = refuse_text(cell->text)) {
    refuse_cell(log, *cell, row.number(), field, *message, std::string(accepted_text));
  } else {
    out = cell->text;
  }
}

/// Says what a row lacks.
inline void refuse_missing(ReadingLog& log, int row, std::string heading, std::string field, std::string accepted) {
  log.positions.add_unreadable(std::move(field));
  auto message = heading + " is missing.";
  log.add({std::move(heading), std::move(message), {}, std::move(accepted), row, 0});
}

inline constexpr std::string_view accepted_hours_cell = "hours, such as 4000, 37.5 or 37:20";
inline constexpr std::string_view accepted_percent_cell = "percent, such as 60, 62.5 or 60 %";

}  // namespace journeywork::exchange
