#pragma once

#include <string>
#include <utility>

#include <tl/expected.hpp>

namespace journeywork::web::http {

/// Why a request is answered by the server itself and never reaches a handler.
struct Refusal {
  int status = 400;
  std::string reason;  ///< a phrase for the one who wrote the client; holds nothing of the request

  bool operator==(const Refusal&) const = default;
};

template <class T>
using Parsed = tl::expected<T, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refusal(int status, std::string reason) {
  return tl::unexpected<Refusal>(Refusal{status, std::move(reason)});
}

}  // namespace journeywork::web::http
