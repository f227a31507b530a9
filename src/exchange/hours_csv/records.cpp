#include "exchange/hours_csv/records.hpp"

#include <csv.h>

#include <algorithm>
#include <new>

#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {

namespace {

constexpr std::size_t longest_line = 1UL << 20;  ///< bytes
constexpr int most_damaged = 100;                ///< each costs at most a cell and a line to find out

constexpr const char* open_quote = "The quotation marks in this row do not match.";
constexpr const char* long_row = "This row is too long to be one.";
constexpr const char* long_cell = "A cell of this row has more text in it than a spreadsheet can hold.";
constexpr const char* many_cells = "This row has more than 500 cells.";

}  // namespace

/// libcsv, fed line by line, so that it is known where a row began.
class Records::Parser {
 public:
  enum class Outcome { complete, open, broken };

  explicit Parser(char separator) {
    if (csv_init(&parser_, CSV_REPALL_NL) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    csv_set_blk_size(&parser_, 4096);
    // The spaces around a cell are cut by whoever reads it; a tab may separate.
    csv_set_space_func(&parser_, [](unsigned char c) { return c == CSV_SPACE ? 1 : 0; });
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  void begin(Record& record) {
    csv_fini(&parser_, nullptr, nullptr, nullptr);  // forgets what an abandoned row has left
    into_ = &record;
    done_ = out_of_memory_ = false;
    damage_ = nullptr;
  }

  /// A line without its end. `strict` refuses quotes that stand where none may.
  Outcome feed(std::string_view line, bool strict) {
    csv_set_opts(&parser_, static_cast<unsigned char>(strict ? CSV_REPALL_NL | CSV_STRICT : CSV_REPALL_NL));
    const bool taken = parse(line) && parse("\n");
    if (out_of_memory_ || csv_error(&parser_) == CSV_ENOMEM) throw std::bad_alloc();
    if (!taken || (!done_ && parser_.entry_pos > largest_cell)) return Outcome::broken;
    return done_ ? Outcome::complete : Outcome::open;
  }

  [[nodiscard]] const char* damage() const { return damage_; }

 private:
  bool parse(std::string_view bytes) {
    return csv_parse(&parser_, bytes.data(), bytes.size(), &on_cell, &on_row, this) == bytes.size();
  }

  // Nothing may be thrown through the C code.
  static void on_cell(void* text, std::size_t size, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    auto& cells = parser.into_->cells;
    if (size > largest_cell) parser.damage_ = long_cell;
    if (cells.size() >= most_columns) parser.damage_ = many_cells;
    if (parser.damage_ != nullptr) return;
    try {
      cells.emplace_back(static_cast<const char*>(text), size);
    } catch (const std::bad_alloc&) {
      parser.out_of_memory_ = true;
    }
  }
  static void on_row(int, void* self) { static_cast<Parser*>(self)->done_ = true; }

  csv_parser parser_{};
  Record* into_ = nullptr;
  const char* damage_ = nullptr;
  bool done_ = false;
  bool out_of_memory_ = false;
};

bool Record::empty() const {
  return damage == nullptr && std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

Records::Records(std::string_view text, char separator) : text_(text), parser_(std::make_unique<Parser>(separator)) {}

Records::~Records() = default;

bool Records::hopeless() const { return damaged_ > most_damaged; }

std::string_view Records::take_line() {
  const auto* from = text_.data() + at_;
  const auto* until = std::find_if(from, text_.data() + text_.size(), [](char c) { return c == '\r' || c == '\n'; });
  const auto end = static_cast<std::size_t>(until - text_.data());
  const auto line = text_.substr(at_, end - at_);
  at_ = end + 1;
  if (end < text_.size() && text_[end] == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
  return line;
}

bool Records::damaged(Record& out, std::size_t resume_at, const char* why) {
  ++damaged_;
  at_ = resume_at;
  out.cells.clear();
  out.damage = why;
  return true;
}

bool Records::next(Record& out) {
  out.cells.clear();
  out.damage = nullptr;
  if (at_ >= text_.size() || hopeless()) return false;
  out.number = ++number_;
  parser_->begin(out);
  std::size_t second_line = 0;
  do {
    const auto line = take_line();
    const bool first = second_line == 0;
    if (first) second_line = at_;
    if (line.size() > longest_line) return damaged(out, second_line, long_row);
    // A text that goes on over lines is either quoted properly or was never meant to go on.
    switch (parser_->feed(line, !first)) {
      case Parser::Outcome::complete:
        if (parser_->damage() != nullptr) out.cells.clear();
        out.damage = parser_->damage();
        return true;
      case Parser::Outcome::broken:
        return damaged(out, second_line, open_quote);
      case Parser::Outcome::open:
        break;
    }
  } while (at_ < text_.size());
  return damaged(out, second_line, open_quote);
}

tl::unexpected<Error> refuse_hopeless() {
  return refuse_field("file", "The quotation marks of this file do not match in more than a hundred rows.", {},
                      "a CSV as spreadsheets write it");
}

}  // namespace journeywork::exchange::hours_csv
