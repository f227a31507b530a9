#include "web/http/worker_pool.hpp"

#include <algorithm>
#include <system_error>
#include <utility>

namespace journeywork::web::http {

namespace {

/// Only pages that are touched count as memory; the bound keeps a runaway recursion from hiding for long.
constexpr std::size_t stack_bytes = 1024 * 1024;

}  // namespace

WorkerPool::WorkerPool(unsigned max_threads, std::size_t max_waiting)
    : max_threads_(std::max(1U, max_threads)), max_waiting_(std::max<std::size_t>(1, max_waiting)) {
  threads_.reserve(max_threads_);
  start_thread();  // the first one at once: a system that gives none fails at start, not at the first request
}

WorkerPool::~WorkerPool() {
  close();
  threads_.clear();
}

void WorkerPool::start_thread() {
  threads_.emplace_back("jw-worker", stack_bytes, [this] { work(); });
}

bool WorkerPool::submit(std::shared_ptr<Job> job) {
  bool wake = false;
  {
    const std::lock_guard lock(mutex_);
    if (closed_ || waiting_.size() >= max_waiting_) return false;
    waiting_.push_back(std::move(job));
    wake = idle_ > 0;
    if (waiting_.size() > idle_ && threads_.size() < max_threads_) {
      try {
        start_thread();
      } catch (const std::system_error&) {
        // The threads that there are will get to it.
      }
    }
  }
  if (wake) wake_.notify_one();
  return true;
}

void WorkerPool::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    while (waiting_.empty() && !closed_) {
      ++idle_;
      wake_.wait(lock);
      --idle_;
    }
    if (closed_) return;
    std::shared_ptr<Job> job = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    Job& running = *job;
    running.run(std::move(job));
    lock.lock();
  }
}

void WorkerPool::close() {
  std::deque<std::shared_ptr<Job>> forgotten;
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    forgotten.swap(waiting_);
  }
  wake_.notify_all();
}

std::size_t WorkerPool::threads() const {
  const std::lock_guard lock(mutex_);
  return threads_.size();
}

}  // namespace journeywork::web::http
