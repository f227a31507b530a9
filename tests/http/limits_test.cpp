#include <doctest/doctest.h>
#include <poll.h>

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>
#include <vector>

#include "raw_client.hpp"

using namespace journeywork::web::http;
using namespace std::chrono_literals;

namespace {

const std::string get = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

/// A handler that the test holds on to.
class Latch {
 public:
  Response operator()(const Request&) {
    started_.set_value();
    released_.wait();
    return text("released");
  }
  void wait_started() { started_.get_future().wait(); }
  void release() { release_.set_value(); }

 private:
  std::promise<void> started_;
  std::promise<void> release_;
  std::shared_future<void> released_ = release_.get_future().share();
};

std::vector<RawClient>::iterator first_readable(std::vector<RawClient>& clients) {
  std::vector<pollfd> waiting;
  for (const RawClient& client : clients) waiting.push_back({client.descriptor(), POLLIN, 0});
  REQUIRE(::poll(waiting.data(), waiting.size(), 60'000) > 0);
  const auto found = std::find_if(waiting.begin(), waiting.end(), [](const pollfd& p) { return p.revents != 0; });
  return clients.begin() + (found - waiting.begin());
}

}  // namespace

TEST_CASE("the route's body limit is asked for before the body is read") {
  Server::Hooks hooks;
  hooks.handle = echo;
  hooks.max_body = [](Method method, std::string_view path) {
    return method == Method::post && path == "/big" ? 100U : 10U;
  };
  const auto server = Server::start(free_port(), hooks);
  REQUIRE(server);
  const auto post = [&](const std::string& path, std::size_t size) {
    return ask(**server, "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Length: " + std::to_string(size) +
                             "\r\n\r\n" + std::string(size, 'x'))
        .status;
  };
  CHECK(post("/big", 100) == 200);
  CHECK(post("/big", 101) == 413);
  CHECK(post("/small", 10) == 200);
  CHECK(post("/small", 11) == 413);
  const std::string chunks =
      "POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n";
  CHECK(ask(**server, chunks).status == 413);
}

TEST_CASE("a refusal arrives although the client is still sending") {
  const auto server = start();
  RawClient client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 900000\r\n\r\n");
  client.send(std::string(900'000, 'x'));
  CHECK(client.receive().status == 413);
}

TEST_CASE("a slow header is cut off with 408, and a silent connection without a word") {
  ServerOptions options;
  options.header_timeout = 50ms;
  const auto server = start(options);
  RawClient slow(server->port());
  slow.send("GET / HTTP/1.1\r\nHost: h\r\n");
  CHECK(slow.receive().status == 408);
  CHECK(slow.is_closed());
  RawClient silent(server->port());
  CHECK(silent.is_closed());
}

TEST_CASE("a header that trickles gains no time by it") {
  ServerOptions options;
  options.header_timeout = 100ms;
  options.max_header_bytes = 64 * 1024 * 1024;
  const auto server = start(options);
  RawClient client(server->port());
  client.send("GET / HTTP/1.1\r\nX: ");
  std::atomic<bool> over{false};
  std::string all;
  std::thread reader([&] {
    all = client.drain();
    over = true;
  });
  while (!over && client.send("x")) std::this_thread::yield();
  reader.join();
  CHECK(all.rfind("HTTP/1.1 408 ", 0) == 0);
}

TEST_CASE("a slow body is cut off with 408") {
  ServerOptions options;
  options.body_timeout = 50ms;
  const auto server = start(options);
  for (const char* framing : {"Content-Length: 10\r\n\r\nhalf", "Transfer-Encoding: chunked\r\n\r\n5\r\nha"}) {
    RawClient client(server->port());
    client.send(std::string("POST / HTTP/1.1\r\nHost: h\r\n") + framing);
    CHECK(client.receive().status == 408);
    CHECK(client.is_closed());
  }
}

TEST_CASE("a client that was told to go on and does not is cut off") {
  ServerOptions options;
  options.body_timeout = 50ms;
  const auto server = start(options);
  RawClient client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(client.receive().status == 100);
  CHECK(client.receive().status == 408);
}

TEST_CASE("a kept connection is closed when nothing more is asked") {
  ServerOptions options;
  options.idle_timeout = 50ms;
  const auto server = start(options);
  RawClient client(server->port());
  client.send(get);
  CHECK(client.receive().status == 200);
  CHECK(client.is_closed());
}

TEST_CASE("a client that does not read its response is dropped") {
  ServerOptions options;
  options.write_timeout = 50ms;
  std::promise<Access> reported;
  Server::Hooks hooks;
  hooks.handle = [](const Request&) { return text(std::string(64 * 1024 * 1024, 'x')); };
  hooks.on_access = [&](const Access& access) { reported.set_value(access); };
  options.port = 0;
  const auto server = Server::start(options, hooks);
  REQUIRE(server);
  RawClient client((*server)->port());
  client.send(get);
  const Access access = reported.get_future().get();
  CHECK(access.bytes < 64 * 1024 * 1024);
}

TEST_CASE("one connection too many is turned away, and let in when another leaves") {
  ServerOptions options;
  options.max_connections = 2;
  const auto server = start(options);
  RawClient first(server->port());
  first.send(get);
  REQUIRE(first.receive().status == 200);
  {
    RawClient second(server->port());
    second.send(get);
    REQUIRE(second.receive().status == 200);
    RawClient third(server->port());
    const std::string all = third.drain();
    CHECK((all.empty() || all.rfind("HTTP/1.1 503 ", 0) == 0));
  }
  for (;;) {  // until the server has seen the second one go
    RawClient next(server->port());
    next.send(get);
    if (next.receive().status == 200) break;
  }
}

TEST_CASE("one peer cannot take all connections, but a trusted proxy may") {
  ServerOptions options;
  options.max_connections_per_peer = 1;
  const auto strict = start(options);
  RawClient first(strict->port());
  first.send(get);
  REQUIRE(first.receive().status == 200);
  RawClient second(strict->port());
  second.send(get);
  CHECK(second.receive().status != 200);
  options.trusted_proxies = {"127.0.0.1"};
  const auto trusting = start(options);
  RawClient third(trusting->port());
  RawClient fourth(trusting->port());
  third.send(get);
  fourth.send(get);
  CHECK(third.receive().status == 200);
  CHECK(fourth.receive().status == 200);
}

TEST_CASE("when all workers are busy and the queue is full, one is told to come back") {
  auto latch = std::make_shared<Latch>();
  ServerOptions options;
  options.workers = 1;
  options.max_waiting = 1;
  const auto server = start(
      options, [latch](const Request& request) { return request.path == "/hold" ? (*latch)(request) : text("quick"); });
  RawClient holding(server->port());
  holding.send("GET /hold HTTP/1.1\r\nHost: h\r\n\r\n");
  latch->wait_started();
  std::vector<RawClient> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back(server->port());
    clients.back().send(get);
  }
  // Which of them gets the one place to wait is the network's choice; the others are answered at once.
  for (int refused = 0; refused < 2; ++refused) {
    const auto answered = first_readable(clients);
    const Reply busy = answered->receive();
    CHECK(busy.status == 503);
    CHECK_FALSE(busy.header("retry-after").empty());
    CHECK(busy.header("connection").empty());
    clients.erase(answered);
  }
  latch->release();
  CHECK(holding.receive().body == "released");
  CHECK(clients.front().receive().body == "quick");
}

TEST_CASE("handlers that block keep nobody else waiting") {
  auto latch = std::make_shared<Latch>();
  const auto server = start(
      {}, [latch](const Request& request) { return request.path == "/hold" ? (*latch)(request) : text("quick"); });
  RawClient holding(server->port());
  holding.send("GET /hold HTTP/1.1\r\nHost: h\r\n\r\n");
  latch->wait_started();
  for (int i = 0; i < 20; ++i) CHECK(ask(*server, get).body == "quick");
  latch->release();
  CHECK(holding.receive().body == "released");
}
