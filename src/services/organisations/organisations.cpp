#include "services/organisations/organisations.hpp"

#include "services/audit.hpp"
#include "services/fields.hpp"
#include "services/fingerprint.hpp"
#include "services/once.hpp"
#include "services/organisations/lookup.hpp"
#include "store/audit.hpp"

namespace journeywork::services {

namespace organisations = store::organisations;
using access::OrganisationAction;

namespace {

bool takes_part(OrganisationKind kind) {
  return kind == OrganisationKind::employer || kind == OrganisationKind::provider;
}

/// Whoever answers for a sponsor's standards also says who is in its programme.
bool may_create(store::Connection& c, const access::Actor& actor, const NewOrganisation& form) {
  if (access::may_administer(actor)) return true;
  return takes_part(form.kind) && form.sponsor &&
         access::may(actor, OrganisationAction::manage_standards, organisation_subject(c, form.sponsor));
}

bool is_agency_code(const std::string& code) {
  return code.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") ==
         std::string::npos;
}

Organisation check(FieldChecks& checks, const NewOrganisation& form) {
  Organisation out;
  out.kind = form.kind;
  out.name = checks.line("name", form.name);
  out.agency_code = checks.optional_line("agency_code", form.agency_code, 40);
  out.country = checks.country("country", form.country);
  out.locale = checks.locale("locale", form.locale);
  if (out.agency_code ? !is_agency_code(*out.agency_code) : form.kind == OrganisationKind::agency) {
    checks.refuse({"agency_code", "An agency is known by its code.", out.agency_code.value_or(""),
                   "letters, digits and hyphens, like us-dol"});
  }
  if (form.sponsor && !takes_part(form.kind)) {
    checks.refuse(
        {"sponsor", "Only employers and providers take part in a sponsor's programme.", {}, "an employer or provider"});
  }
  return out;
}

Site check(FieldChecks& checks, const NewSite& form) {
  return {{},
          form.organisation,
          checks.line("name", form.name),
          checks.line("city", form.city, 100),
          checks.optional_line("region", form.region, 100).value_or(""),
          checks.time_zone("time_zone", form.time_zone)};
}

/// A problem at `field` unless it is one that holds standards.
Result<void> require_sponsor(store::Connection& c, OrganisationId id) {
  const auto found = organisations::find(c, id);
  if (found && found->kind == OrganisationKind::sponsor) return {};
  return refuse_field("sponsor", "There is no such sponsor.", std::to_string(id.value), "a sponsor");
}

OrganisationView view_of(store::Connection& c, Organisation organisation) {
  OrganisationView view{std::move(organisation), {}};
  for (const auto sponsor : organisations::sponsors_of(c, view.organisation.id)) {
    if (auto found = organisations::find(c, sponsor)) view.sponsors.push_back({sponsor, std::move(found->name)});
  }
  return view;
}

/// A page of those the actor may read, of what was read with one more than the limit. A query has narrowed it down
/// already; the policy has the last word.
Page<OrganisationView> readable(store::Connection& c, const access::Actor& actor, std::vector<Organisation> read,
                                std::int64_t limit) {
  auto page = page_of(std::move(read), limit, [](const Organisation& each) { return each.id.value; });
  Page<OrganisationView> out{{}, page.next};
  for (auto& each : page.items) {
    if (access::may(actor, OrganisationAction::read, organisation_subject(c, each.id)))
      out.items.push_back(view_of(c, std::move(each)));
  }
  return out;
}

}  // namespace

Result<OrganisationId> Organisations::create(const access::Actor& actor, const NewOrganisation& form,
                                             const std::string& key) {
  const auto now = clock_();
  FieldChecks checks;
  const auto organisation = check(checks, form);
  const RequestKey request{
      key, fingerprint_of({"organisation.create", organisations::name(form.kind), organisation.name,
                           organisation.agency_code.value_or(""), organisation.country, organisation.locale,
                           std::to_string(form.sponsor.value)})};
  return database_.write([&](store::Connection& c) -> Result<OrganisationId> {
    if (!may_create(c, actor, form)) {
      return refuse(Error::Code::forbidden,
                    "Organisations are made by administrators, employers and providers also by their sponsor's staff.");
    }
    if (!checks.passed()) return tl::unexpected(checks.result().error());
    if (form.sponsor) {
      if (auto found = require_sponsor(c, form.sponsor); !found) return tl::unexpected(std::move(found.error()));
    }
    const auto outcome = once(c, actor.person, request, now, [&]() -> Result<std::string> {
      const auto id = organisations::insert(c, organisation, now);
      if (form.sponsor) organisations::take_part(c, form.sponsor, id);
      store::audit::record(c, {now, actor.person, "organisation.create", audit_subject("organisation", id),
                               std::string(organisations::name(form.kind))});
      return std::to_string(id.value);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return OrganisationId{std::stoll(outcome->text)};
  });
}

Result<void> Organisations::take_part(const access::Actor& actor, OrganisationId sponsor, OrganisationId organisation) {
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    if (!access::may_administer(actor)) {
      return refuse(Error::Code::forbidden, "Administrators say which sponsors an employer or provider works with.");
    }
    const auto found = organisations::find(c, organisation);
    if (!found || !takes_part(found->kind)) {
      return refuse_field("organisation", "There is no such employer or provider.", std::to_string(organisation.value),
                          "an employer or provider");
    }
    if (auto holder = require_sponsor(c, sponsor); !holder) return holder;
    organisations::take_part(c, sponsor, organisation);
    store::audit::record(c, {now, actor.person, "organisation.take_part", audit_subject("organisation", organisation),
                             audit_subject("sponsor", sponsor)});
    return {};
  });
}

Result<SiteId> Organisations::add_site(const access::Actor& actor, const NewSite& form, const std::string& key) {
  const auto now = clock_();
  FieldChecks checks;
  const auto site = check(checks, form);
  const RequestKey request{key, fingerprint_of({"site.create", std::to_string(form.organisation.value), site.name,
                                                site.city, site.region, site.time_zone})};
  return database_.write([&](store::Connection& c) -> Result<SiteId> {
    const auto organisation = organisation_for(c, actor, OrganisationAction::manage_sites, form.organisation);
    if (!organisation) return tl::unexpected(organisation.error());
    if (!checks.passed()) return tl::unexpected(checks.result().error());
    const auto outcome = once(c, actor.person, request, now, [&]() -> Result<std::string> {
      const auto id = organisations::insert_site(c, site);
      store::audit::record(c, {now, actor.person, "site.create", audit_subject("organisation", form.organisation),
                               audit_subject("site", id)});
      return std::to_string(id.value);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return SiteId{std::stoll(outcome->text)};
  });
}

Result<OrganisationView> Organisations::get(const access::Actor& actor, OrganisationId id) {
  return database_.read([&](store::Connection& c) -> Result<OrganisationView> {
    auto organisation = organisation_for(c, actor, OrganisationAction::read, id);
    if (!organisation) return tl::unexpected(std::move(organisation.error()));
    return view_of(c, std::move(*organisation));
  });
}

Result<Page<OrganisationView>> Organisations::list(const access::Actor& actor, const PageRequest& page) {
  if (!actor.person || !actor.scopes.contains(access::Scope::read)) {
    return refuse(Error::Code::forbidden, "This needs the scope read.");
  }
  if (auto fits = check_page(page); !fits) return tl::unexpected(std::move(fits.error()));
  return database_.read([&](store::Connection& c) -> Result<Page<OrganisationView>> {
    const OrganisationId after{page.after};
    auto read = actor.is(access::Role::administrator) ? organisations::all(c, after, page.limit + 1)
                                                      : organisations::around(c, actor.person, after, page.limit + 1);
    return readable(c, actor, std::move(read), page.limit);
  });
}

Result<Page<OrganisationView>> Organisations::in_programme(const access::Actor& actor, OrganisationId sponsor,
                                                           const PageRequest& page) {
  if (auto fits = check_page(page); !fits) return tl::unexpected(std::move(fits.error()));
  return database_.read([&](store::Connection& c) -> Result<Page<OrganisationView>> {
    if (auto found = organisation_for(c, actor, OrganisationAction::read, sponsor); !found) {
      return tl::unexpected(std::move(found.error()));
    }
    auto read = organisations::in_programme_of(c, sponsor, {page.after}, page.limit + 1);
    return readable(c, actor, std::move(read), page.limit);
  });
}

Result<std::vector<Site>> Organisations::sites(const access::Actor& actor, OrganisationId organisation) {
  return database_.read([&](store::Connection& c) -> Result<std::vector<Site>> {
    if (auto found = organisation_for(c, actor, OrganisationAction::read, organisation); !found) {
      return tl::unexpected(std::move(found.error()));
    }
    return organisations::sites_of(c, organisation);
  });
}

}  // namespace journeywork::services
