#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "web/http/message.hpp"
#include "web/http/refusal.hpp"

/// Percent-encoding (RFC 3986) and the urlencoded form (WHATWG URL, section 5).
namespace journeywork::web::http {

enum class Plus { literal, space };

/// Decodes %XX. Nothing when an escape is cut off or not hexadecimal.
[[nodiscard]] std::optional<std::string> percent_decode(std::string_view text, Plus plus = Plus::literal);

/// Encodes everything but the unreserved characters: fit for one path segment or one query value.
[[nodiscard]] std::string percent_encode(std::string_view text);

/// Well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Text as the pages and the storage may take it: UTF-8 without NUL.
[[nodiscard]] bool is_clean_text(std::string_view text);

/// `a=1&b=two+words`. Names and values are clean text or the whole is refused with 400; more than `max_fields` is 413.
[[nodiscard]] Parsed<Fields> parse_urlencoded(std::string_view text, std::size_t max_fields = 10'000);

}  // namespace journeywork::web::http
