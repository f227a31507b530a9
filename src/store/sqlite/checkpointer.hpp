#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "store/sqlite/connection.hpp"
#include "store/sqlite/health.hpp"

namespace journeywork::store::sqlite {

/// Runs SQLite's checkpoint and says whether it worked or only has to wait for somebody. Anything else is the end of
/// writing: what was copied may not be on disk. `mode` is one of SQLITE_CHECKPOINT_*.
void checkpoint(const SqliteConnection& connection, int mode, Health& health);

/// Copies the log into the database file while the writer goes on, on a thread and a connection of its own: a sync that
/// fails is told to each open file once, so neither the writer's nor this one's is told to the other instead.
class Checkpointer {
 public:
  Checkpointer(std::unique_ptr<SqliteConnection> connection, Health& health);
  /// Finishes what it does.
  ~Checkpointer();
  Checkpointer(const Checkpointer&) = delete;
  Checkpointer& operator=(const Checkpointer&) = delete;

  /// Starts one, or lets the one that runs be enough.
  void ask();

 private:
  void work_off();

  std::unique_ptr<SqliteConnection> connection_;
  Health& health_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable asked_;
  bool due_ = false;
  bool closing_ = false;

  std::thread thread_;  // last: started when all else is there
};

}  // namespace journeywork::store::sqlite
