#include "web/pages/agreement_form.hpp"

#include <algorithm>
#include <charconv>

#include "services/apprenticeship/agreement_service.hpp"
#include "services/apprenticeship/standards_service.hpp"
#include "services/apprenticeship/views.hpp"
#include "services/organisations/organisations.hpp"
#include "services/organisations/people.hpp"
#include "web/pages/apprentice_actions.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

using access::Role;

/// The form as typed, or as the draft has it.
struct Typed {
  std::string apprentice;
  std::string site;
  std::string standards;
  std::string start;
  std::string wage;
  std::vector<std::string> mentors;
};

Typed typed_in(const http::Request& request) {
  const auto value = [&](const char* name) { return std::string(request.form_value(name)); };
  Typed out{value("apprentice"), value("site"), value("standards"), value("start"), value("wage"), {}};
  for (const auto mentor : http::find_all(request.form, "mentor")) out.mentors.emplace_back(mentor);
  return out;
}

Typed typed_of(const apprenticeship::Agreement& draft) {
  const auto text = [](auto id) { return std::to_string(id.value); };
  Typed out{text(draft.apprentice),          text(draft.site),
            text(draft.standards),           iso(draft.start),
            plain(draft.journeyworker_wage), {}};
  for (const auto& mentor : draft.mentors) out.mentors.push_back(text(mentor.person));
  return out;
}

/// What there is to choose from for one sponsor, or for one of its drafts.
struct Choices {
  OrganisationId sponsor;
  std::vector<services::StandardsView> standards;
  struct Employer {
    services::Organisation organisation;
    std::vector<services::Site> sites;
    std::vector<services::MemberView> apprentices;
    std::vector<services::MemberView> mentors;
  };
  std::vector<Employer> employers;

  [[nodiscard]] const Employer* employer_of(SiteId site) const {
    for (const auto& employer : employers) {
      for (const auto& each : employer.sites) {
        if (each.id == site) return &employer;
      }
    }
    return nullptr;
  }
};

