#include "store/postgres/database.hpp"

#include <chrono>
#include <cstring>

#include "store/pool.hpp"
#include "store/postgres/connection.hpp"

namespace journeywork::store::postgres {
namespace {

constexpr std::size_t most_connections = 16;
constexpr std::chrono::seconds patience{10};
constexpr std::chrono::seconds health_patience{1};
constexpr int most_attempts = 5;

constexpr const char* begin_read = "begin isolation level repeatable read read only";
constexpr const char* begin_write = "begin isolation level read committed";

using Connections = Pool<PostgresConnection>;

/// libpq's own words about a URL that it cannot parse may repeat the password, so they are not used.
Place parse(const std::string& url) {
  const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption*)> options(PQconninfoParse(url.c_str(), nullptr),
                                                                               PQconninfoFree);
  constexpr auto expected =
      "write postgresql://USER:PASSWORD@HOST:PORT/NAME, with signs such as @ / % in the password"
      " as %40 %2F %25";
  if (!options) throw Failure(std::string("The database URL cannot be read: ") + expected);
  Place place{url, "the local socket"};
  for (const auto* option = options.get(); option->keyword; ++option) {
    if (std::strcmp(option->keyword, "host") == 0 && option->val && *option->val) place.host = option->val;
  }
  if (place.host.find('@') != std::string::npos) {
    throw Failure(std::string("The database URL has more than one @: ") + expected);
  }
  return place;
}

/// A transaction on a connection of its own, rolled back unless committed.
class Transaction {
 public:
  Transaction(Connections& connections, std::chrono::milliseconds wait, const char* sql, bool read_only)
      : lease_(connections.take(wait)) {
    try {
      lease_->begin(sql, read_only);
    } catch (...) {
      end();
      throw;
    }
  }
  ~Transaction() { end(); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  PostgresConnection& operator*() const { return *lease_; }
  PostgresConnection* operator->() const { return &*lease_; }

 private:
  void end() {
    if (!lease_->finish()) lease_.discard();
  }

  Connections::Lease lease_;
};

class PostgresDatabase final : public Database {
 public:
  explicit PostgresDatabase(const Place& place)
      : connections_(most_connections, [place] { return std::make_unique<PostgresConnection>(place); }) {
    static_cast<void>(connections_.take(patience));  // so that a wrong URL is told at the start
  }

  std::optional<std::string> unhealthy() override;
  [[nodiscard]] std::string_view dialect() const override { return "postgresql"; }

 protected:
  Result<void> run_read(const std::function<void(Connection&)>& work) override;
  Result<void> run_write(const std::function<bool(Connection&)>& work) override;
  Result<void> run_schema_change(const std::function<bool(Connection&)>& work) override;

 private:
  [[nodiscard]] std::unique_ptr<Transaction> begin(const char* sql, bool read_only,
                                                   std::chrono::milliseconds wait = patience);

  Connections connections_;
};

/// A connection may have died unseen, say with a server that was started again. As nothing was done on it yet, another
/// takes its place.
std::unique_ptr<Transaction> PostgresDatabase::begin(const char* sql, bool read_only, std::chrono::milliseconds wait) {
  try {
    return std::make_unique<Transaction>(connections_, wait, sql, read_only);
  } catch (const ConnectionLost&) {
    connections_.drop_idle();
  }
  return std::make_unique<Transaction>(connections_, wait, sql, read_only);
}

Result<void> PostgresDatabase::run_read(const std::function<void(Connection&)>& work) {
  const InsideTransaction inside(*this);
  try {
    const auto transaction = begin(begin_read, true);
    work(**transaction);
    return {};
  } catch (const Failure& failure) {
    return tl::unexpected(error_of(failure));
  }
}

Result<void> PostgresDatabase::run_write(const std::function<bool(Connection&)>& work) {
  const InsideTransaction inside(*this);
  for (int attempt = 1;; ++attempt) {
    try {
      const auto transaction = begin(begin_write, false);
      if ((*transaction)->attempt(work)) {
        (*transaction)->commit();
      } else {
        (*transaction)->require_no_serialisation_failure();
      }
      return {};
    } catch (const SerialisationFailure& failure) {
      if (attempt == most_attempts) return tl::unexpected(error_of(failure));
    } catch (const Failure& failure) {
      return tl::unexpected(error_of(failure));
    }
  }
}

Result<void> PostgresDatabase::run_schema_change(const std::function<bool(Connection&)>& work) {
  return run_write([&](Connection& connection) {
    connection.script("set local lock_timeout = '10min'");
    return work(connection);
  });
}

std::optional<std::string> PostgresDatabase::unhealthy() {
  static constexpr Query standby{"store.is_standby", "select case when pg_is_in_recovery() then 1 else 0 end"};
  try {
    const auto transaction = begin(begin_read, true, health_patience);
    if ((**transaction).one(standby)->integer(0) == 1)
      return "The PostgreSQL server is a standby and cannot be written.";
    return std::nullopt;
  } catch (const Failure& failure) {
    return error_of(failure).message;
  }
}

}  // namespace

Result<std::unique_ptr<Database>> open(const std::string& url) {
  try {
    return std::make_unique<PostgresDatabase>(parse(url));
  } catch (const Failure& failure) {
    return refuse(Error::Code::unavailable, failure.what());
  }
}

}  // namespace journeywork::store::postgres
