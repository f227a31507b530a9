#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "services/identity/settings.hpp"
#include "store/identity.hpp"

namespace journeywork::services {

/// How long after its last failure a key must still wait; zero when it need not.
[[nodiscard]] std::chrono::milliseconds remaining_wait(const ThrottleRule& rule,
                                                       const store::identity::Failures& failures, Instant now);
/// The count after one more failure now, less what has been forgotten meanwhile.
[[nodiscard]] store::identity::Failures one_more(const ThrottleRule& rule, const store::identity::Failures& failures,
                                                 Instant now);

/// Who tries: an account, whether it exists or not, and the address it is tried from. An IPv6 address counts as its
/// /64, which one subscriber has to himself. Kept as hashes: people type passwords into the wrong field.
struct ThrottleKeys {
  std::string account;
  std::string address;
};
[[nodiscard]] ThrottleKeys throttle_keys(std::string_view email, std::string_view address);

/// Counts an attempt as failed before it is made, so that many at once cannot slip through, or refuses it:
/// Error::too_many says how long to wait, in a problem at "retry_after" the whole seconds as value.
[[nodiscard]] Result<void> charge(store::Connection& c, const ThrottleLimits& limits, const ThrottleKeys& keys,
                                  Instant now);
/// The attempt succeeded: the account starts afresh, the address gets this one back. (Not all: a guesser with one
/// account of his own could otherwise wipe the slate as often as he likes.)
void settle(store::Connection& c, const ThrottleKeys& keys);
/// The attempt did not happen.
void give_back(store::Connection& c, const ThrottleKeys& keys);

}  // namespace journeywork::services
