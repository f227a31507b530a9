#include "web/http/encoding.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;
using namespace std::string_literals;

TEST_CASE("percent escapes are decoded in either case") {
  CHECK(percent_decode("a%20b%C3%a9%2f") == "a b\xc3\xa9/");
  CHECK(percent_decode("") == "");
}

TEST_CASE("a plus is a space only where forms are read") {
  CHECK(percent_decode("a+b") == "a+b");
  CHECK(percent_decode("a+b%2B", Plus::space) == "a b+");
}

TEST_CASE("a broken percent escape decodes to nothing") {
  for (const char* text : {"%", "a%", "a%4", "%4", "%zz", "%4g", "%%41", "%-1", "% 1", "%u0041"}) {
    CAPTURE(text);
    CHECK_FALSE(percent_decode(text));
  }
}

TEST_CASE("whatever is encoded decodes to itself and holds only unreserved characters") {
  CHECK(rc::check([](const std::string& text) {
    const std::string encoded = percent_encode(text);
    RC_ASSERT(percent_decode(encoded) == text);
    RC_ASSERT(percent_decode(encoded, Plus::space) == text);
    RC_ASSERT(encoded.find_first_of(" +&=/?#\"<>\r\n") == std::string::npos);
  }));
}

TEST_CASE("decoding any text never reads beyond it and never makes it longer") {
  CHECK(rc::check([](const std::string& text) {
    const auto decoded = percent_decode(text);
    RC_ASSERT(decoded.value_or("").size() <= text.size());
  }));
}

TEST_CASE("UTF-8 is checked as Unicode defines it") {
  for (const std::string& good : {""s, "plain"s, "\xc2\x80"s, "\xdf\xbf"s, "\xe0\xa0\x80"s, "\xed\x9f\xbf"s,
                                  "\xee\x80\x80"s, "\xef\xbf\xbf"s, "\xf0\x90\x80\x80"s, "\xf4\x8f\xbf\xbf"s, "\0"s}) {
    CAPTURE(good);
    CHECK(is_utf8(good));
  }
  for (const std::string& bad :
       {"\x80"s, "\xbf"s, "\xc0\xaf"s, "\xc1\xbf"s, "\xc2"s, "\xc2\x41"s, "\xe0\x80\x80"s, "\xe0\x9f\xbf"s,
        "\xed\xa0\x80"s, "\xed\xbf\xbf"s, "\xe2\x82"s, "\xe2\x82\x41"s, "\xf0\x80\x80\x80"s, "\xf0\x8f\xbf\xbf"s,
        "\xf4\x90\x80\x80"s, "\xf5\x80\x80\x80"s, "\xf0\x90\x80"s, "\xff"s, "\xfe"s}) {
    CAPTURE(bad);
    CHECK_FALSE(is_utf8(bad));
    CHECK_FALSE(is_utf8("ok" + bad + "ok"));
  }
}

TEST_CASE("clean text has no NUL") {
  CHECK(is_clean_text("line\r\nline\ttab"));
  CHECK_FALSE(is_clean_text("a\0b"s));
}

TEST_CASE("an urlencoded form keeps order, repeats and empty values") {
  CHECK(flat(*parse_urlencoded("b=2&a=1&b=3&empty=&bare&sp=a+b%26c&=noname")) ==
        "b=2&a=1&b=3&empty=&bare=&sp=a b&c&=noname");
  CHECK(parse_urlencoded("")->empty());
  CHECK(parse_urlencoded("&&&")->empty());
  CHECK(flat(*parse_urlencoded("a=b=c")) == "a=b=c");
}

TEST_CASE("an urlencoded form with broken escapes, NUL or other charsets is refused") {
  for (const char* text : {"a=%", "%=a", "a=%zz", "a=%00", "%00=a", "a=%ff", "a=%C3", "%ed%a0%80=1"}) {
    CAPTURE(text);
    const auto parsed = parse_urlencoded(text);
    REQUIRE_FALSE(parsed);
    CHECK(parsed.error().status == 400);
  }
}

TEST_CASE("more form fields than the limit are refused as too large") {
  CHECK(parse_urlencoded("a&b&c", 3)->size() == 3);
  CHECK(parse_urlencoded("a&b&c&d", 3).error().status == 413);
}
