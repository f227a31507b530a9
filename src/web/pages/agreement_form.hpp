#pragma once

#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET and POST /agreements/new: a draft, made by the sponsor's staff.
struct NewAgreementPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

/// GET and POST /agreements/{id}/edit: a draft is changed.
struct ChangeAgreementPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
