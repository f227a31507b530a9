#include "services/careers/careers.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "exchange/onet/onet.hpp"
#include "services/careers/lists.hpp"
#include "services/careers/profiles.hpp"
#include "services/testing/apprenticeships.hpp"
#include "store/pay.hpp"
#include "store/reference.hpp"

namespace journeywork::services::testing {
namespace {

using careers::PayFigure;
using careers::Person;
using Kind = Findable::Kind;

struct CareersHouse : Apprenticeships {
  Careers careers{loader};
  CareerProfiles profiles{loader};
  CareerLists lists{*database, clock()};

  [[nodiscard]] static Caller caller(const access::Actor& actor) {
    Caller out;
    out.actor = actor;
    return out;
  }
  [[nodiscard]] Caller as(PersonId who) { return caller(actor(who)); }

  /// A figure of May 2024 with this median a year, in dollars.
  static PayFigure figure(const std::string& soc, const std::string& area, std::int64_t median) {
    PayFigure out;
    out.soc = soc;
    out.title = "Medical Equipment Repairers";
    out.area = area;
    out.area_title = area == "99" ? "U.S." : "Maryland";
    out.area_type = area == "99" ? PayFigure::AreaType::nation : PayFigure::AreaType::state;
    out.annual.median.amount = Money{median * 100, "USD"};
    out.annual.p10.amount = Money{median * 60, "USD"};
    out.annual.p90.amount = Money{median * 150, "USD"};
    out.source = "BLS, OEWS, May 2024";
    out.year = 2024;
    return out;
  }
  void load_pay() {
    write([&](store::Connection& c) {
      store::pay::put(c, figure("49-9062", "99", 62'630));
      store::pay::put(c, figure("49-9062", "24", 70'000));
      store::pay::put(c, figure("29-2010", "24", 66'000));
      store::pay::touch(c, now);
    });
  }
  void load_onet() {
    careers::ReferenceOccupation avionics;
    avionics.code = "49-2091.00";
    avionics.title = "Avionics Technicians";
    avionics.description = "Install, inspect, test and repair avionics equipment.";
    avionics.zone = 3;
    avionics.titles.push_back({"Flight Line Electronics Mechanic", "FLEM", careers::ReferenceTitle::Source::alternate});
    careers::ReferenceOccupation twin;
    twin.code = "49-9062.00";
    twin.title = "Medical Equipment Repairers";
    twin.description = "Test, adjust or repair biomedical equipment.";
    twin.zone = 3;
    twin.titles.push_back({"Dialysis Equipment Wizard", "", careers::ReferenceTitle::Source::reported});
    write([&](store::Connection& c) {
      const std::vector<store::reference::Document> documents{
          {"common", exchange::to_document(careers::ReferenceCommon{})},
          {avionics.code, exchange::to_document(avionics)},
          {twin.code, exchange::to_document(twin)}};
      store::reference::replace(c, "onet", "29.1", documents, now);
    });
  }
};

std::vector<std::string> codes(const std::vector<Found>& found) {
  std::vector<std::string> out;
  for (const auto& each : found) out.push_back(each.what.code);
  return out;
}

}  // namespace

TEST_CASE("without anything loaded there is our own catalogue, searchable in everyday words") {
  CareersHouse house;
  const auto world = house.careers.world();
  CHECK(world->sets.empty());
  CHECK(world->catalogue().occupations.size() >= 40);
  const auto found = house.careers.search(*world, "fix hospital machines", 3);
  REQUIRE_FALSE(found.empty());
  CHECK(std::ranges::any_of(found, [](const Found& each) { return each.what.code.starts_with("bmet-"); }));
  CHECK(house.careers.world() == world);
}

TEST_CASE("what is loaded stands beside ours from the next question on, and is named") {
  CareersHouse house;
  const auto before = house.careers.world();
  house.load_onet();
  const auto after = house.careers.world();
  REQUIRE(after != before);
  CHECK(before->occupation("49-2091.00") == nullptr);
  REQUIRE(after->occupation("49-2091.00") != nullptr);
  CHECK(after->provenance("49-2091.00").origin == careers::Provenance::Origin::onet);
  CHECK(after->provenance("bmet-1").origin == careers::Provenance::Origin::ours);
  REQUIRE(after->set("onet") != nullptr);
  CHECK(after->set("onet")->release == "29.1");
  CHECK(after->set("onet")->attribution.find("O*NET") != std::string::npos);
  CHECK(codes(house.careers.search(*after, "flight line electronics mechanic", 3)).front() == "49-2091.00");
}

TEST_CASE("O*NET's other titles find the occupation of ours that stands for it, once") {
  CareersHouse house;
  house.load_onet();
  const auto world = house.careers.world();
  const auto found = house.careers.search(*world, "dialysis equipment wizard", 20);
  REQUIRE_FALSE(found.empty());
  CHECK(world->provenance(found.front().what.code).origin == careers::Provenance::Origin::ours);
  CHECK(found.front().reason == "also called Dialysis Equipment Wizard");
  CHECK(world->occupation("49-9062.00") == nullptr);
}

TEST_CASE("pay is of our catalogue until figures of an area are loaded, then both are shown") {
  CareersHouse house;
  auto world = house.careers.world();
  const auto before = house.careers.pay(*world, "bmet-2", "", {}).value();
  REQUIRE(before.answer.estimate);
  CHECK_FALSE(before.area);
  const auto unknown = house.careers.pay(*world, "bmet-2", "24", {});
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().problems.front().field == "area");

  house.load_pay();
  world = house.careers.world();
  CHECK(world->set("oews") != nullptr);
  const auto after = house.careers.pay(*world, "bmet-2", "24", {}).value();
  REQUIRE(after.area);
  CHECK(after.area->area == "Maryland");
  CHECK(after.area->here.median == Money{7'000'000, "USD"});
  CHECK(after.area->nation.median == Money{6'263'000, "USD"});
  CHECK(after.area->here.year == 2024);
  REQUIRE(after.answer.estimate);
  CHECK(after.answer.estimate->span.middle.minor > before.answer.estimate->span.middle.minor);
}

TEST_CASE("gaps and ways are reckoned with the pay of an area, the nation's where there is none") {
  CareersHouse house;
  house.load_pay();
  const auto world = house.careers.world();
  CHECK(house.careers.ground(world, "").get() == &world->ground());
  CHECK(house.careers.ground(world, "no such area").get() == &world->ground());
  const auto maryland = house.careers.ground(world, "24");
  CHECK(maryland->area() == "Maryland");
  CHECK(house.careers.ground(world, "24") == maryland);  // kept
  const auto estimate = house.careers.pay(*world, "bmet-2", "24", {})->answer.estimate;
  REQUIRE(estimate);
  CHECK(maryland->occupation("bmet-2")->pay.median == estimate->span.middle);
  CHECK(maryland->occupation("bmet-2")->pay.median->minor > world->occupation("bmet-2")->pay.median->minor);
  const auto* manager = maryland->occupation("project-manager");
  CHECK(manager->pay.median == world->occupation("project-manager")->pay.median);
  CHECK(manager->pay.source.find("of the nation") != std::string::npos);

  const auto known = house.profiles.of_visitor(*world, with_background(*world, {}, "bmet-1", 24).value());
  const careers::PathQuestion question{known.profile, careers::fastest, house.careers.today(), 1};
  const auto here = maryland->paths().to("bmet-2", question);
  const auto nation = world->paths().to("bmet-2", question);
  REQUIRE(here.paths.size() == 1);
  CHECK(here.paths.front().steps.back().pay_a_year == maryland->occupation("bmet-2")->pay.median);
  CHECK(here.paths.front().ten_years.minor > nation.paths.front().ten_years.minor);

  house.write([&](store::Connection& c) {
    store::pay::put(c, CareersHouse::figure("49-9062", "24", 90'000));
    store::pay::touch(c, house.now);
  });
  const auto newer = house.careers.world();  // other figures, another ground
  CHECK(house.careers.ground(newer, "24")->occupation("bmet-2")->pay.median->minor >
        maryland->occupation("bmet-2")->pay.median->minor);
}

TEST_CASE("a figure of the group stands in, a missing one is said to be missing") {
  CareersHouse house;
  house.load_pay();
  const auto world = house.careers.world();
  const auto* lab = world->occupation("medical-laboratory-technologist");
  REQUIRE(lab != nullptr);
  const auto of_group = house.careers.pay(*world, lab->code, "24", {}).value();
  REQUIRE(of_group.area);
  CHECK(of_group.area->here.median == Money{6'600'000, "USD"});
  const auto none = house.careers.pay(*world, "project-manager", "24", {}).value();
  CHECK_FALSE(none.area);
  CHECK(none.area_note.find("Maryland") != std::string::npos);
  CHECK_FALSE(house.careers.pay(*world, "astronaut", "", {}));
}

namespace {

/// The sample standards with the number of O*NET that our BMETs stand for.
apprenticeship::Standards bmet_standards(const std::string& code, const std::string& version) {
  auto out = apprenticeship::fixtures::sample_standards();
  out.code = code;
  out.version = version;
  out.title = "Technician, " + version;
  out.onet_code = "49-9062.00";
  return out;
}

}  // namespace

TEST_CASE("a programme that is registered here comes first, in its newest version, without a restart") {
  CareersHouse house;
  const auto before = house.careers.world();
  CHECK(before->programmes.empty());  // the sample standards are for no occupation of the catalogue
  REQUIRE(before->catalogue().option("bmet-apprenticeship") != nullptr);

  house.write([&](store::Connection& c) { house.add_standards(c, bmet_standards("own", "1.0")); });
  house.write([&](store::Connection& c) { house.add_standards(c, bmet_standards("own", "2.0")); });
  const auto after = house.careers.world();
  REQUIRE(after->programmes.size() == 1);
  const auto& programme = after->programmes.front();
  CHECK(programme.title == "Technician, 2.0");
  CHECK(programme.sponsors.size() == 1);
  CHECK(programme.months_low == 24);
  const auto& steps = bmet_standards("own", "2.0").wage_steps;
  REQUIRE(steps.size() > 2);
  CHECK(programme.wage->value >= steps.front().share.value);
  CHECK(programme.wage->value < steps.back().share.value);
  CHECK(careers::leads_to(after->catalogue(), programme)->code == "bmet-1");
  CHECK(after->catalogue().option("bmet-apprenticeship") == nullptr);
  CHECK(after->catalogue().options.front().code == programme.code);
  CHECK(after->apprenticeships() == std::vector{programme.code});
  CHECK(careers::check(after->catalogue()).empty());
  CHECK(house.careers.world() == after);
}

TEST_CASE("sponsors with the same programme share it, those with another do not") {
  CareersHouse house;
  house.write([&](store::Connection& c) {
    house.add_standards(c, bmet_standards("own", "1.0"));
    house.add_standards(c, bmet_standards("copy", "1.0"), house.other_sponsor);
    house.add_standards(c, bmet_standards("once more", "1.0"));
    auto longer = bmet_standards("longer", "1.0");
    longer.term_months.value = 36;
    house.add_standards(c, longer);
  });
  const auto world = house.careers.world();
  REQUIRE(world->programmes.size() == 2);
  CHECK(world->programmes[0].sponsors.size() == 2);
  CHECK(std::ranges::is_sorted(world->programmes[0].sponsors));
  CHECK(world->programmes[1].sponsors.size() == 1);
  CHECK(world->programmes[1].months_low == 36);
}

TEST_CASE("an apprenticeship counts as time in the work that it leads to, from the record and not twice") {
  CareersHouse house;
  house.write([&](store::Connection& c) {
    const auto text = bmet_standards("own", "1.0");
    house.standards = house.add_standards(c, text);
    house.ana = house.add_apprentice(c, "ada", "A-1");
    house.add_agreement(c, house.ana, "A-1", apprenticeship::AgreementState::active);
    house.dan = house.add_apprentice(c, "dee", "D-1");
    house.add_agreement(c, house.dan, "D-1", apprenticeship::AgreementState::completed);
    house.cara = house.add_apprentice(c, "cleo", "C-1");
    house.add_agreement(c, house.cara, "C-1", apprenticeship::AgreementState::draft);
    const auto ben = house.add_agreement(c, house.ben, "B-1", apprenticeship::AgreementState::draft);
    auto later = store::agreements::find(c, ben).value();
    later.start = house.today.plus_months(1);
    store::agreements::update_draft(c, later);
    store::agreements::set_state(c, ben, apprenticeship::AgreementState::active, std::nullopt);
  });
  const auto world = house.careers.world();
  const auto known = house.profiles.of(house.as(house.ana), *world, std::nullopt).value();
  REQUIRE(known.apprenticeships.size() == 1);
  CHECK(known.apprenticeships[0].months == 10);  // 5 January to 19 November
  CHECK_FALSE(known.apprenticeships[0].completed);
  CHECK(known.profile.months("bmet-1") == 10);
  CHECK(known.profile.education == careers::Education::high_school);  // without which nobody is taken on
  CHECK(under_way(known) == &known.apprenticeships[0]);

  auto said = with_background(*world, {}, "bmet-1", 6).value();
  REQUIRE(house.profiles.keep(house.as(house.ana), *world, said, false));
  CHECK(house.profiles.of(house.as(house.ana), *world, std::nullopt)->profile.months("bmet-1") == 10);
  said.profile.occupations.front().months = 30;  // more than the apprenticeship: it is in there
  REQUIRE(house.profiles.keep(house.as(house.ana), *world, said, false));
  CHECK(house.profiles.of(house.as(house.ana), *world, std::nullopt)->profile.months("bmet-1") == 30);

  const auto completed = house.profiles.of(house.as(house.dan), *world, std::nullopt).value();
  CHECK(completed.profile.months("bmet-1") == 5);
  CHECK(under_way(completed) == nullptr);
  CHECK(known.apprenticeships[0].months_left == 14);  // to 4 January 2028, the begun one whole
  CHECK(completed.apprenticeships[0].months_left == 0);
  CHECK(house.profiles.of(house.as(house.cara), *world, std::nullopt)->apprenticeships.empty());
  CHECK(house.profiles.of(house.as(house.ben), *world, std::nullopt)->apprenticeships.empty());
}

TEST_CASE("what a browser kept becomes the account's once, and only its owner's") {
  CareersHouse house;
  const auto world = house.careers.world();
  const auto kept = with_background(*world, {}, "bmet-1", 24).value();
  CHECK(house.profiles.of(house.as(house.ana), *world, std::nullopt)->person == Person{});
  CHECK(house.profiles.of(house.as(house.ana), *world, kept)->person == kept);
  CHECK(house.profiles.of(house.as(house.ana), *world, std::nullopt)->person == kept);
  CHECK(house.profiles.of(house.as(house.ana), *world, Person{})->person == kept);
  CHECK(house.profiles.of(house.as(house.ben), *world, std::nullopt)->person == Person{});
  REQUIRE(house.profiles.forget(house.as(house.ana)));
  CHECK_FALSE(house.profiles.of(house.as(house.ana), *world, std::nullopt)->kept);
}

TEST_CASE("what cannot be is refused by field") {
  CareersHouse house;
  const auto world = house.careers.world();
  Person person;
  person.profile.skills.push_back({"telepathy", 9, careers::Evidence::self_declared});
  person.interests.push_back("astronaut");
  person.place = std::string(200, 'x');
  const auto done = house.profiles.keep(house.as(house.ana), *world, person, false);
  REQUIRE_FALSE(done);
  std::vector<std::string> fields;
  for (const auto& problem : done.error().problems) fields.push_back(problem.field);
  CHECK(fields == std::vector<std::string>{"skills", "skills", "interests", "place"});
}

TEST_CASE("coordinators see the interests of those who agree, and of nobody else") {
  CareersHouse house;
  const auto world = house.careers.world();
  Person person;
  person.interests = {"bmet-2", "clinical-engineer"};
  REQUIRE(house.profiles.keep(house.as(house.ana), *world, person, true));
  REQUIRE(house.profiles.keep(house.as(house.ben), *world, person, false));
  const auto seen = house.profiles.interests_at(house.as(house.coordinator), house.employer).value();
  REQUIRE(seen.size() == 1);
  CHECK(seen.front().person == house.ana);
  CHECK(seen.front().occupations.size() == 2);
  CHECK_FALSE(house.profiles.interests_at(house.as(house.mentor), house.employer));
  CHECK_FALSE(house.profiles.interests_at(house.as(house.ben), house.employer));
  REQUIRE(house.profiles.keep(house.as(house.ana), *world, person, false));
  CHECK(house.profiles.interests_at(house.as(house.coordinator), house.employer)->empty());
}

TEST_CASE("a list has a short address, is its owner's to change, and anybody's to read") {
  CareersHouse house;
  const auto world = house.careers.world();
  const auto made =
      house.lists.make(house.as(house.staff), *world, {" Start  here ", "For the career day.", {"bmet-1", "bmet-1"}})
          .value();
  CHECK(made.title == "Start here");
  CHECK(made.items == std::vector<std::string>{"bmet-1"});
  CHECK(made.slug.size() == 8);
  CHECK(house.lists.find(made.slug).value() == made);
  CHECK_FALSE(house.lists.change(house.as(house.ana), *world, made.slug, {"Mine", "", {"bmet-2"}}));
  REQUIRE(house.lists.change(house.as(house.staff), *world, made.slug, {"Start here", "", {"bmet-2", "bmet-1"}}));
  CHECK(house.lists.find(made.slug)->items.size() == 2);
  CHECK_FALSE(house.lists.make(house.as(house.staff), *world, {"", "", {}}));
  CHECK_FALSE(house.lists.make(house.as(house.staff), *world, {"Title", "", {"astronaut"}}));
  CHECK_FALSE(house.lists.remove(house.as(house.ana), made.slug));
  REQUIRE(house.lists.remove(house.as(house.staff), made.slug));
  CHECK_FALSE(house.lists.find(made.slug));
}

}  // namespace journeywork::services::testing
