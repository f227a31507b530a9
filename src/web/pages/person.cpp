#include "web/pages/person.hpp"

#include <algorithm>

#include "web/pages/invitation.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using access::OrganisationAction;
using services::MemberView;
using services::OrganisationView;

namespace {

/// A person as a member of one organisation, seen by the visitor.
struct Sight {
  MemberView member;
  OrganisationView organisation;
  bool manages = false;  ///< may give every role that is held here; the service also looks at roles elsewhere
};

Result<Sight> sight_of(const Visit& visit, const Services& services) {
  const PersonId person{id_number(visit.request.path_value("id"))};
  const OrganisationId asked{id_number(visit.request.query_value("organisation"))};
  auto organisation = services.organisations.get(visit.actor(), asked);
  if (!organisation) return tl::unexpected(std::move(organisation.error()));
  auto member = services.people.get(visit.actor(), asked, person);
  if (!member) return tl::unexpected(std::move(member.error()));
  const auto subject = subject_of(*organisation);
  const bool manages = access::may(visit.actor(), OrganisationAction::manage_people, subject) &&
                       std::all_of(member->roles.begin(), member->roles.end(), [&](const MemberView::Held& held) {
                         return access::may_give(visit.actor(), held.role, subject);
                       });
  return Sight{std::move(*member), std::move(*organisation), manages};
}

std::string url_of(const Sight& sight, const std::string& rest = {}) {
  return person_url(sight.member.id, sight.organisation.organisation.id, rest);
}

/// GET /people/{id}, also with the refusal of one of its forms.
struct PersonPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto sight = sight_of(visit, services);
    return sight ? show(visit, *sight, nullptr) : shell.error(visit, sight.error());
  }

  /// What a form came to: shown here when something in it can be put right.
  [[nodiscard]] http::Response refused(const Visit& visit, const Sight& sight, const Error& error) const {
    const bool here = error.code == Error::Code::invalid || error.code == Error::Code::conflict;
    return here ? show(visit, sight, &error) : shell.error(visit, error);
  }

 private:
  [[nodiscard]] http::Response show(const Visit& visit, const Sight& sight, const Error* error) const {
    const auto& member = sight.member;
    PageInfo info{member.name, "person.html", "/people"};
    if (error != nullptr) info.status = error->code == Error::Code::conflict ? 409 : 422;
    const auto all = readable_organisations(services.organisations, visit.actor());
    if (!all) return shell.error(visit, all.error());
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) show_errors(page, *error);
      page.set("BACK_URL", "/people?organisation=" + std::to_string(sight.organisation.organisation.id.value));
      page.set("NAME", member.name).set("INITIALS", initials(member.name)).set("ROLES_ACTION", url_of(sight, "/roles"));
      show_state(page, "STATE", member);
      fill_facts(page, visit, sight);
      fill_roles(page, visit, sight);
      if (!sight.manages) return;
      fill_edit(page, visit, sight, error);
      if (!member.disabled) fill_new_role(page, visit, *all, sight, error);
      if (member.invited && !member.disabled) {
        page.add("LINK")
            .set("LINK_ACTION", url_of(sight, "/link"))
            .set("LINK_TEXT", "No password has been chosen yet. A new link takes the place of the one before.");
      }
      fill_access(page, visit, sight);
    });
  }

  static void fill_facts(Dict& page, const Visit& visit, const Sight& sight) {
    const auto fact = [&](const char* name, const std::string& value) {
      page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
    };
    fact("Organisation", sight.organisation.organisation.name);
    if (sight.member.email) fact("Email", *sight.member.email);
    if (sight.member.birth_date) fact("Born", visit.locale.date(*sight.member.birth_date));
  }

  static void fill_roles(Dict& page, const Visit& visit, const Sight& sight) {
    for (const auto& held : sight.member.roles) {
      auto row = page.add("ROLE");
      row.set("ROLE_ID", held.id.value)
          .set("ROLE_TEXT", role_text(held.role) + " at " + sight.organisation.organisation.name);
      if (held.number) row.set("ROLE_WORDS", "number " + *held.number);
      row.show_if(access::may_give(visit.actor(), held.role, subject_of(sight.organisation)), "ROLE_END");
    }
  }

  static void fill_edit(Dict& page, const Visit& visit, const Sight& sight, const Error* error) {
    const auto& request = visit.request;
    const auto& member = sight.member;
    const auto value = [&](std::string_view field, const std::string& now) {
      return std::string(http::find(request.form, field).value_or(now));
    };
    auto edit = page.add("EDIT");
    edit.set("ACTION", url_of(sight)).set("NAME_TYPED", value("name", member.name));
    edit.set("BIRTH_DATE", value("birth_date", member.birth_date ? iso(*member.birth_date) : ""));
    add_locale_options(edit, value("locale", member.locale));
    edit.set_shown("NAME_ERROR", problem_at(error, "name"))
        .set_shown("BIRTH_DATE_ERROR", problem_at(error, "birth_date"));
    edit.set_shown("LOCALE_ERROR", problem_at(error, "locale"));
  }

  static void fill_new_role(Dict& page, const Visit& visit, const std::vector<OrganisationView>& all,
                            const Sight& sight, const Error* error) {
    const auto managed = those_open_to(all, visit.actor(), OrganisationAction::manage_people);
    const auto& request = visit.request;
    auto form = page.add("ADD_ROLE");
    for (const auto role : access::all_roles) {
      const bool offered = std::any_of(managed.begin(), managed.end(), [&](const OrganisationView& each) {
        return access::may_give(visit.actor(), role, subject_of(each));
      });
      if (offered)
        add_option(form, "ROLE_OPTION", access::name(role), role_text(role),
                   request.form_value("role") == access::name(role));
    }
    const OrganisationId typed{id_number(request.form_value("organisation"))};
    add_organisation_options(form, "ORGANISATION_OPTION", managed, typed ? typed : sight.organisation.organisation.id);
    form.set_shown("ROLE_ERROR", problem_at(error, "role"));
  }

  static void fill_access(Dict& page, const Visit& visit, const Sight& sight) {
    if (sight.member.id == visit.actor().person) return;
    auto access = page.add("ACCESS");
    access.set("ACCESS_URL", url_of(sight, "/access"));
    if (sight.member.disabled) {
      access.set("ACCESS_TEXT", "The account is closed; the record stays.").set("ACCESS_LINK", "Give the access back");
    } else {
      access.set("ACCESS_TEXT", "When somebody leaves, close the account: the record stays.")
          .set("ACCESS_LINK", "Take the access away");
    }
  }
};

