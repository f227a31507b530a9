#include "exchange/csv/cell.hpp"

namespace journeywork::exchange {

std::string csv_cell(std::string_view text) {
  std::string out;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) out += '\'';
  out += text;
  if (out.find_first_of(",\"\r\n;") == std::string::npos) return out;
  std::string quoted = "\"";
  for (const char ch : out) {
    if (ch == '"') quoted += '"';
    quoted += ch;
  }
  return quoted + "\"";
}

}  // namespace journeywork::exchange
