#include "exchange/careers_catalogue/careers_catalogue.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "exchange/careers_catalogue/shipped_test.hpp"
#include "exchange/standards_file/standards_file.hpp"

namespace journeywork::exchange {
namespace {

using namespace careers;
using shipped_catalogue::catalogue;
using shipped_catalogue::Fields;
using shipped_catalogue::read;
using shipped_catalogue::refused;
using shipped_catalogue::shipped;
using shipped_catalogue::text_of;

}  // namespace

TEST_CASE("the catalogue that we ship has four families and holds together") {
  const auto all = catalogue();
  std::map<Family, int> families;
  for (const auto& occupation : all.occupations) ++families[occupation.family];
  CHECK(families[Family::htm] >= 14);
  CHECK(families[Family::clinical] >= 10);
  CHECK(families[Family::research] >= 6);
  CHECK(families[Family::administrative] >= 8);
  CHECK(all.occupations.size() >= 40);
  CHECK(all.moves.size() >= 90);
  CHECK(all.options.size() >= 45);
  const auto* bmet = all.occupation("bmet-1");
  REQUIRE(bmet);
  CHECK(bmet->pay.median == Money{4870000, "USD"});
  CHECK(bmet->outlook.growth_percent == 13);
  CHECK(std::ranges::find(bmet->also, "fix hospital machines") != bmet->also.end());
}

TEST_CASE("every occupation is whole: a day, duties, what is good and hard, ways in, skills") {
  for (const auto& occupation : catalogue().occupations) {
    CAPTURE(occupation.code);
    CHECK(occupation.day.size() >= 4);
    CHECK(occupation.duties.size() >= 5);
    CHECK(occupation.technology.size() >= 2);
    CHECK(occupation.likes.size() >= 3);
    CHECK(occupation.hard.size() >= 3);
    CHECK_FALSE(occupation.workplaces.empty());
    CHECK_FALSE(occupation.entry.empty());
    CHECK(occupation.also.size() >= 3);
    CHECK(occupation.skills.size() >= 8);
    CHECK(occupation.short_title.size() <= 22);
  }
}

TEST_CASE("what people read says figures and sources in words: no columns of tables, no codes of classifications") {
  for (const auto& [path, text] : shipped()) {
    if (!path.starts_with("occupations/")) continue;
    CAPTURE(path);
    for (const auto* jargon : {" p10 ", " p25 ", " p75 ", " p90 ", "(BLS)", "SOC ", "OEWS", "OOH "}) {
      CAPTURE(jargon);
      std::size_t figures = 0;  // `p10 = ` are keys
      for (auto at = text.find(jargon); at != std::string::npos; at = text.find(jargon, at + 1)) ++figures;
      CHECK(figures == 0);
    }
  }
}

TEST_CASE("what apprentices are signed off on are competencies of the sample standards") {
  const auto standards = read_standards_toml(text_of("catalog/standards/bmet-hybrid.toml"));
  REQUIRE(standards.file);
  std::set<std::string> shown;
  for (const auto& skill : catalogue().skills) {
    for (const auto& code : skill.sign_offs) {
      CAPTURE(skill.code);
      CAPTURE(code);
      CHECK(standards.file->standards.competency(code) != nullptr);
      shown.insert(code);
    }
  }
  CHECK(shown.size() >= 60);
}

TEST_CASE("what is wrong is named by its file and key") {
  CHECK(refused("skills.toml", "kind = \"technical\"", "kind = \"magic\"") == Fields{"skills.toml skill[1].kind"});
  CHECK(refused("occupations/htm/bmet-1.toml", "zone = 3", "zone = \"three\"") ==
        Fields{"occupations/htm/bmet-1.toml zone"});
  CHECK(refused("occupations/htm/bmet-1.toml", "[outlook]", "[outlock]").size() >= 1);
  CHECK(refused("moves.toml", "typical = ", "tipical = ").size() == 2);
  CHECK(refused("learning.toml", "needs_education = \"", "needs_education = \"some-").size() == 1);
  CHECK_FALSE(
      refused("occupations/htm/bmet-1.toml", "code = \"electrical-safety\"", "code = \"no-such-skill\"").empty());
}

TEST_CASE("other files in the folder are left alone") {
  auto files = shipped();
  files["README.md"] = "not = = toml";
  CHECK(read(files).catalogue);
}

}  // namespace journeywork::exchange
