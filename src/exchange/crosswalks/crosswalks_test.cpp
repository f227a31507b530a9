#include "exchange/crosswalks/crosswalks.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace journeywork::exchange {
namespace {

using careers::SocSystem;
using Codes = std::vector<std::string>;

std::string text_of(const std::string& name) {
  std::ostringstream out;
  out << std::ifstream("catalog/crosswalks/" + name, std::ios::binary).rdbuf();
  return out.str();
}

Crosswalks shipped() {
  const auto first = text_of("soc-2010-to-2018.csv");
  const auto second = text_of("oews-hybrid-to-soc-2018.csv");
  auto read = Crosswalks::read({first, second});
  REQUIRE(read);
  return std::move(*read);
}

}  // namespace

TEST_CASE("a code of an older edition leads to what became of it") {
  const auto all = shipped();
  CHECK(all.soc_2018_of("49-9062", SocSystem::soc_2010) == Codes{"49-9062"});
  CHECK(all.soc_2018_of("15-1122", SocSystem::soc_2010) == Codes{"15-1212"});
  CHECK(all.soc_2018_of("11-3011", SocSystem::soc_2010) == Codes{"11-3012", "11-3013"});
  CHECK(all.soc_2018_of("17-3098", SocSystem::oews_hybrid) == Codes{"17-3028", "17-3029"});
  CHECK(all.soc_2018_of("17-2031", SocSystem::soc_2018) == Codes{"17-2031"});
}

TEST_CASE("a group stands for all that is in it") {
  const auto all = shipped();
  CHECK(all.soc_2018_of("29-2010", SocSystem::soc_2018) == Codes{"29-2011", "29-2012"});
  CHECK(all.soc_2018_of("29-2010", SocSystem::soc_2010) == Codes{"29-2011", "29-2012"});
  CHECK(all.soc_2018_of("43-6000", SocSystem::soc_2018) == Codes{"43-6011", "43-6012", "43-6013", "43-6014"});
  CHECK(all.soc_2018_of("49-0000", SocSystem::soc_2018).size() > 40);
}

TEST_CASE("an occupation is looked for under its own code, those that became it, and its group") {
  const auto all = shipped();
  CHECK(all.published_as("49-9062") == Codes{"49-9062", "49-9060"});
  CHECK(all.published_as("15-1212") == Codes{"15-1212", "15-1122", "15-1210"});
  CHECK(all.published_as("29-2011").front() == "29-2011");
  CHECK(all.published_as("29-2011").back() == "29-2010");
  CHECK(all.published_as("") == Codes{""});
}

TEST_CASE("a code that is none leads nowhere") {
  const auto all = shipped();
  for (const auto* code : {"", "99-9999", "00-0000", "49-9062.00", "Nov-21", "0", "000", "29-201", "99-9990"}) {
    CAPTURE(code);
    for (const auto system : {SocSystem::soc_2010, SocSystem::oews_hybrid, SocSystem::soc_2018}) {
      CHECK(all.soc_2018_of(code, system).empty());
    }
  }
}

TEST_CASE("what is no table of codes is refused with its line") {
  const std::string good = "# source\na,b\n11-1011,11-1011\n";
  CHECK(Crosswalks::read({good, good}));
  CHECK_FALSE(Crosswalks::read({"", good}));
  CHECK_FALSE(Crosswalks::read({"# only\na,b\n", good}));
  CHECK_FALSE(Crosswalks::read({good + "\"11-1011\",11-1011\n", good}));
  CHECK_FALSE(Crosswalks::read({good, good + "11-1011;11-1011\n"}));
  CHECK_FALSE(Crosswalks::read({good, good + std::string("11-10\0,11-1011\n", 15)}));
  CHECK_FALSE(Crosswalks::read({good + std::string(1 << 20, ','), good}));
  const auto refused = Crosswalks::read({good + "x,y\n", good});
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().problems.size() == 1);
  CHECK(refused.error().problems[0].line == 4);
}

TEST_CASE("whatever the codes asked for, the answers are occupations of SOC 2018, each once") {
  const auto all = shipped();
  CHECK(rc::check([&] {
    const auto code = *rc::gen::container<std::string>(7, rc::gen::elementOf(std::string("0123459-")));
    for (const auto system : {SocSystem::soc_2010, SocSystem::oews_hybrid, SocSystem::soc_2018}) {
      const auto found = all.soc_2018_of(code, system);
      RC_ASSERT(std::ranges::is_sorted(found));
      RC_ASSERT(std::ranges::adjacent_find(found) == found.end());
      for (const auto& each : found) {
        RC_ASSERT(all.soc_2018_of(each, SocSystem::soc_2018) == std::vector<std::string>{each});
      }
    }
  }));
}

}  // namespace journeywork::exchange
