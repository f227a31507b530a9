#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/careers/path.hpp"

/// For tests only: every way by the definition in path.hpp, one after the other, with nothing of the search's code and
/// nothing clever. For catalogues of a handful of occupations and options.
namespace journeywork::careers::brute {

struct Way {
  std::int64_t weighed = 0;
  int months = 0;
  std::int64_t spent = 0;  ///< cost less pay, times 12
  int steps = 0;
  auto operator<=>(const Way&) const = default;
};

class Enumeration {
 public:
  Enumeration(const Catalogue& catalogue, const PathQuestion& question, std::string target)
      : all_(catalogue), question_(question), target_(std::move(target)) {
    for (const auto& each : question.profile.occupations)
      if (all_.occupation(each.occupation) != nullptr) held_.insert(each.occupation);
    reckon_pay();
    reckon_distances();
  }

  /// Within the months that a way may take more than the fastest, the best first.
  std::vector<Way> run() {
    Place start;
    start.education = question_.profile.education;
    for (const auto& each : question_.profile.credentials)
      if (each.valid(question_.today)) start.credentials.insert(each.code);
    for (const auto& each : held_) {
      start.in = each;
      start.run = question_.profile.months(each);
      go_on(start);
    }
    start.in.clear();
    start.run = 0;
    if (held_.empty()) go_on(start);
    int fastest_of_all = std::numeric_limits<int>::max();
    for (const auto& way : ways_) fastest_of_all = std::min(fastest_of_all, way.months);
    std::erase_if(ways_, [&](const Way& way) { return way.months > fastest_of_all + 36; });
    std::ranges::sort(ways_);
    return ways_;
  }

 private:
  using Codes = std::set<std::string>;
  struct Place {
    std::string in;  ///< empty for none
    int stages = 0;
    bool sidestepped = false;
    bool outside = false;
    int months = 0;
    std::int64_t cost = 0;
    std::int64_t earned = 0;
    int run = 0;
    std::array<int, all_families.size()> experience{};
    Education education = Education::none;
    Codes credentials;
    int steps = 0;
  };
  struct Bundle {
    std::vector<const LearningOption*> options;
    int beside = 0;
    int full = 0;
    std::int64_t cost = 0;
    Education education = Education::none;
    Codes credentials;
    int experience = 0;
    Codes on_the_job;
    Codes waged;
  };
  enum class Mode { beside, on_the_job, full };
  static constexpr int unreached = 1000;

  static int months(const LearningOption& option) { return (option.months_low + option.months_high + 1) / 2; }
  static int given(const LearningOption& option) { return std::min(option.gives_experience_months, months(option)); }
  static bool admits(const LearningOption& option, const Codes& credentials) {
    if (option.needs_experience_months > 0) return false;
    const auto held = [&](const std::string& code) { return credentials.contains(code); };
    return option.needs_credentials.empty() || std::ranges::any_of(option.needs_credentials, held);
  }
  static Mode mode(const LearningOption& option) {
    if (option.kind == "on-the-job") return Mode::on_the_job;
    return option.paid || option.hours_a_week > 20 ? Mode::full : Mode::beside;
  }
  static bool on_the_job(const Occupation& one) {
    return std::ranges::any_of(one.entry, [](const auto& entry) { return entry.route == "on-the-job"; });
  }
  [[nodiscard]] const Occupation& occupation(const std::string& code) const { return *all_.occupation(code); }

  static int asked_of(const Occupation& one, const LearningOption& option) {
    int asked = 0;
    for (const auto& taught : option.skills)
      asked += std::ranges::find(one.skills, taught.skill, &SkillNeed::skill) != one.skills.end() ? 1 : 0;
    return asked;
  }
  static bool teaches(const Occupation& one, const LearningOption& option) {
    return 2 * asked_of(one, option) >= static_cast<int>(option.skills.size());
  }
  /// Half of the skills by level and importance.
  template <class Level>
  static bool half(const Occupation& one, const Level& level) {
    double all = 0;
    double there = 0;
    for (const auto& need : one.skills) {
      all += need.importance;
      there += need.importance * std::min(1.0, static_cast<double>(level(need.skill)) / need.level);
    }
    return there >= all / 2 - 1e-9;
  }
  static bool main_option(const Occupation& one, const LearningOption& option) {
    return mode(option) != Mode::on_the_job && option.needs_experience_months == 0 && asked_of(one, option) > 0 &&
           teaches(one, option) && half(one, [&](const std::string& skill) {
             const auto found = std::ranges::find(option.skills, skill, &SkillNeed::skill);
             return found == option.skills.end() ? 0 : found->level;
           });
  }

