#pragma once

#include <pthread.h>

#include <cstddef>
#include <functional>

namespace journeywork::web::http {

/// A thread with a chosen stack size and name that takes no signals: those are the main thread's. Joined on
/// destruction. Throws std::system_error when the system has no more threads to give.
class Thread {
 public:
  Thread(const char* name, std::size_t stack_bytes, std::function<void()> body);
  ~Thread();
  Thread(Thread&& other) noexcept;
  Thread& operator=(Thread&&) = delete;

 private:
  pthread_t handle_{};
  bool joinable_ = false;
};

}  // namespace journeywork::web::http
