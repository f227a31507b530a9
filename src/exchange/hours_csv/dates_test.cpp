#include "exchange/hours_csv/dates.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace journeywork::exchange::hours_csv {
namespace {

const Date day{2026, 11, 19};
const Date early{2026, 4, 3};

std::optional<Date> read(std::string_view text, DateOrder order) { return DateReader().read(text, order); }

}  // namespace

TEST_CASE("the order that was chosen decides what numbers mean") {
  CHECK(read("03/04/2026", DateOrder::dmy) == early);
  CHECK(read("04/03/2026", DateOrder::mdy) == early);
  CHECK(read("26-04-03", DateOrder::ymd) == early);
  CHECK(read("19.11.2026", DateOrder::dmy) == day);
  CHECK(read("19. 11. 26", DateOrder::dmy) == day);
  CHECK(read("11/19/26", DateOrder::mdy) == day);
  CHECK(read("2026/11/19", DateOrder::ymd) == day);
  CHECK_FALSE(read("11/19/2026", DateOrder::dmy));
  CHECK_FALSE(read("19/11/2026", DateOrder::mdy));
  CHECK_FALSE(read("19/11/2026", DateOrder::ymd));
}

TEST_CASE("forms that can only mean one day are read whatever the order") {
  for (const auto order : all_date_orders) {
    for (const auto* text :
         {"2026-11-19", " 2026-11-19 ", "2026.11.19", "20261119", "19 Nov 2026", "19-NOV-2026", "19NOV2026",
          "Nov 19, 2026", "November 19th, 2026", "Thursday, November 19, 2026", "Thu 19 Nov. 2026", "2026-Nov-19",
          "19 de noviembre de 2026", "2026-11-19 07:30", "2026-11-19 01:33:49.802", "2026-11-19T07:30:00",
          "2026-11-19T00:00:00.000Z", "2026-11-19T00:00:00+00:00", "2026-11-19 7:30 PM"}) {
      CAPTURE(text);
      CHECK(read(text, order) == day);
    }
  }
  CHECK(read("03-Nov-26", DateOrder::dmy) == Date(2026, 11, 3));
  CHECK(read("Nov-03-26", DateOrder::mdy) == Date(2026, 11, 3));
  CHECK(read("03-Nov-26", DateOrder::ymd) == Date(2003, 11, 26));
  CHECK(read("mar, 3 nov 2026", DateOrder::dmy) == Date(2026, 11, 3));
  CHECK(read("3 mar 2026", DateOrder::dmy) == Date(2026, 3, 3));
  CHECK(read("01/08/2025 05:00", DateOrder::dmy) == Date(2025, 8, 1));
}

TEST_CASE("what is no day, or could be another one, is not read") {
  for (const auto order : all_date_orders) {
    for (const auto* text : {"",
                             " ",
                             "today",
                             "2026-02-30",
                             "2026-13-01",
                             "32/01/2026",
                             "2026-11",
                             "11/19",
                             "1/2/3",
                             "1/2/3/4",
                             "46345",
                             "45980.5",
                             "2026-11-19T23:30:00Z",
                             "2026-11-19T23:30:00-05:00",
                             "0026-11-19",
                             "19/11/226",
                             "Nov Nov 2026",
                             "19 Foo 2026",
                             "2026-11-1900",
                             "=TODAY()",
                             "12:30",
                             "99999999999999999999/1/1",
                             "-1/-2/-3",
                             "2026-011-19"}) {
      CAPTURE(text);
      CHECK_FALSE(read(text, order));
    }
  }
}

TEST_CASE("a date that is refused says what to do about it") {
  const DateReader dates;
  CHECK(dates.why_not("45980", DateOrder::dmy).find("Format the column") != std::string::npos);
  CHECK(dates.why_not("11/19/2026", DateOrder::dmy).find("order that was chosen") != std::string::npos);
  CHECK(dates.why_not("2026-11-19T23:30:00Z", DateOrder::dmy).find("time zone") != std::string::npos);
  CHECK(dates.why_not("soon", DateOrder::dmy) == "This is not a date.");
}

TEST_CASE("a day above the twelfth decides the order, a lower one leaves it open") {
  const DateReader dates;
  using Orders = std::vector<DateOrder>;
  CHECK(dates.evidence("03/04/2026").orders == Orders{DateOrder::dmy, DateOrder::mdy});
  CHECK(dates.evidence("19/11/2026").orders == Orders{DateOrder::dmy});
  CHECK(dates.evidence("11/19/26").orders == Orders{DateOrder::mdy});
  CHECK_FALSE(dates.evidence("2026-11-19").decides);
  CHECK(dates.evidence("2026-11-19").orders == Orders{DateOrder::ymd});
  CHECK(dates.evidence("Nov 19, 2026").orders == Orders{DateOrder::mdy});
  CHECK_FALSE(dates.evidence("Nov 19, 2026").decides);
  CHECK_FALSE(dates.evidence("8 hours").is_date);
}

TEST_CASE("any day is read back from any form") {
  const DateReader dates;
  const auto held = rc::check("a day", [&] {
    const auto date = Date{2000, 1, 1}.plus_days(*rc::gen::inRange(0, 36'000));
    const auto order =
        *rc::gen::elementOf(std::vector<DateOrder>(std::begin(all_date_orders), std::end(all_date_orders)));
    const auto between = *rc::gen::elementOf(std::vector<std::string>{"-", "/", ".", " "});
    const bool padded = *rc::gen::arbitrary<bool>();
    const auto two = [&](unsigned n) { return (padded && n < 10 ? "0" : "") + std::to_string(n); };
    const auto y = std::to_string(date.year());
    const auto m = two(date.month());
    const auto d = two(date.day());
    const auto text = order == DateOrder::ymd   ? y + between + m + between + d
                      : order == DateOrder::dmy ? d + between + m + between + y
                                                : m + between + d + between + y;
    RC_ASSERT(dates.read(text, order) == date);
  });
  CHECK(held);
}

}  // namespace journeywork::exchange::hours_csv
