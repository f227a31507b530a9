#include "web/http/cookie.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;
using namespace std::string_literals;

namespace {

std::string parsed(std::string_view header) {
  Fields cookies;
  parse_cookies(header, cookies);
  return flat(cookies);
}

}  // namespace

TEST_CASE("cookies are read in order with their repeats") {
  CHECK(parsed("a=1; b=2;c=3 ;  a=4") == "a=1&b=2&c=3&a=4");
  CHECK(parsed("__Host-s=abc.DEF-_~=") == "__Host-s=abc.DEF-_~=");
  CHECK(parsed("empty=") == "empty=");
  CHECK(parsed("q=\"quoted value\"") == "q=\"quoted value\"");
  CHECK(parsed("") == "");
}

TEST_CASE("a malformed cookie is left out and its neighbours are kept") {
  CHECK(parsed("good=1; novalue; =noname; sp ace=1; b\x01=2; c=\x7f; d=\xc3\xa9; last=2") == "good=1&last=2");
  CHECK(parsed(";;; ;a=1;;") == "a=1");
  CHECK(parsed("a=b\0c; d=1"s) == "d=1");
}

TEST_CASE("no header makes the cookie parser stumble") {
  CHECK(rc::check([](const std::string& header) {
    Fields cookies;
    parse_cookies(header, cookies);
    for (const Field& cookie : cookies) {
      RC_ASSERT(!cookie.name.empty());
      RC_ASSERT(header.find(cookie.value) != std::string::npos);
    }
  }));
}

TEST_CASE("a cookie is set with the safe attributes by default") {
  Cookie cookie;
  cookie.name = "session";
  cookie.value = "abc";
  CHECK(set_cookie(cookie) == "session=abc; Path=/; HttpOnly; SameSite=Lax");
}

TEST_CASE("every attribute of a cookie is written") {
  Cookie cookie;
  cookie.name = "__Host-session";
  cookie.value = "abc";
  cookie.secure = true;
  cookie.max_age = std::chrono::hours(1);
  cookie.same_site = SameSite::strict;
  CHECK(set_cookie(cookie) == "__Host-session=abc; Path=/; Max-Age=3600; Secure; HttpOnly; SameSite=Strict");
  cookie.max_age = std::chrono::seconds(-5);
  cookie.http_only = false;
  cookie.same_site = SameSite::none;
  CHECK(set_cookie(cookie) == "__Host-session=abc; Path=/; Max-Age=0; Secure; SameSite=None");
}

TEST_CASE("a cookie that no browser would keep is a bug") {
  const auto with = [](const std::string& name, const std::string& value, const std::string& path = "/") {
    Cookie cookie;
    cookie.name = name;
    cookie.value = value;
    cookie.path = path;
    return cookie;
  };
  CHECK_THROWS_AS((void)set_cookie(with("", "v")), std::logic_error);
  CHECK_THROWS_AS((void)set_cookie(with("a b", "v")), std::logic_error);
  CHECK_THROWS_AS((void)set_cookie(with("a", "x; Domain=evil")), std::logic_error);
  CHECK_THROWS_AS((void)set_cookie(with("a", "x\r\nset-cookie: b=c")), std::logic_error);
  CHECK_THROWS_AS((void)set_cookie(with("a", "v", "/x; Secure")), std::logic_error);
  CHECK_THROWS_AS((void)set_cookie(with("a", "v", "x")), std::logic_error);
  CHECK_THROWS_AS((void)set_cookie(with("__Host-a", "v")), std::logic_error);
  CHECK_THROWS_AS((void)set_cookie(with("__Secure-a", "v")), std::logic_error);
  Cookie cookie = with("__Host-a", "v", "/sub");
  cookie.secure = true;
  CHECK_THROWS_AS((void)set_cookie(cookie), std::logic_error);
  cookie = with("a", "v");
  cookie.same_site = SameSite::none;
  CHECK_THROWS_AS((void)set_cookie(cookie), std::logic_error);
}
