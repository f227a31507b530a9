#include "web/pages/careers/ladder.hpp"

#include <doctest/doctest.h>

namespace journeywork::web::pages {

namespace {

using careers::Move;

careers::Catalogue catalogue() {
  careers::Catalogue out;
  for (const char* code : {"porter", "bmet-1", "bmet-2", "service", "imaging"}) {
    out.occupations.emplace_back().code = code;
  }
  const auto move = [&](const char* from, const char* to, Move::Kind kind, int months) {
    out.moves.push_back({from, to, kind, months, months, months, {}, "known"});
  };
  move("porter", "bmet-1", Move::Kind::lateral, 12);
  move("bmet-1", "service", Move::Kind::lateral, 6);
  move("bmet-1", "bmet-2", Move::Kind::vertical, 24);
  move("bmet-1", "imaging", Move::Kind::lateral, 36);
  move("bmet-1", "gone", Move::Kind::vertical, 1);
  move("porter", "service", Move::Kind::lateral, 1);
  return out;
}

std::vector<std::string> codes(const std::vector<Rung>& side) {
  std::vector<std::string> out;
  for (const auto& each : side) out.push_back(each.occupation->code);
  return out;
}
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a promotion stands first, then what is quickest; what the catalogue lacks is passed over") {
  const auto all = catalogue();
  const auto ladder = ladder_around(all, "bmet-1", 5);
  CHECK(codes(ladder.up) == Codes{"bmet-2", "service", "imaging"});
  CHECK(codes(ladder.down) == Codes{"porter"});
  CHECK_FALSE(ladder.more);
}

TEST_CASE("work of our own catalogue stands before what was loaded, however near that is") {
  auto all = catalogue();
  all.occupations.emplace_back().code = "17-3028.00";
  all.moves.push_back({"bmet-1", "17-3028.00", Move::Kind::lateral, 1, 1, 1, {}, "related"});
  CHECK(codes(ladder_around(all, "bmet-1", 5).up) == Codes{"bmet-2", "service", "imaging", "17-3028.00"});
}

TEST_CASE("a long ladder is cut on each side and says so") {
  const auto all = catalogue();
  const auto ladder = ladder_around(all, "bmet-1", 2);
  CHECK(codes(ladder.up) == Codes{"bmet-2", "service"});
  CHECK(ladder.more);
}

}  // namespace journeywork::web::pages
