#pragma once

#include <exception>
#include <functional>
#include <string>
#include <string_view>

#include "store/database.hpp"

/// What the drivers share, so that a store cannot tell them apart. Not for stores.
namespace journeywork::store {

/// True for UTF-8 (no overlong forms, no surrogates) without NUL: what both databases keep unchanged.
[[nodiscard]] bool is_storable_text(std::string_view text);

/// What a failure becomes at the border of read and write.
[[nodiscard]] Error error_of(const Failure& failure);

/// While it lives, this thread runs a read or write of `database`. Nesting two of the same database would wait for
/// itself or break the snapshot, so it throws std::logic_error.
class InsideTransaction {
 public:
  explicit InsideTransaction(const Database& database);
  ~InsideTransaction();
  InsideTransaction(const InsideTransaction&) = delete;
  InsideTransaction& operator=(const InsideTransaction&) = delete;

 private:
  const Database& database_;
  const InsideTransaction* outer_;
};

/// A connection that keeps the promises of Connection which do not depend on the database: values are checked, a failed
/// transaction stays failed, and rows being handed over are not interrupted by another statement.
class TransactionConnection : public Connection {
 public:
  Rows run(const Query& query, const Params& params) final;
  void each(const Query& query, const Params& params, const std::function<void(const Row&)>& row) final;
  void script(std::string_view sql) final;

  /// Forgets the failure of the transaction before.
  void start() { failure_ = nullptr; }
  /// Runs a write function in the transaction that was begun. True when it is to be committed. Throws what it threw, or
  /// the failure it caught but cannot get away with.
  [[nodiscard]] bool attempt(const std::function<bool(Connection&)>& work);

 protected:
  virtual Rows run_now(const Query& query, const Params& params) = 0;
  virtual void each_now(const Query& query, const Params& params, const std::function<void(const Row&)>& row) = 0;
  virtual void script_now(std::string_view sql) = 0;
  [[nodiscard]] const std::exception_ptr& failure() const { return failure_; }

 private:
  template <class Step>
  auto guarded(std::string_view name, Step&& step);

  std::exception_ptr failure_;
  std::string streaming_;
};

}  // namespace journeywork::store
