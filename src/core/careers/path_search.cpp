#include "core/careers/path_search.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <queue>
#include <utility>

#include "core/careers/stakes.hpp"

namespace journeywork::careers::ways {
namespace {

constexpr int half = 5000;

std::size_t place(int number) { return static_cast<std::size_t>(number); }

bool taught_in(const Lattice& lattice, int node, int option) {
  return node != nowhere && lattice.teaches[place(node)][place(option)] != 0;
}

/// All stages from one label to one occupation, by one move or from outside.
struct Stage {
  int from;  ///< label
  int to;
  int move;
  int typical;  ///< months, of which those that one has been there are taken off
  int main_option;
  bool sidestep;  ///< the move is one
  int least = 0;  ///< months, whatever one's years
};

class Search {
 public:
  Search(const Lattice& lattice, const Standing& standing, int target, const Wish& wish, Bundles& bundles)
      : lattice_(lattice), standing_(standing), target_(target), bundles_(bundles), fronts_(lattice.nodes.size() + 1) {
    wish_ = {std::clamp(wish.time, 0, most_weight), std::clamp(wish.cost, 0, most_weight),
             std::clamp(wish.pay, 0, most_weight)};
    if (wish_ == Wish{}) wish_ = {1, 1, 1};
    if (target != nowhere) ahead_.emplace(lattice, standing, target);
  }

  Found run() {
    for (const int node : standing_.held) start(node);
    if (standing_.held.empty()) start(nowhere);
    enter_all();
    while (!queue_.empty()) {
      const auto [months, label] = queue_.top();
      queue_.pop();
      if (too_late(months)) break;
      if (dropped_[place(label)] == 0) move_on(label);
    }
    if (target_ != nowhere) std::erase_if(found_.ends, [&](const End& end) { return too_late(end.score.months); });
    std::ranges::sort(found_.ends, {}, &End::score);
    return std::move(found_);
  }

 private:
  static constexpr int most_weight = 1000;
  static constexpr std::int64_t month_without_pay = 12 * 100'000;  ///< what a month weighs when no pay is known

  /// A label that none has beaten so far, with what most comparisons need.
  struct Kept {
    std::size_t state;
    int months;
    int label;
  };

  void start(int node) {
    Label label;
    label.node = node;
    label.run = node == nowhere ? 0 : standing_.months[place(node)];
    label.education = standing_.education;
    label.credentials = standing_.credentials;
    const int distance = node == nowhere || target_ == nowhere ? 0 : ahead_->distance(node);
    if (distance != unreached) label.sidestep = target_ != nowhere && distance < ahead_->stages();
    starts_.push_back(static_cast<int>(found_.labels.size()));
    found_.labels.push_back(label);
    dropped_.push_back(0);
    if (node == nowhere) return;
    const int rest = target_ == nowhere      ? 0
                     : distance == unreached ? unreached
                                             : ahead_->from(node, label.sidestep).rest;
    if (rest != unreached) queue_.push({0, starts_.back()});
  }

  [[nodiscard]] bool too_late(int months) const {
    return target_ != nowhere && earliest_ != unreached && months > earliest_ + most_longer;
  }

  /// The target first, so that ways which come too late are soon known as such.
  void enter_all() {
    if (target_ == nowhere) {
      for (int to = 0; to < static_cast<int>(lattice_.nodes.size()); ++to)
        for (const int start : starts_) enter_from_outside(start, to);
      return;
    }
    for (const int to : ahead_->nearest()) {
      const int stages = ahead_->distance(to) + 1;
      if (stages > ahead_->stages()) break;
      const int rest = ahead_->from(to, stages < ahead_->stages()).rest;
      if (rest == unreached || too_late(rest)) continue;
      for (const int start : starts_) enter_from_outside(start, to);
    }
  }

  void enter_from_outside(int label, int to) {
    const auto& node = lattice_.nodes[place(to)];
    const int typical = node.experience > 0 ? node.quickest_move_in : 0;
    if (std::ranges::find(standing_.held, to) != standing_.held.end()) return;
    const bool as_one_is = node.on_the_job || node.main_options.empty() || covered(node, standing_.levels) >= half;
    if (as_one_is && !leads_to(found_.labels[place(label)].node, to))
      learn_for({label, to, nowhere, typical, nowhere, false});
    for (const int option : node.main_options) learn_for({label, to, nowhere, typical, option, false});
  }

