#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace journeywork::exchange {

[[nodiscard]] bool is_utf8(std::string_view text);

/// How many characters, not bytes, a UTF-8 text has.
[[nodiscard]] std::size_t character_count(std::string_view utf8);

/// A file's text in UTF-8 without its byte order mark. What is not valid UTF-8 and has no mark of UTF-16 is taken for
/// Windows-1252, which spreadsheets write where they are not asked. Nothing when it cannot be converted.
[[nodiscard]] std::optional<std::string> to_utf8(std::string_view bytes);

}  // namespace journeywork::exchange
