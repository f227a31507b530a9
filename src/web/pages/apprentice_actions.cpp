#include "web/pages/apprentice_actions.hpp"

#include <algorithm>
#include <charconv>

#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/standing_body.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

namespace {

std::string base_of(AgreementId id) { return "/apprentices/" + std::to_string(id.value); }

/// What an action's page is made of: the apprentice as they stand, the form as typed, the refusal that brought it back.
struct ActionVisit {
  const Visit& visit;
  AgreementId id;
  const services::StandingView& view;
  const Error* error = nullptr;

  [[nodiscard]] const Standards& standards() const { return *view.about.standards; }
  [[nodiscard]] const Locale& locale() const { return visit.locale; }
  [[nodiscard]] bool posted() const { return visit.request.method == http::Method::post; }
  [[nodiscard]] std::string typed(const char* name, std::string fresh = {}) const {
    return posted() ? std::string(visit.request.form_value(name)) : std::move(fresh);
  }
  [[nodiscard]] std::string problem(const char* field) const { return problem_at(error, field); }
};

void fill_frame(Dict& page, const ActionVisit& at, const char* path) {
  page.set("BACK_URL", base_of(at.id)).set("NAME", at.view.about.apprentice).set("ACTION", base_of(at.id) + path);
  if (at.error != nullptr) show_errors(page, *at.error);
}

void fill_date(Dict& page, const ActionVisit& at) {
  const auto& about = at.view.about;
  page.set("DATE", at.typed("date", iso(about.today)))
      .set("DATE_FIRST", iso(about.agreement.start))
      .set("DATE_LAST", iso(about.today));
  page.set_shown("DATE_ERROR", at.problem("date"));
}

/// An action: how its form looks, what a filled-in form means, and what is said when it is done.
struct Action {
  const char* path;  ///< after /apprentices/{id}
  const char* title;
  const char* file;
  access::Action needs;
  void (*fill)(Dict& page, const ActionVisit& at);
  Result<EntryBody> (*read)(const ActionVisit& at);
  const char* said;
};

// ---- sign off ------------------------------------------------------------------------------------------------------

std::string chosen_competency(const ActionVisit& at) {
  if (at.posted()) return at.typed("competency");
  const auto asked = at.visit.request.query_value("competency");
  if (!asked.empty()) return std::string(asked);
  for (const auto& r : at.view.standing.unmet) {
    if (r.kind == Requirement::Kind::competency) return r.code;
  }
  return {};
}

const CompetencyStanding* find_competency(const ActionVisit& at, const std::string& code) {
  for (const auto& process : at.view.standing.processes) {
    for (const auto& each : process.competencies) {
      if (each.competency->code == code) return &each;
    }
  }
  return nullptr;
}

void fill_sign_off(Dict& page, const ActionVisit& at) {
  const auto code = chosen_competency(at);
  for (const auto& process : at.standards().processes) {
    if (process.competencies.empty()) continue;
    auto group = page.add("COMPETENCY_GROUP");
    group.set("GROUP_TEXT", process.title);
    for (const auto& each : process.competencies) {
      group.add("COMPETENCY_OPTION")
          .set("OPTION_VALUE", each.code)
          .set("OPTION_TEXT", each.code + " " + each.title)
          .show_if(each.code == code, "OPTION_SELECTED");
    }
  }
  if (const auto* chosen = find_competency(at, code)) {
    auto words = "needs level " + std::to_string(chosen->competency->required_level);
    if (chosen->shown + chosen->shown_waiting > 0)
      words += "; shown in " + count_text(chosen->shown + chosen->shown_waiting, "entry", "entries");
    if (chosen->last_on)
      words += "; last judged level " + std::to_string(chosen->last_level) + " on " + at.locale().day(*chosen->last_on);
    page.add("CHOSEN").set("CHOSEN_STATEMENT", chosen->competency->statement).set("CHOSEN_WORDS", words);
  }
  const auto level = at.typed("level");
  for (const auto& each : at.standards().levels) {
    page.add("LEVEL")
        .set("LEVEL_VALUE", std::to_string(each.value))
        .set("LEVEL_NAME", std::to_string(each.value) + ", " + each.name)
        .set("LEVEL_MEANING", each.meaning)
        .show_if(level == std::to_string(each.value), "LEVEL_CHECKED");
  }
  fill_date(page, at);
  page.set("COMMENT", at.typed("comment"));
  page.set_shown("COMPETENCY_ERROR", at.problem("competency"))
      .set_shown("LEVEL_ERROR", at.problem("level"))
      .set_shown("COMMENT_ERROR", at.problem("comment"));
}

std::optional<int> number_in(const std::string& text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

Result<EntryBody> read_sign_off(const ActionVisit& at) {
  const auto level = number_in(at.typed("level"));
  if (!level) return refuse_field("level", "Choose the level at which it was shown.");
  return Demonstration{at.typed("competency"), *level, at.typed("comment")};
}

// ---- review --------------------------------------------------------------------------------------------------------

void fill_review(Dict& page, const ActionVisit& at) {
  const auto& standing = at.view.standing;
  const auto& locale = at.locale();
  auto due = (standing.reviews.overdue ? "Was due by " : "Due by ") + locale.day_year(standing.reviews.next_on) + ".";
  if (standing.reviews.last_on) due += " The last was on " + locale.date(*standing.reviews.last_on) + ".";
  page.set_shown("DUE", due);
  const auto fact = [&](const char* name, const std::string& value) {
    page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
  };
  fact("Approved hours", locale.hours(standing.ojl_counted) + ", plan " + locale.hours_rounded(standing.ojl_planned));
  fact("Signed off",
       std::to_string(standing.competencies_signed_off) + " of " + std::to_string(standing.competencies_total));
  fact("Related instruction", locale.hours(standing.ri_approved) + " of " + locale.hours(standing.ri_total));
  fact("Waiting for approval", count_text(at.view.waiting.count, "entry", "entries"));
  fill_date(page, at);
  const auto result = at.typed("result");
  page.show_if(result == "good", "GOOD").show_if(result == "watch", "WATCH");
  page.set("SUMMARY", at.typed("summary")).set("AGREED", at.typed("agreed"));
  page.set_shown("RESULT_ERROR", at.problem("result")).set_shown("SUMMARY_ERROR", at.problem("note"));
  if (at.standards().final_review && !standing.reviews.final_on)
    page.add("FINAL_OFFERED").show_if(at.typed("final") == "yes", "FINAL_CHECKED");
}

Result<EntryBody> read_review(const ActionVisit& at) {
  const auto result = at.typed("result");
  if (result != "good" && result != "watch") return refuse_field("result", "Say how it goes.");
  auto summary = at.typed("summary");
  const auto agreed = at.typed("agreed");
  if (!agreed.empty()) summary += "\nAgreed: " + agreed;
  return Review{at.typed("final") == "yes", result == "good", summary};
}

// ---- wage step -----------------------------------------------------------------------------------------------------

/// The step that is due, if one is.
const WageStanding::Step* due_step(const ActionVisit& at) {
  const auto& wage = at.view.standing.wage;
  if (!wage.next || !wage.steps[*wage.next].due_on) return nullptr;
  return &wage.steps[*wage.next];
}

void fill_wage(Dict& page, const ActionVisit& at) {
  const auto& wage = at.view.standing.wage;
  const auto& locale = at.locale();
  const auto* step = due_step(at);
  if (step == nullptr) {
    page.set_shown("NOT_DUE", wage.next ? "The next step, " + locale.money(wage.steps[*wage.next].wage) +
                                              " an hour, is due " + wage_after(wage.steps[*wage.next], locale) + "."
                                        : "Every step of the schedule has been applied.");
    return;
  }
  page.set("FROM", wage.current ? locale.money(wage.steps[*wage.current].wage) : "no wage yet")
      .set("TO", locale.money(step->wage));
  if (step->state == WageStanding::State::overdue) {
    show_tag(page, "TAG", Tone::bad, "overdue " + days_text(days_between(*step->apply_by, at.view.about.today)));
  }
  auto form = page.add("FORM");
  form.add("WHY").set("WHY_TEXT", "due since " + locale.day_year(*step->due_on) + " by the wage schedule, " +
                                      locale.percent(step->step->share) + " of the journeyworker wage");
  form.add("WHY").set("WHY_TEXT", "to be applied by " + locale.day_year(*step->apply_by));
  form.set("WAGE", at.typed("wage", plain(step->wage)))
      .set("CURRENCY", step->wage.currency + " an hour")
      .set("NOTE", at.typed("note"));
  fill_date(form, at);
  form.set_shown("WAGE_ERROR", at.problem("wage")).set_shown("NOTE_ERROR", at.problem("note"));
}

Result<EntryBody> read_wage(const ActionVisit& at) {
  const auto* step = due_step(at);
  if (step == nullptr) return refuse(Error::Code::conflict, "No step is due now: somebody has applied it meanwhile.");
  const auto wage = parse_money(at.typed("wage"), step->wage.currency);
  if (!wage) return refuse_field("wage", "This is not an amount.", at.typed("wage"), plain(step->wage));
  if (wage->minor < step->wage.minor) {
    return refuse_field("wage", "The standards ask for at least " + at.locale().money(step->wage) + " at this step.",
                        at.typed("wage"), plain(step->wage) + " or more");
  }
  return WageChange{static_cast<int>(*at.view.standing.wage.next), *wage, at.typed("note")};
}

// ---- credential, credit --------------------------------------------------------------------------------------------

void fill_credential(Dict& page, const ActionVisit& at) {
  const auto chosen = at.typed("credential");
  for (const auto& each : at.standards().credentials) {
    page.add("CREDENTIAL_OPTION")
        .set("OPTION_VALUE", each.code)
        .set("OPTION_TEXT", each.title)
        .show_if(each.code == chosen, "OPTION_SELECTED");
    for (const auto& code : each.accepts) {
      page.add("CREDENTIAL_OPTION")
          .set("OPTION_VALUE", code)
          .set("OPTION_TEXT", code + ", counts as " + each.title)
          .show_if(code == chosen, "OPTION_SELECTED");
    }
  }
  fill_date(page, at);
  page.set("NUMBER", at.typed("number")).set("NOTE", at.typed("note"));
  page.set_shown("CREDENTIAL_ERROR", at.problem("credential"))
      .set_shown("NUMBER_ERROR", at.problem("number"))
      .set_shown("NOTE_ERROR", at.problem("note"));
}

Result<EntryBody> read_credential(const ActionVisit& at) {
  return CredentialEarned{at.typed("credential"), at.typed("number"), at.typed("note")};
}

void fill_credit(Dict& page, const ActionVisit& at) {
  const auto chosen = at.typed("what");
  const auto option = [&](Dict& group, const std::string& value, const std::string& text) {
    group.add("WHAT_OPTION")
        .set("OPTION_VALUE", value)
        .set("OPTION_TEXT", text)
        .show_if(value == chosen, "OPTION_SELECTED");
  };
  auto processes = page.add("WHAT_GROUP");
  processes.set("GROUP_TEXT", "Work processes");
  for (const auto& each : at.standards().processes) option(processes, "process:" + each.code, each.title);
  auto courses = page.add("WHAT_GROUP");
  courses.set("GROUP_TEXT", "Courses");
  for (const auto& each : at.standards().courses) option(courses, "course:" + each.code, each.title);
  for (const auto& process : at.standards().processes) {
    if (process.competencies.empty()) continue;
    auto group = page.add("WHAT_GROUP");
    group.set("GROUP_TEXT", "Competencies of " + process.title);
    for (const auto& each : process.competencies)
      option(group, "competency:" + each.code, each.code + " " + each.title);
  }
  fill_date(page, at);
  page.set("HOURS", at.typed("hours")).set("REASON", at.typed("reason"));
  const auto what = at.problem("work_process").empty() ? at.problem("competency") : at.problem("work_process");
  const auto amount = at.problem("minutes").empty() ? at.problem("level") : at.problem("minutes");
  page.set_shown("WHAT_ERROR", what).set_shown("HOURS_ERROR", amount).set_shown("REASON_ERROR", at.problem("note"));
}

Result<EntryBody> read_credit(const ActionVisit& at) {
  const auto what = at.typed("what");
  const auto colon = what.find(':');
  if (colon == std::string::npos) return refuse_field("work_process", "Choose what the credit is for.");
  const auto kind = what.substr(0, colon);
  const auto code = what.substr(colon + 1);
  Credit credit;
  credit.evidence = at.typed("reason");
  if (kind == "competency") {
    const auto level = number_in(at.typed("hours"));
    if (!level)
      return refuse_field("level", "For a competency give the level that was shown.", at.typed("hours"),
                          "a level of the standards");
    credit.competency = code;
    credit.level = *level;
    return credit;
  }
  const auto minutes = parse_typed_minutes(at.typed("hours"));
  if (!minutes) return refuse_field("minutes", "Say how many hours.", at.typed("hours"), "480, 37.5 or 37:30");
  credit.minutes = *minutes;
  (kind == "course" ? credit.course : credit.process) = code;
  return credit;
}

constexpr Action actions[] = {
    {"/sign-off", "Sign off a competency", "sign_off.html", access::Action::evaluate, fill_sign_off, read_sign_off,
     "Recorded."},
    {"/review", "Record a review", "review.html", access::Action::review, fill_review, read_review,
     "The review is in the record."},
    {"/wage", "Apply the wage step", "wage_step.html", access::Action::change_wage, fill_wage, read_wage,
     "The wage step is applied. Tell payroll as usual."},
    {"/credential", "Record a credential", "credential.html", access::Action::log_work, fill_credential,
     read_credential, "The credential is in the record."},
    {"/credit", "Give credit", "credit.html", access::Action::grant_credit, fill_credit, read_credit,
     "The credit counts from now on."},
};

/// GET and POST of one action.
struct ActionPage {
  const Shell& shell;
  services::ApprenticeshipViews& views;
  services::LedgerService& ledger;
  const Action& action;

  http::Response operator()(const Visit& visit) const {
    const auto id = agreement_in_path(visit.request);
    if (!id) return shell.not_found(visit);
    const auto view = views.standing(visit.actor(), *id);
    if (!view) return shell.error(visit, view.error());
    const auto allowed = views.allowed(visit.actor(), *id);
    if (!allowed) return shell.error(visit, allowed.error());
    if (!allowed->contains(action.needs)) {
      return shell.error(visit,
                         {Error::Code::forbidden, "You may read this record, but this is for others to do.", {}});
    }
    const ActionVisit at{visit, *id, *view};
    if (!at.posted() || visit.request.form_value("do") == "refresh") return show(at);
    return save(at);
  }

 private:
  [[nodiscard]] http::Response show(const ActionVisit& at) const {
    PageInfo info{action.title, action.file, "/apprentices"};
    if (at.error != nullptr) info.status = 422;
    return shell.page(at.visit, info, [&](Dict& page) {
      fill_frame(page, at, action.path);
      action.fill(page, at);
    });
  }

  [[nodiscard]] http::Response save(ActionVisit at) const {
    const auto& request = at.visit.request;
    auto body = action.read(at);
    const auto day = parse_iso_date(request.form_value("date"));
    if (!day) body = refuse_field("date", "This is not a day.", std::string(request.form_value("date")), "a date");
    Result<services::Receipt> receipt = tl::unexpected(Error{});
    if (body) {
      services::Submission submission;
      submission.agreement = at.id;
      submission.body = *body;
      submission.day = *day;
      submission.key = request.form_value("key");
      // A credential that staff records was seen by them.
      submission.approved =
          kind_of(*body) == EntryKind::credential && views.may(at.visit.actor(), at.id, access::Action::decide);
      receipt = ledger.submit(at.visit.actor(), submission);
    }
    if (body && receipt) return shell.done(at.visit, base_of(at.id), {"ok", action.said, "", {}});
    const auto& error = body ? receipt.error() : body.error();
    if (error.code != Error::Code::invalid && error.code != Error::Code::conflict) return shell.error(at.visit, error);
    at.error = &error;
    return show(at);
  }
};

}  // namespace

std::optional<AgreementId> agreement_in_path(const http::Request& request) {
  const auto text = request.path_value("id");
  std::int64_t id = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (error != std::errc{} || end != text.data() + text.size() || id <= 0) return std::nullopt;
  return AgreementId{id};
}

std::vector<PageRoute> apprentice_action_routes(const Shell& shell, const Services& s) {
  std::vector<PageRoute> out;
  for (const auto& action : actions) {
    const ActionPage page{shell, s.views, s.ledger, action};
    const auto pattern = std::string("/apprentices/{id}") + action.path;
    out.push_back({http::Method::get, pattern, Who::signed_in, page});
    out.push_back({http::Method::post, pattern, Who::signed_in, page});
  }
  return out;
}

}  // namespace journeywork::web::pages
