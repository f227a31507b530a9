#include "core/careers/profile.hpp"

#include <limits>

#include <doctest/doctest.h>

#include "core/careers/arbitrary_test.hpp"
#include "core/careers/gap.hpp"

namespace journeywork::careers {

using fixtures::sample_catalogue;
using fixtures::today;

TEST_SUITE("A profile") {
  TEST_CASE("counts the highest level of a skill that is named twice") {
    Profile profile;
    profile.skills = {{"repair", 1, Evidence::verified}, {"repair", 3, Evidence::self_declared}, {"hygiene", -2, {}}};
    CHECK(profile.level("repair") == 3);
    CHECK(profile.level("hygiene") == 0);
    CHECK(profile.level("leading") == 0);
  }

  TEST_CASE("adds up the months of an occupation that is named twice, and stops at what can be counted") {
    Profile profile;
    profile.occupations = {{"technician", 5}, {"senior", 4}, {"technician", 8}, {"technician", -100}};
    CHECK(profile.months("technician") == 13);
    CHECK(profile.months("clerk") == 0);
    profile.occupations.push_back({"technician", std::numeric_limits<int>::max()});
    CHECK(profile.months("technician") == std::numeric_limits<int>::max());
  }

  TEST_CASE("has a credential up to its last day, and for good when it has none") {
    Profile profile;
    profile.credentials = {{"CBET", today}, {"CABT", std::nullopt}};
    CHECK(profile.has_credential("CBET", today.plus_days(-1)));
    CHECK(profile.has_credential("CBET", today));
    CHECK_FALSE(profile.has_credential("CBET", today.plus_days(1)));
    CHECK(profile.has_credential("CABT", today.plus_months(600)));
    CHECK_FALSE(profile.has_credential("cabt", today));
  }

  TEST_CASE("has a credential when one of two still holds") {
    Profile profile;
    profile.credentials = {{"CBET", today.plus_days(-9)}, {"CBET", today.plus_days(9)}};
    CHECK(profile.has_credential("CBET", today));
  }

  TEST_CASE("names its evidence with words that are read back") {
    for (const auto each : {Evidence::self_declared, Evidence::attested, Evidence::verified}) {
      CHECK(parse_evidence(name(each)) == each);
    }
    CHECK_FALSE(parse_evidence("proven"));
  }
}

TEST_SUITE("A draft of a profile") {
  TEST_CASE("is not made for an occupation that nobody knows") {
    CHECK_FALSE(draft_profile(sample_catalogue(), "astronaut", 12));
  }

  TEST_CASE("has the occupation's skills after a year, its education and its required credentials") {
    const auto draft = draft_profile(sample_catalogue(), "operator", 12);
    REQUIRE(draft);
    CHECK(draft->education == Education::associate);
    CHECK(draft->occupations == std::vector<HeldOccupation>{{"operator", 12}});
    CHECK(draft->credentials == std::vector<HeldCredential>{{"ARRT", std::nullopt}});
    CHECK(draft->skills == std::vector<HeldSkill>{{"hygiene", 3, Evidence::self_declared}});
  }

  TEST_CASE("has them one level lower before a year, and none at level 0") {
    const auto draft = draft_profile(sample_catalogue(), "technician", 11);
    REQUIRE(draft);
    CHECK(draft->skills ==
          std::vector<HeldSkill>{{"repair", 1, Evidence::self_declared}, {"electronics", 1, Evidence::self_declared}});
    CHECK(draft->credentials.empty());
  }

  TEST_CASE("reaches its occupation after a year, lacking only what is preferred") {
    CHECK(rc::check("whatever the occupation", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto& occupation = arbitrary::one_of(catalogue);
      const auto draft = draft_profile(catalogue, occupation.code, *generators::within(12, 100));
      RC_ASSERT(draft.has_value());
      const auto gap = gap_of(*draft, occupation, catalogue, today);
      RC_ASSERT(gap.reachable());
      for (const auto& line : gap.lines) {
        const bool preferred = line.kind != GapLine::Kind::skill && !line.required;
        RC_ASSERT(preferred || line.missing() == 0);
      }
    }));
  }

  TEST_CASE("does not shrink with more months") {
    CHECK(rc::check("two drafts", [] {
      const auto catalogue = arbitrary::catalogue();
      const auto& occupation = arbitrary::one_of(catalogue);
      const int months = *generators::within(0, 40);
      const auto shorter = draft_profile(catalogue, occupation.code, months);
      const auto longer = draft_profile(catalogue, occupation.code, months + *generators::within(0, 40));
      RC_ASSERT(gap_of(*shorter, occupation, catalogue, today).fit <=
                gap_of(*longer, occupation, catalogue, today).fit);
    }));
  }
}

}  // namespace journeywork::careers
