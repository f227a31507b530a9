#include "store/sqlite/writer.hpp"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>

#include <array>
#include <latch>
#include <thread>

#include "store/sqlite/testing/sync_shim.hpp"
#include "store/testing/fresh_database.hpp"

// Group commit and what becomes of it when the disk fails.
namespace journeywork::store::testing {
namespace {

constexpr Query insert{"note.insert", "insert into note (id, body) values ($1, $2)"};
constexpr Query count{"note.count", "select count(*) from note"};

void create_notes(Database& database) {
  create_table(database, "create table note (id bigint primary key, body text not null)");
}

Result<void> add(Database& database, std::int64_t id, const std::string& body = "x") {
  return database.write([&](Connection& c) -> Result<void> {
    c(insert, id, body);
    return {};
  });
}

std::int64_t notes(Database& database) {
  return database.read([](Connection& c) -> Result<std::int64_t> { return c.one(count)->integer(0); }).value();
}

/// Runs `work` on so many threads, which start together; returns how many of them said yes.
int together(int threads, const std::function<bool(int)>& work) {
  std::latch ready(threads);
  std::atomic<int> yes = 0;
  std::vector<std::thread> running;
  for (int i = 0; i < threads; ++i) {
    running.emplace_back([&, i] {
      ready.arrive_and_wait();
      yes += work(i) ? 1 : 0;
    });
  }
  for (auto& thread : running) thread.join();
  return yes;
}

/// Adds notes 1 to `others` while the writer is kept busy by one more write, note 0, so that they meet in one group.
int add_as_one_group(Database& database, int others) {
  std::latch busy(1);
  std::latch queued(others);
  std::thread holder([&] {
    static_cast<void>(database.write([&](Connection& c) -> Result<void> {
      busy.count_down();
      queued.wait();
      c(insert, 0, "held");
      return {};
    }));
  });
  busy.wait();
  const int added = together(others, [&](int i) {
    queued.count_down();
    return add(database, i + 1).has_value();
  });
  holder.join();
  return added;
}

bool says(const std::optional<std::string>& text, std::string_view part) {
  return text && text->find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what a write acknowledged is on disk") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  for (int i = 0; i < 20; ++i) {
    const int before = disk.log_syncs;
    REQUIRE(add(*database, i).has_value());
    CHECK(disk.log_syncs > before);
    CHECK_FALSE(disk.unsynced("-wal"));
  }
}

TEST_CASE("a write that changes nothing costs no sync") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  const int before = disk.log_syncs;
  CHECK_FALSE(database
                  ->write([](Connection& c) -> Result<void> {
                    c(insert, 1, "never mind");
                    return refuse(Error::Code::invalid, "no");
                  })
                  .has_value());
  CHECK(database->write([](Connection& c) -> Result<std::int64_t> { return c.one(count)->integer(0); }) == 0);
  CHECK(disk.log_syncs == before);
}

TEST_CASE("writers that wait share a sync, and every one of them is kept") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  const int before = disk.log_syncs;
  CHECK(add_as_one_group(*database, 40) == 40);
  CHECK(disk.log_syncs - before < 30);
  CHECK(notes(*database) == 41);
}

TEST_CASE("without group commit every write has its own sync") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = open_or_fail(place.url() + "?group_commit=off");
  create_notes(*database);
  const int before = disk.log_syncs;
  CHECK(add_as_one_group(*database, 40) == 40);
  CHECK(disk.log_syncs - before >= 41);
}

TEST_CASE("a group is bounded") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  constexpr int writers = static_cast<int>(sqlite::Writer::default_group) + 44;
  const int before = disk.log_syncs;
  CHECK(add_as_one_group(*database, writers) == writers);
  CHECK(disk.log_syncs - before >= 2);
}

TEST_CASE("after a failed sync all of its group are told, and no write is believed again") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  REQUIRE(add(*database, 1000).has_value());
  REQUIRE(database->unhealthy() == std::nullopt);

  disk.log_sync_result = SQLITE_IOERR_FSYNC;
  CHECK(add_as_one_group(*database, 30) == 0);
  CHECK(says(database->unhealthy(), "Changes can no longer be saved"));
  CHECK(says(database->unhealthy(), place.path()));

  disk.log_sync_result = SQLITE_OK;  // the disk says that all is well, which it is not
  const int before = disk.log_syncs;
  const auto later = add(*database, 2000);
  REQUIRE_FALSE(later.has_value());
  CHECK(later.error().code == Error::Code::unavailable);
  CHECK(later.error().message == database->unhealthy());
  CHECK_FALSE(database->change_schema([](Connection&) -> Result<void> { return {}; }).has_value());
  CHECK(disk.log_syncs == before);
  CHECK(notes(*database) >= 1);  // reads go on, and show at least what was acknowledged
}

TEST_CASE("while one group is being synced the next is run, and each is answered after its own sync") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  std::latch syncing(1);
  std::latch second_has_run(1);
  std::atomic<int> syncs = 0;
  std::atomic<int> answered = 0;
  std::atomic<int> answered_too_early = 0;
  disk.during_log_sync = [&] {
    if (syncs++ == 0) {
      syncing.count_down();
      second_has_run.wait();
    }
    answered_too_early += answered - (syncs - 1);  // in each sync, only the groups of those before it are answered
  };
  std::thread first([&] {
    CHECK(add(*database, 1).has_value());
    ++answered;
  });
  syncing.wait();
  std::thread second([&] {
    CHECK(database
              ->write([&](Connection& c) -> Result<void> {
                CHECK(c.one(count)->integer(0) == 1);
                c(insert, 2, "run beside the sync of the first");
                second_has_run.count_down();
                return {};
              })
              .has_value());
    ++answered;
  });
  first.join();
  second.join();
  CHECK(syncs == 2);
  CHECK(answered_too_early <= 0);
  disk.during_log_sync = nullptr;
}

