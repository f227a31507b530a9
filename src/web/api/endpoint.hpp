#pragma once

#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include "core/apprenticeship/ledger.hpp"
#include "services/caller.hpp"
#include "services/page.hpp"
#include "web/http/router.hpp"
#include "web/site.hpp"

/// What the areas of the API share: a call, its answer, the lists of endpoints.
namespace journeywork::web::api {

namespace json = boost::json;

/// One request of somebody whose token is good.
struct Call {
  const http::Request& request;
  const services::Caller& caller;
  const Services& services;

  [[nodiscard]] const access::Actor& actor() const { return caller.actor; }
  [[nodiscard]] std::string key() const { return std::string(request.header("idempotency-key")); }
};

struct Answer {
  json::value body;  ///< null: there is nothing to say
  int status = 200;
  std::string location = {};  ///< of what was made, as a path
};

/// A line of an area's list; api.cpp makes routes of them.
struct Endpoint {
  http::Method method;
  std::string_view pattern;  ///< below /api/v1
  Result<Answer> (*handle)(const Call&);
  std::size_t max_body = 64 * 1024;
  bool any_scope = false;  ///< a GET that answers a token without the scope `read`, too
};

[[nodiscard]] std::span<const Endpoint> agreement_endpoints();
[[nodiscard]] std::span<const Endpoint> ledger_endpoints();
[[nodiscard]] std::span<const Endpoint> standards_endpoints();
[[nodiscard]] std::span<const Endpoint> organisation_endpoints();

/// The id in a path; Error::not_found for what cannot be one.
template <class T>
[[nodiscard]] Result<T> path_id(const Call& call, std::string_view name) {
  const auto text = call.request.path_value(name);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) {
    return refuse(Error::Code::not_found, "There is nothing at this address.");
  }
  return T{value};
}
[[nodiscard]] Result<apprenticeship::EntryId> path_entry(const Call& call);

/// `after` and `limit` of the query, the defaults where they are left out. Errors name the parameter.
[[nodiscard]] Result<services::PageRequest> page_request(const Call& call);
/// `limit` alone, for a list whose places are no ids.
[[nodiscard]] Result<std::int64_t> page_limit(const Call& call);

/// A list with where it goes on: {"items": [...], "next": "17"}.
[[nodiscard]] Answer list_answer(json::array items, const std::string& next);

/// 201 with {"id": ...} and where it is.
[[nodiscard]] Answer made(std::int64_t id, const std::string& collection);

}  // namespace journeywork::web::api
