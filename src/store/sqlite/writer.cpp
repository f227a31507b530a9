#include "store/sqlite/writer.hpp"

#include <algorithm>
#include <utility>

namespace journeywork::store::sqlite {
namespace {

constexpr int checkpoint_every_pages = 4000;  // 16 MiB of log
constexpr int oversized_log_pages = 16'000;  // 64 MiB: readers and writes have kept the log from starting over too long
constexpr std::size_t worth_a_sync = 16;     // measured: fewer log the same pages too often, more keep the disk waiting
constexpr int usual_patience_ms = 5000;
constexpr int checkpoint_patience_ms = 200;
constexpr int schema_patience_ms = 600'000;

}  // namespace

Writer::Writer(std::unique_ptr<SqliteConnection> connection, const Database& database, std::size_t group_limit)
    : database_(database), group_limit_(group_limit), connection_(std::move(connection)) {
  // SQLite's own checkpoints ignore a failed sync; checkpoint_when_due does not.
  sqlite3_wal_hook(
      connection_->handle(),
      [](void* writer, sqlite3*, const char*, int pages) {
        static_cast<Writer*>(writer)->log_pages_ = pages;
        static_cast<Writer*>(writer)->logged_ = true;
        return SQLITE_OK;
      },
      this);
  checkpointer_ = std::make_unique<Checkpointer>(
      std::make_unique<SqliteConnection>(connection_->path(), SqliteConnection::Use::write), health_);
  if (group_limit_ > 1) {
    connection_->leave_syncs_to_caller();
    log_sync_ = std::make_unique<LogSync>(connection_->log(), connection_->path(), health_, [this] {
      const std::lock_guard lock(mutex_);
      arrived_.notify_one();
    });
  }
  thread_ = std::thread([this] { work_off(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_one();
  thread_.join();
  log_sync_.reset();
  checkpointer_.reset();
  // What may not be on disk is not copied to where the next start would believe it.
  if (health_.refusal()) connection_->keep_log_on_close();
}

Result<void> Writer::submit(const std::function<bool(Connection&)>& work, bool alone) {
  if (const auto why = health_.refusal()) return refuse(Error::Code::unavailable, *why);
  Job job;
  job.work = &work;
  job.alone = alone;
  auto answered = job.done.get_future();
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back(std::move(job));
  }
  arrived_.notify_one();
  return answered.get();
}

std::optional<Job> Writer::wait_for_first() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return closing_ || !queue_.empty(); });
  if (queue_.empty()) return std::nullopt;
  auto job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

std::optional<Job> Writer::next(std::size_t taken) {
  std::unique_lock lock(mutex_);
  const auto sync_is_free = [&] { return !log_sync_ || !log_sync_->busy(); };
  if (taken >= group_limit_ || (taken >= worth_a_sync && sync_is_free())) return std::nullopt;
  // Committing sooner would not be answered sooner, and pages that several writes change would be logged once for each.
  arrived_.wait(lock, [&] { return closing_ || !queue_.empty() || sync_is_free(); });
  if (queue_.empty() || queue_.front().alone) return std::nullopt;
  auto job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

void Writer::work_off() {
  while (auto first = wait_for_first()) {
    first->alone ? run_alone(std::move(*first)) : run_group(std::move(*first));
    checkpoint_when_due();
  }
}

int Writer::commit() {
  logged_ = false;
  return connection_->control("commit");
}

void Writer::pass_on(Group group, bool to_be_synced) {
  if (log_sync_) {
    log_sync_->add(std::move(group), to_be_synced);
  } else {
    if (to_be_synced) health_.succeed();
    answer(group);
  }
}

void Writer::run_group(Job first) {
  Group group;
  group.push_back(std::move(first));
  const auto refuse_all = [&](const Error& error) {
    undo();
    answer(group, error);
  };
  if (const auto why = health_.refusal()) return refuse_all({Error::Code::unavailable, *why, {}});
  int code = connection_->control("begin immediate");
  if (code == SQLITE_OK) code = run_in_savepoint(group.front());
  while (code == SQLITE_OK) {
    auto job = next(group.size());
    if (!job) break;
    group.push_back(std::move(*job));
    code = run_in_savepoint(group.back());
  }
  if (code != SQLITE_OK) return refuse_all(fail(code));
  if (std::ranges::none_of(group, &Job::kept)) {  // pages changed and changed back would still cost a sync
    undo();
    return pass_on(std::move(group), false);
  }
  code = commit();
  if (code != SQLITE_OK) return refuse_all(fail_to_sync(code));
  pass_on(std::move(group), logged_);
}

void Writer::run_alone(Job job) {
  auto* handle = connection_->handle();
  const auto patiently = [&]() -> Result<bool> {
    if (const auto why = health_.refusal()) return refuse(Error::Code::unavailable, *why);
    if (const int code = connection_->control("begin immediate"); code != SQLITE_OK) return tl::unexpected(fail(code));
    if (!attempt(job, [&] { connection_->require_all_references(); })) return false;
    if (const int code = commit(); code != SQLITE_OK) return tl::unexpected(fail_to_sync(code));
    return logged_;
  };
  sqlite3_busy_timeout(handle, schema_patience_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  const auto committed = patiently();
  undo();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_busy_timeout(handle, usual_patience_ms);
  if (!committed) job.outcome = tl::unexpected(committed.error());
  Group group;
  group.push_back(std::move(job));
  pass_on(std::move(group), committed.value_or(false));
}

bool Writer::attempt(Job& job, const std::function<void()>& check) {
  try {
    const InsideTransaction inside(database_);
    if (!connection_->attempt(*job.work)) return false;
    check();
    return true;
  } catch (const Failure& failure) {
    job.outcome = tl::unexpected(error_of(failure));
  } catch (...) {
    job.thrown = std::current_exception();
  }
  return false;
}

int Writer::run_in_savepoint(Job& job) {
  if (const int code = connection_->control("savepoint one_write"); code != SQLITE_OK) return code;
  job.kept = attempt(job, [&] { connection_->require_references(); });
  if (!connection_->in_transaction()) {  // SQLite has ended it, with the writes of the others: only some errors do that
    const int code = sqlite3_extended_errcode(connection_->handle());
    return code == SQLITE_OK ? SQLITE_ABORT : code;
  }
  if (!job.kept) {
    if (const int code = connection_->control("rollback to one_write"); code != SQLITE_OK) return code;
  }
  return connection_->control("release one_write");
}

void Writer::undo() {
  if (connection_->in_transaction()) static_cast<void>(connection_->control("rollback"));
}

void Writer::checkpoint_when_due() {
  if (log_pages_ < pages_at_checkpoint_) pages_at_checkpoint_ = 0;  // the log has started over
  if (log_pages_ - pages_at_checkpoint_ < checkpoint_every_pages) return;
  pages_at_checkpoint_ = log_pages_;
  if (log_pages_ < oversized_log_pages) return checkpointer_->ask();
  // The log starts over only when nothing is written meanwhile. What is not on disk yet is not copied: a sync that
  // fails is told once to each open file, and this file is the one that is synced beside.
  if (log_sync_) log_sync_->drain();
  sqlite3_busy_timeout(connection_->handle(), checkpoint_patience_ms);
  checkpoint(*connection_, SQLITE_CHECKPOINT_RESTART, health_);
  sqlite3_busy_timeout(connection_->handle(), usual_patience_ms);
}

Error Writer::fail(int code) {
  auto why = connection_->explain(code);
  health_.fail(why);
  return error_of(Failure(why));
}

Error Writer::fail_to_sync(int code) {
  if (!is_final(code)) return fail(code);
  return {Error::Code::unavailable, health_.give_up(given_up(connection_->explain(code))), {}};
}

}  // namespace journeywork::store::sqlite