  void reckon_pay() {
    std::vector<std::int64_t> medians;
    lowest_ = std::numeric_limits<std::int64_t>::max();
    for (const auto& one : all_.occupations) {
      if (one.pay.median) medians.push_back(one.pay.median->minor);
      if (one.pay.median) lowest_ = std::min(lowest_, one.pay.median->minor);
      if (const auto low = beginners(one)) lowest_ = std::min(lowest_, *low);
    }
    if (lowest_ == std::numeric_limits<std::int64_t>::max()) lowest_ = 0;
    std::ranges::sort(medians);
    middle_ = medians.empty() ? 0 : medians[medians.size() / 2];
  }
  static std::optional<std::int64_t> beginners(const Occupation& one) {
    if (one.pay.p10) return one.pay.p10->minor;
    return one.pay.p25 ? std::optional(one.pay.p25->minor) : std::nullopt;
  }
  [[nodiscard]] std::int64_t pay(const std::string& code) const {
    if (code.empty()) return 0;
    const auto& median = occupation(code).pay.median;
    return median ? median->minor : middle_;
  }

  [[nodiscard]] std::int64_t pay_on_the_way(const std::string& code) const {
    return code.empty() || occupation(code).pay.median ? pay(code) : lowest_;
  }

  void reckon_distances() {
    distance_[target_] = 0;
    for (int far = 0; far < unreached; ++far)
      for (const auto& move : all_.moves)
        if (distance(move.to) == far && !distance_.contains(move.from)) distance_[move.from] = far + 1;
    int nearest = unreached;
    for (const auto& one : all_.occupations)
      if (one.requirements.experience_months == 0) nearest = std::min(nearest, distance(one.code));
    most_stages_ = nearest == unreached ? 3 : std::max(3, nearest + 1);
  }
  [[nodiscard]] int distance(const std::string& code) const {
    const auto found = distance_.find(code);
    return found == distance_.end() ? unreached : found->second;
  }

  [[nodiscard]] int profile_experience(const Occupation& one) const {
    for (const auto& line : gap_of(question_.profile, one, all_, question_.today).lines)
      if (line.kind == GapLine::Kind::experience) return line.has;
    return 0;
  }

  /// What is learnt for, besides where one stands.
  struct Goal {
    const Occupation* to;
    const Occupation* ahead;  ///< nullptr for none
    const LearningOption* main;
  };
  [[nodiscard]] Education counted(const Goal& goal, const LearningOption& option) const {
    const auto gives = option.gives_education.value_or(Education::none);
    const auto& last = occupation(target_);
    const bool asks_more = last.requirements.education > goal.to->requirements.education;
    const bool counts =
        gives <= Education::high_school || teaches(*goal.to, option) || (asks_more && teaches(last, option));
    return counts ? gives : Education::none;
  }
  static bool enough(const Goal& goal, Education education, const Codes& credentials) {
    for (const auto* one : {goal.to, goal.ahead}) {
      if (one == nullptr) continue;
      if (education < one->requirements.education) return false;
      for (const auto& need : one->requirements.credentials)
        if (!credentials.contains(need.code)) return false;
    }
    return true;
  }

  /// All of them, in some order in which each may be begun; beside work first where that may be.
  [[nodiscard]] std::optional<Bundle> bundle(const Goal& goal, std::vector<const LearningOption*> options,
                                             Education education, Codes credentials) const {
    Bundle out;
    while (!options.empty()) {
      auto next = options.end();
      for (auto each = options.begin(); each != options.end(); ++each) {
        if ((*each)->needs_education > education || !admits(**each, credentials)) continue;
        const bool better = next != options.end() && mode(**next) == Mode::full && mode(**each) != Mode::full;
        if (next == options.end() || better) next = each;
      }
      if (next == options.end()) return std::nullopt;
      const auto& option = **next;
      education = std::max(education, counted(goal, option));
      out.education = std::max(out.education, counted(goal, option));
      for (const auto& code : option.gives_credentials) {
        credentials.insert(code);
        out.credentials.insert(code);
      }
      (mode(option) == Mode::full ? out.full : out.beside) += months(option);
      out.cost += (option.cost_low.minor + option.cost_high.minor) / 2;
      if (teaches(*goal.to, option)) out.experience += given(option);
      if (mode(option) == Mode::on_the_job) out.on_the_job.insert(option.code);
      if (mode(option) == Mode::full && option.paid) out.waged.insert(option.code);
      out.options.push_back(&option);
      options.erase(next);
    }
    if (!enough(goal, education, credentials)) return std::nullopt;
    return out;
  }

