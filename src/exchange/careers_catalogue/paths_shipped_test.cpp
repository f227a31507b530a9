#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
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

/// What cannot be reached from a high school diploma, with what the blocks must name. Add to it only with a reason.
const std::map<std::string, std::string> not_from_school = {};

TEST_CASE("Everything is reached from a high school diploma, but for what is listed here with what blocks it") {
  const auto catalogue = shipped_catalogue::catalogue();
  const PathTable table(catalogue);
  Profile pupil;
  pupil.education = Education::high_school;
  std::map<std::string, std::string> blocked;
  for (const auto& occupation : catalogue.occupations) {
    CAPTURE(occupation.code);
    const auto answer = table.to(occupation.code, {pupil, fastest, today});
    CHECK(answer.paths.empty() != answer.blocks.empty());
    if (answer.paths.empty()) blocked[occupation.code] = answer.blocks.empty() ? "" : answer.blocks.front().line.code;
    for (const auto& path : answer.paths) check_figures(path);
  }
  CHECK(blocked == not_from_school);
}

/// Whether one who has so much is admitted to an option and gets anything of it.
void check_admitted(const LearningOption& option, const std::set<std::string>& held, Education education) {
  CAPTURE(option.code);
  const auto holds = [&](const std::string& code) { return held.contains(code); };
  CHECK(option.needs_education <= education);
  CHECK((option.needs_credentials.empty() || std::ranges::any_of(option.needs_credentials, holds)));
  CHECK((option.gives_credentials.empty() || !std::ranges::all_of(option.gives_credentials, holds)));
}

/// Step by step: who is admitted to what, no learning twice, no credential that is held, no years skipped.
void check_order(const Catalogue& catalogue, const Profile& profile, const Path& path) {
  CAPTURE(told(path));
  std::set<std::string> held;
  std::set<std::string> learnt;
  for (const auto& each : profile.credentials) held.insert(each.code);
  auto education = profile.education;
  for (const auto& step : path.steps) {
    for (const auto& code : step.recommended) check_admitted(*catalogue.option(code), held, education);
    if (step.kind != PathStep::Kind::learn) continue;
    const auto& option = *catalogue.option(step.code);
    check_admitted(option, held, education);
    CHECK(option.needs_experience_months == 0);
    CHECK(learnt.insert(option.code).second);
    held.insert(option.gives_credentials.begin(), option.gives_credentials.end());
    education = std::max(education, option.gives_education.value_or(Education::none));
  }
}

TEST_CASE("No way has a step to which one is not admitted yet, nor one for what is held already") {
  const auto catalogue = shipped_catalogue::catalogue();
  const PathTable table(catalogue);
  Profile pupil;
  pupil.education = Education::high_school;
  std::vector<std::pair<std::string, Profile>> people{{"pupil", pupil}};
  for (const auto* code : {"electronics-technician", "military-bmet", "military-radiology", "nurse", "bmet-2"})
    people.emplace_back(code, draft_profile(catalogue, code, 60).value());
  for (const auto& [name, profile] : people) {
    CAPTURE(name);
    for (const auto& occupation : catalogue.occupations)
      for (const auto& path : table.to(occupation.code, {profile, Wish{}, today}).paths)
        check_order(catalogue, profile, path);
  }
}

TEST_CASE(
    "MRI after another imaging credential is for those who hold one; others are shown a programme in MRI itself") {
  const auto catalogue = shipped_catalogue::catalogue();
  const PathTable table(catalogue);
  Profile pupil;
  pupil.education = Education::high_school;
  const auto from_school = table.to("mri-technologist", {pupil, fastest, today}).paths;
  REQUIRE(!from_school.empty());
  CHECK(!learns(from_school.front(), "mri-post-primary"));
  CHECK(learns(from_school.front(), "aas-mri"));
  auto radiographer = draft_profile(catalogue, "radiologic-technologist", 36).value();
  const auto further = table.to("mri-technologist", {radiographer, fastest, today}).paths;
  REQUIRE(!further.empty());
  CHECK(learns(further.front(), "mri-post-primary"));
  std::erase_if(radiographer.credentials, [](const HeldCredential& each) { return each.code == "RT(R)"; });
  for (const auto& path : table.to("mri-technologist", {radiographer, fastest, today}).paths) {
    CAPTURE(told(path));
    CHECK((!learns(path, "mri-post-primary") || learns(path, "aas-radiography") || learns(path, "aas-sonography") ||
           learns(path, "aas-nuclear-medicine") || learns(path, "nuclear-medicine-programme")));
  }
}

TEST_CASE("A business degree makes no engineer, and an associate degree of another kind no clinical technologist") {
  const auto catalogue = shipped_catalogue::catalogue();
  const PathTable table(catalogue);
  Profile pupil;
  pupil.education = Education::high_school;
  for (const auto* target : {"bioengineer", "clinical-engineer", "research-scientist"})
    for (const auto wish : {fastest, cheapest, best_paid, Wish{}})
      for (const auto& path : table.to(target, {pupil, wish, today}).paths) {
        CAPTURE(told(path));
        CHECK(!learns(path, "bs-health-administration"));
        CHECK(!learns(path, "bs-health-administration-full"));
      }
  const auto technician = draft_profile(catalogue, "electronics-technician", 60).value();
  for (const auto& path : table.to("cardiovascular-technologist", {technician, fastest, today}).paths) {
    CAPTURE(told(path));
    CHECK(path.months >= 12);
  }
}

}  // namespace
}  // namespace journeywork::exchange
