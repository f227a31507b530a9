#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/database.hpp"

namespace journeywork::services {

/// A secret that opens something, and what the database knows of it. Of the text, only the hash is ever stored.
struct Secret {
  std::string text;
  store::Blob hash;
};
/// 128 random bits as 22 characters of base64url (RFC 4648, no padding) after `prefix`.
[[nodiscard]] Secret new_secret(std::string_view prefix = {});

/// The hash under which a secret is looked up; nothing for a text that no secret of this prefix can be, so that
/// nonsense costs no query. A plain hash suffices: 128 random bits cannot be guessed, salted or not.
[[nodiscard]] std::optional<store::Blob> hash_of_secret(std::string_view text, std::string_view prefix = {});

inline constexpr std::string_view api_token_prefix = "jw_";

}  // namespace journeywork::services
