#pragma once

#include <algorithm>
#include <cstddef>
#include <optional>
#include <random>
#include <string>

#include "core/careers/catalogue.hpp"
#include "core/careers/profile.hpp"

/// For bench/path.cpp only: a lattice of the size of O*NET in which anything may lead to anything, and people in it.
namespace journeywork::careers::bench {

inline constexpr int occupations = 1016;
inline constexpr int moves = 20'000;
inline constexpr int skills = 68;
inline constexpr int options = 60;
inline constexpr int credentials = 20;

inline std::string code(const char* word, int number) { return word + std::to_string(number); }

class Maker {
 public:
  Catalogue catalogue() {
    Catalogue out;
    for (int i = 0; i < skills; ++i) {
      out.skills.emplace_back();
      out.skills.back().code = code("skill-", i);
    }
    for (int i = 0; i < occupations; ++i) out.occupations.push_back(occupation(i));
    for (int i = 0; i < options; ++i) out.options.push_back(option(i));
    for (int i = 0; i < moves; ++i) {
      const int from = to(occupations);
      const int there = (from + 1 + to(occupations - 1)) % occupations;
      const int months = 3 + to(46);
      const auto kind = to(3) == 0 ? Move::Kind::vertical : Move::Kind::lateral;
      out.moves.push_back({code("job-", from), code("job-", there), kind, months, months / 2, 2 * months, {}, "known"});
    }
    return out;
  }

  Profile profile() {
    Profile out;
    out.education = all_education[static_cast<std::size_t>(1 + to(4))];
    for (int i = to(3); i > 0; --i) out.occupations.push_back({code("job-", to(occupations)), to(120)});
    for (int i = 0; i < 25; ++i) out.skills.push_back({code("skill-", to(skills)), 1 + to(4), Evidence::attested});
    if (to(2) == 0) out.credentials.push_back({code("licence-", to(credentials)), std::nullopt});
    return out;
  }

  int to(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }

 private:
  Occupation occupation(int number) {
    Occupation out;
    out.code = code("job-", number);
    out.title = out.code;
    out.family = all_families[static_cast<std::size_t>(to(4))];
    auto& asked = out.requirements;
    asked.education = all_education[static_cast<std::size_t>(1 + to(4))];
    asked.experience_months = to(3) == 0 ? 0 : 12 * to(6);
    if (to(5) == 0) asked.credentials.push_back({code("licence-", to(credentials)), "", "", ""});
    const int first = to(skills);
    for (int i = 0; i < 35; ++i) out.skills.push_back({code("skill-", (first + i) % skills), 1 + to(4), 1 + to(5)});
    if (to(4) == 0) out.entry.push_back({"on-the-job", "They teach it."});
    if (to(5) != 0) out.pay.median = Money{100 * (30'000 + to(120'000)), "USD"};
    return out;
  }

  LearningOption option(int number) {
    LearningOption out;
    out.code = code("option-", number);
    out.title = out.code;
    out.months_low = 1 + to(24);
    out.months_high = out.months_low + to(12);
    out.hours_a_week = to(3) == 0 ? 40 : to(20);
    out.cost_low = Money{100 * to(20'000), "USD"};
    out.cost_high = Money{out.cost_low.minor + 100 * to(20'000), "USD"};
    out.needs_education = all_education[static_cast<std::size_t>(1 + to(3))];
    out.kind = "course";
    if (number % 3 == 0) {
      out.kind = "degree";
      const auto gives = std::min<std::size_t>(5, static_cast<std::size_t>(out.needs_education) + 1);
      out.gives_education = all_education[gives];
    } else if (number % 3 == 1) {
      out.gives_credentials.push_back(code("licence-", number % credentials));
    } else if (number % 5 == 0) {
      out.kind = "apprenticeship";
      out.paid = true;
      out.gives_experience_months = out.months_low;
    }
    const int first = to(skills);
    for (int i = 0; i < 12; ++i) out.skills.push_back({code("skill-", (first + i) % skills), 1 + to(4), 1});
    return out;
  }

  std::mt19937 random_{20261121};
};

}  // namespace journeywork::careers::bench
