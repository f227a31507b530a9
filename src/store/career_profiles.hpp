#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

/// What people keep of themselves for careers. Goes with the person.
namespace journeywork::store::career_profiles {

struct Kept {
  std::string body;                    ///< a text whose form is known to who writes and reads it
  bool shared = false;                 ///< interests may be seen by the coordinators of their apprenticeship
  std::vector<std::string> interests;  ///< codes of occupations, each once, in the person's order
  Instant at;                          ///< when it was kept

  bool operator==(const Kept&) const = default;
};

[[nodiscard]] std::optional<Kept> find(Connection& c, PersonId person);
/// Takes the place of what was kept before.
void put(Connection& c, PersonId person, const Kept& kept);
void remove(Connection& c, PersonId person);

struct Interest {
  PersonId person;
  std::string occupation;

  bool operator==(const Interest&) const = default;
};
/// Of those who agree, in the order of `people` and each person's own.
[[nodiscard]] std::vector<Interest> shared_interests(Connection& c, const std::vector<PersonId>& people);

}  // namespace journeywork::store::career_profiles
