#pragma once

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /careers/search: a page, or the list alone for a script that asks while somebody types.
struct SearchPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

/// The answer to an address that names no occupation: 404, with the search box.
[[nodiscard]] http::Response unknown_occupation(const Shell& shell, const Services& services, const Visit& visit,
                                                std::string_view code);

}  // namespace journeywork::web::pages