  /// Whether there is a known move, which then is the way.
  [[nodiscard]] bool leads_to(int from, int to) const {
    return from != nowhere &&
           std::ranges::find(lattice_.out[place(from)], to, &Edge::to) != lattice_.out[place(from)].end();
  }

  void move_on(int number) {
    const int node = found_.labels[place(number)].node;
    for (const auto& edge : lattice_.out[place(node)]) {
      const auto& label = found_.labels[place(number)];
      if (std::ranges::find(standing_.held, edge.to) != standing_.held.end()) continue;
      if (target_ == nowhere) {
        if (label.before == nowhere) learn_for({number, edge.to, edge.move, edge.typical, nowhere, false, edge.least});
      } else if (leads_on(label, edge)) {
        const bool sidestep = ahead_->distance(edge.to) == ahead_->distance(node);
        learn_for({number, edge.to, edge.move, edge.typical, nowhere, sidestep, edge.least});
      }
    }
  }

  /// Nobody takes a beginners' post elsewhere in order to move sideways into another beginners' post.
  [[nodiscard]] bool leads_on(const Label& label, const Edge& edge) {
    if (label.outside && !edge.upward && lattice_.nodes[place(target_)].experience == 0) return false;
    const int before = ahead_->distance(label.node);
    const int after = ahead_->distance(edge.to);
    if (after == before - 1) return !too_late(stay(label, edge));
    return after == before && edge.upward && label.sidestep && !too_late(stay(label, edge));
  }

  /// Months until the target by this move, at least.
  [[nodiscard]] int stay(const Label& label, const Edge& edge) {
    const bool sidestep = label.sidestep && ahead_->distance(edge.to) < ahead_->distance(label.node);
    const int rest = ahead_->from(edge.to, sidestep).rest;
    if (rest == unreached) return unreached;
    return label.months + std::max({edge.least, edge.typical - label.run, lacking(label, edge.to)}) + rest;
  }

  /// Months of experience that a known move asks for besides.
  [[nodiscard]] int lacking(const Label& from, int to) const {
    const auto& node = lattice_.nodes[place(to)];
    const int there = node.family == nowhere ? 0 : from.experience[place(node.family)];
    return node.experience - standing_.experience[place(to)] - there;
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
    const bool outside = stage.move == nowhere;
    int more = 0;
    if (outside) {
      const auto& node = lattice_.nodes[place(stage.to)];
      const bool counts = stage.main_option != nowhere && taught_in(lattice_, stage.to, stage.main_option);
      const int given = counts ? lattice_.options[place(stage.main_option)].experience : 0;
      if (experience(node.experience, given, standing_.experience[place(stage.to)] + given) < node.experience) return;
    } else {
      more = lacking(from, stage.to) - worked(from.node, bundle);
    }
    const int been = outside ? 0 : from.run;
    const int learning = bundle.months_beside + bundle.months_full;
    Label to;
    to.wait = std::max({0, stage.typical - been - learning, stage.least - learning, more});
    to.node = stage.to;
    to.before = stage.from;
    to.outside = from.outside || outside;
    if (outside && target_ != nowhere)
      to.sidestep = ahead_->distance(stage.to) + 1 < ahead_->stages();
    else
      to.sidestep = from.sidestep && !stage.sidestep;
    to.move = stage.move;
    to.bundle = &bundle;
    to.goal = goal;
    arrive(from, to);
  }

  void arrive(const Label& from, Label to) {
    const auto& bundle = *to.bundle;
    to.months = from.months;
    to.earned = from.earned;
    pay_for(from, to);
    const int rest = target_ == nowhere ? 0 : ahead_->from(to.node, to.sidestep).rest;
    if (rest == unreached || too_late(to.months + rest)) return;
    to.cost = from.cost + bundle.cost;
    to.preferred = from.preferred + bundles_.preferred_in(bundle);
    to.steps = from.steps + 1 + static_cast<int>(bundle.options.size());
    if (target_ == nowhere || to.node == target_) {
      earliest_ = std::min(earliest_, to.months);
      const auto after = lattice_.pay_to_compare(to.node) * paid_months(to.months, horizon);
      const auto score = score_of(to, to.earned + after);
      found_.ends.push_back({static_cast<int>(found_.labels.size()), score});
      found_.labels.push_back(to);
      dropped_.push_back(1);
    } else {
      gain(from, to);
      keep(to);
    }
  }

