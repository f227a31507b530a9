#pragma once

#include <vector>

#include "core/base/result.hpp"
#include "web/http/router.hpp"
#include "web/site.hpp"

/// JSON over HTTP under /api/v1, as openapi.yaml describes it: bearer tokens, an Idempotency-Key on every POST,
/// problem+json for what is refused.
namespace journeywork::web::api {

/// Every route of the API, and the description itself as YAML and JSON.
[[nodiscard]] std::vector<http::Route> routes(const Services& services);

/// True for a path that the API answers, known or not.
[[nodiscard]] bool is_api_path(std::string_view path);

/// A refusal as RFC 9457 has it: type, title, status, detail, and in `errors` each field with what is wrong there, what
/// was given and what would be accepted.
[[nodiscard]] http::Response problem(const Error& error);
/// The same for an answer that was made before the API was asked: no such path, no such method, a handler that broke.
[[nodiscard]] http::Response as_problem(http::Response plain);

/// The description that the program carries, "openapi.yaml" or "openapi.json". Throws std::logic_error for another.
[[nodiscard]] std::string_view description(std::string_view file);

}  // namespace journeywork::web::api
