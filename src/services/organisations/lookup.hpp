#pragma once

#include "core/access/policy.hpp"
#include "store/organisations.hpp"

/// What services need of people and organisations to ask the policy, inside a transaction of their own.
namespace journeywork::services {

/// A person with the roles of this moment and all scopes.
[[nodiscard]] access::Actor actor_of(store::Connection& c, PersonId person);

[[nodiscard]] access::OrganisationSubject organisation_subject(store::Connection& c, OrganisationId organisation);

/// The organisation, when the actor may do this to it. Error::not_found when there is none or the actor may not even
/// know of it, Error::forbidden when it may be read but not this.
[[nodiscard]] Result<store::organisations::Organisation> organisation_for(store::Connection& c,
                                                                          const access::Actor& actor,
                                                                          access::OrganisationAction action,
                                                                          OrganisationId organisation);

}  // namespace journeywork::services
