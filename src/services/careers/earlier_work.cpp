#include "services/careers/earlier_work.hpp"

#include <algorithm>
#include <set>

#include "services/fields.hpp"

namespace journeywork::services {

using namespace careers;

namespace {

using Entry = search::TitleEntry;

/// Backgrounds and our own occupations, some hundreds of names: an index of them is made in a few milliseconds, and
/// only when somebody sends the form.
struct Names {
  std::vector<EarlierWork> works;
  std::vector<Entry> entries;
  std::set<std::string, std::less<>> onet;  ///< codes of O*NET that a background stands for

  explicit Names(const World& world) {
    for (const auto& each : world.catalogue().backgrounds) {
      add(each.code, each.title, each.also);
      if (!each.onet.empty()) onet.insert(each.onet);
    }
    for (const auto& each : world.catalogue().occupations) {
      if (world.provenance(each.code).origin != Provenance::Origin::ours) continue;
      add(each.code, each.title, each.also);
      if (!each.short_title.empty()) entry(each.short_title, Entry::Kind::abbreviation);
    }
  }

 private:
  void add(const std::string& code, const std::string& title, const std::vector<std::string>& also) {
    works.push_back({code, title, "", false});
    entry(title, Entry::Kind::title);
    for (const auto& name : also) entry(name, Entry::Kind::also);
  }
  void entry(const std::string& text, Entry::Kind kind) {
    entries.push_back({static_cast<std::uint32_t>(works.size() - 1), text, kind, true});
  }
};

/// Without "I was a", which some type again.
std::string_view bare(std::string_view said) {
  const auto skip = [&](std::string_view word) {
    if (said.size() <= word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      const char ch = said[i];
      if ((ch >= 'A' && ch <= 'Z' ? static_cast<char>(ch - 'A' + 'a') : ch) != word[i]) return false;
    }
    said.remove_prefix(word.size());
    return true;
  };
  bool more = true;
  while (more) {
    more = skip(" ") || skip("i was ") || skip("i am ") || skip("i'm ") || skip("i worked as ") || skip("a ") ||
           skip("an ") || skip("the ");
  }
  while (!said.empty() && (said.back() == ' ' || said.back() == '.')) said.remove_suffix(1);
  return said;
}

/// The one whose title this is, or else the only one with a name like this.
std::size_t meant(const Names& names, const std::string& said) {
  std::set<std::uint32_t> called_so;
  for (const auto& entry : names.entries) {
    if (folded(entry.text) != said) continue;
    if (entry.kind == Entry::Kind::title) return entry.document;
    called_so.insert(entry.document);
  }
  return called_so.size() == 1 ? *called_so.begin() : names.works.size();
}

}  // namespace

std::vector<EarlierWork> earlier_work(const World& world, std::string_view said, std::size_t limit) {
  said = bare(said);
  if (said.empty()) return {};
  const Names names(world);
  const search::TitleIndex index(names.entries, {});
  const auto sure = meant(names, folded(said));
  std::vector<EarlierWork> out;
  if (sure < names.works.size()) {
    out.push_back(names.works[sure]);
    out.back().exact = true;
  }
  const auto add = [&](EarlierWork work) {
    const bool there = std::ranges::find(out, work.code, &EarlierWork::code) != out.end();
    if (!there && !names.onet.contains(work.code) && out.size() < limit) out.push_back(std::move(work));
  };
  for (const auto& hit : index.find(said, limit)) {
    auto work = names.works[hit.document];
    if (hit.text != work.title) work.reason = "also called " + hit.text;
    add(std::move(work));
  }
  for (const auto& hit : world.titles().find(said, 2 * limit)) {
    const auto& found = world.findable[hit.document];
    if (found.kind != Findable::Kind::occupation) continue;
    const bool as_is = hit.text == found.title || hit.kind == Entry::Kind::description;
    add({found.code, found.title, as_is ? std::string() : "also called " + hit.text, false});
  }
  return out;
}

}  // namespace journeywork::services
