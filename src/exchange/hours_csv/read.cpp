#include <algorithm>
#include <utility>

#include "exchange/hours_csv/dates.hpp"
#include "exchange/hours_csv/durations.hpp"
#include "exchange/hours_csv/file_text.hpp"
#include "exchange/hours_csv/headings.hpp"
#include "exchange/hours_csv/hours_csv.hpp"
#include "exchange/hours_csv/records.hpp"
#include "exchange/hours_csv/words.hpp"

namespace journeywork::exchange::hours_csv {

namespace {

constexpr std::size_t longest_line_id = 100;

std::string accepted_dates(DateOrder order) {
  switch (order) {
    case DateOrder::ymd:
      return "a day as year, month, day: 2026-11-19";
    case DateOrder::dmy:
      return "a day as day, month, year: 19/11/2026 or 2026-11-19";
    case DateOrder::mdy:
      return "a day as month, day, year: 11/19/2026 or 2026-11-19";
  }
  return "";
}

/// A cell as it was meant: ="0042" is how programs keep a spreadsheet from cutting zeros, a leading ' how they keep it
/// from taking a text for a formula.
std::string_view plain(std::string_view cell) {
  cell = trimmed(cell);
  constexpr std::string_view formula_like = "=+-@\t";
  if (cell.size() >= 3 && cell.starts_with("=\"") && cell.ends_with('"'))
    return trimmed(cell.substr(2, cell.size() - 3));
  if (cell.size() >= 2 && cell[0] == '\'' && formula_like.find(cell[1]) != std::string_view::npos)
    cell.remove_prefix(1);
  return cell;
}

bool is_control(char c) { return (static_cast<unsigned char>(c) < 0x20U && c != '\t' && c != '\n') || c == 0x7F; }

/// Turns records into rows, as one mapping asks.
class RowReader {
 public:
  RowReader(const Mapping& mapping, const Table& table, const Layout& layout)
      : mapping_(mapping), layout_(layout), width_(table.headings.size()) {}

  Row read(const Record& record) {
    row_ = Row{};
    row_.number = record.number;
    record_ = &record;
    if (record.damage != nullptr) {
      row_.problems.push_back({"", record.damage, "",
                               "a cell with quotation marks in it in quotation marks, each inside doubled",
                               record.number, 0});
      return std::move(row_);
    }
    check_width();
    row_.person = text(Field::person);
    if (row_.person.empty()) wrong(Field::person, "This is empty.", "", "an email address or an employee number");
    read_date();
    read_hours();
    read_subject();
    row_.note = text(Field::note);
    row_.device = text(Field::device);
    row_.work_order = text(Field::work_order);
    row_.line_id = text(Field::line_id);
    if (row_.line_id.size() > longest_line_id) {
      wrong(Field::line_id, "This is too long to be a number of a line.", row_.line_id, "up to 100 characters");
    }
    return std::move(row_);
  }

 private:
  /// A text between separators that nobody quoted moves all cells behind it.
  void check_width() {
    const auto& cells = record_->cells;
    const auto extra = [](const std::string& cell) { return !trimmed(cell).empty(); };
    if (cells.size() <= width_ || layout_.heading_row == 0) return;
    const auto found = std::find_if(cells.begin() + static_cast<std::ptrdiff_t>(width_), cells.end(), extra);
    if (found == cells.end()) return;
    row_.problems.push_back({"", "This row has more cells than there are headings. Is there a separator in a text?",
                             shown(*found),
                             std::to_string(width_) + " cells; quotation marks around a text with a separator in it",
                             record_->number, static_cast<int>(found - cells.begin()) + 1});
  }

  [[nodiscard]] std::string_view cell(Field field) const {
    const auto place = layout_.columns.find(field);
    if (place == layout_.columns.end()) return {};
    const auto column = static_cast<std::size_t>(place->second.column) - 1;
    return column < record_->cells.size() ? plain(record_->cells[column]) : std::string_view();
  }

  std::string text(Field field) {
    auto found = std::string(cell(field));
    std::ranges::replace(found, '\v', '\n');  // a line end inside a cell, as some databases write it
    if (std::ranges::any_of(found, is_control)) {
      wrong(field, "There is a character in it that cannot be shown.", found, "text");
      return {};
    }
    return found.empty() ? constant(field) : found;
  }

