#include "web/http/target.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;

TEST_CASE("an origin target is split and decoded") {
  const auto target = parse_target("/people/J%C3%BCrgen%20M?q=a+b&x=%26&flag");
  REQUIRE(target);
  CHECK(target->path == "/people/J\xc3\xbcrgen M");
  CHECK(flat(target->query) == "q=a b&x=&&flag=");
  CHECK(target->host.empty());
  CHECK(parse_target("/?")->path == "/");
  CHECK(flat(parse_target("/a?b?c=/d|{e}")->query) == "b?c=/d|{e}");
  CHECK(parse_target("/a+b")->path == "/a+b");
  CHECK(parse_target("/...")->path == "/...");
  CHECK(parse_target("/.well-known/x")->path == "/.well-known/x");
}

TEST_CASE("an absolute target gives its host") {
  const auto target = parse_target("HTTP://Example.org:8080/a?b=c");
  REQUIRE(target);
  CHECK(target->host == "Example.org:8080");
  CHECK(target->path == "/a");
  CHECK(flat(target->query) == "b=c");
  CHECK(parse_target("https://example.org")->path == "/");
  CHECK(flat(parse_target("http://example.org?q=1")->query) == "q=1");
  CHECK(parse_target("*")->path == "*");
}

TEST_CASE("a target that is none, or leads elsewhere, is refused") {
  for (const char* bad : {"",
                          "a",
                          "a/b",
                          "example.org:443",
                          "http:",
                          "http:/",
                          "http://",
                          "http:///x",
                          "http://u@h/",
                          "http://u:p@h/",
                          "ftp://h/",
                          "file:///etc",
                          "**",
                          "*/",
                          "/a b",
                          "/a\tb",
                          "/a\x01",
                          "/a\x7f",
                          "/caf\xc3\xa9",
                          "/a#b",
                          "/<x>",
                          "/\"",
                          "/a\\b",
                          "/a%5cb",
                          "/%",
                          "/%4",
                          "/%zz",
                          "/%00",
                          "/%0a",
                          "/%7f",
                          "/%ff",
                          "/%c0%ae",
                          "/..",
                          "/../",
                          "/a/..",
                          "/a/../b",
                          "/a/./b",
                          "/.",
                          "/%2e%2e/x",
                          "/%2E./x",
                          "/.%2e",
                          "/a%2fb",
                          "/a%2F..%2Fb",
                          "/a?%",
                          "/a?x=%zz",
                          "/a?x=%00",
                          "/a?x=%ff",
                          "http://h/../x",
                          "http://h:1:2/",
                          "http://h:99999999/",
                          "http://[::1/"}) {
    CAPTURE(bad);
    const auto target = parse_target(bad);
    REQUIRE_FALSE(target);
    CHECK(target.error().status == 400);
  }
}

TEST_CASE("whatever target is taken, its path stays inside") {
  CHECK(rc::check([](const std::string& text) {
    const auto target = parse_target("/" + text);
    if (!target) return;
    RC_ASSERT(target->path.front() == '/');
    RC_ASSERT(target->path.find("/../") == std::string::npos);
    RC_ASSERT(target->path.find('\0') == std::string::npos);
  }));
}

TEST_CASE("a host is a name or address with a port and nothing else") {
  for (const char* good :
       {"example.org", "localhost:8080", "127.0.0.1", "[::1]:80", "[::ffff:1.2.3.4]", "my_host", "h:", "a.b-c.d."}) {
    CAPTURE(good);
    CHECK(is_host(good));
  }
  for (const char* bad : {"", ":80", "a b", "a/b", "a@b", "a,b", "a:b", "a:123456", "[::1", "::1", "[]", "[x]", "a?b",
                          "a\\b", "\xc3\xa9", "a:80:80", "[::1]x"}) {
    CAPTURE(bad);
    CHECK_FALSE(is_host(bad));
  }
  CHECK_FALSE(is_host(std::string(300, 'a')));
}