/// POST /people/{id}. Changes to the same again are harmless, so no key is needed.
struct ChangePerson {
  PersonPage page;

  http::Response operator()(const Visit& visit) const {
    const auto sight = sight_of(visit, page.services);
    if (!sight) return page.shell.error(visit, sight.error());
    const auto typed = [&](std::string_view field) { return std::string(visit.request.form_value(field)); };
    services::PersonChange form{typed("name"), parse_iso_date(typed("birth_date")), typed("locale")};
    Result<void> done = refuse_field("birth_date", "This is not a day.", typed("birth_date"), "a date, or nothing");
    if (form.birth_date || typed("birth_date").empty())
      done = page.services.people.change(visit.actor(), sight->member.id, form);
    if (!done) return page.refused(visit, *sight, done.error());
    return page.shell.done(visit, url_of(*sight), {"ok", "Saved.", "", {}});
  }
};

/// POST /people/{id}/roles: do=add, or do=end:ID.
struct ChangeRoles {
  PersonPage page;

  http::Response operator()(const Visit& visit) const {
    const auto sight = sight_of(visit, page.services);
    if (!sight) return page.shell.error(visit, sight.error());
    constexpr std::string_view end = "end:";
    const auto wanted = visit.request.form_value("do");
    return wanted.starts_with(end) ? take(visit, *sight, id_number(wanted.substr(end.size()))) : give(visit, *sight);
  }

 private:
  [[nodiscard]] http::Response give(const Visit& visit, const Sight& sight) const {
    const auto& request = visit.request;
    const auto role = access::parse_role(request.form_value("role"));
    const auto& member = sight.member;
    if (!role || !member.email)
      return page.refused(visit, sight, {Error::Code::invalid, "Choose a role.", {{"role", "Choose a role.", "", ""}}});
    services::Invitation form{{id_number(request.form_value("organisation"))},
                              *role,
                              member.name,
                              *member.email,
                              number_in(request, sight, *role),
                              {},
                              {}};
    const auto given = page.services.people.invite(visit.actor(), form, std::string(request.form_value("key")));
    if (!given) return page.refused(visit, sight, given.error());
    // Inviting makes a new first-password link, and with it ends the one that was handed over.
    if (given->link_token)
      return InvitePage{page.shell, page.services}.show_link(visit, member.name, *given->link_token);
    return page.shell.done(visit, person_url(member.id, form.organisation), {"ok", "The role is given.", "", {}});
  }

