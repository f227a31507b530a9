#include "services/organisations/lookup.hpp"

#include "store/people.hpp"

namespace journeywork::services {

access::Actor actor_of(store::Connection& c, PersonId person) {
  access::Actor actor;
  actor.person = person;
  for (const auto& membership : store::people::memberships_of(c, person)) {
    actor.memberships.push_back({membership.organisation, membership.role});
  }
  return actor;
}

access::OrganisationSubject organisation_subject(store::Connection& c, OrganisationId organisation) {
  return {organisation, store::organisations::sponsors_of(c, organisation)};
}

Result<store::organisations::Organisation> organisation_for(store::Connection& c, const access::Actor& actor,
                                                            access::OrganisationAction action,
                                                            OrganisationId organisation) {
  auto found = store::organisations::find(c, organisation);
  const auto subject = organisation_subject(c, organisation);
  if (found && access::may(actor, action, subject)) return std::move(*found);
  if (found && access::may(actor, access::OrganisationAction::read, subject)) {
    return refuse(Error::Code::forbidden, "You may see this organisation but not do this.");
  }
  return refuse(Error::Code::not_found, "There is no such organisation.");
}

}  // namespace journeywork::services
