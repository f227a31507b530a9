#include <doctest/doctest.h>

#include <future>
#include <mutex>
#include <set>
#include <stdexcept>
#include <vector>

#include "raw_client.hpp"

using namespace journeywork::web::http;
using namespace std::string_literals;

namespace {

std::string chunked(std::string_view body) {
  return "POST /c HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n" + std::string(body);
}

}  // namespace

TEST_CASE("a request reaches the handler decoded") {
  const auto server = start();
  const Reply reply =
      ask(*server,
          "POST /p/%C3%A9?q=a+b HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded\r\n"
          "Content-Length: 7\r\n\r\na=1&b=2");
  CHECK(reply.status == 200);
  CHECK(reply.body == "POST /p/\xc3\xa9 ?q=a b form:a=1&b=2 body:");
  CHECK(reply.header("date").size() == 29);
  CHECK(reply.header("server").empty());
  CHECK(reply.header("connection").empty());
}

TEST_CASE("an upload reaches the handler as a file") {
  const auto server = start();
  const std::string form = "--B\r\nContent-Disposition: form-data; name=f; filename=h.csv\r\n\r\n" +
                           std::string(100'000, 'x') + "\r\n--B--\r\n";
  const Reply reply =
      ask(*server, "POST /up HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=B\r\nContent-Length: " +
                       std::to_string(form.size()) + "\r\n\r\n" + form);
  CHECK(reply.body == "POST /up ? form: file:f,h.csv,100000 body:");
}

TEST_CASE("requests sent all at once are answered in order") {
  const auto server = start();
  RawClient client(server->port());
  std::string all;
  for (int i = 0; i < 100; ++i) {
    all += "GET /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
    all += "POST /" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nhi";
  }
  client.send(all);
  for (int i = 0; i < 100; ++i) {
    CHECK(client.receive().body == "GET /" + std::to_string(i) + " ? form: body:");
    CHECK(client.receive().body == "POST /" + std::to_string(i) + " ? form: body:hi");
  }
}

TEST_CASE("a chunked body arrives whole and the connection goes on behind its trailers") {
  const auto server = start();
  RawClient client(server->port());
  client.send(chunked("5\r\nhello\r\n6;x=y\r\n world\r\n0\r\nTrailer: x\r\n\r\n") +
              "GET /next HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.receive().body == "POST /c ? form: body:hello world");
  CHECK(client.receive().body == "GET /next ? form: body:");
  for (const char byte : chunked("0\r\n\r\n")) client.send({&byte, 1});
  CHECK(client.receive().body == "POST /c ? form: body:");
}

TEST_CASE("a client that waits for 100-continue is told to go on, once the limits allow it") {
  const auto server = start();
  RawClient client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(client.receive().status == 100);
  client.send("body");
  CHECK(client.receive().body == "POST / ? form: body:body");
  client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 99999999\r\n\r\n");
  CHECK(client.receive().status == 413);
  CHECK(client.is_closed());
}

TEST_CASE("a client that does not wait gets no 100-continue") {
  const auto server = start();
  RawClient client(server->port());
  client.send("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\nbody");
  CHECK(client.receive().status == 200);
  client.send("GET / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n");
  CHECK(client.receive().status == 200);
}

TEST_CASE("HEAD is answered as GET would be, without the body") {
  const auto server = start({}, [](const Request&) { return html("hello"); });
  RawClient client(server->port());
  client.send("HEAD / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
  const Reply head = client.receive(true);
  CHECK(head.status == 200);
  CHECK(head.header("content-length") == "5");
  CHECK(client.receive().body == "hello");
}

TEST_CASE("HTTP/1.0 closes unless asked to keep") {
  const auto server = start();
  RawClient closing(server->port());
  closing.send("GET / HTTP/1.0\r\n\r\n");
  CHECK(closing.receive().header("connection") == "close");
  CHECK(closing.is_closed());
  RawClient keeping(server->port());
  keeping.send("GET /1 HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n");
  CHECK(keeping.receive().header("connection") == "keep-alive");
  keeping.send("GET /2 HTTP/1.0\r\n\r\n");
  CHECK(keeping.receive().body == "GET /2 ? form: body:");
  CHECK(keeping.is_closed());
}

TEST_CASE("a client that asks to close is closed after its answer") {
  const auto server = start();
  RawClient client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\nConnection: Close\r\n\r\nGET /never HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.receive().header("connection") == "close");
  CHECK(client.is_closed());
}

TEST_CASE("a client that sends no more still gets its answer") {
  const auto server = start();
  RawClient client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
  client.half_close();
  CHECK(client.receive().status == 200);
  CHECK(client.is_closed());
}

TEST_CASE("an absolute target is served and its host counts") {
  const auto server = start({}, [](const Request& request) { return text(request.host + request.path); });
  CHECK(ask(*server, "GET http://other.example/x HTTP/1.1\r\nHost: h\r\n\r\n").body == "other.example/x");
}

TEST_CASE("OPTIONS of the server itself is answered without a handler") {
  const auto server = start({}, [](const Request&) { return text("wrong"); });
  const Reply reply = ask(*server, "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(reply.status == 204);
  CHECK_FALSE(reply.header("allow").empty());
}

TEST_CASE("long responses arrive whole, plain and compressed") {
  const std::string page(3'000'000, 'x');
  const auto server = start({}, [&](const Request&) { return html(page); });
  RawClient client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\nAccept-Encoding: gzip\r\n\r\n");
  CHECK(client.receive().body == page);
  const Reply zipped = client.receive();
  CHECK(zipped.header("content-encoding") == "gzip");
  CHECK(zipped.body.size() < 100'000);
}

TEST_CASE("every request has an id of its own") {
  const auto server = start({}, [](const Request& request) { return text(request.id); });
  RawClient client(server->port());
  std::set<std::string> ids;
  for (int i = 0; i < 50; ++i) {
    client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    ids.insert(client.receive().body);
  }
  CHECK(ids.size() == 50);
  CHECK(ids.begin()->size() == 15);
}

TEST_CASE("the peer is who connects, or whom a trusted proxy names") {
  const auto peer = [](const Request& request) { return text(request.peer + (request.secure ? " secure" : "")); };
  const std::string forwarded =
      "GET / HTTP/1.1\r\nHost: h\r\nX-Forwarded-For: 203.0.113.5\r\nX-Forwarded-Proto: https\r\n\r\n";
  CHECK(ask(*start({}, peer), forwarded).body == "127.0.0.1");
  ServerOptions trusting;
  trusting.trusted_proxies = {"127.0.0.0/8"};
  CHECK(ask(*start(trusting, peer), forwarded).body == "203.0.113.5 secure");
  ServerOptions both;
  both.address = "::";
  CHECK(ask(*start(both, peer), forwarded).body == "127.0.0.1");
}

TEST_CASE("each response is reported once, without the query") {
  std::mutex mutex;
  std::vector<Access> seen;
  Server::Hooks hooks;
  hooks.handle = echo;
  hooks.on_access = [&](const Access& access) {
    const std::lock_guard lock(mutex);
    seen.push_back(access);
  };
  auto server = Server::start(free_port(), hooks);
  REQUIRE(server);
  const Reply reply = ask(**server, "GET /a?secret=1 HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(ask(**server, "nonsense\r\n\r\n").status == 400);
  (*server)->stop();
  REQUIRE(seen.size() == 2);
  CHECK(seen[0].path == "/a");
  CHECK(seen[0].status == 200);
  CHECK(seen[0].peer == "127.0.0.1");
  CHECK(seen[0].bytes == reply.head.size() + 2 + reply.body.size());
  CHECK(seen[1].status == 400);
  CHECK(seen[1].path.empty());
  CHECK(seen[0].id != seen[1].id);
}

TEST_CASE("a handler that throws is answered 500 and reported, and the connection goes on") {
  std::promise<std::string> reported;
  Server::Hooks hooks;
  hooks.handle = [](const Request& request) -> Response {
    if (request.path == "/throw") throw std::runtime_error("inside");
    return text("fine");
  };
  hooks.on_error = [&](const std::string&, const std::string& what) { reported.set_value(what); };
  const auto server = Server::start(free_port(), hooks);
  REQUIRE(server);
  RawClient client((*server)->port());
  client.send("GET /throw HTTP/1.1\r\nHost: h\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n");
  CHECK(client.receive().status == 500);
  CHECK(client.receive().body == "fine");
  CHECK(reported.get_future().get() == "inside");
}

TEST_CASE("a port in use is named, with the way out") {
  const auto first = start();
  ServerOptions options;
  options.port = first->port();
  const auto second = Server::start(options, {echo, {}, {}, {}});
  REQUIRE_FALSE(second);
  CHECK(second.error().code == journeywork::Error::Code::unavailable);
  CHECK(second.error().message ==
        "Port " + std::to_string(first->port()) + " is already in use; choose another with --port.");
}

TEST_CASE("options that make no sense are refused by name") {
  const auto field = [](ServerOptions options) {
    const auto server = Server::start(std::move(options), {echo, {}, {}, {}});
    return server || server.error().problems.empty() ? "none" : server.error().problems[0].field;
  };
  ServerOptions options = free_port();
  options.address = "localhost:80";
  CHECK(field(options) == "address");
  options = free_port();
  options.trusted_proxies = {"proxy"};
  CHECK(field(options) == "trusted_proxies");
  options = free_port();
  options.tls_cert = "cert.pem";
  CHECK(field(options) == "tls_key");
}
