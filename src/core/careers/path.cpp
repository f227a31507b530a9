#include "core/careers/path.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "core/careers/path_search.hpp"
#include "core/careers/path_story.hpp"

namespace journeywork::careers {
namespace {

using ways::Found;
using ways::Lattice;
using ways::nowhere;
using ways::place;

constexpr int long_learning = 6;  ///< months from which an option makes a way another one

/// What makes a way differ from another, and what it is worth.
struct Character {
  std::vector<int> occupations;
  std::set<std::string_view> learning;  ///< kinds
  int months = 0;
  std::int64_t cost = 0;
  std::int64_t earned = 0;
  int skills = 0;
};

Character character_of(const Lattice& lattice, const ways::Standing& standing, const Found& found,
                       const ways::End& end) {
  const auto& last = found.labels[place(end.label)];
  Character out;
  for (const int i : ways::chain_to(found, end.label)) {
    const auto& label = found.labels[place(i)];
    if (label.before == nowhere) continue;
    out.occupations.push_back(label.node);
    for (const int option : label.bundle->options)
      if (lattice.options[place(option)].months >= long_learning)
        out.learning.insert(lattice.catalogue.options[place(option)].kind);
  }
  out.months = last.months;
  out.cost = last.cost;
  out.earned = 12 * last.cost - end.score.spent;
  out.skills = covered(lattice.nodes[place(last.node)], ways::levels_at(lattice, standing, found, end.label));
  return out;
}

/// The same way again, or one that goes further round for nothing.
bool adds_nothing(const Character& one, const Character& told) {
  if (one.occupations == told.occupations && one.learning == told.learning) return true;
  const bool further = std::ranges::all_of(
      told.occupations, [&](int node) { return std::ranges::find(one.occupations, node) != one.occupations.end(); });
  return further && told.months <= one.months && told.cost <= one.cost && told.earned >= one.earned &&
         told.skills >= one.skills;
}

std::vector<std::uint8_t> marked(const Lattice& lattice, const std::vector<std::string>& preferred) {
  std::vector<std::uint8_t> out(lattice.options.size(), 0);
  for (const auto& code : preferred)
    if (const int option = Lattice::find(lattice.option_of, code); option != nowhere) out[place(option)] = 1;
  return out;
}

std::vector<Path> best_of(const Lattice& lattice, const PathQuestion& question, const ways::Standing& standing,
                          const Found& found) {
  std::vector<Path> out;
  std::vector<Character> told;
  for (const auto& end : found.ends) {
    if (out.size() == question.how_many) break;
    auto one = character_of(lattice, standing, found, end);
    if (std::ranges::any_of(told, [&](const Character& other) { return adds_nothing(one, other); })) continue;
    told.push_back(std::move(one));
    out.push_back(ways::tell(lattice, question, standing, found, end.label));
  }
  return out;
}

}  // namespace

std::string_view name(PathStep::Kind kind) {
  switch (kind) {
    case PathStep::Kind::work:
      return "work";
    case PathStep::Kind::enter:
      return "enter";
    case PathStep::Kind::learn:
      break;
  }
  return "learn";
}

PathTable::PathTable(const Catalogue& catalogue) : lattice_(std::make_unique<const Lattice>(catalogue)) {}
PathTable::PathTable(PathTable&&) noexcept = default;
PathTable& PathTable::operator=(PathTable&&) noexcept = default;
PathTable::~PathTable() = default;

PathAnswer PathTable::to(std::string_view target, const PathQuestion& question) const {
  const auto& lattice = *lattice_;
  const int node = Lattice::find(lattice.node_of, target);
  if (node == nowhere) return {};
  const auto standing = standing_of(lattice, question.profile, question.today);
  if (std::ranges::find(standing.held, node) != standing.held.end())
    return {{there_already(lattice, question, standing, node)}, {}};
  ways::Bundles bundles(lattice, node, marked(lattice, question.preferred));
  const auto found = search(lattice, standing, node, question.wish, bundles);
  if (found.ends.empty()) return {{}, blocks_of(lattice, standing, node)};
  return {best_of(lattice, question, standing, found), {}};
}

std::vector<Path> PathTable::next(const PathQuestion& question) const {
  const auto& lattice = *lattice_;
  const auto standing = standing_of(lattice, question.profile, question.today);
  ways::Bundles bundles(lattice, nowhere, marked(lattice, question.preferred));
  const auto found = search(lattice, standing, nowhere, question.wish, bundles);
  const auto known = [&](const ways::End& end) { return found.labels[place(end.label)].move != nowhere; };
  const bool any_known = std::ranges::any_of(found.ends, known);
  std::vector<Path> out;
  std::set<int> told(standing.held.begin(), standing.held.end());
  for (const auto& end : found.ends) {
    if (out.size() == question.how_many) break;
    if (any_known && !known(end)) continue;
    if (!told.insert(found.labels[place(end.label)].node).second) continue;
    out.push_back(ways::tell(lattice, question, standing, found, end.label));
  }
  return out;
}

}  // namespace journeywork::careers
