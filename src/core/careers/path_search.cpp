#include "core/careers/path_search.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <queue>
#include <utility>

namespace journeywork::careers::ways {
namespace {

constexpr int unreached = std::numeric_limits<int>::max();
constexpr int half = 5000;

std::size_t place(int number) { return static_cast<std::size_t>(number); }

bool taught_in(const Lattice& lattice, int node, int option) {
  return node != nowhere && lattice.teaches[place(node)][place(option)] != 0;
}

class Search {
 public:
  Search(const Lattice& lattice, const Standing& standing, int target, const Wish& wish, Bundles& bundles)
      : lattice_(lattice), standing_(standing), target_(target), bundles_(bundles), fronts_(lattice.nodes.size() + 1) {
    wish_ = {std::clamp(wish.time, 0, most_weight), std::clamp(wish.cost, 0, most_weight),
             std::clamp(wish.pay, 0, most_weight)};
    if (wish_ == Wish{}) wish_ = {1, 1, 1};
    measure_distances();
    measure_rest();
    measure_needs();
  }

  Found run() {
    for (const int node : standing_.held) start(node);
    if (standing_.held.empty()) start(nowhere);
    while (!queue_.empty()) {
      const auto [months, label] = queue_.top();
      queue_.pop();
      if (too_late(months)) break;
      if (dropped_[place(label)] == 0) expand(label);
    }
    if (target_ != nowhere) std::erase_if(found_.ends, [&](const End& end) { return too_late(end.score.months); });
    std::ranges::sort(found_.ends, {}, &End::score);
    return std::move(found_);
  }

 private:
  static constexpr int most_weight = 1000;
  static constexpr std::int64_t month_without_pay = 12 * 100'000;  ///< what a month weighs when no pay is known

  /// The most that is asked for.
  struct Later {
    int education = 0;
    Credentials credentials;
    std::array<int, all_families.size()> experience{};
  };

  /// How a stage begins and what it asks.
  struct Stage {
    int from;  ///< label
    int to;
    int move;
    int typical;  ///< months, of which those that one has been there are taken off
    int main_option;
  };

  void measure_distances() {
    distance_.assign(lattice_.nodes.size(), unreached);
    if (target_ == nowhere) return;
    std::vector<int> ring{target_};
    distance_[place(target_)] = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      for (const int from : lattice_.in[place(ring[i])]) {
        if (distance_[place(from)] != unreached) continue;
        distance_[place(from)] = distance_[place(ring[i])] + 1;
        ring.push_back(from);
      }
    }
  }

  /// The least time that the rest of the way can take: what a profile has of a stay, and what options give of it, off.
  void measure_rest() {
    rest_.assign(lattice_.nodes.size(), 0);
    if (target_ == nowhere) return;
    std::vector<int> given(lattice_.nodes.size(), 0);
    for (std::size_t n = 0; n < given.size(); ++n)
      for (std::size_t o = 0; o < lattice_.options.size(); ++o)
        if (lattice_.teaches[n][o] != 0) given[n] += lattice_.options[o].experience;
    rest_.assign(lattice_.nodes.size(), unreached);
    rest_[place(target_)] = 0;
    std::priority_queue<std::pair<int, int>, std::vector<std::pair<int, int>>, std::greater<>> queue;
    queue.push({0, target_});
    while (!queue.empty()) {
      const auto [months, to] = queue.top();
      queue.pop();
      if (months > rest_[place(to)]) continue;
      for (const int from : lattice_.in[place(to)]) {
        const auto& edges = lattice_.out[place(from)];
        int least = unreached;
        for (const auto& edge : edges)
          if (edge.to == to) least = std::min(least, edge.typical);
        const int sum = months + std::max(0, least - standing_.months[place(from)] - given[place(from)]);
        if (sum >= rest_[place(from)]) continue;
        rest_[place(from)] = sum;
        queue.push({sum, from});
      }
    }
  }

