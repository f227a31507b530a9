#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>

#include "web/http/forwarded.hpp"

namespace journeywork::web::http {

/// Counts the open connections, in total and of each peer. Thread-safe.
class Gate {
 public:
  struct Limits {
    std::size_t total = 0;
    std::size_t per_peer = 0;
  };
  explicit Gate(Limits limits) : limits_(limits) {}

  /// False when a limit is reached. An exempt peer (a trusted proxy speaks for many) counts for the total only.
  [[nodiscard]] bool enter(const Address& peer, bool exempt);
  void leave(const Address& peer);
  /// True when nobody is inside any more, false when `patience` is over.
  bool wait_empty(std::chrono::milliseconds patience);
  [[nodiscard]] std::size_t inside() const;

 private:
  const Limits limits_;
  mutable std::mutex mutex_;
  std::condition_variable empty_;
  std::size_t total_ = 0;
  std::map<Address, std::size_t> peers_;
};

}  // namespace journeywork::web::http
