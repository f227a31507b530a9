#pragma once

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /careers/compare: up to three kinds of work side by side, as `with` names them.
struct CompareWorkPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
