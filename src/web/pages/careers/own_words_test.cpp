#include "web/pages/careers/own_words.hpp"

#include <doctest/doctest.h>

namespace journeywork::web::pages {

TEST_CASE("time in an occupation is read as people type it") {
  CHECK(parse_typed_months("3 years") == 36);
  CHECK(parse_typed_months("18 months") == 18);
  CHECK(parse_typed_months("2.5 years") == 30);
  CHECK(parse_typed_months("1 year and 6 months") == 18);
  CHECK(parse_typed_months("3y 6m") == 42);
  CHECK(parse_typed_months("8") == 96);
  CHECK(parse_typed_months("60") == 60);
  CHECK(parse_typed_months("about 4 yrs") == 48);
  CHECK_FALSE(parse_typed_months("long"));
  CHECK_FALSE(parse_typed_months("3 fortnights"));
  CHECK_FALSE(parse_typed_months("200 years"));
  CHECK_FALSE(parse_typed_months(""));
}

TEST_CASE("pay is said to be enough or less than what somebody looks for, where both are known") {
  const Locale locale;
  const std::optional<Money> sought = Money{7'000'000, "USD"};
  CHECK(sought_text(locale, Money{6'999'999, "USD"}, sought) == "less than the $70,000 that you look for");
  CHECK(sought_text(locale, Money{7'000'000, "USD"}, sought) == "at least the $70,000 that you look for");
  CHECK(sought_text(locale, std::nullopt, sought).empty());
  CHECK(sought_text(locale, Money{9'000'000, "KHR"}, sought).empty());
  CHECK(sought_text(locale, Money{6'000'000, "USD"}, std::nullopt).empty());
}

TEST_CASE("pay is read a year, a month, a week or an hour") {
  const auto usd = [](std::string_view text) { return parse_typed_pay(text, "USD", 2080); };
  CHECK(usd("60,000") == Money{6'000'000, "USD"});
  CHECK(usd("$60k") == Money{6'000'000, "USD"});
  CHECK(usd("28.50 an hour") == Money{5'928'000, "USD"});
  CHECK(usd("28.50") == Money{5'928'000, "USD"});
  CHECK(usd("5,000 a month") == Money{6'000'000, "USD"});
  CHECK(usd("60000 a year") == Money{6'000'000, "USD"});
  CHECK_FALSE(usd("a lot"));
  CHECK_FALSE(usd("60 to 70k"));
}

TEST_CASE("amounts on careers pages are short") {
  const Locale here("en-US");
  CHECK(cost_text(here, {0, "USD"}, {0, "USD"}) == "nothing");
  CHECK(cost_text(here, {120'000, "USD"}, {300'000, "USD"}) == "$1,200 to $3,000");
  CHECK(cost_text(here, {0, "USD"}, {150'000, "USD"}) == "nothing to $1,500");
  CHECK(points_text(6342) == "63.4");
  CHECK(points_text(6300) == "63");
  CHECK(points_text(1) == "0.1");
}

}  // namespace journeywork::web::pages
