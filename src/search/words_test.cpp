#include "search/words.hpp"

#include <doctest/doctest.h>

namespace journeywork::search {

TEST_CASE("case, accents, compatibility forms and punctuation make no difference") {
  CHECK(key_of(words_of("X-Ray  Technician (Sr.)")) == "x ray technician sr");
  CHECK(key_of(words_of("\xC3\x89pid\xC3\xA9miologiste")) == "epidemiologiste");
  CHECK(key_of(words_of("E\xCC\x81pid")) == "epid");
  CHECK(key_of(words_of("\xEF\xBC\xA2\xEF\xBC\xAD\xEF\xBC\xA5\xEF\xBC\xB4 \xE2\x85\xA1")) == "bmet ii");
  CHECK(key_of(words_of("Driver's, nurses\xE2\x80\x99")) == "drivers nurses");
  CHECK(key_of(words_of("510(k)")) == "510 k");
  CHECK(words_of(" .,-!? ").empty());
  CHECK(words_of("").empty());
}

TEST_CASE("bytes that are not UTF-8 part words") {
  CHECK(key_of(words_of("bio\xFFmed")) == "bio med");
  CHECK(key_of(words_of(std::string_view("a\0b", 3))) == "a b");
  CHECK(key_of(words_of("lab\xC3")) == "lab");
}

TEST_CASE("what hyphens and dots tear apart is also one word") {
  const auto joined = joined_of(words_of("Digital X-Ray Tech"));
  REQUIRE(joined.size() == 1);
  CHECK(joined[0].text == "xray");
  CHECK(joined[0].first == 1);
  CHECK(joined[0].count == 2);

  const auto letters = joined_of(words_of("C.N.A. nights"));
  REQUIRE(letters.size() == 3);
  CHECK(letters[2].text == "cna");
  CHECK(joined_of(words_of("R&D")).at(0).text == "rd");
  CHECK(joined_of(words_of("lab - night, day")).empty());
}

TEST_CASE("the singular of a word is found by the rules of English") {
  CHECK(singular("technicians") == "technician");
  CHECK(singular("batteries") == "battery");
  CHECK(singular("nurses") == "nurse");
  CHECK(singular("boxes") == "box");
  CHECK(singular("coaches") == "coach");
  CHECK(singular("machines") == "machine");
  CHECK(singular("glasses") == "glass");
  for (const char* same : {"gas", "glass", "dialysis", "electronics", "apparatus", "biomed", "s", ""}) {
    CHECK(singular(same) == same);
  }
}

TEST_CASE("words of one family share a root") {
  CHECK(root("engineering") == root("engineer"));
  CHECK(root("engineers") == root("engineer"));
  CHECK(root("engine") != root("engineer"));
  CHECK(root("repairing") == root("repairers"));
  CHECK(root("managing") == root("management"));
  CHECK(root("radiology") == root("radiologist"));
  CHECK(root("calibration") == root("calibrator"));
  CHECK(root("planning") == root("planner"));
  CHECK(root("fix") == root("fixing"));
}

}  // namespace journeywork::search
