#pragma once

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /careers/o/{code}/sheet.pdf: one page to hand out, as a PDF. `area` as on the occupation's page; `paper` a4 or
/// letter.
struct SheetPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
