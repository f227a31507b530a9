#include "store/organisations.hpp"

#include "store/columns.hpp"
#include "store/sql/organisations.hpp"

namespace journeywork::store::organisations {

namespace {

Organisation organisation_of(const Row& row) {
  const auto kind = parse_kind(row.text(1));
  if (!kind) throw Failure("damaged organisation: an unknown kind");
  return {{row.integer(0)}, *kind, row.text(2), row.maybe_text(3), row.text(4), row.text(5)};
}

std::vector<Organisation> organisations_of(const Rows& rows) {
  std::vector<Organisation> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back(organisation_of(row));
  return out;
}

Site site_of(const Row& row) {
  return {{row.integer(0)}, {row.integer(1)}, row.text(2), row.text(3), row.text(4), row.text(5)};
}

}  // namespace

std::string_view name(Kind kind) {
  switch (kind) {
    case Kind::sponsor:
      return "sponsor";
    case Kind::employer:
      return "employer";
    case Kind::provider:
      return "provider";
    case Kind::agency:
      return "agency";
  }
  return "";
}

std::optional<Kind> parse_kind(std::string_view text) {
  for (const auto kind : all_kinds) {
    if (name(kind) == text) return kind;
  }
  return std::nullopt;
}

OrganisationId insert(Connection& c, const Organisation& organisation, Instant at) {
  const auto row = c.one(sql::organisation_insert, std::string(name(organisation.kind)), organisation.name,
                         or_null(organisation.agency_code), organisation.country, organisation.locale, millis(at));
  return {row->integer(0)};
}

std::optional<Organisation> find(Connection& c, OrganisationId id) {
  const auto row = c.one(sql::organisation_find, id.value);
  return row ? std::optional(organisation_of(*row)) : std::nullopt;
}

bool lock(Connection& c, OrganisationId id) { return c.one(sql::organisation_lock, id.value).has_value(); }

std::vector<Organisation> all(Connection& c, OrganisationId after, std::int64_t limit) {
  return organisations_of(c(sql::organisations_all, after.value, limit));
}

std::vector<Organisation> around(Connection& c, PersonId person, OrganisationId after, std::int64_t limit) {
  return organisations_of(c(sql::organisations_around_person, person.value, after.value, limit));
}

std::vector<Organisation> in_programme_of(Connection& c, OrganisationId sponsor, OrganisationId after,
                                          std::int64_t limit) {
  return organisations_of(c(sql::organisations_in_programme, sponsor.value, after.value, limit));
}

void take_part(Connection& c, OrganisationId sponsor, OrganisationId organisation) {
  c(sql::participation_put, sponsor.value, organisation.value);
}

std::vector<OrganisationId> sponsors_of(Connection& c, OrganisationId organisation) {
  std::vector<OrganisationId> out;
  for (const auto& row : c(sql::participation_of, organisation.value)) out.push_back({row.integer(0)});
  return out;
}

SiteId insert_site(Connection& c, const Site& site) {
  const auto row = c.one(sql::site_insert, site.organisation.value, site.name, site.city, site.region, site.time_zone);
  return {row->integer(0)};
}

std::optional<Site> find_site(Connection& c, SiteId id) {
  const auto row = c.one(sql::site_find, id.value);
  return row ? std::optional(site_of(*row)) : std::nullopt;
}

std::vector<Site> sites_of(Connection& c, OrganisationId organisation) {
  std::vector<Site> out;
  for (const auto& row : c(sql::sites_of, organisation.value)) out.push_back(site_of(row));
  return out;
}

}  // namespace journeywork::store::organisations
