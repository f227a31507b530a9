#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>
#include <string>

#include <doctest/doctest.h>

#include "exchange/standards_file/standards_file.hpp"
#include "exchange/standards_file/text_encoding.hpp"

namespace journeywork::exchange {
namespace {

using namespace apprenticeship;

/// Tests run in the root of the source tree.
std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), path.string());
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string said(const Problem& problem) {
  return std::to_string(problem.line) + ":" + std::to_string(problem.column) + " " + problem.field + ": " +
         problem.message + " [" + problem.value + "] accepted: " + problem.accepted;
}

std::map<std::string, AgencyRules> shipped_agencies() {
  std::map<std::string, AgencyRules> agencies;
  for (const auto& file : std::filesystem::directory_iterator("catalog/agencies")) {
    const auto reading = read_agency_toml(read_file(file.path()));
    for (const auto& problem : reading.problems) FAIL_CHECK(file.path().string() << ":" << said(problem));
    if (reading.agency) agencies.emplace(reading.agency->code, *reading.agency);
    CHECK(file.path().stem() == reading.agency->code);
  }
  return agencies;
}

Standards shipped(const std::string& name) {
  const auto reading = read_standards_toml(read_file("catalog/standards/" + name + ".toml"));
  REQUIRE(reading.file);
  return reading.file->standards;
}

TEST_CASE("every shipped standards file is read and checked without an error or a warning") {
  const auto agencies = shipped_agencies();
  int files = 0;
  for (const auto& file : std::filesystem::directory_iterator("catalog/standards")) {
    CAPTURE(file.path().string());
    const auto reading = read_standards_toml(read_file(file.path()));
    const auto* readable = reading.readable();
    REQUIRE(readable != nullptr);
    REQUIRE(agencies.contains(readable->standards.agency));
    for (const auto& finding : findings(reading, agencies.at(readable->standards.agency))) {
      FAIL_CHECK(said(finding.problem));
    }
    CHECK(file.path().stem() == readable->standards.code);
    CHECK(readable->standards.notice.find("AAMI") != std::string::npos);
    ++files;
  }
  CHECK(files >= 3);
}

TEST_CASE("the shipped agencies are there, each figure with its source") {
  const auto agencies = shipped_agencies();
  REQUIRE(agencies.contains("us-oa"));
  const auto& federal = agencies.at("us-oa");
  CHECK(federal.ojl_minimum->value == hours(2000));
  CHECK_FALSE(federal.ri_per_year_minimum);
  CHECK(federal.ri_per_year_recommended->value == hours(144));
  CHECK(federal.probation_share_maximum->value == BasisPoints{2500});
  CHECK(federal.probation_months_maximum->value == 12);
  CHECK(federal.probation_months_maximum->source == "29 CFR 29.5(b)(8)");
  CHECK(federal.age_minimum->value == 16);
  CHECK(federal.wage_minimum->value == Money{725, "USD"});
  REQUIRE(agencies.contains("us-wa"));
  CHECK(agencies.at("us-wa").ri_per_year_minimum->value == hours(144));
  REQUIRE(agencies.contains("kh-mlvt"));
  CHECK_FALSE(agencies.at("kh-mlvt").wage_minimum);
}

TEST_CASE("the hybrid sample has the frame's ten work processes with its hours") {
  const auto s = shipped("bmet-hybrid");
  CHECK(s.approach == Approach::hybrid);
  CHECK(s.onet_code == "49-9062.00");
  CHECK(s.rapids_code == "0888HY");
  const std::vector<std::pair<int, int>> frame = {{200, 240}, {400, 600}, {300, 450}, {800, 1200}, {800, 1200},
                                                  {600, 900}, {250, 400}, {300, 450}, {200, 320},  {150, 240}};
  REQUIRE(s.processes.size() == frame.size());
  Minutes least, most;
  for (std::size_t i = 0; i < frame.size(); ++i) {
    CAPTURE(s.processes[i].title);
    CHECK(s.processes[i].code == std::to_string(i + 1));
    CHECK(s.processes[i].minimum == hours(frame[i].first));
    CHECK(s.processes[i].maximum == hours(frame[i].second));
    CHECK(s.processes[i].competencies.size() >= 8);
    least += s.processes[i].minimum;
    most += s.processes[i].maximum;
  }
  CHECK(least == hours(4000));
  CHECK(most == hours(6000));
  CHECK(s.ojl_minimum.value == least);
  CHECK(s.ojl_maximum.value == most);
}

