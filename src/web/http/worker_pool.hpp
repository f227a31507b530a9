#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "web/http/thread.hpp"

namespace journeywork::web::http {

/// The threads that run handlers. They are started as they are needed, so that a quiet server stays small, and then
/// kept.
class WorkerPool {
 public:
  class Job {
   public:
    virtual ~Job() = default;
    /// `self` is the pool's only hold on the job: a job that lives on elsewhere passes it there.
    virtual void run(std::shared_ptr<Job> self) noexcept = 0;
  };

  WorkerPool(unsigned max_threads, std::size_t max_waiting);
  /// Closes and waits for the jobs that run.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False when `max_waiting` jobs wait already or the pool is closed: nothing happens then.
  [[nodiscard]] bool submit(std::shared_ptr<Job> job);
  /// Forgets the jobs that wait and takes no more; those that run go on.
  void close();
  [[nodiscard]] std::size_t threads() const;

 private:
  void work();
  void start_thread();

  const unsigned max_threads_;
  const std::size_t max_waiting_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<std::shared_ptr<Job>> waiting_;
  std::size_t idle_ = 0;
  bool closed_ = false;
  std::vector<Thread> threads_;
};

}  // namespace journeywork::web::http
