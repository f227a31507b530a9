#include "exchange/csv/headed_rows.hpp"

#include <algorithm>

#include "exchange/standards_file/text_encoding.hpp"

namespace journeywork::exchange {

namespace {

constexpr std::string_view separators = ",;\t|";

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r\n";
  const auto first = text.find_first_not_of(space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(space) - first + 1);
}

/// "O_GROUP" and "o group" are "ogroup".
std::string key_of(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    if (c >= 'A' && c <= 'Z') {
      out += static_cast<char>(c - 'A' + 'a');
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out += c;
    }
  }
  return out;
}

char separator_of(std::string_view text) {
  const auto line = text.substr(0, text.find_first_of("\r\n", text.find_first_not_of("\r\n ")));
  return *std::ranges::max_element(separators, {}, [&](char c) { return std::ranges::count(line, c); });
}

bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
}

/// Only digits, with commas exactly between groups of three; or no commas at all.
bool is_grouped(std::string_view digits) {
  const auto first = digits.find(',');
  if (digits.empty() || first == 0 || first > 3) return !digits.empty() && first == std::string_view::npos;
  for (std::size_t i = first; i < digits.size(); i += 4) {
    if (digits[i] != ',' || i + 4 > digits.size()) return false;
  }
  return std::ranges::count(digits, ',') == static_cast<std::ptrdiff_t>((digits.size() - first) / 4);
}

}  // namespace

HeadedRows::HeadedRows(std::string_view bytes, std::string_view file, ProblemLog& problems)
    : file_(file), problems_(problems) {
  auto text = bytes;
  if (!is_ascii(bytes)) {
    auto converted = to_utf8(bytes);
    if (converted) converted_ = std::move(*converted);
    text = converted_;
  }
  // What a workbook or a packed file begins with is no text, whatever follows.
  if (text.substr(0, 4096).find('\0') == std::string_view::npos) records_.emplace(text, separator_of(text));
  if (records_ && take() && record_.damage == nullptr) {
    headings_ = record_.cells;
    for (const auto& each : headings_) keys_.push_back(key_of(each));
    readable_ = true;
    return;
  }
  problems_.add(file_, 0, "file", "This is not a table as text.", {}, "a CSV: a row of headings, then rows");
}

/// The next row with anything in it.
bool HeadedRows::take() {
  while (records_->next(record_)) {
    if (!record_.empty()) return true;
  }
  return false;
}

std::optional<std::size_t> HeadedRows::column(std::span<const std::string_view> names) const {
  for (const auto name : names) {
    const auto found = std::ranges::find(keys_, key_of(name));
    if (found != keys_.end()) return static_cast<std::size_t>(found - keys_.begin());
  }
  return std::nullopt;
}

void HeadedRows::missing(std::string_view name) {
  problems_.add(file_, 0, name, "This column is not there.", {}, "the table with all its columns");
}

void HeadedRows::problem(std::optional<std::size_t> column, std::string_view message, std::string_view accepted) {
  const auto heading = column && *column < headings_.size() ? std::string_view(headings_[*column]) : "row";
  problems_.add(file_, record_.number, heading, message, cell(column), accepted);
}

bool HeadedRows::next() {
  while (readable_ && take()) {
    ++rows_;
    if (record_.damage != nullptr) {
      problem(std::nullopt, record_.damage, "a row as spreadsheets write it");
      continue;
    }
    for (auto& cell : record_.cells) {
      const auto text = trimmed(cell);
      if (text.size() != cell.size()) cell = std::string(text);
    }
    const auto beyond = std::span(record_.cells).subspan(std::min(headings_.size(), record_.cells.size()));
    if (record_.cells.size() >= headings_.size() && std::ranges::all_of(beyond, &std::string::empty)) return true;
    problem(std::nullopt, "This row has not as many cells as there are headings.", "as many as headings");
  }
  if (records_ && records_->hopeless()) {
    problems_.add(file_, 0, "file", "The quotation marks of this file do not match in more than a hundred rows.", {},
                  "a CSV as spreadsheets write it");
    readable_ = false;
  }
  return false;
}

std::optional<std::int64_t> whole_number(std::string_view text, std::size_t most) {
  if (!is_grouped(text)) return std::nullopt;
  std::int64_t value = 0;
  std::size_t digits = 0;
  for (const char c : text) {
    if (c == ',') continue;
    if (c < '0' || c > '9' || ++digits > most) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

std::optional<std::int64_t> hundredths(std::string_view text) {
  const auto point = text.find('.');
  const auto whole = whole_number(text.substr(0, point));
  if (!whole) return std::nullopt;
  if (point == std::string_view::npos) return *whole * 100;
  const auto fraction = text.substr(point + 1);
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  if (fraction.empty() || !std::ranges::all_of(fraction, digit)) return std::nullopt;
  const auto at = [&](std::size_t i) { return i < fraction.size() ? fraction[i] - '0' : 0; };
  return *whole * 100 + at(0) * 10 + at(1) + (at(2) >= 5 ? 1 : 0);
}

}  // namespace journeywork::exchange
