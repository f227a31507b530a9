#include "web/api/body.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace journeywork::web::api {
namespace {

http::Request sent(std::string body, std::string type = "application/json") {
  http::Request request;
  request.body = std::move(body);
  request.headers.push_back({"content-type", std::move(type)});
  return request;
}

/// The fields that are named when `read` has read a body.
template <class Read>
std::vector<std::string> refused(const std::string& text, Read&& read) {
  auto body = Body::of(sent(text));
  REQUIRE(body);
  read(*body);
  std::vector<std::string> out;
  if (const auto checked = body->checked(); !checked) {
    for (const auto& problem : checked.error().problems) out.push_back(problem.field);
  }
  return out;
}
using Fields = std::vector<std::string>;

Problem broken(const std::string& text, const std::string& type = "application/json") {
  const auto body = Body::of(sent(text, type));
  REQUIRE_FALSE(body);
  REQUIRE(body.error().problems.size() == 1);
  return body.error().problems.front();
}

}  // namespace

TEST_CASE("every kind of member is read as it was sent") {
  auto body = Body::of(sent(R"({"note": "Zwölf\nPumpen", "minutes": 90, "date": "2026-11-19", "final": true,
    "codes": ["1", "2"], "people": [3, 4], "wage": {"amount": "24.50", "currency": "USD"},
    "list": [{"level": 2}, {"level": 3}]})"));
  REQUIRE(body);
  CHECK(body->text("note") == "Zwölf\nPumpen");
  CHECK(body->minutes("minutes") == Minutes{90});
  CHECK(body->needed_date("date") == Date(2026, 11, 19));
  CHECK(body->flag("final", false));
  CHECK(body->texts("codes") == Fields{"1", "2"});
  CHECK(body->integers("people") == std::vector<std::int64_t>{3, 4});
  CHECK(body->money("wage") == Money{2450, "USD"});
  auto objects = body->objects("list");
  REQUIRE(objects.size() == 2);
  CHECK(objects[1].integer("level") == 3);
  CHECK(objects[0].integer("level") == 2);
  CHECK(body->checked());
}

TEST_CASE("what is left out or null is empty, and only refused where it is needed") {
  CHECK(refused(R"({"note": null})", [](Body& body) {
          CHECK(body.text("note").empty());
          CHECK(body.texts("codes").empty());
          CHECK_FALSE(body.integer("level"));
          CHECK_FALSE(body.date("day"));
          CHECK(body.flag("on", true));
        }) == Fields{});
  CHECK(refused("{}", [](Body& body) {
          (void)body.needed_text("note");
          (void)body.needed_integer("level");
          (void)body.needed_date("day");
        }) == Fields{"note", "level", "day"});
  CHECK(Body::of(http::Request{}));
}

TEST_CASE("members of another kind are named, all of them, in lists too") {
  const auto* text = R"({"a": 1, "b": "x", "c": "19.11.2026", "d": 1, "e": {}, "f": [1], "g": ["x"], "h": 1.5,
    "i": 24.5, "j": [{"k": "x", "l": 1}, 7]})";
  CHECK(refused(text, [](Body& body) {
          (void)body.text("a");
          (void)body.integer("b");
          (void)body.date("c");
          (void)body.flag("d", false);
          (void)body.texts("e");
          (void)body.texts("f");
          (void)body.integers("g");
          (void)body.integer("h");
          (void)body.money("i");
          for (auto& each : body.objects("j")) {
            (void)each.integer("k");
            each.close();
          }
        }) == Fields{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "j[0].k", "j[0].l"});
}

TEST_CASE("an object inside the object has its own members, and is named where it is not there") {
  const auto read = [](Body& body) {
    auto inner = body.needed_object("wish");
    (void)inner.needed_text("name");
    inner.close();
  };
  CHECK(refused(R"({"wish": {"name": "fast"}})", read) == Fields{});
  CHECK(refused(R"({"wish": {"name": 1, "colour": "red"}})", read) == Fields{"wish.name", "wish.colour"});
  CHECK(refused("{}", read) == Fields{"wish"});
  CHECK(refused(R"({"wish": [{"name": "fast"}]})", read) == Fields{"wish"});
}

TEST_CASE("a figure beyond what anybody counts to is refused, not cut short") {
  const auto* text = R"({"level": 4294967299, "step": -9223372036854775808, "minutes": 9223372036854775807})";
  CHECK(refused(text, [](Body& body) {
          CHECK(body.needed_count("level") == 0);
          CHECK_FALSE(body.count("step"));
          CHECK(body.minutes("minutes") == Minutes{0});
        }) == Fields{"level", "step", "minutes"});
}

TEST_CASE("a member that nobody reads is refused, with the names that are read") {
  auto body = Body::of(sent(R"({"minuts": 3})"));
  REQUIRE(body);
  (void)body->minutes("minutes");
  (void)body->text("note");
  const auto checked = body->checked();
  REQUIRE_FALSE(checked);
  CHECK(checked.error().problems.front().field == "minuts");
  CHECK(checked.error().problems.front().accepted == "minutes, note");
}

TEST_CASE("what is no JSON object is refused with its place") {
  CHECK(broken("{\"a\": 1,\n  nonsense}").line == 2);
  CHECK(broken("{\"a\": 1,\n  nonsense}").column == 3);
  CHECK(broken("[]").field == "body");
  CHECK(broken("\"text\"").field == "body");
  CHECK(broken("{} x").column == 4);
  CHECK(broken("{\"a\": ").field == "body");
  CHECK(broken("{\"a\": \"\xff\xfe\"}").field == "body");
  CHECK(broken(std::string(100000, '[')).field == "body");
  CHECK(broken("{}", "text/plain").field == "Content-Type");
  CHECK(broken("{}", "").field == "Content-Type");
  CHECK(Body::of(sent("{}", "application/json; charset=utf-8")));
  CHECK(Body::of(sent(" {} \n")));
}

TEST_CASE("text with a NUL or another control character goes no further") {
  for (const auto* text : {R"({"note": "a\u0000b"})", R"({"note": "a\u001bb"})", R"({"note": "a\u007fb"})"}) {
    CHECK(refused(text, [](Body& body) { CHECK(body.text("note").empty()); }) == Fields{"note"});
  }
}

TEST_CASE("a long value is said back short and whole in its characters") {
  auto body = Body::of(sent("{\"level\": \"" + std::string(79, 'x') + "ខ្មែរ\"}"));
  REQUIRE(body);
  (void)body->integer("level");
  CHECK(body->checked().error().problems.front().value == std::string(79, 'x') + "...");
}

TEST_CASE("whatever is sent, it is an object or refused with a field") {
  CHECK(rc::check([](const std::vector<std::uint8_t>& bytes, bool wrapped) {
    std::string text(bytes.begin(), bytes.end());
    if (wrapped) text = "{\"note\": \"" + text + "\"}";
    auto body = Body::of(sent(text));
    if (!body) {
      RC_ASSERT(body.error().problems.size() == 1U);
      RC_ASSERT(!body.error().problems.front().field.empty());
    } else {
      (void)body->text("note");
      (void)body->checked();
    }
  }));
}

}  // namespace journeywork::web::api
