#include "web/pages/today.hpp"

#include <algorithm>

#include "web/pages/entry_words.hpp"
#include "web/pages/own_agreement.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

constexpr Minutes usual_day = hours(8);

Minutes minutes_of(const std::vector<Entry>& entries) {
  Minutes sum;
  for (const auto& entry : entries) sum += std::get<OjlTime>(entry.body).minutes;
  return sum;
}

std::string process_title(const Standards& standards, const std::string& code) {
  const auto* process = standards.process(code);
  return process == nullptr ? code : process->title;
}

std::string mentor_name(const services::AgreementView& about) {
  for (std::size_t i = 0; i < about.mentors.size(); ++i) {
    if (about.agreement.mentors[i].covers(about.today)) return about.mentors[i];
  }
  return "a mentor";
}

void fill_day(Dict& page, const services::TodayView& view, const Locale& locale) {
  const auto sum = view.approved + view.waiting;
  page.set("DAY_NAME", locale.day(view.day))
      .set("DAY_SUM", locale.hours(sum))
      .set_shown("DAY_PLAN", locale.hours(usual_day));
  std::string words;
  if (view.approved.count > 0) words = locale.hours(view.approved) + " approved";
  if (view.waiting.count > 0) words += (words.empty() ? "" : ", ") + locale.hours(view.waiting) + " waiting";
  page.set("DAY_WORDS", words.empty() ? "Nothing logged yet" : words);
  const auto whole = std::max(usual_day, sum);
  page.set("DAY_DONE", percent_of(view.approved.count, whole.count))
      .set("DAY_WAIT", percent_of(view.waiting.count, whole.count));
}

void fill_lists(Dict& page, const services::TodayView& view, const Locale& locale) {
  const auto& standards = *view.about.standards;
  for (const auto& open : view.returned) {
    page.add("RETURNED")
        .set("RETURNED_BY", open.returned_by)
        .set("RETURNED_REASON", open.reason)
        .set("RETURNED_WHAT", entry_sentence(open.entry, standards, locale))
        .set("RETURNED_URL", "/entries/" + to_string(open.id));
  }
  if (!view.yesterday.empty() && view.of_day.empty()) {
    page.add("REPEAT").set("REPEAT_TEXT",
                           count_text(static_cast<std::int64_t>(view.yesterday.size()), "entry", "entries") + " of " +
                               locale.day(view.yesterday_on) + ", " + locale.hours(minutes_of(view.yesterday)));
  }
  if (!view.of_day.empty()) {
    auto logged = page.add("LOGGED");
    for (const auto& entry : view.of_day) {
      const auto& time = std::get<OjlTime>(entry.body);
      const bool waits = std::any_of(view.waiting_entries.begin(), view.waiting_entries.end(),
                                     [&](const services::OpenView& open) { return open.entry.seq == entry.seq; });
      auto row = logged.add("LOGGED_ROW");
      row.set("LOGGED_HOURS", locale.hours(time.minutes))
          .set("LOGGED_PROCESS", process_title(standards, time.process))
          .set("LOGGED_NOTE", time.note);
      show_tag(row, "LOGGED_TAG", waits ? Tone::wait : Tone::ok, waits ? "waiting" : "approved");
      if (waits) row.set_shown("LOGGED_URL", "/entries/" + to_string(EntryId{view.about.agreement.id, entry.seq}));
    }
  }
  if (!view.waiting_entries.empty()) {
    int oldest = 0;
    for (const auto& open : view.waiting_entries) oldest = std::max(oldest, open.days);
    auto text = std::to_string(view.waiting_entries.size()) + " waiting for " + mentor_name(view.about);
    text += oldest > 0 ? ", oldest " + days_text(oldest) + "." : ".";
    page.add("WAITING").set("WAITING", text).set("WAITING_URL", "/record?state=waiting");
  }
}

WorkForm fresh_form(const services::TodayView& view) {
  WorkForm form;
  form.date = iso(view.about.today);
  const auto& processes = view.about.standards->processes;
  form.work_process = !view.recent_processes.empty() ? view.recent_processes.front()
                      : processes.empty()            ? ""
                                                     : processes.front().code;
  return form;
}

void fill_not_active(Dict& page, const services::AgreementView* about, const Locale& locale) {
  auto section = page.add("NOT_ACTIVE");
  if (about == nullptr) {
    section.set("NOT_ACTIVE_TITLE", "No apprenticeship yet")
        .set("NOT_ACTIVE_TEXT",
             "Your sponsor has not made an agreement for you so far. When it is there, you log your work here.");
  } else if (about->agreement.state == AgreementState::completed) {
    section.set("NOT_ACTIVE_TITLE", "You are a journeyworker")
        .set("NOT_ACTIVE_TEXT", "Your apprenticeship was completed on " +
                                    locale.date(about->agreement.completed_on.value_or(about->today)) +
                                    ". The record is kept here.");
    section.set("NOT_ACTIVE_LINK", "Open my record").set_shown("NOT_ACTIVE_URL", "/record");
  } else {
    section.set("NOT_ACTIVE_TITLE", "Almost there")
        .set("NOT_ACTIVE_TEXT", "Your agreement is prepared and starts on " + locale.day_year(about->agreement.start) +
                                    ". You can log work as soon as " + about->sponsor + " has activated it.");
  }
}

}  // namespace

