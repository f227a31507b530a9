#include "web/pages/agreement_form.hpp"

#include <algorithm>
#include <charconv>

#include "services/apprenticeship/agreement_service.hpp"
#include "services/apprenticeship/standards_service.hpp"
#include "services/organisations/organisations.hpp"
#include "services/organisations/people.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

namespace {

using access::Role;

/// What there is to choose from for one sponsor.
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
    Choices::Employer employer;
    employer.organisation = view.organisation;
    if (auto sites = s.organisations.sites(visit.actor(), view.organisation.id)) employer.sites = std::move(*sites);
    employer.apprentices = members(s, visit, view.organisation.id, Role::apprentice);
    employer.mentors = members(s, visit, view.organisation.id, Role::mentor);
    out.employers.push_back(std::move(employer));
  }
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
SiteId chosen_site(const Choices& choices, const Visit& visit) {
  const SiteId typed{number_in(visit.request.form_value("site"))};
  if (choices.employer_of(typed) != nullptr) return typed;
  for (const auto& employer : choices.employers) {
    if (!employer.sites.empty()) return employer.sites.front().id;
  }
  return {};
}

void fill_mentors(Dict& form, const Choices& choices, const Visit& visit, const Error* error) {
  const auto* employer = choices.employer_of(chosen_site(choices, visit));
  if (employer == nullptr || employer->mentors.empty()) {
    form.show("NO_MENTORS");
    return;
  }
  const auto chosen = http::find_all(visit.request.form, "mentor");
  auto pick = form.add("MENTOR_PICK");
  for (const auto& mentor : employer->mentors) {
    const auto id = std::to_string(mentor.id.value);
    pick.add("MENTOR")
        .set("MENTOR_ID", id)
        .set("MENTOR_NAME", mentor.name)
        .set("MENTOR_WORDS", " " + employer->organisation.name)
        .show_if(std::find(chosen.begin(), chosen.end(), id) != chosen.end(), "MENTOR_CHECKED");
  }
  pick.set_shown("MENTOR_ERROR", problem_at(error, "mentor"));
}

void fill_form(Dict& page, const Choices& choices, const Visit& visit, const Error* error) {
  auto form = page.add("FORM");
  if (error != nullptr) show_errors(form, *error);
  form.set("ACTION", "/agreements/new");
  for (const auto& employer : choices.employers) {
    for (const auto& person : employer.apprentices) {
      option(form, "APPRENTICE_OPTION", person.id.value, person.name + ", " + employer.organisation.name,
             visit.request.form_value("apprentice"));
    }
    if (employer.sites.empty()) continue;
    auto group = form.add("SITE_GROUP");
    group.set("GROUP_TEXT", employer.organisation.name);
    for (const auto& site : employer.sites)
      option(group, "SITE_OPTION", site.id.value, site.name + ", " + site.city,
             std::to_string(chosen_site(choices, visit).value));
  }
  for (const auto& each : choices.standards) {
    option(form, "STANDARDS_OPTION", each.record.id.value, each.record.title + ", version " + each.record.version,
           visit.request.form_value("standards"));
  }
  form.set("START", visit.request.form_value("start"))
      .set("WAGE", visit.request.form_value("wage"))
      .set("CURRENCY", choices.standards.front().standards->currency);
  fill_mentors(form, choices, visit, error);
  const auto apprentice =
      problem_at(error, "apprentice").empty() ? problem_at(error, "birth_date") : problem_at(error, "apprentice");
  const auto site = problem_at(error, "site").empty() ? problem_at(error, "employer") : problem_at(error, "site");
  form.set_shown("APPRENTICE_ERROR", apprentice).set_shown("SITE_ERROR", site);
  form.set_shown("STANDARDS_ERROR", problem_at(error, "standards"))
      .set_shown("START_ERROR", problem_at(error, "start"));
  form.set_shown("WAGE_ERROR", problem_at(error, "journeyworker_wage"));
}

Result<services::AgreementRequest> read_form(const Choices& choices, const Visit& visit) {
  const auto& request = visit.request;
  services::AgreementRequest out;
  out.sponsor = choices.sponsor;
  out.site = {number_in(request.form_value("site"))};
  if (const auto* employer = choices.employer_of(out.site)) out.employer = employer->organisation.id;
  out.apprentice = {number_in(request.form_value("apprentice"))};
  out.standards = {number_in(request.form_value("standards"))};
  for (const auto mentor : http::find_all(request.form, "mentor")) out.mentors.push_back({number_in(mentor)});
  std::vector<Problem> problems;
  const auto start = parse_iso_date(request.form_value("start"));
  if (!start) problems.push_back({"start", "This is not a day.", std::string(request.form_value("start")), "a date"});
  std::string currency;
  for (const auto& each : choices.standards) {
    if (each.record.id == out.standards) currency = each.standards->currency;
  }
  const auto wage = parse_money(request.form_value("wage"), currency.empty() ? "USD" : currency);
  if (!wage)
    problems.push_back(
        {"journeyworker_wage", "This is not an amount.", std::string(request.form_value("wage")), "30.68"});
  if (!problems.empty())
    return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.", std::move(problems));
  out.start = *start;
  out.journeyworker_wage = *wage;
  return out;
}

}  // namespace

http::Response NewAgreementPage::operator()(const Visit& visit) const {
  const auto choices = choices_of(services, visit);
  if (!choices) return shell.error(visit, choices.error());
  const auto show = [&](const Error* error) {
    PageInfo info{"New agreement", "agreement_form.html", "/apprentices"};
    if (error != nullptr) info.status = 422;
    return shell.page(visit, info, [&](Dict& page) {
      page.set("TITLE", "New agreement").set("BACK_URL", "/apprentices").set("BACK_TEXT", "Apprentices");
      if (const auto missing = missing_in(*choices)) {
        page.add("MISSING")
            .set("MISSING_TEXT", missing->text)
            .set("MISSING_URL", missing->url)
            .set("MISSING_LINK", missing->link);
      } else {
        fill_form(page, *choices, visit, error);
      }
    });
  };
  if (visit.request.method != http::Method::post || visit.request.form_value("do") == "refresh" || missing_in(*choices))
    return show(nullptr);
  const auto request = read_form(*choices, visit);
  if (!request) return show(&request.error());
  const auto made = services.agreements.create(visit.actor(), *request, std::string(visit.request.form_value("key")));
  if (!made) return made.error().code == Error::Code::invalid ? show(&made.error()) : shell.error(visit, made.error());
  return shell.done(visit, "/agreements/" + std::to_string(made->value),
                    {"ok", "The draft is saved. Look it over, then activate it.", "", {}});
}

}  // namespace journeywork::web::pages
