#include "web/pages/agreements.hpp"

#include <algorithm>
#include <charconv>

#include "services/apprenticeship/agreement_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "services/organisations/people.hpp"
#include "web/pages/agreement_form.hpp"
#include "web/pages/apprentice_actions.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/standing_body.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

std::string url_of(AgreementId id) { return "/agreements/" + std::to_string(id.value); }
std::string apprentice_url(AgreementId id) { return "/apprentices/" + std::to_string(id.value); }

Tone tone_of(AgreementState state) { return state == AgreementState::draft ? Tone::wait : Tone::ok; }

void fill_facts(Dict& page, const services::AgreementView& about, const Locale& locale) {
  const auto fact = [&](const char* name, const std::string& value) {
    page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
  };
  fact("Sponsor", about.sponsor);
  fact("Employer", about.employer + ", " + about.site.name + ", " + about.site.city);
  fact("Standards", about.standards->title + ", version " + about.standards->version);
  fact("First day", locale.day_year(about.agreement.start));
  if (about.wages) fact("Journeyworker wage", locale.money(about.agreement.journeyworker_wage) + " an hour");
  std::string mentors;
  for (const auto& name : about.mentors) mentors += (mentors.empty() ? "" : ", ") + name;
  fact("Mentors", mentors);
}

void fill_follows(Dict& page, const services::AgreementView& about, const Locale& locale) {
  const auto& standards = *about.standards;
  const auto terms = terms_of(about.agreement, standards);
  const auto follows = [&](const char* name, const std::string& value, const std::string& why) {
    page.add("FOLLOWS").set("FOLLOWS_NAME", name).set("FOLLOWS_VALUE", value).set("FOLLOWS_WHY", why);
  };
  follows("Planned end", locale.date(terms.expected_end), std::to_string(standards.term_months.value) + " months");
  follows("Probation ends", locale.date(terms.probation_end),
          locale.hours_rounded(terms.probation_ojl) + " or " + std::to_string(standards.probation_months.value) +
              " months, whichever comes first");
  follows("On the job", locale.hours_rounded(standards.ojl_minimum.value),
          "over " + std::to_string(standards.processes.size()) + " work processes");
  follows("Related instruction", locale.hours_rounded(standards.ri_total()),
          std::to_string(standards.courses.size()) + " courses");
  if (!about.wages) return;
  for (std::size_t i = 0; i < standards.wage_steps.size(); ++i) {
    const auto& step = standards.wage_steps[i];
    std::string when = i == 0 ? "from the first day" : "";
    if (step.after_ojl && step.after_ojl->count > 0) when = "after " + locale.hours_rounded(*step.after_ojl);
    if (step.after_months && *step.after_months > 0)
      when += (when.empty() ? "after " : " and ") + std::to_string(*step.after_months) + " months";
    if (step.after_competencies)
      when += (when.empty() ? "after " : " and ") + std::to_string(*step.after_competencies) + " sign-offs";
    if (step.on_completion) when = "on completion";
    page.add("STEP")
        .set("STEP_NAME", step.title)
        .set("STEP_SHARE", locale.percent(step.share))
        .set("STEP_MONEY", locale.money(terms.wage_steps[i].wage))
        .set("STEP_WHEN", when);
  }
}

/// GET /agreements/{id}.
struct AgreementPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;

  http::Response operator()(const Visit& visit) const {
    const auto id = agreement_in_path(visit.request);
    const auto view =
        id ? views.agreement(visit.actor(), *id) : refuse(Error::Code::not_found, "There is no such agreement.");
    if (!view) return shell.error(visit, view.error());
    const auto allowed = views.allowed(visit.actor(), *id);
    if (!allowed) return shell.error(visit, allowed.error());
    const auto state = view->agreement.state;
    return shell.page(
        visit, {"Agreement " + view->agreement.number, "agreement.html", "/apprentices"}, [&](Dict& page) {
          page.set("BACK_URL", "/apprentices")
              .set("BACK_TEXT", "Apprentices")
              .set("NAME", view->apprentice)
              .set("NUMBER", view->agreement.number);
          show_tag(page, "STATE", tone_of(state), name(state));
          if (state != AgreementState::draft) {
            page.add("PARTS")
                .set("STANDING_URL", apprentice_url(*id))
                .set("RECORD_URL", apprentice_url(*id) + "/record");
          }
          fill_facts(page, *view, visit.locale);
          fill_follows(page, *view, visit.locale);
          if (allowed->contains(access::Action::edit)) {
            page.set_shown("MENTORS_URL", apprentice_url(*id) + "/mentors");
            if (state == AgreementState::draft) page.set_shown("EDIT_URL", url_of(*id) + "/edit");
          }
          if (allowed->contains(access::Action::activate)) {
            page.add("ACTIVATE")
                .set("ACTIVATE_ACTION", url_of(*id) + "/activate")
                .set("ACTIVATE_TEXT",
                     view->apprentice + " can log work from " + visit.locale.day(view->agreement.start) + " on.");
          } else if (state == AgreementState::draft) {
            page.set_shown("BLOCKED", "The sponsor's staff activates it.");
          }
          if (allowed->contains(access::Action::complete))
            page.set_shown("COMPLETE_URL", apprentice_url(*id) + "/complete");
          if (state == AgreementState::completed) {
            page.add("COMPLETED")
                .set("COMPLETED_TEXT", "Completed on " + visit.locale.day_year(*view->agreement.completed_on) + ".");
          }
          page.set_shown("NOTICE", view->standards->notice);
        });
  }
};

