#pragma once

#include <string>
#include <vector>

#include "exchange/standards_file/csv_columns.hpp"
#include "exchange/standards_file/reading_log.hpp"

namespace journeywork::exchange {

/// The wage schedule of a CSV. Its hours and months are either what must be reached before a step, so that the first
/// step has none, or how long each step lasts, so that the first step has some; what grows from the first step on could
/// be both and is refused.
class CsvWageSteps {
 public:
  explicit CsvWageSteps(ReadingLog& log) : log_(log) {}

  void read(const CsvRow& row);
  /// All steps, with their conditions counted from the start of the agreement.
  [[nodiscard]] std::vector<apprenticeship::WageStep> take();

 private:
  /// One of the two columns, over all steps; 0 stands for an empty cell.
  struct Condition {
    std::string_view key;
    std::string_view heading;
    std::vector<std::int64_t> figures;
    std::vector<Problem> places;  ///< a problem at each figure, its message still to be said
  };

  void read_condition(Condition& condition, std::optional<CsvRow::Cell> cell, std::int64_t figure, int row);
  std::vector<std::int64_t> resolve(Condition& condition);
  void refuse(Condition& condition, std::size_t index, std::string message, std::string accepted);

  ReadingLog& log_;
  std::vector<apprenticeship::WageStep> steps_;
  Condition hours_{"after_ojl_hours", "OJT Hours", {}, {}};
  Condition months_{"after_months", "Duration", {}, {}};
};

}  // namespace journeywork::exchange
