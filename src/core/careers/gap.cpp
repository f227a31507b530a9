#include "core/careers/gap.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <tuple>

#include "core/careers/stakes.hpp"

namespace journeywork::careers {

namespace {

bool known_move(const Catalogue& catalogue, std::string_view a, std::string_view b) {
  return std::ranges::any_of(catalogue.moves, [&](const Move& move) {
    return (move.from == a && move.to == b) || (move.from == b && move.to == a);
  });
}

bool counts_for(const HeldOccupation& held, const Occupation& occupation, const Catalogue& catalogue) {
  if (held.occupation == occupation.code) return true;
  const auto* other = catalogue.occupation(held.occupation);
  if (other == nullptr) return false;
  return share_experience(other->family, occupation.family) || known_move(catalogue, other->code, occupation.code);
}

int months_around(const Profile& profile, const Occupation& occupation, const Catalogue& catalogue) {
  std::int64_t sum = 0;
  for (const auto& held : profile.occupations) {
    if (held.months > 0 && counts_for(held, occupation, catalogue)) sum += held.months;
  }
  return static_cast<int>(std::min<std::int64_t>(sum, std::numeric_limits<int>::max()));
}

int held_of(const Stake& stake, const Profile& profile, const Occupation& occupation, const Catalogue& catalogue,
            Date today) {
  switch (stake.kind) {
    case GapLine::Kind::skill:
      return profile.level(stake.code);
    case GapLine::Kind::education:
      return static_cast<int>(profile.education);
    case GapLine::Kind::credential:
      return profile.has_credential(stake.code, today) ? 1 : 0;
    case GapLine::Kind::experience:
      break;
  }
  return experience(stake.needs, profile.months(occupation.code), months_around(profile, occupation, catalogue));
}

GapLine line_of(const Stake& stake, int has, const Catalogue& catalogue) {
  auto title = stake.title;
  if (stake.kind == GapLine::Kind::skill) {
    const auto* skill = catalogue.skill(stake.code);
    title = skill == nullptr ? stake.code : std::string_view(skill->title);
  }
  return {stake.kind, std::string(stake.code), std::string(title), stake.needs,
          has,        stake.importance,        stake.required,     lost(stake.points, stake.needs, has)};
}

}  // namespace

std::string_view name(GapLine::Kind kind) {
  switch (kind) {
    case GapLine::Kind::education:
      return "education";
    case GapLine::Kind::credential:
      return "credential";
    case GapLine::Kind::experience:
      return "experience";
    case GapLine::Kind::skill:
      break;
  }
  return "skill";
}

bool Gap::reachable() const {
  return std::ranges::none_of(lines, [](const GapLine& line) { return line.required && line.missing() > 0; });
}

Gap gap_of(const Profile& profile, const Occupation& occupation, const Catalogue& catalogue, Date today) {
  const auto stakes = stakes_of(occupation);
  Gap gap{occupation.code, {}, full_fit};
  gap.lines.reserve(stakes.size());
  for (const auto& stake : stakes) {
    gap.lines.push_back(line_of(stake, held_of(stake, profile, occupation, catalogue, today), catalogue));
    gap.fit -= gap.lines.back().points;
  }
  std::ranges::stable_sort(gap.lines, std::ranges::greater{}, [](const GapLine& line) {
    return std::tuple(line.points, line.missing() > 0, line.required, line.importance);
  });
  return gap;
}

}  // namespace journeywork::careers
