#include "web/http/request_parser.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <functional>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;
using namespace std::string_literals;
using Step = RequestParser::Step;

namespace {

constexpr std::size_t header_limit = 1024;

struct Outcome {
  int status = 0;  ///< 200: a whole request, 0: more is wanted, else the refusal
  std::string method;
  std::string target;
  std::string headers;
  std::string body;
  std::string left;

  bool operator==(const Outcome&) const = default;
};

void prepare(RequestParser& parser, std::size_t body_limit) {
  if (find(parser.head().headers, "transfer-encoding")) return parser.read_chunked(body_limit);
  parser.read_length(std::stoull(std::string(find(parser.head().headers, "content-length").value_or("0"))));
}

/// Feeds the text in pieces, as a connection would: what a call leaves is there again in the next.
Outcome feed(std::string_view text, const std::function<std::size_t()>& piece, std::size_t body_limit = 10'000) {
  RequestParser parser(header_limit);
  std::string buffer;
  while (!text.empty()) {
    const std::size_t size = std::min(std::max<std::size_t>(1, piece()), text.size());
    buffer.append(text.substr(0, size));
    text.remove_prefix(size);
    for (;;) {
      std::string_view bytes = buffer;
      const auto step = parser.put(bytes);
      buffer.erase(0, buffer.size() - bytes.size());
      if (!step) return {step.error().status, {}, {}, {}, {}, {}};
      if (*step == Step::more) break;
      if (*step == Step::head) prepare(parser, body_limit);
      if (*step == Step::done) {
        return {200,           parser.head().method,      parser.head().target, flat(parser.head().headers),
                parser.body(), buffer + std::string(text)};
      }
    }
  }
  return {};
}

Outcome whole(std::string_view text, std::size_t body_limit = 10'000) {
  return feed(text, [&] { return text.size(); }, body_limit);
}

Outcome bytewise(std::string_view text) {
  return feed(text, [] { return std::size_t{1}; });
}

}  // namespace

TEST_CASE("a request is the same however it is cut into pieces") {
  const std::string text =
      "POST /a?b=c HTTP/1.1\r\nHost: h\r\nX-Odd:\t two  words \r\nTransfer-Encoding: chunked\r\n\r\n"
      "5\r\nhello\r\n00A;ext=1\r\n, 10 bytes\r\n0\r\nTrailer: dropped\r\n\r\nGET /next";
  const Outcome expected = whole(text);
  CHECK(expected.status == 200);
  CHECK(expected.method == "POST");
  CHECK(expected.target == "/a?b=c");
  CHECK(expected.headers == "host=h&x-odd=two  words&transfer-encoding=chunked");
  CHECK(expected.body == "hello, 10 bytes");
  CHECK(expected.left == "GET /next");
  CHECK(bytewise(text) == expected);
  CHECK(rc::check([&] { RC_ASSERT(feed(text, [] { return *rc::gen::inRange<std::size_t>(1, 30); }) == expected); }));
}

TEST_CASE("a body of known length ends where it says") {
  CHECK(whole("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcdef").body == "abc");
  CHECK(whole("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcdef").left == "def");
  CHECK(whole("POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nab").status == 0);
  CHECK(whole("GET / HTTP/1.1\r\n\r\nrest").left == "rest");
}

TEST_CASE("one empty line before a request is forgiven") {
  CHECK(bytewise("\r\nGET / HTTP/1.1\r\n\r\n").status == 200);
  CHECK(whole("\r\n\r\nGET / HTTP/1.1\r\n\r\n").status == 400);
  CHECK(whole("\nGET / HTTP/1.1\r\n\r\n").status == 400);
  CHECK(whole("\r").status == 0);
}

TEST_CASE("what cannot become a request is refused at the first sign") {
  for (const std::string& bad : {
           "\x16\x03\x01\x02"s,
           " GET / HTTP/1.1\r\n\r\n"s,
           "\0"s,
           "GET / HTTP/1.1\n"s,
           "GET / HTTP/1.1\r\nHost: h\n"s,
           "GET / HTTP/1.1\r\nHost: h\r\n folded"s,
           "GET / HTTP/1.1\r\nHost: h\r\n\tfolded"s,
           "GET / HTTP/1.1\r\nX:\r\n folded\r\n\r\n"s,
           "GET / HTTP/1.1\r\n Host: h\r\n\r\n"s,
       }) {
    CAPTURE(bad);
    CHECK(whole(bad).status == 400);
    CHECK(bytewise(bad).status == 400);
  }
}

