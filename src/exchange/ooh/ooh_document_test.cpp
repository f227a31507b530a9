#include "exchange/ooh/ooh_document.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "exchange/ooh/ooh.hpp"

namespace journeywork::exchange {
namespace {

using careers::OohFigure;

OohFigure repairers() {
  OohFigure out;
  out.title = "Medical equipment repairers";
  out.soc = "49-9062";
  out.annual_median = Money{62'630'00, "USD"};
  out.entry_education = "Associate's degree \"or\" équivalent";
  out.jobs = 68'000;
  out.growth_percent = -13;
  out.jobs_year = 2024;
  out.pay_year = 2024;
  return out;
}

std::optional<Money> any_pay() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return Money{*rc::gen::inRange<std::int64_t>(0, 10'000'000'000'000), "USD"};
}
std::optional<std::int64_t> any_count() {
  if (*rc::gen::arbitrary<bool>()) return std::nullopt;
  return *rc::gen::inRange<std::int64_t>(0, 999'999'999'999);
}

}  // namespace

TEST_CASE("a page comes back as it was written") {
  CHECK(ooh_figure_of(to_document(repairers())) == repairers());
  CHECK(ooh_figure_of(to_document(OohFigure{})) == OohFigure{});
  CHECK(rc::check("any page", [] {
    auto page = repairers();
    page.annual_median = any_pay();
    page.hourly_median = any_pay();
    page.at_least = *rc::gen::arbitrary<bool>();
    page.jobs = any_count();
    page.projected_jobs = any_count();
    page.projected_year = *rc::gen::inRange(2000, 2101);
    page.growth_percent = *rc::gen::inRange(-100, 1001);
    RC_ASSERT(ooh_figure_of(to_document(page)) == page);
  }));
}

TEST_CASE("what this version did not write is refused") {
  auto document = to_document(repairers());
  CHECK_FALSE(ooh_figure_of(""));
  CHECK_FALSE(ooh_figure_of("[401]"));
  CHECK_FALSE(ooh_figure_of(document.substr(1)));
  CHECK_FALSE(ooh_figure_of("[402" + document.substr(4)));
  document.replace(document.find("68000"), 5, "-6");
  CHECK_FALSE(ooh_figure_of(document));
}

TEST_CASE("every page of the real handbook comes back") {
  const std::filesystem::path file = "../shared/data/bls_ooh/ooh_occupations.csv";
  if (!std::filesystem::exists(file)) {
    MESSAGE("left out: ../shared/data is not there");
    return;
  }
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  const auto reading = read_ooh(text.str(), "ooh_occupations.csv");
  REQUIRE(reading.figures);
  for (const auto& figure : *reading.figures) CHECK(ooh_figure_of(to_document(figure)) == figure);
}

}  // namespace journeywork::exchange
