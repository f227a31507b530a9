#include "web/pages/careers/pay_card.hpp"

#include <doctest/doctest.h>

namespace journeywork::web::pages {

namespace {

Money dollars(std::int64_t amount) { return {amount * 100, "USD"}; }

http::Request asked(http::Fields query) {
  http::Request out;
  out.query = std::move(query);
  return out;
}

}  // namespace

TEST_CASE("figures stand on one scale, with room at both ends") {
  PayScale scale;
  CHECK(scale.at(dollars(5)) == "50.00");
  scale.include(dollars(40'000));
  CHECK(scale.at(dollars(40'000)) == "50.00");
  scale.include(std::nullopt);
  scale.include(dollars(80'000));
  CHECK(scale.at(dollars(40'000)) == "6.00");
  CHECK(scale.at(dollars(60'000)) == "50.00");
  CHECK(scale.at(dollars(80'000)) == "94.00");
  CHECK(scale.width(dollars(40'000), dollars(80'000)) == "88.00");
}

TEST_CASE("a figure beyond the scale stands at its end, and a stretch is always to be seen") {
  PayScale scale;
  scale.include(dollars(40'000));
  scale.include(dollars(80'000));
  CHECK(scale.at(dollars(1)) == "6.00");
  CHECK(scale.at(dollars(900'000)) == "94.00");
  CHECK(scale.width(dollars(50'000), dollars(50'001)) == "0.80");
}

TEST_CASE("what is asked in the address goes before what is known of somebody") {
  services::KnownPerson known;
  known.person.pay_area = "24";
  known.profile.education = careers::Education::bachelor;
  known.profile.occupations = {{"bmet-1", 40}};
  careers::Occupation one;
  one.code = "bmet-1";
  const auto today = Date(std::chrono::year{2026} / 11 / 21);

  const auto as_known = read_pay_wish(asked({}), known, one, today);
  CHECK(as_known.area == "24");
  CHECK(as_known.facts.months == 40);
  CHECK(as_known.facts.education == careers::Education::bachelor);
  CHECK_FALSE(as_known.asked);

  const auto wish = read_pay_wish(asked({{"area", ""}, {"months", "12"}, {"education", ""}, {"employer", "hospital"}}),
                                  known, one, today);
  CHECK(wish.area.empty());
  CHECK(wish.facts.months == 12);
  CHECK_FALSE(wish.facts.education.has_value());
  CHECK(wish.facts.employer == "hospital");
  CHECK(wish.asked);
}

TEST_CASE("months that are none are as if they were not said") {
  careers::Occupation one;
  for (const char* text : {"-1", "1e9", "999999", "many", "12x"}) {
    CHECK_FALSE(read_pay_wish(asked({{"months", text}}), {}, one, {}).facts.months.has_value());
  }
}

}  // namespace journeywork::web::pages
