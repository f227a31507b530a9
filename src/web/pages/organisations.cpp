#include "web/pages/organisations.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/setup_steps.hpp"

namespace journeywork::web::pages {

using access::OrganisationAction;
using services::OrganisationView;

namespace {

std::string url_of(OrganisationId id) { return "/organisations/" + std::to_string(id.value); }

std::string sponsor_names(const OrganisationView& view) {
  std::string names;
  for (const auto& sponsor : view.sponsors) names += (names.empty() ? "" : ", ") + sponsor.name;
  return names;
}

/// `one_programme`: its name need not be repeated at each.
std::string words_of(const OrganisationView& view, bool one_programme) {
  const auto sponsors = one_programme ? std::string() : sponsor_names(view);
  return view.organisation.country + (sponsors.empty() ? "" : ", in the programme of " + sponsors);
}

bool may_create(const access::Actor& actor, const std::vector<OrganisationView>& all) {
  return access::may_administer(actor) || !sponsors_run_by(actor, all).empty();
}

/// GET /organisations.
struct OrganisationsPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto all = readable_organisations(services.organisations, visit.actor());
    if (!all) return shell.error(visit, all.error());
    const auto sponsors = std::count_if(all->begin(), all->end(), [](const OrganisationView& each) {
      return each.organisation.kind == services::OrganisationKind::sponsor;
    });
    return shell.page(visit, {"Organisations", "organisations.html", "/organisations"}, [&](Dict& page) {
      if (may_create(visit.actor(), *all)) page.set_shown("NEW_URL", "/organisations/new");
      for (const auto& words : kind_words) {
        std::optional<Dict> group;
        for (const auto& each : *all) {
          if (each.organisation.kind != words.kind) continue;
          if (!group) group = page.add("KIND").set("KIND_TEXT", words.many);
          group->add("ORGANISATION")
              .set("ORGANISATION_URL", url_of(each.organisation.id))
              .set("ORGANISATION_NAME", each.organisation.name)
              .set("ORGANISATION_WORDS", words_of(each, sponsors <= 1));
        }
      }
      page.show_if(all->empty(), "EMPTY");
      fill_setup(page, setup_steps(services, visit, *all));
    });
  }

 private:
  static void fill_setup(Dict& page, const std::vector<SetupStep>& steps) {
    if (steps.empty()) return;
    auto setup = page.add("SETUP");
    bool offered = false;
    for (const auto& step : steps) {
      auto row = setup.add("STEP");
      row.set("STEP_TITLE", step.title).set("STEP_TEXT", step.text);
      show_tag(row, "STEP_TAG", step.done ? Tone::ok : Tone::none, step.done ? "done" : "to do");
      if (step.done || offered || step.url.empty()) continue;
      row.add("STEP_URL").set("STEP_URL", step.url).set("STEP_LINK", step.link);
      offered = true;
    }
  }
};

/// GET /organisations/{id}.
struct OrganisationPage {
  const Shell& shell;
  services::Organisations& organisations;

  http::Response operator()(const Visit& visit) const {
    const auto view = organisations.get(visit.actor(), {id_number(visit.request.path_value("id"))});
    if (!view) return shell.error(visit, view.error());
    const auto id = view->organisation.id;
    const auto sites = organisations.sites(visit.actor(), id);
    if (!sites) return shell.error(visit, sites.error());
    const auto may = [&](OrganisationAction action) { return access::may(visit.actor(), action, subject_of(*view)); };
    return shell.page(visit, {view->organisation.name, "organisation.html", "/organisations"}, [&](Dict& page) {
      const bool employs = view->organisation.kind == services::OrganisationKind::employer;
      page.set("NAME", view->organisation.name).set("KIND_TEXT", pages::words_of(view->organisation.kind).one);
      fill_facts(page, *view);
      if (employs || !sites->empty()) {
        auto list = page.add("SITES");
        fill_sites(list, *sites);
        if (may(OrganisationAction::manage_sites)) list.set_shown("NEW_SITE_URL", url_of(id) + "/sites/new");
      }
      if (employs && may(OrganisationAction::import_hours)) page.set_shown("IMPORT_URL", "/hours");
      page.set("PEOPLE_URL", "/people?organisation=" + std::to_string(id.value));
    });
  }

