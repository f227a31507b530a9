#pragma once

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /careers/o/{code}: an occupation of the catalogue, ours or O*NET's, or one of which O*NET has a description
/// only.
struct OccupationPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
