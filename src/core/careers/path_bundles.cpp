#include "core/careers/path_bundles.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace journeywork::careers::ways {
namespace {

constexpr int general_education = static_cast<int>(Education::high_school);

Credentials wanted_credentials(const Lattice& lattice, const Goal& goal) {
  const auto& credentials = lattice.nodes[place(goal.node)].credentials;
  return goal.target == nowhere ? credentials : credentials | lattice.nodes[place(goal.target)].credentials;
}

/// Besides those that are wanted: those that open the options which give them.
Credentials useful_credentials(const Lattice& lattice, const Goal& goal) {
  auto out = wanted_credentials(lattice, goal);
  if (goal.main_option != nowhere) out |= lattice.options[place(goal.main_option)].needs_one_of;
  return lattice.with_those_before(out);
}

auto worth(const Bundle& bundle) { return std::tuple(bundle.months_beside, bundle.months_full, bundle.cost); }

/// Both lead to the goal. What only some may take beats nothing else, nor does what pays no wages what pays them.
bool beats(const Bundle& one, const Bundle& other) {
  if (one.months_beside > other.months_beside || one.months_full > other.months_full || one.cost > other.cost)
    return false;
  if (!std::ranges::includes(other.on_the_job, one.on_the_job)) return false;
  if (!std::ranges::includes(one.waged, other.waged)) return false;
  if (worth(one) != worth(other)) return true;
  return one.education == other.education && one.experience == other.experience &&
         one.credentials == other.credentials && one.on_the_job == other.on_the_job && one.waged == other.waged;
}

bool comes_first(const Bundle& one, const Bundle& other) {
  const auto order = [](const Bundle& each) {
    return std::tuple(each.months_beside + each.months_full, each.cost, -each.preferred, each.options.size());
  };
  const auto compared = order(one) <=> order(other);
  return compared < 0 || (compared == 0 && one.options < other.options);
}

/// Degrees in place of which one always takes another.
void leave_out_beaten(const Lattice& lattice, const Credentials& useful, Wanted& wanted) {
  for (const int i : lattice.degrees) {
    if (i == wanted.main_option || (lattice.options[place(i)].credentials & useful).any()) continue;
    auto& gives = wanted.gives[place(i)];
    const auto beats = [&](int other) { return wanted.gives[place(other)] >= gives; };
    if (std::ranges::any_of(lattice.better[place(i)], beats)) gives = 0;
  }
}

}  // namespace

std::size_t Bundles::Hash::operator()(const Key& key) const {
  constexpr std::size_t step = 1'000'003;
  auto out = std::hash<Credentials>{}(key.held);
  for (const int each : {key.goal.node, key.goal.target, key.goal.main_option, key.education})
    out = out * step + static_cast<std::size_t>(each);
  return out;
}

/// A degree in something else is of no help, though nothing in the requirements says so. One for the target helps
/// where the target is what it is needed for.
Wanted Bundles::wanted(const Goal& goal) const {
  Wanted out;
  out.education = lattice_.nodes[place(goal.node)].education;
  if (goal.target != nowhere) out.education = std::max(out.education, lattice_.nodes[place(goal.target)].education);
  out.credentials = wanted_credentials(lattice_, goal);
  out.main_option = goal.main_option;
  const bool asks_more =
      target_ != nowhere && lattice_.nodes[place(target_)].education > lattice_.nodes[place(goal.node)].education;
  const auto& for_node = lattice_.teaches[place(goal.node)];
  const auto& for_target = lattice_.teaches[place(asks_more ? target_ : goal.node)];
  const auto useful = useful_credentials(lattice_, goal);
  out.gives.resize(lattice_.options.size());
  for (const int i : lattice_.degrees) {
    const int gives = lattice_.options[place(i)].gives;
    if (gives <= general_education || for_node[place(i)] != 0 || for_target[place(i)] != 0) out.gives[place(i)] = gives;
  }
  out.wages_count = std::ranges::any_of(lattice_.waged, [&](int i) {
    return out.gives[place(i)] > 0 || (lattice_.options[place(i)].credentials & useful).any();
  });
  if (!out.wages_count) leave_out_beaten(lattice_, useful, out);
  return out;
}

