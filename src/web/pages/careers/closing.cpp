#include "web/pages/careers/closing.hpp"

#include <algorithm>
#include <tuple>

namespace journeywork::web::pages {

using careers::GapLine;
using careers::LearningOption;

namespace {

constexpr std::string_view apprenticeship = "apprenticeship";

/// How much of one's life an option takes, roughly.
int effort(const LearningOption& option) {
  if (option.kind == "course" || option.kind == "self-study" || option.kind == "certificate") return 0;
  if (option.kind == "on-the-job" || option.kind == "volunteering") return 1;
  return option.kind == "degree" ? 2 : 3;
}

int shared_skills(const LearningOption& option, const careers::Occupation& occupation) {
  return static_cast<int>(std::ranges::count_if(option.skills, [&](const careers::SkillNeed& taught) {
    return std::ranges::find(occupation.skills, taught.skill, &careers::SkillNeed::skill) != occupation.skills.end();
  }));
}

/// How far an option brings somebody on this line: a level, a rank of education, months, or 1 for a credential.
int brings(const LearningOption& option, const GapLine& line) {
  switch (line.kind) {
    case GapLine::Kind::skill:
      for (const auto& skill : option.skills) {
        if (skill.skill == line.code) return skill.level;
      }
      return 0;
    case GapLine::Kind::education:
      return option.gives_education ? static_cast<int>(*option.gives_education) : 0;
    case GapLine::Kind::credential:
      return std::ranges::find(option.gives_credentials, line.code) != option.gives_credentials.end() ? 1 : 0;
    case GapLine::Kind::experience:
      return line.has + option.gives_experience_months;
  }
  return 0;
}

/// What the option is about; the other skills come along with it.
bool about(const LearningOption& option, const GapLine& line) {
  return !option.skills.empty() && option.skills.front().skill == line.code;
}

/// An examination or a second credential for those who are in the field already closes no single skill.
bool for_insiders(const LearningOption& option) {
  return !option.needs_credentials.empty() || option.needs_experience_months > 0;
}

}  // namespace

std::vector<const LearningOption*> closing(const careers::Catalogue& catalogue, const careers::Occupation& occupation,
                                           const GapLine& line, std::size_t most) {
  std::vector<const LearningOption*> out;
  if (line.missing() == 0 || line.kind == GapLine::Kind::experience) return out;
  for (const auto& option : catalogue.options) {
    const int there = brings(option, line);
    const bool fits = line.kind == GapLine::Kind::education ? there == line.needs : there > line.has;
    const bool opens = line.kind != GapLine::Kind::skill || !for_insiders(option);
    if (option.kind != apprenticeship && fits && opens) out.push_back(&option);
  }
  std::ranges::stable_sort(out, {}, [&](const LearningOption* option) {
    return std::tuple(-std::min(brings(*option, line), line.needs), effort(*option), !about(*option, line),
                      -shared_skills(*option, occupation), option->cost_low.minor + option->cost_high.minor,
                      option->months_low);
  });
  if (out.size() > most) out.resize(most);
  return out;
}

std::vector<const careers::Occupation*> coming_from(const careers::Catalogue& catalogue,
                                                    const careers::Occupation& occupation, std::size_t most) {
  std::vector<const careers::Occupation*> out;
  for (const auto kind : {careers::Move::Kind::vertical, careers::Move::Kind::lateral}) {
    for (const auto& move : catalogue.moves) {
      if (move.kind != kind || move.to != occupation.code || out.size() == most) continue;
      if (const auto* from = catalogue.occupation(move.from)) out.push_back(from);
    }
  }
  return out;
}

std::vector<WholeWay> apprenticeships_for(const careers::Catalogue& catalogue, const careers::Occupation& occupation,
                                          const careers::Gap& gap) {
  const auto missing = std::ranges::count_if(gap.lines, [](const GapLine& line) { return line.missing() > 0; });
  std::vector<WholeWay> out;
  for (const auto& option : catalogue.options) {
    if (option.kind != apprenticeship || (!option.onet.empty() && option.onet != occupation.onet)) continue;
    const auto lines = std::ranges::count_if(
        gap.lines, [&](const GapLine& line) { return line.missing() > 0 && brings(option, line) > line.has; });
    if (lines > 0 && 3 * lines >= missing) out.push_back({&option, static_cast<int>(lines)});
  }
  return out;
}

}  // namespace journeywork::web::pages
