#pragma once

#include <type_traits>
#include <utility>

#include "store/testing/fresh_database.hpp"

namespace journeywork::store::testing {

/// A database with the program's own schema, and two people, 5 and 6.
template <class Place>
std::unique_ptr<Database> with_two_people(const Place& place) {
  auto database = place.open();
  if (const auto migrated = migrate(*database); !migrated) FAIL(migrated.error().message);
  run_script(*database, R"(insert into person (id, name, email, locale, created_at) values
      (5, 'Ana', 'ana@x.org', 'en-US', 0), (6, 'Ben', 'ben@x.org', 'en-US', 0);)");
  return database;
}

/// Runs something in a write that must succeed, and returns what it returns.
template <class F>
auto written(Database& database, const F& work) {
  using T = std::invoke_result_t<F, Connection&>;
  if constexpr (std::is_void_v<T>) {
    const auto done = database.write([&](Connection& c) -> Result<void> {
      work(c);
      return {};
    });
    if (!done) FAIL(done.error().message);
  } else {
    auto done = database.write([&](Connection& c) -> Result<T> { return work(c); });
    if (!done) FAIL(done.error().message);
    return std::move(*done);
  }
}

}  // namespace journeywork::store::testing
