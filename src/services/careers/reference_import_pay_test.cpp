#include <filesystem>
#include <fstream>
#include <sstream>

#include "services/careers/reference_import.hpp"
#include "services/testing/house.hpp"
#include "store/pay.hpp"

// Pay: one file, one transaction.
namespace journeywork::services::testing {
namespace {

using AreaType = careers::PayFigure::AreaType;
using Code = Error::Code;
using Codes = std::vector<std::string>;

constexpr const char* repairer = "49-9062";
constexpr const char* engineer = "17-2031";

const std::string head = "area,area_title,area_type,naics,naics_title,own_code,occ_code,occ_title,tot_emp,a_median\n";

std::string row(const std::string& area, const std::string& title, int type, const std::string& soc, int pay,
                const std::string& naics = "000000") {
  return area + "," + title + "," + std::to_string(type) + "," + naics + ",Industry,1235," + soc + ",Occupation,10," +
         std::to_string(pay) + "\n";
}

const std::string of_a_state =
    "Area Type, Area, Area Name, Standard Occupational Code, Occupational Title, Employment,Mean Wage, Median Wage, "
    "Entry Wage, Experienced Wage\n"
    "1,36,New York State,49-9062,Medical Equipment Repairers,2630,60000,57597,41000,70000\n"
    "10,10,Western New York,49-9062,Medical Equipment Repairers,210,55000,51645,40000,60000\n";

struct Loading {
  House house;
  ReferenceImport import{*house.database, house.clock()};

