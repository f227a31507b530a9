#include "web/http/head.hpp"

#include <doctest/doctest.h>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;

namespace {

Head head(Fields headers = {}, std::string method = "POST", std::string target = "/x") {
  Head head;
  head.method = std::move(method);
  head.target = std::move(target);
  head.headers = std::move(headers);
  head.headers.push_back({"host", "example.org"});
  return head;
}

int status(Head head) {
  const auto admitted = admit(std::move(head));
  return admitted ? 200 : admitted.error().status;
}

}  // namespace

TEST_CASE("a plain head becomes a request") {
  const auto admitted = admit(head({{"cookie", "a=1; b=2"}, {"cookie", "c=3"}, {"x", "y"}}, "GET", "/p/%20?q=1"));
  REQUIRE(admitted);
  CHECK(admitted->request.method == Method::get);
  CHECK(admitted->request.path == "/p/ ");
  CHECK(flat(admitted->request.query) == "q=1");
  CHECK(flat(admitted->request.cookies) == "a=1&b=2&c=3");
  CHECK(admitted->request.host == "example.org");
  CHECK(admitted->request.header("x") == "y");
  CHECK_FALSE(admitted->has_body());
}

TEST_CASE("Content-Length is one plain number") {
  CHECK(admit(head({{"content-length", "0"}}))->has_body() == false);
  CHECK(*admit(head({{"content-length", "42"}}))->content_length == 42);
  CHECK(*admit(head({{"content-length", "18446744073709551615"}}))->content_length == UINT64_MAX);
  for (const char* bad : {"", "-1", "+1", "1 ", "0x10", "1e3", "1,1", "1, 1", "18446744073709551616",
                          "99999999999999999999999", "1\t2", "\xd9\xa1"}) {
    CAPTURE(bad);
    CHECK(status(head({{"content-length", bad}})) == 400);
  }
  CHECK(status(head({{"content-length", "5"}, {"content-length", "5"}})) == 400);
  CHECK(status(head({{"content-length", "5"}, {"content-length", "6"}})) == 400);
}

TEST_CASE("the only transfer coding is chunked") {
  CHECK(admit(head({{"transfer-encoding", "Chunked"}}))->chunked);
  for (const char* unknown : {"gzip", "identity", "gzip, chunked", "deflate,chunked", "chunkedx", "xchunked"}) {
    CAPTURE(unknown);
    CHECK(status(head({{"transfer-encoding", unknown}})) == 501);
  }
  for (const char* bad : {"", "chunked, gzip", "chunked, chunked", "chunked,", ",chunked,", "chunked;q=1",
                          "\"chunked\"", "chunked x", "\vchunked"}) {
    CAPTURE(bad);
    CHECK(status(head({{"transfer-encoding", bad}})) == 400);
  }
  CHECK(status(head({{"transfer-encoding", "chunked"}, {"transfer-encoding", "chunked"}})) == 400);
  CHECK(status(head({{"transfer-encoding", "chunked"}, {"transfer-encoding", "identity"}})) == 400);
}

TEST_CASE("two framings at once are refused in either order, and so is chunked in HTTP/1.0") {
  CHECK(status(head({{"content-length", "5"}, {"transfer-encoding", "chunked"}})) == 400);
  CHECK(status(head({{"transfer-encoding", "chunked"}, {"content-length", "5"}})) == 400);
  Head old = head({{"transfer-encoding", "chunked"}});
  old.http11 = false;
  CHECK(status(old) == 400);
}

TEST_CASE("methods that are not served are refused") {
  for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    CHECK(status(head({}, method)) == 200);
  CHECK(status(head({}, "TRACE")) == 405);
  CHECK(status(head({}, "CONNECT", "example.org:443")) == 405);
  for (const char* method : {"get", "BREW", "PROPFIND", "G"}) CHECK(status(head({}, method)) == 501);
}

TEST_CASE("the Host header must be there, once and whole") {
  Head none = head();
  none.headers.clear();
  CHECK(status(none) == 400);
  none.http11 = false;
  CHECK(status(none) == 200);
  CHECK(status(head({{"host", "example.org"}})) == 400);
  for (const char* bad : {"", "a b", "a,b", "u@h", "h/x"}) {
    Head odd = head();
    odd.headers = {{"host", bad}};
    CHECK(status(odd) == 400);
  }
}

TEST_CASE("the host of an absolute target wins") {
  CHECK(admit(head({}, "GET", "http://other.example:81/x"))->request.host == "other.example:81");
}

TEST_CASE("the target * is for OPTIONS") {
  CHECK(status(head({}, "OPTIONS", "*")) == 200);
  CHECK(status(head({}, "GET", "*")) == 400);
}

TEST_CASE("only the expectation of 100-continue can be met") {
  CHECK(admit(head({{"expect", "100-Continue"}}))->expects_continue);
  CHECK(status(head({{"expect", "200-ok"}})) == 417);
  CHECK(status(head({{"expect", ""}})) == 417);
  Head old = head({{"expect", "100-continue"}});
  old.http11 = false;
  CHECK_FALSE(admit(old)->expects_continue);
}

TEST_CASE("headers that decide over meaning may not be repeated") {
  for (const char* name : {"content-type", "authorization", "expect", "idempotency-key"}) {
    CAPTURE(name);
    CHECK(status(head({{name, "100-continue"}, {name, "100-continue"}})) == 400);
  }
}

TEST_CASE("header values are made fit for storage") {
  CHECK(admit(head({{"user-agent", "caf\xc3\xa9"}}))->request.header("user-agent") == "caf\xc3\xa9");
  CHECK(admit(head({{"user-agent", "caf\xe9 x"}}))->request.header("user-agent") == "caf? x");
  CHECK(status(head({{"x", "a\x01"}})) == 400);
}
