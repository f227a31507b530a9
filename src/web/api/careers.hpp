#pragma once

#include <span>
#include <string_view>

#include "web/api/endpoint.hpp"

/// What anybody may ask about careers: no token, no account, nothing is kept.
namespace journeywork::web::api {

struct OpenCall {
  const http::Request& request;
  const Services& services;
};

struct OpenEndpoint {
  http::Method method;
  std::string_view pattern;  ///< below /api/v1
  Result<Answer> (*handle)(const OpenCall&);
  std::size_t max_body = 64 * 1024;
};

[[nodiscard]] std::span<const OpenEndpoint> career_endpoints();

}  // namespace journeywork::web::api
