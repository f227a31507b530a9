#include <string>

#include <doctest/doctest.h>

#include "exchange/standards_file/standards_file.hpp"

namespace journeywork::exchange {
namespace {

constexpr const char* head = "code = \"x-y\"\nname = \"Office\"\ncountry = \"US\"\n";

Problem only(const std::string& text) {
  const auto reading = read_agency_toml(text);
  REQUIRE(reading.problems.size() == 1);
  CHECK_FALSE(reading.agency);
  return reading.problems.front();
}

TEST_CASE("an agency of which no rule is known is an agency") {
  const auto reading = read_agency_toml(head);
  REQUIRE(reading.agency);
  CHECK(reading.agency->code == "x-y");
  CHECK_FALSE(reading.agency->ojl_minimum);
  CHECK_FALSE(reading.agency->wage_minimum);
}

TEST_CASE("each rule is read with its source") {
  const auto reading = read_agency_toml(std::string(head) + R"(minimum_age = 17
minimum_age_source = "a"
[ojl]
minimum_hours = 2000
minimum_hours_source = "b"
[related_instruction]
minimum_hours_per_year = 144
minimum_hours_per_year_source = "c"
recommended_hours_per_year = 160.5
recommended_hours_per_year_source = "d"
[probation]
maximum_percent = 12.5
maximum_percent_source = "e"
maximum_months = 6
maximum_months_source = "f"
[wages]
currency = "USD"
minimum_per_hour = 17.13
minimum_per_hour_source = "g"
)");
  REQUIRE(reading.agency);
  using namespace apprenticeship;
  const auto& a = *reading.agency;
  CHECK(a.age_minimum == Cited<int>{17, "a"});
  CHECK(a.ojl_minimum == Cited<Minutes>{hours(2000), "b"});
  CHECK(a.ri_per_year_minimum == Cited<Minutes>{hours(144), "c"});
  CHECK(a.ri_per_year_recommended == Cited<Minutes>{{9630}, "d"});
  CHECK(a.probation_share_maximum == Cited<BasisPoints>{{1250}, "e"});
  CHECK(a.probation_months_maximum == Cited<int>{6, "f"});
  CHECK(a.wage_minimum == Cited<Money>{{1713, "USD"}, "g"});
}

TEST_CASE("a figure without a source, and a source without a figure, are refused") {
  const auto figure = only(std::string(head) + "[ojl]\nminimum_hours = 2000\n");
  CHECK(figure.field == "ojl.minimum_hours_source");
  const auto source = only(std::string(head) + "[ojl]\nminimum_hours_source = \"x\"\n");
  CHECK(source.field == "ojl.minimum_hours_source");
  CHECK(source.line == 5);
}

TEST_CASE("amounts fit their currency, and currencies and countries are known") {
  const std::string wages = std::string(head) + "[wages]\nminimum_per_hour_source = \"x\"\nminimum_per_hour = ";
  CHECK(only(wages + "7.255\ncurrency = \"USD\"\n").field == "wages.minimum_per_hour");
  CHECK(only(wages + "7.5\ncurrency = \"JPY\"\n").field == "wages.minimum_per_hour");
  CHECK(only(wages + "7\ncurrency = \"ABC\"\n").field == "wages.currency");
  CHECK(only(wages + "7\n").field == "wages.currency");
  CHECK(only("code = \"x\"\nname = \"n\"\ncountry = \"USA\"\n").field == "country");
  CHECK(only("code = \"x\"\nname = \"n\"\n").message == "The key country is missing.");
}

TEST_CASE("unknown keys and broken lines are refused as in standards") {
  CHECK(only(std::string(head) + "[ojl]\nhours_min = 3\n").accepted == "minimum_hours");
  CHECK(only(std::string(head) + "minimum_age 3\n").line == 4);
}

}  // namespace
}  // namespace journeywork::exchange
