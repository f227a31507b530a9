#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/careers/arbitrary_test.hpp"
#include "core/careers/path.hpp"

/// For tests only: any small catalogue with whatever ways can be made of.
namespace journeywork::careers::arbitrary {

using fixtures::dollars;

inline constexpr std::array wishes{fastest, cheapest, best_paid, Wish{}, Wish{2, 3, 5}};
inline constexpr std::array kinds{"apprenticeship", "degree",     "certificate",
                                  "self-study",     "on-the-job", "volunteering"};

inline bool one_in(int count) { return *within(0, count) == 0; }

inline LearningOption option(int number) {
  LearningOption out;
  out.code = numbered("option-", number);
  out.title = out.code;
  out.kind = *rc::gen::elementOf(kinds);
  out.months_low = *rc::gen::element(1, 2, 6, 12, 24);
  out.months_high = out.months_low + *within(0, 7);
  out.hours_a_week = *rc::gen::element(5, 20, 40);
  out.cost_low = dollars(*within(0, 9) * 100);
  out.cost_high = dollars(out.cost_low.minor / 100 + *within(0, 3) * 100);
  out.paid = out.kind == "apprenticeship" || one_in(8);
  if (out.kind == "apprenticeship" && one_in(2)) out.wage = BasisPoints{*within(40, 100) * 100};
  out.needs_education = all_education[*within<std::size_t>(0, 4)];
  if (one_in(2))
    out.gives_education = all_education[static_cast<std::size_t>(out.needs_education) + *within<std::size_t>(1, 3)];
  for (int i = 0; i < 3; ++i)
    if (one_in(3)) out.gives_credentials.push_back(numbered("C", i));
  for (int i = 0; i < 3; ++i) {
    const auto code = numbered("C", i);
    const bool given = std::ranges::find(out.gives_credentials, code) != out.gives_credentials.end();
    if (!given && one_in(6)) out.needs_credentials.push_back(code);
  }
  if (one_in(8)) out.needs_experience_months = 12;
  if (one_in(3)) out.gives_experience_months = *within(1, out.months_low + 1);
  for (const int each : some_of(skill_count))
    out.skills.push_back({numbered("skill-", each), *within(1, highest_level + 1), 1});
  return out;
}

inline Occupation open_occupation(int number) {
  auto out = occupation(number);
  auto& asked = out.requirements;
  asked.education = all_education[*within<std::size_t>(0, 5)];
  asked.education_preferred = std::max(asked.education, asked.education_preferred);
  asked.experience_months = *rc::gen::element(0, 0, 6, 12, 24);
  asked.credentials.clear();
  for (int i = 0; i < 3; ++i)
    if (one_in(5)) asked.credentials.push_back(fixtures::credential(numbered("C", i)));
  if (one_in(3)) out.entry.push_back({"on-the-job", "They teach it."});
  if (!one_in(4)) out.pay.median = dollars(*within(30, 90) * 1000);
  if (one_in(2)) out.pay.p10 = dollars(*within(20, 30) * 1000);
  return out;
}

/// Of four to seven occupations, up to seven options of every kind, and moves up and sideways between half of all: what
/// one needs can mostly be had.
inline Catalogue whole_catalogue() {
  Catalogue out;
  for (int i = 0; i < skill_count; ++i)
    out.skills.push_back(fixtures::skill(numbered("skill-", i), SkillKind::technical));
  for (int i = 0, size = *within(4, occupation_count + 1); i < size; ++i) out.occupations.push_back(open_occupation(i));
  const int apart = *within(2, 6);
  for (const auto& from : out.occupations) {
    for (const auto& to : out.occupations) {
      if (from.code == to.code || !one_in(apart)) continue;
      const auto kind = one_in(2) ? Move::Kind::vertical : Move::Kind::lateral;
      const int months = *rc::gen::element(0, 2, 12, 24, 40);
      out.moves.push_back({from.code, to.code, kind, months, months / 2, months, {}, "known"});
    }
  }
  for (int i = 0, size = *within(2, 8); i < size; ++i) out.options.push_back(option(i));
  return out;
}

}  // namespace journeywork::careers::arbitrary
