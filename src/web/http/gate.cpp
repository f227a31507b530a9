#include "web/http/gate.hpp"

namespace journeywork::web::http {

bool Gate::enter(const Address& peer, bool exempt) {
  const std::lock_guard lock(mutex_);
  if (total_ >= limits_.total) return false;
  const auto found = peers_.find(peer);
  if (!exempt && found != peers_.end() && found->second >= limits_.per_peer) return false;
  if (found != peers_.end()) {
    ++found->second;
  } else {
    peers_.emplace(peer, 1);
  }
  ++total_;
  return true;
}

void Gate::leave(const Address& peer) {
  const std::lock_guard lock(mutex_);
  const auto found = peers_.find(peer);
  if (--found->second == 0) peers_.erase(found);
  if (--total_ == 0) empty_.notify_all();
}

bool Gate::wait_empty(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  return empty_.wait_for(lock, patience, [this] { return total_ == 0; });
}

std::size_t Gate::inside() const {
  const std::lock_guard lock(mutex_);
  return total_;
}

}  // namespace journeywork::web::http
