#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "raw_client.hpp"

using namespace journeywork::web::http;
using namespace std::chrono_literals;

namespace {

struct Held {
  std::promise<void> started;
  std::promise<void> release;
  std::shared_future<void> released = release.get_future().share();
};

/// "/hold" waits for the test, everything else is answered at once.
std::function<Response(Request)> holding(const std::shared_ptr<Held>& held) {
  return [held](const Request& request) {
    if (request.path == "/hold") {
      held->started.set_value();
      held->released.wait();
    }
    return text(request.path);
  };
}

const std::string hold = "GET /hold HTTP/1.1\r\nHost: h\r\n\r\n";
const std::string get = "GET /quick HTTP/1.1\r\nHost: h\r\n\r\n";

}  // namespace

TEST_CASE("a stop lets a running handler finish and its answer arrive") {
  const auto held = std::make_shared<Held>();
  const auto server = start({}, holding(held));
  RawClient busy(server->port());
  RawClient idle(server->port());
  idle.send(get);
  REQUIRE(idle.receive().status == 200);
  busy.send(hold);
  held->started.get_future().wait();
  auto stopping = std::async(std::launch::async, [&] { server->stop(1min); });
  CHECK(idle.is_closed());  // the stop has begun: nothing new is taken from here on
  held->release.set_value();
  const Reply reply = busy.receive();
  CHECK(reply.body == "/hold");
  CHECK(reply.header("connection") == "close");
  CHECK(busy.is_closed());
  stopping.get();
}

TEST_CASE("a stop answers all that had been read, also what waits behind a running request") {
  const auto held = std::make_shared<Held>();
  const auto server = start({}, holding(held));
  RawClient client(server->port());
  RawClient idle(server->port());
  idle.send(get);
  REQUIRE(idle.receive().status == 200);
  client.send(hold + get + get + "GET /half HTT");
  held->started.get_future().wait();
  auto stopping = std::async(std::launch::async, [&] { server->stop(1min); });
  CHECK(idle.is_closed());
  held->release.set_value();
  CHECK(client.receive().body == "/hold");
  CHECK(client.receive().body == "/quick");
  CHECK(client.receive().body == "/quick");
  CHECK(client.receive().status != 200);
  stopping.get();
}

TEST_CASE("a stop lets a body that is being sent arrive") {
  const auto held = std::make_shared<Held>();
  const auto server = start({}, echo);
  RawClient idle(server->port());
  idle.send(get);
  REQUIRE(idle.receive().status == 200);
  RawClient client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  REQUIRE(client.receive().status == 100);
  auto stopping = std::async(std::launch::async, [&] { server->stop(1min); });
  CHECK(idle.is_closed());
  client.send("body");
  CHECK(client.receive().body == "POST / ? form: body:body");
  stopping.get();
}

TEST_CASE("after a stop nobody gets in") {
  const auto server = start();
  const auto port = server->port();
  server->stop();
  server->stop();
  const int probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  CHECK(::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0);
  ::close(probe);
}

TEST_CASE("a stop gives up on a handler when its patience is over, and the end waits for it") {
  const auto held = std::make_shared<Held>();
  auto server = start({}, holding(held));
  RawClient client(server->port());
  client.send(hold);
  held->started.get_future().wait();
  server->stop(10ms);
  CHECK(client.drain().empty());
  auto ending = std::async(std::launch::async, [&] { server.reset(); });
  held->release.set_value();
  ending.get();
}

TEST_CASE("a server that is stopped under fire answers each request whole or not at all") {
  const auto server = start();
  std::atomic<bool> torn{false};
  std::vector<std::thread> clients;
  std::atomic<int> answered{0};
  for (int i = 0; i < 8; ++i) {
    clients.emplace_back([&] {
      RawClient client(server->port());
      while (client.send(get)) {
        const Reply reply = client.receive();
        if (reply.status == 0) break;
        if (reply.body != "GET /quick ? form: body:") torn = true;
        ++answered;
      }
    });
  }
  while (answered < 200) std::this_thread::yield();
  server->stop(1min);
  for (auto& client : clients) client.join();
  CHECK_FALSE(torn);
}
