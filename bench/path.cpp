#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <functional>
#include <numeric>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "core/careers/fit_table.hpp"
#include "core/careers/merge.hpp"
#include "core/careers/path.hpp"
#include "core/careers/path_lattice.hpp"
#include "embedded/catalog.hpp"
#include "exchange/careers_catalogue/careers_catalogue.hpp"
#include "exchange/onet/onet.hpp"
#include "exchange/reference/gunzip.hpp"
#include "path_random.hpp"

/// How long the careers pages reckon, over two lattices: one of the size of O*NET at random, 1,016 occupations and
/// 20,000 moves, and our catalogue, alone and with the O*NET release in a folder, when one is given:
///
///   bench_path [FOLDER]
///
/// Prints the median, the 99th percentile and the slowest of the path searches, and of all fits of a profile, beside
/// the time in which the same bytes are merely read. Each is done three times and the quickest counts: what other
/// programs take of the machine is not ours.
namespace {

using namespace journeywork;
using namespace journeywork::careers;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 1000;
const Date today{2026, 11, 21};

struct Figures {
  double median = 0;
  double slow = 0;  ///< the 99th percentile
  double slowest = 0;
};

Figures figures(std::vector<double> milliseconds) {
  std::ranges::sort(milliseconds);
  return {milliseconds[milliseconds.size() / 2], milliseconds[milliseconds.size() * 99 / 100], milliseconds.back()};
}

template <class Work>
double milliseconds(const Work& work) {
  const auto begin = Clock::now();
  work();
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

template <class Work>
double quickest(const Work& work) {
  return std::min({milliseconds(work), milliseconds(work), milliseconds(work)});
}

/// Reading so many bytes that no cache holds, as fast as they come.
double floor_of(std::size_t bytes) {
  constexpr std::size_t megabytes = 256;
  const std::vector<std::uint64_t> memory(megabytes * 1024 * 1024 / sizeof(std::uint64_t), 1);
  std::uint64_t sum = 0;
  const double all = quickest([&] { sum = std::accumulate(memory.begin(), memory.end(), std::uint64_t{0}); });
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
  std::printf("%-22s p50 %8.3f ms   p99 %8.3f ms   slowest %8.3f ms   bytes alone %8.4f ms\n", what, of.median, of.slow,
              of.slowest, floor);
}

std::string content(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

Catalogue ours() {
  constexpr std::string_view folder = "careers/";
  std::vector<exchange::CatalogueFile> files;
  for (const auto& file : embedded::catalog())
    if (file.path.starts_with(folder)) files.push_back({file.path.substr(folder.size()), file.data});
  auto reading = exchange::read_catalogue(files);
  if (!reading.catalogue) throw std::runtime_error(reading.problems.front().problem.message);
  return std::move(*reading.catalogue);
}

Catalogue real(const fs::path& folder) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (!exchange::onet_table_of(name)) continue;
    auto text = content(entry.path());
    if (name.ends_with(".gz")) text = exchange::gunzipped(text).value();
    texts.emplace_back(name, std::move(text));
  }
  std::vector<exchange::OnetTable> tables;
  for (const auto& [name, text] : texts) tables.push_back({name, text});
  const auto reading = exchange::read_onet(tables, {});
  if (!reading.set) throw std::runtime_error(folder.string() + " is no O*NET");
  return merged(ours(), reading.set->common, reading.set->occupations, {}).catalogue;
}

struct Question {
  Profile profile;
  std::string target;
};

std::vector<Question> random_questions(bench::Maker& maker) {
  std::vector<Question> out;
  for (int i = 0; i < rounds; ++i) {
    auto profile = maker.profile();
    out.push_back({std::move(profile), bench::code("job-", maker.to(bench::occupations))});
  }
  return out;
}

/// People from one or two of its occupations or from none, with or without a degree, to any other.
std::vector<Question> real_questions(const Catalogue& catalogue, bench::Maker& maker) {
  std::vector<Question> out;
  const auto any = [&]() -> const Occupation& {
    return catalogue.occupations[static_cast<std::size_t>(maker.to(static_cast<int>(catalogue.occupations.size())))];
  };
  for (int i = 0; i < rounds; ++i) {
    Profile profile;
    if (i % 4 != 0) profile = *draft_profile(catalogue, any().code, 6 + maker.to(120));
    if (i % 4 == 3) profile.occupations.push_back({any().code, maker.to(60)});
    profile.education = std::max(profile.education, all_education[static_cast<std::size_t>(1 + maker.to(4))]);
    out.push_back({std::move(profile), any().code});
  }
  return out;
}

void measure(const char* name, const Catalogue& catalogue, const std::vector<Question>& questions) {
  std::optional<PathTable> table;
  std::printf("%s: %zu occupations, %zu moves, %zu options; table built in %.0f ms\n", name,
              catalogue.occupations.size(), catalogue.moves.size(), catalogue.options.size(),
              milliseconds([&] { table.emplace(catalogue); }));
  const FitTable fits(catalogue);
  const double path_floor = floor_of(bytes_of(ways::Lattice(catalogue)));
  for (const auto& [what, wish] : {std::pair{"path, fastest", fastest},
                                   {"path, cheapest", cheapest},
                                   {"path, best paid", best_paid},
                                   {"path, the three alike", Wish{}}}) {
    std::size_t found = 0;
    std::size_t steps = 0;
    std::vector<double> taken;
    for (const auto& [profile, target] : questions) {
      std::vector<Path> paths;
      taken.push_back(quickest([&] { paths = table->to(target, {profile, wish, today}).paths; }));
      found += paths.empty() ? 0 : 1;
      for (const auto& path : paths) steps += path.steps.size();
    }
    print(what, figures(std::move(taken)), path_floor);
    std::printf("%22zu of %zu reached, %zu steps told\n", found, questions.size(), steps);
  }
  std::vector<double> taken;
  for (const auto& each : questions)
    taken.push_back(quickest([&] { (void)table->next({each.profile, {}, today, 10}); }));
  print("next occupations", figures(std::move(taken)), path_floor);
  taken.clear();
  for (const auto& each : questions) taken.push_back(quickest([&] { (void)fits.fits(each.profile, today); }));
  print("fits of all", figures(std::move(taken)), floor_of(bytes_of_fits(catalogue)));
}

}  // namespace

int main(int argc, char** argv) try {
  bench::Maker maker;
  const auto random = maker.catalogue();
  measure("at random", random, random_questions(maker));
  measure("ours alone", ours(), real_questions(ours(), maker));
  if (argc < 2) return 0;
  const auto whole = real(argv[1]);
  measure("ours with O*NET", whole, real_questions(whole, maker));
  return 0;
} catch (const std::exception& error) {
  std::fprintf(stderr, "%s\n", error.what());
  return 1;
}
