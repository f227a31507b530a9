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
    plan_entries();
    while (!queue_.empty()) {
      const auto next = queue_.top();
      queue_.pop();
      if (too_late(next.months)) break;
      if (dropped_[place(next.label)] != 0) continue;
      next.into == nowhere ? move_on(next.label) : enter_from_outside(next.label, next.into);
    }
    if (target_ != nowhere) std::erase_if(found_.ends, [&](const End& end) { return too_late(end.score.months); });
    std::ranges::stable_sort(found_.ends, {}, &End::score);
    return std::move(found_);
  }

 private:
  static constexpr int most_weight = 1000;
  static constexpr std::int64_t month_without_pay = 12 * 100'000;  ///< what a month weighs when no pay is known

  /// What is to be tried, that which may be at the target first before the rest.
  struct Next {
    int months;  ///< until the target, at least
    int label;
    int into;  ///< from outside; nowhere for all moves from there
    auto operator<=>(const Next&) const = default;
  };

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
    if (rest != unreached) queue_.push({rest, starts_.back(), nowhere});
  }

  [[nodiscard]] bool too_late(int months) const {
    return target_ != nowhere && earliest_ != unreached && months > earliest_ + most_longer;
  }

  void plan_entries() {
    if (target_ == nowhere) {
      for (int to = 0; to < static_cast<int>(lattice_.nodes.size()); ++to)
        for (const int start : starts_) queue_.push({0, start, to});
      return;
    }
    for (const int to : ahead_->nearest()) {
      const int stages = ahead_->distance(to) + 1;
      if (stages > ahead_->stages()) break;
      const int rest = ahead_->from(to, stages < ahead_->stages()).rest;
      if (rest == unreached || std::ranges::find(standing_.held, to) != standing_.held.end()) continue;
      for (const int start : starts_) queue_.push({rest + months_to_get_in(to), start, to});
    }
  }

  [[nodiscard]] int months_to_get_in(int to) const {
    const auto& node = lattice_.nodes[place(to)];
    return node.experience > 0 ? node.quickest_move_in : 0;
  }

  void enter_from_outside(int label, int to) {
    const auto& node = lattice_.nodes[place(to)];
    if (std::ranges::find(standing_.held, to) != standing_.held.end()) return;
    const int typical = months_to_get_in(to);
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
        if (label.before == nowhere)
          learn_for({number, edge.to, edge.move, edge.typical, nowhere, false, least(label, edge)});
      } else if (leads_on(label, edge)) {
        const bool sidestep = ahead_->distance(edge.to) == ahead_->distance(node);
        learn_for({number, edge.to, edge.move, edge.typical, nowhere, sidestep, least(label, edge)});
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

  /// Nobody leaves on the first day what they took up on the way.
  [[nodiscard]] static int least(const Label& label, const Edge& edge) {
    return label.before == nowhere ? edge.least : std::max(edge.least, settled_months);
  }

  /// Months until the target by this move, at least.
  [[nodiscard]] int stay(const Label& label, const Edge& edge) {
    const bool sidestep = label.sidestep && ahead_->distance(edge.to) < ahead_->distance(label.node);
    const int rest = ahead_->from(edge.to, sidestep).rest;
    if (rest == unreached) return unreached;
    return label.months + std::max({least(label, edge), edge.typical - label.run, lacking(label, edge.to)}) + rest;
  }

  /// Months of experience that a known move asks for besides.
  [[nodiscard]] int lacking(const Label& from, int to) const {
    const auto& node = lattice_.nodes[place(to)];
    const int there = node.family == nowhere ? 0 : from.experience[place(node.family)];
    return node.experience - standing_.experience[place(to)] - there;
  }

  /// For a stage, if one is not to be too late.
  [[nodiscard]] int months_left(const Stage& stage) {
    if (target_ == nowhere || earliest_ == unreached) return unreached;
    const auto& from = found_.labels[place(stage.from)];
    return earliest_ + most_longer - from.months - ahead_->from(stage.to, sidestep_left(from, stage)).rest;
  }

  /// After a stage: from outside one may have it still, where there are stages left for it.
  [[nodiscard]] bool sidestep_left(const Label& from, const Stage& stage) const {
    if (target_ == nowhere) return false;
    if (stage.move == nowhere) return ahead_->distance(stage.to) + 1 < ahead_->stages();
    return from.sidestep && !stage.sidestep;
  }

  void learn_for(const Stage& stage) {
    if (lattice_.nodes[place(stage.to)].out_of_reach) return;
    const auto& from = found_.labels[place(stage.from)];
    const int education = from.education;
    const auto credentials = from.credentials;
    const int most_months = months_left(stage);
    const Goal alone{stage.to, nowhere, stage.main_option};
    go(stage, alone, bundles_.of(alone, education, credentials, most_months), most_months);
    if (target_ == nowhere || stage.to == target_) return;
    const auto& last = lattice_.nodes[place(target_)];
    const auto& next = lattice_.nodes[place(stage.to)];
    if (last.education <= std::max(education, next.education) &&
        ((credentials | next.credentials) & last.credentials) == last.credentials)
      return;
    const Goal both{stage.to, target_, stage.main_option};
    go(stage, both, bundles_.of(both, education, credentials, most_months), most_months);
  }

  void go(const Stage& stage, const Goal& goal, const std::vector<Bundle>& bundles, int most_months) {
    const auto longer = [&](const Bundle& each) { return each.months_beside + each.months_full > most_months; };
    const auto end = std::ranges::find_if(bundles, longer);  // the quickest stand first
    std::for_each(bundles.begin(), end, [&](const Bundle& each) { go(stage, goal, each); });
  }

  /// On the job one learns in the occupation that one is in, or in the new one where beginners learn it so.
  [[nodiscard]] bool may_learn(int from, int to, const Bundle& bundle) const {
    return std::ranges::all_of(bundle.on_the_job, [&](int option) {
      return lattice_.taught_in(from, option) ||
             (lattice_.nodes[place(to)].on_the_job && lattice_.taught_in(to, option));
    });
  }

  [[nodiscard]] int worked(int from, const Bundle& bundle) const {
    int months = bundle.months_beside;
    for (const int option : bundle.on_the_job)
      if (!lattice_.taught_in(from, option)) months -= lattice_.options[place(option)].months;
    return from == nowhere ? 0 : months;
  }

  void go(const Stage& stage, const Goal& goal, const Bundle& bundle) {
    const auto& from = found_.labels[place(stage.from)];
    if (!may_learn(from.node, stage.to, bundle)) return;
    const bool outside = stage.move == nowhere;
    int more = 0;
    if (outside) {
      const auto& node = lattice_.nodes[place(stage.to)];
      const bool counts = stage.main_option != nowhere && lattice_.taught_in(stage.to, stage.main_option);
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
    to.sidestep = sidestep_left(from, stage);
    to.move = stage.move;
    to.bundle = &bundle;
    to.goal = goal;
    arrive(from, to);
  }

  void arrive(const Label& from, Label to) {
    const auto& bundle = *to.bundle;
    const int rest = target_ == nowhere ? 0 : ahead_->from(to.node, to.sidestep).rest;
    const int arrived = from.months + to.wait + bundle.months_beside + bundle.months_full;
    if (rest == unreached || too_late(arrived + rest)) return;
    to.months = from.months;
    to.earned = from.earned;
    pay_for(from, to);
    to.cost = from.cost + bundle.cost;
    to.preferred = from.preferred + bundle.preferred;
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
    if (least != unreached && !too_late(least)) queue_.push({least, number, nowhere});
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
  std::priority_queue<Next, std::vector<Next>, std::greater<>> queue_;
};

}  // namespace

Found search(const Lattice& lattice, const Standing& standing, int target, const Wish& wish, Bundles& bundles) {
  return Search(lattice, standing, target, wish, bundles).run();
}

}  // namespace journeywork::careers::ways
