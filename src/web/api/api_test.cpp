#include "web/api/api.hpp"

#include <doctest/doctest.h>

#include <set>

#include <boost/json/parse.hpp>

#include "web/api/careers.hpp"
#include "web/api/endpoint.hpp"

namespace journeywork::web::api {

TEST_CASE("every endpoint is in the description, and everything described is an endpoint") {
  std::set<std::string> served;
  for (const auto area : {agreement_endpoints(), ledger_endpoints(), standards_endpoints(), organisation_endpoints()}) {
    for (const auto& endpoint : area) {
      served.insert(std::string(http::name(endpoint.method)) + " " + std::string(endpoint.pattern));
    }
  }
  for (const auto& endpoint : career_endpoints()) {
    served.insert(std::string(http::name(endpoint.method)) + " " + std::string(endpoint.pattern));
  }
  std::set<std::string> described;
  const auto text = description("openapi.json");
  const auto root = json::parse({text.data(), text.size()});
  for (const auto& path : root.at("paths").as_object()) {
    for (const auto* method : {"get", "post", "put", "patch", "delete"}) {
      if (!path.value().as_object().contains(method)) continue;
      std::string upper(method);
      for (auto& ch : upper) ch = static_cast<char>(ch - 'a' + 'A');
      described.insert(upper + " " + std::string(path.key()));
    }
  }
  CHECK(served == described);
  CHECK_FALSE(served.empty());
}

TEST_CASE("a refusal is a problem that names its fields") {
  const Error error{Error::Code::invalid, "Look again.", {{"minutes", "Too long.", "999", "up to 60", 3, 4}}};
  const auto response = problem(error);
  CHECK(response.status == 422);
  CHECK(response.header("content-type") == "application/problem+json");
  CHECK(response.header("cache-control") == "no-store");
  const auto body = json::parse(response.body);
  CHECK(body.at("detail") == "Look again.");
  const json::value expected{{"field", "minutes"}, {"detail", "Too long."},
                             {"value", "999"},     {"accepted", "up to 60"},
                             {"line", 3},          {"column", 4}};
  CHECK(body.at("errors").at(0) == expected);
  CHECK(problem({Error::Code::unauthenticated, "", {}}).header("www-authenticate") == "Bearer");
}

TEST_CASE("a plain refusal becomes a problem and keeps what it allows") {
  auto plain = http::text("No.", 405);
  plain.set("Allow", "GET, HEAD");
  const auto response = as_problem(std::move(plain));
  CHECK(response.status == 405);
  CHECK(response.header("allow") == "GET, HEAD");
  CHECK(json::parse(response.body).at("detail") == "No.");
}

TEST_CASE("what belongs to the API is known by its path") {
  CHECK(is_api_path("/api/v1"));
  CHECK(is_api_path("/api/v1/agreements"));
  CHECK_FALSE(is_api_path("/api"));
  CHECK_FALSE(is_api_path("/api/v10"));
}

}  // namespace journeywork::web::api
