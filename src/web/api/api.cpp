#include "web/api/api.hpp"

#include <boost/json/serialize.hpp>

#include "embedded/api.hpp"
#include "services/identity/api_tokens.hpp"
#include "web/api/careers.hpp"
#include "web/api/endpoint.hpp"
#include "web/api/shapes.hpp"
#include "web/guard.hpp"

namespace journeywork::web::api {

namespace {

constexpr std::string_view root = "/api/v1";
constexpr std::string_view bearer = "bearer ";

struct Kind {
  int status;
  const char* type;  ///< what it is about, as a place on the page for programmers
  const char* title;
};

Kind kind_of(Error::Code code) {
  switch (code) {
    case Error::Code::invalid:
      return {422, "/api#invalid", "The request is not right"};
    case Error::Code::unauthenticated:
      return {401, "/api#unauthenticated", "A token is needed"};
    case Error::Code::forbidden:
      return {403, "/api#forbidden", "This is not yours to do"};
    case Error::Code::not_found:
      return {404, "/api#not-found", "Nothing is here"};
    case Error::Code::conflict:
      return {409, "/api#conflict", "Right request, wrong time"};
    case Error::Code::too_many:
      return {429, "/api#too-many", "Slow down"};
    case Error::Code::unavailable:
      return {503, "/api#unavailable", "Not possible just now"};
  }
  return {500, "about:blank", "Internal Server Error"};
}

http::Response problem_response(const json::object& body, int status) {
  http::Response out = http::json(json::serialize(body), status);
  out.set("Content-Type", "application/problem+json");
  out.set("Cache-Control", "no-store");
  add_security_headers(out);
  return out;
}

/// The token in the Authorization header; its scheme is written in any case (RFC 9110, 11.1).
std::string_view token_in(const http::Request& request) {
  auto header = request.header("authorization");
  if (header.size() <= bearer.size()) return {};
  for (std::size_t i = 0; i < bearer.size(); ++i) {
    const char ch = header[i];
    if ((ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch - 'A' + 'a') : ch) != bearer[i]) return {};
  }
  header.remove_prefix(bearer.size());
  while (header.starts_with(' ')) header.remove_prefix(1);
  return header;
}

http::Response respond(Result<Answer> answer) {
  if (!answer) return problem(answer.error());
  http::Response out;
  if (answer->body.is_null()) {
    out.status = 204;
  } else {
    out = http::json(json::serialize(answer->body), answer->status);
  }
  if (!answer->location.empty()) out.set("Location", std::string(root) + answer->location);
  out.set("Cache-Control", "no-store");
  add_security_headers(out);
  return out;
}

http::Response serve(const Services& services, const Endpoint& endpoint, const http::Request& request) {
  const auto token = token_in(request);
  const auto caller =
      token.empty()
          ? Result<services::Caller>(refuse(Error::Code::unauthenticated,
                                            "Send a token of yours: Authorization: Bearer jw_... It is made under My "
                                            "account."))
          : services.tokens.caller_of(token);
  if (!caller) return problem(caller.error());
  if (endpoint.method == http::Method::get && !endpoint.any_scope &&
      !caller->actor.scopes.contains(access::Scope::read)) {
    return problem({Error::Code::forbidden, "This token may not read: it lacks the scope `read`.", {}});
  }
  return respond(endpoint.handle({request, *caller, services}));
}

http::Response described(std::string_view file, const char* type) {
  http::Response out;
  out.body = description(file);
  out.set("Content-Type", type);
  out.set("Cache-Control", "no-cache");
  add_security_headers(out);
  return out;
}

}  // namespace

bool is_api_path(std::string_view path) { return path == root || path.starts_with(std::string(root) + "/"); }

http::Response problem(const Error& error) {
  const auto kind = kind_of(error.code);
  json::object body{{"type", kind.type}, {"title", kind.title}, {"status", kind.status}, {"detail", error.message}};
  if (!error.problems.empty()) body["errors"] = to_json(error.problems);
  auto out = problem_response(body, kind.status);
  if (error.code == Error::Code::unauthenticated) out.set("WWW-Authenticate", "Bearer");
  return out;
}

http::Response as_problem(http::Response plain) {
  const auto phrase = http::reason_phrase(plain.status);
  json::object body{{"type", "about:blank"},
                    {"title", json::string_view(phrase.data(), phrase.size())},
                    {"status", plain.status},
                    {"detail", plain.body}};
  auto out = problem_response(body, plain.status);
  if (const auto allow = plain.header("allow"); !allow.empty()) out.set("Allow", std::string(allow));
  return out;
}

std::string_view description(std::string_view file) {
  for (const auto& each : embedded::api()) {
    if (each.path == file) return each.data;
  }
  throw std::logic_error("no such description: " + std::string(file));
}

std::vector<http::Route> routes(const Services& services) {
  const auto held = std::make_shared<const Services>(services);
  std::vector<http::Route> out;
  for (const auto area : {agreement_endpoints(), ledger_endpoints(), standards_endpoints(), organisation_endpoints()}) {
    for (const auto& endpoint : area) {
      out.push_back({endpoint.method, std::string(root) + std::string(endpoint.pattern),
                     [held, endpoint](const http::Request& request) { return serve(*held, endpoint, request); },
                     endpoint.max_body});
    }
  }
  for (const auto& endpoint : career_endpoints()) {
    out.push_back(
        {endpoint.method, std::string(root) + std::string(endpoint.pattern),
         [held, endpoint](const http::Request& request) { return respond(endpoint.handle({request, *held})); },
         endpoint.max_body});
  }
  const auto add_description = [&](const char* file, const char* type) {
    out.push_back({http::Method::get, std::string(root) + "/" + file,
                   [file, type](const http::Request&) { return described(file, type); }});
  };
  add_description("openapi.yaml", "application/yaml");
  add_description("openapi.json", "application/json");
  return out;
}

}  // namespace journeywork::web::api
