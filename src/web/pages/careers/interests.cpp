#include "web/pages/careers/interests.hpp"

#include <algorithm>
#include <map>

#include "web/pages/careers/own_pages.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

/// GET /careers/interests
struct InterestsPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto shared = all_shared(visit.person());
    if (!shared) return shell.error(visit, shared.error());
    const auto world = services.careers.world();
    return shell.page(visit, {"Next roles of apprentices", "careers/interests.html", "/apprentices"}, [&](Dict& page) {
      for (const auto& [person, each] : *shared) {
        auto row = page.add("APPRENTICE");
        row.set("APPRENTICE_NAME", each.name).set("APPRENTICE_INITIALS", initials(each.name));
        for (const auto& code : each.occupations) {
          row.add("ROLE").set("ROLE_CODE", code).set("ROLE_TITLE", work_title(*world, code));
        }
      }
      page.show_if(shared->empty(), "EMPTY");
    });
  }

 private:
  using Shared = std::map<PersonId, services::SharedInterest>;

  /// Of every organisation for which the caller runs a programme; each apprentice once.
  [[nodiscard]] Result<Shared> all_shared(const services::Caller& caller) const {
    Shared out;
    bool runs_one = false;
    for (const auto& membership : caller.actor.memberships) {
      if (membership.role != access::Role::coordinator && membership.role != access::Role::sponsor_staff) continue;
      runs_one = true;
      auto found = services.career_profiles.interests_at(caller, membership.organisation);
      if (!found) return tl::unexpected(std::move(found.error()));
      for (auto& each : *found) out.emplace(each.person, std::move(each));
    }
    if (!runs_one) return refuse(Error::Code::forbidden, "This is for those who run a programme of apprentices.");
    return out;
  }
};

}  // namespace

std::vector<PageRoute> interest_routes(const Shell& shell, const Services& services) {
  return {{http::Method::get, "/careers/interests", Who::signed_in, InterestsPage{shell, services}}};
}

}  // namespace journeywork::web::pages
