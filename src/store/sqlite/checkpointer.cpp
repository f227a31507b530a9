#include "store/sqlite/checkpointer.hpp"

#include <utility>

#include "store/sqlite/log_sync.hpp"

namespace journeywork::store::sqlite {

void checkpoint(const SqliteConnection& connection, int mode, Health& health) {
  if (health.refusal()) return;
  const int code = sqlite3_wal_checkpoint_v2(connection.handle(), nullptr, mode, nullptr, nullptr);
  const int primary = code & 0xff;
  // A reader in the way only puts it off.
  if (primary == SQLITE_OK || primary == SQLITE_BUSY || primary == SQLITE_LOCKED) return;
  if (is_final(code)) {
    health.give_up(given_up(connection.explain(code)));
  } else {
    health.fail(connection.explain(code));
  }
}

Checkpointer::Checkpointer(std::unique_ptr<SqliteConnection> connection, Health& health)
    : connection_(std::move(connection)), health_(health) {
  thread_ = std::thread([this] { work_off(); });
}

Checkpointer::~Checkpointer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  asked_.notify_one();
  thread_.join();
  connection_->keep_log_on_close();
}

void Checkpointer::ask() {
  {
    const std::lock_guard lock(mutex_);
    due_ = true;
  }
  asked_.notify_one();
}

void Checkpointer::work_off() {
  std::unique_lock lock(mutex_);
  while (true) {
    asked_.wait(lock, [&] { return closing_ || due_; });
    if (closing_) return;
    due_ = false;
    lock.unlock();
    checkpoint(*connection_, SQLITE_CHECKPOINT_PASSIVE, health_);
    lock.lock();
  }
}

}  // namespace journeywork::store::sqlite
