#include "store/sqlite/writer.hpp"

#include <algorithm>
#include <utility>

namespace journeywork::store::sqlite {
namespace {

constexpr int checkpoint_every_pages = 4000;  // 16 MiB of log
constexpr int oversized_log_pages = 32'000;   // 128 MiB: readers have kept the log from starting over for too long
constexpr int usual_patience_ms = 5000;
constexpr int checkpoint_patience_ms = 200;
constexpr int schema_patience_ms = 600'000;

/// The disk gave a wrong answer to a request to make data safe, or the file is not what was written.
bool is_final(int code) {
  const int primary = code & 0xff;
  return primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB;
}

}  // namespace

Writer::Writer(std::unique_ptr<SqliteConnection> connection, const Database& database, std::size_t group_limit)
    : database_(database), group_limit_(group_limit), connection_(std::move(connection)) {
  // SQLite's own checkpoints ignore a failed sync; checkpoint_when_due does not.
  sqlite3_wal_hook(
      connection_->handle(),
      [](void* pages, sqlite3*, const char*, int count) {
        *static_cast<int*>(pages) = count;
        return SQLITE_OK;
      },
      &log_pages_);
  thread_ = std::thread([this] { work_off(); });
}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

std::optional<std::string> Writer::unhealthy() {
  const std::lock_guard lock(mutex_);
  return refusal_ ? refusal_ : trouble_;
}

Result<void> Writer::submit(const std::function<bool(Connection&)>& work, bool alone) {
  std::future<Result<void>> answer;
  {
    const std::lock_guard lock(mutex_);
    if (refusal_) return refuse(Error::Code::unavailable, *refusal_);
    Job job;
    job.work = &work;
    job.alone = alone;
    answer = job.done.get_future();
    queue_.push_back(std::move(job));
  }
  arrived_.notify_one();
  return answer.get();
}

std::optional<Writer::Job> Writer::wait_for_first() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [&] { return closing_ || !queue_.empty(); });
  if (queue_.empty()) return std::nullopt;
  auto job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

std::optional<Writer::Job> Writer::next(std::size_t taken) {
  const std::lock_guard lock(mutex_);
  if (taken >= group_limit_ || queue_.empty() || queue_.front().alone) return std::nullopt;
  auto job = std::move(queue_.front());
  queue_.pop_front();
  return job;
}

void Writer::work_off() {
  while (auto first = wait_for_first()) {
    auto group = first->alone ? run_alone(std::move(*first)) : run_group(std::move(*first));
    for (auto& job : group) {
      if (job.thrown) {
        job.done.set_exception(job.thrown);
      } else {
        job.done.set_value(std::move(job.outcome));
      }
    }
    checkpoint_when_due();
  }
}

Writer::Group Writer::run_group(Job first) {
  Group group;
  group.push_back(std::move(first));
  const auto answer_all = [&](const Error& error) {
    undo();
    for (auto& job : group) job.outcome = tl::unexpected(error);
    return std::move(group);
  };
  if (const auto why = refusal()) return answer_all({Error::Code::unavailable, *why, {}});
  int code = connection_->control("begin immediate");
  if (code == SQLITE_OK) code = run_in_savepoint(group.front());
  while (code == SQLITE_OK) {
    auto job = next(group.size());
    if (!job) break;
    group.push_back(std::move(*job));
    code = run_in_savepoint(group.back());
  }
  if (code != SQLITE_OK) return answer_all(fail(code));
  if (std::ranges::none_of(group, &Job::kept)) {  // pages changed and changed back would still cost a sync
    undo();
    return group;
  }
  code = connection_->control("commit");
  if (code != SQLITE_OK) return answer_all(fail_to_sync(code));
  succeed();
  return group;
}

Writer::Group Writer::run_alone(Job job) {
  auto* handle = connection_->handle();
  const auto patiently = [&]() -> Result<void> {
    if (const auto why = refusal()) return refuse(Error::Code::unavailable, *why);
    if (const int code = connection_->control("begin immediate"); code != SQLITE_OK) return tl::unexpected(fail(code));
    if (!attempt(job, [&] { connection_->require_all_references(); })) return std::move(job.outcome);
    if (const int code = connection_->control("commit"); code != SQLITE_OK) return tl::unexpected(fail_to_sync(code));
    succeed();
    return {};
  };
  sqlite3_busy_timeout(handle, schema_patience_ms);
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 0, nullptr);
  job.outcome = patiently();
  undo();
  sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  sqlite3_busy_timeout(handle, usual_patience_ms);
  Group group;
  group.push_back(std::move(job));
  return group;
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
  if (log_pages_ - pages_at_checkpoint_ < checkpoint_every_pages || refusal()) return;
  pages_at_checkpoint_ = log_pages_;
  const bool oversized = log_pages_ >= oversized_log_pages;
  auto* handle = connection_->handle();
  if (oversized) sqlite3_busy_timeout(handle, checkpoint_patience_ms);
  const int code = sqlite3_wal_checkpoint_v2(
      handle, nullptr, oversized ? SQLITE_CHECKPOINT_RESTART : SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  if (oversized) sqlite3_busy_timeout(handle, usual_patience_ms);
  const int primary = code & 0xff;
  // A reader in the way only puts it off.
  if (primary != SQLITE_OK && primary != SQLITE_BUSY && primary != SQLITE_LOCKED) fail_to_sync(code);
}

std::optional<std::string> Writer::refusal() {
  const std::lock_guard lock(mutex_);
  return refusal_;
}

void Writer::succeed() {
  const std::lock_guard lock(mutex_);
  trouble_.reset();
}

Error Writer::fail(int code) {
  const std::lock_guard lock(mutex_);
  trouble_ = connection_->explain(code);
  return error_of(Failure(*trouble_));
}

Error Writer::fail_to_sync(int code) {
  if (!is_final(code)) return fail(code);
  sqlite3_db_config(connection_->handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
  const std::lock_guard lock(mutex_);
  refusal_ = "Changes can no longer be saved: " + connection_->explain(code) +
             ". It is not certain that the last change was kept. Check the disk, then start the program again.";
  return {Error::Code::unavailable, *refusal_, {}};
}

}  // namespace journeywork::store::sqlite
