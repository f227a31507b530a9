#include "services/identity/session_start.hpp"

#include "services/fields.hpp"
#include "services/organisations/lookup.hpp"
#include "store/identity.hpp"

namespace journeywork::services {

std::optional<Caller> load_caller(store::Connection& c, PersonId person) {
  const auto found = store::people::find(c, person);
  if (!found || found->disabled) return std::nullopt;
  return Caller{actor_of(c, person), found->name, found->email, found->locale, {}};
}

SessionStart begin_session(store::Connection& c, Caller caller, const std::string& device, Instant now,
                           const Secret& secret) {
  store::identity::insert_session(c, {secret.hash, caller.actor.person, device_label(device), now, now});
  caller.session_hash = secret.hash.bytes;
  return {secret.text, std::move(caller)};
}

}  // namespace journeywork::services
