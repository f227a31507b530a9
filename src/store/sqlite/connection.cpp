#include "store/sqlite/connection.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <type_traits>

namespace journeywork::store::sqlite {
namespace {

constexpr int patience_ms = 5000;

/// Everything about the file that would make SQLite say no more than "unable to open database file".
void require_place(const std::string& path, bool make) {
  namespace fs = std::filesystem;
  const auto folder = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
  std::error_code error;
  if (path.empty()) throw Failure("The database URL names no file: write sqlite:PATH");
  if (!fs::is_directory(folder, error)) {
    throw Failure("The folder " + folder.string() + " for the database " + fs::path(path).filename().string() +
                  " does not exist: create it, or choose another place");
  }
  if (fs::is_directory(path, error)) throw Failure(path + " is a folder, not a database file");
  if (!make) return;
  // SQLite would create it readable by everybody. Closing a file drops this process's locks on it, so only a new one is
  // touched.
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file >= 0) {
    ::close(file);
  } else if (errno != EEXIST) {
    throw Failure("The database " + path + " cannot be created: " + std::strerror(errno));
  }
}

/// SQLite counts its memory under a lock that all threads share, for statistics that nobody reads here. Says no where
/// something has used SQLite before, which does no harm.
void count_no_memory() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);
}

/// n for "$n", 0 for anything else.
std::size_t parameter_number(const char* name) {
  std::size_t number = 0;
  if (!name || name[0] != '$') return 0;
  const char* end = name + std::strlen(name);
  const auto parsed = std::from_chars(name + 1, end, number);
  return parsed.ec == std::errc{} && parsed.ptr == end ? number : 0;
}

Value column(sqlite3_stmt* statement, int i, std::string_view name) {
  const auto bytes = [&](const void* data) {
    return data ? std::string(static_cast<const char*>(data),
                              static_cast<std::size_t>(sqlite3_column_bytes(statement, i)))
                : std::string();
  };
  switch (sqlite3_column_type(statement, i)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return Value(std::int64_t{sqlite3_column_int64(statement, i)});
    case SQLITE_TEXT:
      return Value(bytes(sqlite3_column_text(statement, i)));
    case SQLITE_BLOB:
      return Value(Blob{bytes(sqlite3_column_blob(statement, i))});
    default:
      throw std::logic_error("query '" + std::string(name) + "': column '" + sqlite3_column_name(statement, i) +
                             "' is a floating-point number; cast it to bigint or text");
  }
}

/// Parameters are bound without a copy, so the statement must let go of them before they die.
struct ResetOnExit {
  sqlite3_stmt* statement;
  ~ResetOnExit() {
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
  }
};

}  // namespace

SqliteConnection::SqliteConnection(std::string path, Use use) : path_(std::move(path)), use_(use) {
  require_place(path_, use == Use::write);
  count_no_memory();
  sqlite3* handle = nullptr;
  const int flags =
      (use == Use::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  const int code = sqlite3_open_v2(path_.c_str(), &handle, flags, nullptr);
  handle_.reset(handle);
  if (code != SQLITE_OK) throw Failure(explain(code));
  configure(use);
}

void SqliteConnection::configure(Use use) {
  auto* handle = handle_.get();
  sqlite3_busy_timeout(handle, patience_ms);
  // "Text" in double quotes, tables written by hand and functions hidden in a schema are mistakes or attacks.
  for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DQS_DML, 0},
                                      {SQLITE_DBCONFIG_DQS_DDL, 0},
                                      {SQLITE_DBCONFIG_DEFENSIVE, 1},
                                      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                      {SQLITE_DBCONFIG_ENABLE_FKEY, 1}}) {
    sqlite3_db_config(handle, option, value, nullptr);
  }
  // Where several programs open a new file at once, SQLite gives up on some locks without asking its busy handler.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(patience_ms);
  const auto require = [&](const char* sql) {
    int code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    while ((code & 0xff) == SQLITE_BUSY && std::chrono::steady_clock::now() < deadline) {
      sqlite3_sleep(5);
      code = sqlite3_exec(handle, sql, nullptr, nullptr, nullptr);
    }
    if (code != SQLITE_OK) throw Failure(explain(code));
  };
  if (use == Use::write && sqlite3_db_readonly(handle, "main") == 1) {
    throw Failure("The database " + path_ +
                  " is read-only for this user: change its owner or mode, or choose another file");
  }
  require("select count(*) from sqlite_master");  // reads the file: the first look at whether it is a database
  require("pragma case_sensitive_like = on");     // as PostgreSQL
  if (use == Use::read) {
    // Small, since the operating system caches the file already. Mapping the file was measured a tenth faster, but it
    // would turn a failing disk from an error into a crash, and count the whole file as this program's memory.
    require("pragma cache_size = -4096");
    return;
  }
  require("pragma journal_mode = wal");
  const auto mode = prepare("journal mode", "pragma journal_mode");
  if (sqlite3_step(mode.get()) != SQLITE_ROW ||
      std::strcmp(reinterpret_cast<const char*>(sqlite3_column_text(mode.get(), 0)), "wal") != 0) {
    throw Failure("The database " + path_ + " cannot use write-ahead logging: put it on a local disk");
  }
  require("pragma synchronous = full");
  require("pragma cache_size = -16384");
  require("pragma journal_size_limit = 67108864");  // a log that once grew gives its space back
}

