#include "services/hours_import/name_index.hpp"

#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"

namespace journeywork::services {

TEST_CASE("work processes are found by code or title, however they are written") {
  const auto standards = apprenticeship::fixtures::sample_standards();
  const NameIndex index(standards.processes);
  for (const auto* text : {"2", " 2 ", "Preventive maintenance", "PREVENTIVE  MAINTENANCE", "preventive-maintenance",
                           "2 Preventive maintenance", "2. Preventive maintenance", "2 - Preventive Maintenance",
                           "WP 2", "wp-2", "Work process 2"}) {
    CAPTURE(text);
    CHECK(index.find(text) == "2");
  }
  for (const auto* text : {"", " ", "4", "22", "Preventive", "maintenance"}) {
    CAPTURE(text);
    CHECK_FALSE(index.find(text));
  }
  CHECK(index.suggest("Preventive maintenence") == "Preventive maintenance");
  CHECK(index.accepted() == "a title, or a code: 1, 2, 3");
}

TEST_CASE("a title that two have is no name, their codes are") {
  std::vector<apprenticeship::Course> courses{{"A1", "Safety", "", hours(1), 1, true},
                                              {"A2", "Safety", "", hours(1), 2, true}};
  const NameIndex index(courses);
  CHECK_FALSE(index.find("safety"));
  CHECK(index.find("a2") == "A2");
  CHECK(index.find("A1 Safety") == "A1");
}

TEST_CASE("a code that reads like another's title is still that code") {
  std::vector<apprenticeship::Course> courses{{"1", "2", "", hours(1), 1, true}, {"2", "1", "", hours(1), 2, true}};
  const NameIndex index(courses);
  CHECK(index.find("1") == "1");
  CHECK(index.find("2") == "2");
}

}  // namespace journeywork::services