std::int64_t number_in(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

std::vector<services::MemberView> members(const Services& s, const Visit& visit, OrganisationId in, Role role) {
  auto page = s.people.list(visit.actor(), in, role, {0, services::largest_page});
  return page ? std::move(page->items) : std::vector<services::MemberView>{};
}

Choices::Employer employer_of(const Services& s, const Visit& visit, services::Organisation organisation) {
  Choices::Employer out;
  out.organisation = std::move(organisation);
  if (auto sites = s.organisations.sites(visit.actor(), out.organisation.id)) out.sites = std::move(*sites);
  out.apprentices = members(s, visit, out.organisation.id, Role::apprentice);
  out.mentors = members(s, visit, out.organisation.id, Role::mentor);
  return out;
}

Result<Choices> choices_of(const Services& s, const Visit& visit) {
  Choices out;
  for (const auto& membership : visit.actor().memberships) {
    if (membership.role == Role::sponsor_staff && !out.sponsor) out.sponsor = membership.organisation;
  }
  if (!out.sponsor) return refuse(Error::Code::forbidden, "Agreements are made by the sponsor's staff.");
  auto standards = s.standards.list(visit.actor(), out.sponsor);
  if (!standards) return tl::unexpected(std::move(standards.error()));
  out.standards = std::move(*standards);
  auto programme = s.organisations.in_programme(visit.actor(), out.sponsor, {0, services::largest_page});
  if (!programme) return tl::unexpected(std::move(programme.error()));
  for (auto& view : programme->items) {
    if (view.organisation.kind != services::OrganisationKind::employer) continue;
    out.employers.push_back(employer_of(s, visit, std::move(view.organisation)));
  }
  return out;
}

/// A draft keeps its sponsor, employer and apprentice.
Result<Choices> choices_of(const Services& s, const Visit& visit, const apprenticeship::Agreement& draft) {
  Choices out;
  out.sponsor = draft.sponsor;
  auto standards = s.standards.list(visit.actor(), out.sponsor);
  if (!standards) return tl::unexpected(std::move(standards.error()));
  out.standards = std::move(*standards);
  auto employer = s.organisations.get(visit.actor(), draft.employer);
  if (!employer) return tl::unexpected(std::move(employer.error()));
  out.employers.push_back(employer_of(s, visit, std::move(employer->organisation)));
  return out;
}

/// The first thing that must exist before an agreement can be made.
struct Missing {
  const char* text;
  const char* url;
  const char* link;
};
std::optional<Missing> missing_in(const Choices& choices) {
  const auto any = [&](auto has) { return std::any_of(choices.employers.begin(), choices.employers.end(), has); };
  using Employer = Choices::Employer;
  if (choices.standards.empty())
    return Missing{"An agreement is pinned to standards, and none are here yet.", "/standards/import",
                   "Import standards"};
  if (choices.employers.empty())
    return Missing{"No employer takes part in your programme yet.", "/organisations/new", "Add an employer"};
  if (!any([](const Employer& e) { return !e.sites.empty(); }))
    return Missing{"The employer needs a site: it tells where the work is and what time it is there.", "/organisations",
                   "Add a site"};
  if (!any([](const Employer& e) { return !e.apprentices.empty(); }))
    return Missing{"Nobody is an apprentice of an employer yet.", "/people/new", "Invite an apprentice"};
  return std::nullopt;
}

void option(Dict& at, const char* section, std::int64_t value, const std::string& text, std::string_view chosen) {
  at.add(section)
      .set("OPTION_VALUE", value)
      .set("OPTION_TEXT", text)
      .show_if(chosen == std::to_string(value), "OPTION_SELECTED");
}

/// The site that the form is about: the chosen one, else the first.
SiteId chosen_site(const Choices& choices, const Typed& typed) {
  const SiteId site{number_in(typed.site)};
  if (choices.employer_of(site) != nullptr) return site;
  for (const auto& employer : choices.employers) {
    if (!employer.sites.empty()) return employer.sites.front().id;
  }
  return {};
}

void fill_mentors(Dict& form, const Choices& choices, const Typed& typed, const Error* error) {
  const auto* employer = choices.employer_of(chosen_site(choices, typed));
  if (employer == nullptr || employer->mentors.empty()) {
    form.show("NO_MENTORS");
    return;
  }
  auto pick = form.add("MENTOR_PICK");
  for (const auto& mentor : employer->mentors) {
    const auto id = std::to_string(mentor.id.value);
    pick.add("MENTOR")
        .set("MENTOR_ID", id)
        .set("MENTOR_NAME", mentor.name)
        .set("MENTOR_WORDS", " " + employer->organisation.name)
        .show_if(std::find(typed.mentors.begin(), typed.mentors.end(), id) != typed.mentors.end(), "MENTOR_CHECKED");
  }
  pick.set_shown("MENTOR_ERROR", problem_at(error, "mentor"));
}

void fill_apprentices(Dict& form, const Choices& choices, const Typed& typed) {
  auto pick = form.add("APPRENTICE_PICK");
  pick.add("APPRENTICE_OPTION").set("OPTION_VALUE", "").set("OPTION_TEXT", "Choose");
  for (const auto& employer : choices.employers) {
    for (const auto& person : employer.apprentices) {
      option(pick, "APPRENTICE_OPTION", person.id.value, person.name + ", " + employer.organisation.name,
             typed.apprentice);
    }
  }
}

void fill_form(Dict& form, const Choices& choices, const Typed& typed, const Error* error) {
  if (error != nullptr) show_errors(form, *error);
  const auto site = std::to_string(chosen_site(choices, typed).value);
  for (const auto& employer : choices.employers) {
    if (employer.sites.empty()) continue;
    auto group = form.add("SITE_GROUP");
    group.set("GROUP_TEXT", employer.organisation.name);
    for (const auto& each : employer.sites)
      option(group, "SITE_OPTION", each.id.value, each.name + ", " + each.city, site);
  }
  for (const auto& each : choices.standards) {
    option(form, "STANDARDS_OPTION", each.record.id.value, each.record.title + ", version " + each.record.version,
           typed.standards);
  }
  form.set("START", typed.start).set("WAGE", typed.wage).set("CURRENCY", choices.standards.front().standards->currency);
  fill_mentors(form, choices, typed, error);
  const auto apprentice =
      problem_at(error, "apprentice").empty() ? problem_at(error, "birth_date") : problem_at(error, "apprentice");
  const auto where = problem_at(error, "site").empty() ? problem_at(error, "employer") : problem_at(error, "site");
  form.set_shown("APPRENTICE_ERROR", apprentice).set_shown("SITE_ERROR", where);
  form.set_shown("STANDARDS_ERROR", problem_at(error, "standards"))
      .set_shown("START_ERROR", problem_at(error, "start"));
  form.set_shown("WAGE_ERROR", problem_at(error, "journeyworker_wage"));
}

Result<services::AgreementRequest> read_form(const Choices& choices, const Typed& typed) {
  services::AgreementRequest out;
  out.sponsor = choices.sponsor;
  out.site = {number_in(typed.site)};
  if (const auto* employer = choices.employer_of(out.site)) out.employer = employer->organisation.id;
  out.apprentice = {number_in(typed.apprentice)};
  out.standards = {number_in(typed.standards)};
  for (const auto& mentor : typed.mentors) out.mentors.push_back({number_in(mentor)});
  std::vector<Problem> problems;
  const auto start = parse_iso_date(typed.start);
  if (!start) problems.push_back({"start", "This is not a day.", typed.start, "a date"});
  std::string currency;
  for (const auto& each : choices.standards) {
    if (each.record.id == out.standards) currency = each.standards->currency;
  }
  const auto wage = parse_money(typed.wage, currency.empty() ? "USD" : currency);
  if (!wage) problems.push_back({"journeyworker_wage", "This is not an amount.", typed.wage, "30.68"});
  if (!problems.empty())
    return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.", std::move(problems));
  out.start = *start;
  out.journeyworker_wage = *wage;
  return out;
}

/// The draft that the path names, when the visitor may change it. One that is no draft any more is let through on a
/// POST: the service knows whether it was sent a second time.
Result<services::AgreementView> changeable(const Services& s, const Visit& visit) {
  const auto id = agreement_in_path(visit.request);
  if (!id) return refuse(Error::Code::not_found, "There is no such agreement.");
  auto view = s.views.agreement(visit.actor(), *id);
  if (!view) return view;
  if (!s.views.may(visit.actor(), *id, access::Action::edit))
    return refuse(Error::Code::forbidden, "You may read this agreement but not change it.");
  const bool draft = view->agreement.state == apprenticeship::AgreementState::draft;
  if (!draft && visit.request.method != http::Method::post)
    return refuse(Error::Code::conflict, "This agreement is in force: what was agreed stays. Mentors can change.");
  return view;
}

bool sends(const Visit& visit) {
  return visit.request.method == http::Method::post && visit.request.form_value("do") != "refresh";
}

}  // namespace

