#include "web/http/worker_pool.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <future>

using namespace journeywork::web::http;

namespace {

class Task final : public WorkerPool::Job {
 public:
  explicit Task(std::function<void()> body) : body_(std::move(body)) {}
  void run(std::shared_ptr<Job>) noexcept override { body_(); }

 private:
  std::function<void()> body_;
};

std::shared_ptr<Task> task(std::function<void()> body) { return std::make_shared<Task>(std::move(body)); }

}  // namespace

TEST_CASE("jobs that block do not keep others from running as long as there are threads") {
  WorkerPool pool(3, 10);
  std::promise<void> release;
  auto released = release.get_future().share();
  std::promise<void> ran;
  REQUIRE(pool.submit(task([released] { released.wait(); })));
  REQUIRE(pool.submit(task([released] { released.wait(); })));
  REQUIRE(pool.submit(task([&] { ran.set_value(); })));
  ran.get_future().wait();
  CHECK(pool.threads() <= 3);
  release.set_value();
}

TEST_CASE("a pool starts with one thread and grows only as it must") {
  WorkerPool pool(8, 10);
  CHECK(pool.threads() == 1);
}

TEST_CASE("a full queue refuses, and takes again when there is room") {
  WorkerPool pool(1, 2);
  std::promise<void> release;
  auto released = release.get_future().share();
  std::promise<void> started;
  std::promise<void> last;
  REQUIRE(pool.submit(task([&] {
    started.set_value();
    released.wait();
  })));
  started.get_future().wait();
  REQUIRE(pool.submit(task([] {})));
  REQUIRE(pool.submit(task([&] { last.set_value(); })));
  CHECK_FALSE(pool.submit(task([] {})));
  release.set_value();
  last.get_future().wait();
  CHECK(pool.submit(task([] {})));
}

TEST_CASE("a closed pool forgets what waits and finishes what runs") {
  std::atomic<int> ran{0};
  std::promise<void> release;
  auto released = release.get_future().share();
  std::promise<void> started;
  {
    WorkerPool pool(1, 10);
    REQUIRE(pool.submit(task([&] {
      started.set_value();
      released.wait();
      ++ran;
    })));
    started.get_future().wait();
    REQUIRE(pool.submit(task([&] { ran += 100; })));
    pool.close();
    CHECK_FALSE(pool.submit(task([] {})));
    release.set_value();
  }
  CHECK(ran == 1);
}
