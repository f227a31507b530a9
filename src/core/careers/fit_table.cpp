#include "core/careers/fit_table.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "core/careers/stakes.hpp"

namespace journeywork::careers {

namespace {

constexpr std::size_t education_place = 0;

int months(std::int64_t sum) { return static_cast<int>(std::min<std::int64_t>(sum, std::numeric_limits<int>::max())); }

}  // namespace

FitTable::FitTable(const Catalogue& catalogue) {
  rows_.reserve(catalogue.occupations.size());
  KnownLosses known;
  for (const auto& occupation : catalogue.occupations) add_row(occupation, known);
  add_neighbours(catalogue.moves);
}

void FitTable::add_row(const Occupation& occupation, KnownLosses& known) {
  const auto place_in = [this](Places& places, std::string_view code) {
    const auto [at, is_new] = places.try_emplace(code, places_);
    if (is_new) ++places_;
    return at->second;
  };
  occupations_.try_emplace(occupation.code, static_cast<std::uint32_t>(rows_.size()));
  Row row;
  row.family = occupation.family;
  for (const auto& stake : stakes_of(occupation)) {
    if (stake.needs <= 0) continue;
    Requirement one{education_place, 0, stake.needs, stake.required};
    switch (stake.kind) {
      case GapLine::Kind::experience:
        row.experience_needs = stake.needs;
        row.experience_points = stake.points;
        continue;
      case GapLine::Kind::skill:
        one.held = place_in(skills_, stake.code);
        break;
      case GapLine::Kind::credential:
        one.held = place_in(credentials_, stake.code);
        break;
      case GapLine::Kind::education:
        break;
    }
    one.losses = losses_of(stake.points, stake.needs, known);
    requirements_.push_back(one);
  }
  row.end = static_cast<std::uint32_t>(requirements_.size());
  rows_.push_back(std::move(row));
}

std::uint32_t FitTable::losses_of(int points, int needs, KnownLosses& known) {
  const auto [at, is_new] = known.try_emplace({points, needs}, static_cast<std::uint32_t>(losses_.size()));
  if (is_new) {
    for (int has = 0; has < needs; ++has) losses_.push_back(lost(points, needs, has));
    losses_.push_back(0);
  }
  return at->second;
}

void FitTable::add_neighbours(const std::vector<Move>& moves) {
  for (const auto& move : moves) {
    const auto from = occupations_.find(move.from);
    const auto to = occupations_.find(move.to);
    if (from == occupations_.end() || to == occupations_.end()) continue;
    auto& one = rows_[from->second];
    auto& other = rows_[to->second];
    if (from->second == to->second || share_experience(one.family, other.family)) continue;
    one.neighbours.push_back(to->second);
    other.neighbours.push_back(from->second);
  }
  for (auto& row : rows_) {
    std::ranges::sort(row.neighbours);
    const auto twice = std::ranges::unique(row.neighbours);
    row.neighbours.erase(twice.begin(), twice.end());
  }
}

std::vector<int> FitTable::held_by(const Profile& profile, Date today) const {
  std::vector<int> held(places_, 0);
  held[education_place] = static_cast<int>(profile.education);
  for (const auto& one : profile.skills) {
    const auto at = skills_.find(one.skill);
    if (at != skills_.end()) held[at->second] = std::max(held[at->second], one.level);
  }
  for (const auto& one : profile.credentials) {
    const auto at = credentials_.find(one.code);
    if (at != credentials_.end() && one.valid(today)) held[at->second] = 1;
  }
  return held;
}

FitTable::Experience FitTable::experience_of(const Profile& profile) const {
  Experience out{std::vector<std::int64_t>(rows_.size(), 0), std::vector<std::int64_t>(rows_.size(), 0)};
  std::array<std::int64_t, all_families.size()> in_family{};
  for (const auto& held : profile.occupations) {
    const auto at = occupations_.find(held.occupation);
    if (at == occupations_.end() || held.months <= 0) continue;
    const auto& row = rows_[at->second];
    out.inside[at->second] += held.months;
    (row.family == Family::other ? out.around[at->second] : in_family[static_cast<std::size_t>(row.family)]) +=
        held.months;
    for (const auto neighbour : row.neighbours) out.around[neighbour] += held.months;
  }
  for (std::size_t i = 0; i < rows_.size(); ++i) out.around[i] += in_family[static_cast<std::size_t>(rows_[i].family)];
  return out;
}

std::vector<Fit> FitTable::fits(const Profile& profile, Date today) const {
  const auto held = held_by(profile, today);
  const auto worked = experience_of(profile);
  std::vector<Fit> out(rows_.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto& row = rows_[i];
    int points = full_fit;
    bool missing = false;
    for (; next < row.end; ++next) {
      const auto& one = requirements_[next];
      const int has = std::min(held[one.held], one.needs);
      points -= losses_[one.losses + static_cast<std::size_t>(has)];
      missing |= one.required && has < one.needs;
    }
    const int needs = row.experience_needs;
    const int has = experience(needs, months(worked.inside[i]), months(worked.around[i]));
    points -= lost(row.experience_points, needs, has);
    out[i] = {points, !missing && has >= needs};
  }
  return out;
}

}  // namespace journeywork::careers