  /// What is asked for from some distance to the target on: to have more of it makes no difference.
  void measure_needs() {
    int farthest = 0;
    for (const int distance : distance_)
      if (distance != unreached) farthest = std::max(farthest, distance);
    later_.resize(place(farthest) + 1);
    for (std::size_t i = 0; i < lattice_.nodes.size(); ++i) {
      const auto& node = lattice_.nodes[i];
      if (distance_[i] == unreached) continue;
      auto& later = later_[place(distance_[i])];
      later.credentials |= node.credentials;
      later.education = std::max(later.education, node.education);
      auto& most = later.experience[place(node.family)];
      most = std::max(most, node.experience - standing_.experience[i]);
    }
    for (std::size_t i = 1; i < later_.size(); ++i) {
      later_[i].credentials |= later_[i - 1].credentials;
      later_[i].education = std::max(later_[i].education, later_[i - 1].education);
      for (std::size_t f = 0; f < all_families.size(); ++f)
        later_[i].experience[f] = std::max(later_[i].experience[f], later_[i - 1].experience[f]);
    }
    for (auto& later : later_)
      for (const auto& option : lattice_.options)
        if ((option.credentials & later.credentials).any()) later.education = std::max(later.education, option.needs);
  }

  void forget_needless(Label& label) const {
    if (target_ == nowhere || label.before == nowhere) return;
    const auto& later = later_[place(distance_[place(label.node)])];
    label.education = std::min(label.education, later.education);
    label.credentials &= later.credentials;
    for (std::size_t f = 0; f < all_families.size(); ++f)
      label.experience[f] = std::min(label.experience[f], later.experience[f]);
  }

  void start(int node) {
    Label label;
    label.node = node;
    label.run = node == nowhere ? 0 : standing_.months[place(node)];
    label.education = standing_.education;
    label.credentials = standing_.credentials;
    keep(label);
  }

  [[nodiscard]] bool too_late(int months) const {
    return target_ != nowhere && earliest_ != unreached && months > earliest_ + most_longer;
  }

  /// Nobody takes a beginners' post elsewhere in order to move sideways into another beginners' post.
  [[nodiscard]] bool leads_on(const Label& label, const Edge& edge) const {
    if (target_ == nowhere) return true;
    if (label.outside && !edge.upward && lattice_.nodes[place(target_)].experience == 0) return false;
    const int before = distance_[place(label.node)];
    const int after = distance_[place(edge.to)];
    return after < before || (edge.upward && !label.sidestep && after == before && after != unreached);
  }

  void expand(int label) {
    const int node = found_.labels[place(label)].node;
    const bool first = found_.labels[place(label)].before == nowhere;
    if (target_ == nowhere && !first) return;
    if (node != nowhere)
      for (const auto& edge : lattice_.out[place(node)])
        if (leads_on(found_.labels[place(label)], edge)) learn_for({label, edge.to, edge.move, edge.typical, nowhere});
    if (!first) return;
    for (int to = 0; to < static_cast<int>(lattice_.nodes.size()); ++to)
      if (target_ == nowhere || distance_[place(to)] != unreached) enter_from_outside(label, to);
  }

  void enter_from_outside(int label, int to) {
    const auto& node = lattice_.nodes[place(to)];
    const int typical = node.experience > 0 ? node.quickest_move_in : 0;
    if (std::ranges::find(standing_.held, to) != standing_.held.end()) return;
    const bool as_one_is = node.on_the_job || node.main_options.empty() || covered(node, standing_.levels) >= half;
    if (as_one_is) learn_for({label, to, nowhere, typical, nowhere});
    for (const int option : node.main_options) learn_for({label, to, nowhere, typical, option});
  }

  void learn_for(const Stage& stage) {
    if (lattice_.nodes[place(stage.to)].out_of_reach) return;
    const auto& from = found_.labels[place(stage.from)];
    const int education = from.education;
    const auto credentials = from.credentials;
    const Goal alone{stage.to, nowhere, stage.main_option};
    for (const auto& bundle : bundles_.of(alone, education, credentials)) go(stage, alone, bundle);
    if (target_ == nowhere || stage.to == target_) return;
    const auto& last = lattice_.nodes[place(target_)];
    const auto& next = lattice_.nodes[place(stage.to)];
    if (last.education <= std::max(education, next.education) &&
        ((credentials | next.credentials) & last.credentials) == last.credentials)
      return;
    const Goal both{stage.to, target_, stage.main_option};
    for (const auto& bundle : bundles_.of(both, education, credentials)) go(stage, both, bundle);
  }

