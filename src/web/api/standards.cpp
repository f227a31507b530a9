#include <set>

#include "services/apprenticeship/standards_service.hpp"
#include "services/organisations/organisations.hpp"
#include "web/api/body.hpp"
#include "web/api/endpoint.hpp"
#include "web/api/shapes.hpp"

namespace journeywork::web::api {

namespace {

constexpr std::size_t largest_file = 2 * 1024 * 1024;

/// The sponsors that the caller has to do with, directly or through an employer or provider.
Result<std::set<OrganisationId>> sponsors_around(const Call& call) {
  std::set<OrganisationId> out;
  services::PageRequest page{0, services::largest_page};
  while (true) {
    const auto part = call.services.organisations.list(call.actor(), page);
    if (!part) return tl::unexpected(part.error());
    for (const auto& each : part->items) {
      if (each.organisation.kind == services::OrganisationKind::sponsor) out.insert(each.organisation.id);
      for (const auto& sponsor : each.sponsors) out.insert(sponsor.id);
    }
    if (!part->next) return out;
    page.after = *part->next;
  }
}

Result<Answer> list(const Call& call) {
  const auto sponsors = sponsors_around(call);
  if (!sponsors) return tl::unexpected(sponsors.error());
  json::array items;
  for (const auto sponsor : *sponsors) {
    const auto found = call.services.standards.list(call.actor(), sponsor);
    if (!found) return tl::unexpected(found.error());
    for (const auto& view : *found) items.push_back(summary_of(view));
  }
  return list_answer(std::move(items), "");
}

Result<Answer> get(const Call& call) {
  const auto id = path_id<StandardsId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  return call.services.standards.view(call.actor(), *id).map([](const auto& view) { return Answer{to_json(view)}; });
}

Result<Answer> import(const Call& call) {
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  services::StandardsUpload upload;
  upload.sponsor = {body->needed_integer("sponsor")};
  upload.text = body->needed_text("text");
  const auto format = body->text("format");
  if (!format.empty() && format != "toml" && format != "csv") {
    body->refuse("format", "There is no such format.", format, "toml, csv");
  }
  upload.format = format == "csv" ? services::StandardsFormat::csv : services::StandardsFormat::toml;
  upload.base = {body->integer("base").value_or(0)};
  upload.version = body->text("version");
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.standards.import(call.actor(), upload).map([](const services::StandardsImported& done) {
    auto answer = made(done.id.value, "/standards");
    answer.body.get_object()["known"] = done.known;
    answer.body.get_object()["warnings"] = to_json(done.warnings);
    return answer;
  });
}

const char* word_of(apprenticeship::Difference::Kind kind) {
  switch (kind) {
    case apprenticeship::Difference::Kind::added:
      return "added";
    case apprenticeship::Difference::Kind::removed:
      return "removed";
    case apprenticeship::Difference::Kind::changed:
      return "changed";
  }
  return "";
}

Result<Answer> compare(const Call& call) {
  const auto before = path_id<StandardsId>(call, "id");
  if (!before) return tl::unexpected(before.error());
  const auto after = path_id<StandardsId>(call, "other");
  if (!after) return tl::unexpected(after.error());
  return call.services.standards.compare(call.actor(), *before, *after).map([](const auto& comparison) {
    json::array items;
    for (const auto& difference : comparison.differences) {
      json::object each{{"kind", word_of(difference.kind)}, {"what", difference.what}};
      put(each, "before", difference.before);
      put(each, "after", difference.after);
      items.push_back(std::move(each));
    }
    return list_answer(std::move(items), "");
  });
}

}  // namespace

std::span<const Endpoint> standards_endpoints() {
  using http::Method;
  static constexpr Endpoint all[] = {
      {Method::get, "/standards", list},
      {Method::post, "/standards", import, largest_file},
      {Method::get, "/standards/{id}", get},
      {Method::get, "/standards/{id}/differences/{other}", compare},
  };
  return all;
}

}  // namespace journeywork::web::api
