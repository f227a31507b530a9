#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "core/careers/fit_table.hpp"
#include "core/careers/path.hpp"
#include "core/careers/path_lattice.hpp"

/// How long the careers pages reckon over a lattice of the size of O*NET: 1,016 occupations, 20,000 moves. Prints the
/// median and the 99th percentile of a path search and of all fits of a profile, and beside them the time in which the
/// same bytes are merely read.
namespace {

using namespace journeywork;
using namespace journeywork::careers;
using Clock = std::chrono::steady_clock;

constexpr int occupations = 1016;
constexpr int moves = 20'000;
constexpr int skills = 68;
constexpr int options = 60;
constexpr int credentials = 20;
constexpr int rounds = 40;
const Date today{2026, 11, 21};

std::string code(const char* word, int number) { return word + std::to_string(number); }

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

struct Figures {
  double median = 0;
  double slow = 0;  ///< the 99th percentile
};

Figures figures(std::vector<double> milliseconds) {
  std::ranges::sort(milliseconds);
  return {milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100]};
}

template <class Work>
double milliseconds(const Work& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Reading so many bytes that no cache holds, as fast as they come.
double floor_of(std::size_t bytes) {
  constexpr std::size_t megabytes = 256;
  const std::vector<std::uint64_t> memory(megabytes * 1024 * 1024 / sizeof(std::uint64_t), 1);
  std::uint64_t sum = 0;
  const double all = milliseconds([&] { sum = std::accumulate(memory.begin(), memory.end(), std::uint64_t{0}); });
  return sum == 0 ? 0 : all * static_cast<double>(bytes) / (megabytes * 1024.0 * 1024.0);
}

std::size_t bytes_of(const ways::Lattice& lattice) {
  std::size_t sum = lattice.nodes.size() * (sizeof(ways::Node) + lattice.options.size());
  for (const auto& edges : lattice.out) sum += edges.size() * (sizeof(ways::Edge) + sizeof(int));
  return sum;
}

/// A place in a list, a place among losses, what is needed, whether it is required: 16 bytes.
std::size_t bytes_of_fits(const Catalogue& catalogue) {
  std::size_t lines = 0;
  for (const auto& occupation : catalogue.occupations)
    lines += occupation.skills.size() + occupation.requirements.credentials.size() + 2;
  return 16 * lines;
}

void print(const char* what, const Figures& of, double floor) {
  std::printf("%-28s p50 %8.3f ms   p99 %8.3f ms   bytes alone %8.4f ms\n", what, of.median, of.slow, floor);
}

}  // namespace

int main() {
  Maker maker;
  const auto catalogue = maker.catalogue();
  const PathTable table(catalogue);
  const FitTable fits(catalogue);
  std::vector<Profile> profiles;
  for (int i = 0; i < rounds; ++i) profiles.push_back(maker.profile());

  const double path_floor = floor_of(bytes_of(ways::Lattice(catalogue)));
  std::size_t found = 0;
  std::size_t next = 0;
  for (const auto& [name, wish] : {std::pair{"path, fastest", fastest},
                                   {"path, cheapest", cheapest},
                                   {"path, best paid", best_paid},
                                   {"path, the three alike", Wish{}}}) {
    std::vector<double> taken;
    for (const auto& profile : profiles) {
      const auto target = code("job-", maker.to(occupations));
      taken.push_back(milliseconds([&] { found += table.to(target, {profile, wish, today}).paths.size(); }));
    }
    print(name, figures(std::move(taken)), path_floor);
  }
  std::vector<double> taken;
  for (const auto& profile : profiles)
    taken.push_back(milliseconds([&] { next += table.next({profile, {}, today, 10}).size(); }));
  print("next occupations", figures(std::move(taken)), path_floor);
  taken.clear();
  std::int64_t points = 0;
  for (const auto& profile : profiles)
    taken.push_back(milliseconds([&] { points += fits.fits(profile, today).front().points; }));
  print("fits of all occupations", figures(std::move(taken)), floor_of(bytes_of_fits(catalogue)));
  std::printf("%zu paths, %zu next occupations, %lld points\n", found, next, static_cast<long long>(points));
}
