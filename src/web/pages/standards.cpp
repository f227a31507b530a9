#include "web/pages/standards.hpp"

#include <algorithm>
#include <map>

#include "core/base/zone.hpp"
#include "services/apprenticeship/standards_service.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"
#include "web/pages/standards_import.hpp"
#include "web/pages/standards_outline.hpp"

namespace journeywork::web::pages {

using access::OrganisationAction;
using services::StandardsView;

namespace {

std::string url_of(StandardsId id) { return "/standards/" + std::to_string(id.value); }
std::string compare_url(StandardsId from, StandardsId to) {
  return "/standards/compare?from=" + std::to_string(from.value) + "&to=" + std::to_string(to.value);
}

/// The sponsors that somebody has to do with, also through an employer or provider alone.
using Sponsors = std::map<OrganisationId, std::string>;
Sponsors sponsors_around(const std::vector<services::OrganisationView>& all) {
  Sponsors out;
  for (const auto& each : all) {
    if (each.organisation.kind == services::OrganisationKind::sponsor)
      out.emplace(each.organisation.id, each.organisation.name);
    for (const auto& sponsor : each.sponsors) out.emplace(sponsor.id, sponsor.name);
  }
  return out;
}

/// The versions of the same standards, the newest first.
std::vector<StandardsView> versions_of(const std::vector<StandardsView>& all, const std::string& code) {
  std::vector<StandardsView> out;
  std::copy_if(all.begin(), all.end(), std::back_inserter(out),
               [&](const StandardsView& each) { return each.record.code == code; });
  std::sort(out.begin(), out.end(),
            [](const StandardsView& a, const StandardsView& b) { return a.record.id > b.record.id; });
  return out;
}

/// GET /standards.
struct StandardsListPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto all = readable_organisations(services.organisations, visit.actor());
    if (!all) return shell.error(visit, all.error());
    std::vector<std::pair<std::string, std::vector<StandardsView>>> held;
    for (const auto& [id, name] : sponsors_around(*all)) {
      auto views = services.standards.list(visit.actor(), id);
      if (!views) return shell.error(visit, views.error());
      if (!views->empty()) held.emplace_back(name, std::move(*views));
    }
    return shell.page(visit, {"Standards", "standards_list.html", "/standards"}, [&](Dict& page) {
      if (!sponsors_run_by(visit.actor(), *all).empty()) page.set_shown("IMPORT_URL", "/standards/import");
      for (const auto& [sponsor, views] : held) fill_sponsor(page, sponsor, views, visit.locale);
      page.show_if(held.empty(), "EMPTY");
    });
  }

 private:
  static void fill_sponsor(Dict& page, const std::string& sponsor, const std::vector<StandardsView>& views,
                           const Locale& locale) {
    std::map<std::string, std::vector<StandardsView>> by_code;
    for (const auto& each : views) by_code.try_emplace(each.record.code);
    for (auto& [code, versions] : by_code) {
      versions = versions_of(views, code);
      const auto& newest = *versions.front().standards;
      auto card = page.add("STANDARDS");
      card.set("STANDARDS_TITLE", newest.title).set("STANDARDS_SPONSOR", sponsor);
      card.set("STANDARDS_WORDS", std::string(name(newest.approach)) + ", " +
                                      count_text(newest.term_months.value, "month", "months") + ", " +
                                      hours_range(newest.ojl_minimum.value, newest.ojl_maximum.value, locale));
      card.set_shown("NOTICE", newest.notice);
      for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto& record = versions[i].record;
        auto row = card.add("VERSION");
        row.set("VERSION_URL", url_of(record.id)).set("VERSION_TEXT", record.version);
        row.set("VERSION_WORDS", "since " + locale.date(local_day(record.created_at, "UTC")) + ", " +
                                     count_text(versions[i].agreements, "agreement", "agreements"));
        if (i + 1 < versions.size())
          row.set_shown("VERSION_DIFF_URL", compare_url(versions[i + 1].record.id, record.id));
      }
    }
  }
};

