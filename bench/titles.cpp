/// How fast and how well the search for occupations answers: our catalogue and all titles of an O*NET release together.
///
///   bench_titles FOLDER      with "Alternate Titles.txt" and "Occupation Data.txt"
///
/// Files that are missing there are looked for with .gz behind and unpacked by gzip. Prints how long building takes and
/// what it keeps in memory; then times every query of the list below as it is typed, letter by letter, and once more
/// with a slip in it. Exit 1 when a query of the list does not find what it should among the first three.
#include <malloc.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <limits>
#include <map>
#include <memory>
#include <sstream>
#include <stdexcept>

#include "embedded/catalog.hpp"
#include "exchange/careers_catalogue/careers_catalogue.hpp"
#include "exchange/search_words/search_words.hpp"
#include "search/title_index.hpp"

namespace {

using namespace journeywork;
namespace fs = std::filesystem;
using Kind = search::TitleEntry::Kind;

struct Golden {
  std::string_view typed;
  std::string_view found;  ///< one of these, by our code or theirs, must be among the first three
};

constexpr std::array golden{
    // Ours stays in front.
    Golden{"BMET", "bmet-1"},
    Golden{"fix hospital machines", "bmet-1"},
    Golden{"biomedical equipment technician", "bmet-1"},
    Golden{"repair medical devices", "bmet-1"},
    Golden{"rad tech", "radiologic-technologist"},
    Golden{"xray technician", "radiologic-technologist"},
    Golden{"sonografer", "sonographer"},
    Golden{"MLS", "medical-laboratory-technologist"},
    Golden{"clinical engeneer", "clinical-engineer"},
    Golden{"cyber security hospital", "device-cybersecurity-specialist"},
    Golden{"data analist", "health-data-analyst"},
    Golden{"dialysis machines", "dialysis-specialist"},
    Golden{"HTM manager", "htm-manager"},
    Golden{"boss of biomed", "htm-manager"},
    Golden{"teach biomed", "htm-instructor"},
    Golden{"health coach online", "virtual-health-counselor"},
    Golden{"reg affairs", "regulatory-affairs-specialist"},
    // What only the loaded data has.
    Golden{"phlebotomist", "31-9097.00"},
    Golden{"phlebotamist", "31-9097.00"},
    Golden{"avionics", "49-2091.00"},
    Golden{"avionics tech", "49-2091.00"},
    Golden{"radar technician", "49-2094.00"},
    Golden{"nurse", "29-1141.00"},
    Golden{"registerd nurse", "29-1141.00"},
    Golden{"RN", "29-1141.00"},
    Golden{"LPN", "29-2061.00"},
    Golden{"CNA", "31-1131.00"},
    Golden{"EMT", "29-2042.00"},
    Golden{"paramedic", "29-2043.00"},
    Golden{"corpsman", "29-2042.00 31-1131.00"},
    Golden{"pharmacy tech", "29-2052.00"},
    Golden{"vet tech", "29-2056.00"},
    Golden{"dental hygenist", "29-1292.00"},
    Golden{"dentist", "29-1021.00"},
    Golden{"physical therapist", "29-1123.00"},
    Golden{"radiologist", "29-1224.00"},
    Golden{"truck driver", "53-3032.00"},
    Golden{"semi truck driver", "53-3032.00"},
    Golden{"electrician", "47-2111.00"},
    Golden{"electrisian", "47-2111.00"},
    Golden{"plumber", "47-2152.00"},
    Golden{"welder", "51-4121.00"},
    Golden{"hvac", "49-9021.00"},
    Golden{"air conditioning repair", "49-9021.00"},
    Golden{"car mechanic", "49-3023.00"},
    Golden{"automotive technician", "49-3023.00"},
    Golden{"airplane mechanic", "49-3011.00"},
    Golden{"airplane pilot", "53-2011.00 53-2012.00"},
    Golden{"electronics technician", "17-3023.00"},
    Golden{"calibration", "17-3028.00"},
    Golden{"robot technician", "17-3024.01"},
    Golden{"sofware developer", "15-1252.00"},
    Golden{"softwere enginer", "15-1252.00"},
    Golden{"web developer", "15-1254.00"},
    Golden{"data scientist", "15-2051.00"},
    Golden{"hacker", "15-1299.04 device-cybersecurity-specialist"},
    Golden{"computer repair", "49-2011.00"},
    Golden{"lawyer", "23-1011.00"},
    Golden{"attorney", "23-1011.00"},
    Golden{"cop", "33-3051.00"},
    Golden{"police officer", "33-3051.00"},
    Golden{"fire fighter", "33-2011.00"},
    Golden{"teacher", "25-3099.00 25-2031.00 25-2021.00"},
    Golden{"kindergarten teacher", "25-2012.00"},
    Golden{"hairdresser", "39-5012.00"},
    Golden{"chef", "35-1011.00"},
    Golden{"waitress", "35-3031.00"},
    Golden{"accountant", "13-2011.00"},
    Golden{"book keeper", "43-3031.00"},
    Golden{"HR manager", "11-3121.00"},
    Golden{"CEO", "11-1011.00"},
    Golden{"garbage man", "53-7081.00"},
    Golden{"janitor", "37-2011.00"},
    Golden{"farmer", "11-9013.00"},
    Golden{"elevator repair", "47-4021.00"},
    Golden{"wind turbine tech", "49-9081.00"},
    Golden{"solar installer", "47-2231.00"},
};

std::string content(const fs::path& path) {
  if (fs::exists(path)) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
  }
  const auto packed = path.string() + ".gz";
  if (!fs::exists(packed)) throw std::runtime_error(path.string() + " is not there");
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(("gzip -dc '" + packed + "'").c_str(), "r"), &::pclose);
  if (!pipe) throw std::runtime_error("gzip cannot be started");
  std::string out;
  std::array<char, 65536> buffer{};
  for (std::size_t size = 0; (size = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;) {
    out.append(buffer.data(), size);
  }
  return out;
}

