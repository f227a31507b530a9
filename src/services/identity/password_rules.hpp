#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace journeywork::services {

inline constexpr std::size_t shortest_password = 8;
inline constexpr std::size_t advised_password = 15;  ///< said beside the field, not enforced
inline constexpr std::size_t longest_password = 256;

/// The form in which a password is hashed: normal form C, so that it does not depend on the keyboard that typed it.
/// Nothing for what nobody can have chosen: bytes that are not UTF-8, or more than `longest_password` characters.
[[nodiscard]] std::optional<std::string> password_key(std::string_view typed);

/// Whose password it is to be: it must not be found by knowing them.
struct PasswordOwner {
  std::string_view name;
  std::string_view email;
};

/// What is wrong with a new password, in a field of that name; nothing when it will do. The rules of OWASP ASVS 5.0 6.2
/// and NIST SP 800-63B: length and what is commonly chosen, no recipe of character classes. The problem never repeats
/// it.
[[nodiscard]] std::optional<Problem> check_new_password(std::string_view field, std::string_view typed,
                                                        const PasswordOwner& owner);

/// Among the first that anybody would try: numbers, walks over the keyboard, something short over and over, a common
/// word with a year behind it. Expects folded text.
[[nodiscard]] bool is_common_password(std::string_view folded);

}  // namespace journeywork::services
