#include "services/careers/pictures.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "services/careers/earlier_work.hpp"
#include "services/testing/house.hpp"

namespace journeywork::services {

namespace {

using State = LatticeStop::State;

struct Site : testing::House {
  Loader loader{*database, clock()};
  Careers careers{loader};
  std::shared_ptr<const World> world = careers.world();

  [[nodiscard]] KnownPerson was(const char* code, int months) const {
    return CareerProfiles::of_visitor(*world, with_background(*world, {}, code, months).value());
  }
};

const LatticeStop* stop_of(const CareerLattice& lattice, std::string_view code) {
  const auto found =
      std::ranges::find(lattice.stops, code, [](const LatticeStop& stop) { return stop.occupation->code; });
  return found == lattice.stops.end() ? nullptr : &*found;
}

std::string pay(const Money&) { return "$1"; }

}  // namespace

TEST_CASE_FIXTURE(Site, "I was a ...: a title is taken at its word, whatever stands before it") {
  for (const auto* said : {"avionics technician", "Avionics Technician", "I was an avionics technician."}) {
    const auto found = earlier_work(*world, said, 8);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().code == "avionics-technician");
    CHECK(found.front().exact);
  }
  const auto bmet = earlier_work(*world, "BMET I", 8);
  REQUIRE_FALSE(bmet.empty());
  CHECK(bmet.front().code == "bmet-1");
}

TEST_CASE_FIXTURE(Site,
                  "I was a ...: what can mean several things is offered, each once, and never more than asked for") {
  const auto found = earlier_work(*world, "technician", 5);
  CHECK(found.size() == 5);
  CHECK_FALSE(found.front().exact);
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t j = i + 1; j < found.size(); ++j) CHECK(found[i].code != found[j].code);
  }
  const auto misspelled = earlier_work(*world, "avionics tecnician", 5);
  REQUIRE_FALSE(misspelled.empty());
  CHECK(std::ranges::any_of(misspelled, [](const EarlierWork& work) { return work.code == "avionics-technician"; }));
  CHECK(earlier_work(*world, "  ", 5).empty());
}

TEST_CASE_FIXTURE(Site, "the map begins where somebody is, with the moves from there") {
  const auto lattice = lattice_around(world->ground(), was("bmet-1", 36), Date(2026, 11, 19));
  REQUIRE_FALSE(lattice.stops.empty());
  CHECK(lattice.stops.front().occupation->code == "bmet-1");
  CHECK(lattice.stops.front().state == State::here);
  const auto* next = stop_of(lattice, "bmet-2");
  REQUIRE(next != nullptr);
  CHECK(next->moves == 1);
  CHECK(next->months.value_or(0) > 0);
  CHECK(words(*next).find("months from here") != std::string::npos);
  CHECK(lattice.stops.size() <= most_stops);
  for (const auto* move : lattice.moves) {
    CHECK(stop_of(lattice, move->from) != nullptr);
    CHECK(stop_of(lattice, move->to) != nullptr);
  }
}

TEST_CASE_FIXTURE(Site, "who comes from outside sees how long the quickest way in takes") {
  const auto lattice = lattice_around(world->ground(), was("avionics-technician", 60), Date(2026, 11, 19));
  CHECK(std::ranges::none_of(lattice.stops, [](const LatticeStop& stop) { return stop.state == State::here; }));
  const auto* first = stop_of(lattice, "bmet-1");
  REQUIRE(first != nullptr);
  CHECK(first->months.has_value());
}

TEST_CASE_FIXTURE(Site, "a map of nobody in particular is plain, and it can be drawn") {
  const auto lattice = lattice_around(world->ground(), CareerProfiles::of_visitor(*world, {}), Date(2026, 11, 19));
  for (const auto& stop : lattice.stops) CHECK(stop.state == State::plain);
  const auto svg = lattice_svg(lattice, pay);
  REQUIRE(svg);
  CHECK(svg->starts_with("<svg"));
  CHECK(svg->find("/careers/o/bmet-1") != std::string::npos);
}

}  // namespace journeywork::services
