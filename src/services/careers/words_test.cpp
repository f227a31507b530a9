#include "services/careers/words.hpp"

#include <doctest/doctest.h>

namespace journeywork::services {

TEST_CASE("months are said as people say them") {
  CHECK(months_in_words(0) == "at once");
  CHECK(months_in_words(1) == "1 month");
  CHECK(months_in_words(11) == "11 months");
  CHECK(months_in_words(12) == "1 year");
  CHECK(months_in_words(18) == "1 year 6 months");
  CHECK(months_in_words(25) == "2 years 1 month");
}

TEST_CASE("a year's pay is written in whole units, whatever the locale") {
  CHECK(whole_money(Locale("en-US"), {6'263'000, "USD"}) == "$62,630");
  CHECK(whole_money(Locale("en-US"), {6'263'050, "USD"}) == "$62,631");
  CHECK(whole_money(Locale("en-US"), {10'000'000, "USD"}) == "$100,000");
  CHECK(whole_money(Locale("de-DE"), {6'263'000, "EUR"}) == "62.630\u00a0€");
  CHECK(whole_money(Locale("en-US"), {62'630, "JPY"}) == "¥62,630");
}

TEST_CASE("the time to get in is education after school and the experience that is asked") {
  careers::Requirements asked;
  asked.education = careers::Education::high_school;
  CHECK(months_to_get_in(asked) == 0);
  asked.education = careers::Education::associate;
  asked.experience_months = 6;
  CHECK(months_to_get_in(asked) == 30);
  asked.education = careers::Education::doctoral;
  CHECK(months_to_get_in(asked) == 114);
}

TEST_CASE("a code without words of ours stays as it is") {
  CHECK(title_of_route("lateral") == "From other work");
  CHECK(title_of_route("by balloon") == "by balloon");
  CHECK(title_of_workplace("moon-base") == "moon-base");
  CHECK(words_of_level(9) == words_of_level(4));
}

}  // namespace journeywork::services
