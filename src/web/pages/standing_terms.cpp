#include "web/pages/standing_terms.hpp"

#include <algorithm>

#include "web/pages/parts.hpp"
#include "web/pages/standing_body.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

std::string wage_after(const WageStanding::Step& step, const Locale& locale) {
  std::vector<std::string> parts;
  if (step.missing_ojl.count > 0) parts.push_back(locale.hours(step.missing_ojl) + " more");
  if (step.missing_competencies > 0)
    parts.push_back(count_text(step.missing_competencies, "sign-off more", "sign-offs more"));
  if (step.not_before) parts.push_back(locale.date(*step.not_before));
  if (step.needs_review_due) parts.push_back("the review that was due on " + locale.date(*step.needs_review_due));
  if (parts.empty() && step.step->on_completion) parts.emplace_back("completion");
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i)
    out += (i == 0 ? "after " : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return out;
}

namespace {

void fill_wage(Dict& page, const services::StandingView& view, const Locale& locale) {
  const auto& wage = view.standing.wage;
  if (!view.about.wages || wage.steps.empty()) return;
  auto section = page.add("WAGE");
  for (std::size_t i = 0; i < wage.steps.size(); ++i) {
    const auto& step = wage.steps[i];
    const auto height = std::clamp<std::int64_t>(110 * step.step->share.value / 10000, 4, 110);
    const bool due = step.state == WageStanding::State::due || step.state == WageStanding::State::overdue;
    const bool now = wage.current == i;
    section.add("WAGE_STEP")
        .set("STEP_STATE", now                                          ? "done now"
                           : step.state == WageStanding::State::applied ? "done"
                           : due                                        ? "due"
                                                                        : "")
        .set("STEP_Y", 110 - height)
        .set("STEP_H", height)
        .set("STEP_MONEY", locale.money(step.wage))
        .set("STEP_SHARE", locale.percent(step.step->share));
  }
  section.set("WAGE_NOW", wage.current ? locale.money(wage.steps[*wage.current].wage) : "No wage yet");
  if (!wage.next) return;
  const auto& next = wage.steps[*wage.next];
  if (next.due_on && (next.state == WageStanding::State::due || next.state == WageStanding::State::overdue)) {
    section.set_shown("WAGE_DUE", locale.money(next.wage) + " an hour is due since " + locale.day(*next.due_on) +
                                      ", not applied yet" +
                                      (next.state == WageStanding::State::overdue ? ". It is overdue." : "."));
    return;
  }
  const auto after = wage_after(next, locale);
  if (!after.empty()) {
    auto words = section.add("WAGE_NEXT");
    words.set("WAGE_NEXT", locale.money(next.wage)).set("WAGE_AFTER", after);
  }
}

void fill_courses(Dict& page, const services::StandingView& view, const Locale& locale) {
  const auto& standing = view.standing;
  if (standing.courses.empty()) return;
  auto section = page.add("COURSES");
  show_meter(section, "RI_METER", standing.ri_approved, standing.ri_waiting, standing.ri_total, locale);
  int passed = 0;
  for (const auto& course : standing.courses) {
    if (course.complete) ++passed;
    auto row = section.add("COURSE");
    row.set("COURSE_TITLE", course.course->title);
    auto words = locale.hours(course.approved) + " of " + locale.hours(course.course->length) + ", year " +
                 std::to_string(course.course->year);
    if (course.waiting.count > 0) words += ", " + locale.hours(course.waiting) + " waiting";
    if (!course.course->required) words += ", optional";
    row.set("COURSE_WORDS", words);
    if (course.complete) {
      show_tag(row, "COURSE_TAG", Tone::ok, "passed");
    } else if (course.waiting.count > 0) {
      show_tag(row, "COURSE_TAG", Tone::wait, "waiting");
    } else {
      show_tag(row, "COURSE_TAG", Tone::none, course.approved.count > 0 ? "begun" : "to do");
    }
  }
  section.set("RI_WORDS", locale.hours_rounded(standing.ri_approved) + " of " +
                              locale.hours_rounded(standing.ri_total) + ", " + std::to_string(passed) + " of " +
                              std::to_string(standing.courses.size()) + " courses passed");
}

void fill_credentials(Dict& page, const services::StandingView& view, const Locale& locale) {
  if (view.standing.credentials.empty()) return;
  auto section = page.add("CREDENTIALS");
  for (const auto& each : view.standing.credentials) {
    auto row = section.add("CREDENTIAL");
    row.set("CREDENTIAL_TITLE", each.credential->title);
    auto words = each.credential->issuer;
    if (each.earned_on) {
      words += ", " + locale.date(*each.earned_on);
      show_tag(row, "CREDENTIAL_TAG", Tone::ok, "earned");
    } else if (each.waiting) {
      show_tag(row, "CREDENTIAL_TAG", Tone::wait, "waiting");
    } else {
      if (each.planned_by) words += ", planned by " + locale.month(*each.planned_by);
      const bool late = each.planned_by && *each.planned_by < view.about.today && each.credential->required;
      show_tag(row, "CREDENTIAL_TAG", late ? Tone::bad : Tone::none,
               late                        ? "late"
               : each.credential->required ? "to earn"
                                           : "optional");
    }
    row.set("CREDENTIAL_WORDS", words);
  }
}

void fill_reviews(Dict& page, const services::StandingView& view, const Locale& locale) {
  auto section = page.add("REVIEWS");
  const auto& reviews = view.standing.reviews;
  if (view.about.agreement.state == AgreementState::active) {
    section.set_shown("REVIEWS_NEXT", reviews.overdue ? "Was due by " + locale.day_year(reviews.next_on) + "."
                                                      : "Next by " + locale.day_year(reviews.next_on) + ".");
  }
  for (auto held = view.totals.reviews.rbegin(); held != view.totals.reviews.rend(); ++held) {
    const auto& review = held->second;
    section.add("REVIEW")
        .set("REVIEW_DATE", locale.date(review.day))
        .set("REVIEW_WORDS", std::string(review.final ? "Final review" : "Periodic review") +
                                 (review.satisfactory ? "" : ", not satisfactory"));
  }
}

void fill_facts(Dict& page, const services::StandingView& view, const Locale& locale) {
  const auto& about = view.about;
  const auto& standards = *about.standards;
  const auto fact = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
  };
  std::string mentors;
  for (std::size_t i = 0; i < about.mentors.size(); ++i) {
    if (about.agreement.mentors[i].covers(about.today)) mentors += (mentors.empty() ? "" : ", ") + about.mentors[i];
  }
  fact("Number", about.agreement.number);
  fact("Sponsor", about.sponsor);
  fact("Employer", about.employer + ", " + about.site.name);
  fact(mentors.find(',') == std::string::npos ? "Mentor" : "Mentors", mentors);
  fact("Standards",
       standards.title + ", version " + standards.version + " (" + std::string(name(standards.approach)) + ")");
  fact("Began", locale.date(about.agreement.start));
  fact("Planned end", locale.date(view.standing.terms.expected_end));
  fact("Probation",
       (view.standing.probation_end < about.today ? "ended on " : "until ") + locale.date(view.standing.probation_end));
  if (about.wages) fact("Journeyworker wage", locale.money(about.agreement.journeyworker_wage) + " an hour");
  page.set_shown("NOTICE", standards.notice);
}

}  // namespace

void fill_terms(Dict& body, const services::StandingView& view, const Locale& locale) {
  fill_wage(body, view, locale);
  fill_courses(body, view, locale);
  fill_credentials(body, view, locale);
  fill_reviews(body, view, locale);
  fill_facts(body, view, locale);
}

}  // namespace journeywork::web::pages
