#include "services/apprenticeship/agreement_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/api/body.hpp"
#include "web/api/endpoint.hpp"
#include "web/api/shapes.hpp"

namespace journeywork::web::api {

namespace {

using apprenticeship::AgreementState;

Result<Answer> list(const Call& call) {
  const auto page = page_request(call);
  if (!page) return tl::unexpected(page.error());
  const auto found =
      call.services.views.agreements(call.actor(), AgreementId{page->after}, static_cast<int>(page->limit));
  if (!found) return tl::unexpected(found.error());
  json::array items;
  for (const auto& view : found->items) items.push_back(to_json(view));
  return list_answer(std::move(items), found->next ? std::to_string(found->next.value) : "");
}

Result<Answer> get(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  return call.services.views.agreement(call.actor(), *id).map([](const auto& view) { return Answer{to_json(view)}; });
}

Result<Answer> standing(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  return call.services.views.standing(call.actor(), *id).map([](const auto& view) { return Answer{to_json(view)}; });
}

std::vector<apprenticeship::Credit> prior_credit_of(Body& body) {
  std::vector<apprenticeship::Credit> out;
  for (auto& each : body.objects("prior_credit")) {
    out.push_back(credit_of(each));
    each.close();
  }
  return out;
}

Result<Answer> create(const Call& call) {
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  services::AgreementRequest request;
  request.sponsor = {body->needed_integer("sponsor")};
  request.employer = {body->needed_integer("employer")};
  request.site = {body->needed_integer("site")};
  request.apprentice = {body->needed_integer("apprentice")};
  request.standards = {body->needed_integer("standards")};
  request.start = body->needed_date("start");
  request.journeyworker_wage = body->money("journeyworker_wage");
  for (const auto mentor : body->integers("mentors")) request.mentors.push_back(PersonId{mentor});
  request.prior_credit = prior_credit_of(*body);
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  const auto id = call.services.agreements.create(call.actor(), request, call.key());
  return id.map([](AgreementId made_id) { return made(made_id.value, "/agreements"); });
}

Answer now_in(AgreementId id, AgreementState state) {
  return {json::object{{"id", id.value}, {"state", text_of(name(state))}}};
}

Result<Answer> activate(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.agreements.activate(call.actor(), *id, call.key()).map([&] {
    return now_in(*id, AgreementState::active);
  });
}

Result<Answer> complete(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  const auto day = body->needed_date("date");
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.agreements.complete(call.actor(), *id, day, call.key()).map([&] {
    return now_in(*id, AgreementState::completed);
  });
}

Result<Answer> add_mentor(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  const PersonId mentor{body->needed_integer("mentor")};
  const auto from = body->needed_date("from");
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.agreements.add_mentor(call.actor(), *id, mentor, from, call.key()).map([] { return Answer{}; });
}

Result<Answer> end_mentor(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  const auto mentor = path_id<PersonId>(call, "mentor");
  if (!mentor) return tl::unexpected(mentor.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  const auto last_day = body->needed_date("last_day");
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.agreements.end_mentor(call.actor(), *id, *mentor, last_day, call.key()).map([] {
    return Answer{};
  });
}

}  // namespace

std::span<const Endpoint> agreement_endpoints() {
  using http::Method;
  static constexpr Endpoint all[] = {
      {Method::get, "/agreements", list},
      {Method::post, "/agreements", create},
      {Method::get, "/agreements/{id}", get},
      {Method::get, "/agreements/{id}/standing", standing},
      {Method::post, "/agreements/{id}/activate", activate},
      {Method::post, "/agreements/{id}/complete", complete},
      {Method::post, "/agreements/{id}/mentors", add_mentor},
      {Method::post, "/agreements/{id}/mentors/{mentor}/end", end_mentor},
  };
  return all;
}

}  // namespace journeywork::web::api
