#include "core/apprenticeship/standards.hpp"

#include <doctest/doctest.h>

#include "core/apprenticeship/currency.hpp"
#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/standards_text.hpp"

namespace journeywork::apprenticeship {
namespace {

TEST_CASE("each approach is read by the name that it is written with") {
  for (const auto approach : {Approach::time_based, Approach::competency_based, Approach::hybrid}) {
    CHECK(parse_approach(name(approach)) == approach);
  }
  CHECK(name(Approach::time_based) == "time-based");
  CHECK_FALSE(parse_approach("Hybrid"));
  CHECK_FALSE(parse_approach(""));
}

TEST_CASE("work processes, courses and competencies are found by their codes") {
  const auto s = fixtures::sample_standards();
  REQUIRE(s.process("2") != nullptr);
  CHECK(s.process("2")->title == "Preventive maintenance");
  CHECK(s.process("9") == nullptr);
  REQUIRE(s.course("EL") != nullptr);
  CHECK(s.course("el") == nullptr);
  REQUIRE(s.competency("2.02") != nullptr);
  CHECK(s.competency("2.02")->title == "Battery exchange");
  CHECK(s.process_of("2.02") == s.process("2"));
  CHECK(s.competency("2.99") == nullptr);
  CHECK(s.process_of("") == nullptr);
  CHECK(s.competency_count() == 5);
}

TEST_CASE("a credential is found by its code and by what it accepts, its own code first") {
  auto s = fixtures::sample_standards();
  CHECK(s.credential("ITF") == s.credential("TECH"));
  CHECK(s.credential("CHTM") == nullptr);
  s.credentials.push_back({"ITF", "IT fundamentals", "", {}, std::nullopt, true});
  REQUIRE(s.credential("ITF") != nullptr);
  CHECK(s.credential("ITF")->code == "ITF");
}

TEST_CASE("only required courses count toward the related instruction") {
  CHECK(fixtures::sample_standards().ri_total() == hours(60));
}

TEST_CASE("a field is unreadable when it, or what it stands in, could not be read") {
  Positions positions;
  positions.add({"ojl.minimum_hours", "4000", 12, 17});
  positions.add_unreadable("work_process[3]");
  positions.add_unreadable("term.months");
  REQUIRE(positions.find("ojl.minimum_hours") != nullptr);
  CHECK(positions.find("ojl.minimum_hours")->line == 12);
  CHECK(positions.find("ojl") == nullptr);
  CHECK(positions.readable("ojl.minimum_hours"));
  CHECK_FALSE(positions.readable("term.months"));
  CHECK(positions.readable("term"));
  CHECK_FALSE(positions.readable("work_process[3].competency[1].code"));
  CHECK(positions.readable("work_process[31].code"));
  positions.add_unreadable("work_process");
  CHECK_FALSE(positions.readable("work_process[31].code"));
}

TEST_CASE("figures are said as people write them") {
  CHECK(number_text(0) == "0");
  CHECK(number_text(999) == "999");
  CHECK(number_text(1000) == "1,000");
  CHECK(number_text(-1234567) == "-1,234,567");
  CHECK(number_text(-123) == "-123");
  CHECK(hours_text(hours(4000)) == "4,000 h");
  CHECK(hours_text({0}) == "0 h");
  CHECK(hours_text({20}) == "20 min");
  CHECK(hours_text({2250}) == "37 h 30 min");
  CHECK(plain_hours(hours(4000)) == "4000");
  CHECK(plain_hours({2240}) == "37:20");
  CHECK(plain_hours({5}) == "0:05");
  CHECK(percent_text({6000}) == "60 %");
  CHECK(percent_text({6250}) == "62.5 %");
  CHECK(percent_text({6205}) == "62.05 %");
  CHECK(months_text(1) == "1 month");
  CHECK(label("Work process", "4", "Repair") == "Work process 4, Repair");
  CHECK(item_path("course", 0) == "course[1]");
}

TEST_CASE("currencies are known by their codes in capital letters") {
  for (const auto* code : {"USD", "KHR", "EUR", "JPY", "AED", "ZWG"}) CHECK_MESSAGE(is_currency(code), code);
  for (const auto* code : {"", "usd", "US$", "XXX", "USDX", "HRK"}) CHECK_MESSAGE(!is_currency(code), code);
}

}  // namespace
}  // namespace journeywork::apprenticeship
