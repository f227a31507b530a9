#include "exchange/standards_file/suggestion.hpp"

#include <array>

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace journeywork::exchange {
namespace {

const std::array<std::string, 5> keys = {"minimum_hours", "maximum_hours", "title", "required_level",
                                         "after_ojl_hours"};

TEST_CASE("slips of the keyboard are seen through") {
  CHECK(suggestion("minimun_hours", keys) == "minimum_hours");
  CHECK(suggestion("maximum_hour", keys) == "maximum_hours");
  CHECK(suggestion("titel", keys) == "title");
  CHECK(suggestion("required-level", keys) == "required_level");
}

TEST_CASE("the same words in another order or shortened are seen through") {
  CHECK(suggestion("hour_min", keys) == "minimum_hours");
  CHECK(suggestion("hours_max", keys) == "maximum_hours");
  CHECK(suggestion("level_required", keys) == "required_level");
}

TEST_CASE("what resembles nothing gets no suggestion") {
  CHECK_FALSE(suggestion("colour", keys));
  CHECK_FALSE(suggestion("", keys));
  CHECK_FALSE(suggestion(std::string(10'000, 'a'), keys));
}

TEST_CASE("the distance between texts counts single slips") {
  CHECK(edit_distance("", "") == 0);
  CHECK(edit_distance("abc", "abc") == 0);
  CHECK(edit_distance("abc", "acb") == 1);
  CHECK(edit_distance("abc", "abxc") == 1);
  CHECK(edit_distance("abc", "") == 3);
  CHECK(edit_distance("kitten", "sitting") == 3);
}

TEST_CASE("the distance is the same in both directions and at most the longer text") {
  CHECK(rc::check("symmetry", [](const std::string& a, const std::string& b) {
    const auto distance = edit_distance(a, b);
    RC_ASSERT(distance == edit_distance(b, a));
    RC_ASSERT(distance <= std::max(a.size(), b.size()));
    RC_ASSERT((distance == 0) == (a == b));
  }));
}

}  // namespace
}  // namespace journeywork::exchange
