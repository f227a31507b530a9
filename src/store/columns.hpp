#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/base/date.hpp"
#include "store/database.hpp"

/// How values of core travel in columns. For stores.
namespace journeywork::store {

[[nodiscard]] inline std::int64_t millis(Instant at) { return at.time_since_epoch().count(); }
[[nodiscard]] inline Instant instant_of(std::int64_t count) { return Instant{std::chrono::milliseconds{count}}; }

[[nodiscard]] inline Value or_null(const std::optional<std::string>& text) { return text ? Value(*text) : Value(); }
[[nodiscard]] inline Value or_null(std::optional<Date> day) { return day ? Value(iso(*day)) : Value(); }
[[nodiscard]] inline Value or_null(std::optional<Instant> at) { return at ? Value(millis(*at)) : Value(); }

[[nodiscard]] inline std::optional<Instant> maybe_instant(const Row& row, std::size_t column) {
  const auto count = row.maybe_integer(column);
  return count ? std::optional(instant_of(*count)) : std::nullopt;
}
[[nodiscard]] inline std::optional<Date> maybe_date(const Row& row, std::size_t column) {
  const auto text = row.maybe_text(column);
  return text ? parse_iso_date(*text) : std::nullopt;
}

}  // namespace journeywork::store
