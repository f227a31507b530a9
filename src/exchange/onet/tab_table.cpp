#include "exchange/onet/tab_table.hpp"

#include <algorithm>

#include "exchange/standards_file/text_encoding.hpp"

namespace journeywork::exchange {

namespace {

constexpr std::size_t most_columns = 200;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_heading(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

bool is_ascii(std::string_view bytes) {
  unsigned char all = 0;
  for (const char c : bytes) all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
  return all < 0x80;
}

/// Every quote inside is one of a pair.
bool is_quoted(std::string_view cell) {
  if (cell.size() < 2 || cell.front() != '"' || cell.back() != '"') return false;
  const auto inside = cell.substr(1, cell.size() - 2);
  for (std::size_t at = inside.find('"'); at != std::string_view::npos; at = inside.find('"', at + 2)) {
    if (at + 1 >= inside.size() || inside[at + 1] != '"') return false;
  }
  return true;
}

}  // namespace

TabTable::TabTable(std::string_view bytes) {
  if (is_ascii(bytes)) {
    rest_ = bytes;
  } else {
    auto text = to_utf8(bytes);
    if (!text) return;
    converted_ = std::move(*text);
    rest_ = converted_;
  }
  if (!next()) return;
  headings_.assign(cells_.begin(), cells_.end());
  readable_ = headings_.size() <= most_columns;
}

bool TabTable::other_separator() const {
  return headings_.size() == 1 && headings_.front().find_first_of(",;|") != std::string::npos;
}

std::optional<std::size_t> TabTable::column(std::string_view heading) const {
  const auto found = std::ranges::find_if(headings_, [&](const auto& each) { return same_heading(each, heading); });
  if (found == headings_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - headings_.begin());
}

bool TabTable::take_line(std::string_view& line) {
  if (rest_.empty()) return false;
  ++line_;
  const auto end = rest_.find('\n');
  line = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return true;
}

bool TabTable::next() {
  std::string_view line;
  while (take_line(line)) {
    if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
    split(line);
    return true;
  }
  cells_.clear();
  return false;
}

void TabTable::split(std::string_view line) {
  cells_.clear();
  unquoted_used_ = 0;
  unquoted_.resize(std::max(unquoted_.size(), most_columns + 1));
  // One cell more than there may be is enough to see that the line is no row.
  const auto limit = headings_.empty() ? most_columns + 1 : headings_.size() + 1;
  for (std::size_t end = 0; cells_.size() < limit; line.remove_prefix(end + 1)) {
    end = line.find('\t');
    cells_.push_back(bare(line.substr(0, end)));
    if (end == std::string_view::npos) break;
  }
}

std::string_view TabTable::bare(std::string_view cell) {
  cell = trimmed(cell);
  if (!is_quoted(cell)) return cell;
  cell = cell.substr(1, cell.size() - 2);
  if (cell.find('"') == std::string_view::npos) return trimmed(cell);
  auto& out = unquoted_[unquoted_used_++];
  out.clear();
  for (std::size_t i = 0; i < cell.size(); ++i) {
    out += cell[i];
    if (cell[i] == '"') ++i;
  }
  return trimmed(out);
}

}  // namespace journeywork::exchange
