#pragma once

#include <string>

#include "core/access/policy.hpp"

namespace journeywork::services {

/// Whoever asks for an operation, as found by a session or an API token in this request. Not kept longer: the roles are
/// those of this moment.
struct Caller {
  access::Actor actor;
  std::string name;
  std::string email;
  std::string locale;        ///< "en-US"
  std::string session_hash;  ///< SHA-256 of the session's token, 32 bytes; empty when an API token was shown

  [[nodiscard]] bool in_session() const { return !session_hash.empty(); }
  bool operator==(const Caller& other) const {
    return actor.person == other.actor.person && actor.memberships == other.actor.memberships &&
           actor.scopes == other.actor.scopes && name == other.name && email == other.email && locale == other.locale &&
           session_hash == other.session_hash;
  }
};

}  // namespace journeywork::services
