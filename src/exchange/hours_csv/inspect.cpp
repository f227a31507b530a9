#include <algorithm>
#include <set>
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

constexpr std::size_t sample_rows = 5;
constexpr std::size_t rows_for_guess = 100;

using Rows = std::vector<std::vector<std::string>>;

/// The share of the filled cells of a column that satisfy something, in percent.
template <class Test>
int share(const Rows& rows, std::size_t column, const Test& test) {
  int filled = 0;
  int fit = 0;
  for (const auto& cells : rows) {
    if (column >= cells.size() || trimmed(cells[column]).empty()) continue;
    ++filled;
    fit += test(trimmed(cells[column])) ? 1 : 0;
  }
  return filled == 0 ? 0 : fit * 100 / filled;
}

/// Headings that may stand for a field, the likeliest first; `safe` are those that may be chosen without asking.
struct Candidates {
  std::vector<std::size_t> columns;
  std::set<std::size_t> safe;
};

class Guesser {
 public:
  Guesser(const Table& table, const Rows& rows) : table_(table), rows_(rows) {
    for (const auto field : all_fields) by_field_[field] = by_heading(field);
    add_by_content(Field::person, [](std::string_view cell) { return cell.find('@') != std::string_view::npos; });
    add_by_content(Field::date, [this](std::string_view cell) { return dates_.evidence(cell).is_date; });
  }

  [[nodiscard]] std::map<Field, std::vector<std::string>> labels() const {
    std::map<Field, std::vector<std::string>> out;
    for (const auto& [field, candidates] : by_field_) {
      for (const auto column : candidates.columns) out[field].push_back(table_.headings.labels()[column]);
    }
    return out;
  }

  /// `known` where its columns are here, then the likeliest column for each other field, none for two.
  [[nodiscard]] std::map<Field, std::string> columns(const Mapping& known) const {
    std::map<Field, std::string> out;
    std::set<std::size_t> taken;
    for (const auto& [field, heading] : known.columns) {
      if (const auto column = table_.headings.find(heading)) {
        out[field] = table_.headings.labels()[*column];
        taken.insert(*column);
      }
    }
    for (const auto field : all_fields) {
      if (out.contains(field) || known.constants.contains(field)) continue;
      const auto& candidates = by_field_.at(field);
      const auto found = std::ranges::find_if(candidates.columns, [&](std::size_t column) {
        return candidates.safe.contains(column) && !taken.contains(column);
      });
      if (found == candidates.columns.end()) continue;
      out[field] = table_.headings.labels()[*found];
      taken.insert(*found);
    }
    return out;
  }

 private:
  [[nodiscard]] Candidates by_heading(Field field) const {
    std::vector<std::pair<int, std::size_t>> ranked;
    Candidates out;
    for (std::size_t i = 0; i < table_.headings.size(); ++i) {
      if (const auto guess = guess_of(field, table_.headings.labels()[i])) {
        ranked.emplace_back(guess->rank, i);
        if (guess->safe) out.safe.insert(i);
      }
    }
    std::ranges::sort(ranked);
    for (const auto& [rank, column] : ranked) out.columns.push_back(column);
    return out;
  }

  /// What the cells show counts for more than a heading that could mean anything.
  template <class Test>
  void add_by_content(Field field, const Test& test) {
    constexpr int most = 80;
    auto& candidates = by_field_.at(field);
    std::vector<std::size_t> fitting;
    for (std::size_t i = 0; i < table_.headings.size(); ++i) {
      if (share(rows_, i, test) >= most) fitting.push_back(i);
    }
    std::stable_sort(candidates.columns.begin(), candidates.columns.end(), [&](std::size_t a, std::size_t b) {
      const auto fits = [&](std::size_t column) { return std::ranges::find(fitting, column) != fitting.end(); };
      return fits(a) && !fits(b);
    });
    for (const auto column : fitting) {
      if (std::ranges::find(candidates.columns, column) == candidates.columns.end())
        candidates.columns.push_back(column);
      candidates.safe.insert(column);
    }
  }

  const Table& table_;
  const Rows& rows_;
  DateReader dates_;
  std::map<Field, Candidates> by_field_;
};

/// Which orders of the date all values of a column leave open.
class DateEvidence {
 public:
  void add(std::string_view cell) {
    if (trimmed(cell).empty()) return;
    const auto evidence = dates_.evidence(cell);
    if (!evidence.is_date) return;
    if (!evidence.decides) {
      if (natural_.empty()) natural_ = evidence.orders;
      return;
    }
    decided_ = true;
    std::erase_if(open_,
                  [&](DateOrder order) { return std::ranges::find(evidence.orders, order) == evidence.orders.end(); });
  }
  [[nodiscard]] std::vector<DateOrder> orders() const {
    return decided_           ? open_
           : natural_.empty() ? std::vector(std::begin(all_date_orders), std::end(all_date_orders))
                              : natural_;
  }

