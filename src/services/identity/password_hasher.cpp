#include "services/identity/password_hasher.hpp"

#include <sodium.h>

#include <array>
#include <optional>
#include <stdexcept>

namespace journeywork::services {

namespace {

tl::unexpected<Error> busy() {
  return refuse(Error::Code::unavailable, "Many people are signing in just now. Try again in a moment.");
}

}  // namespace

/// One of the places for hashing, given back at the end.
class PasswordHasher::Turn {
 public:
  explicit Turn(PasswordHasher& hasher) : hasher_(hasher) {
    std::unique_lock lock(hasher_.mutex_);
    taken_ =
        hasher_.freed_.wait_for(lock, hasher_.cost_.patience, [&] { return hasher_.running_ < hasher_.cost_.at_once; });
    if (taken_) ++hasher_.running_;
  }
  ~Turn() {
    if (!taken_) return;
    const std::lock_guard lock(hasher_.mutex_);
    --hasher_.running_;
    hasher_.freed_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  explicit operator bool() const { return taken_; }

 private:
  PasswordHasher& hasher_;
  bool taken_ = false;
};

PasswordHasher::PasswordHasher(const PasswordCost& cost) : cost_(cost) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: no source of random numbers");
  if (cost.memory < crypto_pwhash_argon2id_MEMLIMIT_MIN || cost.passes < crypto_pwhash_argon2id_OPSLIMIT_MIN ||
      cost.at_once < 1) {
    throw std::invalid_argument("a password hash needs at least 8 KiB, one pass and one at once");
  }
}

Result<std::string> PasswordHasher::hash(std::string_view password) {
  const Turn turn(*this);
  if (!turn) return busy();
  std::array<char, crypto_pwhash_argon2id_STRBYTES> out{};
  if (crypto_pwhash_argon2id_str(out.data(), password.data(), password.size(), cost_.passes, cost_.memory) != 0) {
    return refuse(Error::Code::unavailable, "The server is short of memory. Try again in a moment.");
  }
  return std::string(out.data());
}

Result<bool> PasswordHasher::verify(const std::string& hash, std::string_view password) {
  const Turn turn(*this);
  if (!turn) return busy();
  return crypto_pwhash_argon2id_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

Result<void> PasswordHasher::verify_nothing(std::string_view password) {
  auto ignored = hash(password);
  if (!ignored) return tl::unexpected(std::move(ignored.error()));
  return {};
}

bool PasswordHasher::is_outdated(const std::string& hash) const {
  return crypto_pwhash_argon2id_str_needs_rehash(hash.c_str(), cost_.passes, cost_.memory) != 0;
}

}  // namespace journeywork::services
