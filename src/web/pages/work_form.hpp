#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/locale.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/http/message.hpp"
#include "web/pages/template.hpp"

namespace journeywork::web::pages {

/// The fields of on-the-job time as somebody typed them (partials/work_fields.html): logged, mended or corrected.
struct WorkForm {
  std::string date;  ///< ISO
  std::string work_process;
  std::string minutes;  ///< a number of minutes, or "other"
  std::string minutes_other;
  std::string note;
  std::vector<std::string> competencies;
  std::string device;
  std::string work_order;
  bool confirmed = false;
};

[[nodiscard]] WorkForm read_work_form(const http::Request& request);
/// The form that says what an entry says.
[[nodiscard]] WorkForm work_form_of(const apprenticeship::Entry& entry);

struct WorkEntry {
  Date day;
  apprenticeship::OjlTime time;
};
/// What the form means; problems are only about fields that cannot be read at all, the rules are the service's.
[[nodiscard]] Result<WorkEntry> parse_work_form(const WorkForm& form);

/// Fills the fields. `error` is the refusal that brought the form back; `ask` holds what must be confirmed.
void fill_work_fields(Dict& page, const WorkForm& form, const services::TodayView& view, const Locale& locale,
                      const Error* error, const std::vector<Problem>& ask);

}  // namespace journeywork::web::pages
