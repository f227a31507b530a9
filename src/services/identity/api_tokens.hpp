#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "services/caller.hpp"
#include "services/clock.hpp"
#include "store/identity.hpp"

namespace journeywork::services {

struct ApiTokenRequest {
  std::string name;  ///< for its owner, to know it again
  std::set<access::Scope> scopes;
  std::optional<Instant> expires_at;  ///< none: until revoked
};

/// `token` ("jw_" and 22 characters) is shown this once and known nowhere else.
struct NewApiToken {
  ApiTokenId id;
  std::string token;
};

struct ApiTokenView {
  ApiTokenId id;
  std::string name;
  std::set<access::Scope> scopes;
  Instant created_at;
  std::optional<Instant> expires_at;
  std::optional<Instant> used_at;  ///< to about a minute
  bool expired = false;
};

/// Tokens by which programs act for a person, within scopes. They cannot be made, seen or revoked with a token, so that
/// one that leaks does not make more.
class ApiTokens {
 public:
  ApiTokens(store::Database& database, Clock clock) : database_(database), clock_(std::move(clock)) {}

  /// Whose token it is, with the token's scopes. Error::unauthenticated for one that is unknown, revoked or expired.
  [[nodiscard]] Result<Caller> caller_of(std::string_view token);

  /// Field names: name, scopes, expires_at. Error::conflict when the key was used already: the token cannot be shown
  /// again.
  [[nodiscard]] Result<NewApiToken> create(const Caller& caller, const ApiTokenRequest& request,
                                           const std::string& key);
  [[nodiscard]] Result<std::vector<ApiTokenView>> list(const Caller& caller);
  /// Fine when it is revoked already.
  [[nodiscard]] Result<void> revoke(const Caller& caller, ApiTokenId id);

  /// For the operator's command line, which has the database in its hands anyway.
  [[nodiscard]] Result<NewApiToken> create_for(const std::string& email, const ApiTokenRequest& request);

 private:
  store::Database& database_;
  Clock clock_;
};

}  // namespace journeywork::services
