#include "exchange/standards_file/csv_columns.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "exchange/standards_file/suggestion.hpp"

namespace journeywork::exchange {

namespace {

using enum Column;

constexpr auto headings_known = std::to_array<std::pair<std::string_view, Column>>({
    {"Work Process Sort Order", process_order},
    {"Work Process Title", process_title},
    {"Work Process Description", process_description},
    {"Minimum Hours", process_minimum},
    {"Maximum Hours", process_maximum},
    {"Skill Sort Order", skill_order},
    {"Skill Title", skill_title},
    {"Skill Statement", skill_statement},
    {"Required Level", skill_level},
    {"Course Sort Order", course_order},
    {"Course Code", course_code},
    {"Course Title", course_title},
    {"Course Name", course_title},
    {"Course Hours", course_hours},
    {"Related Training Organization", course_provider},
    {"Course Year", course_year},
    {"Step Level Title", step_title},
    {"OJT Hours", step_hours},
    {"Step OJT Hours", step_hours},
    {"OJT %", step_percent},
    {"Step OJT Percentage", step_percent},
    {"Duration", step_duration},
    {"Step Duration", step_duration},
    {"RSI Hours", step_instruction},
    {"Step RSI Hours", step_instruction},
    {"Step Sort Order", not_kept},
    {"Sub Category", not_kept},
    {"Work Process Sub Category", not_kept},
    {"Answer Options", not_kept},
    {"Course Description", not_kept},
});

constexpr std::size_t most_columns = 500;

/// Lower case, with one space for whatever separates the words.
std::string plain(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    const bool space = c == ' ' || c == '_' || c == '\t' || c == '\n';
    if (space && (out.empty() || out.back() == ' ')) continue;
    out += space ? ' ' : (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// In the order of headings_known.
std::vector<std::string> plain_headings() {
  std::vector<std::string> all;
  for (const auto& [heading, column] : headings_known) all.push_back(plain(heading));
  return all;
}

}  // namespace

bool CsvRow::has(Column column) const { return std::ranges::find(columns_, std::optional(column)) != columns_.end(); }

std::optional<CsvRow::Cell> CsvRow::cell(Column column) const {
  const auto found = std::ranges::find(columns_, std::optional(column));
  const auto index = static_cast<std::size_t>(found - columns_.begin());
  if (found == columns_.end() || index >= row_.cells.size() || row_.cells[index].empty()) return std::nullopt;
  return Cell{row_.cells[index], static_cast<int>(index) + 1, headings_.cells[index]};
}

std::string CsvRow::text(Column column) const {
  const auto found = cell(column);
  return found ? std::string(found->text) : std::string{};
}

std::optional<std::vector<std::optional<Column>>> columns_of(const CsvTable::Row& headings, ReadingLog& log) {
  if (headings.cells.size() > most_columns) {
    log.add({"", "This is not the table of standards: it has too many columns.", std::to_string(headings.cells.size()),
             "at most " + std::to_string(most_columns) + " columns", headings.number, 1});
    return std::nullopt;
  }
  const auto known = plain_headings();
  const auto place_of = [&](const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(known, name) - known.begin());
  };
  std::vector<std::optional<Column>> columns;
  bool any = false;
  for (std::size_t i = 0; i < headings.cells.size(); ++i) {
    const auto& heading = headings.cells[i];
    const int number = static_cast<int>(i) + 1;
    const auto name = plain(heading);
    const auto place = place_of(name);
    auto column = place < known.size() ? std::optional(headings_known[place].second) : std::nullopt;
    if (column && column != not_kept && std::ranges::find(columns, column) != columns.end()) {
      log.add({heading, "Two columns have this heading.", heading, "each heading once", headings.number, number});
      column = not_kept;
    }
    if (const auto near = column ? std::nullopt : suggestion(name, known); near && !log.is_full()) {
      const std::string meant(headings_known[place_of(*near)].first);
      log.add({heading, "There is no column " + heading + "; did you mean " + meant + "?", heading, meant,
               headings.number, number});
    }
    any = any || column.has_value();
    columns.push_back(column);
  }
  if (any) return columns;
  log.add({"",
           "None of the headings is one of standards.",
           {},
           "headings such as Work Process Title, Minimum Hours, Skill Title, Course Title, Step Level Title",
           headings.number,
           1});
  return std::nullopt;
}

}  // namespace journeywork::exchange
