#include "web/http/router.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <stdexcept>

#include "web/http/testing.hpp"

using namespace journeywork::web::http;

namespace {

Route route(Method method, const std::string& pattern, std::size_t max_body = default_max_body) {
  return {method, pattern,
          [=](const Request& request) {
            return text(std::string(name(method)) + " " + pattern + " " + flat(request.path_values));
          },
          max_body};
}

Router sample() {
  return Router({route(Method::get, "/"), route(Method::get, "/agreements"), route(Method::post, "/agreements", 10),
                 route(Method::get, "/agreements/{id}"), route(Method::get, "/agreements/new"),
                 route(Method::put, "/agreements/new"), route(Method::get, "/agreements/{id}/standing"),
                 route(Method::post, "/agreements/{agreement}/entries/{entry}", 99),
                 route(Method::get, "/assets/{hash}/{path*}"), route(Method::get, "/assets/fixed/x")});
}

Response ask(const Router& router, const std::string& path, Method method = Method::get) {
  Request request;
  request.method = method;
  request.path = path;
  return router(request);
}

std::string body(const std::string& path, Method method = Method::get) { return ask(sample(), path, method).body; }

}  // namespace

TEST_CASE("a path finds its pattern and the values of its braces") {
  CHECK(body("/") == "GET / ");
  CHECK(body("/agreements") == "GET /agreements ");
  CHECK(body("/agreements", Method::post) == "POST /agreements ");
  CHECK(body("/agreements/17") == "GET /agreements/{id} id=17");
  CHECK(body("/agreements/17/standing") == "GET /agreements/{id}/standing id=17");
  CHECK(body("/agreements/17/entries/4", Method::post) ==
        "POST /agreements/{agreement}/entries/{entry} agreement=17&entry=4");
  CHECK(body("/agreements/a b&=") == "GET /agreements/{id} id=a b&=");
}

TEST_CASE("a literal segment wins over braces unless only the braces lead on") {
  CHECK(body("/agreements/new") == "GET /agreements/new ");
  CHECK(body("/agreements/new/standing") == "GET /agreements/{id}/standing id=new");
  CHECK(body("/assets/fixed/x") == "GET /assets/fixed/x ");
  CHECK(body("/assets/fixed/y") == "GET /assets/{hash}/{path*} hash=fixed&path=y");
}

TEST_CASE("the tail takes all that is left") {
  CHECK(body("/assets/abc/css/app.css") == "GET /assets/{hash}/{path*} hash=abc&path=css/app.css");
  CHECK(ask(sample(), "/assets/abc/").status == 404);
  CHECK(ask(sample(), "/assets/abc").status == 404);
}

TEST_CASE("HEAD is answered by the GET route") {
  CHECK(body("/agreements", Method::head) == "GET /agreements ");
  CHECK(ask(sample(), "/agreements/1/entries/1", Method::head).status == 405);
}

TEST_CASE("paths are matched whole, with no empty segments") {
  for (const char* path : {"", "x", "/nothing", "/agreements/", "//agreements", "/agreements//standing",
                           "/agreements/1/standing/", "/AGREEMENTS"}) {
    CAPTURE(path);
    CHECK(ask(sample(), path).status == 404);
  }
}

TEST_CASE("a wrong method is told the right ones") {
  const Response response = ask(sample(), "/agreements", Method::del);
  CHECK(response.status == 405);
  CHECK(response.header("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(ask(sample(), "/agreements/new", Method::post).header("allow") == "GET, HEAD, PUT, OPTIONS");
  CHECK(ask(sample(), "/agreements/new", Method::put).status == 200);
}

TEST_CASE("OPTIONS of a known path is answered with its methods") {
  const Response response = ask(sample(), "/agreements", Method::options);
  CHECK(response.status == 204);
  CHECK(response.header("allow") == "GET, HEAD, POST, OPTIONS");
  CHECK(ask(sample(), "/nothing", Method::options).status == 404);
}

TEST_CASE("the body limit is the route's, or the default") {
  const Router router = sample();
  CHECK(router.max_body(Method::post, "/agreements") == 10);
  CHECK(router.max_body(Method::post, "/agreements/1/entries/2") == 99);
  CHECK(router.max_body(Method::post, "/nothing") == default_max_body);
  CHECK(router.max_body(Method::del, "/agreements") == default_max_body);
}

TEST_CASE("the application may render what is not found") {
  const Router router({route(Method::get, "/a")},
                      [](const Request& request) { return html("no " + request.path, 404); });
  CHECK(ask(router, "/b").body == "no /b");
  CHECK(ask(router, "/b").status == 404);
}

TEST_CASE("a copied router works like the first") {
  auto first = std::make_unique<Router>(sample());
  const Router second = *first;
  first.reset();
  CHECK(ask(second, "/agreements/3").body == "GET /agreements/{id} id=3");
}

TEST_CASE("a malformed or repeated pattern is a bug seen at start") {
  const auto make = [](std::vector<Route> routes) { return Router(std::move(routes)); };
  CHECK_THROWS_AS(make({route(Method::get, "")}), std::logic_error);
  CHECK_THROWS_AS(make({route(Method::get, "a")}), std::logic_error);
  CHECK_THROWS_AS(make({route(Method::get, "/{}")}), std::logic_error);
  CHECK_THROWS_AS(make({route(Method::get, "/a{id}")}), std::logic_error);
  CHECK_THROWS_AS(make({route(Method::get, "/{id}x")}), std::logic_error);
  CHECK_THROWS_AS(make({route(Method::get, "/{rest*}/x")}), std::logic_error);
  CHECK_THROWS_AS(make({route(Method::get, "/a"), route(Method::get, "/a")}), std::logic_error);
  CHECK_THROWS_AS(make({route(Method::get, "/{a}"), route(Method::get, "/{b}")}), std::logic_error);
}
