#include "core/base/digest.hpp"

#include <doctest/doctest.h>

using namespace journeywork;

namespace {
std::string digest_of(std::string_view bytes) { return to_hex(sha256(bytes)); }
}  // namespace

TEST_SUITE("SHA-256") {
  // The first three are NIST's examples for FIPS 180-4, the fourth its million-byte example.
  TEST_CASE("gives the digests of the published examples") {
    CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
          "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    CHECK(digest_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(digest_of(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }

  TEST_CASE("takes every byte, also zero") {
    using namespace std::string_view_literals;
    CHECK(digest_of("\0"sv) == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    CHECK(digest_of("abc\0"sv) != digest_of("abc"));
  }

  TEST_CASE("hexadecimal is lower-case, two digits a byte") {
    const std::array<std::uint8_t, 4> bytes{0x00, 0x0f, 0xa0, 0xff};
    CHECK(to_hex(bytes) == "000fa0ff");
    CHECK(to_hex({}) == "");
  }
}
