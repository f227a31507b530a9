#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "web/http/message.hpp"

/// Cookies as RFC 6265bis has them.
namespace journeywork::web::http {

/// Adds the pairs of one Cookie header to `cookies`. Other software on the same host may have left anything there, so a
/// pair that is malformed (no name, or an octet a cookie may not hold) is left out and the rest is kept. Values are not
/// decoded.
void parse_cookies(std::string_view header, Fields& cookies);

enum class SameSite { strict, lax, none };

struct Cookie {
  std::string name;
  std::string value;
  std::optional<std::chrono::seconds> max_age;  ///< none: until the browser closes; zero: remove it now
  bool secure = false;
  bool http_only = true;
  SameSite same_site = SameSite::lax;
  std::string path = "/";
};

/// The value of a Set-Cookie header. Throws std::logic_error for a cookie that no browser would keep: a name or value
/// with forbidden octets, a `__Host-` name without Secure and the path "/", a `__Secure-` name or SameSite=None without
/// Secure.
[[nodiscard]] std::string set_cookie(const Cookie& cookie);

}  // namespace journeywork::web::http
