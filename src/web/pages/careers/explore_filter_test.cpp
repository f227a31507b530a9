#include "web/pages/careers/explore_filter.hpp"

#include <doctest/doctest.h>

namespace journeywork::web::pages {

namespace {

using careers::Education;
using careers::Family;
using careers::Occupation;

Occupation work(std::string code, Family family, Education education, std::optional<std::int64_t> dollars,
                std::string interests) {
  Occupation out;
  out.code = out.title = std::move(code);
  out.family = family;
  out.requirements.education = education;
  if (dollars) out.pay.median = Money{*dollars * 100, "USD"};
  out.interests = std::move(interests);
  return out;
}

const std::vector<Occupation> all{
    work("bmet", Family::htm, Education::high_school, 48'700, "RCI"),
    work("imaging", Family::htm, Education::associate, 91'900, "RIC"),
    work("counselor", Family::administrative, Education::bachelor, std::nullopt, "SCE"),
    work("scientist", Family::research, Education::doctoral, 100'590, "IRA"),
    work("loaded", Family::other, Education::none, 30'000, "R"),
};
constexpr std::size_t ours = 4;

http::Request asked(http::Fields query) {
  http::Request out;
  out.query = std::move(query);
  return out;
}

std::vector<std::string> codes(const std::vector<const Occupation*>& list) {
  std::vector<std::string> out;
  for (const auto* each : list) out.push_back(each->code);
  return out;
}
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("without a wish all of our catalogue is there, the soonest to get into first") {
  const auto found = explore(all, ours, read_filter(asked({})));
  CHECK(codes(found.fitting) == Codes{"bmet", "imaging", "counselor", "scientist"});
  CHECK(found.pay_unknown.empty());
}

TEST_CASE("wishes combine") {
  const auto filter = read_filter(asked({{"family", "htm"}, {"like", "I"}, {"time", "24"}}));
  CHECK(codes(explore(all, ours, filter).fitting) == Codes{"imaging", "bmet"});
  CHECK(url_of(filter) == "/careers?family=htm&like=I&time=24#list");
}

TEST_CASE("work whose pay nobody publishes is not left out in silence") {
  const auto found = explore(all, ours, read_filter(asked({{"pay", "90000"}, {"sort", "pay"}})));
  CHECK(codes(found.fitting) == Codes{"scientist", "imaging"});
  CHECK(codes(found.pay_unknown) == Codes{"counselor"});
}

TEST_CASE("in the order of pay, unknown pay comes last") {
  const auto found = explore(all, ours, read_filter(asked({{"sort", "pay"}})));
  CHECK(codes(found.fitting) == Codes{"scientist", "imaging", "bmet", "counselor"});
}

TEST_CASE("no degree needed means a certificate at most, and loaded work shows when asked for") {
  const auto found = explore(all, ours, read_filter(asked({{"degree", "no"}, {"all", "1"}})));
  CHECK(codes(found.fitting) == Codes{"bmet", "loaded"});
}

TEST_CASE("an address with nonsense in it still leads to everything") {
  const auto filter = read_filter(asked(
      {{"family", "pirates"}, {"like", "RI"}, {"pay", "-5"}, {"time", "soon"}, {"page", "0"}, {"sort", "random"}}));
  CHECK(filter == ExploreFilter{});
  CHECK_FALSE(filter.narrows());
  CHECK(url_of(filter) == "/careers#list");
}

}  // namespace journeywork::web::pages
