#include "exchange/oews/oews.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace journeywork::exchange {
namespace {

using careers::PayFigure;
using careers::PayPoint;
using careers::SocSystem;

const std::string head =
    "area,area_title,area_type,naics,naics_title,i_group,own_code,occ_code,occ_title,o_group,tot_emp,h_mean,a_mean,"
    "h_pct10,h_pct25,h_median,h_pct75,h_pct90,a_pct10,a_pct25,a_median,a_pct75,a_pct90,annual,hourly\n";
const std::string maryland =
    "24,Maryland,2,000000,Cross-industry,cross-industry,1235,49-9062,Medical Equipment Repairers,detailed,\"1,370\","
    "32.10,\"66,770\",19.5,24.00,31.25,38.9,#,\"40,560\",\"49,920\",\"65,000\",\"80,910\",#,,\n";

struct Read {
  OewsReading reading;
  std::vector<PayFigure> figures;
};

Read read(std::string_view text, int year = 2024) {
  Read out;
  out.reading = read_oews(text, "file.csv", {year, "BLS"}, [&](PayFigure&& each) { out.figures.push_back(each); });
  return out;
}

PayPoint exactly(std::int64_t cents) { return {Money{cents, "USD"}, false}; }
PayPoint at_least(std::int64_t cents) { return {Money{cents, "USD"}, true}; }

/// The row of Maryland with one text for another.
std::string with(const std::string& from, const std::string& to) {
  auto row = maryland;
  const auto at = row.find(from);
  REQUIRE(at != std::string::npos);
  return row.replace(at, from.size(), to);
}

/// The column of the only problem of such a row.
std::string refused(const std::string& from, const std::string& to) {
  const auto [reading, figures] = read(head + with(from, to));
  CHECK(reading.readable);
  CHECK(figures.empty());
  CHECK(reading.left_out == 1);
  REQUIRE(reading.problem_count == 1);
  CHECK(reading.problems[0].problem.line == 2);
  CHECK(reading.problems[0].problem.accepted != "");
  return reading.problems[0].problem.field;
}

std::string text_of(const std::string& path) {
  std::ostringstream out;
  out << std::ifstream(path, std::ios::binary).rdbuf();
  return out.str();
}

}  // namespace

