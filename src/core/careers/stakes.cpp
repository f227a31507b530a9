#include "core/careers/stakes.hpp"

#include <algorithm>
#include <array>

namespace journeywork::careers {

namespace {

/// Of 100 points, when an occupation asks for something of each kind.
constexpr int share_of(GapLine::Kind kind) {
  switch (kind) {
    case GapLine::Kind::skill:
      return 60;
    case GapLine::Kind::education:
      return 15;
    case GapLine::Kind::credential:
      return 10;
    case GapLine::Kind::experience:
      break;
  }
  return 15;
}

constexpr std::array all_kinds{GapLine::Kind::skill, GapLine::Kind::education, GapLine::Kind::credential,
                               GapLine::Kind::experience};

constexpr int required_importance = 3;
constexpr int preferred_importance = 1;

/// Hands out an amount by weight. Each part is rounded so that the parts handed out so far are never off by a whole
/// unit; together they are the amount.
class Shares {
 public:
  Shares(int amount, std::int64_t weights) : amount_(amount), weights_(weights) {}

  int next(int weight) {
    if (weights_ == 0) return 0;
    const auto before = amount_ * so_far_ / weights_;
    so_far_ += weight;
    return static_cast<int>(amount_ * so_far_ / weights_ - before);
  }

 private:
  std::int64_t amount_;
  std::int64_t weights_;
  std::int64_t so_far_ = 0;
};

std::vector<Stake> requirements_of(const Occupation& occupation) {
  using Kind = GapLine::Kind;
  const auto& asked = occupation.requirements;
  std::vector<Stake> out;
  out.reserve(occupation.skills.size() + asked.credentials.size() + asked.credentials_preferred.size() + 3);
  const auto add = [&](Kind kind, std::string_view code, std::string_view title, int needs, bool required) {
    out.push_back({kind, code, title, needs, required ? required_importance : preferred_importance, required});
  };
  for (const auto& need : occupation.skills) {
    out.push_back({Kind::skill, need.skill, {}, need.level, need.importance, false});
  }
  const auto education = [&](Education rank, bool required) {
    add(Kind::education, name(rank), title(rank), static_cast<int>(rank), required);
  };
  if (asked.education > Education::none) education(asked.education, true);
  if (asked.education_preferred > asked.education) education(asked.education_preferred, false);
  for (const auto& one : asked.credentials) add(Kind::credential, one.code, one.title, 1, true);
  for (const auto& one : asked.credentials_preferred) add(Kind::credential, one.code, one.title, 1, false);
  if (asked.experience_months > 0) {
    add(Kind::experience, {}, "Experience in this or a neighbouring occupation", asked.experience_months, true);
  }
  return out;
}

int weight_of(const Stake& stake) { return stake.needs > 0 ? std::max(0, stake.importance) : 0; }

}  // namespace

std::vector<Stake> stakes_of(const Occupation& occupation) {
  auto stakes = requirements_of(occupation);
  std::array<std::int64_t, all_kinds.size()> weights{};
  for (const auto& stake : stakes) weights[static_cast<std::size_t>(stake.kind)] += weight_of(stake);

  int shares = 0;
  for (const auto kind : all_kinds) {
    if (weights[static_cast<std::size_t>(kind)] > 0) shares += share_of(kind);
  }
  Shares of_whole(full_fit, shares);
  for (const auto kind : all_kinds) {
    const auto weight = weights[static_cast<std::size_t>(kind)];
    if (weight == 0) continue;
    Shares of_kind(of_whole.next(share_of(kind)), weight);
    for (auto& stake : stakes) {
      if (stake.kind == kind) stake.points = of_kind.next(weight_of(stake));
    }
  }
  return stakes;
}

}  // namespace journeywork::careers
