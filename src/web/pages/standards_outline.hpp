#pragma once

#include <string>

#include "core/apprenticeship/standards.hpp"
#include "core/base/locale.hpp"
#include "web/pages/template.hpp"

namespace journeywork::web::pages {

/// "4,000 to 6,000 h"; one figure when both are the same or there is no upper one.
[[nodiscard]] std::string hours_range(Minutes from, Minutes to, const Locale& locale);

/// Fills the body of standards.html: figures, rules with their sources, work processes, courses, wages, credentials.
void fill_outline(Dict& page, const apprenticeship::Standards& standards, const std::string& agency,
                  const Locale& locale);

}  // namespace journeywork::web::pages
