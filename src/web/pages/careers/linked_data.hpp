#pragma once

#include <string>

#include "core/careers/catalogue.hpp"
#include "web/http/message.hpp"

namespace journeywork::web::pages {

/// An occupation in schema.org's words, as JSON-LD: https://schema.org/Occupation. `address` is that of its page.
[[nodiscard]] std::string occupation_json(const careers::Catalogue& catalogue, const careers::Occupation& occupation,
                                          const careers::PayRange& pay, const std::string& address);

/// Puts JSON-LD into the head of a page: data, which the content security policy lets through, since no browser runs
/// it. The template engine escapes for scripts, which is not how JSON is escaped.
void add_linked_data(http::Response& page, std::string json);

}  // namespace journeywork::web::pages