  Result<ReferenceReport> load(const std::string& text, const ReferenceImport::PayOptions& options,
                               const std::string& name = "pay.csv") {
    return import.oews(std::nullopt, {name, text}, options);
  }
  [[nodiscard]] Codes areas() {
    return house.read([](store::Connection& c) {
      Codes out;
      for (const auto& area : store::pay::areas(c)) out.push_back(area.code);
      return out;
    });
  }
  /// The median in dollars with its year, "65000 of 2024"; empty when there is no figure.
  [[nodiscard]] std::string median(const std::string& area, const std::string& soc = repairer) {
    return house.read([&](store::Connection& c) {
      const auto found = store::pay::in_area(c, area, {soc});
      if (found.empty()) return std::string();
      const auto& one = found.front();
      return std::to_string(one.annual.median.amount.value().minor / 100) + " of " + std::to_string(one.year);
    });
  }
  [[nodiscard]] std::int64_t revision() {
    return house.read([](store::Connection& c) { return store::reference::revision(c); });
  }
};

const std::string maryland_2024 =
    head + row("24", "Maryland", 2, repairer, 65000) + row("24", "Maryland", 2, engineer, 110000);

}  // namespace

TEST_CASE("pay is loaded by area, and the audit says so") {
  Loading loading;
  const auto report = loading.load(
      maryland_2024 + row("12580", "Baltimore", 4, repairer, 66000) + row("99", "U.S.", 1, repairer, 62630) +
          row("99", "U.S.", 1, repairer, 74560, "622000") + row("24", "Maryland", 2, "Nov-21", 1),
      {2024, "", false});
  REQUIRE(report);
  CHECK(report->loaded);
  CHECK(report->release == "2024");
  CHECK(report->source == "BLS, Occupational Employment and Wage Statistics, May 2024");
  CHECK(report->count == 5);
  CHECK(report->areas == 3);
  CHECK(report->problem_count == 1);
  CHECK(loading.areas() == Codes{"99", "24", "12580"});
  CHECK(loading.median("24") == "65000 of 2024");
  CHECK(loading.median("99") == "62630 of 2024");
  const auto industries = loading.house.read([](store::Connection& c) { return store::pay::by_industry(c, repairer); });
  REQUIRE(industries.size() == 1);
  CHECK(industries.front().naics == "622000");
  CHECK(industries.front().source == report->source);
  CHECK(loading.house.audited() == std::vector<std::string>{"reference.import"});
  CHECK(loading.revision() == 1);
}

TEST_CASE("the year is taken from the file's name unless it is said, and must be known") {
  Loading loading;
  CHECK(loading.load(maryland_2024, {}, "oesm22st.csv")->release == "2022");
  CHECK(loading.load(maryland_2024, {2023, "", false}, "oesm22st.csv")->release == "2023");
  const auto unknown = loading.load(maryland_2024, {});
  CHECK(refused_fields(unknown) == Codes{"year"});
}

TEST_CASE("a file that cannot be read, or has no figure, changes nothing") {
  Loading loading;
  REQUIRE(loading.load(maryland_2024, {2024, "", false})->loaded);
  for (const std::string& text : {std::string(), std::string("PK\3\4 a workbook"), std::string("area,occ_code\n24,x\n"),
                                  head, std::string("\x1f\x8b\x08 damaged")}) {
    CAPTURE(text);
    const auto report = loading.load(text, {2025, "", false});
    REQUIRE(report);
    CHECK_FALSE(report->loaded);
    CHECK(report->problem_count > 0);
    CHECK_FALSE(report->problems.empty());
  }
  CHECK(loading.median("24") == "65000 of 2024");
  CHECK(loading.revision() == 1);
}

TEST_CASE("a newer year takes the place of an older one in its areas, with all its occupations") {
  Loading loading;
  REQUIRE(loading.load(maryland_2024 + row("51", "Virginia", 2, repairer, 61000), {2024, "", false})->loaded);
  REQUIRE(loading.load(head + row("24", "Maryland", 2, repairer, 67000), {2025, "", false})->loaded);
  CHECK(loading.median("24") == "67000 of 2025");
  CHECK(loading.median("24", engineer).empty());
  CHECK(loading.median("51") == "61000 of 2024");
}

TEST_CASE("several files of one year stand beside each other, and the same again corrects") {
  Loading loading;
  REQUIRE(loading.load(head + row("99", "U.S.", 1, repairer, 62630), {2024, "", false})->loaded);
  REQUIRE(loading.load(head + row("99", "U.S.", 1, engineer, 106950), {2024, "", false})->loaded);
  REQUIRE(loading.load(head + row("99", "U.S.", 1, repairer, 62640), {2024, "", false})->loaded);
  CHECK(loading.median("99") == "62640 of 2024");
  CHECK(loading.median("99", engineer) == "106950 of 2024");
}

TEST_CASE("an older year is refused where a newer one is loaded, unless force goes back") {
  Loading loading;
  REQUIRE(loading.load(maryland_2024, {2024, "", false})->loaded);
  const auto both = head + row("24", "Maryland", 2, repairer, 60000) + row("51", "Virginia", 2, repairer, 59000);
  const auto refused = loading.load(both, {2023, "", false});
  CHECK(refusal(refused) == Code::conflict);
  CHECK(refused_fields(refused) == Codes{"year"});
  CHECK(refused.error().message.find("Maryland") != std::string::npos);
  CHECK(loading.areas() == Codes{"24"});
  CHECK(loading.revision() == 1);
  CHECK(loading.load(both, {2023, "", true})->loaded);
  CHECK(loading.median("24") == "60000 of 2023");
  CHECK(loading.median("24", engineer).empty());
  CHECK(loading.median("51") == "59000 of 2023");
}

TEST_CASE("a state's own table names its source, and its regions do not pass for states") {
  Loading loading;
  REQUIRE(loading.load(head + row("10", "Delaware", 2, repairer, 58000), {2022, "", false})->loaded);
  const auto unnamed = loading.load(of_a_state, {2023, "", false});
  REQUIRE(unnamed);
  CHECK_FALSE(unnamed->loaded);
  CHECK(unnamed->problems.front().problem.field == "source");
  const auto report = loading.load(of_a_state, {2023, "New York State", false});
  REQUIRE(report);
  CHECK(report->loaded);
  CHECK(report->source == "New York State");
  CHECK(loading.areas() == Codes{"10", "36", "36-10"});
  CHECK(loading.median("36-10") == "51645 of 2023");
  CHECK(loading.median("10") == "58000 of 2022");
  const auto only_regions = of_a_state.substr(0, of_a_state.find("1,36")) + of_a_state.substr(of_a_state.find("10,10"));
  CHECK_FALSE(loading.load(only_regions, {2023, "New York State", false})->loaded);
}

TEST_CASE("codes of areas that lost their zeros in a spreadsheet are the same areas") {
  Loading loading;
  REQUIRE(loading
              .load(head + row("1", "Alabama", 2, repairer, 50000) + row("100001", "Northwest Alabama", 6, repairer, 1),
                    {2023, "", false})
              ->loaded);
  REQUIRE(
      loading
          .load(head + row("01", "Alabama", 2, repairer, 51000) + row("0100001", "Northwest Alabama", 6, repairer, 2),
                {2024, "", false})
          ->loaded);
  CHECK(loading.areas() == Codes{"01", "0100001"});
  CHECK(loading.median("01") == "51000 of 2024");
}

TEST_CASE("a whole published table of a state is loaded") {
  const std::filesystem::path file = "../shared/data/bls_oews/oews_new_york_state_and_regions.csv.gz";
  if (!std::filesystem::exists(file)) {
    MESSAGE("left out: ../shared/data is not there");
    return;
  }
  std::ostringstream content;
  content << std::ifstream(file, std::ios::binary).rdbuf();
  Loading loading;
  const auto report = loading.load(content.str(), {2022, "New York State Department of Labor", false});
  REQUIRE(report);
  CHECK(report->loaded);
  CHECK(report->areas == 11);
  CHECK(report->count > 6900);
  CHECK(loading.median("36") == "57597 of 2022");
}

}  // namespace journeywork::services::testing
