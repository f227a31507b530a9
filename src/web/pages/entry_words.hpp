#pragma once

#include <string>

#include "core/apprenticeship/ledger.hpp"
#include "core/base/locale.hpp"

namespace journeywork::web::pages {

/// An entry in the words of lists: what it is about, how much, what else was said.
struct EntryWords {
  std::string kind;    ///< "work", "course", "sign-off" ...
  std::string title;   ///< "Preventive maintenance"
  std::string amount;  ///< "2 h", "level 3", "$24.50"
  std::string note;
  std::string detail;  ///< "Infusion pump, work order 48213; shown: 4.02 Infusion flow test"
};
[[nodiscard]] EntryWords entry_words(const apprenticeship::Entry& entry, const apprenticeship::Standards& standards,
                                     const Locale& locale);

/// "2 h of Preventive maintenance on Tue 17 Nov"
[[nodiscard]] std::string entry_sentence(const apprenticeship::Entry& entry, const apprenticeship::Standards& standards,
                                         const Locale& locale);

}  // namespace journeywork::web::pages