 private:
  static void fill_facts(Dict& page, const OrganisationView& view) {
    const auto fact = [&](const char* name, const std::string& value) {
      if (!value.empty()) page.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
    };
    fact("In the programme of", sponsor_names(view));
    fact("Agency", view.organisation.agency_code.value_or(""));
    fact("Country", view.organisation.country);
    fact("Dates and numbers of its people", std::string(locale_text(view.organisation.locale)));
  }

  static void fill_sites(Dict& list, const std::vector<services::Site>& sites) {
    list.show_if(sites.empty(), "NO_SITE");
    for (const auto& site : sites) {
      const auto place = site.city + (site.region.empty() ? "" : ", " + site.region);
      list.add("SITE").set("SITE_NAME", site.name).set("SITE_WORDS", place + "; " + site.time_zone);
    }
  }
};

/// GET and POST /organisations/new.
struct NewOrganisationPage {
  const Shell& shell;
  services::Organisations& organisations;

  http::Response operator()(const Visit& visit) const {
    const auto all = readable_organisations(organisations, visit.actor());
    if (!all) return shell.error(visit, all.error());
    if (!may_create(visit.actor(), *all)) {
      return shell.error(
          visit, {Error::Code::forbidden,
                  "Organisations are added by administrators, employers and providers also by their sponsor's staff.",
                  {}});
    }
    if (visit.request.method == http::Method::post) return save(visit, *all);
    return show(visit, *all, nullptr);
  }

 private:
  [[nodiscard]] http::Response save(const Visit& visit, const std::vector<OrganisationView>& all) const {
    const auto typed = [&](std::string_view field) { return std::string(visit.request.form_value(field)); };
    const auto kind = std::find_if(std::begin(kind_words), std::end(kind_words),
                                   [&](const KindWords& each) { return typed("kind") == each.value; });
    if (kind == std::end(kind_words)) {
      const Error error{Error::Code::invalid, "Say what it is.", {{"kind", "Say what it is.", "", ""}}};
      return show(visit, all, &error);
    }
    const services::NewOrganisation form{kind->kind,       typed("name"),   typed("agency_code"),
                                         typed("country"), typed("locale"), {id_number(typed("sponsor"))}};
    const auto made = organisations.create(visit.actor(), form, typed("key"));
    if (made) return shell.done(visit, url_of(*made), {"ok", "Added.", "", {}});
    if (made.error().code != Error::Code::invalid) return shell.error(visit, made.error());
    return show(visit, all, &made.error());
  }

  [[nodiscard]] http::Response show(const Visit& visit, const std::vector<OrganisationView>& all,
                                    const Error* error) const {
    PageInfo info{"Add an organisation", "organisation_form.html", "/organisations"};
    if (error != nullptr) info.status = 422;
    const auto& request = visit.request;
    const bool administers = access::may_administer(visit.actor());
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) show_errors(page, *error);
      for (const auto& words : kind_words) {
        if (!administers && !words.takes_part) continue;
        page.add("KIND")
            .set("KIND_VALUE", words.value)
            .set("KIND_TEXT", words.one)
            .set("KIND_MEANING", words.meaning)
            .show_if(request.form_value("kind") == words.value, "KIND_CHECKED");
      }
      fill_sponsors(page, visit, all);
      page.set("NAME", request.form_value("name"))
          .set("COUNTRY",
               request.method == http::Method::post ? request.form_value("country") : country_of(visit.locale.tag()))
          .set("AGENCY_CODE", request.form_value("agency_code"));
      const auto locale = request.form_value("locale");
      add_locale_options(page, locale.empty() ? visit.locale.tag() : locale);
      page.set_shown("NAME_ERROR", problem_at(error, "name")).set_shown("KIND_ERROR", problem_at(error, "kind"));
      page.set_shown("COUNTRY_ERROR", problem_at(error, "country"))
          .set_shown("LOCALE_ERROR", problem_at(error, "locale"));
      page.set_shown("AGENCY_CODE_ERROR", problem_at(error, "agency_code"))
          .set_shown("SPONSOR_ERROR", problem_at(error, "sponsor"));
    });
  }

  static void fill_sponsors(Dict& page, const Visit& visit, const std::vector<OrganisationView>& all) {
    const OrganisationId chosen{id_number(visit.request.form_value("sponsor"))};
    if (access::may_administer(visit.actor())) add_option(page, "SPONSOR_OPTION", "", "None", !chosen);
    add_organisation_options(page, "SPONSOR_OPTION", sponsors_run_by(visit.actor(), all), chosen);
  }
};

