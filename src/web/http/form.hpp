#pragma once

#include "web/http/message.hpp"
#include "web/http/refusal.hpp"

namespace journeywork::web::http {

/// Takes the body of the two form types apart into `form` and `files`; leaves every other body alone.
[[nodiscard]] Parsed<void> decode_form(Request& request);

}  // namespace journeywork::web::http
