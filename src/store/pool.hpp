#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "store/database.hpp"

namespace journeywork::store {

/// Up to `limit` connections, opened when first needed and lent to one thread at a time. The one given back last is
/// lent first, so that a quiet server keeps few of them warm. Must outlive its leases.
template <class T>
class Pool {
 public:
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<T> connection) : pool_(&pool), connection_(std::move(connection)) {}
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
      if (connection_) pool_->give_back(std::move(connection_));
    }

    T* operator->() const { return connection_.get(); }
    T& operator*() const { return *connection_; }
    /// Closes the connection instead of lending it again.
    void discard() {
      if (!connection_) return;
      connection_.reset();
      pool_->forget_one();
    }

   private:
    Pool* pool_;
    std::unique_ptr<T> connection_;
  };

  /// `open` throws Failure when it cannot.
  Pool(std::size_t limit, std::function<std::unique_ptr<T>()> open) : limit_(limit), open_(std::move(open)) {
    idle_.reserve(limit);
  }

  /// Throws Failure when none was free in time, or none can be opened.
  [[nodiscard]] Lease take(std::chrono::milliseconds patience) {
    {
      std::unique_lock lock(mutex_);
      if (!freed_.wait_for(lock, patience, [&] { return !idle_.empty() || count_ < limit_; })) {
        throw Failure("all " + std::to_string(limit_) + " database connections are busy");
      }
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return Lease(*this, std::move(connection));
      }
      ++count_;
    }
    try {
      return Lease(*this, open_());
    } catch (...) {
      forget_one();
      throw;
    }
  }

  /// Closes those that nobody holds: when one has turned out dead, they are likely to be dead too.
  void drop_idle() {
    std::vector<std::unique_ptr<T>> dropped;
    dropped.reserve(limit_);
    const std::lock_guard lock(mutex_);
    dropped.swap(idle_);
    count_ -= dropped.size();
    freed_.notify_all();
  }

 private:
  void give_back(std::unique_ptr<T> connection) noexcept {
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
    freed_.notify_one();
  }

  void forget_one() noexcept {
    const std::lock_guard lock(mutex_);
    --count_;
    freed_.notify_one();
  }

  const std::size_t limit_;
  const std::function<std::unique_ptr<T>()> open_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<T>> idle_;
  std::size_t count_ = 0;
};

}  // namespace journeywork::store
