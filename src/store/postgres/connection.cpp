#include "store/postgres/connection.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "store/postgres/values.hpp"

namespace journeywork::store::postgres {
namespace {

constexpr int binary = 1;
constexpr int oldest_version = 150000;

/// libpq's messages come in several lines.
std::string one_line(const char* message) {
  std::string line;
  for (const char* c = message; *c != '\0'; ++c) {
    const bool space = *c == '\n' || *c == '\t' || *c == ' ';
    if (!space) {
      line += *c;
    } else if (!line.empty() && line.back() != ' ') {
      line += ' ';
    }
  }
  while (!line.empty() && line.back() == ' ') line.pop_back();
  return line;
}

std::string field(const PGresult* answer, int code) {
  const char* text = answer ? PQresultErrorField(answer, code) : nullptr;
  return text ? text : "";
}

/// Defaults that a URL may override come before it, what it may not after.
Server connect(const Place& place) {
  static constexpr std::array names{"connect_timeout", "fallback_application_name", "tcp_user_timeout",
                                    "dbname",          "client_encoding",           static_cast<const char*>(nullptr)};
  const std::array values{"5", "journeywork", "15000", place.url.c_str(), "UTF8", static_cast<const char*>(nullptr)};
  constexpr int expand_dbname = 1;
  return Server(PQconnectdbParams(names.data(), values.data(), expand_dbname));
}

}  // namespace

PostgresConnection::PostgresConnection(const Place& place) : host_(place.host), server_(connect(place)) {
  auto* server = server_.get();
  if (PQstatus(server) != CONNECTION_OK) {
    throw Failure("PostgreSQL at " + host_ + " cannot be used: " + one_line(PQerrorMessage(server)));
  }
  PQsetNoticeProcessor(server, [](void*, const char*) {}, nullptr);
  if (PQserverVersion(server) < oldest_version) throw Failure("PostgreSQL at " + host_ + " is older than version 15");
  const char* encoding = PQparameterStatus(server, "server_encoding");
  if (!encoding || std::strcmp(encoding, "UTF8") != 0) {
    throw Failure("The database at " + host_ + " does not use the encoding UTF8: create one that does");
  }
  // A commit must be on disk when it returns, and a lock that is never released must not hold a thread for ever.
  require_good(command("select set_config('synchronous_commit', 'on', false)"
                       " where current_setting('synchronous_commit') = 'off';"
                       "select set_config('lock_timeout', '10s', false) where current_setting('lock_timeout') = '0'"),
               "session settings");
}

Answer PostgresConnection::command(const char* sql) { return Answer(PQexec(server_.get(), sql)); }

void PostgresConnection::begin(const char* sql, bool read_only) {
  start();
  read_only_ = read_only;
  require_good(command(sql), "begin");
}

void PostgresConnection::commit() {
  const auto answer = command("commit");
  if (PQstatus(server_.get()) == CONNECTION_BAD) {
    throw ConnectionLost("the connection to PostgreSQL at " + host_ +
                         " was lost while saving, so it is not known whether the change was kept");
  }
  require_good(answer, "commit");
  // The answer to committing a transaction that has failed.
  if (std::strcmp(PQcmdStatus(answer.get()), "COMMIT") != 0)
    throw std::logic_error("a failed transaction was committed");
}

bool PostgresConnection::finish() noexcept {
  if (PQtransactionStatus(server_.get()) != PQTRANS_IDLE) {
    const Answer answer(PQexec(server_.get(), "rollback"));
  }
  return !stale_ && PQstatus(server_.get()) == CONNECTION_OK && PQtransactionStatus(server_.get()) == PQTRANS_IDLE;
}

void PostgresConnection::require_no_serialisation_failure() const {
  if (!failure()) return;
  try {
    std::rethrow_exception(failure());
  } catch (const SerialisationFailure&) {
    throw;
  } catch (...) {
    // The write function has dealt with it.
  }
}

void PostgresConnection::require_good(const Answer& answer, std::string_view name) {
  const auto status = PQresultStatus(answer.get());
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) fail(answer.get(), name);
}

