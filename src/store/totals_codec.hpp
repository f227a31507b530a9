#pragma once

#include <string>
#include <string_view>

#include "core/apprenticeship/totals.hpp"

namespace journeywork::store {

/// Totals as the text of one column: a line for each figure, words apart by a space. Read on every page, so plain and
/// quick.
[[nodiscard]] std::string write_totals(const apprenticeship::Totals& totals);
/// Throws Failure when the text was not made by write_totals: then the column is damaged and must be rebuilt.
[[nodiscard]] apprenticeship::Totals read_totals(std::string_view text);

}  // namespace journeywork::store
