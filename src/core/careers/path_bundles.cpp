#include "core/careers/path_bundles.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace journeywork::careers::ways {
namespace {

/// So many in one stage are more than anybody plans.
constexpr std::size_t most_options = 6;

constexpr int general_education = static_cast<int>(Education::high_school);

std::size_t place(int number) { return static_cast<std::size_t>(number); }

int wanted_education(const Lattice& lattice, const Goal& goal) {
  const int education = lattice.nodes[place(goal.node)].education;
  return goal.target == nowhere ? education : std::max(education, lattice.nodes[place(goal.target)].education);
}

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

}  // namespace

/// A degree in something else is of no help, though nothing in the requirements says so. One for the target helps
/// where the target is what it is needed for.
bool Bundles::counts(const Goal& goal, int option) const {
  const auto teaches = [&](int node) { return node != nowhere && lattice_.teaches[place(node)][place(option)] != 0; };
  const bool asks_more =
      target_ != nowhere && lattice_.nodes[place(target_)].education > lattice_.nodes[place(goal.node)].education;
  return lattice_.options[place(option)].gives <= general_education || teaches(goal.node) ||
         (asks_more && teaches(target_));
}

int Bundles::education_of(const Goal& goal, int option) const {
  return counts(goal, option) ? lattice_.options[place(option)].gives : 0;
}

std::size_t Bundles::Hash::operator()(const Key& key) const {
  constexpr std::size_t step = 1'000'003;
  auto out = std::hash<Credentials>{}(key.held);
  for (const int each : {key.goal.node, key.goal.target, key.goal.main_option, key.education})
    out = out * step + static_cast<std::size_t>(each);
  return out;
}

/// Whatever is added, one that is complete will beat it.
bool Bundles::hopeless(const Draft& draft, const std::vector<Draft>& complete) {
  const auto worth = [](const Draft& each) { return std::tuple(each.months_beside, each.months_full, each.cost); };
  return draft.beatable && std::ranges::any_of(complete, [&](const Draft& other) {
           return !other.on_the_job && other.months_beside <= draft.months_beside &&
                  other.months_full <= draft.months_full && other.cost <= draft.cost && worth(other) != worth(draft);
         });
}

void Bundles::learn(const Goal& goal, Draft draft, int option, std::vector<Draft>& complete) const {
  const auto& all = lattice_.options[place(option)];
  if (std::ranges::find(draft.options, option) != draft.options.end()) return;
  if (draft.education < all.needs) {
    draft.missing.push_back({Missing::Kind::option, option});
    draft.missing.push_back({Missing::Kind::education, all.needs});
  } else if (!all.open(draft.education, draft.credentials)) {
    draft.missing.push_back({Missing::Kind::option, option});
    for (int i = 0; i < static_cast<int>(credential_count); ++i) {
      if (!all.needs_one_of.test(place(i))) continue;
      auto by_this = draft;
      by_this.missing.push_back({Missing::Kind::credential, i});
      extend(goal, std::move(by_this), complete);
    }
    return;
  } else {
    if (draft.options.size() == most_options) return;
    draft.options.push_back(option);
    draft.education = std::max(draft.education, education_of(goal, option));
    draft.credentials |= all.credentials;
    (all.mode == Option::Mode::full_time ? draft.months_full : draft.months_beside) += all.months;
    draft.cost += all.cost;
    draft.on_the_job |= all.mode == Option::Mode::on_the_job;
    if (hopeless(draft, complete)) return;
  }
  extend(goal, std::move(draft), complete);
}

void Bundles::extend(const Goal& goal, Draft draft, std::vector<Draft>& complete) const {
  while (!draft.missing.empty()) {
    const auto next = draft.missing.back();
    const bool there =
        (next.kind == Missing::Kind::education && draft.education >= next.value) ||
        (next.kind == Missing::Kind::credential && draft.credentials.test(place(next.value))) ||
        (next.kind == Missing::Kind::option && std::ranges::find(draft.options, next.value) != draft.options.end());
    if (!there) break;
    draft.missing.pop_back();
  }
  if (draft.missing.empty()) {
    complete.push_back(std::move(draft));
    return;
  }
  const auto next = draft.missing.back();
  if (next.kind == Missing::Kind::option) {
    draft.missing.pop_back();
    learn(goal, std::move(draft), next.value, complete);
    return;
  }
  const bool education = next.kind == Missing::Kind::education;
  const auto& givers =
      education ? lattice_.givers_of_education[place(next.value)] : lattice_.givers_of_credential[place(next.value)];
  for (const int i : givers) {
    const bool gives = !education || counts(goal, i);
    // An option that is waiting for this cannot be what gives it.
    const bool waiting = std::ranges::any_of(
        draft.missing, [&](const Missing& each) { return each.kind == Missing::Kind::option && each.value == i; });
    if (gives && !waiting) learn(goal, draft, i, complete);
  }
}

bool Bundles::reaches(const Goal& goal, std::vector<int> options, int education, Credentials credentials) const {
  while (!options.empty()) {
    const auto next =
        std::ranges::find_if(options, [&](int o) { return lattice_.options[place(o)].open(education, credentials); });
    if (next == options.end()) return false;
    education = std::max(education, education_of(goal, *next));
    credentials |= lattice_.options[place(*next)].credentials;
    options.erase(next);
  }
  const auto wanted = wanted_credentials(lattice_, goal);
  return education >= wanted_education(lattice_, goal) && (credentials & wanted) == wanted;
}

