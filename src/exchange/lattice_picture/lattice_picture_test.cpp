#include "exchange/lattice_picture/lattice_picture.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace journeywork::exchange;
using State = LatticePicture::State;
using Kind = LatticePicture::Kind;

namespace {

LatticePicture ladder() {
  LatticePicture picture;
  picture.title = "Where BMET I leads";
  picture.nodes = {
      {"bmet-1", "BMET I", "$48,700", "/careers/bmet-1", "", State::here, "htm"},
      {"bmet-2", "BMET II", "$61,300", "/careers/bmet-2", "BMET II, about 24 months from here, $61,300",
       State::reachable, "htm"},
      {"dialysis", "Dialysis specialist", "$61,030", "/careers/dialysis", "", State::near, "htm"},
  };
  picture.edges = {{"bmet-1", "bmet-2", Kind::vertical, "24 months", true},
                   {"bmet-1", "dialysis", Kind::lateral, "12 months", false},
                   {"bmet-2", "dialysis", Kind::lateral, "9 months", true},
                   {"dialysis", "bmet-2", Kind::lateral, "12 months", true}};
  return picture;
}

LatticePicture of_size(std::size_t nodes) {
  LatticePicture picture;
  for (std::size_t i = 0; i < nodes; ++i)
    picture.nodes.push_back({std::to_string(i), "Node", "", "", "", State::plain, ""});
  return picture;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Every tag is closed in order, and no text or attribute ends early.
bool is_well_formed(std::string_view svg) {
  std::vector<std::string_view> open;
  while (!svg.empty()) {
    if (svg[0] != '<') {
      const auto end = std::min(svg.find('<'), svg.size());
      if (svg.substr(0, end).find('>') != std::string_view::npos) return false;
      svg.remove_prefix(end);
      continue;
    }
    const auto end = svg.find('>');
    if (end == std::string_view::npos) return false;
    const auto tag = svg.substr(1, end - 1);
    svg.remove_prefix(end + 1);
    if (tag.starts_with('/')) {
      if (open.empty() || open.back() != tag.substr(1)) return false;
      open.pop_back();
    } else {
      if (count(tag, "\"") % 2 != 0 || has(tag, "<")) return false;
      open.push_back(tag.substr(0, tag.find(' ')));
    }
  }
  return open.empty();
}

std::string field_of(const LatticePicture& picture) {
  const auto svg = lattice_svg(picture);
  REQUIRE_FALSE(svg);
  return svg.error().problems.at(0).field;
}

}  // namespace

TEST_CASE("a lattice is one scalable element of our classes, with every node a link that says what it is") {
  const auto svg = lattice_svg(ladder());
  REQUIRE(svg);
  CHECK(svg->starts_with(R"(<svg class="lattice" viewBox="0 0 )"));
  CHECK(has(*svg, R"(role="group" aria-label="Where BMET I leads")"));
  CHECK(is_well_formed(*svg));
  CHECK(count(*svg, "<a ") == 3);
  CHECK(has(
      *svg,
      R"(class="lattice-node is-here family-htm" href="/careers/bmet-1" aria-label="BMET I, You, $48,700" aria-current="location")"));
  CHECK(has(*svg, R"(aria-label="BMET II, about 24 months from here, $61,300")"));
  CHECK(count(*svg, R"(class="lattice-edge is-lateral")") == 2);
  CHECK(count(*svg, R"(class="lattice-edge is-lateral is-assumed")") == 1);
  CHECK(count(*svg, R"(class="lattice-months")") == 4);
  CHECK(has(*svg, ">Dialysis</text>"));
  CHECK(has(*svg, ">specialist</text>"));
  for (const std::string_view foreign :
       {"<title", "<?xml", "<!DOCTYPE", "style=", "font-", "stroke", "color", " width=\"100", "xlink"}) {
    CHECK_MESSAGE(!has(*svg, foreign), foreign);
  }
}

TEST_CASE("the tab key goes through the nodes in the order of the ranks and ids carry the prefix") {
  auto picture = ladder();
  std::ranges::reverse(picture.nodes);
  picture.prefix = "mine";
  const auto svg = lattice_svg(picture);
  REQUIRE(svg);
  CHECK(svg->find("/careers/bmet-1") < svg->find("/careers/bmet-2"));
  CHECK(svg->find("/careers/bmet-2") < svg->find("/careers/dialysis"));
  for (const std::string_view id : {"id=\"mine-0\"", "id=\"mine-1\"", "id=\"mine-2\""}) CHECK(count(*svg, id) == 1);
}

TEST_CASE("the same picture gives the same markup, whoever else draws") {
  const auto alone = lattice_svg(ladder());
  std::vector<std::string> drawn(8);
  std::vector<std::thread> threads;
  for (auto& one : drawn) threads.emplace_back([&one] { one = lattice_svg(ladder()).value_or(""); });
  for (auto& thread : threads) thread.join();
  for (const auto& one : drawn) CHECK(one == *alone);
}

TEST_CASE("no row is longer than asked and a wide picture says so") {
  auto picture = of_size(9);
  for (std::size_t i = 1; i < 9; ++i) picture.edges.push_back({"0", std::to_string(i), Kind::vertical, "", true});
  const auto narrow = lattice_svg(picture);
  picture.across = 8;
  const auto wide = lattice_svg(picture);
  REQUIRE(narrow);
  REQUIRE(wide);
  CHECK_FALSE(wide->starts_with(R"(<svg class="lattice" )"));
  CHECK(wide->starts_with(R"(<svg class="lattice is-wide" )"));
  CHECK(narrow->size() < wide->size() * 2);
}

TEST_CASE("texts, ids and addresses cannot leave their place") {
  auto picture = ladder();
  picture.title = R"(<script>"&')";
  picture.nodes[0].title = R"(</text><script>alert("1")</script>)";
  picture.nodes[1].subtitle = "a\"b<c>&\x01\xff";
  picture.nodes[1].label = "\"><img src=x onerror=y>";
  picture.nodes[2].id = R"("];n0 [label=<<b>x</b>>]; \N <>)";
  picture.edges = {{"bmet-1", picture.nodes[2].id, Kind::vertical, "<b>\\N", true}};
  picture.nodes[2].href = "/careers/x\"onclick='y'&z";
  const auto svg = lattice_svg(picture);
  REQUIRE(svg);
  CHECK(is_well_formed(*svg));
  for (const std::string_view bad : {"<script", "<img", "<b>", "x\"onclick"}) CHECK_FALSE(has(*svg, bad));
  CHECK(has(*svg, "/careers/x&quot;onclick=&#39;y&#39;&amp;z"));
  CHECK(has(*svg, "&lt;b&gt;\\N"));
}

