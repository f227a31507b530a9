#include "web/http/form.hpp"

#include <doctest/doctest.h>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;

namespace {

Request with(std::string type, std::string body) {
  Request request;
  request.method = Method::post;
  request.headers.push_back({"content-type", std::move(type)});
  request.body = std::move(body);
  return request;
}

}  // namespace

TEST_CASE("an urlencoded body becomes the form") {
  Request request = with("application/x-www-form-urlencoded; charset=UTF-8", "minutes=90&note=two+words");
  REQUIRE(decode_form(request));
  CHECK(flat(request.form) == "minutes=90&note=two words");
  CHECK(request.form_value("minutes") == "90");
  CHECK(request.body.empty());
}

TEST_CASE("a multipart body becomes form and files") {
  Request request = with("Multipart/Form-Data; boundary=\"x y\"",
                         "--x y\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--x y\r\n"
                         "Content-Disposition: form-data; name=f; filename=h.csv\r\n\r\nabc\r\n--x y--\r\n");
  REQUIRE(decode_form(request));
  CHECK(flat(request.form) == "a=1");
  REQUIRE(request.files.size() == 1);
  CHECK(request.files[0].body == "abc");
  CHECK(request.body.empty());
}

TEST_CASE("any other body is left as it came") {
  Request request = with("application/json", "{\"a\":1}");
  REQUIRE(decode_form(request));
  CHECK(request.body == "{\"a\":1}");
  CHECK(request.form.empty());
}

TEST_CASE("a form body that cannot be decoded is refused") {
  for (const auto& [type, body] :
       {std::pair("application/x-www-form-urlencoded", "a=%zz"), std::pair("multipart/form-data", "--B--"),
        std::pair("multipart/form-data; boundary=B", "--C--"), std::pair("multipart/form-data; boundary", "--B--"),
        std::pair(";", "x")}) {
    CAPTURE(type);
    Request request = with(type, body);
    const auto decoded = decode_form(request);
    REQUIRE_FALSE(decoded);
    CHECK(decoded.error().status == 400);
  }
}
