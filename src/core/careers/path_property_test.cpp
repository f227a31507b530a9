#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/careers/path_arbitrary_test.hpp"

namespace journeywork::careers {
namespace {

using fixtures::today;

/// A question about an occupation of any catalogue, for any wish, and what comes of it.
struct Asked {
  Catalogue catalogue = arbitrary::whole_catalogue();
  Profile profile = arbitrary::profile();
  std::string target = arbitrary::one_of(catalogue).code;
  PathQuestion question{profile, *rc::gen::elementOf(arbitrary::wishes), today};
  std::vector<Path> paths = PathTable(catalogue).to(target, question).paths;

  [[nodiscard]] bool held(const std::string& occupation) const {
    return std::ranges::find(profile.occupations, occupation, &HeldOccupation::occupation) != profile.occupations.end();
  }
};

TEST_CASE("months, cost and pay of the steps are those of the way") {
  CHECK(rc::check("for any catalogue, profile and wish", [] {
    const Asked asked;
    for (const auto& path : asked.paths) {
      int months = 0;
      int unknown = 0;
      std::int64_t low = 0;
      std::int64_t high = 0;
      std::int64_t pay = 0;  // times 12
      const auto pass = [&](const PathStep& step, int some) {
        const int counted = std::max(0, std::min(120, months + some) - std::min(120, months));
        if (step.pay_a_year) pay += step.pay_a_year->minor * counted;
        if (!step.pay_a_year) unknown += counted;
        months += some;
      };
      for (const auto& step : path.steps) {
        low += step.cost_low.minor;
        high += step.cost_high.minor;
        pass(step, step.months);
        RC_ASSERT(step.kind != PathStep::Kind::enter || step.months == 0);
      }
      RC_ASSERT(path.months == months);
      RC_ASSERT(path.cost_low.minor == low);
      RC_ASSERT(path.cost_high.minor == high);
      RC_ASSERT(path.steps.back().code == asked.target);
      pass(path.steps.back(), 120);
      RC_ASSERT(path.ten_years.minor == pay / 12);
      RC_ASSERT(path.months_unknown == unknown);
    }
  }));
}

/// What makes a way differ from another by the definition.
std::pair<std::vector<std::string>, std::set<std::string>> character(const Catalogue& catalogue, const Path& path) {
  std::pair<std::vector<std::string>, std::set<std::string>> out;
  for (const auto& step : path.steps) {
    if (step.kind == PathStep::Kind::enter && step.towards == step.code) out.first.push_back(step.code);
    if (step.kind == PathStep::Kind::learn && step.months >= 6) out.second.insert(catalogue.option(step.code)->kind);
  }
  return out;
}

TEST_CASE("alternatives differ in the occupations taken up or in the kinds of long learning") {
  CHECK(rc::check("for any catalogue, profile and wish", [] {
    const Asked asked;
    RC_ASSERT(asked.paths.size() <= asked.question.how_many);
    for (auto one = asked.paths.begin(); one != asked.paths.end(); ++one)
      for (auto other = std::next(one); other != asked.paths.end(); ++other)
        RC_ASSERT(character(asked.catalogue, *one) != character(asked.catalogue, *other));
  }));
}

bool teaches_half(const Occupation& occupation, const LearningOption& option) {
  const auto asked = std::ranges::count_if(option.skills, [&](const SkillNeed& each) {
    return std::ranges::find(occupation.skills, each.skill, &SkillNeed::skill) != occupation.skills.end();
  });
  return 2 * static_cast<std::size_t>(asked) >= option.skills.size();
}

/// The profile after a step. Work steps name their occupation; what is learnt beside work is so in the current one. The
/// experience that an option gives is in the occupation that it leads to; a degree counts where that, or a target
/// that asks for more education, asks for half of what it teaches.
void take(const Asked& asked, const PathStep& step, std::string& current, Profile& profile) {
  const auto& catalogue = asked.catalogue;
  if (step.kind == PathStep::Kind::work) current = step.code;
  if (step.kind == PathStep::Kind::work || step.beside_work) profile.occupations.push_back({current, step.months});
  if (step.kind == PathStep::Kind::enter) current = step.code;
  if (step.kind != PathStep::Kind::learn) return;
  const auto& option = *catalogue.option(step.code);
  const auto gives = option.gives_education.value_or(Education::none);
  const bool for_it = teaches_half(*catalogue.occupation(step.towards), option);
  const auto& last = *catalogue.occupation(asked.target);
  const bool asks_more = last.requirements.education > catalogue.occupation(step.towards)->requirements.education;
  if (gives <= Education::high_school || for_it || (asks_more && teaches_half(last, option)))
    profile.education = std::max(profile.education, gives);
  for (const auto& code : option.gives_credentials) profile.credentials.push_back({code, std::nullopt});
  if (for_it) profile.occupations.push_back({step.towards, std::min(option.gives_experience_months, step.months)});
}

bool admitted(const LearningOption& option, const Profile& profile) {
  const auto held = [&](const std::string& code) {
    return std::ranges::any_of(profile.credentials,
                               [&](const HeldCredential& each) { return each.code == code && each.valid(today); });
  };
  return option.needs_education <= profile.education && option.needs_experience_months == 0 &&
         (option.needs_credentials.empty() || std::ranges::any_of(option.needs_credentials, held));
}

/// Of the steps as they stand, or with one of them left out.
bool open_all_the_way(const Asked& asked, const Path& path, const PathStep* without) {
  auto able = asked.profile;
  std::string current;
  for (const auto& held : asked.profile.occupations)
    if (asked.catalogue.occupation(held.occupation) != nullptr) current = held.occupation;
  for (const auto& step : path.steps) {
    if (&step == without) continue;
    if (step.kind == PathStep::Kind::learn && !admitted(*asked.catalogue.option(step.code), able)) return false;
    take(asked, step, current, able);
    if (step.kind != PathStep::Kind::enter || asked.held(step.code)) continue;
    if (!gap_of(able, *asked.catalogue.occupation(step.code), asked.catalogue, today).reachable()) return false;
  }
  return true;
}

TEST_CASE("nothing required is missing when an occupation is taken up") {
  CHECK(rc::check("for any catalogue, profile and wish", [] {
    const Asked asked;
    for (const auto& path : asked.paths) RC_ASSERT(open_all_the_way(asked, path, nullptr));
  }));
}

/// With months in what is held, or with skills. More education or another credential can cost what would have been
/// learnt besides on the way to it, and so come too late for a later occupation.
Profile with_more_practice(Profile profile) {
  if (!profile.occupations.empty() && *arbitrary::within(0, 2) == 0) {
    const auto which = *arbitrary::within<std::size_t>(0, profile.occupations.size());
    profile.occupations.push_back({profile.occupations[which].occupation, *rc::gen::element(1, 6, 12, 30)});
  } else {
    profile.skills.push_back(arbitrary::held_skill());
  }
  return profile;
}

TEST_CASE("more months or skills in a profile never make the fastest way slower") {
  CHECK(rc::check("whatever is gained", [] {
    const auto catalogue = arbitrary::whole_catalogue();
    const auto profile = arbitrary::profile();
    const auto more = with_more_practice(profile);
    const auto& target = arbitrary::one_of(catalogue).code;
    const PathTable table(catalogue);
    const auto before = table.to(target, {profile, fastest, today}).paths;
    const auto after = table.to(target, {more, fastest, today}).paths;
    if (before.empty()) return;
    RC_ASSERT(!after.empty());
    RC_ASSERT(after.front().months <= before.front().months);
  }));
}

/// By which one gets in, with half of the skills, though nothing of it may be required.
bool gets_in(const Asked& asked, const Path& path, const PathStep& step) {
  const auto first = std::ranges::find_if(
      path.steps, [&](const PathStep& each) { return each.kind == PathStep::Kind::enter && !asked.held(each.code); });
  if (step.towards != first->code) return false;
  Profile alone;
  for (const auto& taught : asked.catalogue.option(step.code)->skills)
    alone.skills.push_back({taught.skill, taught.level, {}});
  int all = 0;
  int missing = 0;
  for (const auto& need : asked.catalogue.occupation(first->code)->skills) {
    all += 12 * need.importance;
    missing += 12 * need.importance * std::max(0, need.level - alone.level(need.skill)) / need.level;
  }
  return 2 * missing <= all;
}

TEST_CASE("no learning could be left out, but that by which one gets in") {
  CHECK(rc::check("for any catalogue, profile and wish", [] {
    const Asked asked;
    for (const auto& path : asked.paths)
      for (const auto& step : path.steps)
        if (step.kind == PathStep::Kind::learn && !gets_in(asked, path, step))
          RC_ASSERT(!open_all_the_way(asked, path, &step));
  }));
}

}  // namespace
}  // namespace journeywork::careers
