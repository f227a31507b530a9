#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/path.hpp"
#include "exchange/careers_catalogue/shipped_test.hpp"

/// Ways over the catalogue that we ship, for the people whom it is made for.
namespace journeywork::exchange {
namespace {

using namespace careers;

const Date today{2026, 11, 21};

std::string told(const Path& path) {
  std::string out = std::to_string(path.months) + " months:";
  for (const auto& step : path.steps) {
    out += ' ';
    out += careers::name(step.kind);
    out += ' ' + step.code + ' ' + std::to_string(step.months);
  }
  return out;
}

bool learns(const Path& path, std::string_view option) {
  return std::ranges::any_of(
      path.steps, [&](const PathStep& step) { return step.kind == PathStep::Kind::learn && step.code == option; });
}

void check_figures(const Path& path) {
  CAPTURE(told(path));
  CHECK(path.cost_low.minor <= path.cost_high.minor);
  CHECK((path.ten_years.minor > 0 || path.months_unknown > 0));
  for (const auto& step : path.steps) {
    CHECK(!step.why.empty());
    CHECK(!step.monday.empty());
    CHECK((step.months > 0) == (step.kind != PathStep::Kind::enter));
  }
}

TEST_CASE("An avionics technician gets three different ways to either occupation, with time, cost and pay") {
  const auto catalogue = shipped_catalogue::catalogue();
  const PathTable table(catalogue);
  auto profile = draft_profile(catalogue, "avionics-technician", 60);
  REQUIRE(profile);
  profile->education = Education::associate;
  for (const auto* target : {"bmet-1", "imaging-specialist"}) {
    for (const auto wish : {fastest, cheapest, best_paid, Wish{}}) {
      CAPTURE(target);
      const auto paths = table.to(target, {*profile, wish, today}).paths;
      REQUIRE(paths.size() == 3);
      std::set<std::string> all;
      for (const auto& path : paths) {
        check_figures(path);
        all.insert(told(path));
      }
      CHECK(all.size() == 3);
    }
  }
}

TEST_CASE("A pupil with no more than a high school diploma is shown the apprenticeship on the way to BMET I") {
  const auto catalogue = shipped_catalogue::catalogue();
  const PathTable table(catalogue);
  Profile pupil;
  pupil.education = Education::high_school;
  for (const auto wish : {fastest, cheapest, best_paid, Wish{}}) {
    const auto paths = table.to("bmet-1", {pupil, wish, today, 3, {"bmet-apprenticeship"}}).paths;
    std::string all;
    for (const auto& path : paths) {
      check_figures(path);
      all += told(path) + "\n";
    }
    CAPTURE(all);
    CHECK(std::ranges::any_of(paths, [](const Path& path) { return learns(path, "bmet-apprenticeship"); }));
  }
}

TEST_CASE("Who has no diploma is told that BMET I asks for one") {
  const auto catalogue = shipped_catalogue::catalogue();
  const auto answer = PathTable(catalogue).to("bmet-1", {Profile{}, fastest, today});
  CHECK(answer.paths.empty());
  REQUIRE(answer.blocks.size() == 1);
  CHECK(answer.blocks.front().line.kind == GapLine::Kind::education);
}

TEST_CASE("Everything can be reached with a high school diploma, or it is said what blocks the way") {
  const auto catalogue = shipped_catalogue::catalogue();
  const PathTable table(catalogue);
  Profile pupil;
  pupil.education = Education::high_school;
  std::vector<std::string> blocked;
  for (const auto& occupation : catalogue.occupations) {
    CAPTURE(occupation.code);
    const auto answer = table.to(occupation.code, {pupil, fastest, today});
    CHECK(answer.paths.empty() != answer.blocks.empty());
    if (answer.paths.empty()) blocked.push_back(occupation.code);
    for (const auto& path : answer.paths) check_figures(path);
  }
  std::string names;
  for (const auto& code : blocked) names += code + " ";
  CAPTURE(names);
  CHECK(blocked.size() <= catalogue.occupations.size() / 10);
}

}  // namespace
}  // namespace journeywork::exchange
