#include "web/api/endpoint.hpp"

namespace journeywork::web::api {

namespace {

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Result<apprenticeship::EntryId> path_entry(const Call& call) {
  const auto id = apprenticeship::parse_entry_id(call.request.path_value("id"));
  if (!id) return refuse(Error::Code::not_found, "There is nothing at this address.");
  return *id;
}

namespace {

Result<services::PageRequest> checked_page(const Call& call, const services::PageRequest& page) {
  if (auto fine = services::check_page(page); !fine) {
    auto error = std::move(fine.error());
    for (auto& problem : error.problems) problem.value = std::string(call.request.query_value(problem.field));
    return tl::unexpected(std::move(error));
  }
  return page;
}

services::PageRequest with_limit(const Call& call) {
  services::PageRequest page;
  if (const auto limit = call.request.query_value("limit"); !limit.empty()) {
    page.limit = whole_number(limit).value_or(0);
  }
  return page;
}

}  // namespace

Result<services::PageRequest> page_request(const Call& call) {
  auto page = with_limit(call);
  if (const auto after = call.request.query_value("after"); !after.empty()) {
    page.after = whole_number(after).value_or(-1);
  }
  return checked_page(call, page);
}

Result<std::int64_t> page_limit(const Call& call) {
  return checked_page(call, with_limit(call)).map(&services::PageRequest::limit);
}

Answer list_answer(json::array items, const std::string& next) {
  json::object body{{"items", std::move(items)}};
  if (!next.empty()) body["next"] = next;
  return {std::move(body)};
}

Answer made(std::int64_t id, const std::string& collection) {
  return {json::object{{"id", id}}, 201, collection + "/" + std::to_string(id)};
}

}  // namespace journeywork::web::api
