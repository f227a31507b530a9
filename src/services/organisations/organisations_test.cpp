#include "services/organisations/organisations.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "services/testing/house.hpp"

namespace journeywork::services {
namespace {

using access::Role;
using testing::House;
using testing::refusal;
using testing::refused_fields;
using Names = std::set<std::string>;

struct Office {
  House house;
  Organisations organisations{*house.database, house.clock()};

  /// Who of the house is let through; each refusal must be one of the two that the policy gives.
  template <class F>
  Names who_may(F&& operation) {
    Names names;
    for (const auto& [who, person] : house.everybody()) {
      CAPTURE(who);
      const auto done = operation(house.actor(person), "key-number-" + std::to_string(++keys_));
      if (done) {
        names.insert(who);
      } else {
        const bool by_policy =
            done.error().code == Error::Code::forbidden || done.error().code == Error::Code::not_found;
        CHECK_MESSAGE(by_policy, done.error().message);
      }
    }
    return names;
  }

  Names creators_of(OrganisationKind kind, OrganisationId sponsor) {
    return who_may([&](const access::Actor& actor, const std::string& key) {
      return organisations.create(actor, {kind, "New", "us-oa", "US", "en-US", sponsor}, key);
    });
  }

 private:
  int keys_ = 0;
};

std::set<OrganisationId> ids_of(const Page<OrganisationView>& page) {
  std::set<OrganisationId> ids;
  for (const auto& each : page.items) ids.insert(each.organisation.id);
  return ids;
}

}  // namespace

TEST_CASE("who may create which organisation") {
  Office office;
  const auto& house = office.house;
  CHECK(office.creators_of(OrganisationKind::sponsor, {}) == Names{"administrator"});
  CHECK(office.creators_of(OrganisationKind::agency, {}) == Names{"administrator"});
  CHECK(office.creators_of(OrganisationKind::employer, {}) == Names{"administrator"});
  CHECK(office.creators_of(OrganisationKind::provider, {}) == Names{"administrator"});
  CHECK(office.creators_of(OrganisationKind::employer, house.sponsor) == Names{"administrator", "staff"});
  CHECK(office.creators_of(OrganisationKind::provider, house.sponsor) == Names{"administrator", "staff"});
  CHECK(office.creators_of(OrganisationKind::employer, house.other_sponsor) == Names{"administrator", "other_staff"});
}

TEST_CASE("staff of a sponsor cannot make it create sponsors or agencies") {
  Office office;
  const auto staff = office.house.actor(office.house.staff);
  for (const auto kind : {OrganisationKind::sponsor, OrganisationKind::agency}) {
    CHECK(refusal(office.organisations.create(staff, {kind, "New", "us-oa", "US", "en-US", office.house.sponsor},
                                              "key-12345")) == Error::Code::forbidden);
  }
}

TEST_CASE("an organisation that a sponsor's staff makes takes part in its programme") {
  Office office;
  const auto staff = office.house.actor(office.house.staff);
  const auto id = office.organisations.create(
      staff, {OrganisationKind::employer, "  Island   Clinic ", "", "us", "es-US", office.house.sponsor}, "key-12345");
  REQUIRE(id.has_value());
  const auto view = office.organisations.get(staff, *id).value();
  CHECK(view.organisation == Organisation{*id, OrganisationKind::employer, "Island Clinic", {}, "US", "es-US"});
  REQUIRE(view.sponsors.size() == 1);
  CHECK(view.sponsors[0].id == office.house.sponsor);
  CHECK(view.sponsors[0].name == "Chesapeake HTM Programme");
  CHECK(office.house.audited() == std::vector<std::string>{"organisation.create"});
}

TEST_CASE("the same request sent twice makes one organisation and one site") {
  Office office;
  const auto administrator = office.house.actor(office.house.administrator);
  const NewOrganisation form{OrganisationKind::employer, "Island Clinic", "", "US", "en-US", {}};
  const auto first = office.organisations.create(administrator, form, "key-12345");
  CHECK(office.organisations.create(administrator, form, "key-12345") == first);
  auto another = form;
  another.name = "Another Clinic";
  CHECK(refusal(office.organisations.create(administrator, another, "key-12345")) == Error::Code::conflict);
  const NewSite site{*first, "Main building", "Baltimore", "Maryland", "America/New_York"};
  const auto made = office.organisations.add_site(administrator, site, "key-of-site");
  CHECK(office.organisations.add_site(administrator, site, "key-of-site") == made);
  CHECK(office.organisations.sites(administrator, *first)->size() == 1);
}

TEST_CASE("all that is wrong with an organisation is said at once, each at its field") {
  Office office;
  const auto administrator = office.house.actor(office.house.administrator);
  const auto refused = office.organisations.create(
      administrator, {OrganisationKind::agency, "\x01", "no spaces!", "Atlantis", "xx", office.house.sponsor},
      "key-12345");
  CHECK(refused_fields(refused) == std::vector<std::string>{"name", "country", "locale", "agency_code", "sponsor"});
  const auto create = [&](OrganisationKind kind, const std::string& agency_code, OrganisationId sponsor) {
    return refused_fields(
        office.organisations.create(administrator, {kind, "New", agency_code, "US", "en-US", sponsor}, "key-12345"));
  };
  CHECK(create(OrganisationKind::agency, "", {}) == std::vector<std::string>{"agency_code"});
  CHECK(create(OrganisationKind::employer, "", {999}) == std::vector<std::string>{"sponsor"});
  CHECK(create(OrganisationKind::employer, "", office.house.second_employer) == std::vector<std::string>{"sponsor"});
}

TEST_CASE("only administrators let an existing organisation take part in another programme") {
  Office office;
  auto& house = office.house;
  const auto may = office.who_may([&](const access::Actor& actor, const std::string&) {
    return office.organisations.take_part(actor, house.other_sponsor, house.employer);
  });
  CHECK(may == Names{"administrator"});
  const auto administrator = house.actor(house.administrator);
  CHECK(
      office.organisations.take_part(administrator, house.other_sponsor, house.employer).has_value());  // again is fine
  CHECK(office.organisations.get(administrator, house.employer)->sponsors.size() == 2);
  CHECK(refused_fields(office.organisations.take_part(administrator, house.employer, house.provider)) ==
        std::vector<std::string>{"sponsor"});
  CHECK(refused_fields(office.organisations.take_part(administrator, house.sponsor, house.other_sponsor)) ==
        std::vector<std::string>{"organisation"});
  CHECK(refused_fields(office.organisations.take_part(administrator, house.sponsor, house.agency)) ==
        std::vector<std::string>{"organisation"});
}

TEST_CASE("who may add a site") {
  Office office;
  const auto may = [&](OrganisationId organisation) {
    return office.who_may([&](const access::Actor& actor, const std::string& key) {
      return office.organisations.add_site(actor, {organisation, "Main building", "Baltimore", "", "America/New_York"},
                                           key);
    });
  };
  CHECK(may(office.house.employer) == Names{"administrator", "staff", "coordinator"});
  CHECK(may(office.house.second_employer) == Names{"administrator", "staff"});
  CHECK(may(office.house.other_employer) == Names{"administrator", "other_staff", "other_coordinator"});
}

TEST_CASE("all that is wrong with a site is said at once") {
  Office office;
  const auto coordinator = office.house.actor(office.house.coordinator);
  CHECK(refused_fields(office.organisations.add_site(
            coordinator, {office.house.employer, "", " ", "\n\x02", "Mars/Olympus"}, "key-12345")) ==
        std::vector<std::string>{"name", "city", "region", "time_zone"});
}

TEST_CASE("who may read an organisation and its sites") {
  Office office;
  auto& house = office.house;
  const auto may = [&](OrganisationId organisation) {
    const auto get = office.who_may(
        [&](const access::Actor& actor, const std::string&) { return office.organisations.get(actor, organisation); });
    const auto sites = office.who_may([&](const access::Actor& actor, const std::string&) {
      return office.organisations.sites(actor, organisation);
    });
    CHECK(get == sites);
    return get;
  };
  CHECK(may(house.sponsor) == Names{"administrator", "staff", "auditor"});
  CHECK(may(house.employer) ==
        Names{"administrator", "staff", "coordinator", "mentor", "apprentice", "auditor", "employer_auditor"});
  CHECK(may(house.second_employer) == Names{"administrator", "staff", "auditor"});
  CHECK(may(house.provider) == Names{"administrator", "staff", "auditor"});
  CHECK(may(house.agency) == Names{"administrator", "agency_auditor"});
  CHECK(may(house.other_employer) == Names{"administrator", "other_staff", "other_coordinator"});
}

TEST_CASE("one who may not know of an organisation hears the same as of one that is not there") {
  Office office;
  const auto outsider = office.house.actor(office.house.other_coordinator);
  const auto hidden = office.organisations.get(outsider, office.house.employer);
  const auto absent = office.organisations.get(outsider, OrganisationId{999});
  REQUIRE_FALSE(hidden.has_value());
  REQUIRE_FALSE(absent.has_value());
  CHECK(hidden.error() == absent.error());
  CHECK(refusal(office.organisations.add_site(outsider, {office.house.employer, "x", "y", "", "UTC"}, "key-12345")) ==
        Error::Code::not_found);
}

TEST_CASE("the list holds exactly what may be read") {
  Office office;
  auto& house = office.house;
  const std::vector<OrganisationId> all{house.sponsor, house.employer,      house.second_employer, house.provider,
                                        house.agency,  house.other_sponsor, house.other_employer};
  for (const auto& [who, person] : house.everybody()) {
    CAPTURE(who);
    const auto actor = house.actor(person);
    std::set<OrganisationId> readable;
    for (const auto each : all) {
      if (office.organisations.get(actor, each)) readable.insert(each);
    }
    CHECK(ids_of(office.organisations.list(actor, {}).value()) == readable);
  }
}

TEST_CASE("a role that has ended shows nothing any more") {
  Office office;
  auto& house = office.house;
  house.write([&](store::Connection& c) {
    for (const auto& each : store::people::memberships_of(c, house.staff)) store::people::end(c, each.id, house.now);
  });
  CHECK(office.organisations.list(house.actor(house.staff), {})->items.empty());
}

TEST_CASE("lists come in parts that join without gap or overlap") {
  Office office;
  const auto administrator = office.house.actor(office.house.administrator);
  std::vector<OrganisationId> seen;
  PageRequest request{0, 2};
  while (true) {
    const auto page = office.organisations.list(administrator, request).value();
    for (const auto& each : page.items) seen.push_back(each.organisation.id);
    if (!page.next) break;
    CHECK(page.items.size() == 2);
    request.after = *page.next;
  }
  CHECK(seen.size() == 7);
  CHECK(std::ranges::is_sorted(seen));
  CHECK(std::ranges::adjacent_find(seen) == seen.end());
  CHECK(refused_fields(office.organisations.list(administrator, {0, 0})) == std::vector<std::string>{"limit"});
  CHECK(refused_fields(office.organisations.list(administrator, {0, 201})) == std::vector<std::string>{"limit"});
  CHECK(refused_fields(office.organisations.list(administrator, {-1, 10})) == std::vector<std::string>{"after"});
}

TEST_CASE("a sponsor's programme is listed for those who may read it") {
  Office office;
  auto& house = office.house;
  const auto may = office.who_may([&](const access::Actor& actor, const std::string&) {
    return office.organisations.in_programme(actor, house.sponsor, {});
  });
  CHECK(may == Names{"administrator", "staff", "auditor"});
  const auto page = office.organisations.in_programme(house.actor(house.auditor), house.sponsor, {}).value();
  CHECK(ids_of(page) == std::set{house.employer, house.second_employer, house.provider});
  const auto first = office.organisations.in_programme(house.actor(house.auditor), house.sponsor, {0, 1}).value();
  CHECK(first.items.size() == 1);
  CHECK(first.next == first.items[0].organisation.id.value);
}

TEST_CASE("a token needs the scope for what it does") {
  Office office;
  auto actor = office.house.actor(office.house.administrator);
  const NewOrganisation form{OrganisationKind::employer, "Island Clinic", "", "US", "en-US", {}};
  const NewSite site{office.house.employer, "Main building", "Baltimore", "", "America/New_York"};
  actor.scopes = {access::Scope::read, access::Scope::log, access::Scope::approve};
  CHECK(refusal(office.organisations.create(actor, form, "key-12345")) == Error::Code::forbidden);
  CHECK(refusal(office.organisations.add_site(actor, site, "key-12345")) == Error::Code::forbidden);
  CHECK(refusal(office.organisations.take_part(actor, office.house.sponsor, office.house.other_employer)) ==
        Error::Code::forbidden);
  CHECK(office.organisations.list(actor, {}).has_value());
  actor.scopes = {access::Scope::manage};
  CHECK(office.organisations.add_site(actor, site, "key-12345").has_value());
  CHECK(refusal(office.organisations.list(actor, {})) == Error::Code::forbidden);
  CHECK(refusal(office.organisations.get(actor, office.house.employer)) == Error::Code::not_found);
}

}  // namespace journeywork::services
