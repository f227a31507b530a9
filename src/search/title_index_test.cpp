#include "search/title_index.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <cctype>

#include "search/fixtures_test.hpp"

namespace journeywork::search {
namespace {

using Kind = TitleEntry::Kind;

const SearchWords no_words;

/// Titles by document number.
TitleIndex index_of(const std::vector<std::string>& titles, const SearchWords& words = no_words) {
  std::vector<TitleEntry> entries;
  for (std::uint32_t i = 0; i < titles.size(); ++i) entries.push_back({i, titles[i], Kind::title, false});
  return {entries, words};
}

std::vector<std::uint32_t> found(const TitleIndex& index, std::string_view query, std::size_t limit = 10) {
  std::vector<std::uint32_t> out;
  for (const auto& hit : index.find(query, limit)) out.push_back(hit.document);
  return out;
}
using Found = std::vector<std::uint32_t>;

TitleHit first(const TitleIndex& index, std::string_view query) {
  const auto hits = index.find(query, 1);
  REQUIRE(hits.size() == 1);
  return hits[0];
}

const TitleIndex& ours() {
  static const TitleIndex index(fixtures::our_occupations().entries, fixtures::shipped_words());
  return index;
}

std::string any_query() {
  static const auto titles = fixtures::our_occupations();
  auto text = (*rc::gen::elementOf(titles.entries)).text;
  if (*rc::gen::arbitrary<bool>()) text = text.substr(0, *rc::gen::inRange<std::size_t>(0, text.size() + 1));
  if (*rc::gen::arbitrary<bool>()) text += *rc::gen::arbitrary<std::string>();
  return text;
}

/// One letter left out, put in, replaced or swapped.
std::string slipped(std::string word) {
  const auto at = *rc::gen::inRange<std::size_t>(0, word.size() - 1);
  const char letter = *rc::gen::inRange('a', 'z');
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return word.erase(at, 1);
    case 1:
      return word.insert(at, 1, letter);
    case 2:
      word[at] = letter;
      return word;
    default:
      std::swap(word[at], word[at + 1]);
      return word;
  }
}

}  // namespace

TEST_CASE("word order, plurals, accents and punctuation do not matter, and the reason is what matched") {
  const auto index = index_of({"Medical Equipment Repairers", "Radiologic Technologists", "X-Ray Operator"});
  CHECK(found(index, "repairer, medical EQUIPMENT") == Found{0});
  CHECK(found(index, "radi\xC3\xB3logic technologist") == Found{1});
  CHECK(found(index, "xray operators") == Found{2});
  CHECK(found(index, "x ray") == Found{2});
  const auto hit = first(index, "radiologic");
  CHECK(hit.text == "Radiologic Technologists");
  CHECK(hit.kind == Kind::title);
  CHECK_FALSE(hit.by_prefix);
  CHECK_FALSE(hit.by_spelling);
  CHECK_FALSE(hit.by_synonym);
}

TEST_CASE("the last word may be half typed, others may be shortened") {
  const auto index = index_of({"Regulatory Affairs Specialist", "Radiologic Technologist", "Welder"});
  CHECK(first(index, "reg affairs").document == 0);
  CHECK(first(index, "regulatory aff").by_prefix);
  CHECK(found(index, "w") == Found{2});
  CHECK(found(index, "xq").empty());
}

TEST_CASE("a space after it says that a word is whole") {
  const auto index = index_of({"IT Manager", "Item Processor"});
  CHECK(found(index, "it") == Found{0, 1});
  CHECK(found(index, "it ") == Found{0});
}

TEST_CASE("misspelled words find what is near, also with a wrong first letter, and say so") {
  const auto index = index_of({"Sonographer", "Phlebotomist", "Cook"});
  for (const char* typed : {"sonografer", "sonogrpaher", "zonographer", "ssonographer", "sonograpfer"}) {
    CAPTURE(typed);
    const auto hit = first(index, typed);
    CHECK(hit.document == 0);
    CHECK(hit.by_spelling);
  }
  CHECK(found(index, "bok ").empty());
}

TEST_CASE("initials find titles of three words and more") {
  const auto index = index_of({"Medical Laboratory Scientist", "Field Engineer", "Director of Nursing Services"});
  CHECK(found(index, "MLS") == Found{0});
  CHECK(first(index, "mls").by_synonym);
  CHECK(found(index, "FE ").empty());
}

TEST_CASE("one word that is two for others is found, and the reverse") {
  const auto index = index_of({"Ultra Sound Technician", "Ultrasound Engineer", "Field Service Technician"});
  CHECK(found(index, "ultrasound") == Found{1, 0});
  CHECK(found(index, "ultra sound") == Found{0, 1});
  CHECK(found(index, "fieldservice") == Found{2});
}

TEST_CASE("word groups find each other, or one way when they say what they mean") {
  SearchWords words;
  words.groups = {{{"fix", "repair"}, {}, 90}, {{"boss"}, {"manager"}, 80}, {{"blood test"}, {"phlebotomist"}, 80}};
  const auto index = index_of({"Repair Engineer", "Manager", "Boss", "Phlebotomist", "Fix Planner"}, words);
  CHECK(found(index, "fixing") == Found{4, 0});
  CHECK(found(index, "boss") == Found{2, 1});
  CHECK(found(index, "manager") == Found{1});
  CHECK(found(index, "blood tests") == Found{3});
  CHECK(found(index, "blood").empty());
  CHECK(first(index, "blood tests").by_synonym);
}