  /// A role that is given again keeps its number.
  static std::string number_in(const http::Request& request, const Sight& sight, access::Role role) {
    if (id_number(request.form_value("organisation")) != sight.organisation.organisation.id.value) return {};
    const auto& roles = sight.member.roles;
    const auto held =
        std::find_if(roles.begin(), roles.end(), [&](const MemberView::Held& each) { return each.role == role; });
    return held == roles.end() ? std::string() : held->number.value_or("");
  }

  [[nodiscard]] http::Response take(const Visit& visit, const Sight& sight, std::int64_t id) const {
    const auto& roles = sight.member.roles;
    const auto held =
        std::find_if(roles.begin(), roles.end(), [&](const MemberView::Held& each) { return each.id.value == id; });
    if (held != roles.end()) {
      const auto ended = page.services.people.end_membership(visit.actor(), held->id);
      if (!ended) return page.refused(visit, sight, ended.error());
    }
    const auto people = "/people?organisation=" + std::to_string(sight.organisation.organisation.id.value);
    return page.shell.done(visit, roles.size() > 1 ? url_of(sight) : people, {"ok", "The role has ended.", "", {}});
  }
};

/// POST /people/{id}/link.
struct NewLink {
  PersonPage page;

  http::Response operator()(const Visit& visit) const {
    const auto sight = sight_of(visit, page.services);
    if (!sight) return page.shell.error(visit, sight.error());
    const auto token = page.services.people.invite_again(visit.actor(), sight->member.id);
    if (!token) return page.refused(visit, *sight, token.error());
    return InvitePage{page.shell, page.services}.show_link(visit, sight->member.name, *token);
  }
};

/// GET and POST /people/{id}/access. The form says which of the two it asked about, so that sending it again undoes
/// nothing.
struct AccessPage {
  PersonPage page;

  http::Response operator()(const Visit& visit) const {
    const auto sight = sight_of(visit, page.services);
    if (!sight) return page.shell.error(visit, sight.error());
    if (visit.request.method != http::Method::post) return ask(visit, *sight);
    const bool back = visit.request.form_value("do") == "enable";
    auto& people = page.services.people;
    const auto done =
        back ? people.enable(visit.actor(), sight->member.id) : people.disable(visit.actor(), sight->member.id);
    if (!done) return page.refused(visit, *sight, done.error());
    return page.shell.done(
        visit, url_of(*sight),
        {"ok",
         back ? "The account is open again." : "The account is closed, and every session of it has ended.",
         "",
         {}});
  }

 private:
  [[nodiscard]] http::Response ask(const Visit& visit, const Sight& sight) const {
    const bool back = sight.member.disabled;
    return page.shell.page(visit, {"Access", "confirm.html", "/people"}, [&](Dict& d) {
      d.set("BACK_URL", url_of(sight)).set("BACK_TEXT", sight.member.name);
      d.set("TITLE", back ? "Give " + sight.member.name + " access again?"
                          : "Take the access of " + sight.member.name + " away?");
      d.set("TEXT",
            back ? "The roles that are still held count again. The password is the one from before."
                 : "Sessions, API tokens and open links end at once. Everything that was logged and approved stays.");
      if (!sight.manages) {
        d.set_shown("BLOCKED", "This person holds roles that you do not give.");
        return;
      }
      auto form = d.add("FORM");
      form.set("ACTION", url_of(sight, "/access"))
          .set("BUTTON", back ? "Give it back" : "Take it away")
          .show_if(!back, "DANGER");
      form.add("HIDDEN").set("HIDDEN_NAME", "do").set("HIDDEN_VALUE", back ? "enable" : "disable");
    });
  }
};

}  // namespace

void show_state(Dict& at, std::string_view marker, const MemberView& member) {
  if (!member.email) return;
  if (member.disabled) return show_tag(at, marker, Tone::bad, "no access");
  if (member.invited) return show_tag(at, marker, Tone::wait, "invited");
  show_tag(at, marker, Tone::ok, "active");
}

std::vector<PageRoute> person_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const PersonPage person{shell, s};
  return {
      {Method::get, "/people/{id}", Who::signed_in, person},
      {Method::post, "/people/{id}", Who::signed_in, ChangePerson{person}},
      {Method::post, "/people/{id}/roles", Who::signed_in, ChangeRoles{person}},
      {Method::post, "/people/{id}/link", Who::signed_in, NewLink{person}},
      {Method::get, "/people/{id}/access", Who::signed_in, AccessPage{person}},
      {Method::post, "/people/{id}/access", Who::signed_in, AccessPage{person}},
  };
}

}  // namespace journeywork::web::pages
