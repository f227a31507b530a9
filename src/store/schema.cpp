#include <vector>

#include "embedded/migrations.hpp"
#include "store/migrate.hpp"

namespace journeywork::store {
namespace {

std::vector<Migration> built_in() {
  std::vector<Migration> all;
  for (const auto& file : embedded::migrations()) all.push_back({file.path, file.data});
  return all;
}

}  // namespace

Result<std::vector<int>> migrate(Database& database) { return migrate(database, built_in()); }

Result<void> check_schema(Database& database) { return check_schema(database, built_in()); }

}  // namespace journeywork::store
