#pragma once

#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /queue: everything that waits for the signed-in mentor or coordinator.
struct QueuePage {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const;
  /// With what was typed, after a refusal.
  [[nodiscard]] http::Response again(const Visit& visit, const Error* error) const;
};

/// POST /queue: approve one, the ticked ones or a whole week, with sign-offs; or return one with a reason.
struct DecideQueue {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::LedgerService& ledger;

  http::Response operator()(const Visit& visit) const;
};

/// POST /queue/undo: takes approvals back, so that the entries wait again.
struct UndoApproval {
  const Shell& shell;
  services::LedgerService& ledger;

  http::Response operator()(const Visit& visit) const;
};

[[nodiscard]] std::vector<PageRoute> queue_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
