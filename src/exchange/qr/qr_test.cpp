#include "exchange/qr/qr.hpp"

#include <doctest/doctest.h>

#include <string>

using journeywork::exchange::qr_code;
using journeywork::exchange::QrCode;

namespace {

/// The 7 by 7 finder pattern of the standard with its corner at (row, column).
bool finder_at(const QrCode& code, std::size_t row, std::size_t column) {
  for (std::size_t y = 0; y < 7; ++y) {
    for (std::size_t x = 0; x < 7; ++x) {
      const bool rim = y == 0 || y == 6 || x == 0 || x == 6;
      const bool core = y >= 2 && y <= 4 && x >= 2 && x <= 4;
      if (code.dark(row + y, column + x) != (rim || core)) return false;
    }
  }
  return true;
}

}  // namespace

TEST_CASE("an address becomes a square with the three corners that a scanner looks for") {
  const auto code = qr_code("https://careers.example.org/careers/bmet-1");
  REQUIRE(code);
  CHECK(code->size == 29);  // version 3 holds 42 bytes at level M
  CHECK(code->modules.size() == 29 * 29);
  CHECK(finder_at(*code, 0, 0));
  CHECK(finder_at(*code, 0, code->size - 7));
  CHECK(finder_at(*code, code->size - 7, 0));
  CHECK_FALSE(finder_at(*code, code->size - 7, code->size - 7));
}

TEST_CASE("the same text gives the same code and another text another one") {
  CHECK(qr_code("a")->modules == qr_code("a")->modules);
  CHECK(qr_code("a")->modules != qr_code("b")->modules);
}

TEST_CASE("the longest text that fits is taken and one byte more is refused") {
  const auto longest = qr_code(std::string(2331, 'x'));
  REQUIRE(longest);
  CHECK(longest->size == 177);
  const auto longer = qr_code(std::string(2332, 'x'));
  REQUIRE_FALSE(longer);
  CHECK(longer.error().problems.at(0).field == "text");
}

TEST_CASE("nothing and a NUL are refused") {
  CHECK_FALSE(qr_code(""));
  CHECK_FALSE(qr_code(std::string("a\0b", 3)));
}
