#include "services/identity/secrets.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "core/base/digest.hpp"

namespace journeywork::services {

namespace {

constexpr std::size_t secret_bytes = 16;
constexpr std::size_t secret_characters = 22;

store::Blob hash_of(std::string_view text) {
  const auto digest = sha256(text);
  return {std::string(digest.begin(), digest.end())};
}

bool is_base64url(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

Secret new_secret(std::string_view prefix) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: no source of random numbers");
  std::array<unsigned char, secret_bytes> random{};
  randombytes_buf(random.data(), random.size());
  std::array<char, secret_characters + 1> text{};
  sodium_bin2base64(text.data(), text.size(), random.data(), random.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  Secret secret{std::string(prefix) + text.data(), {}};
  secret.hash = hash_of(secret.text);
  return secret;
}

std::optional<store::Blob> hash_of_secret(std::string_view text, std::string_view prefix) {
  if (text.size() != prefix.size() + secret_characters || !text.starts_with(prefix)) return std::nullopt;
  if (!std::ranges::all_of(text.substr(prefix.size()), is_base64url)) return std::nullopt;
  return hash_of(text);
}

}  // namespace journeywork::services
