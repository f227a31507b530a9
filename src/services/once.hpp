#pragma once

#include <functional>
#include <string>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "core/base/result.hpp"
#include "store/database.hpp"

namespace journeywork::services {

/// The idempotency key of a request (form token or header) and a digest of what it asks.
struct RequestKey {
  std::string key;          ///< 8 to 100 printable characters, chosen by the client
  std::string fingerprint;  ///< the same key with another fingerprint is a mistake, not a repetition
};

struct Outcome {
  std::string text;       ///< what the operation made of it, kept for a repetition
  bool repeated = false;  ///< nothing was done this time
};

/// Runs `work` once for a person's key: sent again, the first outcome comes back and nothing is done. `work` must use
/// the same connection, so that what it does and the memory of it are one transaction.
[[nodiscard]] Result<Outcome> once(store::Connection& c, PersonId person, const RequestKey& request, Instant now,
                                   const std::function<Result<std::string>()>& work);

}  // namespace journeywork::services
