#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/locale.hpp"
#include "web/pages/template.hpp"

/// Small things that many pages show.
namespace journeywork::web::pages {

/// A state as colour, icon and word (partials/tag.html).
enum class Tone { ok, wait, bad, none };
void show_tag(Dict& at, std::string_view marker, Tone tone, std::string_view text);
/// The same with an icon of its own.
void show_tag(Dict& at, std::string_view marker, Tone tone, std::string_view text, std::string_view icon);

/// Approved, waiting and missing as one bar (partials/meter.html).
void show_meter(Dict& at, std::string_view marker, Minutes approved, Minutes waiting, Minutes needed,
                const Locale& locale);

/// "today", "1 day", "5 days".
[[nodiscard]] std::string days_text(int days);
/// "1 entry", "5 entries".
[[nodiscard]] std::string count_text(std::int64_t n, std::string_view one, std::string_view many);
/// "Ana Reyes" -> "AR"
[[nodiscard]] std::string initials(std::string_view name);
/// "Ana Reyes" -> "Ana"
[[nodiscard]] std::string first_name(std::string_view name);
/// part of whole in per cent with two decimals, 0 to 100: "77.50".
[[nodiscard]] std::string percent_of(std::int64_t part, std::int64_t whole);

/// Minutes as people type them: "1:30", "1.5", "1,5", "90 min", "2 h". A number without a unit is hours.
[[nodiscard]] std::optional<Minutes> parse_typed_minutes(std::string_view text);

}  // namespace journeywork::web::pages
