#include "core/careers/path_lattice.hpp"

#include <algorithm>
#include <array>

#include "core/careers/stakes.hpp"

namespace journeywork::careers::ways {
namespace {

constexpr int own_time_hours = 20;  ///< a week, beside 40 of work
constexpr int half = 5000;
constexpr int lifetime = 1200;  ///< months; more add nothing

template <class T>
const auto& at(const std::vector<T>& items, int place) {
  return items[static_cast<std::size_t>(place)];
}
template <class T>
auto& at(std::vector<T>& items, int place) {
  return items[static_cast<std::size_t>(place)];
}

std::string currency_of(const Catalogue& catalogue) {
  for (const auto& occupation : catalogue.occupations)
    if (occupation.pay.median) return occupation.pay.median->currency;
  for (const auto& option : catalogue.options)
    if (!option.cost_high.currency.empty()) return option.cost_high.currency;
  return "USD";
}

std::int64_t amount(const std::optional<Money>& money, const std::string& currency) {
  return money && money->currency == currency ? std::max<std::int64_t>(money->minor, 0) : not_known;
}

std::int64_t beginners_pay(const PayRange& pay, const std::string& currency) {
  const auto lowest = amount(pay.p10, currency);
  return lowest == not_known ? amount(pay.p25, currency) : lowest;
}

Option::Mode mode_of(const LearningOption& option) {
  if (option.kind == "on-the-job") return Option::Mode::on_the_job;
  return !option.paid && option.hours_a_week <= own_time_hours ? Option::Mode::beside : Option::Mode::full_time;
}

int middle(int low, int high) { return std::max(0, (low + high + 1) / 2); }

}  // namespace

Lattice::Lattice(const Catalogue& all) : catalogue(all), currency(currency_of(all)) {
  nodes.reserve(all.occupations.size());
  for (const auto& occupation : all.occupations) add_node(occupation);
  for (const auto& option : all.options)
    for (const auto& code : option.needs_credentials) static_cast<void>(credential(code));
  for (const auto& option : all.options) add_option(option);
  add_moves();
  relate();
  list_givers();
  list_better();
  std::vector<std::int64_t> medians;
  std::int64_t lowest = std::numeric_limits<std::int64_t>::max();
  for (const auto& node : nodes) {
    if (node.pay != not_known) medians.push_back(node.pay);
    for (const auto figure : {node.pay, node.beginners_pay})
      if (figure != not_known) lowest = std::min(lowest, figure);
  }
  std::ranges::sort(medians);
  if (!medians.empty()) middle_pay = medians[medians.size() / 2];
  if (lowest != std::numeric_limits<std::int64_t>::max()) lowest_pay = lowest;
}

int Lattice::skill(std::string_view code) {
  return skill_of.try_emplace(code, static_cast<int>(skill_of.size())).first->second;
}

std::size_t Lattice::credential(std::string_view code) {
  return static_cast<std::size_t>(
      credential_of.try_emplace(code, static_cast<int>(credential_of.size())).first->second);
}

Credentials Lattice::with_those_before(Credentials wanted) const {
  for (bool more = true; more;) {
    more = false;
    for (const int o : guarded_) {
      const auto& option = at(options, o);
      const bool leads = option.gives > 0 || (option.credentials & wanted).any();
      if (!leads || (option.needs_one_of & ~wanted).none()) continue;
      wanted |= option.needs_one_of;
      more = true;
    }
  }
  return wanted;
}

void Lattice::add_node(const Occupation& occupation) {
  node_of.try_emplace(occupation.code, static_cast<int>(nodes.size()));
  Node node;
  const auto& asked = occupation.requirements;
  node.education = static_cast<int>(asked.education);
  for (const auto& need : asked.credentials) {
    const auto place = credential(need.code);
    if (place < credential_count) node.credentials.set(place);
    node.out_of_reach |= place >= credential_count;
  }
  node.experience = std::max(0, asked.experience_months);
  if (share_experience(occupation.family, occupation.family)) node.family = static_cast<int>(occupation.family);
  node.pay = amount(occupation.pay.median, currency);
  node.beginners_pay = beginners_pay(occupation.pay, currency);
  node.on_the_job =
      std::ranges::find(occupation.entry, "on-the-job", &Occupation::Entry::route) != occupation.entry.end();
  for (const auto& need : occupation.skills) node.skills.push_back({skill(need.skill), need.level, need.importance});
  nodes.push_back(std::move(node));
}

void Lattice::add_option(const LearningOption& option) {
  option_of.try_emplace(option.code, static_cast<int>(options.size()));
  Option made;
  made.needs = static_cast<int>(option.needs_education);
  add_needs(option, made);
  made.gives = static_cast<int>(option.gives_education.value_or(Education::none));
  for (const auto& code : option.gives_credentials) {
    const int place = find(credential_of, code);
    if (place != nowhere && place < static_cast<int>(credential_count))
      made.credentials.set(static_cast<std::size_t>(place));
  }
  made.months = middle(option.months_low, option.months_high);
  made.cost = std::max<std::int64_t>(0, (option.cost_low.minor + option.cost_high.minor) / 2);
  made.experience = std::clamp(option.gives_experience_months, 0, made.months);
  made.mode = mode_of(option);
  made.paid = option.paid;
  made.apprenticeship = option.paid && option.kind == "apprenticeship";
  made.wage = option.wage;
  for (const auto& taught : option.skills) made.skills.push_back({skill(taught.skill), taught.level, 1});
  options.push_back(std::move(made));
}

void Lattice::add_needs(const LearningOption& option, Option& made) {
  for (const auto& code : option.needs_credentials)
    if (const int place = find(credential_of, code); place < static_cast<int>(credential_count))
      made.needs_one_of.set(static_cast<std::size_t>(place));
  const bool none_counts = !option.needs_credentials.empty() && made.needs_one_of.none();
  made.comes_later = option.needs_experience_months > 0 || none_counts;
  if (made.needs_one_of.any()) guarded_.push_back(static_cast<int>(options.size()));
}

void Lattice::add_moves() {
  out.resize(nodes.size());
  in.resize(nodes.size());
  neighbours.resize(nodes.size());
  for (std::size_t i = 0; i < catalogue.moves.size(); ++i) {
    const auto& move = catalogue.moves[i];
    const int from = find(node_of, move.from);
    const int to = find(node_of, move.to);
    if (from == nowhere || to == nowhere || from == to) continue;
    const int typical = std::max(0, move.months_typical);
    auto& node = at(nodes, to);
    node.quickest_move_in = at(in, to).empty() ? typical : std::min(node.quickest_move_in, typical);
    const int least = kin(at(nodes, from), node) ? 0 : std::clamp(move.months_fast, 0, typical);
    at(out, from).push_back({to, typical, least, move.kind == Move::Kind::vertical, static_cast<int>(i)});
    at(in, to).push_back(from);
    if (kin(at(nodes, from), node)) continue;
    at(neighbours, from).push_back(to);
    at(neighbours, to).push_back(from);
  }
  for (auto& list : neighbours) {
    std::ranges::sort(list);
    const auto twice = std::ranges::unique(list);
    list.erase(twice.begin(), twice.end());
  }
}

void Lattice::relate() {
  teaches.assign(nodes.size(), std::vector<std::uint8_t>(options.size(), 0));
  std::vector<int> levels(skill_of.size(), 0);
  std::vector<std::uint8_t> asked(skill_of.size(), 0);
  for (std::size_t n = 0; n < nodes.size(); ++n) {
    for (const auto& need : nodes[n].skills) at(asked, need.skill) = 1;
    for (std::size_t o = 0; o < options.size(); ++o) {
      const auto& taught = options[o].skills;
      const auto useful = std::ranges::count_if(taught, [&](const Need& each) { return at(asked, each.skill) != 0; });
      teaches[n][o] = 2 * static_cast<std::size_t>(useful) >= taught.size() ? 1 : 0;
      if (teaches[n][o] != 0) nodes[n].given += options[o].experience;
      const bool main = teaches[n][o] != 0 && useful > 0 && !options[o].comes_later;
      if (!main || options[o].mode == Option::Mode::on_the_job) continue;
      for (const auto& each : taught) at(levels, each.skill) = std::max(at(levels, each.skill), each.level);
      if (covered(nodes[n], levels) >= half) nodes[n].main_options.push_back(static_cast<int>(o));
      for (const auto& each : taught) at(levels, each.skill) = 0;
    }
    for (const auto& need : nodes[n].skills) at(asked, need.skill) = 0;
  }
}

void Lattice::list_givers() {
  givers_of_education.resize(all_education.size());
  givers_of_credential.resize(credential_count);
  for (std::size_t o = 0; o < options.size(); ++o) {
    const auto& option = options[o];
    if (option.comes_later) continue;
    for (int rank = option.needs + 1; rank <= option.gives; ++rank)
      at(givers_of_education, rank).push_back(static_cast<int>(o));
    for (std::size_t i = 0; i < credential_count; ++i)
      if (option.credentials.test(i)) givers_of_credential[i].push_back(static_cast<int>(o));
  }
  // The quickest first: what they lead to then cuts much of the rest short.
  const auto quickest_first = [this](std::vector<int>& list) {
    std::ranges::stable_sort(list, {}, [this](int o) { return std::pair(at(options, o).months, at(options, o).cost); });
  };
  std::ranges::for_each(givers_of_education, quickest_first);
  std::ranges::for_each(givers_of_credential, quickest_first);
}

void Lattice::list_better() {
  better.resize(options.size());
  for (int i = 0; i < static_cast<int>(options.size()); ++i) {
    if (at(options, i).gives > 0) degrees.push_back(i);
    if (at(options, i).paid && at(options, i).mode == Option::Mode::full_time) waged.push_back(i);
  }
  for (const int one : degrees) {
    const auto& good = at(options, one);
    if (good.mode == Option::Mode::on_the_job || good.comes_later) continue;
    for (const int other : degrees) {
      const auto& bad = at(options, other);
      if ((good.mode == Option::Mode::full_time) != (bad.mode == Option::Mode::full_time)) continue;
      const bool admits =
          good.needs_one_of.none() || (bad.needs_one_of.any() && (bad.needs_one_of & ~good.needs_one_of).none());
      if (!admits || good.needs > bad.needs || good.months > bad.months || good.cost > bad.cost) continue;
      if (good.months < bad.months || good.cost < bad.cost) at(better, other).push_back(one);
    }
  }
}

int covered(const Node& node, const std::vector<int>& levels) {
  std::int64_t all = 0;
  std::int64_t there = 0;
  for (const auto& need : node.skills) {
    if (need.level <= 0 || need.importance <= 0) continue;
    all += std::int64_t{need.importance} * 12;  // 12 is a multiple of every level
    there += std::int64_t{need.importance} * 12 * std::clamp(at(levels, need.skill), 0, need.level) / need.level;
  }
  return all == 0 ? full_fit : static_cast<int>(there * full_fit / all);
}

Standing standing_of(const Lattice& lattice, const Profile& profile, Date today) {
  Standing out;
  const auto size = lattice.nodes.size();
  out.education = static_cast<int>(profile.education);
  for (const auto& one : profile.credentials) {
    const int place = Lattice::find(lattice.credential_of, one.code);
    if (place == nowhere || place >= static_cast<int>(credential_count) || !one.valid(today)) continue;
    out.credentials.set(static_cast<std::size_t>(place));
  }
  out.levels.assign(lattice.skill_of.size(), 0);
  for (const auto& one : profile.skills)
    if (const int place = Lattice::find(lattice.skill_of, one.skill); place != nowhere)
      at(out.levels, place) = std::max(at(out.levels, place), one.level);

  std::vector<int> around(size, 0);
  std::array<int, all_families.size()> in_family{};
  out.months.assign(size, 0);
  const auto add = [](int& sum, int months) { sum = std::min(lifetime, sum + months); };
  for (auto held = profile.occupations.rbegin(); held != profile.occupations.rend(); ++held) {
    const int node = Lattice::find(lattice.node_of, held->occupation);
    if (node == nowhere) continue;
    if (std::ranges::find(out.held, node) == out.held.end()) out.held.push_back(node);
    const int months = std::clamp(held->months, 0, lifetime);
    add(at(out.months, node), months);
    const int family = at(lattice.nodes, node).family;
    add(family == nowhere ? at(around, node) : in_family[static_cast<std::size_t>(family)], months);
    for (const int other : at(lattice.neighbours, node)) add(at(around, other), months);
  }
  out.experience.resize(size);
  for (std::size_t i = 0; i < size; ++i) {
    const int family = lattice.nodes[i].family;
    if (family != nowhere) add(around[i], in_family[static_cast<std::size_t>(family)]);
    out.experience[i] = experience(lattice.nodes[i].experience, out.months[i], around[i]);
  }
  return out;
}

}  // namespace journeywork::careers::ways