TEST_CASE("a malformed head is refused") {
  for (const std::string& bad : {
           "GET\r\n\r\n"s,
           "GET /\r\n\r\n"s,
           "GET  / HTTP/1.1\r\n\r\n"s,
           "GET /  HTTP/1.1\r\n\r\n"s,
           "GET / HTTP/1.1 \r\n\r\n"s,
           "GET / HTTP/1.1\r\r\n\r\n"s,
           "GET / http/1.1\r\n\r\n"s,
           "GET / HTTP/1.1x\r\n\r\n"s,
           "GET / HTTP/11\r\n\r\n"s,
           "GET /\0 HTTP/1.1\r\n\r\n"s,
           "GET /a\x01 HTTP/1.1\r\n\r\n"s,
           "G@T / HTTP/1.1\r\n\r\n"s,
           "GET / HTTP/1.1\r\nHost h\r\n\r\n"s,
           "GET / HTTP/1.1\r\nHost : h\r\n\r\n"s,
           "GET / HTTP/1.1\r\n: h\r\n\r\n"s,
           "GET / HTTP/1.1\r\nHo st: h\r\n\r\n"s,
           "GET / HTTP/1.1\r\nH\xc3\xb6st: h\r\n\r\n"s,
           "GET / HTTP/1.1\r\nX: a\0b\r\n\r\n"s,
           "GET / HTTP/1.1\r\nX: a\x07\r\n\r\n"s,
           "GET / HTTP/1.1\r\nX: a\x7f\r\n\r\n"s,
           "GET / HTTP/1.1\r\nX: a\rb\r\n\r\n"s,
           "GET / HTTP/1.1\r\nConnection: a b\r\n\r\n"s,
           "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n"s,
           "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"s,
           "POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n"s,
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\n"s,
       }) {
    CAPTURE(bad);
    CHECK(whole(bad).status == 400);
    CHECK(bytewise(bad).status == 400);
  }
  CHECK(whole("GET / HTTP/2.0\r\n\r\n").status == 505);
  CHECK(whole("GET / HTTP/0.9\r\n\r\n").status == 505);
  CHECK(whole("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status == 505);
}

TEST_CASE("a malformed chunk is refused") {
  const std::string head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (const std::string& bad : {
           "\r\n"s,
           "x\r\n"s,
           "-1\r\nx\r\n"s,
           "0x5\r\nhello\r\n"s,
           " 5\r\nhello\r\n"s,
           "5 \r\nhello\r\n0\r\n\r\n"s,
           "5\nhello\r\n0\r\n\r\n"s,
           "5\r\nhello0\r\n\r\n"s,
           "5\r\nhelloX\r\n0\r\n\r\n"s,
           "5\r\nhello\n0\r\n\r\n"s,
           "5;\x01\r\nhello\r\n0\r\n\r\n"s,
           "FFFFFFFFFFFFFFFFF\r\n"s,
           "0\r\nbad trailer\r\n\r\n"s,
           "0\r\n folded\r\n\r\n"s,
           "0\r\na: \x01\r\n\r\n"s,
           "0\r\n\n"s,
       }) {
    CAPTURE(bad);
    const int status = whole(head + bad).status;
    CHECK_MESSAGE(status == 400, "status " << status);
    CHECK(bytewise(head + bad).status == 400);
  }
}

TEST_CASE("a chunked body over its limit is refused before it is read") {
  const std::string head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(whole(head + "5\r\nhello\r\n5\r\nhello\r\n0\r\n\r\n", 10).body == "hellohello");
  CHECK(whole(head + "5\r\nhello\r\n6\r\n", 10).status == 413);
  CHECK(whole(head + "FFFFFFFFFFFFFFFF\r\n", 10).status == 413);
}

TEST_CASE("a head over its limit is refused, in one piece or in many") {
  const std::string padding = "GET / HTTP/1.1\r\nX: ";
  const std::string fits = padding + std::string(header_limit - padding.size() - 4, 'x') + "\r\n\r\n";
  REQUIRE(fits.size() == header_limit);
  CHECK(whole(fits).status == 200);
  CHECK(bytewise(fits).status == 200);
  const std::string over = padding + std::string(header_limit - padding.size() - 3, 'x') + "\r\n\r\n";
  CHECK(whole(over).status == 431);
  CHECK(bytewise(over).status == 431);
  CHECK(whole("GET /" + std::string(10'000, 'a')).status == 431);
  std::string lines = "GET / HTTP/1.1\r\n";
  while (lines.size() < header_limit) lines += "a:\r\n";
  CHECK(whole(lines).status == 431);
  CHECK(bytewise(lines).status == 431);
}

TEST_CASE("too many header fields are refused") {
  std::string text = "GET / HTTP/1.1\r\n";
  for (int i = 0; i < 101; ++i) text += "a:\r\n";
  CHECK(whole(text + "\r\n").status == 431);
}

TEST_CASE("endless chunk extensions and trailers are refused") {
  const std::string head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(whole(head + "1;" + std::string(5000, 'x')).status == 400);
  std::string many = head;
  for (int i = 0; i < 200; ++i) many += "1;extension=value\r\nx\r\n";
  CHECK(whole(many).status == 400);
  std::string trailers = head + "0\r\n";
  for (int i = 0; i < 1000; ++i) trailers += "a: b\r\n";
  CHECK(whole(trailers).status == 431);
}

TEST_CASE("no bytes make the parser stumble") {
  CHECK(rc::check([](const std::string& noise) {
    const Outcome one = whole("POST / HTTP/1.1\r\n" + noise);
    RC_ASSERT(bytewise("POST / HTTP/1.1\r\n" + noise).status == one.status);
  }));
}

TEST_CASE("a parser reads the next request after a reset") {
  RequestParser parser(header_limit);
  std::string_view bytes = "GET /1 HTTP/1.1\r\nA: 1\r\n\r\nGET /2 HTTP/1.0\r\n\r\n";
  REQUIRE(*parser.put(bytes) == Step::head);
  CHECK(parser.head().target == "/1");
  CHECK(parser.head().keep_alive);
  parser.reset();
  REQUIRE(*parser.put(bytes) == Step::head);
  CHECK(parser.head().target == "/2");
  CHECK(parser.head().headers.empty());
  CHECK_FALSE(parser.head().http11);
  CHECK_FALSE(parser.head().keep_alive);
  CHECK(bytes.empty());
}