struct ActivateAgreement {
  const Shell& shell;
  services::AgreementService& agreements;

  http::Response operator()(const Visit& visit) const {
    const auto id = agreement_in_path(visit.request);
    if (!id) return shell.not_found(visit);
    const auto done = agreements.activate(visit.actor(), *id, std::string(visit.request.form_value("key")));
    if (!done) return shell.error(visit, done.error());
    return shell.done(visit, url_of(*id),
                      {"ok", "The agreement is active. Work can be logged from the first day on.", "", {}});
  }
};

/// GET and POST /apprentices/{id}/complete.
struct CompletePage {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::AgreementService& agreements;

  http::Response operator()(const Visit& visit) const {
    const auto id = agreement_in_path(visit.request);
    const auto view =
        id ? views.standing(visit.actor(), *id) : refuse(Error::Code::not_found, "There is no such agreement.");
    if (!view) return shell.error(visit, view.error());
    if (visit.request.method != http::Method::post) return show(visit, *view, nullptr);
    const auto day = parse_iso_date(visit.request.form_value("date"));
    const auto done =
        day ? agreements.complete(visit.actor(), *id, *day, std::string(visit.request.form_value("key")))
            : refuse_field("date", "This is not a day.", std::string(visit.request.form_value("date")), "a date");
    if (!done)
      return done.error().code == Error::Code::forbidden ? shell.error(visit, done.error())
                                                         : show(visit, *view, &done.error());
    return shell.done(visit, apprentice_url(*id),
                      {"ok", view->about.apprentice + " is a journeyworker. The record is closed and kept.", "", {}});
  }

 private:
  [[nodiscard]] http::Response show(const Visit& visit, const services::StandingView& view, const Error* error) const {
    const auto id = view.about.agreement.id;
    const bool may = views.may(visit.actor(), id, access::Action::complete);
    PageInfo info{"Complete", "confirm.html", "/apprentices"};
    if (error != nullptr) info.status = error->code == Error::Code::conflict ? 409 : 422;
    return shell.page(visit, info, [&](Dict& page) {
      page.set("BACK_URL", apprentice_url(id))
          .set("BACK_TEXT", view.about.apprentice)
          .set("TITLE", "Complete this apprenticeship?");
      page.set("TEXT",
               "The record closes on that day: nothing can be logged, approved or corrected any more. The last wage "
               "step is applied.");
      if (error != nullptr) show_errors(page, *error);
      for (const auto& each : view.standing.unmet) {
        const auto words = words_of(each, *view.about.standards, visit.locale);
        auto check = page.add("CHECK");
        show_tag(check, "CHECK_TAG", Tone::none, "missing");
        check.set("CHECK_TEXT", words.title + ": " + words.text);
      }
      if (view.standing.unmet.empty()) {
        auto check = page.add("CHECK");
        show_tag(check, "CHECK_TAG", Tone::ok, "all there");
        check.set("CHECK_TEXT", "Hours, competencies, related instruction, credentials and the final review.");
      }
      if (!may) {
        page.set_shown("BLOCKED", "The sponsor's staff completes an apprenticeship.");
      } else if (!view.standing.unmet.empty()) {
        page.set_shown("BLOCKED",
                       count_text(static_cast<std::int64_t>(view.standing.unmet.size()), "thing is", "things are") +
                           " still missing.");
      } else {
        auto form = page.add("FORM");
        form.set("ACTION", apprentice_url(id) + "/complete").set("BUTTON", "Complete it");
        auto date = form.add("DATE_FIELD");
        date.set("DATE_LABEL", "Completed on")
            .set("DATE", iso(view.about.today))
            .set("DATE_FIRST", iso(view.about.agreement.start))
            .set("DATE_LAST", iso(view.about.today));
        date.set_shown("DATE_ERROR", problem_at(error, "date"));
      }
    });
  }
};

std::int64_t number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

