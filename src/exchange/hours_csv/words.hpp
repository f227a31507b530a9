#pragma once

#include <string>
#include <string_view>

namespace journeywork::exchange::hours_csv {

/// Without the spaces around it, those that look like spaces included (no-break, byte order mark).
[[nodiscard]] std::string_view trimmed(std::string_view utf8);

/// In small letters, whatever the script; only the first 200 bytes.
[[nodiscard]] std::string folded(std::string_view utf8);

/// What two headings have in common when people would call them the same: words in small letters with one space
/// between, everything else left out. "Employee_ID " and "employee id".
[[nodiscard]] std::string word_key(std::string_view heading);

/// For a person to recognise, not to keep: at most 80 bytes, cut between characters, on one line, nothing that hides.
[[nodiscard]] std::string shown(std::string_view utf8);

[[nodiscard]] inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace journeywork::exchange::hours_csv
