#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/result.hpp"

/// The one door to the data. Stores write their SQL once, with $1, $2 ... parameters; two drivers run it.
namespace journeywork::store {

/// Raw bytes (BLOB on SQLite, bytea on PostgreSQL); up to a billion of them.
struct Blob {
  std::string bytes;
  bool operator==(const Blob&) const = default;
};

/// What goes into and comes out of a column. Dates travel as ISO text, instants as milliseconds since 1970, flags as 0
/// and 1. Text is UTF-8 without NUL. A select list that yields anything else (a float, a PostgreSQL boolean or numeric)
/// is a bug and throws: `cast(sum(minutes) as bigint)` reads the same on both drivers.
using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;
using Params = std::vector<Value>;

/// A statement with a name, made by the build from store/sql/*.sql. Drivers keep it prepared under its name, so the
/// same name with another text is a bug and throws. Each of $1 ... $n must occur, as often as wanted, and exactly n
/// values be given. Write `cast($1 as bigint)`, not `$1::bigint`.
struct Query {
  std::string_view name;
  std::string_view sql;
};

/// One row. Columns are read by position in the order of the select list; a wrong type is a bug and throws.
class Row {
 public:
  explicit Row(std::vector<Value> values) : values_(std::move(values)) {}
  [[nodiscard]] std::size_t size() const { return values_.size(); }
  [[nodiscard]] bool is_null(std::size_t i) const { return std::holds_alternative<std::monostate>(values_.at(i)); }
  [[nodiscard]] std::int64_t integer(std::size_t i) const { return std::get<std::int64_t>(values_.at(i)); }
  [[nodiscard]] const std::string& text(std::size_t i) const { return std::get<std::string>(values_.at(i)); }
  [[nodiscard]] const std::string& bytes(std::size_t i) const { return std::get<Blob>(values_.at(i)).bytes; }
  [[nodiscard]] std::optional<std::int64_t> maybe_integer(std::size_t i) const {
    return is_null(i) ? std::nullopt : std::optional(integer(i));
  }
  [[nodiscard]] std::optional<std::string> maybe_text(std::size_t i) const {
    return is_null(i) ? std::nullopt : std::optional(text(i));
  }

 private:
  std::vector<Value> values_;
};
using Rows = std::vector<Row>;

/// The storage refused or is gone. Thrown inside a read or write; never leaves Database::read and Database::write,
/// which return Error::unavailable for it. A failure dooms the transaction it happened in, on both drivers: later
/// statements throw it again, and a write is not committed even if its function catches the failure and returns a
/// value. It may catch one to return a better error of its own.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
/// A unique, foreign-key or check constraint, or a trigger that raises, said no. Leaves as Error::conflict.
class ConstraintFailure : public Failure {
 public:
  using Failure::Failure;
};
/// A value that no column can hold: text which is not UTF-8 or has a NUL in it, a number out of range. Leaves as
/// Error::invalid. Its message never repeats the value.
class ValueFailure : public Failure {
 public:
  using Failure::Failure;
};

/// A connection inside a transaction, valid only during the call that was handed it.
class Connection {
 public:
  virtual ~Connection() = default;

  /// Runs a statement and returns all its rows. Throws Failure.
  virtual Rows run(const Query& query, const Params& params) = 0;
  /// Runs a statement and hands each row over as it comes; for results too large to hold. The connection is taken until
  /// it returns: running another statement from inside `row` is a bug and throws.
  virtual void each(const Query& query, const Params& params, const std::function<void(const Row&)>& row) = 0;
  /// Runs a text of several statements without parameters or rows: a migration. It must not begin or end transactions.
  virtual void script(std::string_view sql) = 0;

  template <class... Args>
  Rows operator()(const Query& query, Args&&... args) {
    return run(query, Params{Value(std::forward<Args>(args))...});
  }
  /// The only row, or nothing.
  template <class... Args>
  std::optional<Row> one(const Query& query, Args&&... args) {
    auto rows = run(query, Params{Value(std::forward<Args>(args))...});
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
  }
};

/// Thread-safe. Reads see one consistent snapshot, taken by their first statement. A write is durable when `write`
/// returns a value: fsynced on SQLite (one writer thread, group commit), committed on PostgreSQL. A write whose
/// function returns an error, or throws, leaves nothing behind; what it throws, other than Failure, reaches its own
/// caller. On SQLite write functions run on the writer thread. They may be run again after a serialisation failure, so
/// they must not touch anything but the connection and their own result. Calling read or write of the same database
/// from inside one is a bug and throws. After a sync has failed on SQLite, every later write is refused and `unhealthy`
/// says why.
class Database {
 public:
  virtual ~Database() = default;

  template <class F>
  [[nodiscard]] auto read(F&& work) -> std::invoke_result_t<F, Connection&> {
    using R = std::invoke_result_t<F, Connection&>;
    std::optional<R> out;
    auto ran = run_read([&](Connection& c) { out.emplace(work(c)); });
    if (!ran) return R(tl::unexpect, std::move(ran.error()));
    return std::move(*out);
  }

  template <class F>
  [[nodiscard]] auto write(F&& work) -> std::invoke_result_t<F, Connection&> {
    return write_by(&Database::run_write, work);
  }

  /// A write that changes the schema, for `migrate`. It is alone in its transaction, waits patiently for other
  /// programs, and on SQLite foreign keys are checked once, at its end: rebuilding a table there drops it, which must
  /// not cascade.
  template <class F>
  [[nodiscard]] auto change_schema(F&& work) -> std::invoke_result_t<F, Connection&> {
    return write_by(&Database::run_schema_change, work);
  }

  /// Nothing when writes are accepted; otherwise why they are not. Asks a PostgreSQL server each time.
  [[nodiscard]] virtual std::optional<std::string> unhealthy() = 0;
  /// "sqlite" or "postgresql".
  [[nodiscard]] virtual std::string_view dialect() const = 0;

 protected:
  virtual Result<void> run_read(const std::function<void(Connection&)>& work) = 0;
  /// Commits when `work` returns true, rolls back when it returns false or throws.
  virtual Result<void> run_write(const std::function<bool(Connection&)>& work) = 0;
  virtual Result<void> run_schema_change(const std::function<bool(Connection&)>& work) = 0;

 private:
  using Runner = Result<void> (Database::*)(const std::function<bool(Connection&)>&);

  template <class F>
  auto write_by(Runner runner, F& work) -> std::invoke_result_t<F&, Connection&> {
    using R = std::invoke_result_t<F&, Connection&>;
    std::optional<R> out;
    auto ran = (this->*runner)([&](Connection& c) {
      out.emplace(work(c));
      return out->has_value();
    });
    if (!ran) return R(tl::unexpect, std::move(ran.error()));
    return std::move(*out);
  }
};

/// Opens "sqlite:PATH" or "postgresql://...". Does not migrate. Errors name the file or host and what to do, never a
/// password. A SQLite file is made (mode 0600) when it is missing, its folder is not. "sqlite:PATH?group_commit=off"
/// commits each write by itself: just as durable, slower, there to measure what group commit gains.
[[nodiscard]] Result<std::unique_ptr<Database>> open(const std::string& url);

/// Brings the schema up to this program's version, one transaction per migration. Refuses a database that is newer.
/// Returns the numbers that were applied.
[[nodiscard]] Result<std::vector<int>> migrate(Database& database);
/// Error::conflict when the database needs `migrate`, or is newer than the program.
[[nodiscard]] Result<void> check_schema(Database& database);

}  // namespace journeywork::store
