#include "core/careers/bridge.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/careers/fit_table.hpp"
#include "core/careers/fixtures.hpp"
#include "core/careers/merge.hpp"

namespace journeywork::careers {
namespace {

Skill ours(std::string code, std::vector<std::string> elements) {
  auto out = fixtures::skill(std::move(code), SkillKind::technical);
  out.onet = std::move(elements);
  return out;
}

Skill element(const std::string& id) { return ours(element_skill(id), {id}); }

/// Pumps need repairing and computers; wiring needs computers alone; leading has no element.
Catalogue catalogue() {
  Catalogue out;
  out.skills = {ours("pumps", {"repairing", "computers"}), ours("wiring", {"computers"}), ours("leading", {}),
                element("repairing"), element("computers")};
  return out;
}

Profile holding(std::vector<HeldSkill> skills) {
  Profile out;
  out.skills = std::move(skills);
  return out;
}

int level(const Profile& profile, std::string_view skill) { return bridged(profile, catalogue()).level(skill); }

}  // namespace

TEST_SUITE("Between our skills and those of O*NET") {
  TEST_CASE("a skill of ours shows what it draws on, at most at level 3") {
    CHECK(level(holding({{"pumps", 2}}), "onet-repairing") == 2);
    CHECK(level(holding({{"pumps", 4}}), "onet-computers") == 3);
    CHECK(level(holding({{"pumps", 1}, {"wiring", 3}}), "onet-computers") == 3);
    CHECK(level(holding({{"pumps", 4}}), "pumps") == 4);
  }

  TEST_CASE("all that a skill of ours draws on shows it, at most at level 2") {
    CHECK(level(holding({{"onet-repairing", 4}, {"onet-computers", 3}}), "pumps") == 2);
    CHECK(level(holding({{"onet-repairing", 4}, {"onet-computers", 1}}), "pumps") == 1);
    CHECK(level(holding({{"onet-repairing", 4}}), "pumps") == 0);
    CHECK(level(holding({{"onet-repairing", 4}}), "leading") == 0);
  }

  TEST_CASE("only what the profile names counts, not what was shown by it") {
    const auto profile = holding({{"pumps", 3}});
    CHECK(level(profile, "onet-computers") == 3);
    CHECK(level(profile, "wiring") == 0);
  }

  TEST_CASE("what is held already is not shown again, and the reason is named") {
    CHECK(bridges(holding({{"wiring", 2}, {"onet-computers", 2}}), catalogue()).empty());
    CHECK(bridges(holding({{"wiring", 3}, {"pumps", 3}}), catalogue()) ==
          std::vector<BridgedSkill>{{"onet-repairing", 3, {"pumps"}}, {"onet-computers", 3, {"pumps", "wiring"}}});
    CHECK(bridges({}, catalogue()).empty());
    CHECK(bridges(holding({{"pumps", -3}, {"none", 4}}), catalogue()).empty());
  }

  TEST_CASE("nothing changes in a catalogue without elements") {
    const auto profile = fixtures::sample_profile();
    CHECK(bridged(profile, fixtures::sample_catalogue()) == profile);
  }

  TEST_CASE("who gains anything never loses a level or fit by it") {
    CHECK(rc::check([] {
      auto all = catalogue();
      all.skills.push_back(ours("both", {"computers", "repairing", "unknown"}));
      for (const auto& skill : all.skills) {
        auto occupation = fixtures::occupation("does-" + skill.code, Family::htm);
        occupation.skills = {{skill.code, *rc::gen::inRange(1, 5), 3}, {"leading", 4, 1}};
        if (skill.code == "leading") occupation.skills.pop_back();
        all.occupations.push_back(occupation);
      }
      const auto held = [&] {
        return HeldSkill{rc::gen::elementOf(all.skills).operator*().code, *rc::gen::inRange(-1, 6),
                         Evidence::self_declared};
      };
      Profile before;
      for (int i = *rc::gen::inRange(0, 5); i > 0; --i) before.skills.push_back(held());
      auto after = before;
      after.skills.push_back(held());
      for (auto& each : after.skills) each.level += *rc::gen::inRange(0, 2);
      const auto less = bridged(before, all);
      const auto more = bridged(after, all);
      for (const auto& skill : all.skills) {
        RC_ASSERT(less.level(skill.code) <= more.level(skill.code));
        RC_ASSERT(before.level(skill.code) <= less.level(skill.code));
      }
      const FitTable table(all);
      const auto fits_less = table.fits(less, fixtures::today);
      const auto fits_more = table.fits(more, fixtures::today);
      for (std::size_t i = 0; i < fits_less.size(); ++i) RC_ASSERT(fits_less[i].points <= fits_more[i].points);
    }));
  }
}

}  // namespace journeywork::careers
