#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/transaction.hpp"

namespace journeywork::store::sqlite {

struct CloseHandle {
  void operator()(sqlite3* handle) const { sqlite3_close(handle); }
};
struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Handle = std::unique_ptr<sqlite3, CloseHandle>;
using Statement = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// What SQLite's `code` with the system's `cause` (an errno, or 0) means for the database `path`, in words for whoever
/// runs the server.
[[nodiscard]] std::string explain(const std::string& path, int code, int cause);

/// The disk gave a wrong answer to a request to make data safe, or the file is not what was written.
[[nodiscard]] bool is_final(int code);

/// One connection to one file, used by one thread at a time.
class SqliteConnection final : public TransactionConnection {
 public:
  enum class Use {
    read,  ///< cannot change anything; the file must be there
    write  ///< makes the file when it is missing
  };

  /// Throws Failure: one line that names the file.
  SqliteConnection(std::string path, Use use);

  /// Runs one of the driver's own statements ("begin", "commit") and returns SQLite's result code.
  [[nodiscard]] int control(std::string_view sql);
  /// What `code`, just returned by this connection, means for this file.
  [[nodiscard]] std::string explain(int code) const;
  /// Whether a transaction is open: a full disk makes SQLite end it by itself.
  [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }
  /// Throws ConstraintFailure when a deferred foreign key is left dangling. Asked for each write of a group, since
  /// SQLite itself asks only at the commit, which they share.
  void require_references() const;
  /// Throws ConstraintFailure when any foreign key of the whole file dangles.
  void require_all_references();
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// From now on a commit is in the log but not yet on disk: who asked for it syncs `log()` before it is relied upon.
  void leave_syncs_to_caller();
  /// Closing the last connection does not copy the log into the database file.
  void keep_log_on_close();
  /// The write-ahead log, open as long as the connection is.
  [[nodiscard]] sqlite3_file* log() const;

 protected:
  Rows run_now(const Query& query, const Params& params) override;
  void each_now(const Query& query, const Params& params, const std::function<void(const Row&)>& row) override;
  void script_now(std::string_view sql) override;

 private:
  struct Prepared {
    std::string sql;
    Statement statement;
    std::vector<int> slots;  ///< SQLite's index of $1, $2 ...: it numbers parameters by their first use
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  void configure(Use use);
  [[nodiscard]] Statement prepare(std::string_view name, std::string_view sql) const;
  [[nodiscard]] Prepared& prepared(const Query& query);
  void bind(const Prepared& prepared, const Query& query, const Params& params) const;
  template <class Sink>
  void step_through(const Query& query, const Params& params, Sink&& sink);
  [[noreturn]] void fail(int code, std::string_view name) const;

  const std::string path_;
  const Use use_;
  Handle handle_;
  std::unordered_map<std::string, Prepared, Hash, std::equal_to<>> statements_;
  std::unordered_map<std::string, Statement, Hash, std::equal_to<>> controls_;
};

}  // namespace journeywork::store::sqlite