TEST_CASE("what is no address of a page is refused") {
  for (const char* href :
       {"javascript:alert(1)", "//evil.example", "/\\evil.example", "/\tx", "careers", "data:text/html,x"}) {
    auto picture = ladder();
    picture.nodes[1].href = href;
    CHECK_MESSAGE(field_of(picture) == "nodes[1].href", href);
  }
  auto picture = ladder();
  picture.nodes[1].href = "https://example.org/careers";
  picture.nodes[2].href.clear();
  const auto svg = lattice_svg(picture);
  REQUIRE(svg);
  CHECK(count(*svg, "<a ") == 2);
}

TEST_CASE("nothing, too much, twice the same and moves to nowhere are refused by name") {
  CHECK(field_of(LatticePicture{}) == "nodes");
  CHECK(field_of(of_size(200)) == "nodes");
  auto picture = ladder();
  picture.edges.resize(most_lattice_edges + 1, picture.edges[0]);
  CHECK(field_of(picture) == "edges");
  picture = ladder();
  picture.nodes[2].id = "bmet-1";
  CHECK(field_of(picture) == "nodes[2].id");
  picture = ladder();
  picture.edges[1].to = "nowhere";
  CHECK(field_of(picture) == "edges[1].to");
  picture = ladder();
  picture.edges[0].to = "bmet-1";
  CHECK(field_of(picture) == "edges[0].to");
  picture = ladder();
  picture.prefix = "1 x";
  CHECK(field_of(picture) == "prefix");
  picture = ladder();
  picture.nodes[0].family = "a\" b";
  CHECK(field_of(picture) == "nodes[0].family");
  picture = ladder();
  picture.across = 0;
  CHECK(field_of(picture) == "across");
}

TEST_CASE("whatever leads where, everything is drawn once") {
  CHECK(rc::check([](bool up) {
    const auto nodes = *rc::gen::inRange<std::size_t>(1, 14);
    auto picture = of_size(nodes);
    picture.direction = up ? LatticePicture::Direction::up : LatticePicture::Direction::right;
    picture.across = *rc::gen::inRange<std::size_t>(1, 5);
    for (auto left = *rc::gen::inRange<std::size_t>(0, 20); left > 0; --left) {
      const auto from = *rc::gen::inRange<std::size_t>(0, nodes);
      const auto to = *rc::gen::inRange<std::size_t>(0, nodes);
      if (from == to) continue;
      picture.edges.push_back({std::to_string(from), std::to_string(to),
                               *rc::gen::arbitrary<bool>() ? Kind::vertical : Kind::lateral,
                               *rc::gen::arbitrary<bool>() ? "24 months" : "", *rc::gen::arbitrary<bool>()});
    }
    const auto svg = lattice_svg(picture);
    RC_ASSERT(svg.has_value());
    RC_ASSERT(is_well_formed(*svg));
    RC_ASSERT(count(*svg, "lattice-box") == nodes);
    RC_ASSERT(count(*svg, "lattice-tip") == picture.edges.size());
    RC_ASSERT(!has(*svg, "nan") && !has(*svg, "inf"));
  }));
}
