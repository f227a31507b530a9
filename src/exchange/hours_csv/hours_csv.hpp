#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/duration.hpp"
#include "core/base/result.hpp"

/// Hours that somebody kept in a spreadsheet or a timesheet system, as CSV. Columns are found by their headings, as a
/// mapping says; forms that can be told apart are told apart, and what could mean two things is decided by the mapping
/// or refused. The format for people: docs/import-hours.md.
namespace journeywork::exchange::hours_csv {

inline constexpr std::size_t largest_file = 32UL * 1024 * 1024;  ///< bytes
inline constexpr std::size_t largest_cell = 32'767;              ///< bytes; as many characters as a spreadsheet's cell
inline constexpr int most_rows = 200'000;
inline constexpr std::size_t most_columns = 500;

/// What a column can hold.
enum class Field { person, date, hours, work_process, course, note, device, work_order, line_id };
inline constexpr Field all_fields[] = {Field::person,       Field::date,       Field::hours,
                                       Field::work_process, Field::course,     Field::note,
                                       Field::device,       Field::work_order, Field::line_id};
[[nodiscard]] std::string_view name(Field field);  ///< "work_process"
[[nodiscard]] std::optional<Field> parse_field(std::string_view text);

/// In which order a date such as 03/04/2026 is written. A date that begins with a year of four digits is read the same
/// under each.
enum class DateOrder { ymd, dmy, mdy };
inline constexpr DateOrder all_date_orders[] = {DateOrder::ymd, DateOrder::dmy, DateOrder::mdy};
[[nodiscard]] std::string_view name(DateOrder order);  ///< "ymd"
[[nodiscard]] std::optional<DateOrder> parse_date_order(std::string_view text);

/// What stands before the fraction of a number. No time is long enough for marks between thousands.
enum class DecimalMark { either, point, comma };
inline constexpr DecimalMark all_decimal_marks[] = {DecimalMark::either, DecimalMark::point, DecimalMark::comma};
[[nodiscard]] std::string_view name(DecimalMark mark);  ///< "either"
[[nodiscard]] std::optional<DecimalMark> parse_decimal_mark(std::string_view text);

/// What a number without a unit counts. 1:30 and "90 min" say so themselves.
enum class PlainNumber { hours, minutes };
inline constexpr PlainNumber all_plain_numbers[] = {PlainNumber::hours, PlainNumber::minutes};
[[nodiscard]] std::string_view name(PlainNumber unit);  ///< "hours"
[[nodiscard]] std::optional<PlainNumber> parse_plain_number(std::string_view text);

inline constexpr char separators[] = {',', ';', '\t', '|'};
[[nodiscard]] std::string_view name(char separator);                       ///< "comma", "semicolon", "tab", "bar"
[[nodiscard]] std::optional<char> parse_separator(std::string_view text);  ///< the name or the character

/// Which column is what, and how it is written. Kept for each employer.
struct Mapping {
  std::map<Field, std::string> columns;  ///< headings; case, spaces and punctuation do not matter
  /// What stands where a cell is empty, or for all rows where no column is mapped: for work_process, course, note and
  /// device; for person only where no column is mapped.
  std::map<Field, std::string> constants;
  std::optional<DateOrder> date_order;  ///< must be chosen before rows are read
  std::optional<PlainNumber>
      plain_numbers;  ///< without it, only what says its unit or has a fraction of an hour is read
  DecimalMark decimal = DecimalMark::either;
  std::optional<char> separator;   ///< found out for each file when there is none
  std::optional<int> heading_row;  ///< from 1; 0 for a file without; found by the mapped headings when there is none

  bool operator==(const Mapping&) const = default;
};

/// What is missing or contradicts itself, whatever the file. Field names are those of `name(Field)` and the members
/// above.
[[nodiscard]] std::vector<Problem> check(const Mapping& mapping);

/// One JSON object: {"columns": {"person": "Email", ...}, "date_order": "mdy", ...}.
[[nodiscard]] std::string write_mapping(const Mapping& mapping);
/// Error::invalid names every member that cannot be read. Does not `check`.
[[nodiscard]] Result<Mapping> read_mapping(std::string_view json);

/// A line of work. Texts are UTF-8 without the spaces around them, and may be empty where `check` does not ask for a
/// column; a constant stands in where the mapping says so.
struct Row {
  int number = 0;      ///< as the spreadsheet counts rows, the heading included
  std::string person;  ///< email address or employee number
  std::optional<Date> date;
  std::optional<Minutes> minutes;  ///< to the nearest minute
  std::string work_process;        ///< code or title
  std::string course;              ///< code or title; a row has this or a work process
  std::string note;
  std::string device;
  std::string work_order;
  std::string line_id;
  std::string date_text;          ///< as written
  std::string hours_text;         ///< as written
  std::vector<Problem> problems;  ///< with any, the row cannot be taken; field is the column's heading

  bool operator==(const Row&) const = default;
};

/// Where things stand in a file.
struct Layout {
  struct Place {
    std::string heading;  ///< as in the file; "Column C" where it has none
    int column = 0;       ///< from 1
    bool operator==(const Place&) const = default;
  };
  char separator = ',';
  int heading_row = 0;
  std::map<Field, Place> columns;

  bool operator==(const Layout&) const = default;
};

/// Hands over every row below the headings that has something in it, in order. Error::invalid when there is no way to
/// read rows: not a text, too large, a mapped column that is not there, `check` not passed. Rows that were handed over
/// before an error are void.
[[nodiscard]] Result<Layout> read(std::string_view bytes, const Mapping& mapping,
                                  const std::function<void(Row&&)>& row);

enum class Encoding { utf8, utf16, windows1252 };
[[nodiscard]] std::string_view name(Encoding encoding);  ///< "UTF-8"

/// What a file looks like, so that somebody can say which column is what.
struct Inspection {
  struct Column {
    std::string heading;
    std::vector<std::string> samples;  ///< of the first rows, shortened
    bool operator==(const Column&) const = default;
  };
  Encoding encoding = Encoding::utf8;
  char separator = ',';
  int heading_row = 0;
  int rows = 0;  ///< below the headings, the empty ones left out
  std::vector<Column> columns;
  /// `known` as far as it fits this file, the rest guessed. Nothing is guessed that could be wrong unseen: the order of
  /// dates only when no other can be, hours or minutes only when heading or figures tell.
  Mapping guess;
  std::map<Field, std::vector<std::string>> candidates;  ///< headings that may be meant, the likeliest first
  std::vector<DateOrder> date_orders;                    ///< under which every date of the guessed column can be read
};

/// Error::invalid when it is no text or has no table in it.
[[nodiscard]] Result<Inspection> inspect(std::string_view bytes, const Mapping& known = {});

}  // namespace journeywork::exchange::hours_csv
