#include "exchange/search_words/search_words.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace journeywork::exchange {
namespace {

constexpr const char* sample = R"(stop = ["a", "of"]

[[group]]
words = ["fix", "repair"]
closeness = 90

[[group]]
words = ["boss"]
means = ["manager", "team lead"]
closeness = 75
)";

/// The fields that are refused, each with its line, when one text of the sample is replaced.
std::string refused(const std::string& from, const std::string& to) {
  std::string text = sample;
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
  const auto reading = read_search_words(text);
  CHECK_FALSE(reading.words);
  std::string out;
  for (const auto& problem : reading.problems) {
    out += (out.empty() ? "" : ", ") + problem.field + ":" + std::to_string(problem.line);
  }
  return out;
}

}  // namespace

TEST_CASE("groups of search words and stop words are read") {
  const auto reading = read_search_words(sample);
  CHECK(reading.problems.empty());
  REQUIRE(reading.words);
  CHECK(reading.words->stop == std::vector<std::string>{"a", "of"});
  REQUIRE(reading.words->groups.size() == 2);
  CHECK(reading.words->groups[0] == SearchWords::Group{{"fix", "repair"}, {}, 90});
  CHECK(reading.words->groups[1] == SearchWords::Group{{"boss"}, {"manager", "team lead"}, 75});
}

TEST_CASE("what is wrong in a file of search words is refused with its line") {
  CHECK(refused("closeness = 90", "closness = 90") == "group[1].closeness:3, group[1].closness:5");
  CHECK(refused("stop =", "stops =") == "stops:1");
  CHECK(refused("closeness = 90", "closeness = 100") == "group[1].closeness:5");
  CHECK(refused("closeness = 90", "closeness = 0") == "group[1].closeness:5");
  CHECK(refused("\"fix\", \"repair\"", "\"fix\"") == "group[1].words:4");
  CHECK(refused("\"fix\", \"repair\"", "\"fix\", \"fix\"") == "group[1].words:4");
  CHECK(refused("\"team lead\"", "\"whoever leads a small team\"") == "group[2].means:9");
  CHECK(refused("\"team lead\"", "7") == "group[2].means:9");
  CHECK(refused("[[group]]", "[[groups]]") == "groups:3");
  CHECK_FALSE(refused("[\"boss\"]", "[\"boss\"").empty());
}

TEST_CASE("the search words that we ship are good and none of them stands alone as a stop word") {
  std::ostringstream text;
  text << std::ifstream("catalog/careers/search_words.toml").rdbuf();
  const auto reading = read_search_words(text.str());
  for (const auto& problem : reading.problems) {
    MESSAGE(problem.line << " " << problem.field << ": " << problem.message);
  }
  REQUIRE(reading.words);
  CHECK(reading.words->groups.size() >= 120);
  for (const auto& group : reading.words->groups) {
    for (const auto& word : group.words) {
      CAPTURE(word);
      CHECK(std::ranges::find(reading.words->stop, word) == reading.words->stop.end());
    }
  }
}

}  // namespace journeywork::exchange
