#include "services/careers/sheet.hpp"

#include <doctest/doctest.h>

#include "services/careers/careers.hpp"
#include "services/testing/house.hpp"

namespace journeywork::services {

TEST_CASE("every occupation that we ship has its sheet, and an unknown one has none") {
  testing::House house;
  Loader loader(*house.database, house.clock());
  Careers careers(loader);
  const auto world = careers.world();
  SheetOrder order;
  order.address = "https://htm.example.org/careers/o/x";
  order.installation = "htm.example.org";
  for (const char* code : {"bmet-1", "imaging-specialist", "virtual-health-counselor"}) {
    order.occupation = code;
    order.pay = world->occupation(code)->pay;
    const auto sheet = career_sheet(*world, order);
    REQUIRE(sheet.has_value());
    CHECK(sheet->starts_with("%PDF-"));
  }
  order.occupation = "astronaut";
  const auto none = career_sheet(*world, order);
  REQUIRE_FALSE(none.has_value());
  CHECK(none.error().code == Error::Code::not_found);
}

}  // namespace journeywork::services
