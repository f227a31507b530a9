#include "services/identity/secrets.hpp"

#include <doctest/doctest.h>

#include <set>

namespace journeywork::services {

TEST_CASE("a secret is 128 random bits in base64url, found again by its hash") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const auto secret = new_secret(api_token_prefix);
    CHECK(secret.text.size() == 3 + 22);
    CHECK(secret.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    CHECK(hash_of_secret(secret.text, api_token_prefix) == secret.hash);
    CHECK(secret.hash.bytes.size() == 32);
    CHECK(secret.hash.bytes.find(secret.text) == std::string::npos);
    seen.insert(secret.text);
  }
  CHECK(seen.size() == 1000);
}

TEST_CASE("what cannot be a secret has no hash to look up") {
  const auto secret = new_secret().text;
  CHECK(hash_of_secret(secret).has_value());
  for (const auto& text :
       {std::string(), secret.substr(1), secret + "A", secret + std::string(1'000'000, 'A'), "+" + secret.substr(1),
        secret.substr(1) + "=", secret.substr(1) + std::string(1, '\0'), "jw_" + secret}) {
    CHECK_FALSE(hash_of_secret(text).has_value());
  }
  CHECK_FALSE(hash_of_secret(secret, api_token_prefix).has_value());
}

}  // namespace journeywork::services
