#include "core/careers/catalogue.hpp"

#include <functional>

#include <doctest/doctest.h>

#include "core/careers/arbitrary_test.hpp"
#include "core/careers/fixtures.hpp"

namespace journeywork::careers {
namespace {

using fixtures::dollars;
using fixtures::sample_catalogue;

std::string list(const std::vector<Problem>& problems) {
  std::string out;
  for (const auto& one : problems) out += "\n" + one.field + ": " + one.message + " (" + one.value + ")";
  return out;
}

struct Contradiction {
  const char* field;
  std::function<void(Catalogue&)> make;
};

/// Each is found at its field, with what would be accepted, and nothing else is.
void check_each(const std::vector<Contradiction>& all) {
  for (const auto& one : all) {
    auto catalogue = sample_catalogue();
    one.make(catalogue);
    const auto found = check(catalogue);
    REQUIRE_MESSAGE(found.size() == 1, (std::string(one.field) + ":" + list(found)));
    CHECK(found[0].field == one.field);
    CHECK(found[0].message != "");
    CHECK(found[0].accepted != "");
  }
}

}  // namespace

TEST_SUITE("The words of the careers catalogue") {
  TEST_CASE("are read back as they are written") {
    for (const auto education : all_education) {
      CHECK(parse_education(name(education)) == education);
      CHECK(title(education) != "");
    }
    for (const auto family : all_families) CHECK(parse_family(name(family)) == family);
    for (const auto kind :
         {SkillKind::technical, SkillKind::clinical, SkillKind::digital, SkillKind::people, SkillKind::business}) {
      CHECK(parse_skill_kind(name(kind)) == kind);
    }
  }

  TEST_CASE("are no others, and not in capitals") {
    CHECK(name(Education::high_school) == "high-school");
    CHECK_FALSE(parse_education("High-School"));
    CHECK_FALSE(parse_education(""));
    CHECK_FALSE(parse_family("military"));
    CHECK_FALSE(parse_skill_kind("soft"));
  }
}

TEST_SUITE("A careers catalogue") {
  TEST_CASE("finds by code what it has, and nothing else") {
    const auto catalogue = sample_catalogue();
    REQUIRE(catalogue.occupation("senior") != nullptr);
    CHECK(catalogue.occupation("senior")->title == "The senior");
    CHECK(catalogue.skill("repair")->title == "Skill of repair");
    CHECK(catalogue.option("college")->title == "Associate degree");
    CHECK(catalogue.occupation("repair") == nullptr);
    CHECK(catalogue.skill("senior") == nullptr);
    CHECK(catalogue.option("") == nullptr);
  }

  TEST_CASE("is sound when it is empty, the sample, or any that the tests make up") {
    CHECK(check(Catalogue{}).empty());
    CHECK_MESSAGE(check(sample_catalogue()).empty(), list(check(sample_catalogue())));
    CHECK(rc::check("made up", [] { RC_ASSERT(list(check(arbitrary::catalogue())) == ""); }));
  }

  TEST_CASE("may know no pay and no outlook, and then needs no source") {
    auto catalogue = sample_catalogue();
    catalogue.occupations[0].pay = {};
    catalogue.occupations[0].outlook = {};
    CHECK(check(catalogue).empty());
  }

  TEST_CASE("gives each code once, in characters that a link can have") {
    check_each({
        {"skill[repair].code", [](Catalogue& c) { c.skills.push_back(c.skills[0]); }},
        {"skill[].code", [](Catalogue& c) { c.skills.push_back(fixtures::skill("", SkillKind::people)); }},
        {"skill[a b].code", [](Catalogue& c) { c.skills.push_back(fixtures::skill("a b", SkillKind::people)); }},
        {"occupation[senior].code", [](Catalogue& c) { c.occupations.push_back(fixtures::senior()); }},
        {"option[college].code", [](Catalogue& c) { c.options.push_back(c.options[0]); }},
        {"move[technician to senior].to", [](Catalogue& c) { c.moves.push_back(c.moves[0]); }},
    });
  }

  TEST_CASE("refers only to what it has") {
    check_each({
        {"occupation[technician].skill[magic].code",
         [](Catalogue& c) { c.occupations[0].skills.push_back({"magic", 1, 1}); }},
        {"option[college].skill[magic].code", [](Catalogue& c) { c.options[0].skills.push_back({"magic", 1, 1}); }},
        {"move[nobody to senior].from", [](Catalogue& c) { c.moves[0].from = "nobody"; }},
        {"move[technician to nobody].to", [](Catalogue& c) { c.moves[0].to = "nobody"; }},
        {"move[senior to senior].to", [](Catalogue& c) { c.moves[0].from = "senior"; }},
    });
  }

  TEST_CASE("names a need once, with a level and an importance that there are") {
    check_each({
        {"occupation[technician].skill[repair].code",
         [](Catalogue& c) { c.occupations[0].skills.push_back({"repair", 1, 1}); }},
        {"occupation[technician].skill[repair].level", [](Catalogue& c) { c.occupations[0].skills[0].level = 5; }},
        {"occupation[technician].skill[repair].level", [](Catalogue& c) { c.occupations[0].skills[0].level = 0; }},
        {"occupation[technician].skill[repair].importance",
         [](Catalogue& c) { c.occupations[0].skills[0].importance = 6; }},
        {"option[college].skill[electronics].level", [](Catalogue& c) { c.options[0].skills[0].level = 9; }},
        {"occupation[technician].requires.credentials_preferred[CABT].code",
         [](Catalogue& c) {
           auto& asked = c.occupations[0].requirements;
           asked.credentials_preferred.push_back(asked.credentials_preferred[0]);
         }},
        {"occupation[senior].requires.credentials_preferred[CABT].title",
         [](Catalogue& c) {
           auto& asked = c.occupations[1].requirements;
           asked.credentials_preferred = {fixtures::credential("CABT")};
           asked.credentials_preferred[0].title = "Something else";
         }},
        {"occupation[senior].requires.education_preferred",
         [](Catalogue& c) { c.occupations[1].requirements.education_preferred = Education::high_school; }},
        {"occupation[senior].requires.experience_months",
         [](Catalogue& c) { c.occupations[1].requirements.experience_months = -1; }},
        {"option[college].gives_credentials", [](Catalogue& c) { c.options[0].gives_credentials = {"A", "A"}; }},
        {"option[college].needs_credentials",
         [](Catalogue& c) {
           c.options[0].needs_credentials = {"A", "A"};
           c.options[0].needs_source = "the body, 2026";
         }},
        {"option[college].needs_credentials",
         [](Catalogue& c) {
           c.options[0].gives_credentials = c.options[0].needs_credentials = {"A"};
           c.options[0].needs_source = "the body, 2026";
         }},
        {"option[college].needs_source", [](Catalogue& c) { c.options[0].needs_credentials = {"A"}; }},
        {"option[college].needs_source", [](Catalogue& c) { c.options[0].needs_experience_months = 24; }},
    });
  }

  TEST_CASE("has ranges that rise") {
    check_each({
        {"occupation[technician].pay.p90", [](Catalogue& c) { c.occupations[0].pay.p90 = dollars(62'629); }},
        {"occupation[technician].pay.p25", [](Catalogue& c) { c.occupations[0].pay.p25 = dollars(39'059); }},
        {"occupation[technician].pay.p10", [](Catalogue& c) { c.occupations[0].pay.p10 = dollars(0); }},
        {"occupation[technician].pay.p90", [](Catalogue& c) { c.occupations[0].pay.p90->currency = "EUR"; }},
        {"move[technician to senior].months.fast", [](Catalogue& c) { c.moves[0].months_fast = -1; }},
        {"move[technician to senior].months.typical", [](Catalogue& c) { c.moves[0].months_fast = 25; }},
        {"move[technician to senior].months.slow", [](Catalogue& c) { c.moves[0].months_slow = 23; }},
        {"option[college].months.high", [](Catalogue& c) { c.options[0].months_high = 19; }},
        {"option[college].cost.high", [](Catalogue& c) { c.options[0].cost_high = dollars(8'099); }},
        {"option[college].cost.low", [](Catalogue& c) { c.options[0].cost_low = dollars(-1); }},
        {"option[college].cost.currency", [](Catalogue& c) { c.options[0].cost_high.currency = "EUR"; }},
        {"option[college].hours_a_week", [](Catalogue& c) { c.options[0].hours_a_week = 169; }},
    });
  }

  TEST_CASE("says of every figure where it is from, of whom and when") {
    check_each({
        {"occupation[technician].pay.source", [](Catalogue& c) { c.occupations[0].pay.source = ""; }},
        {"occupation[technician].pay.year", [](Catalogue& c) { c.occupations[0].pay.year = 0; }},
        {"occupation[technician].pay.scope", [](Catalogue& c) { c.occupations[0].pay.scope = ""; }},
        {"occupation[technician].outlook.source", [](Catalogue& c) { c.occupations[0].outlook.source = ""; }},
        {"occupation[technician].outlook.year", [](Catalogue& c) { c.occupations[0].outlook.year = 0; }},
        {"occupation[technician].outlook.span", [](Catalogue& c) { c.occupations[0].outlook.span = ""; }},
        {"work[29].soc", [](Catalogue& c) { c.licensed = {{"29", {}, "It is.", "Samples", 2025}}; }},
        {"work[29-1].except", [](Catalogue& c) { c.licensed = {{"29-1", {"29-2061"}, "It is.", "Samples", 2025}}; }},
        {"work[29-1].licence", [](Catalogue& c) { c.licensed = {{"29-1", {}, "", "Samples", 2025}}; }},
        {"work[29-1].source", [](Catalogue& c) { c.licensed = {{"29-1", {}, "It is.", "", 2025}}; }},
        {"option[college].cost_source", [](Catalogue& c) { c.options[0].cost_source = ""; }},
        {"move[technician to senior].why", [](Catalogue& c) { c.moves[0].why = ""; }},
    });
  }

  TEST_CASE("describes an occupation in its own words and measures") {
    check_each({
        {"occupation[technician].short",
         [](Catalogue& c) { c.occupations[0].short_title = "Twenty-three characters"; }},
        {"occupation[technician].zone", [](Catalogue& c) { c.occupations[0].zone = 6; }},
        {"occupation[technician].interests", [](Catalogue& c) { c.occupations[0].interests = "RX"; }},
        {"occupation[technician].interests", [](Catalogue& c) { c.occupations[0].interests = "RR"; }},
        {"occupation[technician].day[7:30].time", [](Catalogue& c) { c.occupations[0].day[0].time = "7:30"; }},
        {"occupation[technician].day[24:00].time", [](Catalogue& c) { c.occupations[0].day[1].time = "24:00"; }},
        {"occupation[technician].day[07:00].time", [](Catalogue& c) { c.occupations[0].day[1].time = "07:00"; }},
        {"occupation[technician].entry[luck].route", [](Catalogue& c) { c.occupations[0].entry[0].route = "luck"; }},
        {"option[college].kind", [](Catalogue& c) { c.options[0].kind = "magic"; }},
    });
    auto catalogue = sample_catalogue();
    catalogue.occupations[0].short_title = "បច្ចេកទេស វេជ្ជ";  // more bytes than 22, no more characters
    CHECK(check(catalogue).empty());
  }
}

}  // namespace journeywork::careers
