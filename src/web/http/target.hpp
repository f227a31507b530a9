#pragma once

#include <string>
#include <string_view>

#include "web/http/message.hpp"
#include "web/http/refusal.hpp"

namespace journeywork::web::http {

/// A request target (RFC 9112, section 3.2) taken apart.
struct Target {
  std::string path;  ///< decoded; "*" for the asterisk form
  Fields query;      ///< decoded
  std::string host;  ///< of an absolute target; else empty
};

/// Takes the origin form, the absolute form and "*". Refused with 400: other forms, octets that a URL may not hold,
/// broken escapes, a decoded path that is not UTF-8 or holds control characters, "%2F", and the segments "." and "..".
[[nodiscard]] Parsed<Target> parse_target(std::string_view raw);

/// host[:port] with nothing that could be mistaken for a path, a user or a second host.
[[nodiscard]] bool is_host(std::string_view text);

}  // namespace journeywork::web::http
