#pragma once

#include <string>

#include "core/base/locale.hpp"
#include "core/careers/pay.hpp"
#include "services/careers/world.hpp"

namespace journeywork::services {

enum class SheetPaper { letter, a4 };

struct SheetOrder {
  std::string occupation;   ///< its code
  careers::PayRange pay;    ///< what is printed of pay: the nation's, or an area's
  bool loaded_pay = false;  ///< the pay comes from loaded figures of OEWS
  SheetPaper paper = SheetPaper::letter;
  std::string address;       ///< of the occupation's page, in full: printed, and as a QR code
  std::string installation;  ///< who hands it out
  Locale locale;
};

/// The one page about an occupation for a career day, as a PDF. Refuses an occupation that is not in the catalogue.
[[nodiscard]] Result<std::string> career_sheet(const World& world, const SheetOrder& order);

}  // namespace journeywork::services