void PostgresConnection::fail(const PGresult* answer, std::string_view name) {
  const auto state = field(answer, PG_DIAG_SQLSTATE);
  // The primary message names tables and constraints; the detail, left out here, would repeat people's data.
  const auto message = "query '" + std::string(name) + "': " + field(answer, PG_DIAG_MESSAGE_PRIMARY);
  const auto is = [&](std::initializer_list<std::string_view> starts) {
    return std::ranges::any_of(starts, [&](auto start) { return state.starts_with(start); });
  };
  if (PQstatus(server_.get()) == CONNECTION_BAD || state.empty() || is({"57P"})) {
    stale_ = true;
    throw ConnectionLost("the connection to PostgreSQL at " + host_ + " was lost");
  }
  if (is({"40001", "40P01"})) throw SerialisationFailure("too many at once want to change the same; try again");
  if (is({"23", "P0001"})) throw ConstraintFailure(message);
  if (is({"22P02"})) throw std::logic_error("query '" + std::string(name) + "': a value is not of its column's type");
  if (is({"22"}))
    throw ValueFailure("query '" + std::string(name) + "' was given a value that PostgreSQL refuses (" + state + ")");
  if (is({"25006"}) && read_only_) throw std::logic_error("query '" + std::string(name) + "' writes inside a read");
  const bool denied = is({"42501"});
  if (is({"42", "08P01"}) && !denied) throw std::logic_error(message);
  // A standby after a failover, or tables changed under a prepared statement: a new connection will do better.
  stale_ |= is({"25006", "0A000", "26000"});
  throw Failure("PostgreSQL at " + host_ + ": " + message);
}

const std::string& PostgresConnection::prepared(const Query& query) {
  if (const auto found = statements_.find(query.name); found != statements_.end()) {
    if (query.sql != found->second.sql) {
      throw std::logic_error("two queries are named '" + std::string(query.name) + "'");
    }
    return found->second.id;
  }
  // The server cuts names at 63 bytes, so it gets numbers.
  Prepared made{std::string(query.sql), "s" + std::to_string(statements_.size())};
  require_good(Answer(PQprepare(server_.get(), made.id.c_str(), made.sql.c_str(), 0, nullptr)), query.name);
  return statements_.emplace(std::string(query.name), std::move(made)).first->second.id;
}

Rows PostgresConnection::run_now(const Query& query, const Params& params) {
  const auto& id = prepared(query);
  const Arguments arguments(params);
  const Answer answer(PQexecPrepared(server_.get(), id.c_str(), arguments.count(), arguments.values(),
                                     arguments.lengths(), arguments.formats(), binary));
  require_good(answer, query.name);
  const int count = PQntuples(answer.get());
  Rows rows;
  rows.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) rows.push_back(row_of(answer.get(), i, query.name));
  return rows;
}

void PostgresConnection::each_now(const Query& query, const Params& params,
                                  const std::function<void(const Row&)>& row) {
  auto* server = server_.get();
  const auto& id = prepared(query);
  const Arguments arguments(params);
  if (PQsendQueryPrepared(server, id.c_str(), arguments.count(), arguments.values(), arguments.lengths(),
                          arguments.formats(), binary) != 1) {
    fail(nullptr, query.name);
  }
  PQsetSingleRowMode(server);
  // When `row` throws, the rest is read and dropped, so that the transaction can go on as on SQLite.
  const auto drain = [](PGconn* rest) {
    while (const auto left = Answer(PQgetResult(rest))) continue;
  };
  const std::unique_ptr<PGconn, decltype(drain)> drained(server, drain);
  while (const auto answer = Answer(PQgetResult(server))) {
    if (PQresultStatus(answer.get()) == PGRES_SINGLE_TUPLE) {
      row(row_of(answer.get(), 0, query.name));
    } else {
      require_good(answer, query.name);
    }
  }
}

void PostgresConnection::script_now(std::string_view sql) {
  require_good(command(std::string(sql).c_str()), "script");
  if (PQtransactionStatus(server_.get()) != PQTRANS_INTRANS) {
    throw std::logic_error("a script ended the transaction it ran in");
  }
}

}  // namespace journeywork::store::postgres