  static bool beats(const Bundle& one, const Bundle& other) {
    if (!std::ranges::includes(other.on_the_job, one.on_the_job)) return false;
    if (!std::ranges::includes(one.waged, other.waged)) return false;
    return one.beside <= other.beside && one.full <= other.full && one.cost <= other.cost &&
           std::tuple(one.beside, one.full, one.cost) != std::tuple(other.beside, other.full, other.cost);
  }

  [[nodiscard]] std::vector<Bundle> bundles(const Goal& goal, const Place& place) const {
    std::vector<Bundle> out;
    for (unsigned set = 0; set < (1U << all_.options.size()); ++set) {
      std::vector<const LearningOption*> options;
      for (std::size_t i = 0; i < all_.options.size(); ++i)
        if ((set >> i & 1U) != 0) options.push_back(&all_.options[i]);
      if (goal.main != nullptr && std::ranges::find(options, goal.main) == options.end()) continue;
      auto one = options.size() > 6 ? std::nullopt : bundle(goal, options, place.education, place.credentials);
      const bool idle = std::ranges::any_of(options, [&](const LearningOption* each) {
        auto others = options;
        std::erase(others, each);
        return each != goal.main && bundle(goal, others, place.education, place.credentials);
      });
      if (one && !idle) out.push_back(*one);
    }
    auto kept = out;
    std::erase_if(kept, [&](const Bundle& each) {
      return std::ranges::any_of(out, [&](const Bundle& other) { return beats(other, each); });
    });
    return kept;
  }

  void go_on(const Place& place) {
    for (const auto& move : all_.moves)
      if (move.from == place.in && !held_.contains(move.to) && leads_on(place, move))
        stage(place, move.to, &move, nullptr);
    if (place.stages > 0) return;
    for (const auto& one : all_.occupations) {
      if (held_.contains(one.code) || distance(one.code) >= most_stages_) continue;
      const bool can = half(one, [&](const std::string& skill) { return question_.profile.level(skill); });
      const bool taught =
          std::ranges::any_of(all_.options, [&](const auto& option) { return main_option(one, option); });
      const bool known = std::ranges::any_of(
          all_.moves, [&](const Move& move) { return move.from == place.in && move.to == one.code; });
      if (!known && (can || on_the_job(one) || !taught)) stage(place, one.code, nullptr, nullptr);
      for (const auto& option : all_.options)
        if (main_option(one, option)) stage(place, one.code, nullptr, &option);
    }
  }

  [[nodiscard]] bool leads_on(const Place& place, const Move& move) const {
    const bool upward = move.kind == Move::Kind::vertical;
    if (place.outside && !upward && occupation(target_).requirements.experience_months == 0) return false;
    if (place.stages + 1 + distance(move.to) > most_stages_) return false;
    if (distance(move.to) == distance(place.in) - 1) return true;
    return distance(move.to) == distance(place.in) && upward && !place.sidestepped;
  }

  void stage(const Place& place, const std::string& to, const Move* move, const LearningOption* main) {
    const Goal alone{&occupation(to), nullptr, main};
    for (const auto& each : bundles(alone, place)) take(place, alone, move, each);
    if (to == target_) return;
    const auto& last = occupation(target_).requirements;
    auto credentials = place.credentials;
    for (const auto& need : alone.to->requirements.credentials) credentials.insert(need.code);
    const auto education = std::max(place.education, alone.to->requirements.education);
    if (education >= last.education &&
        std::ranges::all_of(last.credentials, [&](const auto& need) { return credentials.contains(need.code); }))
      return;
    const Goal both{alone.to, &occupation(target_), main};
    for (const auto& each : bundles(both, place)) take(place, both, move, each);
  }