std::string SqliteConnection::explain(int code) const {
  return sqlite::explain(path_, code, handle_ ? sqlite3_system_errno(handle_.get()) : 0);
}

void SqliteConnection::leave_syncs_to_caller() {
  // "Normal" still syncs what keeps the file whole: around a checkpoint, and where the log starts over.
  // The log of a new file is opened by the first look at it.
  const auto* sql = "pragma synchronous = normal; select count(*) from sqlite_master";
  const int code = sqlite3_exec(handle_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) throw Failure(explain(code));
}

void SqliteConnection::keep_log_on_close() {
  sqlite3_db_config(handle_.get(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
}

sqlite3_file* SqliteConnection::log() const {
  sqlite3_file* file = nullptr;
  const int code = sqlite3_file_control(handle_.get(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &file);
  if (code != SQLITE_OK || !file || !file->pMethods) throw Failure("The log of " + path_ + " cannot be found");
  return file;
}

bool is_final(int code) {
  const int primary = code & 0xff;
  return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

std::string explain(const std::string& path, int code, int cause) {
  const std::string why = cause != 0 ? std::string(": ") + std::strerror(cause) : std::string();
  switch (code & 0xff) {
    case SQLITE_NOTADB:
      return path + " is not a SQLite database";
    case SQLITE_CORRUPT:
      return "the database " + path + " is damaged: restore it from a backup";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program is using the database " + path + " and did not let go of it in time";
    case SQLITE_FULL:
      return "the disk is full; the database " + path + " cannot grow";
    case SQLITE_IOERR:
      return "the disk failed under the database " + path + " (SQLite error " + std::to_string(code) + why + ")";
    case SQLITE_READONLY:
      return "the database " + path + " cannot be written (SQLite error " + std::to_string(code) + ")";
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "The database " + path + " cannot be opened" + why;
    default:
      return std::string(sqlite3_errstr(code)) + " in the database " + path;
  }
}

void SqliteConnection::fail(int code, std::string_view name) const {
  const auto query = "query '" + std::string(name) + "': ";
  const std::string message = sqlite3_errmsg(handle_.get());
  switch (code & 0xff) {
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_DATATYPE) throw std::logic_error(query + message);
      throw ConstraintFailure(query + message);
    case SQLITE_READONLY:
      if (use_ == Use::read) throw std::logic_error(query + "writes inside a read");
      break;
    case SQLITE_TOOBIG:
      throw ValueFailure(query + "a value is too large");
    case SQLITE_ERROR:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
    case SQLITE_MISUSE:
      throw std::logic_error(query + message);
    default:
      break;
  }
  throw Failure(explain(code));
}

int SqliteConnection::control(std::string_view sql) {
  auto found = controls_.find(sql);
  if (found == controls_.end()) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return code;
    found = controls_.emplace(std::string(sql), Statement(statement)).first;
  }
  auto* statement = found->second.get();
  int code = SQLITE_ROW;
  while (code == SQLITE_ROW) code = sqlite3_step(statement);
  sqlite3_reset(statement);
  return code == SQLITE_DONE ? SQLITE_OK : code;
}

void SqliteConnection::require_references() const {
  int dangling = 0;
  int highest = 0;
  sqlite3_db_status(handle_.get(), SQLITE_DBSTATUS_DEFERRED_FKS, &dangling, &highest, 0);
  if (dangling != 0) throw ConstraintFailure("a deferred FOREIGN KEY constraint failed");
}

void SqliteConnection::require_all_references() {
  const auto check = prepare("foreign_key_check", "pragma foreign_key_check");
  const int code = sqlite3_step(check.get());
  if (code == SQLITE_ROW) {
    throw ConstraintFailure(std::string("FOREIGN KEY constraint failed in table ") +
                            reinterpret_cast<const char*>(sqlite3_column_text(check.get(), 0)));
  }
  if (code != SQLITE_DONE) fail(code, "foreign_key_check");
}

Statement SqliteConnection::prepare(std::string_view name, std::string_view sql) const {
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  const int code = sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, &tail);
  Statement first(statement);
  if (code != SQLITE_OK) fail(code, name);
  // A second statement would be silently left out; a comment or a newline compiles to nothing.
  const auto rest = sql.substr(static_cast<std::size_t>(tail - sql.data()));
  sqlite3_stmt* second = nullptr;
  sqlite3_prepare_v2(handle_.get(), rest.data(), static_cast<int>(rest.size()), &second, nullptr);
  if (!first || Statement(second)) {
    throw std::logic_error("query '" + std::string(name) + "' must be exactly one statement");
  }
  return first;
}

SqliteConnection::Prepared& SqliteConnection::prepared(const Query& query) {
  if (const auto found = statements_.find(query.name); found != statements_.end()) {
    if (query.sql != found->second.sql) {
      throw std::logic_error("two queries are named '" + std::string(query.name) + "'");
    }
    return found->second;
  }
  Prepared made{std::string(query.sql), prepare(query.name, query.sql), {}};
  const int count = sqlite3_bind_parameter_count(made.statement.get());
  made.slots.resize(static_cast<std::size_t>(count));
  for (int i = 1; i <= count; ++i) {
    const char* name = sqlite3_bind_parameter_name(made.statement.get(), i);
    const auto number = parameter_number(name);
    // Each number occurs once here, so all being in range means that none is missing.
    if (number == 0 || number > made.slots.size()) {
      throw std::logic_error("query '" + std::string(query.name) + "': parameters are $1 to $n without a gap, not " +
                             (name ? name : "?"));
    }
    made.slots[number - 1] = i;
  }
  return statements_.emplace(std::string(query.name), std::move(made)).first->second;
}

void SqliteConnection::bind(const Prepared& prepared, const Query& query, const Params& params) const {
  auto* statement = prepared.statement.get();
  if (params.size() != prepared.slots.size()) {
    throw std::logic_error("query '" + std::string(query.name) + "' takes " + std::to_string(prepared.slots.size()) +
                           " values, not " + std::to_string(params.size()));
  }
  for (std::size_t i = 0; i < params.size(); ++i) {
    const int slot = prepared.slots[i];
    const int code = std::visit(
        [&](const auto& value) {
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::monostate>) {
            return sqlite3_bind_null(statement, slot);
          } else if constexpr (std::is_same_v<T, std::int64_t>) {
            return sqlite3_bind_int64(statement, slot, value);
          } else if constexpr (std::is_same_v<T, std::string>) {
            return sqlite3_bind_text64(statement, slot, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
          } else {
            return sqlite3_bind_blob64(statement, slot, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
          }
        },
        params[i]);
    if (code != SQLITE_OK) fail(code, query.name);
  }
}

template <class Sink>
void SqliteConnection::step_through(const Query& query, const Params& params, Sink&& sink) {
  const auto& found = prepared(query);
  auto* statement = found.statement.get();
  const ResetOnExit reset{statement};
  bind(found, query, params);
  const int width = sqlite3_column_count(statement);
  int code = SQLITE_OK;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    std::vector<Value> values;
    values.reserve(static_cast<std::size_t>(width));
    for (int i = 0; i < width; ++i) values.push_back(column(statement, i, query.name));
    sink(Row(std::move(values)));
  }
  if (code != SQLITE_DONE) fail(code, query.name);
}

Rows SqliteConnection::run_now(const Query& query, const Params& params) {
  Rows rows;
  step_through(query, params, [&](Row&& row) { rows.push_back(std::move(row)); });
  return rows;
}

void SqliteConnection::each_now(const Query& query, const Params& params, const std::function<void(const Row&)>& row) {
  step_through(query, params, row);
}

void SqliteConnection::script_now(std::string_view sql) {
  const int code = sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code, "script");
  if (!in_transaction()) throw std::logic_error("a script ended the transaction it ran in");
}

}  // namespace journeywork::store::sqlite
