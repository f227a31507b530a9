#include "web/pages/course_form.hpp"

#include <algorithm>

#include "web/pages/parts.hpp"
#include "web/pages/typed_time.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

constexpr int quick_lengths[] = {60, 120, 240, 480};  // minutes

}  // namespace

CourseForm read_course_form(const http::Request& request) {
  CourseForm form;
  const auto value = [&](const char* name) { return std::string(request.form_value(name)); };
  form.course = value("course");
  form.date = value("date");
  form.minutes = value("minutes");
  form.minutes_other = value("minutes_other");
  form.result = value("result");
  form.note = value("note");
  form.confirmed = http::find(request.form, "confirm").has_value();
  return form;
}

CourseForm course_form_of(const Entry& entry) {
  const auto& time = std::get<RiTime>(entry.body);
  CourseForm form;
  form.course = time.course;
  form.date = iso(entry.day);
  form.minutes = std::to_string(time.minutes.count);
  form.result = name(time.outcome);
  form.note = time.note;
  return form;
}

Result<CourseEntry> parse_course_form(const CourseForm& form) {
  std::vector<Problem> problems;
  const auto day = parse_iso_date(form.date);
  if (!day) problems.push_back({"date", "This is not a day.", form.date, "a date"});
  const auto minutes = read_time({form.minutes, form.minutes_other}, problems);
  const auto outcome = parse_outcome(form.result);
  if (!outcome)
    problems.push_back({"result", "Say whether the course is finished.", form.result, "attended, passed or failed"});
  if (!problems.empty()) {
    return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.", std::move(problems));
  }
  return CourseEntry{*day, {form.course, *minutes, *outcome, form.note}};
}

void fill_course_fields(Dict& page, const CourseForm& form, const services::TodayView& view, const Locale& locale,
                        const Error* error, const std::vector<Problem>& ask) {
  const auto& about = view.about;
  for (const auto& course : about.standards->courses) {
    page.add("COURSE_OPTION")
        .set("OPTION_VALUE", course.code)
        .set("OPTION_TEXT", course.title + ", " + locale.hours(course.length))
        .show_if(course.code == form.course, "OPTION_SELECTED");
  }
  const auto first =
      std::max(about.agreement.start, about.today.plus_days(-about.standards->limits.back_dating_days.value));
  page.set("DAY", form.date).set("DAY_FIRST", iso(first)).set("DAY_LAST", iso(about.today));
  fill_time(page, {form.minutes, form.minutes_other}, quick_lengths);
  page.show_if(form.result == "attended", "ATTENDED")
      .show_if(form.result == "passed", "PASSED")
      .show_if(form.result == "failed", "FAILED");
  page.set("NOTE", form.note);
  page.set_shown("COURSE_ERROR", problem_at(error, "course"));
  page.set_shown("DAY_ERROR", problem_at(error, "date"));
  page.set_shown("MINUTES_ERROR", problem_at(error, "minutes"));
  page.set_shown("RESULT_ERROR", problem_at(error, "result"));
  page.set_shown("NOTE_ERROR", problem_at(error, "note"));
  fill_questions(page, ask);
}

}  // namespace journeywork::web::pages
