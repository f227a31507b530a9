#include "services/organisations/organisations.hpp"

#include "services/organisations/people.hpp"
#include "web/api/body.hpp"
#include "web/api/endpoint.hpp"
#include "web/api/shapes.hpp"

namespace journeywork::web::api {

namespace {

Result<Answer> me(const Call& call) {
  json::array scopes;
  for (const auto scope : call.actor().scopes) scopes.push_back(text_of(access::name(scope)));
  json::array roles;
  for (const auto& membership : call.actor().memberships) {
    roles.push_back(
        {{"organisation", membership.organisation.value}, {"role", text_of(access::name(membership.role))}});
  }
  return Answer{json::object{{"id", call.actor().person.value},
                             {"name", call.caller.name},
                             {"email", call.caller.email},
                             {"locale", call.caller.locale},
                             {"scopes", std::move(scopes)},
                             {"roles", std::move(roles)}}};
}

template <class T>
Answer page_answer(const services::Page<T>& page) {
  json::array items;
  for (const auto& item : page.items) items.push_back(to_json(item));
  return list_answer(std::move(items), page.next ? std::to_string(*page.next) : "");
}

Result<Answer> list(const Call& call) {
  const auto page = page_request(call);
  if (!page) return tl::unexpected(page.error());
  return call.services.organisations.list(call.actor(), *page).map(page_answer<services::OrganisationView>);
}

Result<Answer> get(const Call& call) {
  const auto id = path_id<OrganisationId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  return call.services.organisations.get(call.actor(), *id).map([](const auto& view) { return Answer{to_json(view)}; });
}

Result<Answer> create(const Call& call) {
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  services::NewOrganisation form;
  const auto kind = body->needed_text("kind");
  if (const auto known = services::parse_kind(kind)) {
    form.kind = *known;
  } else if (!kind.empty()) {
    body->refuse("kind", "There is no such kind of organisation.", kind, "sponsor, employer, provider, agency");
  }
  form.name = body->needed_text("name");
  form.agency_code = body->text("agency_code");
  form.country = body->text("country");
  form.locale = body->text("locale");
  form.sponsor = {body->integer("sponsor").value_or(0)};
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.organisations.create(call.actor(), form, call.key()).map([](OrganisationId id) {
    return made(id.value, "/organisations");
  });
}

Result<Answer> sites(const Call& call) {
  const auto id = path_id<OrganisationId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  return call.services.organisations.sites(call.actor(), *id).map([](const auto& found) {
    json::array items;
    for (const auto& site : found) items.push_back(to_json(site));
    return list_answer(std::move(items), "");
  });
}

Result<Answer> add_site(const Call& call) {
  const auto id = path_id<OrganisationId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  services::NewSite form;
  form.organisation = *id;
  form.name = body->text("name");
  form.city = body->text("city");
  form.region = body->text("region");
  form.time_zone = body->text("time_zone");
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.organisations.add_site(call.actor(), form, call.key()).map([](SiteId site) {
    return Answer{json::object{{"id", site.value}}, 201};
  });
}

Result<Answer> people(const Call& call) {
  const auto id = path_id<OrganisationId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  const auto page = page_request(call);
  if (!page) return tl::unexpected(page.error());
  std::optional<access::Role> role;
  if (const auto text = call.request.query_value("role"); !text.empty()) {
    role = access::parse_role(text);
    if (!role) {
      return refuse_field("role", "There is no such role.", std::string(text),
                          "apprentice, mentor, coordinator, sponsor_staff, auditor, administrator");
    }
  }
  return call.services.people.list(call.actor(), *id, role, *page).map(page_answer<services::MemberView>);
}

Result<Answer> person(const Call& call) {
  const auto id = path_id<OrganisationId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  const auto who = path_id<PersonId>(call, "person");
  if (!who) return tl::unexpected(who.error());
  return call.services.people.get(call.actor(), *id, *who).map([](const auto& view) { return Answer{to_json(view)}; });
}

Result<Answer> invite(const Call& call) {
  const auto id = path_id<OrganisationId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  services::Invitation form;
  form.organisation = *id;
  const auto role = body->needed_text("role");
  if (const auto known = access::parse_role(role)) {
    form.role = *known;
  } else if (!role.empty()) {
    body->refuse("role", "There is no such role.", role,
                 "apprentice, mentor, coordinator, sponsor_staff, auditor, administrator");
  }
  form.name = body->text("name");
  form.email = body->text("email");
  form.number = body->text("number");
  form.birth_date = body->date("birth_date");
  form.locale = body->text("locale");
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.people.invite(call.actor(), form, call.key()).map([&](const services::Invited& done) {
    auto answer = made(done.person.value, "/organisations/" + std::to_string(id->value) + "/people");
    answer.body.get_object()["known_before"] = done.known_before;
    if (done.link_token) answer.body.get_object()["link_path"] = "/link/" + *done.link_token;
    return answer;
  });
}

Result<Answer> end_role(const Call& call) {
  const auto id = path_id<MembershipId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  return call.services.people.end_membership(call.actor(), *id).map([] { return Answer{}; });
}

}  // namespace

std::span<const Endpoint> organisation_endpoints() {
  using http::Method;
  static constexpr Endpoint all[] = {
      {Method::get, "/me", me, 0, true},
      {Method::get, "/organisations", list},
      {Method::post, "/organisations", create},
      {Method::get, "/organisations/{id}", get},
      {Method::get, "/organisations/{id}/sites", sites},
      {Method::post, "/organisations/{id}/sites", add_site},
      {Method::get, "/organisations/{id}/people", people},
      {Method::post, "/organisations/{id}/people", invite},
      {Method::get, "/organisations/{id}/people/{person}", person},
      {Method::del, "/roles/{id}", end_role},
  };
  return all;
}

}  // namespace journeywork::web::api
