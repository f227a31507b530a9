#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "store/database.hpp"

namespace journeywork::store {

/// One step of the schema: "sqlite/0002_add_notes.sql" or "postgres/0002_add_notes.sql", and the statements in it. The
/// steps of a dialect are numbered from 1 without a gap; a step that was published is never changed.
struct Migration {
  std::string_view path;
  std::string_view sql;
};

/// What migrate(Database&) and check_schema(Database&) do with the migrations built into the program. `all` may hold
/// both dialects in any order. Badly numbered ones throw std::logic_error. A step that fails leaves its number
/// unapplied, those before it applied, and its name in the error. Two programs may do this at once: each step is
/// applied by one of them.
[[nodiscard]] Result<std::vector<int>> migrate(Database& database, std::span<const Migration> all);
[[nodiscard]] Result<void> check_schema(Database& database, std::span<const Migration> all);

}  // namespace journeywork::store
