#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "core/apprenticeship/standards_text.hpp"
#include "exchange/standards_file/csv_cells.hpp"
#include "exchange/standards_file/csv_figures.hpp"
#include "exchange/standards_file/csv_wage_steps.hpp"
#include "exchange/standards_file/standards_file.hpp"

namespace journeywork::exchange {

using namespace apprenticeship;

namespace {

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// "4.03": the third skill of work process 4, so that codes sort as the schedule does.
std::string competency_code(const std::string& process, std::string_view order) {
  if (!all_digits(order)) return std::string(order);
  return process + (order.size() < 2 ? ".0" : ".") + std::string(order);
}

class SheetReader {
 public:
  SheetReader(const Standards& base, std::optional<int> required_level, ReadingLog& log)
      : base_(base), required_level_(required_level), log_(log), steps_(log) {}

  void read(const CsvRow& row) {
    read_process(row);
    read_competency(row);
    read_course(row);
    steps_.read(row);
  }

  [[nodiscard]] Standards take() {
    auto standards = base_;
    if (!processes_.empty()) standards.processes = std::move(processes_);
    if (!courses_.empty()) standards.courses = std::move(courses_);
    if (auto steps = steps_.take(); !steps.empty()) standards.wage_steps = std::move(steps);
    return standards;
  }

 private:
  void read_process(const CsvRow& row);
  void read_process_hours(const CsvRow& row, const std::string& path, WorkProcess& process);
  void read_again(const CsvRow& row, const WorkProcess& process);
  void read_competency(const CsvRow& row);
  void read_level(const CsvRow& row, const std::string& field, const Competency* earlier, int& out);
  void read_course(const CsvRow& row);
  void read_year(const CsvRow& row, const std::string& field, const Course* earlier, int& out);
  void missing(const CsvRow& row, Column column, std::string heading, std::string field, std::string_view accepted);

