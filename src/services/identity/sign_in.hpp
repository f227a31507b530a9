#pragma once

#include <optional>
#include <string>

#include "services/clock.hpp"
#include "services/identity/password_hasher.hpp"
#include "services/identity/session_start.hpp"
#include "services/identity/settings.hpp"

namespace journeywork::services {

struct ThrottleKeys;

struct SignInRequest {
  std::string email;
  std::string password;
  std::string address;  ///< of the client, as far as a named proxy vouches for it
  std::string device;   ///< what it calls itself, to be recognised in the list of sessions
};

struct PasswordChange {
  std::string current_password;
  std::string password;
  std::string address;
};

/// Showing who one is by a password. Slow on purpose: up to a second of computing, so not on a thread that others wait
/// for.
class SignIn {
 public:
  SignIn(store::Database& database, Clock clock, PasswordHasher& hasher, const IdentitySettings& settings)
      : database_(database), clock_(std::move(clock)), hasher_(hasher), settings_(settings) {}

  /// Begins a session. Error::unauthenticated says nothing about whether the account exists, in words or by the time it
  /// takes; Error::too_many says how long to wait (see `charge` in throttle.hpp).
  [[nodiscard]] Result<SessionStart> with_password(const SignInRequest& request);

  /// One click in the demo. Error::forbidden unless the settings say demo.
  [[nodiscard]] Result<SessionStart> as(PersonId person, const std::string& device);

  /// Ends all the person's sessions and open links and begins a new one in the place of this one. Only from a session.
  /// API tokens stay. Field names: current_password, password.
  [[nodiscard]] Result<SessionStart> change_password(const Caller& caller, const PasswordChange& change);

 private:
  /// The same work whether or not there is a hash.
  [[nodiscard]] Result<bool> fits(const std::optional<std::string>& hash, const std::string& typed);
  /// The attempt did not take place, for a reason of ours.
  void forgive(const ThrottleKeys& keys);

  store::Database& database_;
  Clock clock_;
  PasswordHasher& hasher_;
  IdentitySettings settings_;
};

}  // namespace journeywork::services
