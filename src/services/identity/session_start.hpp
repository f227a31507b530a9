#pragma once

#include <optional>
#include <string>

#include "services/caller.hpp"
#include "services/identity/secrets.hpp"
#include "store/people.hpp"

namespace journeywork::services {

/// A session that has just begun. `token` goes into the cookie and is known nowhere else.
struct SessionStart {
  std::string token;
  Caller caller;
};

/// A person as a caller without session or token yet; nothing for somebody unknown or disabled.
[[nodiscard]] std::optional<Caller> load_caller(store::Connection& c, PersonId person);

/// Inside a transaction in which the person's right to it was established.
[[nodiscard]] SessionStart begin_session(store::Connection& c, Caller caller, const std::string& device, Instant now,
                                         const Secret& secret);

}  // namespace journeywork::services