  const Standards& base_;
  std::optional<int> required_level_;
  ReadingLog& log_;
  std::vector<WorkProcess> processes_;
  std::map<std::string, std::size_t> process_by_key_;
  std::optional<std::size_t> current_;  ///< the work process that rows without one belong to
  std::vector<Course> courses_;
  CsvWageSteps steps_;
  std::set<Column> said_;  ///< columns of which was said that the file has none
};

/// A column that the file does not have is missed in the first row that needs it, not in each.
void SheetReader::missing(const CsvRow& row, Column column, std::string heading, std::string field,
                          std::string_view accepted) {
  if (row.has(column) || said_.insert(column).second) {
    refuse_missing(log_, row.number(), std::move(heading), std::move(field), std::string(accepted));
  } else {
    log_.positions.add_unreadable(std::move(field));
  }
}

void SheetReader::read_process(const CsvRow& row) {
  const auto order = row.text(Column::process_order);
  const auto title = row.text(Column::process_title);
  if (order.empty() && title.empty()) return;
  const auto [found, is_new] = process_by_key_.try_emplace(order.empty() ? title : order, processes_.size());
  current_ = found->second;
  if (!is_new) return read_again(row, processes_[*current_]);

  const auto path = item_path("work_process", *current_);
  log_.positions.add({path, {}, row.number(), 1});
  auto& process = processes_.emplace_back();
  process.code = std::to_string(processes_.size());
  read_text_cell(log_, row, Column::process_order, path + ".code", process.code);
  read_text_cell(log_, row, Column::process_title, path + ".title", process.title);
  read_text_cell(log_, row, Column::process_description, path + ".description", process.description);
  read_process_hours(row, path, process);
}

/// A schedule with one figure a line means just that many hours: no range.
void SheetReader::read_process_hours(const CsvRow& row, const std::string& path, WorkProcess& process) {
  const auto hours = [&](Column column, const std::string& field) {
    return read_cell(log_, row, column, field, hours_from_cell, accepted_hours_cell);
  };
  const auto minimum = hours(Column::process_minimum, path + ".minimum_hours");
  const auto maximum = hours(Column::process_maximum, path + ".maximum_hours");
  if (!row.cell(Column::process_minimum) && base_.approach != Approach::competency_based) {
    missing(row, Column::process_minimum, "Minimum Hours", path + ".minimum_hours", accepted_hours_cell);
  }
  if (!row.cell(Column::process_maximum) && !log_.positions.readable(path + ".minimum_hours")) {
    log_.positions.add_unreadable(path + ".maximum_hours");
  }
  process.minimum = minimum.value_or(Minutes{});
  process.maximum = row.cell(Column::process_maximum) ? maximum.value_or(Minutes{}) : process.minimum;
}

/// Rows of one work process repeat its columns, or leave them empty; they may not say something else.
void SheetReader::read_again(const CsvRow& row, const WorkProcess& process) {
  const auto path = item_path("work_process", *current_);
  const auto hours_differ = [&](Column column, Minutes known) {
    return hours_from_cell(row.text(column)).value != known;
  };
  const auto refuse_unless_same = [&](Column column, const std::string& field, bool differs) {
    const auto cell = row.cell(column);
    if (!cell || !differs || !log_.positions.readable(field)) return;
    const auto* first = log_.positions.find(path);
    refuse_cell(log_, *cell, row.number(), field,
                label("Work process", process.code, process.title) + " says something else in row " +
                    std::to_string(first ? first->line : 0) + ".",
                "the same in every row of a work process, or nothing");
  };
  refuse_unless_same(Column::process_title, path + ".title", row.text(Column::process_title) != process.title);
  refuse_unless_same(Column::process_minimum, path + ".minimum_hours",
                     hours_differ(Column::process_minimum, process.minimum));
  refuse_unless_same(Column::process_maximum, path + ".maximum_hours",
                     hours_differ(Column::process_maximum, process.maximum));
}

void SheetReader::read_competency(const CsvRow& row) {
  const auto title = row.cell(Column::skill_title);
  const auto order = row.cell(Column::skill_order);
  if (!title && !order) return;
  if (!current_) {
    const auto& cell = title ? *title : *order;
    refuse_cell(log_, cell, row.number(), "work_process", "There is no work process above this skill.",
                "a Work Process Title in this row or one above");
    return;
  }
  auto& process = processes_[*current_];
  const auto path = item_path(item_path("work_process", *current_) + ".competency", process.competencies.size());
  log_.positions.add({path, {}, row.number(), 1});
  auto& competency = process.competencies.emplace_back();
  auto number = std::to_string(process.competencies.size());
  read_text_cell(log_, row, Column::skill_order, path + ".code", number);
  competency.code = competency_code(process.code, number);
  if (!title) missing(row, Column::skill_title, "Skill Title", path + ".title", "a short title");
  read_text_cell(log_, row, Column::skill_title, path + ".title", competency.title);
  read_text_cell(log_, row, Column::skill_statement, path + ".statement", competency.statement);
  const auto* earlier = base_.competency(competency.code);
  if (earlier && competency.statement.empty()) competency.statement = earlier->statement;
  read_level(row, path + ".required_level", earlier, competency.required_level);
}

/// A level by its number or its name; what neither the row nor the base says is never guessed.
void SheetReader::read_level(const CsvRow& row, const std::string& field, const Competency* earlier, int& out) {
  const auto cell = row.cell(Column::skill_level);
  if (!cell) {
    if (earlier || required_level_) {
      out = earlier ? earlier->required_level : *required_level_;
    } else {
      missing(row, Column::skill_level, "Required Level", field,
              "a column Required Level, or one level given for all competencies");
    }
    return;
  }
  const auto named = std::ranges::find(base_.levels, cell->text, &Level::name);
  if (named != base_.levels.end()) {
    log_.positions.add({field, std::string(cell->text), row.number(), cell->column});
    out = named->value;
  } else if (const auto level = read_cell(log_, row, Column::skill_level, field, count_from_cell,
                                          "the number or the name of a level")) {
    out = *level;
  }
}

void SheetReader::read_course(const CsvRow& row) {
  if (!row.cell(Column::course_title) && !row.cell(Column::course_code) && !row.cell(Column::course_hours)) return;
  const auto path = item_path("course", courses_.size());
  log_.positions.add({path, {}, row.number(), 1});
  auto& course = courses_.emplace_back();
  course.code =
      "RI-" + (row.cell(Column::course_order) ? row.text(Column::course_order) : std::to_string(courses_.size()));
  read_text_cell(log_, row, Column::course_code, path + ".code", course.code);
  if (!row.cell(Column::course_title)) {
    missing(row, Column::course_title, "Course Title", path + ".title", "a short title");
  }
  read_text_cell(log_, row, Column::course_title, path + ".title", course.title);
  read_text_cell(log_, row, Column::course_provider, path + ".provider", course.provider);
  if (!row.cell(Column::course_hours)) {
    missing(row, Column::course_hours, "Course Hours", path + ".hours", accepted_hours_cell);
  }
  const auto length = read_cell(log_, row, Column::course_hours, path + ".hours", hours_from_cell, accepted_hours_cell);
  course.length = length.value_or(Minutes{});
  const auto* earlier = base_.course(course.code);
  if (earlier && course.provider.empty()) course.provider = earlier->provider;
  read_year(row, path + ".year", earlier, course.year);
}

void SheetReader::read_year(const CsvRow& row, const std::string& field, const Course* earlier, int& out) {
  constexpr int months_of_a_year = 12;
  const int months = base_.term_months.value;
  if (row.cell(Column::course_year)) {
    out = read_cell(log_, row, Column::course_year, field, count_from_cell, "a year of the term, from 1").value_or(out);
  } else if (earlier) {
    out = earlier->year;
  } else if (months < 1 || months > months_of_a_year) {
    missing(row, Column::course_year, "Course Year", field,
            "a column Course Year: the year of the term, from 1, in which the course is planned");
  }
}

void read_rows(const CsvTable& table, SheetReader& reader, ReadingLog& log) {
  if (table.rows.empty()) {
    if (table.problems.empty()) log.add({"", "The file is empty.", {}, "a row of headings and the rows below", 1, 1});
    return;
  }
  const auto& headings = table.rows.front();
  const auto columns = columns_of(headings, log);
  if (!columns) return;
  for (std::size_t i = 1; i < table.rows.size() && !log.is_full(); ++i) {
    const CsvRow row(table.rows[i], *columns, headings);
    reader.read(row);
    const auto& cells = table.rows[i].cells;
    const auto beyond = std::min(cells.size(), headings.cells.size());
    const auto extra = std::find_if(cells.begin() + static_cast<std::ptrdiff_t>(beyond), cells.end(),
                                    [](const std::string& cell) { return !cell.empty(); });
    if (extra == cells.end()) continue;
    log.add({"", "This cell has no heading.", *extra, "as many cells as headings", row.number(),
             static_cast<int>(extra - cells.begin()) + 1});
  }
}

}  // namespace

StandardsReading read_standards_csv(std::string_view text, const Standards& base, std::optional<int> required_level) {
  const auto table = read_csv_table(text);
  ReadingLog log;
  for (const auto& problem : table.problems) log.add(problem);
  SheetReader reader(base, required_level, log);
  read_rows(table, reader, log);

  StandardsFile file{reader.take(), std::move(log.positions)};
  StandardsReading reading;
  reading.problems = log.take();
  if (reading.problems.empty()) {
    reading.file = std::move(file);
  } else if (table.problems.empty()) {
    reading.partial = std::move(file);
  }
  return reading;
}

}  // namespace journeywork::exchange
