#include "store/sqlite/log_sync.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "store/sqlite/connection.hpp"

namespace journeywork::store::sqlite {

void answer(Group& group) {
  for (auto& job : group) {
    if (job.thrown) {
      job.done.set_exception(job.thrown);
    } else {
      job.done.set_value(std::move(job.outcome));
    }
  }
}

void answer(Group& group, const Error& error) {
  for (auto& job : group) job.outcome = tl::unexpected(error);
  answer(group);
}

std::string given_up(const std::string& why) {
  return "Changes can no longer be saved: " + why +
         ". It is not certain that the last change was kept. Check the disk, then start the program again.";
}

LogSync::LogSync(sqlite3_file* log, std::string path, Health& health, std::function<void()> when_idle)
    : log_(log), path_(std::move(path)), health_(health), when_idle_(std::move(when_idle)) {
  // The first sync of a new file also makes its name safe, and notes that in the file: not a thing for two threads.
  if (const auto synced = sync(); !synced) throw Failure(synced.error().message);
  thread_ = std::thread([this] { work_off(); });
}

LogSync::~LogSync() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void LogSync::add(Group group, bool to_be_synced) {
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back({std::move(group), to_be_synced});
  }
  arrived_.notify_one();
}

bool LogSync::busy() {
  const std::lock_guard lock(mutex_);
  return syncing_ || !waiting_.empty();
}

void LogSync::drain() {
  std::unique_lock lock(mutex_);
  idle_.wait(lock, [&] { return waiting_.empty() && !syncing_; });
}

void LogSync::work_off() {
  std::unique_lock lock(mutex_);
  while (true) {
    arrived_.wait(lock, [&] { return closing_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    auto batches = std::exchange(waiting_, {});
    syncing_ = true;
    lock.unlock();
    const bool needed = std::ranges::any_of(batches, &Batch::to_be_synced);
    const auto safe = needed ? sync() : Result<void>();
    for (auto& batch : batches) safe ? answer(batch.group) : answer(batch.group, safe.error());
    lock.lock();
    syncing_ = false;
    if (!waiting_.empty()) continue;
    idle_.notify_all();
    lock.unlock();
    when_idle_();
    lock.lock();
  }
}

Result<void> LogSync::sync() {
  const auto refused = [](const std::string& why) { return refuse(Error::Code::unavailable, why); };
  if (const auto why = health_.refusal()) return refused(*why);
  errno = 0;
  const int code = log_->pMethods->xSync(log_, SQLITE_SYNC_NORMAL);
  if (code != SQLITE_OK) return refused(health_.give_up(given_up(explain(path_, code, errno))));
  health_.succeed();
  return {};
}

}  // namespace journeywork::store::sqlite
