#include "web/pages/people.hpp"

#include <algorithm>
#include <optional>

#include "services/organisations/people.hpp"
#include "web/pages/invitation.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/person.hpp"

namespace journeywork::web::pages {

using access::OrganisationAction;
using services::OrganisationView;

namespace {

constexpr std::int64_t people_on_a_page = 100;

/// The one that was asked for, else the first that the visitor manages, else the first.
const OrganisationView* chosen_of(const std::vector<OrganisationView>& all, const Visit& visit) {
  const OrganisationId asked{id_number(visit.request.query_value("organisation"))};
  const auto first = [&](auto fits) {
    const auto found = std::find_if(all.begin(), all.end(), fits);
    return found == all.end() ? nullptr : &*found;
  };
  if (asked) return first([&](const OrganisationView& each) { return each.organisation.id == asked; });
  const auto* managed = first([&](const OrganisationView& each) {
    return access::may(visit.actor(), OrganisationAction::manage_people, subject_of(each));
  });
  return managed != nullptr || all.empty() ? managed : &all.front();
}

std::string roles_of(const services::MemberView& member) {
  std::string out;
  for (const auto& held : member.roles) out += (out.empty() ? "" : ", ") + role_text(held.role);
  return out;
}

/// GET /people.
struct PeoplePage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto all = readable_organisations(services.organisations, visit.actor());
    if (!all) return shell.error(visit, all.error());
    const auto* chosen = chosen_of(*all, visit);
    if (chosen == nullptr) return shell.error(visit, {Error::Code::not_found, "There is no such organisation.", {}});
    const auto role = access::parse_role(visit.request.query_value("role"));
    const services::PageRequest part{id_number(visit.request.query_value("after")), people_on_a_page};
    const auto people = services.people.list(visit.actor(), chosen->organisation.id, role, part);
    if (!people) return shell.error(visit, people.error());
    return shell.page(visit, {"People", "people.html", "/people"}, [&](Dict& page) {
      fill_filter(page, *all, *chosen, role);
      if (access::may(visit.actor(), OrganisationAction::manage_people, subject_of(*chosen))) {
        page.set_shown("INVITE_URL", "/people/new?organisation=" + std::to_string(chosen->organisation.id.value));
      }
      fill_list(page, *people, chosen->organisation.id);
      if (people->items.empty()) page.show(role ? "NO_MATCH" : "EMPTY");
      if (people->next) fill_next(page, *people, chosen->organisation.id, role);
    });
  }

 private:
  static void fill_filter(Dict& page, const std::vector<OrganisationView>& all, const OrganisationView& chosen,
                          std::optional<access::Role> role) {
    page.set("ORGANISATION", chosen.organisation.name).set("ORGANISATION_ID", chosen.organisation.id.value);
    add_organisation_options(page, "ORGANISATION_OPTION", all, chosen.organisation.id);
    add_option(page, "ROLE_OPTION", "", "Any role", !role);
    for (const auto each : access::all_roles)
      add_option(page, "ROLE_OPTION", access::name(each), role_text(each), role == each);
  }

  static void fill_list(Dict& page, const services::Page<services::MemberView>& people, OrganisationId organisation) {
    if (people.items.empty()) return;
    auto list = page.add("LIST");
    for (const auto& each : people.items) {
      auto row = list.add("PERSON");
      row.set("PERSON_URL", person_url(each.id, organisation))
          .set("PERSON_NAME", each.name)
          .set("PERSON_INITIALS", initials(each.name));
      row.set_shown("PERSON_EMAIL", each.email.value_or("")).set("PERSON_ROLES", roles_of(each));
      show_state(row, "STATE", each);
    }
  }

  static void fill_next(Dict& page, const services::Page<services::MemberView>& people, OrganisationId organisation,
                        std::optional<access::Role> role) {
    auto url = "/people?organisation=" + std::to_string(organisation.value) + "&after=" + std::to_string(*people.next);
    if (role) url += "&role=" + std::string(access::name(*role));
    page.include("PAGES", "partials/pages.html").set("PAGE_TEXT", "There are more").set_shown("PAGE_OLDER", url);
  }
};

}  // namespace

std::vector<PageRoute> people_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const InvitePage invite{shell, s};
  std::vector<PageRoute> out = {
      {Method::get, "/people", Who::signed_in, PeoplePage{shell, s}},
      {Method::get, "/people/new", Who::signed_in, invite},
      {Method::post, "/people/new", Who::signed_in, invite},
  };
  for (auto& route : person_routes(shell, s)) out.push_back(std::move(route));
  return out;
}

}  // namespace journeywork::web::pages