  [[nodiscard]] std::string constant(Field field) const {
    const auto found = mapping_.constants.find(field);
    return found == mapping_.constants.end() ? std::string() : std::string(trimmed(found->second));
  }

  void read_date() {
    const auto given = cell(Field::date);
    row_.date_text = shown(given);
    row_.date = dates_.read(given, *mapping_.date_order);
    if (row_.date) return;
    wrong(Field::date, given.empty() ? "This is empty." : dates_.why_not(given, *mapping_.date_order), given,
          accepted_dates(*mapping_.date_order));
  }

  void read_hours() {
    const auto given = cell(Field::hours);
    row_.hours_text = shown(given);
    auto duration = read_duration(given, mapping_.plain_numbers, mapping_.decimal);
    row_.minutes = duration.value;
    if (row_.minutes) return;
    wrong(Field::hours, given.empty() ? "This is empty." : std::move(duration.message), given,
          accepted_durations(mapping_.plain_numbers, mapping_.decimal));
  }

  /// What the time counts for: constants only where the row itself says nothing.
  void read_subject() {
    const bool says_process = !cell(Field::work_process).empty();
    const bool says_course = !cell(Field::course).empty();
    if (says_process && says_course) {
      wrong(Field::course, "This row names a work process and a course.", cell(Field::course), "one of the two");
    }
    if (says_process || !says_course) row_.work_process = text(Field::work_process);
    if (says_course || !says_process) row_.course = text(Field::course);
    if (row_.work_process.empty() && row_.course.empty()) {
      const auto field = layout_.columns.contains(Field::work_process) ? Field::work_process : Field::course;
      wrong(field, "This is empty.", "", "the code or title of a work process or course");
    }
  }

  void wrong(Field field, std::string message, std::string_view value, std::string accepted) {
    const auto place = layout_.columns.find(field);
    const bool mapped = place != layout_.columns.end();
    row_.problems.push_back({mapped ? place->second.heading : std::string(name(field)), std::move(message),
                             shown(value), std::move(accepted), row_.number, mapped ? place->second.column : 0});
  }

  const Mapping& mapping_;
  const Layout& layout_;
  std::size_t width_;
  DateReader dates_;
  Row row_;
  const Record* record_ = nullptr;
};

/// Finds the mapped columns, or says which are missing.
Result<Layout> layout_of(const Table& table, const Mapping& mapping) {
  Layout out{table.separator, table.heading_row, {}};
  std::vector<Problem> missing;
  std::string headings;
  for (const auto& label : table.headings.labels()) headings += (headings.empty() ? "" : ", ") + shown(label);
  for (const auto& [field, heading] : mapping.columns) {
    if (const auto column = table.headings.find(heading)) {
      out.columns[field] = {table.headings.labels()[*column], static_cast<int>(*column) + 1};
    } else {
      missing.push_back({std::string(name(field)), "The file has no column \"" + shown(heading) + "\".", shown(heading),
                         headings, table.heading_row, 0});
    }
  }
  if (missing.empty()) return out;
  auto message = missing.front().message;
  return refuse(Error::Code::invalid, std::move(message), std::move(missing));
}

}  // namespace

Result<Layout> read(std::string_view bytes, const Mapping& mapping, const std::function<void(Row&&)>& row) {
  if (auto problems = check(mapping); !problems.empty()) {
    return refuse(Error::Code::invalid, "The mapping is not complete.", std::move(problems));
  }
  const auto file = FileText::of(bytes);
  if (!file) return tl::unexpected(file.error());
  const auto table = find_table(file->text(), mapping);
  auto layout = layout_of(table, mapping);
  if (!layout) return layout;
  RowReader reader(mapping, table, *layout);
  Records records(file->text(), table.separator);
  Record record;
  int rows = 0;
  while (records.next(record)) {
    if (record.number <= table.heading_row || record.empty()) continue;
    if (++rows > most_rows) {
      return refuse_field("file", "The file has more than " + std::to_string(most_rows) + " rows. Import it in parts.");
    }
    row(reader.read(record));
  }
  if (records.hopeless()) return refuse_hopeless();
  return layout;
}

}  // namespace journeywork::exchange::hours_csv