  void take(const Place& from, const Goal& goal, const Move* move, const Bundle& bundle) {
    int worked = 0;
    for (const auto* option : bundle.options) {
      const bool here = !from.in.empty() && teaches(occupation(from.in), *option);
      const bool there = on_the_job(*goal.to) && teaches(*goal.to, *option);
      if (mode(*option) == Mode::on_the_job && !here && !there) return;
      const bool working = !from.in.empty() && mode(*option) != Mode::full && (mode(*option) == Mode::beside || here);
      if (working) worked += months(*option);
    }
    const int needs = goal.to->requirements.experience_months;
    const int lacking = needs - profile_experience(*goal.to);
    int wait = 0;
    if (move == nullptr) {
      const int brings = goal.main != nullptr && teaches(*goal.to, *goal.main) ? given(*goal.main) : 0;
      if (brings < settled_months && lacking > brings) return;
      if (needs > 0) wait = quickest(goal.to->code) - bundle.beside - bundle.full;
    } else {
      const bool abroad = goal.to->family != occupation(from.in).family || goal.to->family == Family::other;
      const int least = std::max(abroad ? move->months_fast : 0, from.stages > 0 ? settled_months : 0);
      wait = std::max({move->months_typical - from.run - bundle.beside - bundle.full,
                       least - bundle.beside - bundle.full, lacking - family_months(from, *goal.to) - worked});
    }
    arrive(from, goal, bundle, std::max(0, wait), worked, move == nullptr);
  }

  static int family_months(const Place& place, const Occupation& one) {
    return one.family == Family::other ? 0 : place.experience[static_cast<std::size_t>(one.family)];
  }
  [[nodiscard]] int quickest(const std::string& to) const {
    std::optional<int> out;
    for (const auto& move : all_.moves)
      if (move.to == to) out = std::min(out.value_or(move.months_typical), move.months_typical);
    return out.value_or(0);
  }

  void arrive(const Place& from, const Goal& goal, const Bundle& bundle, int wait, int worked, bool outside) {
    Place to = from;
    const auto pass = [&](std::int64_t a_year, int some) {
      for (int i = 0; i < some; ++i)
        if (to.months++ < 120) to.earned += a_year;
    };
    std::size_t beside = 0;  // options up to the last one that is not full time
    for (std::size_t i = 0; i < bundle.options.size(); ++i)
      if (mode(*bundle.options[i]) != Mode::full) beside = i + 1;
    for (std::size_t i = 0; i <= bundle.options.size(); ++i) {
      if (i == beside) pass(pay_on_the_way(from.in), wait);
      if (i < bundle.options.size()) pass(pay_in(from.in, *goal.to, *bundle.options[i]), months(*bundle.options[i]));
    }
    to.cost += bundle.cost;
    to.in = goal.to->code;
    to.stages += 1;
    to.sidestepped |= !outside && distance(from.in) == distance(to.in);
    to.outside |= outside;
    to.run = question_.profile.months(to.in) + bundle.experience;
    if (!from.in.empty()) to.experience[static_cast<std::size_t>(occupation(from.in).family)] += worked + wait;
    to.experience[static_cast<std::size_t>(goal.to->family)] += bundle.experience;
    to.education = std::max(to.education, bundle.education);
    to.credentials.insert(bundle.credentials.begin(), bundle.credentials.end());
    to.steps += 1 + static_cast<int>(bundle.options.size());
    if (to.in != target_) return go_on(to);
    pass(pay(target_), std::max(0, 120 - to.months));
    const int arrived = from.months + wait + bundle.beside + bundle.full;
    auto wish = question_.wish;
    if (wish == Wish{}) wish = {1, 1, 1};
    const auto month = middle_ == 0 ? 12 * 100'000 : middle_;
    ways_.push_back({wish.time * month * arrived + wish.cost * 12 * to.cost - wish.pay * to.earned, arrived,
                     12 * to.cost - to.earned, to.steps});
  }

  [[nodiscard]] std::int64_t pay_in(const std::string& from, const Occupation& to, const LearningOption& option) const {
    const bool here = !from.empty() && teaches(occupation(from), option);
    if (mode(option) == Mode::on_the_job && !here) return beginners(to).value_or(lowest_);
    if (mode(option) != Mode::full) return pay_on_the_way(from);
    if (!option.paid) return 0;
    if (option.kind != "apprenticeship") return lowest_;
    if (option.wage) return to.pay.median ? share(*to.pay.median, *option.wage).minor : lowest_;
    return beginners(to).value_or(lowest_);
  }

  const Catalogue& all_;
  const PathQuestion& question_;
  std::string target_;
  Codes held_;
  std::int64_t middle_ = 0;
  std::int64_t lowest_ = 0;
  std::map<std::string, int> distance_;
  int most_stages_ = 3;
  std::vector<Way> ways_;
};

}  // namespace journeywork::careers::brute
