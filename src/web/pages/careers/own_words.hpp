#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/locale.hpp"
#include "core/careers/gap.hpp"
#include "core/careers/path.hpp"

/// How pages say what careers reckon with, and how they read what people type there.
namespace journeywork::web::pages {

inline constexpr std::array<std::string_view, 5> level_words{"Not yet", "With direct help", "Under supervision",
                                                             "On my own", "I can teach it"};
/// The same of a need or of what is there: "on your own".
[[nodiscard]] std::string_view level_phrase(int level);

/// "nothing", "$1,200", "$1,200 to $3,000".
[[nodiscard]] std::string cost_text(const Locale& locale, const Money& low, const Money& high);
/// "less than the $70,000 that you look for"; empty when nothing was said, or the pay is not known or in another money.
[[nodiscard]] std::string sought_text(const Locale& locale, const std::optional<Money>& pay,
                                      const std::optional<Money>& sought);
/// Hundredths of a point: "63", "4.2".
[[nodiscard]] std::string points_text(int hundredths);

/// "Associate degree" of a rank; "none" for 0.
[[nodiscard]] std::string education_text(int rank);
/// What a line asks for: "on your own", "Associate degree", "CBET", "24 months".
[[nodiscard]] std::string need_text(const careers::GapLine& line);
[[nodiscard]] std::string has_text(const careers::GapLine& line);

/// "3 years", "18 months", "2.5 years", "1 year 6 months", "3y 6m"; a bare number counts as years up to 49 and as
/// months beyond. Empty text is nothing as well as what cannot be read: look whether there was text.
[[nodiscard]] std::optional<int> parse_typed_months(std::string_view text);
/// "60,000", "$60k", "28.50 an hour"; a year's pay. Below 500 without a unit it is taken for an hour's.
[[nodiscard]] std::optional<Money> parse_typed_pay(std::string_view text, const std::string& currency,
                                                   int hours_a_year);
/// "25", "25 miles", "40 h".
[[nodiscard]] std::optional<int> parse_typed_count(std::string_view text, int most);

}  // namespace journeywork::web::pages
