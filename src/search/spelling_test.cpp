#include "search/spelling.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <bit>
#include <string>

namespace journeywork::search {
namespace {

std::u32string any_word() {
  const auto letters = *rc::gen::container<std::string>(rc::gen::inRange('a', 'f'));
  return {letters.begin(), letters.begin() + static_cast<std::ptrdiff_t>(std::min(letters.size(), longest_spelled))};
}

}  // namespace

TEST_CASE("one letter left out, put in, replaced or swapped is one edit") {
  CHECK(edits(U"machine", U"machine", 2) == 0);
  CHECK(edits(U"machne", U"machine", 2) == 1);
  CHECK(edits(U"machiine", U"machine", 2) == 1);
  CHECK(edits(U"machime", U"machine", 2) == 1);
  CHECK(edits(U"mahcine", U"machine", 2) == 1);
  CHECK(edits(U"nachime", U"machine", 2) == 2);
  CHECK(edits(U"enginer", U"manager", 2) == 3);
  CHECK(edits(U"", U"ab", 2) == 2);
}

TEST_CASE("half a word is compared with the beginning of a whole one") {
  CHECK(edits_of_beginning(U"sonograf", U"sonographer", 2) == 1);
  CHECK(edits_of_beginning(U"sonogr", U"sonographer", 2) == 0);
  CHECK(edits_of_beginning(U"nosogr", U"sonographer", 2) == 2);
  CHECK(edits_of_beginning(U"technician", U"tech", 2) == 3);
}

TEST_CASE("edits are the same both ways, none for the same word, and letters tell no near word apart") {
  CHECK(rc::check([] {
    const auto one = any_word();
    const auto other = any_word();
    const int most = *rc::gen::inRange(0, 4);
    const int found = edits(one, other, most);
    RC_ASSERT(found == edits(other, one, most));
    RC_ASSERT((found == 0) == (one == other));
    RC_ASSERT(edits_of_beginning(one, other, most) <= found);
    if (found <= most) RC_ASSERT(std::popcount(letters_of(one) & ~letters_of(other)) <= found);
  }));
}

}  // namespace journeywork::search