http::Response TodayPage::operator()(const Visit& visit) const {
  const auto agreement = own_agreement(views, visit.actor());
  if (!agreement) {
    return shell.page(visit, {"Today", "today.html", "/today"},
                      [&](Dict& page) { fill_not_active(page, nullptr, visit.locale); });
  }
  const auto view = views.today(visit.actor(), *agreement);
  if (!view) return shell.error(visit, view.error());
  return again(visit, *agreement, fresh_form(*view), nullptr, {});
}

http::Response TodayPage::again(const Visit& visit, AgreementId agreement, const WorkForm& form, const Error* error,
                                const std::vector<Problem>& ask) const {
  const auto view = views.today(visit.actor(), agreement);
  if (!view) return shell.error(visit, view.error());
  PageInfo info{"Today", "today.html", "/today"};
  if (error != nullptr) info.status = 422;
  return shell.page(visit, info, [&](Dict& page) {
    if (view->about.agreement.state != AgreementState::active) {
      fill_not_active(page, &view->about, visit.locale);
      return;
    }
    auto active = page.add("ACTIVE");
    fill_day(active, *view, visit.locale);
    fill_lists(active, *view, visit.locale);
    if (error != nullptr) show_errors(active, *error);
    auto fields = active.include("FIELDS", "partials/work_fields.html");
    fill_work_fields(fields, form, *view, visit.locale, error, ask);
  });
}

http::Response LogWork::operator()(const Visit& visit) const {
  const auto agreement = own_agreement(views, visit.actor());
  if (!agreement) return shell.error(visit, {Error::Code::not_found, "You have no agreement to log work under.", {}});
  const auto what = visit.request.form_value("do");
  if (what == "repeat") return repeat(visit, *agreement);
  if (what == "refresh")
    return TodayPage{shell, views}.again(visit, *agreement, read_work_form(visit.request), nullptr, {});
  return save(visit, *agreement);
}

http::Response LogWork::save(const Visit& visit, AgreementId agreement) const {
  const TodayPage page{shell, views};
  const auto form = read_work_form(visit.request);
  const auto work = parse_work_form(form);
  if (!work) return page.again(visit, agreement, form, &work.error(), {});
  services::Submission submission;
  submission.agreement = agreement;
  submission.body = work->time;
  submission.day = work->day;
  submission.key = visit.request.form_value("key");
  submission.confirmed = form.confirmed;
  const auto receipt = ledger.submit(visit.actor(), submission);
  if (!receipt) {
    const auto& error = receipt.error();
    if (error.code == Error::Code::conflict && !error.problems.empty()) {
      return page.again(visit, agreement, form, nullptr, error.problems);
    }
    if (error.code == Error::Code::invalid) return page.again(visit, agreement, form, &error, {});
    return shell.error(visit, error);
  }
  const auto said = visit.locale.hours(work->time.minutes) + " saved for " + visit.locale.day(work->day) +
                    ". It counts when your mentor has approved it.";
  return shell.done(visit, "/today", {"ok", said, "", {}});
}

http::Response LogWork::repeat(const Visit& visit, AgreementId agreement) const {
  const auto view = views.today(visit.actor(), agreement);
  if (!view) return shell.error(visit, view.error());
  if (view->yesterday.empty()) {
    return shell.done(visit, "/today", {"wait", "There is no earlier day to repeat. Log the first one below.", "", {}});
  }
  const std::string key(visit.request.form_value("key"));
  std::size_t saved = 0;
  for (std::size_t i = 0; i < view->yesterday.size(); ++i) {
    services::Submission submission;
    submission.agreement = agreement;
    submission.body = view->yesterday[i].body;
    submission.day = view->about.today;
    submission.key = key + "." + std::to_string(i);
    const auto receipt = ledger.submit(visit.actor(), submission);
    if (!receipt) return shell.error(visit, receipt.error());
    ++saved;
  }
  return shell.done(visit, "/today",
                    {"ok",
                     count_text(static_cast<std::int64_t>(saved), "entry", "entries") + " of " +
                         visit.locale.day(view->yesterday_on) + " logged again for today. Change what was different.",
                     "",
                     {}});
}

}  // namespace journeywork::web::pages
