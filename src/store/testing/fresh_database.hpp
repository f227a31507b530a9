#pragma once

#include <doctest/doctest.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "store/database.hpp"

/// An empty database for one test, gone with it. A suite for both drivers is written once:
///
///     TEST_CASE_TEMPLATE("a sentence", Place, SqliteFile, PostgresSchema) {
///       if (!Place::available()) return;
///       const Place place;
///       const auto database = place.open();
namespace journeywork::store::testing {

/// Unique among the processes and threads of this machine.
inline std::string fresh_name() {
  static std::atomic<int> count = 0;
  return "jw_test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

inline std::unique_ptr<Database> open_or_fail(const std::string& url) {
  auto database = store::open(url);
  if (!database) FAIL(database.error().message);
  return std::move(*database);
}

/// A file in a folder of its own.
class SqliteFile {
 public:
  static bool available() { return true; }

  SqliteFile() : folder_(std::filesystem::temp_directory_path() / fresh_name()) {
    std::filesystem::create_directory(folder_);
  }
  ~SqliteFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  SqliteFile(const SqliteFile&) = delete;
  SqliteFile& operator=(const SqliteFile&) = delete;

  [[nodiscard]] std::string folder() const { return folder_.string(); }
  [[nodiscard]] std::string path() const { return (folder_ / "test.db").string(); }
  [[nodiscard]] std::string url() const { return "sqlite:" + path(); }
  [[nodiscard]] std::unique_ptr<Database> open() const { return open_or_fail(url()); }

 private:
  std::filesystem::path folder_;
};

/// A schema of its own in the database that the environment variable JOURNEYWORK_TEST_POSTGRES names. Without it such
/// tests are left out, or fail where JOURNEYWORK_REQUIRE_POSTGRES=1 asks for the whole truth.
class PostgresSchema {
 public:
  static bool available() {
    const char* required = std::getenv("JOURNEYWORK_REQUIRE_POSTGRES");
    if (!server().empty()) return true;
    if (required && std::string_view(required) == "1") FAIL("JOURNEYWORK_TEST_POSTGRES names no PostgreSQL server");
    MESSAGE("left out: JOURNEYWORK_TEST_POSTGRES names no PostgreSQL server");
    return false;
  }
  /// The URL of the server; empty when there is none.
  static std::string server() {
    const char* url = std::getenv("JOURNEYWORK_TEST_POSTGRES");
    return url ? url : "";
  }
  /// `url` with one more parameter.
  static std::string with(const std::string& url, const std::string& parameter) {
    return url + (url.find('?') == std::string::npos ? '?' : '&') + parameter;
  }

  PostgresSchema() : name_(fresh_name()) { change("create schema " + name_); }
  ~PostgresSchema() { change("drop schema " + name_ + " cascade"); }
  PostgresSchema(const PostgresSchema&) = delete;
  PostgresSchema& operator=(const PostgresSchema&) = delete;

  [[nodiscard]] std::string url() const {
    return with(server(), "options=-csearch_path%3D" + name_ + "&application_name=" + name_);
  }
  /// Also the application_name of its connections.
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::unique_ptr<Database> open() const { return open_or_fail(url()); }

 private:
  static void change(const std::string& sql) {
    const auto changed = open_or_fail(server())->change_schema([&](Connection& connection) -> Result<void> {
      connection.script(sql);
      return {};
    });
    CHECK_MESSAGE(changed.has_value(), sql);
  }

  std::string name_;
};

/// Runs a script that must succeed.
inline void run_script(Database& database, std::string_view sql) {
  const auto ran = database.change_schema([&](Connection& connection) -> Result<void> {
    connection.script(sql);
    return {};
  });
  if (!ran) FAIL(ran.error().message);
}

/// Makes a table from a definition in PostgreSQL's types bigint, text and bytea.
inline void create_table(Database& database, std::string sql) {
  if (database.dialect() == "sqlite") {
    for (const auto& [theirs, ours] : {std::pair{"bigint", "integer"}, {"bytea", "blob"}}) {
      for (auto at = sql.find(theirs); at != std::string::npos; at = sql.find(theirs)) {
        sql.replace(at, std::string_view(theirs).size(), ours);
      }
    }
    sql += " strict";
  }
  run_script(database, sql);
}

}  // namespace journeywork::store::testing
