#pragma once

#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/pages/work_form.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET /today: the day so far, what came back, the log form.
struct TodayPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const;
  /// The page with a form that was refused, or that asks something.
  [[nodiscard]] http::Response again(const Visit& visit, AgreementId agreement, const WorkForm& form,
                                     const Error* error, const std::vector<Problem>& ask) const;
};

/// POST /today: save the form, repeat the last day, or show the competencies of another process.
struct LogWork {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::LedgerService& ledger;

  http::Response operator()(const Visit& visit) const;

 private:
  [[nodiscard]] http::Response save(const Visit& visit, AgreementId agreement) const;
  [[nodiscard]] http::Response repeat(const Visit& visit, AgreementId agreement) const;
};

}  // namespace journeywork::web::pages
