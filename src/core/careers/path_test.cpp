#include "core/careers/path.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/careers/arbitrary_test.hpp"

namespace journeywork::careers {
namespace {

using fixtures::dollars;
using fixtures::today;

constexpr std::array wishes{fastest, cheapest, best_paid, Wish{}, Wish{2, 3, 5}};

/// The sample's catalogue with a licence to learn and a technician's apprenticeship.
Catalogue ladder() {
  auto out = fixtures::sample_catalogue();
  auto exam = fixtures::college();
  exam.code = "exam";
  exam.title = "Examination";
  exam.kind = "self-study";
  exam.months_low = exam.months_high = 6;
  exam.hours_a_week = 5;
  exam.cost_low = exam.cost_high = dollars(500);
  exam.gives_education = std::nullopt;
  exam.gives_credentials = {"ARRT"};
  exam.skills = {{"hygiene", 2, 1}};
  exam.text = "Alone. On Monday: order the book.";
  auto apprentice = fixtures::college();
  apprentice.code = "apprentice";
  apprentice.kind = "apprenticeship";
  apprentice.paid = true;
  apprentice.cost_low = apprentice.cost_high = dollars(0);
  apprentice.gives_education = std::nullopt;
  apprentice.skills = {{"repair", 2, 1}, {"electronics", 2, 1}};
  out.options.push_back(exam);
  out.options.push_back(apprentice);
  return out;
}

/// College counts for the senior, who needs electronics; it takes 22 months and interrupts the work.
TEST_CASE("a technician works until the experience is there and then goes to college for the degree") {
  const auto catalogue = ladder();
  const auto profile = fixtures::sample_profile();
  const auto found = PathTable(catalogue).to("senior", {profile, fastest, today});
  REQUIRE(!found.paths.empty());
  const auto& steps = found.paths.front().steps;
  REQUIRE(steps.size() == 3);
  CHECK(steps[0].kind == PathStep::Kind::work);
  CHECK(steps[0].months == 12);
  CHECK(steps[0].pay_a_year == dollars(62'630));
  CHECK(steps[1].code == "college");
  CHECK(steps[1].months == 22);
  CHECK(!steps[1].beside_work);
  CHECK(steps[1].pay_a_year == dollars(0));
  CHECK(steps[2].code == "senior");
  CHECK(!steps[2].pay_a_year);
  CHECK(found.paths.front().months == 34);
  CHECK(found.paths.front().months_unknown == 120 - 34);
  CHECK(found.paths.front().ten_years == dollars(62'630));
}

TEST_CASE("an apprenticeship pays a beginner's wage and is told beside other ways in") {
  const auto catalogue = ladder();
  Profile profile;
  profile.education = Education::high_school;
  const auto found = PathTable(catalogue).to("technician", {profile, cheapest, today, 3, {"apprentice"}});
  REQUIRE(!found.paths.empty());
  CHECK(found.paths.front().steps.front().code == "apprentice");
  CHECK(found.paths.front().steps.front().pay_a_year == dollars(39'060));
}

TEST_CASE("a requirement that nothing gives is named when there is no way") {
  auto catalogue = ladder();
  std::erase_if(catalogue.options, [](const LearningOption& option) { return option.code == "exam"; });
  const auto profile = fixtures::sample_profile();
  const auto found = PathTable(catalogue).to("operator", {profile, fastest, today});
  CHECK(found.paths.empty());
  CHECK(std::ranges::any_of(found.blocks, [](const PathBlock& block) { return block.line.code == "ARRT"; }));
}

TEST_CASE("an occupation that is held is there already") {
  const auto catalogue = ladder();
  const auto profile = fixtures::sample_profile();
  const auto found = PathTable(catalogue).to("technician", {profile, fastest, today});
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths.front().months == 0);
  CHECK(PathTable(catalogue).to("nothing known", {profile, fastest, today}).paths.empty());
}

TEST_CASE("months, cost and pay of the steps are those of the path, and every path differs") {
  CHECK(rc::check("for any catalogue, profile and wish", [] {
    auto catalogue = arbitrary::catalogue();
    catalogue.options = ladder().options;
    const auto profile = arbitrary::profile();
    const auto& target = arbitrary::one_of(catalogue);
    const auto found = PathTable(catalogue).to(target.code, {profile, *rc::gen::elementOf(wishes), today});
    for (const auto& path : found.paths) {
      int months = 0;
      std::int64_t cost = 0;
      for (const auto& step : path.steps) {
        months += step.months;
        cost += step.cost_high.minor;
      }
      RC_ASSERT(path.months == months);
      RC_ASSERT(path.cost_high.minor == cost);
      RC_ASSERT(path.steps.back().code == target.code);
      RC_ASSERT(std::ranges::count(found.paths, path) == 1);
    }
  }));
}

/// The profile after a step. Work steps name their occupation; what is learnt beside work is so in the current one.
void take(const PathStep& step, const Catalogue& catalogue, std::string& current, Profile& profile) {
  if (step.kind == PathStep::Kind::work) current = step.code;
  if (step.kind == PathStep::Kind::work || step.beside_work) profile.occupations.push_back({current, step.months});
  if (step.kind == PathStep::Kind::enter) current = step.code;
  if (step.kind != PathStep::Kind::learn) return;
  const auto& option = *catalogue.option(step.code);
  profile.education = std::max(profile.education, option.gives_education.value_or(Education::none));
  for (const auto& code : option.gives_credentials) profile.credentials.push_back({code, std::nullopt});
}

TEST_CASE("nothing required is missing when an occupation is taken up") {
  CHECK(rc::check("for any catalogue, profile and wish", [] {
    auto catalogue = arbitrary::catalogue();
    catalogue.options = ladder().options;
    catalogue.options[1].gives_credentials = {"C0", "C1"};
    const auto profile = arbitrary::profile();
    const auto& target = arbitrary::one_of(catalogue);
    for (const auto& path : PathTable(catalogue).to(target.code, {profile, *rc::gen::elementOf(wishes), today}).paths) {
      auto able = profile;
      std::string current;
      for (const auto& held : profile.occupations)
        if (catalogue.occupation(held.occupation) != nullptr) current = held.occupation;
      for (const auto& step : path.steps) {
        take(step, catalogue, current, able);
        const auto held = std::ranges::count(profile.occupations, step.code, &HeldOccupation::occupation);
        if (step.kind != PathStep::Kind::enter || held > 0) continue;
        RC_ASSERT(gap_of(able, *catalogue.occupation(step.code), catalogue, today).reachable());
      }
    }
  }));
}

TEST_CASE("more in a profile never makes the fastest way slower") {
  CHECK(rc::check("whatever is gained", [] {
    auto catalogue = arbitrary::catalogue();
    catalogue.options = ladder().options;
    const auto profile = arbitrary::profile();
    const auto more = arbitrary::gained(profile);
    const auto& target = arbitrary::one_of(catalogue);
    const PathTable table(catalogue);
    const auto before = table.to(target.code, {profile, fastest, today});
    const auto after = table.to(target.code, {more, fastest, today});
    if (before.paths.empty()) return;
    RC_ASSERT(!after.paths.empty());
    RC_ASSERT(after.paths.front().months <= before.paths.front().months);
  }));
}

}  // namespace
}  // namespace journeywork::careers
