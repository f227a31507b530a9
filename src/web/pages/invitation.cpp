#include "web/pages/invitation.hpp"

#include <algorithm>

#include "core/base/zone.hpp"
#include "services/identity/one_time_links.hpp"
#include "services/organisations/people.hpp"
#include "web/http/encoding.hpp"
#include "web/pages/organisation_words.hpp"

namespace journeywork::web::pages {

using access::OrganisationAction;
using services::OrganisationView;

namespace {

const char* meaning_of(access::Role role) {
  switch (role) {
    case access::Role::apprentice:
      return "learns, and logs work and courses";
    case access::Role::mentor:
      return "approves work and signs off competencies";
    case access::Role::coordinator:
      return "runs the apprenticeships of one employer";
    case access::Role::sponsor_staff:
      return "runs the sponsor’s programme with all its employers";
    case access::Role::auditor:
      return "reads everything, writes nothing";
    case access::Role::administrator:
      return "runs this installation: organisations, people and their roles";
  }
  return "";
}

std::string address_of(const Visit& visit, const SiteOptions& options) {
  const auto& request = visit.request;
  std::string base =
      options.public_url.empty() ? (request.secure ? "https://" : "http://") + request.host : options.public_url;
  while (base.ends_with('/')) base.pop_back();
  return base;
}

/// What was typed as a form for the service; refused only for a day that is none.
Result<services::Invitation> read(const http::Request& request) {
  const auto typed = [&](std::string_view field) { return std::string(request.form_value(field)); };
  const auto role = access::parse_role(typed("role"));
  if (!role) return refuse_field("role", "Choose a role.");
  services::Invitation form{
      {id_number(typed("organisation"))}, *role, typed("name"), typed("email"), typed("number"), {}, {}};
  if (const auto born = typed("birth_date"); !born.empty()) {
    form.birth_date = parse_iso_date(born);
    if (!form.birth_date) return refuse_field("birth_date", "This is not a day.", born, "a date");
  }
  return form;
}

void fill_roles(Dict& page, const Visit& visit, const std::vector<OrganisationView>& managed) {
  const auto& request = visit.request;
  const auto chosen = request.method == http::Method::post ? request.form_value("role") : request.query_value("role");
  for (const auto role : access::all_roles) {
    const bool offered = std::any_of(managed.begin(), managed.end(), [&](const OrganisationView& each) {
      return access::may_give(visit.actor(), role, subject_of(each));
    });
    if (!offered) continue;
    page.add("ROLE")
        .set("ROLE_VALUE", access::name(role))
        .set("ROLE_TEXT", role_text(role))
        .set("ROLE_MEANING", meaning_of(role))
        .show_if(chosen == access::name(role), "ROLE_CHECKED");
  }
}

}  // namespace

std::string person_url(PersonId person, OrganisationId organisation, const std::string& rest) {
  return "/people/" + std::to_string(person.value) + rest + "?organisation=" + std::to_string(organisation.value);
}

http::Response InvitePage::operator()(const Visit& visit) const {
  return visit.request.method == http::Method::post ? save(visit) : show(visit, nullptr);
}

http::Response InvitePage::save(const Visit& visit) const {
  const auto form = read(visit.request);
  if (!form) return show(visit, &form.error());
  const auto invited = services.people.invite(visit.actor(), *form, std::string(visit.request.form_value("key")));
  if (!invited)
    return invited.error().code == Error::Code::invalid ? show(visit, &invited.error())
                                                        : shell.error(visit, invited.error());
  if (invited->link_token) return show_link(visit, form->name, *invited->link_token);
  const auto* text = invited->known_before ? "The role is given. It opens with the account that was there already."
                                           : "Invited already. If the first link was lost, make a new one here.";
  return shell.done(visit, person_url(invited->person, form->organisation), {"ok", text, "", {}});
}

http::Response InvitePage::show(const Visit& visit, const Error* error) const {
  const auto& request = visit.request;
  const auto all = readable_organisations(services.organisations, visit.actor());
  if (!all) return shell.error(visit, all.error());
  const auto managed = those_open_to(*all, visit.actor(), OrganisationAction::manage_people);
  if (managed.empty())
    return shell.error(
        visit, {Error::Code::forbidden, "People are invited by coordinators, sponsors and administrators.", {}});
  PageInfo info{"Invite somebody", "person_invite.html", "/people"};
  if (error != nullptr) info.status = 422;
  return shell.page(visit, info, [&](Dict& page) {
    if (error != nullptr) show_errors(page, *error);
    page.set("NAME", request.form_value("name")).set("EMAIL", request.form_value("email"));
    page.set("NUMBER", request.form_value("number")).set("BIRTH_DATE", request.form_value("birth_date"));
    const auto typed =
        request.method == http::Method::post ? request.form_value("organisation") : request.query_value("organisation");
    add_organisation_options(page, "ORGANISATION_OPTION", managed, {id_number(typed)});
    fill_roles(page, visit, managed);
    page.set_shown("NAME_ERROR", problem_at(error, "name")).set_shown("EMAIL_ERROR", problem_at(error, "email"));
    page.set_shown("NUMBER_ERROR", problem_at(error, "number"))
        .set_shown("BIRTH_DATE_ERROR", problem_at(error, "birth_date"));
    page.set_shown("ROLE_ERROR", problem_at(error, "role"))
        .set_shown("ORGANISATION_ERROR", problem_at(error, "organisation"));
  });
}

http::Response InvitePage::show_link(const Visit& visit, const std::string& name, const std::string& token) const {
  const auto link = services.links.look(token);
  if (!link) return shell.error(visit, link.error());
  return shell.page(visit, {"A link for " + name, "invitation.html", "/people"}, [&](Dict& page) {
    page.set("NAME", name).set("LINK", address_of(visit, shell.options()) + "/link/" + http::percent_encode(token));
    page.set("ENDS", visit.locale.day_year(local_day(link->expires_at, "UTC")));
  });
}

}  // namespace journeywork::web::pages