TEST_CASE("the hybrid sample has about a hundred competencies that fit a phone and can be tested") {
  const auto s = shipped("bmet-hybrid");
  CHECK(s.competency_count() >= 95);
  CHECK(s.competency_count() <= 110);
  std::set<std::string> titles;
  for (const auto& process : s.processes) {
    for (std::size_t i = 0; i < process.competencies.size(); ++i) {
      const auto& competency = process.competencies[i];
      CAPTURE(competency.code);
      const auto number = std::to_string(i + 1);
      CHECK(competency.code == process.code + (number.size() < 2 ? ".0" : ".") + number);
      CHECK(character_count(competency.title) <= 45);
      CHECK(titles.insert(competency.title).second);
      CHECK(character_count(competency.statement) >= 80);
      CHECK(character_count(competency.statement) <= 320);
      CHECK(competency.statement.ends_with('.'));
      CHECK((competency.required_level == 2 || competency.required_level == 3));
    }
  }
}

TEST_CASE("the hybrid sample's instruction, wages and credentials are the frame's") {
  const auto s = shipped("bmet-hybrid");
  CHECK(s.ri_total() >= hours(288));
  const auto device_training = std::ranges::find(s.courses, "Industry device training", &Course::title);
  REQUIRE(device_training != s.courses.end());
  CHECK(device_training->length == hours(30));
  CHECK(device_training->year == 1);

  std::vector<std::int64_t> shares;
  for (const auto& step : s.wage_steps) shares.push_back(step.share.value);
  CHECK(shares == std::vector<std::int64_t>{6000, 7000, 8000, 9000, 10000});
  CHECK(s.wage_steps[3].after_ojl == hours(3000));
  CHECK(s.wage_steps[3].needs_reviews);
  CHECK(s.wage_steps.back().on_completion);

  CHECK(s.age_minimum.value == 18);
  CHECK(s.probation_ojl.value == hours(1000));
  CHECK(s.limits.day_warning.value == hours(12));
  CHECK(s.limits.day_maximum.value == hours(16));
  CHECK(s.levels.size() == 5);
  REQUIRE(s.credential("CABT") != nullptr);
  CHECK(s.credential("CABT")->by_month == 18);
  CHECK(s.credential("ITF-PLUS") == s.credential("TECH-PLUS"));
  CHECK(s.credential("CBET") == s.credential("CBET-CANDIDATE"));
}

TEST_CASE("no agency, currency or scale is taken for granted: the Cambodian sample has its own") {
  const auto s = shipped("bmet-cambodia-3yr");
  CHECK(s.agency == "kh-mlvt");
  CHECK(s.currency == "KHR");
  CHECK(s.term_months.value == 36);
  CHECK(s.levels.back().name == "teaches");
  CHECK(s.wage_steps[2].after_competencies == 10);
  const auto by_time = shipped("bmet-time-based");
  CHECK(by_time.approach == Approach::time_based);
  CHECK(by_time.competency_count() == 0);
}

TEST_CASE("a shipped file written out and read again is the same") {
  for (const auto* name : {"bmet-hybrid", "bmet-time-based", "bmet-cambodia-3yr"}) {
    const auto s = shipped(name);
    const auto again = read_standards_toml(write_standards_toml(s));
    REQUIRE(again.file);
    CHECK(again.file->standards == s);
  }
}

}  // namespace
}  // namespace journeywork::exchange