  /// On the job one learns in the occupation that one is in, or in the new one where beginners learn it so.
  [[nodiscard]] bool may_learn(int from, int to, const Bundle& bundle) const {
    return std::ranges::all_of(bundle.on_the_job, [&](int option) {
      return taught_in(lattice_, from, option) ||
             (lattice_.nodes[place(to)].on_the_job && taught_in(lattice_, to, option));
    });
  }

  [[nodiscard]] int worked(int from, const Bundle& bundle) const {
    int months = bundle.months_beside;
    for (const int option : bundle.on_the_job)
      if (!taught_in(lattice_, from, option)) months -= lattice_.options[place(option)].months;
    return from == nowhere ? 0 : months;
  }

  void go(const Stage& stage, const Goal& goal, const Bundle& bundle) {
    const auto& from = found_.labels[place(stage.from)];
    if (!may_learn(from.node, stage.to, bundle)) return;
    const auto& node = lattice_.nodes[place(stage.to)];
    const bool outside = stage.move == nowhere;
    int lacking = node.experience - standing_.experience[place(stage.to)] - bundle.experience;
    if (outside && lacking > 0) return;
    if (!outside) lacking -= from.experience[place(node.family)];
    const int been = outside ? 0 : from.run;
    const int learning = bundle.months_beside + bundle.months_full;
    Label to;
    to.wait = std::max({0, stage.typical - been - learning, lacking - worked(from.node, bundle)});
    to.node = stage.to;
    to.before = stage.from;
    to.outside = from.outside || outside;
    to.sidestep =
        from.sidestep || (target_ != nowhere && !outside && distance_[place(stage.to)] == distance_[place(from.node)]);
    to.move = stage.move;
    to.bundle = &bundle;
    to.goal = goal;
    arrive(from, std::move(to));
  }

  void arrive(const Label& from, Label to) {
    const auto& bundle = *to.bundle;
    to.months = from.months;
    to.earned = from.earned;
    pay_for(from, to);
    to.cost = from.cost + bundle.cost;
    to.run = std::min(standing_.months[place(to.node)] + bundle.experience, longest_stay(to.node));
    to.experience = from.experience;
    const auto add = [&](int family, int months) { to.experience[place(family)] += months; };
    if (from.node != nowhere) add(lattice_.nodes[place(from.node)].family, worked(from.node, bundle) + to.wait);
    add(lattice_.nodes[place(to.node)].family, bundle.experience);
    to.education = std::max(from.education, bundle.education);
    to.credentials = from.credentials | bundle.credentials;
    to.preferred = from.preferred + bundles_.preferred_in(bundle);
    to.steps = from.steps + 1 + static_cast<int>(bundle.options.size());
    if (too_late(to.months + rest_[place(to.node)])) return;
    if (target_ == nowhere || to.node == target_) {
      earliest_ = std::min(earliest_, to.months);
      const auto rest = lattice_.pay_to_compare(to.node) * paid_months(to.months, horizon);
      const auto score = score_of(to, to.earned + rest);
      found_.ends.push_back({static_cast<int>(found_.labels.size()), score});
      found_.labels.push_back(std::move(to));
      dropped_.push_back(1);
    } else {
      forget_needless(to);
      keep(to);
    }
  }

  void pay_for(const Label& from, Label& to) const {
    for (const auto& event : events_of(lattice_, from.node, to.goal, *to.bundle, to.wait)) {
      to.earned += event.compared * paid_months(to.months, event.months);
      to.months += event.months;
    }
  }

  [[nodiscard]] int longest_stay(int node) const {
    int longest = 0;
    for (const auto& edge : lattice_.out[place(node)]) longest = std::max(longest, edge.typical);
    return longest;
  }

  [[nodiscard]] Score score_of(const Label& label, std::int64_t earned) const {
    const auto a_month = lattice_.middle_pay == 0 ? month_without_pay : lattice_.middle_pay;
    const auto money = wish_.cost * 12 * label.cost - wish_.pay * earned;
    return {wish_.time * a_month * label.months + money, label.months, 12 * label.cost - earned, -label.preferred,
            label.steps};
  }

