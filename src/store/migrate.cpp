#include "store/migrate.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <string>
#include <utility>

namespace journeywork::store {
namespace {

struct Step {
  int number = 0;
  std::string name;  ///< "0002_add_notes"
  std::string_view sql;
};

/// What has to be said differently to the two databases.
struct Dialect {
  std::string_view folder;
  std::string_view prepare;  ///< makes the table; keeps other programs out until the transaction ends
  Query has_table;
};

const Dialect& dialect_of(const Database& database) {
  static constexpr Dialect sqlite{
      "sqlite/",
      "create table if not exists schema_migration (number integer primary key, name text not null,"
      " applied_at integer not null) strict",
      {"store.has_schema_table",
       "select count(*) from sqlite_master where type = 'table' and name = 'schema_migration'"}};
  // Creating the same table twice at once is an error there, so the lock comes first. Its number spells "journey".
  static constexpr Dialect postgres{
      "postgres/",
      "select pg_advisory_xact_lock(29958897753023865);"
      "create table if not exists schema_migration (number integer primary key, name text not null,"
      " applied_at bigint not null)",
      {"store.has_schema_table",
       "select count(*) from pg_catalog.pg_class where oid = to_regclass('schema_migration')"}};
  return database.dialect() == "sqlite" ? sqlite : postgres;
}

constexpr Query version{"store.schema_version", "select coalesce(max(number), 0) from schema_migration"};
constexpr Query record{"store.record_migration",
                       "insert into schema_migration (number, name, applied_at) values ($1, $2, $3)"};

std::vector<Step> steps_for(const Database& database, std::span<const Migration> all) {
  const auto folder = dialect_of(database).folder;
  std::vector<Step> steps;
  for (const auto& migration : all) {
    if (!migration.path.starts_with(folder)) continue;
    auto name = migration.path.substr(folder.size());
    name = name.substr(0, name.rfind(".sql"));
    Step step{0, std::string(name), migration.sql};
    std::from_chars(name.data(), name.data() + name.size(), step.number);
    steps.push_back(std::move(step));
  }
  std::ranges::sort(steps, {}, &Step::number);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (std::cmp_not_equal(steps[i].number, i + 1)) {
      throw std::logic_error("migration " + std::string(folder) + steps[i].name + " should be number " +
                             std::to_string(i + 1));
    }
  }
  return steps;
}

Error newer(std::int64_t there, std::size_t known) {
  return {Error::Code::conflict,
          "This database is at version " + std::to_string(there) + ", this program knows " + std::to_string(known) +
              ": install the program that wrote it, or a newer one, or restore the backup made before the upgrade.",
          {}};
}

/// 0 for a database that was never migrated.
Result<std::int64_t> schema_version(Database& database) {
  return database.read([&](Connection& connection) -> Result<std::int64_t> {
    if (connection.one(dialect_of(database).has_table)->integer(0) == 0) return 0;
    return connection.one(version)->integer(0);
  });
}

std::int64_t milliseconds_now() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

/// Applies the step unless that is already done. True when this call has done it.
Result<bool> apply(Database& database, const Step& step, std::size_t known) {
  std::string cause;
  const auto failed = [&](const std::string& why) {
    return refuse(Error::Code::conflict, "Migration " + step.name + " failed and was undone: " + why + ".");
  };
  try {
    auto applied = database.change_schema([&](Connection& connection) -> Result<bool> {
      connection.script(dialect_of(database).prepare);
      const auto there = connection.one(version)->integer(0);
      if (std::cmp_greater(there, known)) return tl::unexpected(newer(there, known));
      if (there >= step.number) return false;
      try {
        connection.script(step.sql);
      } catch (const Failure& failure) {
        cause = failure.what();
        throw;
      }
      connection(record, std::int64_t{step.number}, step.name, milliseconds_now());
      return true;
    });
    if (!applied && !cause.empty()) return failed(cause);
    return applied;
  } catch (const std::logic_error& mistake) {
    return failed(mistake.what());
  }
}

}  // namespace

Result<std::vector<int>> migrate(Database& database, std::span<const Migration> all) {
  const auto steps = steps_for(database, all);
  std::vector<int> numbers;
  // Asked first, so that a database which is newer, or has nothing to gain, is not written to.
  const auto there = schema_version(database);
  if (!there) return tl::unexpected(there.error());
  if (std::cmp_greater(*there, steps.size())) return tl::unexpected(newer(*there, steps.size()));
  for (auto step = steps.begin() + *there; step != steps.end(); ++step) {
    const auto applied = apply(database, *step, steps.size());
    if (!applied) return tl::unexpected(applied.error());
    if (*applied) numbers.push_back(step->number);
  }
  return numbers;
}

Result<void> check_schema(Database& database, std::span<const Migration> all) {
  const auto known = steps_for(database, all).size();
  const auto there = schema_version(database);
  if (!there) return tl::unexpected(there.error());
  if (std::cmp_greater(*there, known)) return tl::unexpected(newer(*there, known));
  if (std::cmp_equal(*there, known)) return {};
  return refuse(Error::Code::conflict, "This database is at version " + std::to_string(*there) +
                                           ", this program needs " + std::to_string(known) +
                                           ": make a backup, then run `journeywork migrate`.");
}

}  // namespace journeywork::store
