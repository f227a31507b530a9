#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "exchange/onet/onet.hpp"

namespace journeywork::exchange {
namespace {

using namespace careers;

/// Any characters that JSON has to take care of, and some of several bytes.
std::string text() {
  static const std::vector<std::string> characters{"a",
                                                   "B",
                                                   "7",
                                                   " ",
                                                   "\"",
                                                   "\\",
                                                   "/",
                                                   "\t",
                                                   "\n",
                                                   std::string(1, '\0'),
                                                   "\x1F",
                                                   "\xC3\xA9",
                                                   "\xE2\x80\x93",
                                                   "\xF0\x9F\xA9\xBA"};
  std::string out;
  for (const auto& each : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(characters))) out += each;
  return out;
}
int within(int low, int high) { return *rc::gen::inRange(low, high + 1); }
bool either() { return within(0, 1) == 1; }
std::optional<int> maybe(int low, int high) { return either() ? std::optional(within(low, high)) : std::nullopt; }
template <class Make>
auto several(const Make& make) {
  std::vector<decltype(make())> out;
  for (int i = within(0, 3); i > 0; --i) out.push_back(make());
  return out;
}
template <class Enum>
Enum word(Enum last) {
  return static_cast<Enum>(within(0, static_cast<int>(last)));
}

ReferenceOccupation occupation() {
  ReferenceOccupation out;
  out.code = text();
  out.title = text();
  out.description = text();
  out.zone = within(0, 5);
  out.titles = several([] { return ReferenceTitle{text(), text(), word(ReferenceTitle::Source::reported)}; });
  out.tasks = several([] { return ReferenceTask{text(), word(ReferenceTask::Kind::unrated), either()}; });
  out.ratings = several(
      [] { return ReferenceRating{text(), word(ReferenceRating::Kind::activity), maybe(100, 500), maybe(0, 700)}; });
  out.styles = several([] { return ReferenceStyle{text(), maybe(100, 500), maybe(-300, 300)}; });
  for (auto& score : out.interests.scores) score = within(0, 700);
  out.interests.high_points = text();
  out.related =
      several([] { return ReferenceRelated{text(), word(ReferenceRelated::Tier::supplemental), within(1, 1000)}; });
  out.technology = several([] { return ReferenceTechnology{text(), text(), either(), either()}; });
  out.tools = several([] { return ReferenceTool{text(), text()}; });
  const auto shares = [] { return several([] { return within(0, 10'000); }); };
  out.shares = {shares(), shares(), shares(), shares()};
  return out;
}

ReferenceCommon common() {
  ReferenceCommon out;
  out.release = text();
  out.elements = several([] { return ReferenceElement{text(), text(), text()}; });
  out.zones = several([] { return ReferenceZone{within(1, 5), text(), text(), text(), text(), text(), text()}; });
  out.categories = several([] { return ReferenceCategory{text(), within(1, 12), text()}; });
  return out;
}

}  // namespace

TEST_CASE("an occupation of O*NET that was kept as a document is read back as it was") {
  CHECK(rc::check([] {
    const auto before = occupation();
    const auto after = occupation_of(to_document(before));
    RC_ASSERT(after.has_value());
    RC_ASSERT(*after == before);
  }));
}

TEST_CASE("what the occupations of O*NET share and was kept as a document is read back as it was") {
  CHECK(rc::check([] {
    const auto before = common();
    const auto after = common_of(to_document(before));
    RC_ASSERT(after.has_value());
    RC_ASSERT(*after == before);
  }));
}

TEST_CASE("a document that was cut or changed is refused, whatever was changed") {
  CHECK(rc::check([] {
    const auto document = to_document(occupation());
    RC_ASSERT_FALSE(
        occupation_of(document.substr(0, static_cast<std::size_t>(within(0, static_cast<int>(document.size()) - 1))))
            .has_value());
    auto changed = document;
    changed[static_cast<std::size_t>(within(0, static_cast<int>(changed.size()) - 1))] =
        static_cast<char>(within(0, 127));
    const auto read = occupation_of(changed);  // another digit or letter is another occupation
    if (read) RC_ASSERT(to_document(*read).size() <= document.size() + 8);
  }));
}

TEST_CASE("documents of another form are refused") {
  for (const auto* text : {"", "null", "[]", "{}", "[1]", "7", "\"text\"", "[2,\"49-9062.00\"]",
                           R"([1,"a","b","c",3,[],[],[],[],[[0,0,0,0,0,0],""],[],[],[],[[],[],[]]])",
                           R"([1,"a","b","c",6,[],[],[],[],[[0,0,0,0,0,0],""],[],[],[],[[],[],[],[]]])",
                           R"([1,"a","b","c",3,[["x"]],[],[],[],[[0,0,0,0,0,0],""],[],[],[],[[],[],[],[]]])",
                           R"([1,"a","b","c",3,[],[],[],[],[],[],[],[],[]])"}) {
    CAPTURE(text);
    CHECK_FALSE(occupation_of(text));
    CHECK_FALSE(common_of(text));
  }
  CHECK(occupation_of(R"([1,"a","b","c",3,[],[],[],[],[[0,0,0,0,0,0],""],[],[],[],[[],[],[],[]]])"));
  CHECK_FALSE(common_of(to_document(ReferenceOccupation{})));
  CHECK_FALSE(occupation_of(to_document(ReferenceCommon{})));
  CHECK_FALSE(occupation_of(std::string(100'000, '[')));
}

}  // namespace journeywork::exchange
