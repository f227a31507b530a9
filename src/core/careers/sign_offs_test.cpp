#include "core/careers/sign_offs.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <map>

namespace journeywork::careers {

namespace {

Catalogue six_competencies() {
  Catalogue out;
  out.skills.push_back({"safety",
                        "Electrical safety",
                        SkillKind::technical,
                        "Tests for leakage.",
                        {},
                        {"2.01", "2.02", "2.03", "2.04", "2.05", "2.06"}});
  out.skills.push_back({"leading", "Leading", SkillKind::people, "Leads.", {}, {}});
  return out;
}

int level_after(const std::map<std::string, int>& signed_off) {
  const auto shown = verified_skills(six_competencies(), [&](const std::string& code) {
    const auto found = signed_off.find(code);
    return found == signed_off.end() ? 0 : found->second;
  });
  return shown.empty() ? 0 : shown.front().level;
}

}  // namespace

TEST_CASE("a skill is shown by its sign-offs, more of it the more of them there are") {
  CHECK(level_after({}) == 0);
  CHECK(level_after({{"9.99", 4}}) == 0);
  CHECK(level_after({{"2.01", 3}}) == 1);
  CHECK(level_after({{"2.01", 3}, {"2.02", 2}}) == 2);
  CHECK(level_after({{"2.01", 3}, {"2.02", 3}, {"2.03", 3}, {"2.04", 2}}) == 2);
  CHECK(level_after({{"2.01", 3}, {"2.02", 3}, {"2.03", 3}, {"2.04", 3}}) == 3);
  CHECK(level_after({{"2.01", 4}, {"2.02", 4}, {"2.03", 4}, {"2.04", 4}, {"2.05", 4}, {"2.06", 4}}) == 4);
}

TEST_CASE("who has them counted is told how many of how many") {
  const auto shown =
      verified_skills(six_competencies(), [](const std::string& code) { return code == "2.03" ? 3 : 0; });
  CHECK(shown == std::vector<VerifiedSkill>{{"safety", 1, 1, 6}});
}

TEST_CASE("another sign-off never lowers a skill") {
  const auto codes = six_competencies().skills.front().sign_offs;
  CHECK(rc::check([&] {
    std::map<std::string, int> before;
    for (const auto& code : codes) before[code] = *rc::gen::inRange(0, highest_level + 1);
    auto after = before;
    auto& raised = after[*rc::gen::elementOf(codes)];
    raised = std::min(raised + *rc::gen::inRange(0, highest_level), highest_level);
    RC_ASSERT(level_after(after) >= level_after(before));
  }));
}

}  // namespace journeywork::careers