TEST_CASE("who read what is not on disk yet is answered when it is") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  std::latch syncing(1);
  std::latch read(1);
  std::atomic<bool> safe = false;
  disk.during_log_sync = [&] {
    syncing.count_down();
    read.wait();
    safe = true;
  };
  std::thread writing([&] { CHECK(add(*database, 1).has_value()); });
  syncing.wait();
  std::thread asking([&] {
    const auto found = database->write([&](Connection& c) -> Result<std::int64_t> {
      const auto seen = c.one(count)->integer(0);
      read.count_down();
      return seen;
    });
    CHECK(found == 1);
    CHECK(safe);
  });
  writing.join();
  asking.join();
  disk.during_log_sync = nullptr;
}

TEST_CASE("an exception keeps its way to its caller when the commit of its group fails") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  disk.log_sync_result = SQLITE_IOERR_FSYNC;
  const int told = together(8, [&](int i) {
    try {
      const auto written = database->write([&](Connection& c) -> Result<void> {
        c(insert, i, "x");
        if (i % 2 == 1) throw i;
        return {};
      });
      return !written.has_value() && written.error().code == Error::Code::unavailable;
    } catch (int thrown) {
      return thrown == i;
    }
  });
  CHECK(told == 8);
}

TEST_CASE("a failed sync during a checkpoint ends writing too") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  disk.main_sync_result = SQLITE_IOERR_FSYNC;
  const std::string large(2'000'000, 'x');
  int added = 0;
  while (added < 200 && add(*database, added, large).has_value()) ++added;
  CHECK(added > 0);
  CHECK(added < 200);
  CHECK(says(database->unhealthy(), "Changes can no longer be saved"));
  CHECK(notes(*database) >= added);  // what was refused meanwhile may be there, as its error says
}

TEST_CASE("a full disk refuses what does not fit and goes on when there is room") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  REQUIRE(add(*database, 1).has_value());
  disk.log_write_result = SQLITE_FULL;
  const auto refused = add(*database, 2);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Error::Code::unavailable);
  CHECK(says(refused.error().message, "disk is full"));
  CHECK(says(database->unhealthy(), "disk is full"));
  disk.log_write_result = SQLITE_OK;
  CHECK(add(*database, 3).has_value());
  CHECK(database->unhealthy() == std::nullopt);
  CHECK(notes(*database) == 2);
}

TEST_CASE("a transaction that SQLite ends by itself takes its whole group along") {
  SyncShim disk;
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  disk.log_write_result = SQLITE_FULL;
  const std::string larger_than_the_cache(20'000'000, 'x');
  const auto refused = add(*database, 1, larger_than_the_cache);
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Error::Code::unavailable);
  CHECK(says(refused.error().message, "disk is full"));
  disk.log_write_result = SQLITE_OK;
  CHECK(add(*database, 1).has_value());
  CHECK(notes(*database) == 1);
}

TEST_CASE("the log starts over and does not grow for ever") {
  const SqliteFile place;
  const auto database = place.open();
  create_notes(*database);
  const std::string body(500'000, 'x');
  for (int i = 0; i < 200; ++i) REQUIRE(add(*database, i, body).has_value());
  CHECK(std::filesystem::file_size(place.path() + "-wal") < 80'000'000);
}

TEST_CASE("closing finishes and leaves one file") {
  const SqliteFile place;
  {
    const auto database = place.open();
    create_notes(*database);
    REQUIRE(add(*database, 1).has_value());
    CHECK(notes(*database) == 1);
  }
  CHECK(std::filesystem::exists(place.path()));
  CHECK_FALSE(std::filesystem::exists(place.path() + "-wal"));
}

TEST_CASE("what was acknowledged survives the death of the process") {
  const SqliteFile place;
  create_notes(*place.open());
  std::array<int, 2> acknowledged{};
  REQUIRE(::pipe(acknowledged.data()) == 0);
  const auto child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    const auto database = store::open(place.url());
    if (!database) ::_exit(1);
    together(8, [&](int writer) {
      for (std::int64_t n = 0;; ++n) {
        const std::int64_t id = n * 8 + writer;
        if (!add(**database, id) || ::write(acknowledged[1], &id, sizeof id) != sizeof id) ::_exit(1);
      }
      return true;
    });
  }
  ::close(acknowledged[1]);
  std::vector<std::int64_t> ids;
  for (std::int64_t id = 0; ::read(acknowledged[0], &id, sizeof id) == sizeof id;) {
    ids.push_back(id);
    if (ids.size() == 300) ::kill(child, SIGKILL);  // what is in the pipe by then was acknowledged too
  }
  ::waitpid(child, nullptr, 0);
  ::close(acknowledged[0]);
  const auto database = place.open();
  constexpr Query find{"note.find", "select count(*) from note where id = $1"};
  const auto missing = database->read([&](Connection& c) -> Result<int> {
    int lost = 0;
    for (const auto id : ids) lost += c.one(find, id)->integer(0) == 1 ? 0 : 1;
    return lost;
  });
  CHECK(ids.size() >= 300);
  CHECK(missing == 0);
}

}  // namespace journeywork::store::testing
