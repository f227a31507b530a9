#pragma once

#include <string>

#include "core/base/locale.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/http/message.hpp"
#include "web/pages/template.hpp"

namespace journeywork::web::pages {

/// The fields of a session of related instruction as somebody typed them (partials/course_fields.html).
struct CourseForm {
  std::string course;
  std::string date;
  std::string minutes;  ///< a number of minutes, or "other"
  std::string minutes_other;
  std::string result = "attended";
  std::string note;
  bool confirmed = false;
};

[[nodiscard]] CourseForm read_course_form(const http::Request& request);
[[nodiscard]] CourseForm course_form_of(const apprenticeship::Entry& entry);

struct CourseEntry {
  Date day;
  apprenticeship::RiTime time;
};
[[nodiscard]] Result<CourseEntry> parse_course_form(const CourseForm& form);

void fill_course_fields(Dict& page, const CourseForm& form, const services::TodayView& view, const Locale& locale,
                        const Error* error, const std::vector<Problem>& ask);

}  // namespace journeywork::web::pages