/// GET and POST /apprentices/{id}/mentors, POST .../mentors/end.
struct MentorsPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::AgreementService& agreements;
  services::People& people;
  bool ends = false;

  http::Response operator()(const Visit& visit) const {
    const auto id = agreement_in_path(visit.request);
    const auto view =
        id ? views.agreement(visit.actor(), *id) : refuse(Error::Code::not_found, "There is no such agreement.");
    if (!view) return shell.error(visit, view.error());
    if (visit.request.method != http::Method::post) return show(visit, *view, nullptr);
    const auto& request = visit.request;
    const auto day = parse_iso_date(request.form_value(ends ? "until" : "from"));
    const PersonId mentor{number_in(request.form_value(ends ? "mentor" : "person"))};
    const std::string key(request.form_value("key"));
    Result<void> done = refuse_field("from", "This is not a day.", "", "a date");
    if (day && ends) done = agreements.end_mentor(visit.actor(), *id, mentor, *day, key);
    if (day && !ends) done = agreements.add_mentor(visit.actor(), *id, mentor, *day, key);
    if (!done)
      return done.error().code == Error::Code::invalid ? show(visit, *view, &done.error())
                                                       : shell.error(visit, done.error());
    return shell.done(
        visit, apprentice_url(*id) + "/mentors",
        {"ok",
         ends ? "The term has ended; what was approved stays approved." : "Named. The queue shows there now.",
         "",
         {}});
  }

 private:
  [[nodiscard]] http::Response show(const Visit& visit, const services::AgreementView& view, const Error* error) const {
    const auto base = apprentice_url(view.agreement.id) + "/mentors";
    const auto members =
        people.list(visit.actor(), view.agreement.employer, access::Role::mentor, {0, services::largest_page});
    PageInfo info{"Mentors", "mentors.html", "/apprentices"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      page.set("BACK_URL", apprentice_url(view.agreement.id))
          .set("NAME", view.apprentice)
          .set("ACTION", base)
          .set("END_ACTION", base + "/end");
      if (error != nullptr) show_errors(page, *error);
      for (std::size_t i = 0; i < view.mentors.size(); ++i) {
        const auto& term = view.agreement.mentors[i];
        auto row = page.add("MENTOR");
        row.set("MENTOR_ID", term.person.value)
            .set("MENTOR_NAME", view.mentors[i])
            .set("MENTOR_INITIALS", initials(view.mentors[i]));
        row.set("MENTOR_WORDS",
                "since " + visit.locale.date(term.from) + (term.to ? ", until " + visit.locale.date(*term.to) : ""));
        row.set("UNTIL", iso(view.today)).show_if(!term.to, "MENTOR_CURRENT");
      }
      page.show_if(view.mentors.empty(), "NO_MENTOR");
      if (members) {
        const auto& terms = view.agreement.mentors;
        for (const auto& member : members->items) {
          const bool named = std::any_of(terms.begin(), terms.end(),
                                         [&](const MentorTerm& term) { return term.person == member.id && !term.to; });
          if (named) continue;
          const auto id = std::to_string(member.id.value);
          page.add("PERSON_OPTION")
              .set("OPTION_VALUE", id)
              .set("OPTION_TEXT", member.name)
              .show_if(visit.request.form_value("person") == id, "OPTION_SELECTED");
        }
      }
      page.set("FROM", iso(std::max(view.today, view.agreement.start)));
      page.set_shown("PERSON_ERROR", problem_at(error, "mentor")).set_shown("FROM_ERROR", problem_at(error, "from"));
      page.set_shown("RATIO", view.standards->ratio.value.clause);
    });
  }
};

}  // namespace

std::vector<PageRoute> agreement_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const NewAgreementPage fresh{shell, s};
  const ChangeAgreementPage change{shell, s};
  const CompletePage complete{shell, s.views, s.agreements};
  const MentorsPage mentors{shell, s.views, s.agreements, s.people};
  const MentorsPage end_mentor{shell, s.views, s.agreements, s.people, true};
  return {
      {Method::get, "/agreements/new", Who::signed_in, fresh},
      {Method::post, "/agreements/new", Who::signed_in, fresh},
      {Method::get, "/agreements/{id}", Who::signed_in, AgreementPage{shell, s.views}},
      {Method::get, "/agreements/{id}/edit", Who::signed_in, change},
      {Method::post, "/agreements/{id}/edit", Who::signed_in, change},
      {Method::post, "/agreements/{id}/activate", Who::signed_in, ActivateAgreement{shell, s.agreements}},
      {Method::get, "/apprentices/{id}/complete", Who::signed_in, complete},
      {Method::post, "/apprentices/{id}/complete", Who::signed_in, complete},
      {Method::get, "/apprentices/{id}/mentors", Who::signed_in, mentors},
      {Method::post, "/apprentices/{id}/mentors", Who::signed_in, mentors},
      {Method::post, "/apprentices/{id}/mentors/end", Who::signed_in, end_mentor},
  };
}

}  // namespace journeywork::web::pages
