#include <algorithm>

#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/api/body.hpp"
#include "web/api/endpoint.hpp"
#include "web/api/shapes.hpp"

namespace journeywork::web::api {

namespace {

using namespace apprenticeship;
using services::Decision;
using services::QueueEntry;
using services::Receipt;
using services::Submission;

// ---- reading

Result<Answer> entries(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  const auto page = page_request(call);
  if (!page) return tl::unexpected(page.error());
  auto lines = call.services.views.entries(call.actor(), *id, page->after, page->limit + 1);
  if (!lines) return tl::unexpected(std::move(lines.error()));
  const auto part = services::page_of(std::move(*lines), page->limit,
                                      [](const services::RecordLine& line) { return line.entry.seq; });
  json::array items;
  for (const auto& line : part.items) items.push_back(to_json(*id, line));
  return list_answer(std::move(items), part.next ? std::to_string(*part.next) : "");
}

Result<Answer> entry(const Call& call) {
  const auto id = path_entry(call);
  if (!id) return tl::unexpected(id.error());
  return call.services.views.entry(call.actor(), *id).map([&](const auto& line) {
    return Answer{to_json(id->agreement, line)};
  });
}

/// A place in the queue: when the entry was written, then which it is. Stays good when entries before it are gone.
std::string place_of(const QueueEntry& item) {
  return std::to_string(item.open.entry.at.time_since_epoch().count()) + "." + to_string(item.open.id);
}

struct Place {
  std::int64_t at = 0;
  EntryId id;
  auto operator<=>(const Place&) const = default;
};

std::optional<Place> parse_place(std::string_view text) {
  Place out;
  const auto dot = text.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + dot, out.at);
  const auto id = parse_entry_id(text.substr(dot + 1));
  if (error != std::errc{} || end != text.data() + dot || !id) return std::nullopt;
  out.id = *id;
  return out;
}

json::object item_of(const services::QueueGroup& group, const QueueEntry& item) {
  auto out = to_json(item.open.id.agreement, {item.open.entry, item.open.state, item.open.author});
  out["apprentice"] = {{"id", group.about.agreement.apprentice.value}, {"name", group.about.apprentice}};
  out["waiting_days"] = item.open.days;
  json::array shown;
  for (const auto& each : item.shown) {
    shown.push_back({{"code", each.competency->code},
                     {"title", each.competency->title},
                     {"required_level", each.competency->required_level},
                     {"best_level", each.best},
                     {"signed_off", each.signed_off}});
  }
  out["shown_competencies"] = std::move(shown);
  return out;
}

Result<Answer> queue(const Call& call) {
  std::optional<Place> after;
  if (const auto text = call.request.query_value("after"); !text.empty()) {
    after = parse_place(text);
    if (!after) {
      return refuse_field("after", "There is no such place in the list.", std::string(text),
                          "the `next` of the page before");
    }
  }
  const auto limit = page_limit(call);
  if (!limit) return tl::unexpected(limit.error());
  const auto view = call.services.views.queue(call.actor());
  if (!view) return tl::unexpected(view.error());
  std::vector<std::pair<Place, std::pair<const services::QueueGroup*, const QueueEntry*>>> all;
  for (const auto& group : view->groups) {
    for (const auto& item : group.entries) {
      const Place place{item.open.entry.at.time_since_epoch().count(), item.open.id};
      if (!after || *after < place) all.push_back({place, {&group, &item}});
    }
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  const auto shown = std::min(all.size(), static_cast<std::size_t>(*limit));
  json::array items;
  for (std::size_t i = 0; i < shown; ++i) items.push_back(item_of(*all[i].second.first, *all[i].second.second));
  return list_answer(std::move(items), shown < all.size() ? place_of(*all[shown - 1].second.second) : "");
}

// ---- writing

Answer receipt_answer(const Receipt& receipt) {
  json::object body{{"id", to_string(receipt.entry)},
                    {"state", text_of(name(receipt.state))},
                    {"repeated", receipt.repeated},
                    {"warnings", to_json(receipt.warnings)}};
  return {std::move(body), 201, "/entries/" + to_string(receipt.entry)};
}

OjlTime ojl_of(Body& body) {
  OjlTime out;
  out.process = body.needed_text("work_process");
  out.minutes = body.minutes("minutes");
  out.note = body.text("note");
  out.device = body.text("device");
  out.work_order = body.text("work_order");
  out.competencies = body.texts("competencies");
  return out;
}

RiTime ri_of(Body& body) {
  RiTime out;
  out.course = body.needed_text("course");
  out.minutes = body.minutes("minutes");
  if (const auto result = body.text("result"); !result.empty()) {
    const auto outcome = parse_outcome(result);
    if (!outcome) body.refuse("result", "There is no such result.", result, "attended, passed, failed");
    out.outcome = outcome.value_or(RiTime::Outcome::attended);
  }
  out.note = body.text("note");
  return out;
}

Demonstration demonstration_of(Body& body) {
  Demonstration out;
  out.competency = body.needed_text("competency");
  out.level = body.needed_count("level");
  out.comment = body.text("comment");
  return out;
}

Review review_of(Body& body) {
  Review out;
  out.final = body.flag("final", false);
  out.satisfactory = body.flag("satisfactory", true);
  out.summary = body.text("note");
  return out;
}

WageChange wage_change_of(Body& body) {
  WageChange out;
  out.step = body.needed_count("step") - 1;
  out.wage = body.money("wage");
  out.note = body.text("note");
  return out;
}

CredentialEarned credential_of(Body& body) {
  CredentialEarned out;
  out.credential = body.needed_text("credential");
  out.number = body.text("number");
  out.note = body.text("note");
  return out;
}

/// The members that a kind has; nothing for a kind that is not submitted.
std::optional<EntryBody> entry_body(const std::string& kind, Body& body) {
  switch (parse_entry_kind(kind).value_or(EntryKind::correction)) {
    case EntryKind::ojl:
      return ojl_of(body);
    case EntryKind::ri:
      return ri_of(body);
    case EntryKind::demonstration:
      return demonstration_of(body);
    case EntryKind::review:
      return review_of(body);
    case EntryKind::wage_change:
      return wage_change_of(body);
    case EntryKind::credential:
      return credential_of(body);
    case EntryKind::credit:
      return credit_of(body);
    case EntryKind::approval:
    case EntryKind::returned:
    case EntryKind::correction:
      return std::nullopt;
  }
  return std::nullopt;
}

std::int64_t replaced_by(AgreementId agreement, Body& body) {
  const auto text = body.text("replaces");
  if (text.empty()) return 0;
  const auto id = parse_entry_id(text);
  if (!id || id->agreement != agreement) {
    body.refuse("replaces", "There is no such entry in this agreement.", text,
                "the id of one of its entries, as " + to_string(EntryId{agreement, 203}));
    return 0;
  }
  return id->seq;
}

Result<Answer> submit(const Call& call, const Submission& submission) {
  return call.services.ledger.submit(call.actor(), submission).map(receipt_answer);
}

Result<Answer> log(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  const auto kind = body->needed_text("kind");
  auto entry = entry_body(kind, *body);
  if (!entry) {
    return refuse_field("kind", "There is no such kind of entry to submit.", kind,
                        "ojl, ri, demonstration, review, wage_change, credential, credit");
  }
  Submission submission{*id, std::move(*entry), body->needed_date("date"), call.key()};
  submission.replaces = replaced_by(*id, *body);
  submission.approved = body->flag("approved", false);
  submission.confirmed = body->flag("confirmed", true);
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return submit(call, submission);
}

Result<Answer> demonstrate(const Call& call) {
  const auto id = path_id<AgreementId>(call, "id");
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  auto seen = demonstration_of(*body);
  const Submission submission{*id, std::move(seen), body->needed_date("date"), call.key()};
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return submit(call, submission);
}

Result<Answer> decide(const Call& call, const Decision& decision) {
  return call.services.ledger.decide(call.actor(), {decision}, call.key()).map([&](const services::Decided& done) {
    const auto state = decision.approve ? EntryState::approved : EntryState::returned;
    return Answer{
        json::object{{"id", to_string(decision.entry)}, {"state", text_of(name(state))}, {"repeated", done.repeated}}};
  });
}

Result<Answer> approve(const Call& call) {
  const auto id = path_entry(call);
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  Decision decision{*id, true, body->text("note"), {}};
  for (auto& each : body->objects("sign_offs")) {
    decision.sign_offs.push_back({each.needed_text("competency"), each.needed_count("level"), each.text("comment")});
    each.close();
  }
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return decide(call, decision);
}

Result<Answer> send_back(const Call& call) {
  const auto id = path_entry(call);
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  const Decision decision{*id, false, body->text("reason"), {}};
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return decide(call, decision);
}

Result<Answer> correct(const Call& call) {
  const auto id = path_entry(call);
  if (!id) return tl::unexpected(id.error());
  auto body = Body::of(call.request);
  if (!body) return tl::unexpected(body.error());
  const auto reason = body->text("reason");
  if (auto fine = body->checked(); !fine) return tl::unexpected(std::move(fine.error()));
  return call.services.ledger.correct(call.actor(), *id, reason, call.key()).map(receipt_answer);
}

}  // namespace

std::span<const Endpoint> ledger_endpoints() {
  using http::Method;
  static constexpr Endpoint all[] = {
      {Method::get, "/agreements/{id}/entries", entries},
      {Method::post, "/agreements/{id}/entries", log},
      {Method::post, "/agreements/{id}/demonstrations", demonstrate},
      {Method::get, "/entries/{id}", entry},
      {Method::post, "/entries/{id}/approve", approve},
      {Method::post, "/entries/{id}/return", send_back},
      {Method::post, "/entries/{id}/correct", correct},
      {Method::get, "/queue", queue},
  };
  return all;
}

}  // namespace journeywork::web::api
