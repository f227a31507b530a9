#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"
#include "exchange/standards_file/standards_file.hpp"

namespace journeywork::exchange {
namespace {

using namespace apprenticeship;

/// The head of the programme only: what a CSV has no columns for.
Standards head() {
  auto s = fixtures::sample_standards();
  s.processes.clear();
  s.courses.clear();
  s.wage_steps.clear();
  return s;
}

std::string list(const std::vector<Problem>& problems) {
  std::string out;
  for (const auto& one : problems) {
    out += "\n" + std::to_string(one.line) + ":" + std::to_string(one.column) + " " + one.field + ": " + one.message;
  }
  return out;
}

Standards read(const std::string& text, const Standards& base = head(), std::optional<int> level = 3) {
  const auto reading = read_standards_csv(text, base, level);
  REQUIRE_MESSAGE(reading.file, list(reading.problems));
  return reading.file->standards;
}

Problem only(const std::string& text, const Standards& base = head(), std::optional<int> level = 3) {
  const auto reading = read_standards_csv(text, base, level);
  REQUIRE_MESSAGE(reading.problems.size() == 1, list(reading.problems));
  CHECK_FALSE(reading.file);
  return reading.problems.front();
}

constexpr const char* processes =
    "Work Process Sort Order,Work Process Title,Work Process Description,Sub Category,Minimum Hours,Maximum Hours,"
    "Skill Sort Order,Skill Title,Answer Options\n";

TEST_CASE("work processes and skills are read with the template's headings, repeated or left empty below") {
  const auto s = read(std::string(processes) +
                      "1,Safety,Working safely,,200,240,1,Isolation rooms,Yes/No\n"
                      "1,Safety,Working safely,,200,240,2,Lock-out,\n"
                      ",,,,,,3,Gas cylinders,\n"
                      "2,Repair,,,\"1,000\",\"1,200.5\",1,Root cause,\n"
                      "2,,,,,,12,Soldering,\n");
  REQUIRE(s.processes.size() == 2);
  CHECK(s.processes[0].code == "1");
  CHECK(s.processes[0].title == "Safety");
  CHECK(s.processes[0].description == "Working safely");
  CHECK(s.processes[0].minimum == hours(200));
  CHECK(s.processes[0].maximum == hours(240));
  REQUIRE(s.processes[0].competencies.size() == 3);
  CHECK(s.processes[0].competencies[2] == Competency{"1.03", "Gas cylinders", "", 3});
  CHECK(s.processes[1].maximum == Minutes{72030});
  CHECK(s.processes[1].competencies[1].code == "2.12");
  CHECK(s.title == "Sample technician");  // from the base
  CHECK(s.levels.size() == 5);
}

TEST_CASE("one figure of hours is both minimum and maximum") {
  const auto s = read("Work Process Title,Minimum Hours\nSafety,200\nRepair,300\n");
  CHECK(s.processes[0].maximum == hours(200));
  CHECK(s.processes[1].code == "2");
  CHECK(only("Work Process Title,Maximum Hours\nSafety,200\n").field == "Minimum Hours");
  auto by_competency = head();
  by_competency.approach = Approach::competency_based;
  CHECK(read("Work Process Title,Skill Title\nSafety,Lock-out\n", by_competency).processes[0].minimum == Minutes{});
}

TEST_CASE("courses and wage steps are read, from the same rows or from others") {
  const auto s = read(
      "Work Process Title;Minimum Hours;Course Code;Course Title;Course Hours;Course Year;Related Training "
      "Organization;"
      "Step Level Title;OJT Hours;OJT %;Duration;RSI Hours\n"
      "Safety;37,5;EL;Electronics;40;1;College;Start;;60 %;;\n"
      ";;;Terminology;20:30;2;;Step 2;1000;80;6;0\n"
      ";;;;;;;Journeyworker;2000;100;12;\n");
  CHECK(s.processes[0].minimum == Minutes{2250});
  REQUIRE(s.courses.size() == 2);
  CHECK(s.courses[0] == Course{"EL", "Electronics", "College", hours(40), 1, true});
  CHECK(s.courses[1] == Course{"RI-2", "Terminology", "", Minutes{1230}, 2, true});
  REQUIRE(s.wage_steps.size() == 3);
  CHECK(s.wage_steps[0].share == BasisPoints{6000});
  CHECK_FALSE(s.wage_steps[0].after_ojl);
  CHECK(s.wage_steps[1].after_ojl == hours(1000));
  CHECK(s.wage_steps[1].after_months == 6);
  CHECK(s.wage_steps[2].after_ojl == hours(2000));
}

TEST_CASE("wage steps may say how long each lasts instead") {
  const auto s = read(
      "Step Level Title,Step OJT Hours,Step OJT Percentage,Step Duration\n"
      "A,1000,60,6\nB,1000,80,6\nC,1000,100,6\n");
  CHECK_FALSE(s.wage_steps[0].after_ojl);
  CHECK(s.wage_steps[1].after_ojl == hours(1000));
  CHECK(s.wage_steps[2].after_ojl == hours(2000));
  CHECK(s.wage_steps[2].after_months == 12);
  const auto last_open = read("Step Level Title,OJT Hours,OJT %\nA,1000,60\nB,500,80\nC,,100\n");
  CHECK(last_open.wage_steps[2].after_ojl == hours(1500));
}

TEST_CASE("wage steps that could be read both ways, or neither, are refused") {
  const auto grows = only("Step Level Title,OJT Hours,OJT %\nA,1000,60\nB,2000,80\nC,3000,100\n");
  CHECK(grows.field == "OJT Hours");
  CHECK(grows.line == 3);
  CHECK(grows.value == "2000");
  const auto gap = only("Step Level Title,OJT Hours,OJT %,Duration\nA,,60,6\nB,1000,80,\nC,2000,100,6\n");
  CHECK(gap.field == "Duration");
  CHECK(gap.line == 3);
  const auto instruction = only("Step Level Title,OJT Hours,OJT %,RSI Hours\nA,,60,\nB,1000,100,72\n");
  CHECK(instruction.field == "RSI Hours");
  CHECK(only("Step Level Title,OJT Hours,OJT %\nA,,60\nB,1000,\n").field == "OJT %");
}

TEST_CASE("a list of which the file has no row stays the base's") {
  const auto s = read("Course Title,Course Hours,Course Year\nNew,12,1\n", fixtures::sample_standards());
  CHECK(s.processes.size() == 3);
  CHECK(s.wage_steps.size() == 5);
  CHECK(s.courses.size() == 1);
}

TEST_CASE("a level is read by number or name, taken from the base for the same code, given for all, or asked for") {
  const std::string text =
      "Work Process Title,Minimum Hours,Skill Title,Required Level\nSafety,10,A,2\n,,B,independently\n";
  const auto s = read(text, head(), std::nullopt);
  CHECK(s.processes[0].competencies[0].required_level == 2);
  CHECK(s.processes[0].competencies[1].required_level == 3);

  const std::string without = "Work Process Title,Minimum Hours,Skill Title\nSafety,10,A\n,,B\n,,C\n";
  auto base = fixtures::sample_standards();
  base.processes[0].competencies[0].statement = "Said before.";
  const auto known = read(without, base, 4);
  CHECK(known.processes[0].competencies[0] == Competency{"1.01", "A", "Said before.", 2});
  CHECK(known.processes[0].competencies[2].required_level == 4);

  const auto asked = only(without, head(), std::nullopt);
  CHECK(asked.field == "Required Level");
  CHECK(asked.line == 2);
  CHECK(only(text + ",,C,\n", head(), std::nullopt).line == 4);  // the column is there: each empty cell is said
  CHECK(only("Work Process Title,Minimum Hours,Skill Title,Required Level\nS,10,A,expert\n").value == "expert");
}

TEST_CASE("a course's year is asked for where the term has several") {
  const std::string text = "Course Title,Course Hours\nElectronics,40\nTerminology,20\n";
  CHECK(only(text).field == "Course Year");
  auto base = head();
  base.term_months.value = 12;
  CHECK(read(text, base).courses[1].year == 1);
}

TEST_CASE("each bad cell is a problem with row, column, heading and value, and the others are read") {
  const auto reading = read_standards_csv(std::string(processes) +
                                              "1,Safety,,,abc,240,1,A,\n"
                                              "1,Other,,,200,241,2,B,\n"
                                              "2,Repair,,,1.000,,,,\n"
                                              "3,Networks,,,10,20,1,C,,beyond\n",
                                          head(), 3);
  CHECK_FALSE(reading.file);
  std::vector<std::string> found;
  for (const auto& one : reading.problems) {
    found.push_back(std::to_string(one.line) + ":" + std::to_string(one.column) + " " + one.field + " [" + one.value +
                    "]");
  }
  const std::vector<std::string> expected = {"2:5 Minimum Hours [abc]", "3:2 Work Process Title [Other]",
                                             "3:6 Maximum Hours [241]", "4:5 Minimum Hours [1.000]", "5:10  [beyond]"};
  CHECK_MESSAGE(found == expected, list(reading.problems));
  REQUIRE(reading.partial);
  CHECK(reading.partial->standards.processes.size() == 3);
}

TEST_CASE("what check finds in a CSV has its row and column") {
  const auto reading = read_standards_csv("Work Process Title,Minimum Hours,Maximum Hours\nSafety,30,20\n", head(), 3);
  REQUIRE(reading.file);
  const auto all = findings(reading, AgencyRules{});
  const auto found = std::ranges::find_if(
      all, [](const Finding& one) { return one.problem.field == "work_process[1].minimum_hours"; });
  REQUIRE(found != all.end());
  CHECK(found->problem.line == 2);
  CHECK(found->problem.column == 2);
  CHECK(found->problem.value == "30");
}

TEST_CASE("check says nothing of cells that could not be read") {
  const auto reading = read_standards_csv("Work Process Title,Minimum Hours,Maximum Hours\nSafety,x,\n", head(), 3);
  const auto all = findings(reading, AgencyRules{});
  CHECK(std::ranges::count_if(all, [](const Finding& one) {
          return one.problem.field.find("work_process[1].m") != std::string::npos;
        }) == 0);
}

TEST_CASE("a heading near one of ours is refused, one of somebody's own is passed over") {
  const auto problem = only("Work Process Title,Minimun Hours,Minimum Hours,Remarks\nSafety,5,10,fine\n");
  CHECK(problem.field == "Minimun Hours");
  CHECK(problem.accepted == "Minimum Hours");
  CHECK(problem.column == 2);
  CHECK(only("Work Process Title,Minimum Hours,minimum_hours\nSafety,5,10\n").message ==
        "Two columns have this heading.");
}

TEST_CASE("a file without rows, without our headings or without a work process above its skills is refused") {
  CHECK(only("").message == "The file is empty.");
  CHECK(only("Name,Age\nA,3\n").message == "None of the headings is one of standards.");
  CHECK(only("Skill Title\nA\n").field == "Skill Title");
  CHECK(only("Work Process Title,Minimum Hours\n\"Safety,3\n").message.find("never closed") != std::string::npos);
}

}  // namespace
}  // namespace journeywork::exchange