http::Response NewAgreementPage::operator()(const Visit& visit) const {
  const auto choices = choices_of(services, visit);
  if (!choices) return shell.error(visit, choices.error());
  const auto typed = typed_in(visit.request);
  const auto show = [&](const Error* error) {
    PageInfo info{"New agreement", "agreement_form.html", "/apprentices"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      page.set("TITLE", info.title).set("BACK_URL", "/apprentices").set("BACK_TEXT", "Apprentices");
      if (const auto missing = missing_in(*choices)) {
        page.add("MISSING")
            .set("MISSING_TEXT", missing->text)
            .set("MISSING_URL", missing->url)
            .set("MISSING_LINK", missing->link);
        return;
      }
      auto form = page.add("FORM");
      form.set("ACTION", "/agreements/new");
      fill_apprentices(form, *choices, typed);
      fill_form(form, *choices, typed, error);
    });
  };
  if (!sends(visit) || missing_in(*choices)) return show(nullptr);
  const auto request = read_form(*choices, typed);
  if (!request) return show(&request.error());
  const auto made = services.agreements.create(visit.actor(), *request, std::string(visit.request.form_value("key")));
  if (!made) return made.error().code == Error::Code::invalid ? show(&made.error()) : shell.error(visit, made.error());
  return shell.done(visit, "/agreements/" + std::to_string(made->value),
                    {"ok", "The draft is saved. Look it over, then activate it.", "", {}});
}

http::Response ChangeAgreementPage::operator()(const Visit& visit) const {
  const auto view = changeable(services, visit);
  if (!view) return shell.error(visit, view.error());
  const auto& draft = view->agreement;
  const auto url = "/agreements/" + std::to_string(draft.id.value);
  const auto choices = choices_of(services, visit, draft);
  if (!choices) return shell.error(visit, choices.error());
  const auto typed = visit.request.method == http::Method::post ? typed_in(visit.request) : typed_of(draft);
  const auto show = [&](const Error* error) {
    PageInfo info{"Change the draft", "agreement_form.html", "/apprentices"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      page.set("TITLE", info.title).set("BACK_URL", url).set("BACK_TEXT", "Agreement " + draft.number);
      auto form = page.add("FORM");
      form.set("ACTION", url + "/edit");
      form.add("APPRENTICE_FIXED").set("APPRENTICE", view->apprentice).set("EMPLOYER", view->employer);
      fill_form(form, *choices, typed, error);
    });
  };
  if (!sends(visit)) return show(nullptr);
  const auto request = read_form(*choices, typed);
  if (!request) return show(&request.error());
  const auto done =
      services.agreements.change(visit.actor(), draft.id, *request, std::string(visit.request.form_value("key")));
  if (!done) return done.error().code == Error::Code::invalid ? show(&done.error()) : shell.error(visit, done.error());
  return shell.done(visit, url, {"ok", "The draft is changed. Look it over, then activate it.", "", {}});
}

}  // namespace journeywork::web::pages
