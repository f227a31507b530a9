#pragma once

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /careers: all work, to look around in.
struct ExplorePage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