TEST_CASE("stop words count only when there is nothing else") {
  SearchWords words;
  words.stop = {"of", "the", "or"};
  const auto index = index_of({"Director of Nursing", "Nurse", "OR Nurse", "Head of the House"}, words);
  CHECK(found(index, "the director") == Found{0});
  CHECK(found(index, "of") == Found{0, 3});
  CHECK(first(index, "or nurse").document == 2);
}

TEST_CASE("a word that nobody knows is left out, not the others") {
  const auto index = index_of({"Dialysis Technician", "Welder"});
  CHECK(found(index, "dialysis xyzzyplugh") == Found{0});
  CHECK(index.find("dialysis xyzzyplugh", 1)[0].score < index.find("dialysis", 1)[0].score);
}

TEST_CASE("our own catalogue goes in front of loaded data, titles before other names before descriptions") {
  const std::vector<TitleEntry> entries{{7, "Repairs scanners for hospitals", Kind::description, false},
                                        {5, "Scanner Engineer", Kind::also, false},
                                        {4, "Scanner Engineer", Kind::title, false},
                                        {9, "Scanner Engineer", Kind::also, true}};
  const TitleIndex index(entries, no_words);
  CHECK(found(index, "scanner engineer") == Found{9, 4, 5});
  CHECK(found(index, "scanner") == Found{9, 4, 5, 7});
}

TEST_CASE("words that only another entry of the document has count a part") {
  const std::vector<TitleEntry> entries{{0, "Technician", Kind::title, false},
                                        {1, "Technician", Kind::title, false},
                                        {1, "Works nights", Kind::description, false}};
  CHECK(found(TitleIndex(entries, no_words), "technician nights") == Found{1, 0});
}

TEST_CASE("a name with its abbreviation in brackets is found by either and by both") {
  const auto index = index_of({"Equipment Technician", "Biomedical Equipment Technician (BMET)"});
  CHECK(first(index, "bmet").text == "BMET");
  CHECK(first(index, "bmet").kind == Kind::abbreviation);
  CHECK(first(index, "biomedical equipment technician").text == "Biomedical Equipment Technician");
  CHECK(first(index, "biomedical equipment technician bmet").document == 1);
}

TEST_CASE("an index without entries, an empty query and a limit of zero find nothing") {
  CHECK(found(TitleIndex({}, no_words), "bmet").empty());
  CHECK(found(index_of({"...", ""}), "bmet").empty());
  CHECK(found(ours(), "").empty());
  CHECK(found(ours(), " \xFF- ").empty());
  CHECK(found(ours(), "bmet", 0).empty());
}

TEST_CASE("whoever types an entry word by word finds its document, no other goes before it") {
  const auto titles = fixtures::our_occupations();
  for (const auto& entry : titles.entries) {
    CAPTURE(entry.text);
    const auto hits = ours().find(entry.text, 100);
    const auto own = std::ranges::find(hits, entry.document, &TitleHit::document);
    REQUIRE(own != hits.end());
    const auto key = [](const std::string& text) {
      std::string out;
      for (const char c : text) out += c == '-' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
      return out;
    };
    for (auto before = hits.begin(); before != own; ++before) CHECK(key(before->text) == key(entry.text));
  }
}

TEST_CASE("one slip in a word of six letters or more still finds its document among the first five") {
  const auto titles = fixtures::our_occupations();
  CHECK(rc::check([&] {
    const auto entry = *rc::gen::elementOf(titles.entries);
    auto words = fixtures::split(entry.text, " ");
    auto& word = words[*rc::gen::inRange<std::size_t>(0, words.size())];
    RC_PRE(word.size() >= 6 && std::ranges::all_of(word, [](unsigned char c) { return std::isalpha(c) != 0; }));
    word = slipped(word);
    std::string typed;
    for (const auto& each : words) typed += (typed.empty() ? "" : " ") + each;
    const auto hits = found(ours(), typed, 5);
    RC_ASSERT(std::ranges::find(hits, entry.document) != hits.end());
  }));
}

TEST_CASE("answers are the same every time and a larger limit only appends") {
  CHECK(rc::check([] {
    const auto query = any_query();
    const auto all = ours().find(query, 1000);
    RC_ASSERT(all == ours().find(query, 1000));
    const auto some = ours().find(query, *rc::gen::inRange<std::size_t>(0, 50));
    RC_ASSERT(some.size() <= all.size());
    RC_ASSERT(std::equal(some.begin(), some.end(), all.begin()));
    for (std::size_t i = 1; i < all.size(); ++i) RC_ASSERT(all[i - 1].score >= all[i].score);
    for (const auto& hit : all) RC_ASSERT(std::ranges::count(all, hit.document, &TitleHit::document) == 1);
  }));
}

TEST_CASE("any bytes of any length are taken, as entries as well") {
  CHECK(rc::check([](const std::string& query) { static_cast<void>(ours().find(query, 10)); }));
  CHECK(rc::check([](const std::vector<std::string>& titles, const std::string& query) {
    const auto index = index_of(titles);
    static_cast<void>(index.find(query, 10));
    for (const auto& title : titles) static_cast<void>(index.find(title, 10));
  }));
  const std::string nonsense(100'000, 'x');
  CHECK(found(ours(), nonsense).empty());
  std::string many;
  for (int i = 0; i < 5000; ++i) many += "technician ";
  CHECK_FALSE(found(ours(), many).empty());
}

TEST_CASE("beyond the longest query and the most words nothing is looked at") {
  const auto index = index_of({"Welder", "Cook"});
  std::string query = "cook ";
  for (std::size_t i = 1; i < TitleIndex::most_words; ++i) query += "zzyx ";
  CHECK(found(index, query + "welder") == Found{1});
  CHECK(found(index, "cook" + std::string(TitleIndex::longest_query, ' ') + "welder") == Found{1});
}

}  // namespace journeywork::search
