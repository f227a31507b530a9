#include "store/sqlite/database.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "store/testing/fresh_database.hpp"

// Opening: what may be wrong with a place for data, in one line that names it.
namespace journeywork::store::testing {
namespace {

/// As long as it lives, this process has no more rights than anybody.
class AsNobody {
 public:
  AsNobody() : user_(::geteuid()) {
    if (user_ == 0) REQUIRE(::seteuid(65534) == 0);
  }
  ~AsNobody() { CHECK(::seteuid(user_) == 0); }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  uid_t user_;
};

std::string complaint(const std::string& url) {
  const auto database = store::open(url);
  if (database) return "none";
  CHECK(database.error().message.find('\n') == std::string::npos);
  return database.error().message;
}

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Runs SQL on a connection of its own, as another program would.
struct OtherProgram {
  explicit OtherProgram(const SqliteFile& place) { REQUIRE(sqlite3_open(place.path().c_str(), &handle) == SQLITE_OK); }
  ~OtherProgram() { sqlite3_close(handle); }
  OtherProgram(const OtherProgram&) = delete;
  OtherProgram& operator=(const OtherProgram&) = delete;
  [[nodiscard]] int run(const char* sql) const { return sqlite3_exec(handle, sql, nullptr, nullptr, nullptr); }
  sqlite3* handle = nullptr;
};

std::string pragma(Connection& c, const std::string& name) {
  const auto row = c.one(Query{"pragma." + name, "select cast(" + name + " as text) from pragma_" + name});
  return row->text(0);
}

}  // namespace

TEST_CASE("a new file is for its owner only") {
  const SqliteFile place;
  const auto database = place.open();
  create_table(*database, "create table t (a bigint)");
  for (const auto* ending : {"", "-wal", "-shm"}) {
    struct stat found{};
    REQUIRE(::stat((place.path() + ending).c_str(), &found) == 0);
    CHECK((found.st_mode & 0777) == 0600);
  }
}

TEST_CASE("connections are set for durability and strictness") {
  const SqliteFile place;
  const std::string normal = "1";  // the log is synced beside the commit: writer_test.cpp
  const std::string full = "2";
  for (const auto& [option, synchronous] : {std::pair{"", normal}, {"?group_commit=off", full}}) {
    const auto database = open_or_fail(place.url() + option);
    const auto check = [&](Connection& c) -> Result<void> {
      CHECK(pragma(c, "journal_mode") == "wal");
      CHECK(pragma(c, "foreign_keys") == "1");
      return {};
    };
    CHECK(database->read(check).has_value());
    CHECK(database
              ->write([&](Connection& c) -> Result<void> {
                CHECK(pragma(c, "synchronous") == synchronous);
                return check(c);
              })
              .has_value());
  }
}

TEST_CASE("a place that cannot hold a database is named") {
  const SqliteFile place;
  CHECK(says(complaint("sqlite:"), "names no file"));
  CHECK(says(complaint("sqlite:" + place.folder() + "/missing/test.db"), place.folder() + "/missing"));
  CHECK(says(complaint("sqlite:" + place.folder() + "/missing/test.db"), "create it"));
  CHECK(says(complaint("sqlite:" + place.folder()), "is a folder"));
  CHECK_FALSE(std::filesystem::exists(place.folder() + "/missing"));
}

TEST_CASE("a file that is not a database is left as it is") {
  const SqliteFile place;
  const std::string text = "Dear diary, this is not a database. " + std::string(2000, '.');
  std::ofstream(place.path()) << text;
  CHECK(complaint(place.url()) == place.path() + " is not a SQLite database");
  std::ifstream in(place.path());
  CHECK(std::string(std::istreambuf_iterator<char>(in), {}) == text);
}

TEST_CASE("a file or folder without the right to write is named") {
  const SqliteFile place;
  create_table(*place.open(), "create table t (a bigint)");
  ::chmod(place.path().c_str(), 0444);
  ::chmod(place.folder().c_str(), 0755);
  {
    const AsNobody nobody;
    CHECK(says(complaint(place.url()), place.path() + " is read-only"));
    if (::geteuid() == 65534) {
      CHECK(says(complaint("sqlite:" + place.folder() + "/new.db"), "new.db cannot be created: Permission denied"));
    }
  }
  ::chmod(place.path().c_str(), 0);
  const AsNobody nobody;
  CHECK(says(complaint(place.url()), place.path() + " cannot be opened: Permission denied"));
}

TEST_CASE("options other than group_commit are refused") {
  const SqliteFile place;
  CHECK(complaint(place.url() + "?group_commit=on") == "none");
  CHECK(complaint(place.url() + "?group_commit=off") == "none");
  CHECK(says(complaint(place.url() + "?sync=off"), "unknown option 'sync=off'"));
  CHECK(says(complaint("mysql://root:secret@localhost/x"), "must start with sqlite: or postgresql://"));
  CHECK_FALSE(says(complaint("mysql://root:secret@localhost/x"), "secret"));
}

TEST_CASE("another program that writes for a moment is waited for, and its writes are seen") {
  const SqliteFile place;
  const auto database = place.open();
  create_table(*database, "create table t (a bigint)");
  const OtherProgram other(place);
  REQUIRE(other.run("begin immediate; insert into t values (1)") == SQLITE_OK);
  std::thread writer([&] {
    CHECK(database
              ->write([](Connection& c) -> Result<void> {
                c(Query{"t.insert", "insert into t (a) values (2)"});
                return {};
              })
              .has_value());
  });
  REQUIRE(other.run("commit") == SQLITE_OK);
  writer.join();
  const auto sum = database->read(
      [](Connection& c) -> Result<std::int64_t> { return c.one(Query{"t.sum", "select sum(a) from t"})->integer(0); });
  CHECK(sum == 3);
}

TEST_CASE("a damaged file is told in words") {
  const SqliteFile place;
  {
    const auto database = place.open();
    create_table(*database, "create table t (a bigint, b text)");
    run_script(*database, "insert into t values (1, hex(zeroblob(20000)))");
  }
  std::fstream file(place.path(), std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);
  file << std::string(4096, '\x5a');
  file.close();
  const auto database = place.open();
  const auto read =
      database->read([](Connection& c) -> Result<Rows> { return c(Query{"t.all", "select a, b from t"}); });
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error().code == Error::Code::unavailable);
  CHECK(says(read.error().message, place.path() + " is damaged"));
}

}  // namespace journeywork::store::testing
