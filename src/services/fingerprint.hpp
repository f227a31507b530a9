#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "core/base/digest.hpp"

namespace journeywork::services {

/// For RequestKey::fingerprint: what a request asks, so that the same key cannot come to mean two things. Lengths are
/// in it, so {"ab", "c"} and {"a", "bc"} differ.
[[nodiscard]] inline std::string fingerprint_of(std::initializer_list<std::string_view> parts) {
  std::string text;
  for (const auto part : parts) text += std::to_string(part.size()) + ":" + std::string(part);
  return to_hex(sha256(text));
}

}  // namespace journeywork::services
