#pragma once

#include <mutex>
#include <optional>
#include <string>

namespace journeywork::store::sqlite {

/// What is wrong with writing to a file, told by any thread.
class Health {
 public:
  /// Why nothing is written any more.
  [[nodiscard]] std::optional<std::string> refusal() {
    const std::lock_guard lock(mutex_);
    return refusal_;
  }
  /// Why writes are refused, or why the last one failed.
  [[nodiscard]] std::optional<std::string> unhealthy() {
    const std::lock_guard lock(mutex_);
    return refusal_ ? refusal_ : trouble_;
  }
  void succeed() {
    const std::lock_guard lock(mutex_);
    trouble_.reset();
  }
  void fail(std::string why) {
    const std::lock_guard lock(mutex_);
    trouble_ = std::move(why);
  }
  /// For good; the first reason stays.
  std::string give_up(std::string why) {
    const std::lock_guard lock(mutex_);
    if (!refusal_) refusal_ = std::move(why);
    return *refusal_;
  }

 private:
  std::mutex mutex_;
  std::optional<std::string> refusal_;
  std::optional<std::string> trouble_;  // until a commit succeeds
};

}  // namespace journeywork::store::sqlite
