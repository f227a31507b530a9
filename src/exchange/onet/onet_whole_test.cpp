#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "core/careers/merge.hpp"
#include "exchange/careers_catalogue/shipped_test.hpp"
#include "exchange/onet/onet.hpp"
#include "exchange/reference/gunzip.hpp"

namespace journeywork::exchange {
namespace {

namespace fs = std::filesystem;

/// The tables of a folder by their names, unpacked.
std::map<std::string, std::string> tables_of(const fs::path& folder) {
  std::map<std::string, std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) {
    const auto name = entry.path().filename().string();
    if (!onet_table_of(name)) continue;
    auto text = shipped_catalogue::text_of(entry.path());
    if (is_gzip(text)) text = *gunzipped(text);
    out[name] = std::move(text);
  }
  return out;
}

}  // namespace

TEST_CASE("all tables of a release are read, kept as documents and stand beside the catalogue that we ship") {
  const fs::path folder = "../shared/data/onet";
  if (!fs::exists(folder)) {
    MESSAGE("passed over: there is no ../shared/data/onet");
    return;
  }
  const auto texts = tables_of(folder);
  std::vector<OnetTable> tables;
  for (const auto& [file, text] : texts) tables.push_back({file, text});
  const auto reading = read_onet(tables, "29.1");
  REQUIRE(reading.set);
  CHECK(reading.problem_count == 0);
  CHECK(reading.missing == std::vector<std::string>{"Abilities", "Work Activities"});
  const auto& occupations = reading.set->occupations;
  CHECK(occupations.size() == 1016);
  std::size_t titles = 0;
  for (const auto& each : occupations) {
    titles += each.titles.size();
    CHECK(occupation_of(to_document(each)) == each);
  }
  CHECK(titles == 56'560);
  CHECK(common_of(to_document(reading.set->common)) == reading.set->common);

  const auto ours = shipped_catalogue::catalogue();
  const auto merged = careers::merged(ours, reading.set->common, occupations, {});
  CHECK(careers::check(merged.catalogue).empty());
  CHECK(merged.catalogue.occupations.size() > ours.occupations.size() + 850);
  CHECK(merged.catalogue.moves.size() > 8000);
}

}  // namespace journeywork::exchange
