#include "core/careers/merge.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/careers/arbitrary_test.hpp"
#include "core/careers/fit_table.hpp"
#include "core/careers/fixtures.hpp"
#include "core/careers/merge_occupation.hpp"
#include "core/careers/path.hpp"

namespace journeywork::careers {
namespace {

using Rating = ReferenceRating;

ReferenceOccupation reference(std::string code, std::string title, int zone) {
  ReferenceOccupation out;
  out.code = std::move(code);
  out.title = std::move(title);
  out.description = "Does it.";
  out.zone = zone;
  return out;
}

ReferenceCommon common() { return {"29.1", {{"2.B.3.l", "Repairing", "Repairing machines."}}, {}, {}}; }

/// Repairers of medical equipment, whom `technician` and `senior` of the fixture stand for; calibrators; nobody rated.
std::vector<ReferenceOccupation> references() {
  auto repairers = reference("49-9062.00", "Medical Equipment Repairers", 3);
  repairers.titles = {{"Biomed Tech", "", ReferenceTitle::Source::reported}};
  repairers.related = {{"17-3028.00", ReferenceRelated::Tier::primary_short, 1},
                       {"11-9199.00", ReferenceRelated::Tier::primary_short, 2},
                       {"99-9999.00", ReferenceRelated::Tier::primary_long, 6}};
  auto calibrators = reference("17-3028.00", "Calibration Technologists and Technicians", 3);
  calibrators.titles = {{"Metrology Technician", "", ReferenceTitle::Source::alternate}};
  calibrators.tasks = {{"Calibrate.", ReferenceTask::Kind::core, false},
                       {"Order parts.", ReferenceTask::Kind::supplemental, false},
                       {"Model it.", ReferenceTask::Kind::core, true}};
  calibrators.ratings = {{"2.B.3.l", Rating::Kind::skill, 425, 400},
                         {"2.C.3.a", Rating::Kind::knowledge, 300, 560},
                         {"2.B.3.e", Rating::Kind::skill, 299, 560},
                         {"2.B.3.m", Rating::Kind::skill, 400, std::nullopt},
                         {"1.A.1.a.1", Rating::Kind::ability, 400, 400}};
  calibrators.interests.high_points = "RIC";
  calibrators.shares.education = {0, 3472, 1328, 1267, 3932, 0, 0, 0, 0, 0, 0, 0};
  calibrators.shares.experience = {1900, 0, 374, 0, 0, 4000, 2239, 0, 883, 0, 0};
  calibrators.technology = {{"Excel", "Spreadsheet", false, false}, {"LabVIEW", "Control", true, true}};
  calibrators.related = {{"49-9062.00", ReferenceRelated::Tier::primary_short, 1},
                         {"49-9062.00", ReferenceRelated::Tier::supplemental, 11}};
  return {repairers, calibrators, reference("11-9199.00", "Managers, All Other", 0)};
}

Catalogue ours() {
  auto out = fixtures::sample_catalogue();
  for (auto& each : out.occupations) {
    if (each.code == "technician" || each.code == "senior") each.onet = "49-9062.00";
  }
  return out;
}

OohFigure page(std::string soc, std::int64_t dollars) {
  OohFigure out;
  out.title = "Page of " + soc;
  out.soc = std::move(soc);
  out.annual_median = fixtures::dollars(dollars);
  out.jobs = 15'800;
  out.growth_percent = 5;
  out.jobs_year = 2024;
  out.projected_year = 2034;
  out.pay_year = 2024;
  return out;
}

MergedCatalogue merged_with(const std::vector<OohFigure>& pages = {}) {
  const auto all = references();
  return merged(ours(), common(), all, pages);
}

}  // namespace

TEST_SUITE("A merged catalogue") {
  TEST_CASE("has ours in front, unchanged, and what none of ours stands for behind") {
    const auto all = merged_with();
    const auto before = ours();
    REQUIRE(all.catalogue.occupations.size() == before.occupations.size() + 1);
    for (std::size_t i = 0; i < before.occupations.size(); ++i) {
      CHECK(all.catalogue.occupations[i] == before.occupations[i]);
      CHECK(all.provenance[i] == Provenance{});
    }
    CHECK(all.catalogue.occupations.back().code == "17-3028.00");
    CHECK(all.provenance.back() == Provenance{Provenance::Origin::onet, true});
    CHECK(all.provenance.size() == all.catalogue.occupations.size());
    CHECK(all.unrated == std::vector<std::string>{"11-9199.00"});
    CHECK(check(all.catalogue).empty());
  }

  TEST_CASE("keeps O*NET's other titles of ours apart") {
    const auto all = merged_with();
    const std::vector<ReferenceTitle> titles{{"Biomed Tech", "", ReferenceTitle::Source::reported}};
    CHECK(all.more_titles == std::vector<MoreTitles>{{"technician", titles}, {"senior", titles}});
  }

  TEST_CASE("says of an occupation of O*NET what its tables say") {
    const auto all = merged_with({page("17-3028", 65'040)});
    const auto& found = all.catalogue.occupations.back();
    CHECK(found.short_title == "Calibration…");
    CHECK(found.soc == "17-3028");
    CHECK(found.family == Family::research);
    CHECK(found.zone == 3);
    CHECK(found.interests == "RIC");
    CHECK(found.duties == std::vector<std::string>{"Calibrate."});
    CHECK(found.technology == std::vector<std::string>{"LabVIEW", "Excel"});
    CHECK(found.also == std::vector<std::string>{"Metrology Technician"});
    CHECK(found.requirements.education == Education::high_school);
    CHECK(found.requirements.education_preferred == Education::associate);
    CHECK(found.requirements.experience_months == 12);
    CHECK(found.requirements.credentials.empty());
    CHECK(found.skills == std::vector<SkillNeed>{{"onet-2.B.3.l", 3, 4}, {"onet-2.C.3.a", 4, 3}});
    CHECK(found.pay.median == fixtures::dollars(65'040));
    CHECK(found.pay.year == 2024);
    CHECK(found.outlook.span == "2024-34");
    CHECK(found.outlook.jobs == 15'800);
    CHECK(all.catalogue.skill("onet-2.B.3.l")->title == "Repairing");
    CHECK(all.catalogue.skill("onet-2.C.3.a")->kind == SkillKind::digital);
  }

  TEST_CASE("takes pay from the page of the smallest group there is, and says whose it is") {
    const auto pay = [](const std::vector<OohFigure>& pages) {
      return merged_with(pages).catalogue.occupations.back().pay;
    };
    CHECK(pay({page("17-0000", 1), page("17-2000", 2)}) == PayRange{});
    CHECK(pay({page("17-3000", 3), page("17-3020", 4)}).median == fixtures::dollars(4));
    CHECK(pay({page("17-3020", 4), page("17-3028", 5), page("", 6)}).median == fixtures::dollars(5));
    CHECK(pay({page("17-3020", 4)}).scope.find("Page of 17-3020") != std::string::npos);
    auto highest = page("17-3028", 239'200);
    highest.at_least = true;
    CHECK(pay({highest}).scope.find("or more") != std::string::npos);
  }

  TEST_CASE("requires the licence without which nobody may do the work, one for each kind of work") {
    auto catalogue = ours();
    catalogue.licensed = {{"29-1", {"29-1125"}, "All states license it.", "Handbook of samples", 2025}};
    REQUIRE(check(catalogue).empty());
    const std::vector<ReferenceOccupation> references{reference("29-1124.00", "Radiation Therapists", 3),
                                                      reference("29-1125.00", "Recreational Therapists", 4),
                                                      reference("29-1126.00", "Respiratory Therapists", 3),
                                                      reference("29-2099.00", "Health Technicians, All Other", 3)};
    const auto all = merged(catalogue, common(), references, {});
    CHECK(check(all.catalogue).empty());
    const auto asked = [&](const char* code) { return all.catalogue.occupation(code)->requirements.credentials; };
    REQUIRE(asked("29-1124.00").size() == 1);
    CHECK(asked("29-1124.00")[0].title == "Licence to work as Radiation Therapists");
    CHECK(asked("29-1124.00")[0].why == "All states license it. (Handbook of samples, 2025)");
    CHECK(asked("29-1126.00")[0].code != asked("29-1124.00")[0].code);
    CHECK(asked("29-1125.00").empty());
    CHECK(asked("29-2099.00").empty());
    Profile pupil;
    pupil.education = Education::doctoral;
    const PathTable table(all.catalogue);
    const auto answer = table.to("29-1124.00", {pupil, {}, fixtures::today});
    CHECK(answer.paths.empty());
    CHECK_FALSE(answer.blocks.empty());
    CHECK_FALSE(table.to("29-1125.00", {pupil, {}, fixtures::today}).paths.empty());
  }

  TEST_CASE("has moves along related occupations: from each of ours, to the one of ours that asks for least") {
    const auto all = merged_with().catalogue;
    std::vector<std::pair<std::string, std::string>> added;
    for (std::size_t i = ours().moves.size(); i < all.moves.size(); ++i) {
      added.emplace_back(all.moves[i].from, all.moves[i].to);
      CHECK(all.moves[i].kind == Move::Kind::lateral);
      CHECK(all.moves[i].why.find("O*NET 29.1") == 0);
    }
    CHECK(added == std::vector<std::pair<std::string, std::string>>{
                       {"17-3028.00", "technician"}, {"technician", "17-3028.00"}, {"senior", "17-3028.00"}});
    CHECK(all.moves.back().months_typical == months_between(3, 3).typical);
  }

  TEST_CASE("is ours alone when nothing is loaded") {
    const auto all = merged(ours(), {}, {}, {});
    CHECK(all.catalogue == ours());
    CHECK(all.more_titles.empty());
  }

  TEST_CASE("holds together whatever is loaded, and can be fitted to anybody") {
    CHECK(rc::check([] {
      using arbitrary::within;
      auto before = arbitrary::catalogue();
      const auto code = [] { return std::string("11-101") + std::to_string(*within(0, 6)) + ".00"; };
      for (auto& each : before.occupations) {
        if (*within(0, 2) == 0) each.onet = code();
      }
      const auto text = [] {
        return *rc::gen::element<std::string>("", "A", "Ten thousand, and some more wörds", "é");
      };
      std::vector<ReferenceOccupation> loaded;
      for (int i = *within(0, 6); i > 0; --i) {
        auto each = reference(*within(0, 9) == 0 ? text() : code(), text(), *within(-1, 7));
        each.interests.high_points = *rc::gen::element<std::string>("", "RIC", "XRR", "AS");
        for (int n = *within(0, 5); n > 0; --n) {
          each.ratings.push_back({*rc::gen::element<std::string>("2.A.1.a", "2.B.3.l", "2 A", ""), Rating::Kind::skill,
                                  *within(100, 501), *within(0, 701)});
          each.related.push_back({code(), ReferenceRelated::Tier::primary_long, *within(0, 20)});
          each.shares.education.push_back(*within(0, 10'000));
          each.shares.experience.push_back(*within(0, 10'000));
        }
        loaded.push_back(std::move(each));
      }
      const auto pages =
          std::vector{page(*rc::gen::element<std::string>("11-1010", "11-1013", "", "x"), *within(-1, 3))};
      const auto all = merged(before, common(), loaded, pages);
      RC_ASSERT(check(all.catalogue).empty());
      RC_ASSERT(all.provenance.size() == all.catalogue.occupations.size());
      for (const auto fit : FitTable(all.catalogue).fits(arbitrary::profile(), fixtures::today)) {
        RC_ASSERT(fit.points >= 0 && fit.points <= 10'000);
      }
    }));
  }
}

TEST_SUITE("The rules by which O*NET becomes ours") {
  TEST_CASE("bring levels and importance to our steps") {
    CHECK(level_of_onet(0) == 1);
    CHECK(level_of_onet(249) == 1);
    CHECK(level_of_onet(250) == 2);
    CHECK(level_of_onet(400) == 3);
    CHECK(level_of_onet(549) == 3);
    CHECK(level_of_onet(700) == 4);
    CHECK(importance_of_onet(300) == 3);
    CHECK(importance_of_onet(350) == 4);
    CHECK(importance_of_onet(500) == 5);
  }

  TEST_CASE("take education from the quarters of the people asked, else from the job zone") {
    auto one = reference("11-1011.00", "A", 5);
    CHECK(education_of(one) == ReferenceEducation{Education::master, Education::master});
    one.zone = 1;
    CHECK(education_of(one) == ReferenceEducation{Education::none, Education::none});
    one.shares.education = {0, 0, 0, 0, 3000, 5000, 0, 2000};
    CHECK(education_of(one) == ReferenceEducation{Education::associate, Education::bachelor});
    one.shares.education = {0, 0, 0, 0, 0, 0, 0, 0, 0, 6000, 4000, 0};
    CHECK(education_of(one) == ReferenceEducation{Education::doctoral, Education::doctoral});
    one.zone = 4;
    one.shares.education = {0, 0, 3000, 0, 1000, 6000};
    CHECK(education_of(one) == ReferenceEducation{Education::bachelor, Education::bachelor});
    one.zone = 3;
    CHECK(education_of(one) == ReferenceEducation{Education::certificate, Education::bachelor});
    one.shares.education = {0, 500, 3000, 0, 0, 0};
    CHECK(education_of(one) == ReferenceEducation{Education::certificate, Education::certificate});
    one.shares.education = {0, 0, 0, 0, 0, 300, 0, 900, 0, 0, 0, 2900};
    CHECK(education_of(one) == ReferenceEducation{Education::doctoral, Education::doctoral});
    one.shares.education = {2500, 7500};
    CHECK(education_of(one) == ReferenceEducation{Education::none, Education::high_school});
  }

  TEST_CASE("ask for no experience where nobody was asked, else for what three quarters had") {
    auto one = reference("11-1011.00", "A", 5);
    CHECK(experience_of(one) == 0);
    one.shares.experience = {1000, 0, 0, 0, 0, 1499, 7501};
    CHECK(experience_of(one) == 24);
    one.shares.experience = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10'000};
    CHECK(experience_of(one) == 120);
  }

  TEST_CASE("reckon more time the further the job zones are apart, and never less than none") {
    for (int from = 0; from <= 5; ++from) {
      for (int to = 1; to <= 5; ++to) {
        const auto months = months_between(from, to);
        CHECK(months.fast > 0);
        CHECK(months.fast <= months.typical);
        CHECK(months.typical <= months.slow);
        CHECK(months.typical >= months_between(from, to - 1).typical);
      }
    }
  }

  TEST_CASE("sort families by the major group") {
    CHECK(family_of_soc("49-9062") == Family::htm);
    CHECK(family_of_soc("49-9064") == Family::other);
    CHECK(family_of_soc("29-1141") == Family::clinical);
    CHECK(family_of_soc("19-1042") == Family::research);
    CHECK(family_of_soc("") == Family::other);
  }

  TEST_CASE("name the skill of an element and find the element again") {
    CHECK(element_of(element_skill("2.A.1.a")) == "2.A.1.a");
    CHECK(element_of("repair") == std::nullopt);
  }
}

}  // namespace journeywork::careers
