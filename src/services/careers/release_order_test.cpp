#include "services/careers/release_order.hpp"

#include <doctest/doctest.h>

namespace journeywork::services {

TEST_CASE("releases are told apart by their numbers, not their letters") {
  CHECK(is_older("9.3", "29.1"));
  CHECK(is_older("29.1", "30.0"));
  CHECK(is_older("v1.1.1", "ESCO v1.1.2"));
  CHECK(is_older("1.1", "1.1.2"));
  CHECK_FALSE(is_older("29.1", "29.1"));
  CHECK_FALSE(is_older("30", "30.0"));
  CHECK_FALSE(is_older("30.0", "30"));
  CHECK_FALSE(is_older("30.0", "29.1"));
}

TEST_CASE("a release is shown without the name of its set") {
  CHECK(bare_release("ESCO v1.1.1") == "1.1.1");
  CHECK(bare_release("30.0") == "30.0");
  CHECK(bare_release("spring").size() == 6);
  CHECK(bare_release("").empty());
}

TEST_CASE("where a release has no number none is older") {
  CHECK_FALSE(is_older("", "29.1"));
  CHECK_FALSE(is_older("29.1", "spring"));
  CHECK(release_numbers("spring").empty());
  CHECK(release_numbers("99999999999999999999.1").size() == 2);
}

}  // namespace journeywork::services
