#include "exchange/reference/gunzip.hpp"

#include <doctest/doctest.h>

namespace journeywork::exchange {
namespace {

using namespace std::string_view_literals;

/// "hello\n", packed.
constexpr auto packed =
    "\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03\xCB\x48\xCD\xC9\xC9\xE7\x02\x00\x20\x30\x3A\x36\x06\x00\x00\x00"sv;

}  // namespace

TEST_CASE("what was packed is unpacked, member by member") {
  CHECK(is_gzip(packed));
  CHECK(gunzipped(packed) == "hello\n");
  CHECK(gunzipped(std::string(packed) + std::string(packed)) == "hello\nhello\n");
  CHECK(gunzipped(packed, 6) == "hello\n");
}

TEST_CASE("a file that is damaged, cut or too large is refused") {
  CHECK_FALSE(gunzipped(""));
  CHECK_FALSE(gunzipped("hello"));
  CHECK_FALSE(gunzipped(packed, 5));
  CHECK_FALSE(gunzipped(std::string(packed) + "rubbish"));
  for (std::size_t size = 0; size < packed.size(); ++size) CHECK_FALSE(gunzipped(packed.substr(0, size)));
  auto damaged = std::string(packed);
  damaged[20] ^= 1;
  CHECK_FALSE(gunzipped(damaged));
}

}  // namespace journeywork::exchange