/// GET /standards/{id}.
struct StandardsPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto view = services.standards.view(visit.actor(), {id_number(visit.request.path_value("id"))});
    if (!view) return shell.error(visit, view.error());
    const auto& record = view->record;
    const auto all = services.standards.list(visit.actor(), record.sponsor);
    if (!all) return shell.error(visit, all.error());
    const auto organisations = readable_organisations(services.organisations, visit.actor());
    if (!organisations) return shell.error(visit, organisations.error());
    return shell.page(visit, {record.title, "standards.html", "/standards"}, [&](Dict& page) {
      auto words = record.code + ", version " + record.version;
      const auto sponsors = sponsors_around(*organisations);
      if (const auto sponsor = sponsors.find(record.sponsor); sponsor != sponsors.end())
        words += ", " + sponsor->second;
      page.set("BACK_URL", "/standards").set("TITLE", record.title).set("WORDS", words);
      const auto versions = versions_of(*all, record.code);
      const auto before = std::find_if(versions.begin(), versions.end(),
                                       [&](const StandardsView& each) { return each.record.id < record.id; });
      if (before != versions.end()) page.set_shown("DIFF_URL", compare_url(before->record.id, record.id));
      if (access::may(visit.actor(), OrganisationAction::create_agreement, {record.sponsor, {}}))
        page.set_shown("AGREEMENT_URL", "/agreements/new");
      fill_outline(page, *view->standards, view->agency, visit.locale);
    });
  }
};

/// GET /standards/compare.
struct ComparePage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto& request = visit.request;
    const StandardsId from{id_number(request.query_value("from"))};
    const StandardsId to{id_number(request.query_value("to"))};
    const auto comparison = services.standards.compare(visit.actor(), from, to);
    if (!comparison) return shell.error(visit, comparison.error());
    const auto& after = comparison->after.record;
    const auto all = services.standards.list(visit.actor(), after.sponsor);
    if (!all) return shell.error(visit, all.error());
    return shell.page(visit, {"What changed", "standards_diff.html", "/standards"}, [&](Dict& page) {
      page.set("BACK_URL", url_of(to))
          .set("BACK_TEXT", "Version " + after.version)
          .set("TITLE", after.title)
          .set("ACTION", "/standards/compare");
      for (const auto& each : versions_of(*all, after.code)) {
        const auto id = std::to_string(each.record.id.value);
        add_option(page, "FROM_OPTION", id, each.record.version, each.record.id == from);
        add_option(page, "TO_OPTION", id, each.record.version, each.record.id == to);
      }
      page.show_if(comparison->differences.empty(), "SAME");
      if (!comparison->differences.empty()) fill_differences(page, *comparison);
    });
  }

 private:
  static void fill_differences(Dict& page, const services::StandardsComparison& comparison) {
    using Kind = apprenticeship::Difference::Kind;
    auto list = page.add("LIST");
    list.set("SUMMARY",
             count_text(static_cast<std::int64_t>(comparison.differences.size()), "difference", "differences") +
                 " from version " + comparison.before.record.version + " to " + comparison.after.record.version);
    for (const auto& each : comparison.differences) {
      auto row = list.add("DIFFERENCE");
      if (each.kind == Kind::added) show_tag(row, "DIFF_TAG", Tone::ok, "new", "plus");
      if (each.kind == Kind::removed) show_tag(row, "DIFF_TAG", Tone::bad, "gone");
      if (each.kind == Kind::changed) show_tag(row, "DIFF_TAG", Tone::none, "changed");
      row.set("DIFF_WHAT", each.what).set("DIFF_BEFORE", each.before).set("DIFF_AFTER", each.after);
    }
  }
};

}  // namespace

std::vector<PageRoute> standards_routes(const Shell& shell, const Services& s) {
  using http::Method;
  const StandardsImportPage import{shell, s};
  return {
      {Method::get, "/standards", Who::signed_in, StandardsListPage{shell, s}},
      {Method::get, "/standards/import", Who::signed_in, import},
      {Method::post, "/standards/import", Who::signed_in, import, largest_standards_form},
      {Method::get, "/standards/compare", Who::signed_in, ComparePage{shell, s}},
      {Method::get, "/standards/{id}", Who::signed_in, StandardsPage{shell, s}},
  };
}

}  // namespace journeywork::web::pages
