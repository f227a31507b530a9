#include "services/apprenticeship/standards_service.hpp"

#include <functional>

#include "services/testing/apprenticeships.hpp"

namespace journeywork::services::testing {
namespace {

using namespace apprenticeship;
using Fields = std::vector<std::string>;

struct Library : Apprenticeships {
  static std::string text(const std::function<void(Standards&)>& change = {}) {
    auto standards = fixtures::sample_standards();
    if (change) change(standards);
    return exchange::write_standards_toml(standards);
  }
  /// "1.0" is there already.
  static std::string version(const std::string& name) {
    return text([&](Standards& s) { s.version = name; });
  }
  Result<StandardsImported> import(PersonId who, const std::string& toml, OrganisationId into = {}) {
    return library.import(actor(who), {into ? into : sponsor, toml, StandardsFormat::toml, {}, ""});
  }
  Result<StandardsImported> import(const std::string& toml) { return import(staff, toml); }
  Result<StandardsImported> import_csv(const std::string& csv, StandardsId base, const std::string& name) {
    return library.import(actor(staff), {sponsor, csv, StandardsFormat::csv, base, name});
  }
  [[nodiscard]] std::size_t count() { return library.list(actor(staff), sponsor)->size(); }
};

}  // namespace

TEST_CASE("standards are imported as the values that were in the file") {
  Library house;
  const auto imported = house.import(house.version("2.0"));
  REQUIRE(imported);
  CHECK_FALSE(imported->known);
  const auto view = house.library.view(house.actor(house.ana), imported->id).value();
  auto expected = fixtures::sample_standards();
  expected.version = "2.0";
  CHECK(*view.standards == expected);
  CHECK(view.record.sponsor == house.sponsor);
  CHECK(view.record.version == "2.0");
  CHECK(view.agency == "Office of Samples");
  CHECK(view.agreements == 0);
  CHECK(house.library.view(house.actor(house.ana), house.standards)->agreements == 4);
  CHECK(house.audited().back() == "standards.import");
}

TEST_CASE("who may import standards") {
  Library house;
  Fields importers;
  int n = 1;
  for (const auto& [name, person] : house.around_ana()) {
    const auto outcome = outcome_of(house.import(person, house.version(std::to_string(++n))));
    if (outcome == "done") importers.push_back(name);
    if (outcome != "done") CHECK(outcome == "forbidden");
  }
  CHECK(importers == Fields{"administrator", "staff"});
  CHECK(house.count() == 3);
  CHECK(outcome_of(house.import(house.other_staff, house.version("9"), house.other_sponsor)) == "done");
  CHECK(refused_fields(house.import(house.administrator, house.version("9"), house.employer)) == Fields{"sponsor"});
}

TEST_CASE("the very same text is known, the same version with other content refused") {
  Library house;
  const auto again = house.import(house.text());
  REQUIRE(again);
  CHECK(again->known);
  CHECK(again->id == house.standards);
  const auto other = house.import(house.text([](Standards& s) { s.processes[0].maximum = hours(31); }));
  CHECK(outcome_of(other) == "conflict");
  CHECK(refused_fields(other) == Fields{"version"});
  CHECK(house.count() == 1);
  CHECK(*house.library.view(house.actor(house.staff), house.standards)->standards == fixtures::sample_standards());
  // Another sponsor's standards may be called the same.
  CHECK_FALSE(house.import(house.other_staff, house.text(), house.other_sponsor)->known);
}

TEST_CASE("every error of a file is reported with its place, and nothing is kept") {
  Library house;
  const auto refused = house.import(house.text([](Standards& s) {
    s.version = "2.0";
    s.processes[0].minimum = hours(31);            // more than the maximum
    s.processes[1].code = "1";                     // twice
    s.processes[2].competencies[0].code = "1.01";  // twice
    s.wage_steps[2].share = {6500};                // not increasing
    s.age_minimum.value = 15;                      // below the agency's
  }));
  CHECK(outcome_of(refused) == "invalid");
  const auto fields = refused_fields(refused);
  for (const std::string field : {"minimum_age", "work_process[1].minimum_hours", "work_process[2].code",
                                  "work_process[3].competency[1].code", "wages.step[3].percent"}) {
    CAPTURE(field);
    CHECK(std::find(fields.begin(), fields.end(), field) != fields.end());
  }
  for (const auto& problem : refused.error().problems) {
    CAPTURE(problem.field);
    CHECK(problem.line > 0);
    CHECK_FALSE(problem.message.empty());
  }
  CHECK(refused.error().message.find(std::to_string(fields.size()) + " things are") != std::string::npos);
  CHECK(house.count() == 1);
}

TEST_CASE("a file that is no standards file is refused") {
  Library house;
  for (const std::string text : {"", "code = ", "<html></html>", "\xff\xfe\x01"}) {
    const auto refused = house.import(text);
    CHECK(outcome_of(refused) == "invalid");
    CHECK_FALSE(refused_fields(refused).empty());
  }
}

TEST_CASE("what is odd is said and imported all the same") {
  Library house;
  const auto imported = house.import(house.text([](Standards& s) {
    s.version = "2.0";
    s.ri_per_year.value = hours(10);
    s.agency = "us-oa";  // recommends 144 h a year
    s.ojl_minimum.value = hours(2000);
    s.ojl_maximum.value = hours(4000);
    s.processes[0].minimum = hours(500);
    s.processes[0].maximum = hours(1000);
    s.processes[1].minimum = s.processes[2].minimum = hours(700);
    s.processes[1].maximum = s.processes[2].maximum = hours(1500);
  }));
  if (!imported) {
    for (const auto& problem : imported.error().problems) MESSAGE(problem.field << ": " << problem.message);
  }
  REQUIRE(imported);
  CHECK_FALSE(imported->warnings.empty());
}

TEST_CASE("the rules of an agency must be known before standards refer to them") {
  Library house;
  const auto toml = house.text([](Standards& s) {
    s.version = "2.0";
    s.agency = "moon";
  });
  const auto refused = house.import(toml);
  CHECK(refused_fields(refused) == Fields{"agency"});
  const auto& problem = refused.error().problems.at(0);
  CHECK(problem.value == "moon");
  CHECK(problem.line > 0);
  CHECK(problem.accepted.find("sample-agency") != std::string::npos);
  CHECK(problem.accepted.find("us-oa") != std::string::npos);

  const std::string rules = "code = \"moon\"\nname = \"Lunar Office\"\ncountry = \"US\"\n";
  for (const auto person : {house.staff, house.coordinator, house.nobody})
    CHECK(outcome_of(house.library.import_agency(house.actor(person), rules)) == "forbidden");
  const auto administrator = house.actor(house.administrator);
  CHECK(outcome_of(house.library.import_agency(administrator, "code = 7")) == "invalid");
  CHECK(house.library.import_agency(administrator, rules) == "moon");
  CHECK(house.audited().back() == "agency.import");
  const auto imported = house.import(toml);
  REQUIRE(imported);
  CHECK(house.library.view(house.actor(house.staff), imported->id)->agency == "Lunar Office");
}

TEST_CASE("an agency's rules can be replaced, and hold from then on") {
  Library house;
  std::string stricter = sample_agency_toml;
  stricter.replace(stricter.find("minimum_age = 16"), 16, "minimum_age = 21");
  REQUIRE(house.library.import_agency(house.actor(house.administrator), stricter));
  CHECK(refused_fields(house.import(house.version("2.0"))) == Fields{"minimum_age"});
}

TEST_CASE("a CSV takes from a version what it has no columns for") {
  Library house;
  const std::string csv =
      "Work Process Sort Order,Work Process Title,Minimum Hours,Maximum Hours,Skill Sort Order,Skill Title,"
      "Required Level\n"
      "1,Safety,60,90,1,Lock-out,3\n"
      "1,Safety,60,90,2,Isolation rooms,2\n"
      "2,Repair,60,110,1,Root cause,3\n";
  const auto imported = house.import_csv(csv, house.standards, "2.0");
  if (!imported) {
    for (const auto& problem : imported.error().problems) MESSAGE(problem.field << ": " << problem.message);
  }
  REQUIRE(imported);
  const auto standards = *house.library.view(house.actor(house.staff), imported->id)->standards;
  CHECK(standards.code == "sample");
  CHECK(standards.version == "2.0");
  REQUIRE(standards.processes.size() == 2);
  CHECK(standards.processes[1].title == "Repair");
  CHECK(standards.limits == fixtures::sample_standards().limits);
  CHECK(standards.courses == fixtures::sample_standards().courses);

  CHECK(refused_fields(house.import_csv(csv, {}, "3.0")) == Fields{"base"});
  const auto foreign = house.import(house.other_staff, house.text(), house.other_sponsor)->id;
  CHECK(refused_fields(house.import_csv(csv, foreign, "3.0")) == Fields{"base"});
  CHECK(outcome_of(house.import_csv(csv, house.standards, "1.0")) == "conflict");
  const auto wrong =
      house.import_csv("Work Process Title,Minimum Hours\nSafety,abc\nRepair,-1\n", house.standards, "3.0");
  CHECK(outcome_of(wrong) == "invalid");
  const auto has = [&](int line, const std::string& value) {
    return std::any_of(wrong.error().problems.begin(), wrong.error().problems.end(), [&](const Problem& problem) {
      return problem.field == "Minimum Hours" && problem.line == line && problem.value == value;
    });
  };
  CHECK(has(2, "abc"));
  CHECK(has(3, "-1"));
}

TEST_CASE("standards are read by whoever is signed in") {
  Library house;
  for (const auto& [name, person] : house.around_ana()) {
    CAPTURE(name);
    CHECK(house.library.list(house.actor(person), house.sponsor)->size() == 1);
    CHECK(house.library.view(house.actor(person), house.standards));
  }
  const access::Actor visitor;
  CHECK(outcome_of(house.library.list(visitor, house.sponsor)) == "forbidden");
  CHECK(outcome_of(house.library.view(visitor, house.standards)) == "forbidden");
  CHECK(outcome_of(house.library.compare(visitor, house.standards, house.standards)) == "forbidden");
  CHECK(outcome_of(house.library.view(house.actor(house.ana), StandardsId{9999})) == "not_found");
}

TEST_CASE("two versions are compared line by line") {
  Library house;
  const auto changed = house.text([](Standards& s) {
    s.version = "2.0";
    s.processes[0].minimum = hours(25);
    s.courses.pop_back();
  });
  const auto second = house.import(changed).value().id;
  const auto ana = house.actor(house.ana);
  const auto comparison = house.library.compare(ana, house.standards, second).value();
  CHECK(comparison.before.record.version == "1.0");
  CHECK(comparison.after.record.version == "2.0");
  CHECK(comparison.differences == differences(*comparison.before.standards, *comparison.after.standards));
  const auto has = [&](Difference::Kind kind) {
    return std::any_of(comparison.differences.begin(), comparison.differences.end(),
                       [&](const Difference& d) { return d.kind == kind; });
  };
  CHECK(has(Difference::Kind::changed));
  CHECK(has(Difference::Kind::removed));
  CHECK_FALSE(has(Difference::Kind::added));
  CHECK(house.library.compare(ana, house.standards, house.standards)->differences.empty());
}

TEST_CASE("only versions of the same standards are compared") {
  Library house;
  const auto other = house.import(house.text([](Standards& s) { s.code = "another"; })).value().id;
  const auto foreign = house.import(house.other_staff, house.text(), house.other_sponsor)->id;
  const auto ana = house.actor(house.ana);
  CHECK(refused_fields(house.library.compare(ana, house.standards, other)) == Fields{"with"});
  CHECK(refused_fields(house.library.compare(ana, house.standards, foreign)) == Fields{"with"});
  CHECK(outcome_of(house.library.compare(ana, house.standards, StandardsId{9999})) == "not_found");
}

}  // namespace journeywork::services::testing
