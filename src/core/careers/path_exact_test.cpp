#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/careers/path_arbitrary_test.hpp"
#include "core/careers/path_brute_test.hpp"
#include "core/careers/path_search.hpp"

namespace journeywork::careers {
namespace {

using fixtures::today;

std::string shown(const brute::Way& way) {
  return std::to_string(way.weighed) + " months " + std::to_string(way.months) + " spent " + std::to_string(way.spent) +
         " steps " + std::to_string(way.steps);
}

TEST_CASE("the first way is the best of all that there are by the definition, and there is none where there is none") {
  CHECK(rc::check("for any catalogue, profile and wish", [] {
    const auto catalogue = arbitrary::whole_catalogue();
    const auto profile = arbitrary::profile();
    const auto& target = arbitrary::one_of(catalogue).code;
    const PathQuestion question{profile, *rc::gen::elementOf(arbitrary::wishes), today};
    const ways::Lattice lattice(catalogue);
    const auto standing = ways::standing_of(lattice, profile, today);
    const int node = ways::Lattice::find(lattice.node_of, target);
    if (std::ranges::find(standing.held, node) != standing.held.end()) return;
    ways::Bundles bundles(lattice, node, std::vector<std::uint8_t>(lattice.options.size(), 0));
    const auto found = ways::search(lattice, standing, node, question.wish, bundles);
    const auto all = brute::Enumeration(catalogue, question, target).run();
    RC_ASSERT(found.ends.empty() == all.empty());
    if (all.empty()) return;
    const auto& best = found.ends.front().score;
    RC_LOG() << "of " << all.size() << " ways " << shown(all.front()) << '\n';
    RC_ASSERT(shown({best.weighed, best.months, best.spent, best.steps}) == shown(all.front()));
    const auto told = PathTable(catalogue).to(target, question).paths.front();
    RC_ASSERT(told.months == all.front().months);
    RC_ASSERT(static_cast<int>(told.steps.size()) >= all.front().steps);
  }));
}

}  // namespace
}  // namespace journeywork::careers
