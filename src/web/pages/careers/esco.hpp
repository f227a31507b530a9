#pragma once

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /careers/esco/{code}: an occupation of Europe's classification, when that is loaded.
struct EscoPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
