#include "exchange/standards_file/csv_table.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <utility>

#include <csv.h>

#include "exchange/standards_file/field_values.hpp"
#include "exchange/standards_file/text_encoding.hpp"

namespace journeywork::exchange {

namespace {

/// One kind of line end, so that every row that a spreadsheet shows is counted once, the empty ones as well.
std::string with_plain_line_ends(std::string text) {
  std::size_t to = 0;
  for (std::size_t from = 0; from < text.size(); ++from) {
    const char c = text[from];
    if (c == '\r' && from + 1 < text.size() && text[from + 1] == '\n') continue;
    text[to++] = c == '\r' ? '\n' : c;
  }
  text.resize(to);
  return text;
}

char separator_of(std::string_view text) {
  constexpr auto candidates = std::to_array<char>({',', ';', '\t'});
  std::array<int, candidates.size()> counts{};
  bool quoted = false;
  bool seen = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted && seen) break;
    seen = seen || (c != '\n' && c != ' ');
    const auto found = std::ranges::find(candidates, c);
    if (!quoted && found != candidates.end()) ++counts[static_cast<std::size_t>(found - candidates.begin())];
  }
  return candidates[static_cast<std::size_t>(std::ranges::max_element(counts) - counts.begin())];
}

/// Collects what libcsv calls back with. Nothing may be thrown through the C code.
struct Collector {
  CsvTable& table;
  CsvTable::Row row{1, {}};
  bool out_of_memory = false;

  static void on_cell(void* text, std::size_t size, void* self) {
    auto& collector = *static_cast<Collector*>(self);
    try {
      collector.row.cells.emplace_back(static_cast<const char*>(text), size);
    } catch (const std::bad_alloc&) {
      collector.out_of_memory = true;
    }
  }

  static void on_row(int, void* self) {
    auto& collector = *static_cast<Collector*>(self);
    const auto filled = [](const std::string& cell) { return !cell.empty(); };
    try {
      auto next = CsvTable::Row{collector.row.number + 1, {}};
      if (std::ranges::any_of(collector.row.cells, filled)) collector.table.rows.push_back(std::move(collector.row));
      collector.row = std::move(next);
    } catch (const std::bad_alloc&) {
      collector.out_of_memory = true;
    }
  }
};

class Parser {
 public:
  explicit Parser(char separator) {
    if (csv_init(&parser_, CSV_REPALL_NL) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// False when the last quote is never closed: the line end that closes the last row is then taken for a part of it.
  bool read(std::string_view text, Collector& into) {
    feed(text, into);
    const int open_row = into.row.number;
    feed("\n", into);
    return into.row.number > open_row;
  }

 private:
  void feed(std::string_view text, Collector& into) {
    const auto taken = csv_parse(&parser_, text.data(), text.size(), &Collector::on_cell, &Collector::on_row, &into);
    if (taken != text.size() || into.out_of_memory) throw std::bad_alloc();
  }

  csv_parser parser_{};
};

}  // namespace

CsvTable read_csv_table(std::string_view bytes) {
  CsvTable table;
  const auto refused = [&](std::string message, std::string accepted) {
    table.problems.push_back({"", std::move(message), {}, std::move(accepted), 1, 1});
    return table;
  };
  if (bytes.size() > largest_file) return refused("The file is too large.", std::string(accepted_file));
  auto decoded = to_utf8(bytes);
  if (!decoded) return refused("The file's characters cannot be made out.", "a CSV saved as UTF-8");
  const auto text = with_plain_line_ends(std::move(*decoded));
  table.separator = separator_of(text);
  Collector collector{table};
  if (!Parser(table.separator).read(text, collector)) {
    table.problems.push_back({"",
                              "A quote that is opened in this row is never closed.",
                              {},
                              "a quote (\") at the end of the cell",
                              collector.row.number,
                              1});
  }
  return table;
}

}  // namespace journeywork::exchange