/// In some order, and with one of them left out.
bool Bundles::reaches(const Wanted& wanted, const Options& options, int without, int education,
                      Credentials credentials) const {
  Options left;
  for (const int option : options)
    if (option != without) left.push_back(option);
  const auto open = [&](int each) { return lattice_.options[place(each)].open(education, credentials); };
  while (!left.empty()) {
    auto* const next = std::ranges::find_if(left, open);
    if (next == left.end()) return false;
    education = std::max(education, wanted.gives[place(*next)]);
    credentials |= lattice_.options[place(*next)].credentials;
    left.erase(next);
  }
  return education >= wanted.education && (credentials & wanted.credentials) == wanted.credentials;
}

/// What is learnt beside work stands first, as far as it may: who interrupts work does so late.
Bundle Bundles::made(const Goal& goal, const Wanted& wanted, const Options& drafted, int education,
                     Credentials held) const {
  Bundle out;
  const auto open = [&](int each) { return lattice_.options[place(each)].open(education, held); };
  const auto beside = [&](int each) { return lattice_.options[place(each)].mode != Option::Mode::full_time; };
  Options options;
  for (const int option : drafted) options.insert_in_order(option);
  while (!options.empty()) {
    auto* next = std::ranges::find_if(options, [&](int each) { return open(each) && beside(each); });
    if (next == options.end()) next = std::ranges::find_if(options, open);
    const int chosen = *next;
    options.erase(next);
    const auto& option = lattice_.options[place(chosen)];
    education = std::max(education, wanted.gives[place(chosen)]);
    held |= option.credentials;
    out.options.push_back(chosen);
    out.education = std::max(out.education, wanted.gives[place(chosen)]);
    out.credentials |= option.credentials;
    (beside(chosen) ? out.months_beside : out.months_full) += option.months;
    out.cost += option.cost;
    if (lattice_.teaches[place(goal.node)][place(chosen)] != 0) out.experience += option.experience;
    out.preferred += preferred_[place(chosen)];
    if (option.mode == Option::Mode::on_the_job) out.on_the_job.insert_in_order(chosen);
    if (option.mode == Option::Mode::full_time && option.paid) out.waged.insert_in_order(chosen);
  }
  return out;
}

std::vector<Bundle> Bundles::find(const Goal& goal, int education, const Credentials& held, int most_months) {
  auto known = wanted_.find(goal);
  if (known == wanted_.end()) known = wanted_.emplace(goal, wanted(goal)).first;
  const auto& what = known->second;
  std::vector<Bundle> all;
  for (const auto& draft : Drafts(lattice_, what, most_months).from(education, held)) {
    const auto& options = draft.options;
    const bool idle = std::ranges::any_of(
        options, [&](int each) { return each != goal.main_option && reaches(what, options, each, education, held); });
    if (!idle) all.push_back(made(goal, what, options, education, held));
  }
  std::ranges::stable_sort(all, comes_first);
  std::vector<Bundle> out;
  out.reserve(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto months = all[i].months_beside + all[i].months_full;
    bool beaten = false;
    for (std::size_t k = 0; k < all.size() && !beaten && all[k].months_beside + all[k].months_full <= months; ++k)
      beaten = k != i && beats(all[k], all[i]) && (k < i || !beats(all[i], all[k]));
    if (!beaten) out.push_back(all[i]);
  }
  return out;
}

const std::vector<Bundle>& Bundles::of(const Goal& goal, int education, const Credentials& credentials,
                                       int most_months) {
  const auto held = credentials & useful_credentials(lattice_, goal);
  auto& known = known_[Key{goal, education, held}];
  if (known.most_months < most_months) {
    all_.push_back(find(goal, education, held, most_months));
    known = {most_months, &all_.back()};
  }
  return *known.bundles;
}

}  // namespace journeywork::careers::ways
