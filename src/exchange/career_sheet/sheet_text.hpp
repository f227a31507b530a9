#pragma once

#include "exchange/career_sheet/career_sheet.hpp"

namespace journeywork::exchange {

/// A sheet whose texts are safe to be drawn and cut to what a page could hold at all, and whose lists have the length
/// that is shown, without empty entries.
using SheetText = CareerSheet;

[[nodiscard]] SheetText sheet_text(const CareerSheet& given);

}  // namespace journeywork::exchange
