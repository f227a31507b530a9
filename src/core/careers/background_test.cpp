#include <functional>

#include <doctest/doctest.h>

#include "core/careers/arbitrary_test.hpp"
#include "core/careers/gap.hpp"

namespace journeywork::careers {
namespace {

using fixtures::today;

Background radio_repairer() {
  Background out;
  out.code = "radio-repairer";
  out.title = "Radio repairer";
  out.also = {"radio tech"};
  out.kind = BackgroundKind::military;
  out.education = Education::certificate;
  out.skills = {{"electronics", 3, 1}, {"repair", 1, 1}};
  out.credentials = {fixtures::credential("GROL")};
  out.credentials_often = {fixtures::credential("CABT")};
  out.carries_over = "Circuits.";
  out.is_missing = "Patients.";
  return out;
}

Catalogue with_backgrounds() {
  auto catalogue = fixtures::sample_catalogue();
  catalogue.backgrounds = {radio_repairer()};
  return catalogue;
}

std::string list(const std::vector<Problem>& problems) {
  std::string out;
  for (const auto& one : problems) out += "\n" + one.field + ": " + one.message + " (" + one.value + ")";
  return out;
}

/// Another background than the sample, with skills of the made-up catalogue.
Background any_background(const Catalogue& catalogue) {
  auto out = radio_repairer();
  out.skills.clear();
  for (const int each : arbitrary::some_of(arbitrary::skill_count)) {
    out.skills.push_back({arbitrary::numbered("skill-", each), *arbitrary::within(1, highest_level + 1), 1});
  }
  if (*arbitrary::within(0, 2) == 0) out.counts_as = arbitrary::one_of(catalogue).code;
  return out;
}

}  // namespace

TEST_SUITE("A background") {
  TEST_CASE("is found by its code, and is sound") {
    const auto catalogue = with_backgrounds();
    CHECK_MESSAGE(check(catalogue).empty(), list(check(catalogue)));
    REQUIRE(catalogue.background("radio-repairer") != nullptr);
    CHECK(catalogue.background("radio-repairer")->title == "Radio repairer");
    CHECK(catalogue.background("technician") == nullptr);
    CHECK(catalogue.occupation("radio-repairer") == nullptr);
  }

  TEST_CASE("is of a kind whose word is read back") {
    for (const auto kind : all_background_kinds) CHECK(parse_background_kind(name(kind)) == kind);
    CHECK_FALSE(parse_background_kind("Military"));
    CHECK_FALSE(parse_background_kind("htm"));
  }

  TEST_CASE("is refused where it contradicts itself or the catalogue, each at its field") {
    const std::vector<std::pair<const char*, std::function<void(Catalogue&)>>> all{
        {"background[radio-repairer].code", [](Catalogue& c) { c.backgrounds.push_back(radio_repairer()); }},
        {"background[senior].code", [](Catalogue& c) { c.backgrounds[0].code = "senior"; }},
        {"background[radio-repairer].title", [](Catalogue& c) { c.backgrounds[0].title = ""; }},
        {"background[radio-repairer].counts_as", [](Catalogue& c) { c.backgrounds[0].counts_as = "nobody"; }},
        {"background[radio-repairer].skill[magic].code",
         [](Catalogue& c) { c.backgrounds[0].skills.push_back({"magic", 1, 1}); }},
        {"background[radio-repairer].skill[repair].code",
         [](Catalogue& c) { c.backgrounds[0].skills.push_back({"repair", 1, 1}); }},
        {"background[radio-repairer].skill[repair].level", [](Catalogue& c) { c.backgrounds[0].skills[1].level = 5; }},
        {"background[radio-repairer].credentials_often[GROL].code",
         [](Catalogue& c) { c.backgrounds[0].credentials_often.push_back(fixtures::credential("GROL")); }},
        {"background[radio-repairer].credentials_often[CABT].title",
         [](Catalogue& c) { c.backgrounds[0].credentials_often[0].title = "Something else"; }},
        {"background[radio-repairer].carries_over", [](Catalogue& c) { c.backgrounds[0].carries_over = ""; }},
        {"background[radio-repairer].is_missing", [](Catalogue& c) { c.backgrounds[0].is_missing = ""; }},
    };
    for (const auto& [field, make] : all) {
      auto catalogue = with_backgrounds();
      make(catalogue);
      const auto found = check(catalogue);
      REQUIRE_MESSAGE(found.size() == 1, (std::string(field) + ":" + list(found)));
      CHECK(found[0].field == field);
      CHECK(found[0].message != "");
    }
  }
}

TEST_SUITE("A draft from a background") {
  TEST_CASE("has its skills after a year, its education and the credentials that everybody in it holds") {
    const auto draft = draft_profile(with_backgrounds(), "radio-repairer", 36);
    REQUIRE(draft);
    CHECK(draft->education == Education::certificate);
    CHECK(draft->occupations == std::vector<HeldOccupation>{{"radio-repairer", 36}});
    CHECK(draft->credentials == std::vector<HeldCredential>{{"GROL", std::nullopt}});
    CHECK(draft->skills ==
          std::vector<HeldSkill>{{"electronics", 3, Evidence::self_declared}, {"repair", 1, Evidence::self_declared}});
  }

  TEST_CASE("has them one level lower before a year, and none at level 0") {
    const auto draft = draft_profile(with_backgrounds(), "radio-repairer", 11);
    REQUIRE(draft);
    CHECK(draft->skills == std::vector<HeldSkill>{{"electronics", 2, Evidence::self_declared}});
    CHECK(draft_profile(with_backgrounds(), "radio-repairer", -5)->occupations[0].months == 0);
  }

  TEST_CASE("counts its months as experience only where it is the same work") {
    auto catalogue = with_backgrounds();
    const auto& senior = *catalogue.occupation("senior");
    const auto lost = [&] {
      const auto gap = gap_of(*draft_profile(catalogue, "radio-repairer", 36), senior, catalogue, today);
      for (const auto& line : gap.lines) {
        if (line.kind == GapLine::Kind::experience) return line.missing();
      }
      return -1;
    };
    CHECK(lost() == 24);
    catalogue.backgrounds[0].counts_as = "technician";
    CHECK(lost() == 0);
    CHECK(draft_profile(catalogue, "radio-repairer", 36)->occupations ==
          std::vector<HeldOccupation>{{"technician", 36}});
  }

  TEST_CASE("never fits worse with more months, whatever the occupation") {
    CHECK(rc::check("two drafts", [] {
      auto catalogue = arbitrary::catalogue();
      catalogue.backgrounds = {any_background(catalogue)};
      const auto& occupation = arbitrary::one_of(catalogue);
      const int months = *generators::within(0, 40);
      const auto shorter = draft_profile(catalogue, "radio-repairer", months);
      const auto longer = draft_profile(catalogue, "radio-repairer", months + *generators::within(0, 40));
      RC_ASSERT(gap_of(*shorter, occupation, catalogue, today).fit <=
                gap_of(*longer, occupation, catalogue, today).fit);
    }));
  }
}

}  // namespace journeywork::careers
