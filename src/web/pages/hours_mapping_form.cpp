#include "web/pages/hours_mapping_form.hpp"

#include <algorithm>
#include <charconv>

#include "web/site.hpp"

namespace journeywork::web::pages {

namespace {

namespace hours_csv = exchange::hours_csv;
using hours_csv::Field;

constexpr std::size_t samples_shown = 5;    // rows of the file
constexpr std::size_t samples_in_line = 3;  // beside a column

struct FieldWords {
  Field field;
  const char* text;
  const char* hint;
  bool needed;
};
constexpr FieldWords fields[] = {
    {Field::person, "Person", "email or employee number", true},
    {Field::date, "Day", "on which the work was done", true},
    {Field::hours, "How long", "1:30, 1.5 or 90", true},
    {Field::work_process, "Work process", "its code or title", false},
    {Field::course, "Course", "for related instruction, its code or title", false},
    {Field::note, "What was done", "a few words", false},
    {Field::device, "Kind of device", "", false},
    {Field::work_order, "Work order", "its number", false},
    {Field::line_id, "Line number", "if the file numbers its lines: then a changed line is known again", false}};

void option(Dict& at, const char* section, std::string_view value, std::string_view text, bool selected) {
  at.add(section).set("OPTION_VALUE", value).set("OPTION_TEXT", text).show_if(selected, "OPTION_SELECTED");
}

void fill_forms(Dict& page, const services::HoursMapping& mapping, const services::HoursInspection& inspection) {
  for (const char separator : hours_csv::separators) {
    const auto name = hours_csv::name(separator);
    option(page, "SEPARATOR_OPTION", name, name, mapping.separator.value_or(inspection.separator) == separator);
  }
  option(page, "DATE_OPTION", "", "Choose", !mapping.date_order);
  const std::pair<hours_csv::DateOrder, const char*> orders[] = {
      {hours_csv::DateOrder::ymd, "year, month, day (2026-11-19)"},
      {hours_csv::DateOrder::dmy, "day, month, year (19.11.2026)"},
      {hours_csv::DateOrder::mdy, "month, day, year (11/19/2026)"}};
  for (const auto& [order, text] : orders)
    option(page, "DATE_OPTION", hours_csv::name(order), text, mapping.date_order == order);
  option(page, "HOURS_OPTION", "", "Only with a unit or a fraction", !mapping.plain_numbers);
  option(page, "HOURS_OPTION", "hours", "A plain number is hours",
         mapping.plain_numbers == hours_csv::PlainNumber::hours);
  option(page, "HOURS_OPTION", "minutes", "A plain number is minutes",
         mapping.plain_numbers == hours_csv::PlainNumber::minutes);
  const std::pair<hours_csv::DecimalMark, const char*> marks[] = {{hours_csv::DecimalMark::either, "1.5 or 1,5"},
                                                                  {hours_csv::DecimalMark::point, "1.5"},
                                                                  {hours_csv::DecimalMark::comma, "1,5"}};
  for (const auto& [mark, text] : marks)
    option(page, "DECIMAL_OPTION", hours_csv::name(mark), text, mapping.decimal == mark);
}

/// The first different values, in a line.
std::string samples_of(const std::vector<std::string>& values) {
  std::vector<std::string> shown;
  for (const auto& value : values) {
    const bool again = std::find(shown.begin(), shown.end(), value) != shown.end();
    if (!value.empty() && !again && shown.size() < samples_in_line) shown.push_back(value);
  }
  std::string line;
  for (const auto& value : shown) line += (line.empty() ? "" : ", ") + value;
  return line;
}

}  // namespace

services::HoursMapping read_mapping_form(const http::Request& request, const services::HoursInspection& inspection) {
  services::HoursMapping mapping;
  mapping.separator = hours_csv::parse_separator(request.form_value("separator"));
  mapping.date_order = hours_csv::parse_date_order(request.form_value("date_order"));
  mapping.plain_numbers = hours_csv::parse_plain_number(request.form_value("hours_form"));
  mapping.decimal =
      hours_csv::parse_decimal_mark(request.form_value("decimal")).value_or(hours_csv::DecimalMark::either);
  for (const auto& each : fields) {
    const auto typed = request.form_value("column." + std::string(hours_csv::name(each.field)));
    std::size_t column = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), column);
    if (column >= 1 && column <= inspection.columns.size())
      mapping.columns[each.field] = inspection.columns[column - 1].heading;
  }
  // The form does not show what stands for empty cells; it was set elsewhere and stays.
  mapping.constants = inspection.guess.constants;
  if (mapping.columns.contains(hours_csv::Field::person)) mapping.constants.erase(hours_csv::Field::person);
  return mapping;
}

void fill_mapping_form(Dict& page, const services::HoursMapping& mapping, const services::HoursInspection& inspection,
                       const Error* error) {
  fill_forms(page, mapping, inspection);
  for (const auto& each : fields) {
    const std::string name(hours_csv::name(each.field));
    auto row = page.add("COLUMN");
    row.set("COLUMN_NAME", name)
        .set("COLUMN_TEXT", each.text)
        .set("COLUMN_HINT", each.hint)
        .show_if(each.needed, "COLUMN_NEEDED");
    const auto chosen = mapping.columns.find(each.field);
    option(row, "CHOICE_OPTION", "", "None", chosen == mapping.columns.end());
    for (std::size_t i = 0; i < inspection.columns.size(); ++i) {
      const auto& column = inspection.columns[i];
      const bool selected = chosen != mapping.columns.end() && chosen->second == column.heading;
      option(row, "CHOICE_OPTION", std::to_string(i + 1), column.heading, selected);
      if (!selected) continue;
      row.set("COLUMN_SAMPLE", samples_of(column.samples));
    }
    row.set_shown("COLUMN_ERROR", problem_at(error, name));
  }
  std::size_t rows = 0;
  for (const auto& column : inspection.columns) {
    page.add("SAMPLE_HEAD").set("HEAD_TEXT", column.heading);
    rows = std::max(rows, column.samples.size());
  }
  for (std::size_t i = 0; i < std::min(rows, samples_shown); ++i) {
    auto row = page.add("SAMPLE_ROW");
    for (const auto& column : inspection.columns)
      row.add("CELL").set("CELL_TEXT", i < column.samples.size() ? column.samples[i] : "");
  }
}

}  // namespace journeywork::web::pages
