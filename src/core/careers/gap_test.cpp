#include "core/careers/gap.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include <doctest/doctest.h>

#include "core/careers/arbitrary_test.hpp"

namespace journeywork::careers {
namespace {

using fixtures::sample_catalogue;
using fixtures::sample_profile;
using fixtures::today;
using Kind = GapLine::Kind;

Gap gap(const Profile& profile, std::string_view occupation, const Catalogue& catalogue = sample_catalogue()) {
  return gap_of(profile, *catalogue.occupation(occupation), catalogue, today);
}

const GapLine& line(const Gap& gap, Kind kind, std::string_view code = {}) {
  const auto at =
      std::ranges::find_if(gap.lines, [&](const GapLine& one) { return one.kind == kind && one.code == code; });
  REQUIRE(at != gap.lines.end());
  return *at;
}

int months_counted(const Profile& profile, std::string_view occupation) {
  return line(gap(profile, occupation), Kind::experience).has;
}

Profile worked(std::vector<HeldOccupation> held) {
  Profile out;
  out.occupations = std::move(held);
  return out;
}

/// Everything that any occupation of the catalogue asks for.
Profile everything(const Catalogue& catalogue) {
  Profile out;
  out.education = Education::doctoral;
  for (const auto& skill : catalogue.skills) out.skills.push_back({skill.code, highest_level, Evidence::verified});
  for (const auto& occupation : catalogue.occupations) {
    out.occupations.push_back({occupation.code, 600});
    const auto& asked = occupation.requirements;
    for (const auto& one : asked.credentials) out.credentials.push_back({one.code, std::nullopt});
    for (const auto& one : asked.credentials_preferred) out.credentials.push_back({one.code, today});
  }
  return out;
}

}  // namespace

TEST_SUITE("The gap to an occupation") {
  TEST_CASE("is the worked example of the documentation, line by line") {
    const auto found = gap(sample_profile(), "senior");
    const std::vector<GapLine> expected{
        {Kind::skill, "leading", "Skill of leading", 2, 0, 2, false, 1200},
        {Kind::education, "associate", "Associate degree", 3, 1, 3, true, 1000},
        {Kind::skill, "repair", "Skill of repair", 3, 2, 5, false, 1000},
        {Kind::credential, "CBET", "Certified CBET", 1, 0, 1, false, 1000},
        {Kind::experience, "", "Experience in this or a neighbouring occupation", 24, 12, 3, true, 750},
        {Kind::skill, "electronics", "Skill of electronics", 3, 3, 3, false, 0},
    };
    CHECK(found.occupation == "senior");
    CHECK(found.lines == expected);
    CHECK(found.fit == 5050);
    CHECK_FALSE(found.reachable());
  }

  TEST_CASE("gives the share of a kind that is not asked for to the others in proportion") {
    const auto found = gap(Profile{}, "clerk");  // skills 60 and experience 15 of 75
    CHECK(line(found, Kind::skill, "leading").points == 8000);
    CHECK(line(found, Kind::experience).points == 2000);
    CHECK(found.fit == 0);
  }

  TEST_CASE("is nothing where nothing is asked for") {
    const auto found = gap(Profile{}, "visitor");
    CHECK(found.lines.empty());
    CHECK(found.fit == 10000);
    CHECK(found.reachable());
  }

  TEST_CASE("has a line for preferred education only where it is above what is required") {
    const auto found = gap(Profile{}, "technician");
    CHECK(line(found, Kind::education, "high-school").required);
    CHECK_FALSE(line(found, Kind::education, "associate").required);
    CHECK(line(found, Kind::education, "high-school").importance == 3);
    CHECK(line(found, Kind::education, "associate").importance == 1);
    const auto of_senior = gap(Profile{}, "senior");
    CHECK(std::ranges::count(of_senior.lines, Kind::education, &GapLine::kind) == 1);
  }

  TEST_CASE("counts a credential that is over as none") {
    Profile profile;
    profile.credentials = {{"ARRT", today.plus_days(-1)}};
    CHECK(line(gap(profile, "operator"), Kind::credential, "ARRT").missing() == 1);
    CHECK(gap(profile, "operator") == gap(Profile{}, "operator"));
    profile.credentials[0].expires = today;
    CHECK(line(gap(profile, "operator"), Kind::credential, "ARRT").points == 0);
  }

  TEST_CASE("counts months in the occupation, in its family and next to a known move in either direction") {
    CHECK(months_counted(worked({{"senior", 3}}), "senior") == 3);
    CHECK(months_counted(worked({{"technician", 4}}), "senior") == 4);
    CHECK(months_counted(worked({{"technician", 4}, {"senior", 3}, {"technician", 2}}), "senior") == 9);
    CHECK(months_counted(worked({{"technician", 5}}), "operator") == 5);
    CHECK(months_counted(worked({{"visitor", 5}}), "clerk") == 5);

    CHECK(months_counted(worked({{"senior", 7}}), "operator") == 0);
    CHECK(months_counted(worked({{"clerk", 7}}), "senior") == 0);
    CHECK(months_counted(worked({{"astronaut", 7}, {"senior", -7}}), "senior") == 0);

    auto catalogue = sample_catalogue();
    catalogue.moves = {{"operator", "senior", Move::Kind::lateral, 2, 1, 3, {}, "known"}};
    CHECK(line(gap(worked({{"senior", 7}}), "operator", catalogue), Kind::experience).has == 7);
    CHECK(line(gap(worked({{"operator", 7}}), "senior", catalogue), Kind::experience).has == 7);
  }

  TEST_CASE("asks no more experience of somebody who was in the occupation for a year") {
    CHECK(months_counted(worked({{"senior", 11}}), "senior") == 11);
    CHECK(months_counted(worked({{"senior", 12}}), "senior") == 24);
    CHECK(months_counted(worked({{"senior", 7}, {"senior", 5}}), "senior") == 24);
    CHECK(months_counted(worked({{"senior", 30}}), "senior") == 30);
    CHECK(months_counted(worked({{"technician", 12}}), "senior") == 12);
  }

  TEST_CASE("bears more months than can be counted") {
    const auto most = std::numeric_limits<int>::max();
    CHECK(gap(worked({{"senior", most}, {"technician", most}}), "senior").lines.back().missing() == 0);
  }

  TEST_CASE("is closed to nobody for a skill alone") {
    Profile profile;
    profile.education = Education::high_school;
    CHECK(gap(profile, "technician").reachable());
    CHECK(gap(profile, "technician").fit < 5000);
  }

  TEST_CASE("bears an occupation that no check has seen") {
    auto catalogue = sample_catalogue();
    catalogue.occupations[0].skills = {{"magic", 0, 5}, {"repair", -1, 5}, {"hygiene", 2, -3}, {"leading", 2, 4}};
    const auto found = gap(Profile{}, "technician", catalogue);
    CHECK(found.fit == 0);
    CHECK(line(found, Kind::skill, "magic").title == "magic");
    CHECK(line(found, Kind::skill, "leading").points == 7058);
  }

  TEST_CASE("names its kinds") {
    CHECK(name(Kind::skill) == "skill");
    CHECK(name(Kind::education) == "education");
    CHECK(name(Kind::credential) == "credential");
    CHECK(name(Kind::experience) == "experience");
  }
}

TEST_SUITE("For any profile, occupation and catalogue") {
  TEST_CASE("the lines add up to the whole, and the fit is from 0 to 10000") {
    CHECK(rc::check("parts and whole", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto found = gap_of(arbitrary::profile(), arbitrary::one_of(catalogue), catalogue, today);
      int points = 0;
      for (const auto& one : found.lines) {
        RC_ASSERT(one.points >= 0);
        points += one.points;
      }
      RC_ASSERT(found.fit == 10000 - points);
      RC_ASSERT(found.fit >= 0);
      RC_ASSERT(found.fit <= 10000);
    }));
  }

