#include "web/pages/entry_edit.hpp"

#include "web/pages/entry_words.hpp"
#include "web/pages/own_agreement.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

const services::OpenView* find_open(const services::TodayView& view, EntryId id) {
  for (const auto* list : {&view.returned, &view.waiting_entries}) {
    for (const auto& open : *list) {
      if (open.id == id) return &open;
    }
  }
  return nullptr;
}

}  // namespace

http::Response EntryEditPage::operator()(const Visit& visit) const {
  const auto id = parse_entry_id(visit.request.path_value("id"));
  if (!id) return shell.not_found(visit);
  const auto view = views.today(visit.actor(), id->agreement);
  if (!view) return shell.error(visit, view.error());
  const auto* open = find_open(*view, *id);
  if (open == nullptr) {
    return shell.error(
        visit, {Error::Code::conflict,
                "This entry is closed: it was approved or taken back meanwhile. Your record shows what became of it.",
                {}});
  }
  if (visit.request.method == http::Method::post) return save(visit, *view, *open);
  Typed typed;
  if (kind_of(open->entry.body) == EntryKind::ojl) typed.work = work_form_of(open->entry);
  if (kind_of(open->entry.body) == EntryKind::ri) typed.course = course_form_of(open->entry);
  return show(visit, *view, *open, typed, nullptr, {});
}

http::Response EntryEditPage::show(const Visit& visit, const services::TodayView& view, const services::OpenView& open,
                                   const Typed& typed, const Error* error, const std::vector<Problem>& ask) const {
  const bool returned = open.state == EntryState::returned;
  PageInfo info{returned ? "Fix and send again" : "Change what you logged", "entry_edit.html", "/today"};
  if (error != nullptr) info.status = 422;
  return shell.page(visit, info, [&](Dict& page) {
    page.set("TITLE", info.title).set("WHAT", entry_sentence(open.entry, *view.about.standards, visit.locale));
    page.set("ACTION", "/entries/" + to_string(open.id)).set("BUTTON", returned ? "Send it again" : "Save");
    if (returned) {
      page.add("RETURNED")
          .set("RETURNED_BY", open.returned_by)
          .set("RETURNED_WHEN", visit.locale.day(open.entry.day))
          .set("RETURNED_REASON", open.reason);
    }
    if (error != nullptr) show_errors(page, *error);
    if (typed.work) {
      auto fields = page.include("FIELDS", "partials/work_fields.html");
      fill_work_fields(fields, *typed.work, view, visit.locale, error, ask);
    }
    if (typed.course) {
      auto fields = page.include("FIELDS", "partials/course_fields.html");
      fill_course_fields(fields, *typed.course, view, visit.locale, error, ask);
    }
    page.show("WITHDRAW");
  });
}

http::Response EntryEditPage::save(const Visit& visit, const services::TodayView& view,
                                   const services::OpenView& open) const {
  const std::string key(visit.request.form_value("key"));
  if (visit.request.form_value("do") == "withdraw") {
    const auto taken = ledger.correct(visit.actor(), open.id, "Taken back by its author", key);
    if (!taken) return shell.error(visit, taken.error());
    return shell.done(visit, "/today",
                      {"ok", "Taken back. It does not count, and stays in your record as taken back.", "", {}});
  }
  Typed typed;
  services::Submission submission;
  submission.agreement = open.id.agreement;
  submission.key = key;
  submission.replaces = open.id.seq;
  if (kind_of(open.entry.body) == EntryKind::ri) {
    typed.course = read_course_form(visit.request);
    const auto course = parse_course_form(*typed.course);
    if (!course) return show(visit, view, open, typed, &course.error(), {});
    submission.body = course->time;
    submission.day = course->day;
    submission.confirmed = typed.course->confirmed;
  } else {
    typed.work = read_work_form(visit.request);
    if (visit.request.form_value("do") == "refresh") return show(visit, view, open, typed, nullptr, {});
    const auto work = parse_work_form(*typed.work);
    if (!work) return show(visit, view, open, typed, &work.error(), {});
    submission.body = work->time;
    submission.day = work->day;
    submission.confirmed = typed.work->confirmed;
  }
  const auto receipt = ledger.submit(visit.actor(), submission);
  if (receipt) return shell.done(visit, "/today", {"ok", "Sent again. It waits for your mentor now.", "", {}});
  const auto& error = receipt.error();
  if (error.code == Error::Code::conflict && !error.problems.empty())
    return show(visit, view, open, typed, nullptr, error.problems);
  if (error.code == Error::Code::invalid) return show(visit, view, open, typed, &error, {});
  return shell.error(visit, error);
}

http::Response CoursePage::operator()(const Visit& visit) const {
  const auto agreement = own_agreement(views, visit.actor());
  if (!agreement)
    return shell.error(visit, {Error::Code::not_found, "You have no agreement to log a course under.", {}});
  const auto view = views.today(visit.actor(), *agreement);
  if (!view) return shell.error(visit, view.error());
  const auto show = [&](const CourseForm& form, const Error* error, const std::vector<Problem>& ask) {
    PageInfo info{"Log a course session", "ri_log.html", "/today"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      if (view->about.standards->courses.empty()) {
        page.show("NO_COURSE");
        return;
      }
      if (error != nullptr) show_errors(page, *error);
      auto fields = page.add("FORM").include("FIELDS", "partials/course_fields.html");
      fill_course_fields(fields, form, *view, visit.locale, error, ask);
    });
  };
  if (visit.request.method != http::Method::post) {
    CourseForm fresh;
    fresh.date = iso(view->about.today);
    return show(fresh, nullptr, {});
  }
  const auto form = read_course_form(visit.request);
  const auto course = parse_course_form(form);
  if (!course) return show(form, &course.error(), {});
  services::Submission submission;
  submission.agreement = *agreement;
  submission.body = course->time;
  submission.day = course->day;
  submission.key = visit.request.form_value("key");
  submission.confirmed = form.confirmed;
  const auto receipt = ledger.submit(visit.actor(), submission);
  if (receipt) {
    return shell.done(
        visit, "/today",
        {"ok", visit.locale.hours(course->time.minutes) + " of instruction saved. It waits for approval.", "", {}});
  }
  const auto& error = receipt.error();
  if (error.code == Error::Code::conflict && !error.problems.empty()) return show(form, nullptr, error.problems);
  if (error.code == Error::Code::invalid) return show(form, &error, {});
  return shell.error(visit, error);
}

}  // namespace journeywork::web::pages
