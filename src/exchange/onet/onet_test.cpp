#include "exchange/onet/onet.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "exchange/onet/onet_fixture_test.hpp"

namespace journeywork::exchange {
namespace {

using namespace careers;
using onet_fixture::small;
using onet_fixture::Tables;

OnetReading read(const Tables& tables, std::string_view release = "29.1") {
  std::vector<OnetTable> all;
  for (const auto& [file, text] : tables) all.push_back({file, text});
  return read_onet(all, release);
}

/// The same tables with one more row in one of them.
OnetReading read_with(const std::string& file, const std::string& row) {
  auto tables = small();
  tables.at(file) += row + "\n";
  return read(tables);
}

/// The only problem that such a row makes; the row is left out.
Problem problem_of(const std::string& file, const std::string& row) {
  const auto reading = read_with(file, row);
  CHECK(reading.set == read(small()).set);
  REQUIRE(reading.problem_count == 1);
  CHECK(reading.problems[0].file == file);
  CHECK(reading.problems[0].problem.line > 1);
  CHECK(reading.problems[0].problem.accepted != "");
  return reading.problems[0].problem;
}

}  // namespace

TEST_CASE("a folder of tables becomes occupations with all that is said of them") {
  const auto reading = read(small());
  REQUIRE(reading.set);
  CHECK(reading.problem_count == 0);
  CHECK(reading.set->common.release == "29.1");
  REQUIRE(reading.set->occupations.size() == 2);
  const auto& clerk = reading.set->occupations[0];
  CHECK(clerk.code == "43-9061.00");
  CHECK(clerk.tasks.empty());
  const auto& bmet = reading.set->occupations[1];
  CHECK(bmet.soc() == "49-9062");
  CHECK(bmet.zone == 3);
  CHECK(bmet.titles == std::vector<ReferenceTitle>{
                           {"Biomedical Equipment Technician (BMET)", "BMET", ReferenceTitle::Source::reported},
                           {"Dental Equipment Repairer", "", ReferenceTitle::Source::alternate},
                           {"Field Service Technician", "", ReferenceTitle::Source::reported}});
  CHECK(bmet.tasks == std::vector<ReferenceTask>{{"Inspect \"critical\" devices.", ReferenceTask::Kind::core, false},
                                                 {"Order parts.", ReferenceTask::Kind::unrated, false},
                                                 {"Patch connected devices.", ReferenceTask::Kind::unrated, true}});
  CHECK(bmet.interests.high_points == "RC");
  CHECK(bmet.interests.scores[0] == 700);
  CHECK(bmet.related == std::vector<ReferenceRelated>{{"43-9061.00", ReferenceRelated::Tier::primary_short, 1}});
  CHECK(bmet.technology == std::vector<ReferenceTechnology>{{"Microsoft Excel", "Spreadsheet software", true, false}});
  CHECK(bmet.shares.education == std::vector<int>{0, 3472, 0, 0, 3932, 0, 0, 0, 0, 0, 0, 0});
  CHECK(reading.set->common.elements ==
        std::vector<ReferenceElement>{{"2.B.3.l", "Repairing", "Repairing machines or systems using the needed tools."},
                                      {"2.B.3.m", "Quality Control Analysis", ""}});
}

TEST_CASE("what is suppressed or of no relevance is not there") {
  const auto reading = read(small());
  REQUIRE(reading.set);
  CHECK(reading.set->occupations[1].ratings ==
        std::vector<ReferenceRating>{{"2.B.3.l", ReferenceRating::Kind::skill, 425, 400},
                                     {"2.B.3.m", ReferenceRating::Kind::skill, 338, std::nullopt}});
  const auto skills = std::ranges::find(reading.tables, "Skills", &OnetReading::Table::name);
  REQUIRE(skills != reading.tables.end());
  CHECK(*skills == OnetReading::Table{"Skills", 5, 2});
}

TEST_CASE("what is missing and what is of no use is named") {
  auto tables = small();
  tables["Green Occupations.txt"] = "whatever";
  const auto reading = read(tables);
  CHECK(reading.unused == std::vector<std::string>{"Green Occupations.txt"});
  CHECK(std::ranges::find(reading.missing, "Abilities") != reading.missing.end());
  CHECK(reading.tables.size() + reading.missing.size() == onet_tables().size());
}

TEST_CASE("line ends, a byte order mark, quotes of a spreadsheet and letters' case of a heading do not matter") {
  const auto expected = read(small()).set;
  auto tables = small();
  for (auto& [file, text] : tables) {
    std::string other = "\xEF\xBB\xBF";
    for (const char c : text) other += c == '\n' ? "\r\n" : std::string(1, c);
    text = other;
  }
  CHECK(read(tables).set == expected);

  tables = small();
  auto& tasks = tables.at("Task Statements.txt");
  tasks.replace(tasks.find("Inspect \"critical\" devices."), 27, "\"Inspect \"\"critical\"\" devices.\"");
  CHECK(read(tables).set == expected);

  tables = small();
  auto& zones = tables.at("Job Zones.txt");
  zones.replace(zones.find("Job Zone"), 8, "job zone");
  CHECK(read(tables).set == expected);
}

TEST_CASE("a bad row is told with its line, column, value and what would be accepted, and left out") {
  CHECK(problem_of("Job Zones.txt", "99-9999.00\tNobody\t3").field == "O*NET-SOC Code");
  CHECK(problem_of("Job Zones.txt", "43-9061.00\tClerks\t9").value == "9");
  CHECK(problem_of("Occupation Data.txt", "49-9062\tShort\tcode").field == "O*NET-SOC Code");
  CHECK(problem_of("Occupation Data.txt", "49-9062.00\tTwice\tgiven").field == "O*NET-SOC Code");
  CHECK(problem_of("Occupation Data.txt", "49-9063.00\t\tno title").field == "Title");
  for (const auto* value : {"5.01", "0.99", "-3", "4,12", "1e3", "nan", "99999999999999999999", "4.", ".", "four"}) {
    CHECK(
        problem_of("Skills.txt", std::string("43-9061.00\tClerks\t2.B.3.l\tRepairing\tIM\t") + value + "\tN\t").field ==
        "Data Value");
  }
  CHECK(problem_of("Skills.txt", "49-9062.00\tR\t2.B.3.l\tRepairing\tLV\t4.00\tN\tN").field == "Element ID");
  CHECK(problem_of("Skills.txt", "49-9062.00\tR\t2.B.3.l\tR\tLV\t4.00\tN\tN\tmore\tcells").field == "O*NET-SOC Code");
  CHECK(problem_of("Related Occupations.txt", "49-9062.00\tR\t99-9999.00\tX\tPrimary-Short\t2").value == "99-9999.00");
  CHECK(problem_of("Related Occupations.txt", "49-9062.00\tR\t43-9061.00\tX\tNear\t2").field == "Relatedness Tier");
  CHECK(problem_of("Alternate Titles.txt", std::string("49-9062.00\tR\tNUL\0here\t\t", 23)).field == "Alternate Title");
  CHECK(problem_of("Alternate Titles.txt", "49-9062.00\tR\t" + std::string(1 << 20, 'x') + "\t\t").value.size() < 100);
}

TEST_CASE("twenty problems are told, all are counted") {
  auto tables = small();
  for (int i = 0; i < 500; ++i) tables.at("Job Zones.txt") += "11-1011.00\tX\t3\n";
  const auto reading = read(tables);
  CHECK(reading.problems.size() == 20);
  CHECK(reading.problem_count == 500);
}

TEST_CASE("a table that cannot be read refuses the whole") {
  const std::map<std::string, std::string> hostile{{"empty", ""},
                                                   {"nothing but line ends", "\n\r\n\n"},
                                                   {"commas", "O*NET-SOC Code,Title,Job Zone\n49-9062.00,R,3\n"},
                                                   {"a column missing", "O*NET-SOC Code\tTitle\n49-9062.00\tR\n"},
                                                   {"no text", std::string("\x50\x4B\x03\x04\x00\xFF\xFE\x81\x8D", 9)},
                                                   {"too many columns", std::string(5000, '\t') + "x\n"},
                                                   {"a line of 1 MB", std::string(1 << 20, 'x')}};
  for (const auto& [what, text] : hostile) {
    CAPTURE(what);
    auto tables = small();
    tables.at("Job Zones.txt") = text;
    const auto reading = read(tables);
    CHECK_FALSE(reading.set);
    CHECK(reading.problem_count >= 1);
  }
  auto tables = small();
  tables.erase("Occupation Data.txt");
  CHECK_FALSE(read(tables).set);
  tables = small();
  tables["folder/skills.TSV"] = tables.at("Skills.txt");
  CHECK_FALSE(read(tables).set);
  CHECK_FALSE(read({}).set);
}

TEST_CASE("a table of headings alone has no rows, and a set without occupations is none") {
  auto tables = small();
  tables.at("Job Zones.txt") = "O*NET-SOC Code\tTitle\tJob Zone\n";
  REQUIRE(read(tables).set);
  CHECK(read(tables).set->occupations[1].zone == 0);
  CHECK_FALSE(read({{"Occupation Data.txt", "O*NET-SOC Code\tTitle\tDescription\n"}}).set);
}

TEST_CASE("text that is not UTF-8 is taken for Windows-1252") {
  const auto reading = read_with("Alternate Titles.txt", "43-9061.00\tC\tCaf\xE9 Clerk\t\t");
  REQUIRE(reading.set);
  CHECK(reading.set->occupations[0].titles.at(0).text == "Caf\xC3\xA9 Clerk");
}

TEST_CASE("the release is in the folder's name, the table in the file's") {
  CHECK(onet_release_of("db_30_0_text") == "30.0");
  CHECK(onet_release_of("/srv/data/db_29_1_text/") == "29.1");
  CHECK(onet_release_of("onet") == "");
  CHECK(onet_release_of("db_x_1") == "");
  CHECK(onet_release_of("db_99999999999_1") == "");
  CHECK(onet_table_of("db_30_0_text/Skills.txt.gz") == "Skills");
  CHECK(onet_table_of("SKILLS.TXT") == "Skills");
  CHECK(onet_table_of("Skills to Work Context.txt") == std::nullopt);
  CHECK(onet_table_of(".txt") == std::nullopt);
}

TEST_CASE("whatever the bytes of a table, reading ends") {
  const auto held = rc::check("any text of cells, tabs, quotes and line ends", [] {
    auto tables = small();
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("\t\t\n\r\"49-9062.0 \xC3\xA9x") + '\0'));
    const auto file = *rc::gen::elementOf(
        std::vector<std::string>{"Skills.txt", "Interests.txt", "Related Occupations.txt", "Alternate Titles.txt"});
    tables.at(file) += text;
    const auto reading = read(tables);
    RC_ASSERT(reading.set.has_value());
    RC_ASSERT(reading.problems.size() <= ProblemLog::most_shown);
  });
  CHECK(held);
}

TEST_CASE("a whole release is read") {
  namespace fs = std::filesystem;
  const fs::path folder = "../shared/data/onet";
  if (!fs::exists(folder)) {
    MESSAGE("passed over: there is no ../shared/data/onet");
    return;
  }
  Tables tables;  // those that are not packed
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".txt") continue;
    std::ostringstream text;
    text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    tables[entry.path().filename().string()] = text.str();
  }
  std::string occupations = "O*NET-SOC Code\tTitle\tDescription\n";
  std::string last;
  std::istringstream zones(tables.at("Job Zones.txt"));
  for (std::string line; std::getline(zones, line);) {
    if (line.starts_with("O*NET")) continue;
    occupations += line.substr(0, line.find('\t', 11)) + "\tDescribed in a table that is packed\n";
  }
  tables["Occupation Data.txt"] = occupations;
  const auto reading = read(tables);
  REQUIRE(reading.set);
  CHECK(reading.problem_count == 0);
  CHECK(reading.set->occupations.size() == 923);
  CHECK(reading.set->common.elements.size() == 627);
  CHECK(reading.set->common.zones.size() == 5);
}

}  // namespace journeywork::exchange