/// The cells of each row but the first.
std::vector<std::vector<std::string>> rows(const std::string& text) {
  std::vector<std::vector<std::string>> out;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    auto& cells = out.emplace_back();
    std::istringstream row(line);
    for (std::string cell; std::getline(row, cell, '\t');) cells.push_back(cell);
    cells.resize(5);
  }
  if (!out.empty()) out.erase(out.begin());
  return out;
}

/// What is searched, and the code of each document.
struct Corpus {
  std::vector<search::TitleEntry> entries;
  std::vector<std::string> codes;
  search::SearchWords words;

  void add(const std::string& code, std::string text, Kind kind, bool in_front) {
    const auto [at, added] = numbers.try_emplace(code, static_cast<std::uint32_t>(codes.size()));
    if (added) codes.push_back(code);
    if (!text.empty()) entries.push_back({at->second, std::move(text), kind, in_front});
  }
  std::map<std::string, std::uint32_t> numbers;
};

void add_ours(Corpus& out) {
  constexpr std::string_view folder = "careers/";
  std::vector<exchange::CatalogueFile> files;
  for (const auto& file : embedded::catalog()) {
    if (!file.path.starts_with(folder)) continue;
    const auto path = file.path.substr(folder.size());
    files.push_back({path, file.data});
    if (path != "search_words.toml") continue;
    const auto reading = exchange::read_search_words(file.data);
    if (!reading.words) throw std::runtime_error(reading.problems.front().message);
    out.words.stop = reading.words->stop;
    for (const auto& group : reading.words->groups) {
      out.words.groups.push_back({group.words, group.means, group.closeness});
    }
  }
  const auto reading = exchange::read_catalogue(files);
  if (!reading.catalogue) throw std::runtime_error(reading.problems.front().problem.message);
  for (const auto& each : reading.catalogue->occupations) {
    out.add(each.code, each.title, Kind::title, true);
    out.add(each.code, each.short_title, Kind::abbreviation, true);
    for (const auto& also : each.also) out.add(each.code, also, Kind::also, true);
    out.add(each.code, each.summary, Kind::description, true);
    for (const auto& duty : each.duties) out.add(each.code, duty, Kind::description, true);
  }
}

void add_theirs(Corpus& out, const fs::path& folder) {
  for (const auto& row : rows(content(folder / "Occupation Data.txt"))) {
    out.add(row[0], row[1], Kind::title, false);
    out.add(row[0], row[2], Kind::description, false);
  }
  for (const auto& row : rows(content(folder / "Alternate Titles.txt"))) {
    out.add(row[0], row[2], Kind::also, false);
    out.add(row[0], row[3], Kind::abbreviation, false);
  }
}

double milliseconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double mebibytes_in_use() {
  const auto info = ::mallinfo2();
  return static_cast<double>(info.uordblks + info.hblkhd) / (1024 * 1024);
}

/// Every beginning of every query, and the same with two letters swapped on the way; the quickest of three times.
void measure(const search::TitleIndex& index) {
  std::vector<std::pair<double, std::string>> times;
  const auto time = [&](const std::string& query) {
    double quickest = std::numeric_limits<double>::max();
    for (int i = 0; i < 3; ++i) {
      const auto start = std::chrono::steady_clock::now();
      static_cast<void>(index.find(query, 10));
      quickest = std::min(quickest, milliseconds_since(start));
    }
    times.emplace_back(quickest, query);
  };
  for (const auto& each : golden) {
    std::string slipped(each.typed);
    if (slipped.size() > 4) std::swap(slipped[2], slipped[3]);
    for (std::size_t size = 1; size <= each.typed.size(); ++size) {
      time(std::string(each.typed.substr(0, size)));
      if (size > 4) time(slipped.substr(0, size));
    }
  }
  std::ranges::sort(times);
  const auto at = [&](double share) { return times[static_cast<std::size_t>(share * double(times.size() - 1))].first; };
  std::cout << times.size() << " queries, ms: median " << at(0.5) << ", p90 " << at(0.9) << ", p99 " << at(0.99)
            << ", slowest " << times.back().first << " (" << times.back().second << ")\n";
}

int check(const search::TitleIndex& index, const Corpus& corpus) {
  int missed = 0;
  for (const auto& each : golden) {
    std::string first;
    bool good = false;
    for (const auto& hit : index.find(each.typed, 3)) {
      const auto& code = corpus.codes[hit.document];
      good = good || each.found.find(code) != std::string_view::npos;
      first += " " + code + " (" + hit.text + ")";
    }
    if (good) continue;
    ++missed;
    std::cout << "\"" << each.typed << "\" does not find " << each.found << " but" << first << '\n';
  }
  std::cout << golden.size() - static_cast<std::size_t>(missed) << " of " << golden.size() << " queries find theirs\n";
  return missed == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc < 2) throw std::runtime_error("usage: bench_titles FOLDER");
  Corpus corpus;
  add_ours(corpus);
  add_theirs(corpus, argv[1]);
  const auto before = mebibytes_in_use();
  const auto start = std::chrono::steady_clock::now();
  const search::TitleIndex index(corpus.entries, corpus.words);
  std::cout << corpus.entries.size() << " entries of " << corpus.codes.size() << " occupations, built in "
            << milliseconds_since(start) << " ms, " << mebibytes_in_use() - before << " MiB\n";
  measure(index);
  return check(index, corpus);
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 1;
}
