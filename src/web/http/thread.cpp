#include "web/http/thread.hpp"

#include <algorithm>
#include <climits>
#include <csignal>
#include <memory>
#include <system_error>
#include <utility>

namespace journeywork::web::http {

namespace {

void* run(void* argument) {
  const std::unique_ptr<std::function<void()>> body(static_cast<std::function<void()>*>(argument));
  (*body)();
  return nullptr;
}

int create(pthread_t& handle, std::size_t stack_bytes, void* argument) {
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, std::max(stack_bytes, static_cast<std::size_t>(PTHREAD_STACK_MIN)));
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  const int error = pthread_create(&handle, &attributes, run, argument);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  pthread_attr_destroy(&attributes);
  return error;
}

}  // namespace

Thread::Thread(const char* name, std::size_t stack_bytes, std::function<void()> body) {
  auto owned = std::make_unique<std::function<void()>>(std::move(body));
  const int error = create(handle_, stack_bytes, owned.get());
  if (error != 0) throw std::system_error(error, std::generic_category(), "a thread cannot be started");
  [[maybe_unused]] const auto* taken_by_the_thread = owned.release();
  joinable_ = true;
  pthread_setname_np(handle_, name);
}

Thread::Thread(Thread&& other) noexcept : handle_(other.handle_), joinable_(std::exchange(other.joinable_, false)) {}

Thread::~Thread() {
  if (joinable_) pthread_join(handle_, nullptr);
}

}  // namespace journeywork::web::http
