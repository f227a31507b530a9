#pragma once

#include <string>
#include <string_view>

#include "core/base/locale.hpp"
#include "core/careers/catalogue.hpp"

/// Careers in words, for pages and for what is printed.
namespace journeywork::services {

/// "Healthcare technology management"
[[nodiscard]] std::string_view title_of(careers::Family family);
/// What one does in it, in a sentence.
[[nodiscard]] std::string_view meaning_of(careers::Family family);
/// "apprenticeship" -> "Apprenticeship"; a route that is not known stays as it is.
[[nodiscard]] std::string_view title_of_route(std::string_view route);
/// "hospital" -> "Hospitals and health systems"; one that is not known stays as it is.
[[nodiscard]] std::string_view title_of_workplace(std::string_view workplace);
/// Level 3 -> "independently"; what is out of range is taken to its end.
[[nodiscard]] std::string_view words_of_level(int level);

/// "at once", "8 months", "2 years", "1 year 6 months"
[[nodiscard]] std::string months_in_words(int months);
/// Money in whole units of the currency, rounded half up: "$62,630".
[[nodiscard]] std::string whole_money(const Locale& locale, const Money& money);

/// Education and experience that are asked for, as full-time months after school: a certificate 12, an associate degree
/// 24, a bachelor's 48, a master's 72, a doctorate 108, then the months of experience. A rule of thumb of ours (2026),
/// to sort by: the usual length of programmes in the United States. For a way of one's own there are paths.
[[nodiscard]] int months_to_get_in(const careers::Requirements& asked);

}  // namespace journeywork::services