TEST_CASE("a row of the official layout is read with its area, its points and what is top-coded") {
  const auto [reading, figures] = read(head + maryland);
  CHECK(reading.problem_count == 0);
  REQUIRE(figures.size() == 1);
  const auto& figure = figures[0];
  CHECK(figure.soc == "49-9062");
  CHECK(figure.system == SocSystem::soc_2018);
  CHECK(figure.level == PayFigure::Level::detailed);
  CHECK(figure.area == "24");
  CHECK(figure.area_type == PayFigure::AreaType::state);
  CHECK(figure.all_industries());
  CHECK(figure.employment == 1370);
  CHECK(figure.annual.p10 == exactly(40'560'00));
  CHECK(figure.annual.median == exactly(65'000'00));
  CHECK(figure.annual.mean == exactly(66'770'00));
  CHECK(figure.annual.p90 == at_least(239'200'00));
  CHECK(figure.hourly.p10 == exactly(19'50));
  CHECK(figure.hourly.p90 == at_least(115'00));
  CHECK(figure.year == 2024);
  CHECK(figure.source == "BLS");
}

TEST_CASE("what top-coded pay is at least depends on the year, and is not known for all") {
  const auto p90 = [](int year) { return read(head + maryland, year).figures.at(0).hourly.p90; };
  CHECK(p90(2022) == at_least(115'00));
  CHECK(p90(2021) == at_least(100'00));
  CHECK(p90(2012) == PayPoint{std::nullopt, true});
  CHECK(p90(2031) == PayPoint{std::nullopt, true});
}

TEST_CASE("the year says of which classification the codes are") {
  const auto system = [](int year) { return read(head + maryland, year).figures.at(0).system; };
  CHECK(system(2024) == SocSystem::soc_2018);
  CHECK(system(2021) == SocSystem::soc_2018);
  CHECK(system(2020) == SocSystem::oews_hybrid);
  CHECK(system(2018) == SocSystem::soc_2010);
  CHECK(oews_year_of("oesm23st/state_M2023_dl.csv") == 2023);
  CHECK(oews_year_of("oesm24nat.csv") == 2024);
  CHECK(oews_year_of("oews_sample.csv") == std::nullopt);
  CHECK(oews_year_of("state_M20") == std::nullopt);
}

TEST_CASE("what is not published is not there") {
  const auto [reading, figures] = read(head + with("\"65,000\"", "*") + with("\"1,370\"", "**"));
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].annual.median == PayPoint{});
  CHECK(figures[1].employment == std::nullopt);
}

TEST_CASE("industries are kept for the whole nation, owners apart are left out") {
  const auto nation = with("24,Maryland,2,000000,Cross-industry,cross-industry", "99,U.S.,1,622000,Hospitals,3-digit");
  const auto state = with("000000,Cross-industry,cross-industry", "622000,Hospitals,3-digit");
  const auto owners = with("1235", "5");
  const auto kinds = with("cross-industry,1235", "\"cross-industry, private ownership\",5");
  const auto private_only = with("000000", "000001");
  const auto [reading, figures] = read(head + nation + state + owners + kinds + private_only);
  CHECK(reading.problem_count == 0);
  CHECK(reading.left_out == 4);
  REQUIRE(figures.size() == 1);
  CHECK(figures[0].naics == "622000");
  CHECK(figures[0].naics_title == "Hospitals");
}

TEST_CASE("headings in capitals, tabs, and a table of the nation without areas are read, too") {
  std::string tabbed;
  bool quoted = false;
  for (const char c : head + maryland) {
    if (c == '"') quoted = !quoted;
    tabbed += c == ',' && !quoted ? '\t' : c;
  }
  for (auto& c : tabbed)
    c = c >= 'a' && c <= 'z' && (&c - tabbed.data()) < static_cast<long>(head.size()) ? static_cast<char>(c - 32) : c;
  CHECK(read(tabbed).figures == read(head + maryland).figures);
  const auto nation =
      read("OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEDIAN\n29-2034,Radiologic,detailed,\"220,000\",77660\n");
  REQUIRE(nation.figures.size() == 1);
  CHECK(nation.figures[0].area_type == PayFigure::AreaType::nation);
  CHECK(nation.figures[0].annual.median == exactly(77'660'00));
}

TEST_CASE("the layout of New York has its state and regions, entry and experienced pay") {
  const auto [reading, figures] = read(
      "Area Type, Area, Area Name, Standard Occupational Code, Occupational Title, Employment,Mean Wage, Median Wage, "
      "Entry Wage, Experienced Wage    \n"
      "1,36,New York State,49-9062,Medical Equipment Repairers,2630,61000,57597,40000,70000\n"
      "10,7,New York City,49-9062,Medical Equipment Repairers,,61000,57993,40000,70000\n",
      2022);
  CHECK(reading.problem_count == 0);
  REQUIRE(figures.size() == 2);
  CHECK(figures[0].area_type == PayFigure::AreaType::state);
  CHECK(figures[0].annual.median == exactly(57'597'00));
  CHECK(figures[0].annual_entry == Money{40'000'00, "USD"});
  CHECK(figures[0].annual_experienced == Money{70'000'00, "USD"});
  CHECK(figures[1].area_type == PayFigure::AreaType::region);
  CHECK(figures[1].employment == std::nullopt);
}

TEST_CASE("a bad row is told with its line and column, and left out") {
  CHECK(refused("49-9062", "Nov-21") == "occ_code");
  CHECK(refused("49-9062", "499062") == "occ_code");
  CHECK(refused("Medical Equipment Repairers", "") == "occ_title");
  CHECK(refused(",2,000000", ",9,000000") == "area_type");
  CHECK(refused("24,Maryland", ",Maryland") == "area");
  CHECK(refused("\"1,370\"", "some") == "tot_emp");
  CHECK(refused("\"1,370\"", "-5") == "tot_emp");
  CHECK(refused("\"65,000\"", "\"30,000\"") == "a_median");
  for (const auto* value :
       {"0", "-1", "1e9", "nan", "\"6,5000\"", "99999999999999999999999", "65.", "65..1", "USD 65"}) {
    CAPTURE(value);
    CHECK(refused("\"65,000\"", value) == "a_median");
  }
  CHECK(refused(",,\n", ",,,more\n") == "row");
}

TEST_CASE("what is no such table is refused and hands nothing over") {
  const std::map<std::string, std::string> hostile{{"empty", ""},
                                                   {"line ends", "\n\n\r\n"},
                                                   {"no such columns", "name,pay\nx,1\n"},
                                                   {"wrong separator", "occ_code:occ_title:a_median\n1:2:3\n"},
                                                   {"a column missing", "area,occ_code,occ_title,a_median\n"},
                                                   {"a workbook", std::string("PK\x03\x04\0\0\x08\0", 8)},
                                                   {"NUL", head.substr(0, 10) + std::string(1, '\0') + head.substr(10)},
                                                   {"a line of 1 MB", std::string(3 << 20, 'x')}};
  for (const auto& [what, text] : hostile) {
    CAPTURE(what);
    const auto [reading, figures] = read(text);
    CHECK_FALSE(reading.readable);
    CHECK(figures.empty());
    CHECK(reading.problem_count >= 1);
  }
  CHECK(read(head).reading.readable);
  CHECK(read(head).figures.empty());
}

TEST_CASE("a quote that is not closed costs its row, a file of nothing else is given up") {
  const auto one = read(head + with("Medical", "\"Medical") + maryland);
  CHECK(one.figures.size() == 1);
  CHECK(one.reading.problem_count == 1);
  std::string many = head;
  for (int i = 0; i < 300; ++i) many += "24,\"Maryland " + std::to_string(i) + "\n";
  CHECK_FALSE(read(many).reading.readable);
  CHECK(read(head + "24,\xFF\xFEMary\x81land\n").figures.empty());
}

TEST_CASE("whatever the bytes, reading of pay ends and counts every row") {
  CHECK(rc::check([] {
    const std::string bytes = std::string("0123456789,,,,\"\n#*.-\t \xC3\xA9x") + '\0';
    const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(bytes));
    const auto [reading, figures] = read(head + maryland + text);
    RC_ASSERT(reading.rows == reading.left_out + static_cast<std::int64_t>(figures.size()));
    RC_ASSERT(reading.problem_count >= static_cast<std::int64_t>(reading.problems.size()));
  }));
}

TEST_CASE("real rows of the official layout are read, codes that a spreadsheet has damaged are named") {
  const std::string path = "../shared/data/bls_oews/oews_official_columns_sample.csv";
  if (!std::filesystem::exists(path)) {
    MESSAGE("passed over: there is no ../shared/data/bls_oews");
    return;
  }
  const auto [reading, figures] = read(text_of(path), 2021);
  CHECK(reading.rows == 19);
  CHECK(figures.size() + static_cast<std::size_t>(reading.problem_count) == 19);
  REQUIRE(figures.size() >= 5);
  CHECK(figures[1].annual.p90 == at_least(208'000'00));
  CHECK(figures[0].employment == 4'087'950);
}

}  // namespace journeywork::exchange