  TEST_CASE("whoever only gains never loses fit, on no line, and what was reachable stays so") {
    CHECK(rc::check("before and after", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto& occupation = arbitrary::one_of(catalogue);
      auto profile = arbitrary::profile();
      auto before = gap_of(profile, occupation, catalogue, today);
      for (int i = 0; i < 3; ++i) {
        profile = arbitrary::gained(std::move(profile));
        const auto after = gap_of(profile, occupation, catalogue, today);
        RC_ASSERT(after.fit >= before.fit);
        RC_ASSERT(after.reachable() || !before.reachable());
        for (const auto& now : after.lines) RC_ASSERT(now.points <= line(before, now.kind, now.code).points);
        before = after;
      }
    }));
  }

  TEST_CASE("everything fits wholly, nothing not at all") {
    CHECK(rc::check("both ends", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto& occupation = arbitrary::one_of(catalogue);
      const auto all = gap_of(everything(catalogue), occupation, catalogue, today);
      RC_ASSERT(all.fit == 10000);
      RC_ASSERT(all.reachable());
      const auto none = gap_of(Profile{}, occupation, catalogue, today);
      RC_ASSERT(none.fit == (none.lines.empty() ? 10000 : 0));
    }));
  }

  TEST_CASE("a met line takes nothing off, and what is beyond the need adds nothing") {
    CHECK(rc::check("met lines", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto found = gap_of(arbitrary::profile(), arbitrary::one_of(catalogue), catalogue, today);
      for (const auto& one : found.lines) {
        if (one.missing() == 0) RC_ASSERT(one.points == 0);
      }
    }));
  }

  TEST_CASE("every requirement has its line, the most expensive first") {
    CHECK(rc::check("order", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto& occupation = arbitrary::one_of(catalogue);
      const auto found = gap_of(arbitrary::profile(), occupation, catalogue, today);
      const auto& asked = occupation.requirements;
      RC_ASSERT(found.lines.size() ==
                occupation.skills.size() + asked.credentials.size() + asked.credentials_preferred.size() +
                    (asked.education > Education::none ? 1 : 0) +
                    (asked.education_preferred > asked.education ? 1 : 0) + (asked.experience_months > 0 ? 1 : 0));
      RC_ASSERT(std::ranges::is_sorted(found.lines, std::ranges::greater{}, &GapLine::points));
    }));
  }

  TEST_CASE("the order in which a profile names things does not matter") {
    CHECK(rc::check("turned around", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto& occupation = arbitrary::one_of(catalogue);
      auto profile = arbitrary::profile();
      const auto found = gap_of(profile, occupation, catalogue, today);
      std::ranges::reverse(profile.skills);
      std::ranges::reverse(profile.occupations);
      std::ranges::reverse(profile.credentials);
      RC_ASSERT(gap_of(profile, occupation, catalogue, today) == found);
    }));
  }
}

}  // namespace journeywork::careers
