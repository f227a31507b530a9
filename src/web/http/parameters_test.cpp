#include "web/http/parameters.hpp"

#include <doctest/doctest.h>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;

TEST_CASE("a header value is taken apart into value and parameters") {
  const auto type = parse_parameterised(" Text/HTML ; Charset=UTF-8;q=\"a;b=\\\"c\\\"\\\\ \\d\" ;");
  REQUIRE(type);
  CHECK(type->value == "text/html");
  CHECK(flat(type->parameters) == "charset=UTF-8&q=a;b=\"c\"\\ \\d");
  CHECK(type->parameter("charset") == "UTF-8");
  CHECK(type->parameter("none") == "");
  CHECK(parse_parameterised("text/plain")->parameters.empty());
}

TEST_CASE("a malformed header value is refused") {
  for (const char* bad : {"", " ", ";", ";a=b", "x;a", "x;=b", "x;a=", "x;a=\"b", "x;a=\"b\\\"", "x;a=\"b\"c",
                          "x;a=b c", "x;a=b;a=c", "x;a=b;A=c", "x; a =b", "x;a= b", "x;a=b,y"}) {
    CAPTURE(bad);
    CHECK_FALSE(parse_parameterised(bad));
  }
}
