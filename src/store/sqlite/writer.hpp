#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "store/sqlite/checkpointer.hpp"
#include "store/sqlite/connection.hpp"
#include "store/sqlite/log_sync.hpp"

namespace journeywork::store::sqlite {

/// The one writer of a file. Writes that wait are run one after the other, each in its own savepoint, in one
/// transaction with one commit; all of them are answered when that is on disk, none before. While one group is being
/// synced (log_sync.hpp) the next one is run and stays open for later writes (docs/adr/0006-sync-beside-the-writer.md).
/// With a group of one, every write has a commit and a sync of its own.
///
/// A commit, sync or checkpoint that fails with an I/O error is the last: after a failed sync the kernel may have
/// dropped what it could not write and report the next sync as fine, so no later success could be believed.
class Writer {
 public:
  static constexpr std::size_t default_group = 256;

  /// `database` is the one whose writes these are. At most `group_limit` writes share a commit.
  Writer(std::unique_ptr<SqliteConnection> connection, const Database& database, std::size_t group_limit);
  /// Finishes what was accepted.
  ~Writer();
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;

  /// Waits until `work` is on disk or refused. Rethrows what `work` threw, other than Failure.
  [[nodiscard]] Result<void> run(const std::function<bool(Connection&)>& work) { return submit(work, false); }
  /// The same with a transaction of its own, foreign keys checked at its end, and patience with other programs.
  [[nodiscard]] Result<void> run_schema_change(const std::function<bool(Connection&)>& work) {
    return submit(work, true);
  }
  /// Why writes are refused, or why the last one failed.
  [[nodiscard]] std::optional<std::string> unhealthy() { return health_.unhealthy(); }

 private:
  Result<void> submit(const std::function<bool(Connection&)>& work, bool alone);
  void work_off();
  [[nodiscard]] std::optional<Job> wait_for_first();
  [[nodiscard]] std::optional<Job> next(std::size_t taken);
  void run_group(Job first);
  void run_alone(Job job);
  [[nodiscard]] bool attempt(Job& job, const std::function<void()>& check);
  [[nodiscard]] int run_in_savepoint(Job& job);
  void undo();
  [[nodiscard]] int commit();
  void pass_on(Group group, bool to_be_synced);
  void checkpoint_when_due();
  Error fail(int code);          ///< this time
  Error fail_to_sync(int code);  ///< for good, when the disk is to blame

  const Database& database_;
  const std::size_t group_limit_;
  std::unique_ptr<SqliteConnection> connection_;
  Health health_;
  std::unique_ptr<Checkpointer> checkpointer_;
  std::unique_ptr<LogSync> log_sync_;  ///< none where commits sync
  int log_pages_ = 0;                  // in the write-ahead log after the last commit
  bool logged_ = false;                // the last commit changed something
  int pages_at_checkpoint_ = 0;

  std::mutex mutex_;  // guards what follows
  std::condition_variable arrived_;
  std::deque<Job> queue_;
  bool closing_ = false;

  std::thread thread_;  // last: started when all else is there
};

}  // namespace journeywork::store::sqlite
