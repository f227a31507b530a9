#pragma once

#include <string_view>

#include "exchange/standards_file/field_values.hpp"

/// Figures as people type them into spreadsheets. What could mean two things is refused.
namespace journeywork::exchange {

/// "4000", "4,000" and "37.5", "37,5", "37:30". Not "1.000": a thousand to some, one to others.
[[nodiscard]] Parsed<Minutes> hours_from_cell(std::string_view text);
/// "60", "62.5", "60 %". Not "0.6", which may be 60 % in a spreadsheet's own notation.
[[nodiscard]] Parsed<BasisPoints> percent_from_cell(std::string_view text);
[[nodiscard]] Parsed<int> count_from_cell(std::string_view text);

}  // namespace journeywork::exchange
