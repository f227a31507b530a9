#pragma once

#include <sqlite3.h>

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "core/base/result.hpp"
#include "store/sqlite/health.hpp"
#include "store/transaction.hpp"

namespace journeywork::store::sqlite {

/// One write on its way: asked for by a thread that waits, run by the writer, answered when it is on disk.
struct Job {
  const std::function<bool(Connection&)>* work = nullptr;  ///< lives until `done` is answered
  bool alone = false;
  bool kept = false;  ///< it wants its commit
  std::promise<Result<void>> done;
  Result<void> outcome;
  std::exception_ptr thrown;
};
using Group = std::vector<Job>;

void answer(Group& group);
/// Refuses all of them, but for what threw: that goes to its caller.
void answer(Group& group, const Error& error);

/// Makes committed groups safe on a thread of its own and answers them then, so that the writer runs the next group
/// while the disk is busy with this one. One sync serves all groups that wait. Groups are answered in their order, and
/// one that committed nothing after those before it: it may have read what they wrote.
class LogSync {
 public:
  /// `log` is the write-ahead log that the writer's connection keeps open, and outlives this. Syncs it once at once;
  /// throws Failure. `when_idle` is called on the thread of its own.
  LogSync(sqlite3_file* log, std::string path, Health& health, std::function<void()> when_idle);
  /// Answers what it was given.
  ~LogSync();
  LogSync(const LogSync&) = delete;
  LogSync& operator=(const LogSync&) = delete;

  void add(Group group, bool to_be_synced);
  /// Something that was added is not answered yet.
  [[nodiscard]] bool busy();
  /// Waits until all that was added is answered.
  void drain();

 private:
  struct Batch {
    Group group;
    bool to_be_synced = false;
  };

  void work_off();
  [[nodiscard]] Result<void> sync();

  sqlite3_file* const log_;
  const std::string path_;
  Health& health_;
  const std::function<void()> when_idle_;

  std::mutex mutex_;  // guards what follows
  std::condition_variable arrived_;
  std::condition_variable idle_;
  std::deque<Batch> waiting_;
  bool syncing_ = false;
  bool closing_ = false;

  std::thread thread_;  // last: started when all else is there
};

/// The file on which nothing more is written, and why, in words for whoever runs the server.
[[nodiscard]] std::string given_up(const std::string& why);

}  // namespace journeywork::store::sqlite