  /// What the wish makes of what was paid and earned so far; time is compared apart.
  [[nodiscard]] std::array<std::int64_t, 4> money_of(const Label& label) const {
    return {wish_.cost * 12 * label.cost - wish_.pay * label.earned, 12 * label.cost - label.earned, -label.preferred,
            label.steps};
  }

  /// Where pay has weight, having less can mean staying longer where the pay is better: then only the same state does.
  [[nodiscard]] bool as_far(const Label& one, const Label& other) const {
    if ((one.outside && !other.outside) || (one.sidestep && !other.sidestep)) return false;
    if (wish_.pay > 0)
      return one.education == other.education && one.credentials == other.credentials && one.run == other.run &&
             one.experience == other.experience;
    for (std::size_t i = 0; i < one.experience.size(); ++i)
      if (one.experience[i] < other.experience[i]) return false;
    return one.education >= other.education && one.run >= other.run &&
           (one.credentials & other.credentials) == other.credentials;
  }

  [[nodiscard]] bool beats(const Label& one, const Label& other) const {
    return one.months <= other.months && as_far(one, other) && money_of(one) <= money_of(other);
  }

  void keep(const Label& label) {
    auto& front = fronts_[place(label.node + 1)];
    for (const int other : front)
      if (beats(found_.labels[place(other)], label)) return;
    std::erase_if(front, [&](int other) {
      const bool beaten = beats(label, found_.labels[place(other)]);
      if (beaten) dropped_[place(other)] = 1;
      return beaten;
    });
    const int number = static_cast<int>(found_.labels.size());
    front.push_back(number);
    // The most hopeful first, so that ways which come too late are soon known as such.
    const int rest = label.node == nowhere ? 0 : rest_[place(label.node)];
    if (rest != unreached) queue_.push({label.months + rest, number});
    found_.labels.push_back(label);
    dropped_.push_back(0);
  }

  const Lattice& lattice_;
  const Standing& standing_;
  int target_;
  Wish wish_;
  Bundles& bundles_;
  Found found_;
  std::vector<std::uint8_t> dropped_;     ///< labels from which nothing is tried
  std::vector<std::vector<int>> fronts_;  ///< labels of each node that none beats; the first is for no occupation
  std::vector<int> rest_;                 ///< months to the target, at least
  std::vector<int> distance_;             ///< known moves to the target
  int earliest_ = unreached;              ///< months until the target
  std::vector<Later> later_;              ///< by distance
  std::priority_queue<std::pair<int, int>, std::vector<std::pair<int, int>>, std::greater<>> queue_;
};

Event learning(const Lattice& lattice, int from, const Goal& goal, int number) {
  const auto& option = lattice.options[place(number)];
  const bool on_the_job = option.mode == Option::Mode::on_the_job;
  const bool begins = on_the_job && !taught_in(lattice, from, number);
  Event event{number, option.months, option.mode != Option::Mode::full_time && from != nowhere && !begins, 0, 0};
  if (event.working) {
    event.pay = lattice.nodes[place(from)].pay;
    event.compared = lattice.pay_to_compare(from);
  } else if (begins || (option.paid && option.mode == Option::Mode::full_time)) {
    event.pay = begins || option.apprenticeship ? lattice.nodes[place(goal.node)].beginners_pay : not_known;
    event.compared = event.pay == not_known ? lattice.lowest_pay : event.pay;
  }
  return event;
}

}  // namespace

std::vector<Event> events_of(const Lattice& lattice, int from, const Goal& goal, const Bundle& bundle, int wait) {
  std::vector<Event> out;
  for (const int option : bundle.options) out.push_back(learning(lattice, from, goal, option));
  if (wait == 0) return out;
  const auto beside = [&](const Event& event) {
    return lattice.options[place(event.option)].mode != Option::Mode::full_time;
  };
  const auto last = std::find_if(out.rbegin(), out.rend(), beside);
  Event alone{nowhere, wait, from != nowhere, 0, 0};
  if (from != nowhere) {
    alone.pay = lattice.nodes[place(from)].pay;
    alone.compared = lattice.pay_to_compare(from);
  }
  out.insert(last.base(), alone);
  return out;
}

Found search(const Lattice& lattice, const Standing& standing, int target, const Wish& wish, Bundles& bundles) {
  return Search(lattice, standing, target, wish, bundles).run();
}

}  // namespace journeywork::careers::ways