  void gain(const Label& from, Label& to) {
    const auto& asked = ahead_->from(to.node, to.sidestep);
    const auto& bundle = *to.bundle;
    to.run = std::min(standing_.months[place(to.node)] + bundle.experience, asked.stay);
    to.experience = from.experience;
    const auto add = [&](int family, int months) {
      if (family != nowhere) to.experience[place(family)] += months;
    };
    if (from.node != nowhere) add(lattice_.nodes[place(from.node)].family, worked(from.node, bundle) + to.wait);
    add(lattice_.nodes[place(to.node)].family, bundle.experience);
    for (std::size_t i = 0; i < to.experience.size(); ++i)
      to.experience[i] = std::min(to.experience[i], asked.experience[i]);
    to.education = std::min(std::max(from.education, bundle.education), asked.education);
    to.credentials = (from.credentials | bundle.credentials) & asked.credentials;
  }

  void pay_for(const Label& from, Label& to) const {
    for (const auto& event : events_of(lattice_, from.node, to.goal, *to.bundle, to.wait)) {
      to.earned += event.compared * paid_months(to.months, event.months);
      to.months += event.months;
    }
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

  [[nodiscard]] static std::size_t state_of(const Label& label) {
    constexpr std::size_t step = 1'000'003;
    auto out = std::hash<Credentials>{}(label.credentials) * step + static_cast<std::size_t>(label.education);
    out = out * step + static_cast<std::size_t>(label.run);
    for (const int months : label.experience) out = out * step + static_cast<std::size_t>(months);
    return out;
  }

  /// Whatever comes after the other may come after the one, no later and with no less money. To have more would not
  /// do: who has more waits less, is paid less meanwhile, and learns less that comes in useful later.
  [[nodiscard]] bool beats(const Label& one, const Label& other) const {
    return one.months <= other.months && one.sidestep >= other.sidestep && one.outside <= other.outside &&
           one.education == other.education && one.credentials == other.credentials && one.run == other.run &&
           one.experience == other.experience && money_of(one) <= money_of(other);
  }

  void keep(const Label& label) {
    auto& front = fronts_[place(label.node + 1)];
    const auto state = state_of(label);
    for (const auto& other : front)
      if (other.state == state && other.months <= label.months && beats(found_.labels[place(other.label)], label))
        return;
    std::erase_if(front, [&](const Kept& other) {
      const bool beaten =
          other.state == state && label.months <= other.months && beats(label, found_.labels[place(other.label)]);
      if (beaten) dropped_[place(other.label)] = 1;
      return beaten;
    });
    const int number = static_cast<int>(found_.labels.size());
    front.push_back({state, label.months, number});
    int least = unreached;
    for (const auto& edge : lattice_.out[place(label.node)])
      if (leads_on(label, edge)) least = std::min(least, stay(label, edge));
    if (least != unreached && !too_late(least)) queue_.push({least, number});
    found_.labels.push_back(label);
    dropped_.push_back(0);
  }

  const Lattice& lattice_;
  const Standing& standing_;
  int target_;
  Wish wish_;
  Bundles& bundles_;
  Found found_;
  std::optional<Ahead> ahead_;             ///< nothing without a target
  std::vector<int> starts_;                ///< labels
  std::vector<std::uint8_t> dropped_;      ///< labels from which nothing is tried
  std::vector<std::vector<Kept>> fronts_;  ///< labels of each node that none beats; the first is for no occupation
  int earliest_ = unreached;               ///< months until the target
  std::priority_queue<std::pair<int, int>, std::vector<std::pair<int, int>>, std::greater<>> queue_;
};

Event learning(const Lattice& lattice, int from, const Goal& goal, int number) {
  const auto& option = lattice.options[place(number)];
  const bool on_the_job = option.mode == Option::Mode::on_the_job;
  const bool begins = on_the_job && !taught_in(lattice, from, number);
  Event event{number, option.months, option.mode != Option::Mode::full_time && from != nowhere && !begins, 0, 0};
  if (event.working) {
    event.pay = lattice.nodes[place(from)].pay;
    event.compared = lattice.pay_on_the_way(from);
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
    alone.compared = lattice.pay_on_the_way(from);
  }
  out.insert(last.base(), alone);
  return out;
}

Found search(const Lattice& lattice, const Standing& standing, int target, const Wish& wish, Bundles& bundles) {
  return Search(lattice, standing, target, wish, bundles).run();
}

}  // namespace journeywork::careers::ways
