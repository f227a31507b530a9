#pragma once

#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// What somebody may take back about one line of a record: the entry itself, the approval that it has.
struct TakeBack {
  bool entry = false;
  bool approval = false;

  [[nodiscard]] bool any() const { return entry || approval; }
};
/// `decision` is the line of the latest decision about it; null when there is none.
[[nodiscard]] TakeBack take_back_of(const services::RecordLine& line, const services::RecordLine* decision);

/// GET and POST /entries/{id}/correct: take back an entry of the record, or its approval, with a reason.
struct CorrectPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::LedgerService& ledger;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
