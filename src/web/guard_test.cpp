#include "web/guard.hpp"

#include <doctest/doctest.h>

#include "services/testing/house.hpp"

namespace journeywork::web {
namespace {

using http::Method;
using services::testing::House;

/// What a browser keeps of an answer's cookies.
http::Fields cookies_of(const http::Response& response) {
  http::Fields out;
  for (const auto line : http::find_all(response.headers, "set-cookie")) {
    const auto equals = line.find('=');
    const auto end = std::min(line.find(';'), line.size());
    const std::string value(line.substr(equals + 1, end - equals - 1));
    if (!value.empty()) out.push_back({std::string(line.substr(0, equals)), value});
  }
  return out;
}

std::string all_cookies(const http::Response& response) {
  std::string out;
  for (const auto line : http::find_all(response.headers, "set-cookie")) out += std::string(line) + "\n";
  return out;
}

struct Door {
  House house;
  services::Sessions sessions{*house.database, house.clock(), house.settings.sessions};
  Guard guard{sessions, {}};
  int calls = 0;
  std::string seen;  ///< who the page saw

  [[nodiscard]] http::Route route(Method method, Who who) {
    return guard
        .routes({{method, "/page", who,
                  [this](const Visit& visit) {
                    ++calls;
                    seen = visit.caller ? visit.caller->name : "";
                    return http::html("form_token=" + form_token(visit.secret));
                  }}})
        .front();
  }
  [[nodiscard]] http::Response ask(Method method, Who who, http::Fields cookies = {}, http::Fields form = {}) {
    http::Request request;
    request.method = method;
    request.path = "/page";
    request.cookies = std::move(cookies);
    request.form = std::move(form);
    return route(method, who).handler(request);
  }
  [[nodiscard]] http::Fields signed_in(PersonId person) {
    http::Response response;
    guard.begin_session(response, house.session(person).token);
    return cookies_of(response);
  }
};

std::string token_in(const http::Response& page) { return page.body.substr(page.body.find('=') + 1); }

}  // namespace

TEST_CASE("a page of its own is for those who are signed in; others come back to it after signing in") {
  Door door;
  const auto refused = door.ask(Method::get, Who::signed_in);
  CHECK(refused.status == 303);
  CHECK(refused.header("location") == "/sign-in?next=%2Fpage");
  CHECK(door.calls == 0);
  CHECK(door.ask(Method::get, Who::signed_in, door.signed_in(door.house.mentor)).status == 200);
  CHECK(door.seen == "mentor");
  CHECK(door.ask(Method::get, Who::signed_in, {{"jw_session", "made up"}}).status == 303);
}

TEST_CASE("every answer keeps its secrets: no copy, no frame, no script from elsewhere") {
  Door door;
  for (const auto& response : {door.ask(Method::get, Who::everyone), door.ask(Method::post, Who::everyone),
                               door.ask(Method::get, Who::signed_in)}) {
    CHECK(response.header("cache-control") == "no-store");
    CHECK(response.header("x-content-type-options") == "nosniff");
    const auto policy = response.header("content-security-policy");
    CHECK(policy.find("frame-ancestors 'none'") != std::string_view::npos);
    CHECK(policy.find("unsafe") == std::string_view::npos);
  }
}

TEST_CASE("a form is taken only with the token of its own visit") {
  Door door;
  const auto cookies = door.signed_in(door.house.mentor);
  const auto page = door.ask(Method::get, Who::signed_in, cookies);
  CHECK(door.ask(Method::post, Who::signed_in, cookies, {{"csrf", token_in(page)}}).status == 200);
  const int before = door.calls;
  CHECK(door.ask(Method::post, Who::signed_in, cookies).status == 403);
  CHECK(door.ask(Method::post, Who::signed_in, cookies, {{"csrf", "AAAA"}}).status == 403);
  const auto other = door.ask(Method::get, Who::signed_in, door.signed_in(door.house.staff));
  CHECK(door.ask(Method::post, Who::signed_in, cookies, {{"csrf", token_in(other)}}).status == 403);
  CHECK(door.calls == before + 1);  // the page of the other alone
}

TEST_CASE("a visitor has a token, too, and keeps it over visits") {
  Door door;
  const auto first = door.ask(Method::get, Who::everyone);
  const auto cookies = cookies_of(first);
  REQUIRE(cookies.size() == 1);
  CHECK(door.ask(Method::post, Who::everyone, cookies, {{"csrf", token_in(first)}}).status == 200);
  CHECK(door.ask(Method::post, Who::everyone, {}, {{"csrf", token_in(first)}}).status == 403);
}

TEST_CASE("no two pages carry the same token, and all of a secret's fit") {
  const auto secret = random_token();
  CHECK(form_token(secret) != form_token(secret));
  CHECK(form_token_fits(secret, form_token(secret)));
  CHECK_FALSE(form_token_fits(random_token(), form_token(secret)));
  CHECK_FALSE(form_token_fits("", form_token("")));
}

TEST_CASE("what the last action did is said once, and only as this server wrote it") {
  Door door;
  const auto cookies = door.signed_in(door.house.mentor);
  http::Request request;
  request.cookies = cookies;
  http::Response response;
  door.guard.set_flash(response, door.guard.visit(request),
                       {"ok", "Approved 2 entries.", "/queue/undo", {"17-1", "17-2"}});
  auto with = cookies;
  for (const auto& cookie : cookies_of(response)) with.push_back(cookie);
  request.cookies = with;
  const auto flash = door.guard.flash(door.guard.visit(request));
  REQUIRE(flash);
  CHECK(flash->text == "Approved 2 entries.");
  CHECK(flash->undo_entries == std::vector<std::string>{"17-1", "17-2"});
  CHECK(all_cookies(door.ask(Method::get, Who::signed_in, with)).find("jw_flash=;") != std::string::npos);

  with.back().value.back() = with.back().value.back() == 'A' ? 'B' : 'A';
  request.cookies = with;
  CHECK_FALSE(door.guard.flash(door.guard.visit(request)));
  request.cookies = door.signed_in(door.house.staff);
  request.cookies.push_back(cookies_of(response).front());
  CHECK_FALSE(door.guard.flash(door.guard.visit(request)));
}

TEST_CASE("over TLS the session's cookie belongs to this host alone") {
  Door door;
  const Guard guard(door.sessions, {true});
  http::Response response;
  guard.begin_session(response, "token");
  const auto cookies = all_cookies(response);
  CHECK(cookies.find("__Host-jw_session=token; ") != std::string::npos);
  for (const auto* word : {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"})
    CHECK(cookies.find(word) != std::string::npos);
}

}  // namespace journeywork::web
