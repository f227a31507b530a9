#pragma once

#include "exchange/career_sheet/pdf_page.hpp"
#include "exchange/career_sheet/sheet_text.hpp"

namespace journeywork::exchange {

/// What stands between the head and the foot of the sheet: from `place` on and never below `bottom`. The type gets
/// smaller, then the paragraphs shorter, until it fits. Gives back where it ends.
double write_body(PdfPage& page, const SheetText& sheet, const Place& place, double bottom);

}  // namespace journeywork::exchange
