#include "exchange/crosswalks/crosswalks.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>

namespace journeywork::exchange {

namespace {

using careers::is_soc;
using careers::SocSystem;

void add(std::vector<std::string>& codes, std::string_view code) {
  const auto at = std::ranges::lower_bound(codes, code);
  if (at == codes.end() || *at != code) codes.insert(at, std::string(code));
}

/// "29-201" of "29-2010", "43-6" of "43-6000", "11-" of "11-0000"; nothing for a detailed occupation.
std::optional<std::string_view> group_of(std::string_view code) {
  if (!is_soc(code) || !code.ends_with('0')) return std::nullopt;
  return code.substr(0, std::max<std::size_t>(code.find_last_not_of('0') + 1, 3));
}

/// Plain tables of two codes a line: comments begin with #, the first other line has the headings, nothing is quoted.
class CodeTable {
 public:
  /// `take` says whether the two are as they should be.
  using Take = std::function<bool(std::string_view, std::string_view)>;

  void read(std::string_view file, std::string_view text, const Take& take) {
    bool headings = true;
    int rows = 0;
    for (int line = 1; !text.empty(); ++line) {
      const auto end = text.find('\n');
      auto row = text.substr(0, end);
      text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
      if (row.ends_with('\r')) row.remove_suffix(1);
      if (row.empty() || row.starts_with('#')) continue;
      if (std::exchange(headings, false)) continue;
      ++rows;
      const auto comma = std::min(row.find(','), row.size());
      if (!take(row.substr(0, comma), row.substr(std::min(comma + 1, row.size())))) {
        problems_.push_back({std::string(file), "This line of codes cannot be read.", std::string(row.substr(0, 60)),
                             "codes with commas between them", line, 0});
      }
    }
    if (rows == 0) problems_.push_back({std::string(file), "There are no codes.", {}, "lines of codes"});
  }

  [[nodiscard]] std::vector<Problem> problems() { return std::move(problems_); }

 private:
  std::vector<Problem> problems_;
};

}  // namespace

Result<Crosswalks> Crosswalks::read(const CrosswalkTexts& texts) {
  Crosswalks out;
  CodeTable table;
  const auto pairs_into = [&](Codes& codes) {
    return [&](std::string_view before, std::string_view after) {
      if (!is_soc(before) || !is_soc(after)) return false;
      add(codes[std::string(before)], after);
      add(out.of_2018_[std::string(after)], after);
      return true;
    };
  };
  table.read("soc-2010-to-2018.csv", texts.soc_2010_to_2018, pairs_into(out.of_2010_));
  table.read("oews-hybrid-to-soc-2018.csv", texts.oews_hybrid_to_soc_2018, pairs_into(out.of_hybrid_));
  auto problems = table.problems();
  if (!problems.empty()) {
    return refuse(Error::Code::invalid, "The crosswalks cannot be read.", std::move(problems));
  }
  return out;
}

std::vector<std::string> Crosswalks::soc_2018_of(std::string_view code, SocSystem system) const {
  const auto& codes = system == SocSystem::soc_2010      ? of_2010_
                      : system == SocSystem::oews_hybrid ? of_hybrid_
                                                         : of_2018_;
  if (const auto found = codes.find(code); found != codes.end()) return found->second;
  const auto group = group_of(code);
  if (!group || code == "00-0000") return {};
  std::vector<std::string> out;
  for (auto at = codes.lower_bound(*group); at != codes.end() && at->first.starts_with(*group); ++at) {
    for (const auto& each : at->second) add(out, each);
  }
  return out;
}

std::vector<std::string> Crosswalks::published_as(std::string_view soc_2018) const {
  std::vector<std::string> out{std::string(soc_2018)};
  const auto put = [&](std::string code) {
    if (std::ranges::find(out, code) == out.end()) out.push_back(std::move(code));
  };
  for (const auto* codes : {&of_hybrid_, &of_2010_}) {
    for (const auto& [before, after] : *codes) {
      if (std::ranges::find(after, soc_2018) != after.end()) put(before);
    }
  }
  if (is_soc(soc_2018)) put(std::string(soc_2018.substr(0, 6)) + "0");
  return out;
}

}  // namespace journeywork::exchange
