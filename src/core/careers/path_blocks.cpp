#include <algorithm>

#include "core/careers/path_story.hpp"
#include "core/careers/stakes.hpp"

namespace journeywork::careers::ways {
namespace {

struct Obtainable {
  int education;
  Credentials credentials;
};

/// All that can ever be had on the way to an occupation.
Obtainable obtainable(const Lattice& lattice, const Standing& standing, int node, int target) {
  Obtainable out{standing.education, standing.credentials};
  const bool asks_more = lattice.nodes[place(target)].education > lattice.nodes[place(node)].education;
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < lattice.options.size(); ++i) {
      const auto& option = lattice.options[i];
      if (option.comes_later || !option.open(out.education, out.credentials)) continue;
      const bool counts = option.gives <= static_cast<int>(Education::high_school) ||
                          lattice.teaches[place(node)][i] != 0 || (asks_more && lattice.teaches[place(target)][i] != 0);
      if (counts && option.gives > out.education) {
        out.education = option.gives;
        more = true;
      }
      more |= (option.credentials & ~out.credentials).any();
      out.credentials |= option.credentials;
    }
  }
  return out;
}

void add_blocks(const Lattice& lattice, const Standing& standing, int node, int target, std::vector<PathBlock>& out) {
  const auto there = obtainable(lattice, standing, node, target);
  const auto& occupation = lattice.catalogue.occupations[place(node)];
  for (const auto& stake : stakes_of(occupation)) {
    if (!stake.required || stake.kind == GapLine::Kind::experience) continue;
    int has = there.education;
    if (stake.kind == GapLine::Kind::credential) {
      const int number = Lattice::find(lattice.credential_of, stake.code);
      has = number < static_cast<int>(credential_count) && there.credentials.test(place(number)) ? 1 : 0;
    }
    if (has >= stake.needs) continue;
    out.push_back({occupation.code,
                   {stake.kind, std::string(stake.code), std::string(stake.title), stake.needs,
                    stake.kind == GapLine::Kind::education ? standing.education : 0, stake.importance, true,
                    lost(stake.points, stake.needs, has)}});
  }
}

}  // namespace

std::vector<PathBlock> blocks_of(const Lattice& lattice, const Standing& standing, int target) {
  std::vector<PathBlock> out;
  add_blocks(lattice, standing, target, target, out);
  if (!out.empty()) return out;
  auto before = lattice.in[place(target)];
  std::ranges::sort(before);
  const auto twice = std::ranges::unique(before);
  before.erase(twice.begin(), twice.end());
  for (const int node : before) add_blocks(lattice, standing, node, target, out);
  const auto& occupation = lattice.catalogue.occupations[place(target)];
  for (const auto& stake : stakes_of(occupation)) {
    if (stake.kind != GapLine::Kind::experience) continue;
    const int has = standing.experience[place(target)];
    if (has >= stake.needs) continue;
    out.push_back({occupation.code,
                   {stake.kind,
                    {},
                    std::string(stake.title),
                    stake.needs,
                    has,
                    stake.importance,
                    true,
                    lost(stake.points, stake.needs, has)}});
  }
  return out;
}

}  // namespace journeywork::careers::ways
