#include "exchange/hours_csv/headings.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "exchange/hours_csv/words.hpp"

namespace journeywork::exchange::hours_csv {

namespace {

constexpr int rows_looked_at = 50;

/// "A" to "Z", "AA" and on, as spreadsheets name columns.
std::string letters_of(std::size_t column) {
  std::string out;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    out.insert(out.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return out;
}

using Names = std::span<const std::string_view>;

// By word_key, the usual ones first. From exports of maintenance and timesheet systems and from spreadsheets.
constexpr std::string_view person_names[] = {"email",
                                             "e mail",
                                             "email address",
                                             "employee email",
                                             "apprentice email",
                                             "worker email",
                                             "user email",
                                             "employee number",
                                             "employee no",
                                             "employee id",
                                             "employee #",
                                             "emp id",
                                             "emp no",
                                             "emp #",
                                             "personnel number",
                                             "personnel no",
                                             "staff id",
                                             "staff number",
                                             "badge",
                                             "badge number",
                                             "badge id",
                                             "payroll id",
                                             "apprentice",
                                             "apprentice id",
                                             "technician id",
                                             "worker id",
                                             "user id",
                                             "employee",
                                             "technician",
                                             "resource",
                                             "primary user email",
                                             "completed by email",
                                             "assigned to",
                                             "person",
                                             "worker",
                                             "user",
                                             "correo",
                                             "correo electronico",
                                             "correo electrónico"};
constexpr std::string_view date_names[] = {
    "date",         "work date",    "date worked", "day",       "date of work", "entry date",       "shift date",
    "service date", "labor date",   "labour date", "time date", "charge date",  "transaction date", "start date",
    "started at",   "completed on", "fecha"};
constexpr std::string_view hours_names[] = {"hours",
                                            "hours worked",
                                            "hrs",
                                            "time spent",
                                            "duration",
                                            "time worked",
                                            "labor hours",
                                            "labour hours",
                                            "ojl hours",
                                            "ojt hours",
                                            "work hours",
                                            "total hours",
                                            "actual hours",
                                            "regular hours",
                                            "hours regular",
                                            "minutes",
                                            "mins",
                                            "minutes worked",
                                            "duration minutes",
                                            "duration hours",
                                            "duration min",
                                            "labor minutes",
                                            "time",
                                            "qty",
                                            "quantity",
                                            "horas"};
constexpr std::string_view work_process_names[] = {"work process",
                                                   "work process code",
                                                   "work process title",
                                                   "process",
                                                   "process code",
                                                   "wp",
                                                   "wp code",
                                                   "wps",
                                                   "activity",
                                                   "activity code",
                                                   "task",
                                                   "task code",
                                                   "category",
                                                   "time category",
                                                   "work type",
                                                   "work order type",
                                                   "wo type",
                                                   "type",
                                                   "job code",
                                                   "labor type"};
constexpr std::string_view course_names[] = {
    "course", "course code", "course title",    "ri course",           "class",
    "ri",     "training",    "training course", "related instruction", "related training"};
constexpr std::string_view note_names[] = {"note",           "notes", "what was done", "work done",
                                           "work performed", "nota",  "notas"};
/// Free text of maintenance systems may name patients: only a person decides to take it over.
constexpr std::string_view unsafe_note_names[] = {"description",  "comment",    "comments", "remarks",
                                                  "details",      "summary",    "feedback", "problem",
                                                  "action taken", "resolution", "title",    "action"};
constexpr std::string_view device_names[] = {"device",     "device type", "device family", "equipment type",
                                             "asset type", "equipment",   "modality",      "device category",
                                             "asset name", "asset",       "model",         "make model"};
constexpr std::string_view work_order_names[] = {"work order",    "work order number",
                                                 "work order no", "work order #",
                                                 "work order id", "wo",
                                                 "wo number",     "wo no",
                                                 "wo #",          "wo id",
                                                 "order number",  "ticket",
                                                 "ticket number", "reference"};
constexpr std::string_view line_id_names[] = {"line id",  "entry id",  "time entry id", "transaction id",
                                              "labor id", "labour id", "guid",          "uuid"};
/// These often number the lines of one file, or the orders that lines belong to.
constexpr std::string_view unsafe_line_id_names[] = {"record id", "row id", "id", "line number", "line no"};

Names names_of(Field field) {
  switch (field) {
    case Field::person:
      return person_names;
    case Field::date:
      return date_names;
    case Field::hours:
      return hours_names;
    case Field::work_process:
      return work_process_names;
    case Field::course:
      return course_names;
    case Field::note:
      return note_names;
    case Field::device:
      return device_names;
    case Field::work_order:
      return work_order_names;
    case Field::line_id:
      return line_id_names;
  }
  return {};
}

Names unsafe_names_of(Field field) {
  if (field == Field::note) return unsafe_note_names;
  if (field == Field::line_id) return unsafe_line_id_names;
  return {};
}

std::optional<int> rank_in(Names names, std::string_view key) {
  const auto found = std::ranges::find(names, key);
  return found == names.end() ? std::nullopt : std::optional(static_cast<int>(found - names.begin()));
}

/// How much a row looks like headings: those that are looked for, or known names, then texts.
int likeness(const Record& record, const Mapping& mapping) {
  constexpr int known = 100;
  const auto filled =
      std::ranges::count_if(record.cells, [](const std::string& cell) { return !trimmed(cell).empty(); });
  if (filled < 2) return filled == 1 && record.cells.size() == 1 ? 1 : 0;
  int score = static_cast<int>(std::min<std::ptrdiff_t>(filled, 50));
  const Headings headings(record.cells);
  for (const auto& [field, heading] : mapping.columns) score += headings.find(heading) ? known * known : 0;
  for (const auto field : all_fields) {
    const auto meant = [&](const std::string& label) { return guess_of(field, label).has_value(); };
    score += std::ranges::any_of(headings.labels(), meant) ? known : 0;
  }
  return score;
}

struct Candidate {
  Table table;
  std::int64_t score = -1;
};

/// The beginning of a file as it looks with one separator.
Candidate look(std::string_view text, char separator, const Mapping& mapping) {
  Records records(text, separator);
  std::map<std::size_t, int> widths;
  std::vector<std::string> best;
  int best_row = 0;
  int best_likeness = -1;
  std::size_t widest = 0;
  Record record;
  for (int i = 0; i < std::max(rows_looked_at, mapping.heading_row.value_or(0)) && records.next(record); ++i) {
    if (record.empty() || record.damage != nullptr) continue;
    ++widths[record.cells.size()];
    widest = std::max(widest, record.cells.size());
    const auto here = mapping.heading_row ? (record.number == *mapping.heading_row ? 1 : 0) : likeness(record, mapping);
    if (here > best_likeness && (!mapping.heading_row || here == 1)) {
      best = record.cells;
      best_row = record.number;
      best_likeness = here;
    }
  }
  int usual = 0;
  std::size_t usual_width = 1;
  for (const auto& [width, count] : widths) {
    if (count >= usual) {
      usual = count;
      usual_width = width;
    }
  }
  constexpr std::int64_t headings_weigh = 1000;
  constexpr std::size_t widest_that_counts = 20;
  Candidate out;
  out.score = std::max(best_likeness, 0) / 100 * headings_weigh +
              std::int64_t{usual} * static_cast<std::int64_t>(std::min(usual_width, widest_that_counts) - 1);
  const bool none = mapping.heading_row == 0;
  out.table = {separator, none ? 0 : best_row, none ? Headings(widest) : Headings(best)};
  return out;
}

}  // namespace

Headings::Headings(const std::vector<std::string>& cells) {
  for (const auto& cell : cells) add(std::string(trimmed(cell)));
}

Headings::Headings(std::size_t columns) {
  for (std::size_t i = 0; i < columns; ++i) add({});
}

void Headings::add(std::string label) {
  constexpr std::size_t longest = 200;
  if (word_key(label).empty() || label.size() > longest) label = "Column " + letters_of(labels_.size());
  auto unique = label;
  for (int again = 2; by_key_.contains(word_key(unique)); ++again) unique = label + " (" + std::to_string(again) + ")";
  by_key_.emplace(word_key(unique), labels_.size());
  labels_.push_back(std::move(unique));
}

std::optional<std::size_t> Headings::find(std::string_view heading) const {
  const auto found = by_key_.find(word_key(heading));
  return found == by_key_.end() ? std::nullopt : std::optional(found->second);
}

Table find_table(std::string_view text, const Mapping& mapping) {
  // "sep=;" in the first line is how spreadsheets are told.
  std::optional<char> told = mapping.separator;
  if (!told && text.size() > 4 && folded(text.substr(0, 4)) == "sep=" && parse_separator(text.substr(4, 1)))
    told = text[4];
  Candidate best;
  for (const auto separator : separators) {
    if (told && *told != separator) continue;
    auto candidate = look(text, separator, mapping);
    if (candidate.score > best.score) best = std::move(candidate);
  }
  return best.table;
}

std::optional<HeadingGuess> guess_of(Field field, std::string_view heading) {
  const auto key = word_key(heading);
  const auto names = names_of(field);
  if (const auto rank = rank_in(names, key)) return HeadingGuess{*rank, true};
  const auto rank = rank_in(unsafe_names_of(field), key);
  return rank ? std::optional(HeadingGuess{static_cast<int>(names.size()) + *rank, false}) : std::nullopt;
}

std::optional<PlainNumber> unit_in(std::string_view heading) {
  const auto key = " " + word_key(heading) + " ";
  const auto says = [&](std::string_view word) { return key.find(" " + std::string(word) + " ") != std::string::npos; };
  const bool hours = says("hours") || says("hrs") || says("hour") || says("h") || says("horas");
  const bool minutes = says("minutes") || says("mins") || says("min") || says("minutos");
  if (hours == minutes) return std::nullopt;
  return hours ? PlainNumber::hours : PlainNumber::minutes;
}

}  // namespace journeywork::exchange::hours_csv
