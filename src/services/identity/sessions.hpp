#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "services/caller.hpp"
#include "services/clock.hpp"
#include "services/identity/settings.hpp"
#include "store/database.hpp"

namespace journeywork::services {

/// One of somebody's own sessions, to look at and end.
struct SessionView {
  std::string id;  ///< names it to its owner; opens nothing
  std::string device;
  Instant began_at;
  Instant seen_at;  ///< to about a minute
  bool current = false;
};

/// Sessions that run. Thread-safe, as are all services.
class Sessions {
 public:
  Sessions(store::Database& database, Clock clock, const SessionLimits& limits)
      : database_(database), clock_(std::move(clock)), limits_(limits) {}

  /// Who shows this token. Error::unauthenticated for one that is unknown or has ended. Asked for every request: reads,
  /// and writes at most once a minute.
  [[nodiscard]] Result<Caller> caller_of(std::string_view token);

  /// Ends the session the caller came with. Fine when it has ended already.
  [[nodiscard]] Result<void> sign_out(const Caller& caller);

  // One's own, only from a session.
  /// The one used last first.
  [[nodiscard]] Result<std::vector<SessionView>> list(const Caller& caller);
  /// Fine when it has ended already.
  [[nodiscard]] Result<void> end(const Caller& caller, const std::string& id);
  /// How many were ended: all but this one.
  [[nodiscard]] Result<std::size_t> end_others(const Caller& caller);

  /// Anybody's, for administrators: how many were ended.
  [[nodiscard]] Result<std::size_t> end_all_of(const Caller& caller, PersonId person);

 private:
  store::Database& database_;
  Clock clock_;
  SessionLimits limits_;
};

/// Removes what has run out: sessions, links, counts of failures that are forgotten. For a background job, once an
/// hour.
[[nodiscard]] Result<void> forget_expired(store::Database& database, Instant now, const SessionLimits& limits);

}  // namespace journeywork::services
