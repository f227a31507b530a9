#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "store/transaction.hpp"

namespace journeywork::store::postgres {

struct CloseServer {
  void operator()(PGconn* server) const { PQfinish(server); }
};
struct ClearAnswer {
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Server = std::unique_ptr<PGconn, CloseServer>;
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

/// The transaction lost against a concurrent one; run again it may succeed.
class SerialisationFailure : public Failure {
 public:
  using Failure::Failure;
};
/// The server is gone. What was not committed is undone there.
class ConnectionLost : public Failure {
 public:
  using Failure::Failure;
};

/// Where the server is, for messages: nothing here is secret.
struct Place {
  std::string url;
  std::string host;  ///< as the URL has it; "the local socket" when it has none
};

/// One connection to the server, used by one thread at a time.
class PostgresConnection final : public TransactionConnection {
 public:
  /// Throws Failure: one line that names the host.
  explicit PostgresConnection(const Place& place);

  /// `sql` begins a transaction.
  void begin(const char* sql, bool read_only);
  /// Throws what the commit met. A connection lost on the way leaves the outcome unknown, and the message says so.
  void commit();
  /// Ends the transaction if one is open. False when this connection should not be used again.
  [[nodiscard]] bool finish() noexcept;
  /// Throws if the transaction lost against a concurrent one, even if the write function has swallowed that.
  void require_no_serialisation_failure() const;

 protected:
  Rows run_now(const Query& query, const Params& params) override;
  void each_now(const Query& query, const Params& params, const std::function<void(const Row&)>& row) override;
  void script_now(std::string_view sql) override;

 private:
  struct Prepared {
    std::string sql;
    std::string id;
  };
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };

  [[nodiscard]] const std::string& prepared(const Query& query);
  [[nodiscard]] Answer command(const char* sql);
  void require_good(const Answer& answer, std::string_view name);
  [[noreturn]] void fail(const PGresult* answer, std::string_view name);

  const std::string host_;
  Server server_;
  bool read_only_ = false;
  bool stale_ = false;  // it works, but no longer as it did when it was opened
  std::unordered_map<std::string, Prepared, Hash, std::equal_to<>> statements_;
};

}  // namespace journeywork::store::postgres