/// GET and POST /organisations/{id}/sites/new.
struct NewSitePage {
  const Shell& shell;
  services::Organisations& organisations;

  http::Response operator()(const Visit& visit) const {
    const auto view = organisations.get(visit.actor(), {id_number(visit.request.path_value("id"))});
    if (!view) return shell.error(visit, view.error());
    if (!access::may(visit.actor(), OrganisationAction::manage_sites, subject_of(*view))) {
      return shell.error(visit, {Error::Code::forbidden, "The sites of this organisation are for others to add.", {}});
    }
    if (visit.request.method != http::Method::post) return show(visit, view->organisation, nullptr);
    const auto typed = [&](std::string_view field) { return std::string(visit.request.form_value(field)); };
    const services::NewSite form{view->organisation.id, typed("name"), typed("city"), typed("region"),
                                 typed("time_zone")};
    const auto made = organisations.add_site(visit.actor(), form, typed("key"));
    if (made) return shell.done(visit, url_of(view->organisation.id), {"ok", "The site is added.", "", {}});
    if (made.error().code != Error::Code::invalid) return shell.error(visit, made.error());
    return show(visit, view->organisation, &made.error());
  }

 private:
  [[nodiscard]] http::Response show(const Visit& visit, const services::Organisation& organisation,
                                    const Error* error) const {
    PageInfo info{"Add a site", "site_form.html", "/organisations"};
    if (error != nullptr) info.status = 422;
    const auto& request = visit.request;
    return shell.page(visit, info, [&](Dict& page) {
      if (error != nullptr) show_errors(page, *error);
      page.set("BACK_URL", url_of(organisation.id))
          .set("BACK_TEXT", organisation.name)
          .set("ACTION", url_of(organisation.id) + "/sites/new");
      page.set("NAME", request.form_value("name")).set("CITY", request.form_value("city"));
      page.set("REGION", request.form_value("region")).set("TIME_ZONE", request.form_value("time_zone"));
      page.set_shown("NAME_ERROR", problem_at(error, "name")).set_shown("CITY_ERROR", problem_at(error, "city"));
      page.set_shown("REGION_ERROR", problem_at(error, "region"))
          .set_shown("TIME_ZONE_ERROR", problem_at(error, "time_zone"));
    });
  }
};

}  // namespace

std::vector<PageRoute> organisation_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const NewOrganisationPage fresh{shell, s.organisations};
  const NewSitePage site{shell, s.organisations};
  return {
      {Method::get, "/organisations", Who::signed_in, OrganisationsPage{shell, s}},
      {Method::get, "/organisations/new", Who::signed_in, fresh},
      {Method::post, "/organisations/new", Who::signed_in, fresh},
      {Method::get, "/organisations/{id}", Who::signed_in, OrganisationPage{shell, s.organisations}},
      {Method::get, "/organisations/{id}/sites/new", Who::signed_in, site},
      {Method::post, "/organisations/{id}/sites/new", Who::signed_in, site},
  };
}

}  // namespace journeywork::web::pages
