#include "web/http/respond.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace journeywork::web::http;

namespace {

bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::string page() { return std::string(5000, 'p'); }

}  // namespace

TEST_CASE("a date is written as HTTP wants it") { CHECK(http_date(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT"); }

TEST_CASE("a response is written with its length and date") {
  const Outgoing out = serialise(html("<p>hi</p>"), false);
  CHECK(out.head.rfind("HTTP/1.1 200 OK\r\ndate: ", 0) == 0);
  CHECK(holds(out.head, "\r\ncontent-type: text/html; charset=utf-8\r\n"));
  CHECK(holds(out.head, "\r\ncontent-length: 9\r\n"));
  CHECK(out.body == "<p>hi</p>");
}

TEST_CASE("a response to HEAD says how long the body would be") {
  const Outgoing out = serialise(html("<p>hi</p>"), true);
  CHECK(holds(out.head, "\r\ncontent-length: 9\r\n"));
  CHECK(out.body.empty());
}

TEST_CASE("a response without content has no body and no length") {
  for (const int status : {204, 304}) {
    const Outgoing out = serialise(text("never", status), false);
    CHECK_FALSE(holds(out.head, "content-length"));
    CHECK(out.body.empty());
  }
}

TEST_CASE("a handler cannot touch what the server decides") {
  Response response = text("abc");
  response.set("Content-Length", "7")
      .set("Connection", "upgrade")
      .set("Transfer-Encoding", "chunked")
      .set("Date", "never");
  const Outgoing out = serialise(response, false);
  CHECK(holds(out.head, "content-length: 3\r\n"));
  CHECK_FALSE(holds(out.head, "7\r\n\r\n"));
  CHECK_FALSE(holds(out.head, "upgrade"));
  CHECK_FALSE(holds(out.head, "chunked"));
  CHECK_FALSE(holds(out.head, "never"));
}

TEST_CASE("a header that would break the message apart is a bug") {
  CHECK_THROWS_AS((void)serialise(redirect("/x\r\nset-cookie: a=b"), false), std::logic_error);
  CHECK_THROWS_AS((void)serialise(redirect(std::string("/x\0y", 4)), false), std::logic_error);
  Response response;
  response.headers.push_back({"bad name", "x"});
  CHECK_THROWS_AS((void)serialise(response, false), std::logic_error);
  CHECK_THROWS_AS((void)serialise(text("x", 99), false), std::logic_error);
  CHECK_THROWS_AS((void)serialise(text("x", 600), false), std::logic_error);
}

TEST_CASE("setting a header replaces it, but cookies add up") {
  Response response;
  response.set("Vary", "a").set("vary", "b").set("Set-Cookie", "a=1").set("set-cookie", "b=2");
  CHECK(find_all(response.headers, "vary").size() == 1);
  CHECK(response.header("vary") == "b");
  CHECK(find_all(response.headers, "set-cookie").size() == 2);
}

TEST_CASE("long text is compressed for who takes it, and Vary always says so") {
  Compressor compressor(4, 1);
  Response zipped = html(page());
  zipped.set("etag", "\"v1\"").set("vary", "Cookie");
  compress(zipped, true, compressor);
  CHECK(zipped.body.size() < 1000);
  CHECK(zipped.header("content-encoding") == "gzip");
  CHECK(zipped.header("vary") == "Cookie, Accept-Encoding");
  CHECK(zipped.header("etag") == "W/\"v1\"");
  Response plain = html(page());
  compress(plain, false, compressor);
  CHECK(plain.body == page());
  CHECK(plain.header("content-encoding").empty());
  CHECK(plain.header("vary") == "Accept-Encoding");
}

TEST_CASE("what is short, coded, partial or no text is left alone") {
  Compressor compressor(4, 1);
  const auto untouched = [&](Response response) {
    const std::string body = response.body;
    compress(response, true, compressor);
    return response.body == body;
  };
  CHECK(untouched(html("short")));
  CHECK(untouched(html(page()).set("content-type", "image/png")));
  CHECK(untouched(html(page()).set("content-encoding", "br")));
  CHECK(untouched(html(page()).set("cache-control", "no-transform")));
  CHECK(untouched(html(page(), 206)));
}

TEST_CASE("a handler that throws becomes a 500 that names only the request") {
  Compressor compressor(4, 1);
  std::string reported;
  Server::Hooks hooks;
  hooks.on_error = [&](const std::string& id, const std::string& what) { reported = id + ": " + what; };
  Request request;
  request.id = "r1";
  hooks.handle = [](const Request&) -> Response { throw std::runtime_error("secret"); };
  Outgoing out = respond(request, hooks, compressor);
  CHECK(out.status == 500);
  CHECK(reported == "r1: secret");
  CHECK_FALSE(holds(out.head + out.body, "secret"));
  CHECK(holds(out.body, "r1"));
  hooks.handle = [](const Request&) -> Response { throw 7; };
  CHECK(respond(request, hooks, compressor).status == 500);
  hooks.handle = [](const Request&) { return redirect("/\r\n"); };
  CHECK(respond(request, hooks, compressor).status == 500);
  hooks.handle = nullptr;
  hooks.on_error = nullptr;
  CHECK(respond(request, hooks, compressor).status == 500);
}

TEST_CASE("a form that cannot be decoded never reaches the handler") {
  Compressor compressor(4, 1);
  bool called = false;
  Server::Hooks hooks;
  hooks.handle = [&](const Request&) {
    called = true;
    return text("ok");
  };
  Request request;
  request.headers = {{"content-type", "application/x-www-form-urlencoded"}};
  request.body = "a=%zz";
  CHECK(respond(request, hooks, compressor).status == 400);
  CHECK_FALSE(called);
}

TEST_CASE("refusals carry what their status demands") {
  CHECK_FALSE(answer({405, "x"}).header("allow").empty());
  CHECK_FALSE(answer({503, "x"}).header("retry-after").empty());
  CHECK(answer({400, "x"}).body == "400 Bad Request: x\n");
  CHECK(answer({400, "x"}).header("cache-control") == "no-store");
}
