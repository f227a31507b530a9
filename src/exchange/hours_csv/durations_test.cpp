#include "exchange/hours_csv/durations.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace journeywork::exchange::hours_csv {
namespace {

using Units = std::vector<std::optional<PlainNumber>>;
const Units any_unit{std::nullopt, PlainNumber::hours, PlainNumber::minutes};

std::int64_t minutes(std::string_view text, std::optional<PlainNumber> unit = PlainNumber::hours,
                     DecimalMark mark = DecimalMark::either) {
  const auto found = read_duration(text, unit, mark);
  return found.value ? found.value->count : -1;
}

}  // namespace

TEST_CASE("times that say their unit are read whatever the mapping says of plain numbers") {
  for (const auto unit : any_unit) {
    for (const auto* text : {"1:30", "01:30", "1:30:00", "1:29:30", "1 h 30 min", "1h30", "1h30m", "1.5 h", "1,5h",
                             "1.5 hours", "1.50 Hrs.", "90 min", "90m", "90.0 minutes", " 1:30 ", "1,5 horas"}) {
      CAPTURE(text);
      CHECK(minutes(text, unit) == 90);
    }
  }
}

TEST_CASE("plain numbers are what the mapping says, and refused where it says nothing and they could be both") {
  CHECK(minutes("1.5") == 90);
  CHECK(minutes("1,5") == 90);
  CHECK(minutes(".5") == 30);
  CHECK(minutes("8") == 480);
  CHECK(minutes("8.00") == 480);
  CHECK(minutes("7.33") == 440);
  CHECK(minutes("0.0083") == 0);
  CHECK(minutes("0.0084") == 1);
  CHECK(minutes("90", PlainNumber::minutes) == 90);
  CHECK(minutes("90.0", PlainNumber::minutes) == 90);
  CHECK(minutes("1.5", std::nullopt) == 90);
  CHECK(minutes("1.5", PlainNumber::minutes) == -1);
  CHECK(minutes("1.440", PlainNumber::minutes) == -1);
  CHECK(minutes("1.000", PlainNumber::minutes) == -1);
  for (const auto* text : {"90", "8", "8.0"}) {
    const auto found = read_duration(text, std::nullopt, DecimalMark::either);
    CHECK_FALSE(found.value);
    CHECK(found.message.find("hours or minutes") != std::string::npos);
  }
}

TEST_CASE("a decimal mark that was chosen excludes the other") {
  CHECK(minutes("1,5", PlainNumber::hours, DecimalMark::comma) == 90);
  CHECK(minutes("1.5", PlainNumber::hours, DecimalMark::comma) == -1);
  CHECK(minutes("1.5", PlainNumber::hours, DecimalMark::point) == 90);
  CHECK(minutes("1,5", PlainNumber::hours, DecimalMark::point) == -1);
}

TEST_CASE("what is no length of time is refused, however it looks") {
  for (const auto unit : any_unit) {
    for (const auto* text : {"",         " ",        "-1",         "-1:30",    "1:3",   "1:60",   "1:30:60", "1::30",
                             ":30",      "1:",       "1:30:00:00", "12345:00", "eight", "8 eggs", "8 h 90",  "8 h 1 h",
                             "1.5 h 30", "1.2.3",    "1,234.5",    "1.",       "1e3",   "0x10",   "+8",      "=1+1",
                             "8h extra", "12345678", "1 30",       "1:30 PM",  "nan",   "inf"}) {
      CAPTURE(text);
      CHECK(minutes(text, unit) == -1);
    }
  }
}

TEST_CASE("any number of minutes is read back from any form") {
  const auto held = rc::check("minutes", [] {
    const auto count = *rc::gen::inRange<std::int64_t>(0, 6000);
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    RC_ASSERT(minutes(std::to_string(count / 60) + ":" + two(count % 60)) == count);
    RC_ASSERT(minutes(std::to_string(count), PlainNumber::minutes) == count);
    RC_ASSERT(minutes(std::to_string(count / 60) + " h " + std::to_string(count % 60) + " min") == count);
    // Two decimals hold every minute: 0.01 h is 36 s.
    const auto hundredths = (count * 100 + 30) / 60;
    const auto mark = *rc::gen::elementOf(std::vector<std::string>{".", ","});
    RC_ASSERT(minutes(std::to_string(hundredths / 100) + mark + two(hundredths % 100)) == count);
  });
  CHECK(held);
}

}  // namespace journeywork::exchange::hours_csv
