#include "core/careers/fit_table.hpp"

#include <doctest/doctest.h>

#include "core/careers/arbitrary_test.hpp"

namespace journeywork::careers {

using fixtures::today;

TEST_SUITE("A table of fits") {
  TEST_CASE("says for each occupation, in the catalogue's order, what its gap says") {
    CHECK(rc::check("table and gaps", [] {
      const auto catalogue = arbitrary::catalogue();
      const FitTable table(catalogue);
      for (int i = 0; i < 2; ++i) {
        const auto profile = arbitrary::profile();
        const auto fits = table.fits(profile, today);
        RC_ASSERT(fits.size() == catalogue.occupations.size());
        for (std::size_t at = 0; at < fits.size(); ++at) {
          const auto gap = gap_of(profile, catalogue.occupations[at], catalogue, today);
          RC_ASSERT(fits[at] == (Fit{gap.fit, gap.reachable()}));
        }
      }
    }));
  }

  TEST_CASE("knows the sample by heart") {
    const auto catalogue = fixtures::sample_catalogue();
    const auto fits = FitTable(catalogue).fits(fixtures::sample_profile(), today);
    REQUIRE(fits.size() == 5);
    CHECK(fits[0].reachable);
    CHECK(fits[1] == Fit{5050, false});
    CHECK(fits[4] == Fit{10000, true});
  }

  TEST_CASE("is empty for an empty catalogue") {
    CHECK(FitTable(Catalogue{}).fits(fixtures::sample_profile(), today).empty());
  }
}

}  // namespace journeywork::careers
