#include "web/http/cookie.hpp"

#include <algorithm>
#include <stdexcept>

#include "web/http/chars.hpp"

namespace journeywork::web::http {

namespace {

/// cookie-octet of RFC 6265, and the quote that some servers put around a value.
bool is_cookie_octet(char c) { return c > 0x20 && c < 0x7f && c != ',' && c != ';' && c != '\\'; }

/// What is accepted from browsers: they also send back spaces, commas and backslashes.
bool is_received_octet(char c) { return c >= 0x20 && c < 0x7f && c != ';'; }

bool starts_with(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

void check(const Cookie& cookie) {
  const auto refuse = [&](const char* why) { throw std::logic_error("cookie " + cookie.name + ": " + why); };
  if (!is_token(std::string_view(cookie.name))) refuse("the name is not a token");
  if (!std::all_of(cookie.value.begin(), cookie.value.end(), is_cookie_octet))
    refuse("the value holds forbidden octets");
  if (!starts_with(cookie.path, "/") || !std::all_of(cookie.path.begin(), cookie.path.end(), is_cookie_octet)) {
    refuse("the path is none");
  }
  const bool host = starts_with(cookie.name, "__Host-");
  if (host && cookie.path != "/") refuse("a __Host- cookie has the path /");
  if ((host || starts_with(cookie.name, "__Secure-")) && !cookie.secure) refuse("its prefix demands Secure");
  if (cookie.same_site == SameSite::none && !cookie.secure) refuse("SameSite=None demands Secure");
}

}  // namespace

void parse_cookies(std::string_view header, Fields& cookies) {
  while (!header.empty()) {
    std::string_view pair = take_until(header, ';');
    if (pair.find('=') == std::string_view::npos) continue;
    const std::string_view name = trim(take_until(pair, '='));
    const std::string_view value = trim(pair);
    if (is_token(name) && std::all_of(value.begin(), value.end(), is_received_octet)) {
      cookies.push_back({std::string(name), std::string(value)});
    }
  }
}

std::string set_cookie(const Cookie& cookie) {
  check(cookie);
  std::string out = cookie.name + "=" + cookie.value + "; Path=" + cookie.path;
  if (cookie.max_age) out += "; Max-Age=" + std::to_string(std::max<long long>(0, cookie.max_age->count()));
  if (cookie.secure) out += "; Secure";
  if (cookie.http_only) out += "; HttpOnly";
  switch (cookie.same_site) {
    case SameSite::strict:
      return out + "; SameSite=Strict";
    case SameSite::lax:
      return out + "; SameSite=Lax";
    case SameSite::none:
      return out + "; SameSite=None";
  }
  return out;
}

}  // namespace journeywork::web::http
