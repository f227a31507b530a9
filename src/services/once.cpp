#include "services/once.hpp"

#include <algorithm>

#include "store/ledger.hpp"

namespace journeywork::services {

namespace {

bool usable(const std::string& key) {
  return key.size() >= 8 && key.size() <= 100 &&
         std::all_of(key.begin(), key.end(), [](char ch) { return ch > ' ' && ch < 127; });
}

}  // namespace

Result<Outcome> once(store::Connection& c, PersonId person, const RequestKey& request, Instant now,
                     const std::function<Result<std::string>()>& work) {
  if (!usable(request.key)) {
    return refuse_field("Idempotency-Key",
                        "This request needs a key of its own, so that sending it twice does it once.", request.key,
                        "8 to 100 printable characters without spaces");
  }
  if (const auto before = store::ledger::remembered(c, person, request.key)) {
    if (before->fingerprint != request.fingerprint) {
      return refuse(Error::Code::conflict, "This key was already used for something else. Load the page again.");
    }
    return Outcome{before->outcome, true};
  }
  auto done = work();
  if (!done) return tl::unexpected(std::move(done.error()));
  store::ledger::remember(c, person, request.key, {request.fingerprint, *done}, now);
  return Outcome{std::move(*done), false};
}

}  // namespace journeywork::services
