#include "exchange/ooh/ooh.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace journeywork::exchange {
namespace {

using careers::OohFigure;

const std::string head =
    "title,category,slug,soc_code,median_pay_annual,median_pay_hourly,entry_education,work_experience,training,"
    "num_jobs_2024,projected_employment_2034,outlook_pct,outlook_desc,employment_change,url\n";
const std::string repairers =
    "Medical equipment repairers,installation,medical-equipment-repairers,49-9062,62630,30.11,Associate's degree,None,"
    "Moderate-term on-the-job training,68000,76900,13,Much faster than average,8900,https://www.bls.gov/ooh/x.htm\n";

/// The column of the only problem when one text of the row is another.
std::string refused(const std::string& from, const std::string& to) {
  auto row = repairers;
  row.replace(row.find(from), from.size(), to);
  const auto reading = read_ooh(head + row, "ooh.csv");
  REQUIRE(reading.figures);
  CHECK(reading.figures->empty());
  REQUIRE(reading.problem_count == 1);
  CHECK(reading.problems[0].problem.line == 2);
  return reading.problems[0].problem.field;
}

}  // namespace

TEST_CASE("a page of the handbook is read, its years are in the headings") {
  const auto reading = read_ooh(head + repairers, "ooh.csv");
  CHECK(reading.problem_count == 0);
  REQUIRE(reading.figures);
  OohFigure expected;
  expected.title = "Medical equipment repairers";
  expected.soc = "49-9062";
  expected.annual_median = Money{62'630'00, "USD"};
  expected.hourly_median = Money{30'11, "USD"};
  expected.entry_education = "Associate's degree";
  expected.experience = "None";
  expected.training = "Moderate-term on-the-job training";
  expected.jobs = 68'000;
  expected.projected_jobs = 76'900;
  expected.growth_percent = 13;
  expected.outlook = "Much faster than average";
  expected.address = "https://www.bls.gov/ooh/x.htm";
  expected.jobs_year = 2024;
  expected.projected_year = 2034;
  expected.pay_year = 2024;
  CHECK(*reading.figures == std::vector{expected});
  CHECK(read_ooh(head + repairers, "ooh.csv", 2023).figures->at(0).pay_year == 2023);
}

TEST_CASE("what a page does not say is not there, the highest pay is at least that") {
  const auto reading =
      read_ooh(head + "Military careers,military,m,,,,,,,,,,,,\nSurgeons,h,s,,239200,115.00,,,,,,,,,\n", "ooh.csv");
  CHECK(reading.problem_count == 0);
  REQUIRE(reading.figures);
  REQUIRE(reading.figures->size() == 2);
  CHECK_FALSE(reading.figures->at(0).annual_median);
  CHECK_FALSE(reading.figures->at(0).jobs);
  CHECK_FALSE(reading.figures->at(0).growth_percent);
  CHECK(reading.figures->at(1).at_least);
}

TEST_CASE("a bad figure of the handbook is told with its column") {
  CHECK(refused("Medical equipment repairers", "") == "title");
  CHECK(refused("49-9062", "49-906") == "soc_code");
  CHECK(refused("62630", "-62630") == "median_pay_annual");
  CHECK(refused("62630", "99999999999999999999") == "median_pay_annual");
  CHECK(refused("30.11", "0") == "median_pay_hourly");
  CHECK(refused("68000", "6.8e4") == "num_jobs_2024");
  CHECK(refused(",13,", ",13 %,") == "outlook_pct");
  CHECK(refused(",13,", ",99999,") == "outlook_pct");
}

TEST_CASE("what is no table of the handbook is refused") {
  for (const auto& text : {std::string(), std::string("\n"), std::string("title;pay\n"), std::string("PK\x03\x04\0", 5),
                           std::string("title,soc_code,median_pay_annual\n"), std::string(2 << 20, 'x')}) {
    const auto reading = read_ooh(text, "ooh.csv");
    CHECK_FALSE(reading.figures);
    CHECK(reading.problem_count >= 1);
  }
  CHECK(read_ooh(head, "ooh.csv").figures->empty());
  CHECK(read_ooh(head + "\"open,quote\n" + repairers, "ooh.csv").figures->size() == 1);
}

TEST_CASE("whatever the bytes, reading of the handbook ends") {
  CHECK(rc::check([] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789,,,,\"\n-\t \xC3\xA9x") + '\0'));
    const auto reading = read_ooh(head + text, "ooh.csv");
    if (reading.figures) {
      RC_ASSERT(static_cast<std::int64_t>(reading.figures->size()) + reading.problem_count == reading.rows);
    }
  }));
}

TEST_CASE("the whole handbook is read") {
  const std::string path = "../shared/data/bls_ooh/ooh_occupations.csv";
  if (!std::filesystem::exists(path)) {
    MESSAGE("passed over: there is no ../shared/data/bls_ooh");
    return;
  }
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  const auto reading = read_ooh(text.str(), "ooh_occupations.csv");
  CHECK(reading.problem_count == 0);
  REQUIRE(reading.figures);
  CHECK(reading.figures->size() == 342);
  const auto bmet = std::ranges::find(*reading.figures, "49-9062", &OohFigure::soc);
  REQUIRE(bmet != reading.figures->end());
  CHECK(bmet->annual_median == Money{62'630'00, "USD"});
  CHECK(bmet->jobs == 68'000);
}

}  // namespace journeywork::exchange
