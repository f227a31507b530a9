#include "core/base/date.hpp"

#include <doctest/doctest.h>

#include "core/base/duration.hpp"
#include "core/base/generators_test.hpp"

using namespace journeywork;
using generators::within;
using namespace std::chrono_literals;

TEST_SUITE("Date") {
  TEST_CASE("parse_iso_date takes the ISO form and real days only") {
    CHECK(parse_iso_date("2026-11-19") == Date(2026, 11, 19));
    CHECK(parse_iso_date("2024-02-29") == Date(2024, 2, 29));
    CHECK(parse_iso_date("2000-02-29") == Date(2000, 2, 29));
    CHECK(parse_iso_date("1900-01-01") == Date(1900, 1, 1));
    CHECK(parse_iso_date("2199-12-31") == Date(2199, 12, 31));
    for (const auto* text : {"",           "2026-11-1",  "2026-11-190", "26-11-19",    "2026/11/19", "19-11-2026",
                             "2026-13-01", "2026-00-10", "2026-04-31",  "2026-04-00",  "2025-02-29", "1900-02-29",
                             "1899-12-31", "2200-01-01", " 026-11-19",  "2026-+1-19",  "2026-1 -19", "-026-11-19",
                             "2026--1-19", "2026-11--9", "2026-1a-19",  "2026-11-1\n", "2026-11-19 "}) {
      CAPTURE(text);
      CHECK_FALSE(parse_iso_date(text));
    }
  }

  TEST_CASE("parse_iso_date reads back what iso writes") {
    CHECK(rc::check("for every day from 1900 to 2199", [] {
      const Date day = Date(1900, 1, 1).plus_days(*within(0, 109'573));
      RC_ASSERT(parse_iso_date(iso(day)) == day);
    }));
    CHECK(iso(Date(1900, 1, 1).plus_days(109'572)) == "2199-12-31");
  }

  TEST_CASE("plus_months keeps the day of the month, or takes a shorter month's last") {
    CHECK(Date(2026, 1, 15).plus_months(1) == Date(2026, 2, 15));
    CHECK(Date(2026, 1, 31).plus_months(1) == Date(2026, 2, 28));
    CHECK(Date(2024, 1, 31).plus_months(1) == Date(2024, 2, 29));
    CHECK(Date(2026, 3, 31).plus_months(-1) == Date(2026, 2, 28));
    CHECK(Date(2026, 11, 30).plus_months(3) == Date(2027, 2, 28));
    CHECK(Date(2026, 12, 1).plus_months(1) == Date(2027, 1, 1));
    CHECK(Date(2026, 1, 1).plus_months(-1) == Date(2025, 12, 1));
    CHECK(Date(2024, 2, 29).plus_months(12) == Date(2025, 2, 28));
    CHECK(Date(2024, 2, 29).plus_months(48) == Date(2028, 2, 29));
    CHECK(Date(2026, 5, 5).plus_months(0) == Date(2026, 5, 5));
  }

  TEST_CASE("months_between counts whole months toward zero") {
    CHECK(months_between(Date(2026, 1, 15), Date(2026, 2, 14)) == 0);
    CHECK(months_between(Date(2026, 1, 15), Date(2026, 2, 15)) == 1);
    CHECK(months_between(Date(2026, 1, 31), Date(2026, 2, 27)) == 0);
    CHECK(months_between(Date(2026, 1, 31), Date(2026, 2, 28)) == 1);
    CHECK(months_between(Date(2024, 11, 21), Date(2026, 11, 20)) == 23);
    CHECK(months_between(Date(2024, 11, 21), Date(2026, 11, 21)) == 24);
    CHECK(months_between(Date(2026, 2, 15), Date(2026, 1, 16)) == 0);
    CHECK(months_between(Date(2026, 2, 15), Date(2026, 1, 15)) == -1);
    CHECK(months_between(Date(2026, 2, 15), Date(2026, 2, 15)) == 0);
  }

  TEST_CASE("months_between is the most months that plus_months can add without passing") {
    CHECK(rc::check("for any two days, the later second", [] {
      const Date from = Date(2000, 1, 1).plus_days(*within(0, 20'000));
      const Date to = from.plus_days(*within(0, 5'000));
      const int n = months_between(from, to);
      RC_ASSERT(from.plus_months(n) <= to);
      RC_ASSERT(from.plus_months(n + 1) > to);
    }));
  }

  TEST_CASE("week_start is the Monday on or before") {
    for (unsigned day = 16; day <= 22; ++day) {
      CAPTURE(day);
      CHECK(Date(2026, 11, day).week_start() == Date(2026, 11, 16));
    }
    CHECK(Date(2026, 11, 15).week_start() == Date(2026, 11, 9));
    CHECK(Date(2027, 1, 1).week_start() == Date(2026, 12, 28));
    CHECK(Date(1969, 12, 31).week_start() == Date(1969, 12, 29));
  }

  TEST_CASE("days_between is signed and knows leap years") {
    CHECK(days_between(Date(2024, 2, 28), Date(2024, 3, 1)) == 2);
    CHECK(days_between(Date(2025, 2, 28), Date(2025, 3, 1)) == 1);
    CHECK(days_between(Date(2026, 1, 2), Date(2026, 1, 1)) == -1);
    CHECK(Date(2026, 12, 31).plus_days(1) == Date(2027, 1, 1));
    CHECK(Date(2026, 1, 1).plus_days(-1) == Date(2025, 12, 31));
  }

  TEST_CASE("an instant is written in UTC to the millisecond") {
    CHECK(iso(Instant{}) == "1970-01-01T00:00:00.000Z");
    CHECK(iso(Instant{Date(2026, 11, 19).days()} + 8h + 15min + 30s + 250ms) == "2026-11-19T08:15:30.250Z");
    CHECK(iso(Instant{Date(2026, 12, 31).days()} + 24h - 1ms) == "2026-12-31T23:59:59.999Z");
    CHECK(iso(Instant{-1ms}) == "1969-12-31T23:59:59.999Z");
  }
}

TEST_SUITE("Minutes") {
  TEST_CASE("a shortfall is never below zero") {
    CHECK(shortfall(hours(2), hours(1)) == hours(1));
    CHECK(shortfall(hours(1), hours(1)) == Minutes{0});
    CHECK(shortfall(hours(1), hours(2)) == Minutes{0});
  }

  TEST_CASE("differences may be negative") {
    CHECK((hours(1) - hours(2)).count == -60);
    Minutes sum = hours(1);
    sum += Minutes{15};
    sum -= hours(1);
    CHECK(sum == Minutes{15});
  }
}
