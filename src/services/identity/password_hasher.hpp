#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "services/identity/settings.hpp"

namespace journeywork::services {

/// argon2id with a bound on how much runs at once. One for the whole program; thread-safe. Each call takes as long as
/// the cost says, so never inside a transaction. Error::unavailable when too many are waiting.
class PasswordHasher {
 public:
  explicit PasswordHasher(const PasswordCost& cost);

  /// "$argon2id$v=19$m=...": salt and cost are in it.
  [[nodiscard]] Result<std::string> hash(std::string_view password);
  [[nodiscard]] Result<bool> verify(const std::string& hash, std::string_view password);
  /// As much work as `verify`, for accounts that do not exist: the time of the answer tells nothing.
  [[nodiscard]] Result<void> verify_nothing(std::string_view password);
  /// Made at another cost than today's.
  [[nodiscard]] bool is_outdated(const std::string& hash) const;

 private:
  class Turn;

  const PasswordCost cost_;
  std::mutex mutex_;
  std::condition_variable freed_;
  int running_ = 0;
};

}  // namespace journeywork::services
