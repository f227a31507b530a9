#pragma once

#include <string>
#include <string_view>

namespace journeywork::exchange {

/// One cell of a CSV file that we write (RFC 4180). Text that a spreadsheet would take for a formula (it begins with =
/// + - @ or a control character) gets an apostrophe before it.
[[nodiscard]] std::string csv_cell(std::string_view text);

}  // namespace journeywork::exchange
