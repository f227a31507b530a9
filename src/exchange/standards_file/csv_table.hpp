#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// A spreadsheet saved as text: its rows as a spreadsheet numbers them, from 1.
struct CsvTable {
  struct Row {
    int number = 0;
    std::vector<std::string> cells;  ///< without the spaces around unquoted ones
  };
  std::vector<Row> rows;  ///< without the empty ones
  char separator = ',';
  std::vector<Problem> problems;  ///< why there are no rows, or where they end too early
};

/// Comma, semicolon or tab, whichever the first row has most of; UTF-8, UTF-16 with a mark, or Windows-1252; any line
/// ends. Quotes as RFC 4180 has them, and what spreadsheets make of them.
[[nodiscard]] CsvTable read_csv_table(std::string_view bytes);

}  // namespace journeywork::exchange
