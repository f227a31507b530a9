#include "exchange/drawn_text/drawn_text.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <unicode/unistr.h>

#include <string>

using journeywork::exchange::drawable;
using journeywork::exchange::drawn_width;
using journeywork::exchange::shortened;

TEST_CASE("text that is fine is drawn as it is") {
  CHECK(drawable("Técnica de équipos, ខ្មែរ", 100) == "Técnica de équipos, ខ្មែរ");
  CHECK(drawable("", 100).empty());
}

TEST_CASE("line ends and runs of blanks are one blank and none stands at an end") {
  CHECK(drawable("  one\n\t two\xC2\xA0three \r\n", 100) == "one two three");
}

TEST_CASE("what cannot be drawn is a replacement character") {
  CHECK(drawable(std::string("a\0b", 3), 100) == "a\uFFFDb");
  CHECK(drawable("a\xFF\xC3", 100) == "a\uFFFD\uFFFD");
  CHECK(drawable("a\u202Eb", 100) == "a\uFFFDb");
}

TEST_CASE("of long text the first characters stay before an ellipsis") {
  CHECK(drawable("abcdef", 6) == "abcdef");
  CHECK(drawable("abcdefg", 6) == "abcdef…");
  CHECK(drawable("abc def", 4) == "abc…");
}

TEST_CASE("a line is cut to the width that there is") {
  CHECK(shortened("BMET II", 15, 200) == "BMET II");
  const std::string cut = shortened("A very long title of an occupation", 15, 100);
  CHECK(cut.ends_with("…"));
  CHECK(drawn_width(cut, 15) <= 100);
  CHECK(shortened("wide", 15, 0) == "…");
}

TEST_CASE("whatever the bytes, what is drawn is UTF-8 without control characters and stays as it is") {
  CHECK(rc::check([](const std::string& bytes) {
    const std::string once = drawable(bytes, 40);
    std::string again;
    icu::UnicodeString::fromUTF8(once).toUTF8String(again);
    RC_ASSERT(again == once);
    for (const char byte : once) RC_ASSERT(static_cast<unsigned char>(byte) >= 0x20);
    RC_ASSERT(icu::UnicodeString::fromUTF8(once).countChar32() <= 41);
    RC_ASSERT(drawable(once, 41) == once);
  }));
}
