#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <vector>

#include "raw_client.hpp"

using namespace journeywork::web::http;
using namespace std::string_literals;

namespace {

struct Malformed {
  std::string bytes;
  int status;
};

/// Requests that must never reach a handler, and what they are answered with. After each the connection is closed:
/// where the next request would begin is anybody's guess.
const std::vector<Malformed>& malformed() {
  static const std::vector<Malformed> cases{
      // request line
      {"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"s, 400},
      {"GET\r\n\r\n", 400},
      {"GET /\r\n\r\n", 400},
      {"GET / HTTP/1.1\n\n", 400},
      {"GET / HTTP/1.1 \r\nHost: h\r\n\r\n", 400},
      {"GET / HTTP/9.9\r\nHost: h\r\n\r\n", 505},
      {"GET http/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /\0x HTTP/1.1\r\nHost: h\r\n\r\n"s, 400},
      {"GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /a?b=%4 HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /../etc/passwd HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /a/%2e%2e/b HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /a%2f..%2fb HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET /\xff HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET http://u:p@h/ HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"GET * HTTP/1.1\r\nHost: h\r\n\r\n", 400},
      {"BREW / HTTP/1.1\r\nHost: h\r\n\r\n", 501},
      {"get / HTTP/1.1\r\nHost: h\r\n\r\n", 501},
      {"TRACE / HTTP/1.1\r\nHost: h\r\n\r\n", 405},
      {"CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n", 405},
      // headers
      {"GET / HTTP/1.1\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\r\n folded\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\0b\r\n\r\n"s, 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: a\x01\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX : a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\nX: a\r\n\r\n", 400},
      {"GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(20'000, 'x'), 431},
      {"GET /" + std::string(20'000, 'x'), 431},
      {"POST / HTTP/1.1\r\nHost: h\r\nExpect: the-unexpected\r\nContent-Length: 1\r\n\r\n", 417},
      // framing
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5, 5\r\n\r\nhello", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -5\r\n\r\nhello", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: +5\r\n\r\nhello", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: identity\r\n\r\n", 501},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n", 400},
      {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999\r\n\r\n", 413},
      {"POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999999999999\r\n\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 400},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n", 413},
      {"POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;" + std::string(20'000, 'x'), 400},
  };
  return cases;
}

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t allowed_growth = 320 * 1024 * 1024;  // what was freed is kept in quarantine, 256 MiB of it
#else
constexpr std::size_t allowed_growth = 8 * 1024 * 1024;
#endif

std::size_t resident_pages() {
  std::ifstream statm("/proc/self/statm");
  std::size_t total = 0;
  std::size_t resident = 0;
  statm >> total >> resident;
  return resident;
}

}  // namespace

TEST_CASE("every malformed request is refused, the connection closed, and no handler sees it") {
  std::atomic<int> handled{0};
  const auto server = start({}, [&](const Request&) {
    ++handled;
    return text("reached");
  });
  for (const Malformed& request : malformed()) {
    CAPTURE(request.bytes.substr(0, 200));
    RawClient client(server->port());
    client.send(request.bytes);
    const Reply reply = client.receive();
    CHECK(reply.status == request.status);
    CHECK(reply.header("connection") == "close");
    CHECK(client.is_closed());
  }
  CHECK(handled == 0);
}

TEST_CASE("a malformed request is refused as well when it comes byte by byte and behind a good one") {
  const auto server = start();
  for (const Malformed& request : malformed()) {
    if (request.bytes.size() > 1000) continue;
    CAPTURE(request.bytes);
    RawClient client(server->port());
    client.send("GET /good HTTP/1.1\r\nHost: h\r\n\r\n");
    CHECK(client.receive().status == 200);
    for (const char byte : request.bytes) client.send({&byte, 1});
    CHECK(client.receive().status == request.status);
    CHECK(client.is_closed());
  }
}

TEST_CASE("a request that ends before its end is told so when the client still reads") {
  const auto server = start();
  for (const std::string& bytes :
       {"GET / HT"s, "GET / HTTP/1.1\r\nHost: h\r\n"s, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nhalf"s,
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"s}) {
    CAPTURE(bytes);
    RawClient client(server->port());
    client.send(bytes);
    client.half_close();
    CHECK(client.receive().status == 400);
    CHECK(client.is_closed());
  }
}

TEST_CASE("a client that sends nothing and half-closes is let go") {
  const auto server = start();
  RawClient client(server->port());
  client.half_close();
  CHECK(client.is_closed());
}

TEST_CASE("a refused HEAD has no body") {
  const auto server = start();
  RawClient client(server->port());
  client.send("HEAD /../ HTTP/1.1\r\nHost: h\r\n\r\n");
  const std::string all = client.drain();
  CHECK(all.rfind("HTTP/1.1 400 ", 0) == 0);
  CHECK(all.substr(all.size() - 4) == "\r\n\r\n");
}

TEST_CASE("a form that cannot be decoded is refused and the connection goes on") {
  const auto server = start();
  RawClient client(server->port());
  client.send(
      "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
      "5\r\n\r\na=%zz");
  CHECK(client.receive().status == 400);
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.receive().status == 200);
}

TEST_CASE("ten thousand malformed requests leave memory as it was") {
  const auto server = start();
  const auto hammer = [&](int requests) {
    for (int i = 0; i < requests; ++i) {
      const Malformed& request = malformed()[static_cast<std::size_t>(i) % malformed().size()];
      RawClient client(server->port());
      client.send(request.bytes);
      if (i % 3 != 0) client.receive();  // every third client does not even read
    }
  };
  hammer(1000);
  const std::size_t before = resident_pages();
  hammer(10'000);
  const std::size_t after = resident_pages();
  CHECK(after < before + allowed_growth / 4096);
}