/// What is learnt beside work stands first, as far as it may: who interrupts work does so late.
Bundle Bundles::made(const Goal& goal, std::vector<int> options, int education, Credentials held) const {
  Bundle out;
  const auto open = [&](int each) { return lattice_.options[place(each)].open(education, held); };
  const auto beside = [&](int each) { return lattice_.options[place(each)].mode != Option::Mode::full_time; };
  std::ranges::sort(options);
  while (!options.empty()) {
    auto next = std::ranges::find_if(options, [&](int each) { return open(each) && beside(each); });
    if (next == options.end()) next = std::ranges::find_if(options, open);
    const int chosen = *next;
    options.erase(next);
    const auto& option = lattice_.options[place(chosen)];
    education = std::max(education, education_of(goal, chosen));
    out.options.push_back(chosen);
    out.education = std::max(out.education, education_of(goal, chosen));
    held |= option.credentials;
    out.credentials |= option.credentials;
    (beside(chosen) ? out.months_beside : out.months_full) += option.months;
    out.cost += option.cost;
    if (lattice_.teaches[place(goal.node)][place(chosen)] != 0) out.experience += option.experience;
    if (option.mode == Option::Mode::on_the_job) out.on_the_job.push_back(chosen);
    if (option.mode == Option::Mode::full_time && option.paid) out.waged.push_back(chosen);
  }
  std::ranges::sort(out.on_the_job);
  std::ranges::sort(out.waged);
  return out;
}

/// Both lead to the goal. What only some may take beats nothing else, nor does what pays no wages what pays them.
bool Bundles::beats(const Bundle& one, const Bundle& other) {
  if (!std::ranges::includes(other.on_the_job, one.on_the_job)) return false;
  if (!std::ranges::includes(one.waged, other.waged)) return false;
  if (one.months_beside > other.months_beside || one.months_full > other.months_full || one.cost > other.cost)
    return false;
  const auto worth = [](const Bundle& each) { return std::tuple(each.months_beside, each.months_full, each.cost); };
  if (worth(one) != worth(other)) return true;
  return one.education == other.education && one.experience == other.experience &&
         one.credentials == other.credentials && one.on_the_job == other.on_the_job && one.waged == other.waged;
}

bool Bundles::may_be_waged(const Goal& goal) const {
  const auto useful = useful_credentials(lattice_, goal);
  for (int i = 0; i < static_cast<int>(lattice_.options.size()); ++i) {
    const auto& option = lattice_.options[place(i)];
    if (!option.paid || option.mode != Option::Mode::full_time) continue;
    if ((option.credentials & useful).any() || education_of(goal, i) > 0) return true;
  }
  return false;
}

int Bundles::preferred_in(const Bundle& bundle) const {
  return static_cast<int>(
      std::ranges::count_if(bundle.options, [&](int each) { return preferred_[place(each)] != 0; }));
}

std::vector<Bundle> Bundles::find(const Goal& goal, int education, const Credentials& credentials) const {
  Draft start{{}, education, credentials, {}, 0, 0, 0, false, !may_be_waged(goal)};
  if (goal.main_option != nowhere) start.missing.push_back({Missing::Kind::option, goal.main_option});
  const auto wanted = wanted_credentials(lattice_, goal);
  for (int i = 0; i < static_cast<int>(credential_count); ++i)
    if (wanted.test(place(i))) start.missing.push_back({Missing::Kind::credential, i});
  start.missing.push_back({Missing::Kind::education, wanted_education(lattice_, goal)});
  std::vector<Draft> complete;
  if (goal.main_option == nowhere) {
    extend(goal, std::move(start), complete);
  } else {
    start.missing.erase(start.missing.begin());
    learn(goal, std::move(start), goal.main_option, complete);
  }

  std::vector<Bundle> all;
  for (const auto& draft : complete) {
    const bool idle = std::ranges::any_of(draft.options, [&](int each) {
      if (each == goal.main_option) return false;
      auto others = draft.options;
      std::erase(others, each);
      return reaches(goal, others, education, credentials);
    });
    if (idle) continue;
    all.push_back(made(goal, draft.options, education, credentials));
  }
  std::ranges::stable_sort(all, {}, [&](const Bundle& each) {
    return std::tuple(each.months_beside + each.months_full, each.cost, -preferred_in(each), each.options.size(),
                      each.options);
  });
  std::vector<Bundle> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    bool beaten = false;
    for (std::size_t k = 0; k < all.size() && !beaten; ++k)
      beaten = k != i && beats(all[k], all[i]) && (k < i || !beats(all[i], all[k]));
    if (!beaten) out.push_back(all[i]);
  }
  return out;
}

const std::vector<Bundle>& Bundles::of(const Goal& goal, int education, const Credentials& credentials) {
  const auto held = credentials & useful_credentials(lattice_, goal);
  const auto [found, is_new] = known_.try_emplace(Key{goal, education, held});
  if (is_new) found->second = find(goal, education, held);
  return found->second;
}

}  // namespace journeywork::careers::ways
