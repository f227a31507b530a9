#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

/// Lists of roles that people put together for others. They go with their owner.
namespace journeywork::store::career_lists {

struct List {
  std::int64_t id = 0;
  std::string slug;  ///< in its address; unique
  PersonId owner;
  std::string title;
  std::string text;
  std::vector<std::string> items;  ///< codes of occupations, in this order
  Instant at;                      ///< when it was made or last changed

  bool operator==(const List&) const = default;
};

/// Returns it with its id. Throws ConstraintFailure when the slug is taken.
[[nodiscard]] List insert(Connection& c, List list);
[[nodiscard]] std::optional<List> find(Connection& c, std::string_view slug);
/// The one that was changed last first.
[[nodiscard]] std::vector<List> of_owner(Connection& c, PersonId owner);
/// Changes title, text, items and time of the list with this id. False when its owner has no such list.
[[nodiscard]] bool update(Connection& c, const List& list);
void remove(Connection& c, std::int64_t id, PersonId owner);

}  // namespace journeywork::store::career_lists
