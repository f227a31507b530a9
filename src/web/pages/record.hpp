#pragma once

#include "services/apprenticeship/views.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /standing: the apprentice's own.
struct OwnStandingPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const;
};

/// GET /record and /apprentices/{id}/record: the whole ledger, with a filter, for print.
struct RecordPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const;
};

/// GET /record.csv and /apprentices/{id}/record.csv: the same entries as a file, decisions included.
struct RecordFile {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
