#include "web/pages/template.hpp"

#include <ctemplate/template.h>
#include <doctest/doctest.h>

using journeywork::web::Dict;
using journeywork::web::Document;

namespace {

/// Takes a template into use under a name and says what a document of it becomes.
std::string expanded(const std::string& name, std::string text, void (*fill)(Dict root)) {
  text.insert(0, "{{%AUTOESCAPE context=\"HTML\"}}\n");
  REQUIRE(ctemplate::StringToTemplateCache(name, text.data(), text.size(), ctemplate::STRIP_WHITESPACE));
  const Document document(name);
  fill(document.root());
  return document.expand();
}

}  // namespace

TEST_CASE("values are escaped where they stand") {
  CHECK(expanded("test/escape.html", "<p title=\"{{A}}\">{{A}}</p><a href=\"{{URL}}\">x</a>", [](Dict root) {
          root.set("A", "<b>\"&").set("URL", "javascript:alert(1)");
        }) == "<p title=\"&lt;b&gt;&quot;&amp;\">&lt;b&gt;&quot;&amp;</p><a href=\"#\">x</a>");
}

TEST_CASE("a section is repeated in the order of its rows and hidden without any") {
  CHECK(expanded("test/rows.html", "{{#ROW}}[{{N}}]{{/ROW}}{{#NONE}}never{{/NONE}}", [](Dict root) {
          root.add("ROW").set("N", 1);
          root.add("ROW").set("N", 2);
        }) == "[1][2]");
}

TEST_CASE("a row sees what is set around it, and its own value first") {
  CHECK(expanded("test/around.html", "{{#A}}{{#B}}{{X}}{{Y}} {{/B}}{{/A}}{{X}}", [](Dict root) {
          root.set("X", "outer");
          auto a = root.add("A");
          a.set("Y", "1");
          a.add("B");
          a.add("B").set("X", "own");
        }) == "outer1 own1 outer");
}

TEST_CASE("the value that was set last counts") {
  CHECK(expanded("test/last.html", "{{X}}{{UNSET}}", [](Dict root) { root.set("X", "first").set("X", "last"); }) ==
        "last");
}

TEST_CASE("a shown section appears once, however often it is shown, and not at all for an empty value") {
  CHECK(expanded("test/shown.html", "{{#S}}s{{/S}}{{#V}}v{{V}}{{/V}}{{#W}}w{{W}}{{/W}}", [](Dict root) {
          root.show("S").show("S").show_if(false, "V").set_shown("V", "").set_shown("W", "1");
        }) == "sw1");
}

TEST_CASE("an included template sees what is set for all templates and nothing else from outside") {
  static constexpr std::string_view inner = "{{%AUTOESCAPE context=\"HTML\"}}\n({{X}}{{ALL}}{{OWN}})";
  REQUIRE(ctemplate::StringToTemplateCache("test/inner.html", inner.data(), inner.size(), ctemplate::STRIP_WHITESPACE));
  CHECK(expanded("test/outer.html", "{{X}}{{#R}}{{>PART}}{{/R}}{{>ABSENT}}", [](Dict root) {
          root.set("X", "x");
          auto row = root.add("R");
          row.include("PART", "test/inner.html").set("OWN", "1");
          row.include("PART", "test/inner.html").set("OWN", "2").set_global("ALL", "all");
        }) == "x(all1)(all2)");
}

TEST_CASE("names and values need not outlive the call that set them") {
  CHECK(expanded("test/copies.html", "{{#LONG_NAME_OF_A_SECTION}}{{VALUE_WITH_A_LONG_NAME}}{{/LONG_NAME_OF_A_SECTION}}",
                 [](Dict root) {
                   auto row = root.add(std::string("LONG_NAME_OF_A_SECTION"));
                   row.set(std::string("VALUE_WITH_A_LONG_NAME"), std::string(2000, 'v'));
                 }) == std::string(2000, 'v'));
}

TEST_CASE("a document of a template that is not there is a bug") {
  CHECK_THROWS_AS((void)Document("test/absent.html").expand(), std::logic_error);
}
