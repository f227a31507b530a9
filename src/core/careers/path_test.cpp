#include "core/careers/path.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/careers/fixtures.hpp"

namespace journeywork::careers {
namespace {

using fixtures::dollars;
using fixtures::today;

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

TEST_CASE("an apprenticeship with a wage of its own pays that part of the median, or nobody knows what") {
  auto catalogue = ladder();
  const auto apprentice = std::ranges::find(catalogue.options, "apprentice", &LearningOption::code);
  REQUIRE(apprentice != catalogue.options.end());
  apprentice->wage = BasisPoints{7500};
  Profile profile;
  profile.education = Education::high_school;
  const PathQuestion question{profile, cheapest, today, 3, {"apprentice"}};
  const auto found = PathTable(catalogue).to("technician", question);
  REQUIRE(!found.paths.empty());
  CHECK(found.paths.front().steps.front().pay_a_year == Money{4'697'250, "USD"});  // three quarters of 62,630
  catalogue.occupations.front().pay.median.reset();
  const auto unknown = PathTable(catalogue).to("technician", question);
  REQUIRE(!unknown.paths.empty());
  CHECK_FALSE(unknown.paths.front().steps.front().pay_a_year);
}

TEST_CASE("a requirement that nothing gives is named when there is no way") {
  auto catalogue = ladder();
  std::erase_if(catalogue.options, [](const LearningOption& option) { return option.code == "exam"; });
  const auto profile = fixtures::sample_profile();
  const auto found = PathTable(catalogue).to("operator", {profile, fastest, today});
  CHECK(found.paths.empty());
  CHECK(std::ranges::any_of(found.blocks, [](const PathBlock& block) { return block.line.code == "ARRT"; }));
}

/// The examination is open to those who hold a first credential; the only one who gives it takes a year.
Catalogue with_a_first_credential() {
  auto out = ladder();
  auto& exam = *std::ranges::find(out.options, "exam", &LearningOption::code);
  exam.needs_credentials = {"FIRST", "OTHER"};
  exam.needs_source = "the certifying body, 2026";
  auto first = exam;
  first.code = "first-programme";
  first.needs_credentials = {};
  first.gives_credentials = {"FIRST"};
  first.months_low = first.months_high = 12;
  out.options.push_back(first);
  return out;
}

std::vector<std::string> learnt(const Path& path) {
  std::vector<std::string> out;
  for (const auto& step : path.steps)
    if (step.kind == PathStep::Kind::learn) out.push_back(step.code);
  return out;
}

TEST_CASE("what asks for a credential comes after what gives it, and alone for who holds one of those asked for") {
  const auto catalogue = with_a_first_credential();
  auto profile = fixtures::sample_profile();
  profile.education = Education::associate;
  const auto index = [](const Path& path, std::string_view code) {
    const auto codes = learnt(path);
    return std::ranges::find(codes, code) - codes.begin();
  };
  const auto before = PathTable(catalogue).to("operator", {profile, fastest, today}).paths;
  REQUIRE(!before.empty());
  for (const auto& path : before) {
    CHECK(index(path, "first-programme") < index(path, "exam"));
    CHECK(index(path, "exam") < static_cast<std::ptrdiff_t>(learnt(path).size()));
  }
  profile.credentials.push_back({"OTHER", std::nullopt});
  const auto after = PathTable(catalogue).to("operator", {profile, fastest, today}).paths;
  REQUIRE(!after.empty());
  CHECK(std::ranges::count(learnt(after.front()), "first-programme") == 0);
  CHECK(after.front().cost_high.minor < before.front().cost_high.minor);
}

TEST_CASE("who can get no credential that is asked for first is told what is missing") {
  auto catalogue = with_a_first_credential();
  std::erase_if(catalogue.options, [](const LearningOption& option) { return option.code == "first-programme"; });
  auto profile = fixtures::sample_profile();
  profile.education = Education::associate;
  const auto found = PathTable(catalogue).to("operator", {profile, fastest, today});
  CHECK(found.paths.empty());
  CHECK(std::ranges::any_of(found.blocks, [](const PathBlock& block) { return block.line.code == "ARRT"; }));
}

TEST_CASE("what asks for years is no step, and is recommended once they are there, unless its credential is held") {
  auto catalogue = ladder();
  auto expert = *catalogue.option("exam");
  expert.code = "expert";
  expert.needs_experience_months = 24;
  expert.needs_source = "the certifying body, 2026";
  expert.gives_credentials = {"EXPERT"};
  expert.skills = {{"electronics", 3, 1}, {"leading", 2, 1}};
  catalogue.options.push_back(expert);
  const auto recommends = [&](std::string_view target, const Profile& profile) {
    const auto found = PathTable(catalogue).to(target, {profile, fastest, today});
    REQUIRE(!found.paths.empty());
    CHECK(std::ranges::count(learnt(found.paths.front()), "expert") == 0);
    return std::ranges::count(found.paths.front().steps.back().recommended, "expert") > 0;
  };
  Profile pupil;
  pupil.education = Education::high_school;
  CHECK(!recommends("technician", pupil));
  auto profile = fixtures::sample_profile();
  CHECK(recommends("senior", profile));
  profile.credentials.push_back({"EXPERT", std::nullopt});
  CHECK(!recommends("senior", profile));
}

TEST_CASE("an occupation that is held is there already") {
  const auto catalogue = ladder();
  const auto profile = fixtures::sample_profile();
  const auto found = PathTable(catalogue).to("technician", {profile, fastest, today});
  REQUIRE(found.paths.size() == 1);
  CHECK(found.paths.front().months == 0);
  CHECK(PathTable(catalogue).to("nothing known", {profile, fastest, today}).paths.empty());
}

}  // namespace
}  // namespace journeywork::careers
