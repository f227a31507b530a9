#pragma once

#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/pages/course_form.hpp"
#include "web/pages/work_form.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// GET and POST /entries/{id}: mend an entry that came back, change one that waits, or take it back.
struct EntryEditPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::LedgerService& ledger;

  http::Response operator()(const Visit& visit) const;

 private:
  struct Typed {
    std::optional<WorkForm> work;
    std::optional<CourseForm> course;
  };
  [[nodiscard]] http::Response show(const Visit& visit, const services::TodayView& view, const services::OpenView& open,
                                    const Typed& typed, const Error* error, const std::vector<Problem>& ask) const;
  [[nodiscard]] http::Response save(const Visit& visit, const services::TodayView& view,
                                    const services::OpenView& open) const;
};

/// GET and POST /today/course: a session of related instruction.
struct CoursePage {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::LedgerService& ledger;

  http::Response operator()(const Visit& visit) const;
};

}  // namespace journeywork::web::pages
