#include "store/pay.hpp"

#include <rapidcheck.h>

#include "store/reference.hpp"
#include "store/testing/written.hpp"

namespace journeywork::store::testing {
namespace {

using careers::PayFigure;
using careers::PayPoint;
using careers::PayPoints;
using Figures = std::vector<PayFigure>;
using AreaType = PayFigure::AreaType;

constexpr const char* repairer = "49-9062";
constexpr const char* engineer = "17-2031";

PayPoint exactly(std::int64_t cents) { return {Money{cents, "USD"}, false}; }

PayFigure figure(const std::string& area, AreaType type, const std::string& soc, int year = 2024) {
  PayFigure out;
  out.soc = soc;
  out.system = careers::soc_system_of(year);
  out.title = "Occupation " + soc;
  out.level = PayFigure::Level::detailed;
  out.area = area;
  out.area_title = "Area " + area;
  out.area_type = type;
  out.employment = 1370;
  out.hourly.median = exactly(31'25);
  out.annual = {
      exactly(40'560'00),  exactly(49'920'00), exactly(65'000'00), exactly(80'910'00), {Money{239'200'00, "USD"}, true},
      {std::nullopt, true}};
  out.annual_entry = Money{41'000'00, "USD"};
  out.source = "BLS";
  out.year = year;
  return out;
}

PayFigure in_industry(PayFigure out, const std::string& naics) {
  out.naics = naics;
  out.naics_title = "Industry " + naics;
  return out;
}

}  // namespace

TEST_CASE_TEMPLATE("a figure comes back as it was put", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  const auto maryland = figure("24", AreaType::state, repairer);
  const auto engineers = figure("24", AreaType::state, engineer);
  written(*database, [&](Connection& c) {
    pay::put(c, maryland);
    pay::put(c, engineers);
    pay::put(c, figure("51", AreaType::state, repairer));
    CHECK(pay::in_area(c, "24", {repairer}) == Figures{maryland});
    CHECK(pay::in_area(c, "24", {repairer, engineer, "11-1011"}) == Figures{engineers, maryland});
    CHECK(pay::in_area(c, "24", {}).empty());
    CHECK(pay::in_area(c, "99", {repairer}).empty());
  });
}

TEST_CASE_TEMPLATE("whatever is published of pay is kept", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  const auto point = rc::gen::map(
      rc::gen::tuple(rc::gen::inRange(0, 4), rc::gen::inRange<std::int64_t>(1, 1'000'000'000)), [](const auto& drawn) {
        const auto& [shape, cents] = drawn;
        PayPoint out;
        if (shape % 2 == 1) out.amount = Money{cents, "USD"};
        out.at_least = shape >= 2;
        return out;
      });
  const bool held = rc::check("points come back", [&] {
    auto one = figure("24", AreaType::state, repairer, *rc::gen::inRange(2012, 2030));
    one.level = static_cast<PayFigure::Level>(*rc::gen::inRange(0, 6));
    for (auto* points : {&one.hourly, &one.annual}) {
      *points = PayPoints{*point, *point, *point, *point, *point, *point};
    }
    if (*rc::gen::arbitrary<bool>()) one.employment.reset();
    const auto read = written(*database, [&](Connection& c) {
      pay::drop_after(c, "24", 0);
      pay::put(c, one);
      return pay::in_area(c, "24", {repairer});
    });
    RC_ASSERT(read == Figures{one});
  });
  CHECK(held);
}

TEST_CASE_TEMPLATE("a newer figure takes the place of an older one, never the other way", Place, SqliteFile,
                   PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  const auto older = figure("24", AreaType::state, repairer, 2018);
  auto newer = figure("24", AreaType::state, repairer, 2024);
  newer.area_title = "Maryland";
  auto corrected = newer;
  corrected.employment.reset();
  written(*database, [&](Connection& c) {
    pay::put(c, older);
    pay::put(c, newer);
    CHECK(pay::in_area(c, "24", {repairer}) == Figures{newer});
    pay::put(c, older);
    CHECK(pay::in_area(c, "24", {repairer}) == Figures{newer});
    CHECK(pay::find_area(c, "24") == pay::Area{"24", "Maryland", AreaType::state, 2024});
    pay::put(c, corrected);
    CHECK(pay::in_area(c, "24", {repairer}) == Figures{corrected});
  });
}

TEST_CASE_TEMPLATE("what an older or a newer release said of an area can be removed", Place, SqliteFile,
                   PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  const auto older = figure("24", AreaType::state, repairer, 2023);
  const auto newer = figure("24", AreaType::state, engineer, 2024);
  const auto elsewhere = figure("51", AreaType::state, repairer, 2023);
  const std::vector<std::string> both{repairer, engineer};
  const auto put_all = [&](Connection& c) { pay::put(c, Figures{older, newer, elsewhere}); };
  written(*database, [&](Connection& c) {
    put_all(c);
    pay::drop_before(c, "24", 2024);
    CHECK(pay::in_area(c, "24", both) == Figures{newer});
    CHECK(pay::in_area(c, "51", both) == Figures{elsewhere});
    put_all(c);
    pay::drop_after(c, "24", 2023);
    CHECK(pay::in_area(c, "24", both).size() == 1);
    CHECK(pay::find_area(c, "24")->year == 2023);
    pay::drop_after(c, "24", 0);
    CHECK_FALSE(pay::find_area(c, "24"));
    CHECK(pay::find_area(c, "51"));
  });
}

TEST_CASE_TEMPLATE("areas are told by type and title", Place, SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [&](Connection& c) {
    CHECK(pay::areas(c).empty());
    auto lower = figure("12580", AreaType::metropolitan, repairer);
    lower.area_title = "baltimore";
    auto upper = figure("41", AreaType::metropolitan, repairer);
    upper.area_title = "Zanesville";
    pay::put(c, Figures{lower, upper, figure("24", AreaType::state, repairer, 2023),
                        figure("99", AreaType::nation, repairer)});
    std::vector<std::string> codes;
    for (const auto& area : pay::areas(c)) codes.push_back(area.code);
    CHECK(codes == std::vector<std::string>{"99", "24", "41", "12580"});
    CHECK(pay::areas(c).at(1) == pay::Area{"24", "Area 24", AreaType::state, 2023});
  });
}

TEST_CASE_TEMPLATE("single industries are told for the nation, and stay out of what is said of an area", Place,
                   SqliteFile, PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  const auto nation = figure("99", AreaType::nation, repairer);
  const auto hospitals = in_industry(nation, "622000");
  const auto wholesale = in_industry(nation, "423400");
  written(*database, [&](Connection& c) {
    pay::put(c, Figures{hospitals, nation, wholesale, in_industry(figure("24", AreaType::state, repairer), "622000"),
                        in_industry(figure("99", AreaType::nation, engineer), "622000")});
    CHECK(pay::by_industry(c, repairer) == Figures{wholesale, hospitals});
    CHECK(pay::by_industry(c, "11-1011").empty());
    CHECK(pay::in_area(c, "99", {repairer}) == Figures{nation});
    CHECK(pay::in_area(c, "24", {repairer}).empty());
  });
}

TEST_CASE_TEMPLATE("an import of pay raises the revision that the other sets raise", Place, SqliteFile,
                   PostgresSchema) {
  if (!Place::available()) return;
  const Place place;
  const auto database = with_two_people(place);
  written(*database, [](Connection& c) {
    pay::touch(c, Instant{std::chrono::milliseconds{5}});
    CHECK(reference::revision(c) == 1);
  });
}

TEST_CASE("pay in another currency is a mistake of the program") {
  const SqliteFile place;
  const auto database = with_two_people(place);
  auto euros = figure("24", AreaType::state, repairer);
  euros.annual.median.amount->currency = "EUR";
  CHECK_THROWS_AS(static_cast<void>(database->write([&](Connection& c) -> Result<void> {
                    pay::put(c, euros);
                    return {};
                  })),
                  std::logic_error);
}

}  // namespace journeywork::store::testing