 private:
  DateReader dates_;
  std::vector<DateOrder> open_{DateOrder::dmy, DateOrder::mdy};
  std::vector<DateOrder> natural_;  ///< of dates that are read the same under each
  bool decided_ = false;
};

/// Whether plain numbers are hours or minutes, by what stands in the column.
class UnitEvidence {
 public:
  void add(std::string_view cell) {
    const auto as_minutes = read_duration(cell, PlainNumber::minutes, DecimalMark::either);
    const auto undecided = read_duration(cell, std::nullopt, DecimalMark::either);
    const auto as_hours = read_duration(cell, PlainNumber::hours, DecimalMark::either);
    if (!as_minutes.value && undecided.value) fractions_ = true;
    if (as_hours.value && !undecided.value && *as_hours.value > hours(24)) large_ = true;
  }
  [[nodiscard]] std::optional<PlainNumber> unit(std::string_view heading) const {
    const auto told = unit_in(heading);
    const auto seen =
        fractions_ == large_ ? std::nullopt : std::optional(fractions_ ? PlainNumber::hours : PlainNumber::minutes);
    if (fractions_ && large_) return std::nullopt;
    if (told && seen && *told != *seen) return std::nullopt;
    return told ? told : seen;
  }

 private:
  bool fractions_ = false;
  bool large_ = false;
};

std::optional<std::size_t> column_of(const Table& table, const Mapping& mapping, Field field) {
  const auto found = mapping.columns.find(field);
  return found == mapping.columns.end() ? std::nullopt : table.headings.find(found->second);
}

/// Calls back with each row below the headings until that returns false. Error::invalid when there are too many damaged
/// ones.
template <class Use>
Result<void> each_row(std::string_view text, const Table& table, const Use& use) {
  Records records(text, table.separator);
  Record record;
  while (records.next(record)) {
    if (record.number > table.heading_row && !record.empty() && !use(record)) break;
  }
  if (records.hopeless()) return refuse_hopeless();
  return {};
}

Result<Rows> first_rows(std::string_view text, const Table& table) {
  Rows out;
  auto read = each_row(text, table, [&](const Record& record) {
    if (record.damage == nullptr) out.push_back(record.cells);
    return out.size() < rows_for_guess;
  });
  if (!read) return tl::unexpected(std::move(read.error()));
  return out;
}

std::vector<Inspection::Column> with_samples(const Table& table, const Rows& rows) {
  std::vector<Inspection::Column> out;
  for (std::size_t i = 0; i < table.headings.size(); ++i) {
    auto& column = out.emplace_back(Inspection::Column{table.headings.labels()[i], {}});
    for (std::size_t row = 0; row < std::min(rows.size(), sample_rows); ++row) {
      column.samples.push_back(i < rows[row].size() ? shown(trimmed(rows[row][i])) : "");
    }
  }
  return out;
}

/// Counts the rows, and asks every one of them what only values can tell.
Result<void> decide_by_values(std::string_view text, const Table& table, Inspection& out) {
  const auto date = column_of(table, out.guess, Field::date);
  const auto time = column_of(table, out.guess, Field::hours);
  DateEvidence dates;
  UnitEvidence units;
  auto all = each_row(text, table, [&](const Record& record) {
    ++out.rows;
    if (date && *date < record.cells.size()) dates.add(record.cells[*date]);
    if (time && *time < record.cells.size()) units.add(record.cells[*time]);
    return out.rows < most_rows;
  });
  if (!all) return tl::unexpected(std::move(all.error()));
  if (date) out.date_orders = dates.orders();
  if (!out.guess.date_order && out.date_orders.size() == 1) out.guess.date_order = out.date_orders.front();
  if (time && !out.guess.plain_numbers) out.guess.plain_numbers = units.unit(table.headings.labels()[*time]);
  return {};
}

}  // namespace

Result<Inspection> inspect(std::string_view bytes, const Mapping& known) {
  const auto file = FileText::of(bytes);
  if (!file) return tl::unexpected(file.error());
  const auto table = find_table(file->text(), known);
  const auto first = first_rows(file->text(), table);
  if (!first) return tl::unexpected(first.error());
  const auto& rows = *first;
  if (table.headings.size() == 0 || rows.empty()) {
    return refuse_field("file", "There is no table in this file: a row of headings and rows below it are needed.");
  }
  const Guesser guesser(table, rows);
  Inspection out;
  out.encoding = file->encoding();
  out.separator = table.separator;
  out.heading_row = table.heading_row;
  out.columns = with_samples(table, rows);
  out.candidates = guesser.labels();
  out.guess = known;
  out.guess.columns = guesser.columns(known);
  if (auto decided = decide_by_values(file->text(), table, out); !decided)
    return tl::unexpected(std::move(decided.error()));
  if (!out.guess.constants.contains(Field::note)) out.guess.constants[Field::note] = "Imported from a timesheet";
  return out;
}

}  // namespace journeywork::exchange::hours_csv
