#include "web/pages/setup_steps.hpp"

#include <algorithm>

#include "services/apprenticeship/standards_service.hpp"
#include "services/organisations/people.hpp"

namespace journeywork::web::pages {

namespace {

using access::Role;

const services::OrganisationView* first_of(const std::vector<services::OrganisationView>& all,
                                           services::OrganisationKind kind) {
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.organisation.kind == kind; });
  return found == all.end() ? nullptr : &*found;
}

bool has(const Services& services, const Visit& visit, OrganisationId in, Role role) {
  const auto people = services.people.list(visit.actor(), in, role, {0, 1});
  return people && !people->items.empty();
}

std::string invite_url(OrganisationId in) { return "/people/new?organisation=" + std::to_string(in.value); }

}  // namespace

std::vector<SetupStep> setup_steps(const Services& services, const Visit& visit,
                                   const std::vector<services::OrganisationView>& all) {
  const auto* sponsor = first_of(all, services::OrganisationKind::sponsor);
  if (!access::may_administer(visit.actor()) || sponsor == nullptr) return {};
  const auto programme = sponsor->organisation.id;
  const auto* employer = first_of(all, services::OrganisationKind::employer);
  const auto work = employer == nullptr ? OrganisationId{} : employer->organisation.id;
  const auto standards = services.standards.list(visit.actor(), programme);
  const auto sites = work ? services.organisations.sites(visit.actor(), work) : Result<std::vector<services::Site>>{};

  std::vector<SetupStep> out;
  out.push_back({has(services, visit, programme, Role::sponsor_staff), "Say who runs the programme",
                 "The sponsor’s staff makes the agreements. Invite a colleague, or yourself with your own email.",
                 invite_url(programme) + "&role=sponsor_staff", "Name somebody"});
  out.push_back({standards && !standards->empty(), "Import the standards",
                 "What is learnt, for how long, and what is paid. An open sample is there to begin with.",
                 "/standards/import", "Import standards"});
  out.push_back({employer != nullptr, "Add the employer", "The hospital or service company where apprentices work.",
                 "/organisations/new", "Add an employer"});
  out.push_back({sites && !sites->empty(), "Add its site", "Its time zone decides which day it is.",
                 work ? "/organisations/" + std::to_string(work.value) + "/sites/new" : "", "Add a site"});
  out.push_back({work && has(services, visit, work, Role::mentor) && has(services, visit, work, Role::apprentice),
                 "Invite mentors and apprentices", "Each gets a link and chooses a password.",
                 work ? invite_url(work) : "", "Invite somebody"});
  if (std::all_of(out.begin(), out.end(), [](const SetupStep& step) { return step.done; })) return {};
  const bool staff = visit.actor().is(Role::sponsor_staff);
  out.push_back({false, "Make the first agreement",
                 staff ? "It names the apprentice, the site, the standards and the mentor."
                       : "The sponsor’s staff does this, when all of the above is there.",
                 staff ? "/agreements/new" : "", "New agreement"});
  return out;
}

}  // namespace journeywork::web::pages
