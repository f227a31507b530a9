#include "core/careers/path_able.hpp"

#include <algorithm>
#include <tuple>

#include "core/careers/stakes.hpp"

namespace journeywork::careers::ways {
namespace {

constexpr std::size_t most_recommended = 3;

void settle(const Lattice& lattice, std::vector<int>& levels, int node) {
  for (const auto& need : lattice.nodes[place(node)].skills)
    levels[place(need.skill)] = std::max(levels[place(need.skill)], need.level);
}

bool counts_for(const Lattice& lattice, int node, std::size_t other) {
  return place(node) == other || kin(lattice.nodes[place(node)], lattice.nodes[other]);
}

/// A degree beside work is for the education that is preferred, not for a skill or two.
bool fits(const Lattice& lattice, const Able& able, const LearningOption& option, int node) {
  if (option.kind != "degree") return true;
  const int gives = static_cast<int>(option.gives_education.value_or(Education::none));
  const auto& asked = lattice.catalogue.occupations[place(node)].requirements;
  return gives > able.education && gives <= static_cast<int>(asked.education_preferred);
}

/// What an option is about, the first of its skills, is asked for; mastery of it only where mastery is asked for.
bool to_the_point(const Node& node, const Option& option) {
  if (option.skills.empty()) return false;
  const auto& subject = option.skills.front();
  const auto asked = std::ranges::find(node.skills, subject.skill, &Need::skill);
  return asked != node.skills.end() && (subject.level < highest_level || asked->level == highest_level);
}

/// Whether half of it is asked for, one is admitted to it by then, and it brings no credential that one has already.
bool sensible(const Lattice& lattice, const Able& able, int number, int node) {
  const auto& option = lattice.catalogue.options[place(number)];
  const auto held = [&](const std::string& code) { return able.credentials.contains(code); };
  if (!to_the_point(lattice.nodes[place(node)], lattice.options[place(number)])) return false;
  if (lattice.teaches[place(node)][place(number)] == 0 || !fits(lattice, able, option, node)) return false;
  if (lattice.options[place(number)].needs > able.education) return false;
  if (option.needs_experience_months > able.practice[place(node)]) return false;
  if (!option.needs_credentials.empty() && std::ranges::none_of(option.needs_credentials, held)) return false;
  return option.gives_credentials.empty() || !std::ranges::all_of(option.gives_credentials, held);
}

/// Levels that an option would bring of what is missing, by importance.
int gain(const Node& node, const Option& option, const std::vector<int>& levels) {
  int sum = 0;
  for (const auto& need : node.skills) {
    const auto taught = std::ranges::find(option.skills, need.skill, &Need::skill);
    if (taught == option.skills.end()) continue;
    sum += need.importance * std::max(0, std::min(taught->level, need.level) - levels[place(need.skill)]);
  }
  return sum;
}

}  // namespace

Able::Able(const Lattice& lattice, const Standing& standing, const PathQuestion& question)
    : education(standing.education),
      levels(standing.levels),
      experience(standing.experience),
      practice(standing.months.size(), 0),
      months(standing.months) {
  for (const int held : standing.held)
    for (std::size_t i = 0; i < months.size(); ++i)
      if (counts_for(lattice, held, i)) practice[i] += months[place(held)];
  for (const auto& held : question.profile.credentials)
    if (held.valid(question.today)) credentials.insert(held.code);
}

void Able::learn(const Lattice& lattice, int option, int node) {
  const auto& one = lattice.options[place(option)];
  education = std::max(education, one.gives);
  for (const auto& code : lattice.catalogue.options[place(option)].gives_credentials) credentials.insert(code);
  for (const auto& taught : one.skills)
    levels[place(taught.skill)] = std::max(levels[place(taught.skill)], taught.level);
  if (lattice.teaches[place(node)][place(option)] == 0) return;
  for (std::size_t i = 0; i < experience.size(); ++i)
    if (counts_for(lattice, node, i)) {
      experience[i] += one.experience;
      practice[i] += one.experience;
    }
}

void Able::work(const Lattice& lattice, int node, int more) {
  months[place(node)] += more;
  for (std::size_t i = 0; i < experience.size(); ++i)
    if (counts_for(lattice, node, i)) {
      experience[i] += more;
      practice[i] += more;
    }
  for (const int other : lattice.neighbours[place(node)]) experience[place(other)] += more;
  if (months[place(node)] >= settled_months) settle(lattice, levels, node);
}

std::vector<GapLine> lines_of(const Lattice& lattice, const Able& able, int node) {
  const auto& occupation = lattice.catalogue.occupations[place(node)];
  std::vector<GapLine> out;
  for (const auto& stake : stakes_of(occupation)) {
    GapLine line{stake.kind, std::string(stake.code), std::string(stake.title), stake.needs,
                 0,          stake.importance,        stake.required,           0};
    switch (stake.kind) {
      case GapLine::Kind::skill:
        if (const auto* skill = lattice.catalogue.skill(stake.code)) line.title = skill->title;
        line.has = able.levels[place(Lattice::find(lattice.skill_of, stake.code))];
        break;
      case GapLine::Kind::education:
        line.has = able.education;
        break;
      case GapLine::Kind::credential:
        line.has = able.credentials.contains(stake.code) ? 1 : 0;
        break;
      case GapLine::Kind::experience:
        line.has = able.experience[place(node)];
        break;
    }
    line.points = lost(stake.points, stake.needs, line.has);
    out.push_back(std::move(line));
  }
  return out;
}

std::vector<GapLine> closed(const std::vector<GapLine>& before, const std::vector<GapLine>& after) {
  std::vector<GapLine> out;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i].missing() <= after[i].missing()) continue;
    out.push_back(before[i]);
    out.back().points = before[i].points - after[i].points;
  }
  std::ranges::stable_sort(out, [](const GapLine& a, const GapLine& b) {
    return std::tuple(b.required, b.points) < std::tuple(a.required, a.points);
  });
  return out;
}

std::vector<std::string> recommended(const Lattice& lattice, const PathQuestion& question, const Able& able, int node) {
  std::vector<std::string> out;
  auto levels = able.levels;
  while (out.size() < most_recommended) {
    int best = nowhere;
    std::tuple<int, bool, int> best_rank{0, true, 0};
    for (std::size_t i = 0; i < lattice.options.size(); ++i) {
      const auto& option = lattice.options[i];
      if (option.mode == Option::Mode::full_time || !sensible(lattice, able, static_cast<int>(i), node)) continue;
      const auto& code = lattice.catalogue.options[i].code;
      const bool preferred = std::ranges::find(question.preferred, code) != question.preferred.end();
      const std::tuple rank{gain(lattice.nodes[place(node)], option, levels), preferred, -option.months};
      if (std::get<0>(rank) == 0 || (best != nowhere && rank <= best_rank)) continue;
      best = static_cast<int>(i);
      best_rank = rank;
    }
    if (best == nowhere) break;
    out.push_back(lattice.catalogue.options[place(best)].code);
    for (const auto& taught : lattice.options[place(best)].skills)
      levels[place(taught.skill)] = std::max(levels[place(taught.skill)], taught.level);
  }
  return out;
}

}  // namespace journeywork::careers::ways
