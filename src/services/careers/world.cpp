#include "services/careers/world.hpp"

#include <algorithm>
#include <utility>

#include "embedded/catalog.hpp"
#include "exchange/careers_catalogue/careers_catalogue.hpp"
#include "exchange/esco/esco.hpp"
#include "exchange/onet/onet.hpp"
#include "exchange/ooh/ooh_document.hpp"
#include "exchange/search_words/search_words.hpp"
#include "services/careers/programmes.hpp"
#include "services/careers/reference_notices.hpp"
#include "store/pay.hpp"
#include "store/reference.hpp"
#include "store/standards.hpp"

namespace journeywork::services {

using namespace careers;

namespace {

/// What we ship was checked by the tests; where it cannot be read the program is broken.
template <class T>
T shipped(std::optional<T>&& value, const char* what) {
  if (!value) throw std::logic_error(std::string("the shipped catalogue has no ") + what);
  return std::move(*value);
}

std::string_view shipped_file(std::string_view path) {
  for (const auto& file : embedded::catalog()) {
    if (file.path == path) return file.data;
  }
  throw std::logic_error("the shipped catalogue has no " + std::string(path));
}

search::SearchWords search_words() {
  auto read = shipped(exchange::read_search_words(shipped_file("careers/search_words.toml")).words, "search words");
  search::SearchWords out;
  for (auto& group : read.groups) {
    out.groups.push_back({std::move(group.words), std::move(group.means), group.closeness});
  }
  out.stop = std::move(read.stop);
  return out;
}

LoadedSet loaded_set(const std::string& kind, const std::string& release) {
  const auto& notice = notice_of(kind);
  return {kind, std::string(notice.title), release, std::string(notice.attribution)};
}

/// Documents were checked before they were stored, so one that cannot be read is damage.
template <class T>
T stored(Result<T>&& value) {
  if (!value) throw store::Failure("stored careers data cannot be read: " + value.error().message);
  return std::move(*value);
}

constexpr std::string_view common_key = "common";

}  // namespace

World::World(store::Connection& c, StandardsLibrary& library)
    : crosswalks(stored(exchange::Crosswalks::read(
          {shipped_file("crosswalks/soc-2010-to-2018.csv"), shipped_file("crosswalks/oews-hybrid-to-soc-2018.csv")}))) {
  revision = revision_now(c);
  read_shipped();
  programmes = offered_programmes(c, library, ours_);
  read_loaded(c);
  build();
}

World::Revision World::revision_now(store::Connection& c) {
  return {store::reference::revision(c), store::standards::revision(c)};
}

void World::read_shipped() {
  constexpr std::string_view folder = "careers/";
  std::vector<exchange::CatalogueFile> files;
  for (const auto& file : embedded::catalog()) {
    if (file.path.starts_with(folder)) files.push_back({file.path.substr(folder.size()), file.data});
  }
  auto reading = exchange::read_catalogue(files);
  ours_ = shipped(std::move(reading.catalogue), "occupations");
  quiz = shipped(std::move(reading.quiz), "quiz");
  pay = shipped(std::move(reading.pay), "pay factors");
}

void World::read_loaded(store::Connection& c) {
  for (const auto& info : store::reference::sets(c)) sets.push_back(loaded_set(info.kind, info.release));
  if (!store::pay::areas(c).empty()) sets.push_back(loaded_set("oews", ""));
  store::reference::each_document(c, "onet", [&](std::string_view key, std::string_view body) {
    if (key == common_key) {
      common = stored(exchange::common_of(body));
    } else {
      reference.push_back(stored(exchange::occupation_of(body)));
    }
  });
  std::ranges::sort(reference, {}, &ReferenceOccupation::code);
  store::reference::each_document(c, "ooh", [&](std::string_view, std::string_view body) {
    outlook.push_back(stored(exchange::ooh_figure_of(body)));
  });
  store::reference::each_document(c, "esco", [&](std::string_view key, std::string_view body) {
    if (key == common_key) {
      auto shared = stored(exchange::esco_common_of(body));
      esco.version = std::move(shared.version);
      esco.skills = std::move(shared.skills);
    } else {
      esco.occupations.push_back(stored(exchange::esco_occupation_of(body)));
    }
  });
  std::ranges::sort(esco.occupations, {}, &EscoOccupation::code);
}

namespace {

using Kind = search::TitleEntry::Kind;

void add_own(std::vector<search::TitleEntry>& entries, std::uint32_t document, const Occupation& one, bool in_front) {
  entries.push_back({document, one.title, Kind::title, in_front});
  if (!one.short_title.empty()) entries.push_back({document, one.short_title, Kind::abbreviation, in_front});
  for (const auto& name : one.also) entries.push_back({document, name, Kind::also, in_front});
  entries.push_back({document, one.summary, Kind::description, in_front});
}

void add_titles(std::vector<search::TitleEntry>& entries, std::uint32_t document,
                const std::vector<ReferenceTitle>& titles) {
  for (const auto& title : titles) {
    entries.push_back({document, title.text, Kind::also, false});
    if (!title.short_form.empty()) entries.push_back({document, title.short_form, Kind::abbreviation, false});
  }
}

}  // namespace

void World::build() {
  auto merged = reference.empty() ? MergedCatalogue{ours_, std::vector<Provenance>(ours_.occupations.size()), {}, {}}
                                  : careers::merged(ours_, common, reference, outlook);
  merged.catalogue = with_programmes(std::move(merged.catalogue), programmes);
  ground_ = std::make_unique<const Ground>(std::move(merged));
  for (const auto& option : catalogue().options) {
    if (option.kind == "apprenticeship") apprenticeships_.push_back(option.code);
  }
  index_titles();
}

void World::index_titles() {
  const auto& merged = ground_->merged();
  const auto& occupations = catalogue().occupations;
  std::vector<search::TitleEntry> entries;
  const auto next = [&](Findable what) {
    findable.push_back(std::move(what));
    return static_cast<std::uint32_t>(findable.size() - 1);
  };
  for (std::size_t i = 0; i < occupations.size(); ++i) {
    const auto& one = occupations[i];
    const bool ours = merged.provenance[i].origin == Provenance::Origin::ours;
    const auto document = next({Findable::Kind::occupation, one.code, one.title});
    add_own(entries, document, one, ours);
    if (const auto* from = ours ? nullptr : onet(one.code)) add_titles(entries, document, from->titles);
  }
  for (const auto& more : merged.more_titles) {
    add_titles(entries, static_cast<std::uint32_t>(place(more.occupation)), more.titles);
  }
  for (const auto& code : merged.unrated) {
    const auto* one = onet(code);
    if (one == nullptr) continue;
    const auto document = next({Findable::Kind::unrated, code, one->title});
    entries.push_back({document, one->title, Kind::title, false});
    add_titles(entries, document, one->titles);
  }
  for (const auto& one : esco.occupations) {
    const auto document = next({Findable::Kind::esco, one.code, one.title});
    entries.push_back({document, one.title, Kind::title, false});
    for (const auto& name : one.other_titles) entries.push_back({document, name, Kind::also, false});
  }
  titles_ = std::make_unique<const search::TitleIndex>(entries, search_words());
}

namespace {

template <class T>
const T* by_code(const std::vector<T>& sorted, std::string_view code) {
  const auto found = std::ranges::lower_bound(sorted, code, {}, &T::code);
  return found != sorted.end() && found->code == code ? &*found : nullptr;
}

}  // namespace

const ReferenceOccupation* World::onet(std::string_view code) const { return by_code(reference, code); }

const EscoOccupation* World::esco_occupation(std::string_view code) const { return by_code(esco.occupations, code); }

const LoadedSet* World::set(std::string_view kind) const {
  const auto found = std::ranges::find(sets, kind, &LoadedSet::kind);
  return found == sets.end() ? nullptr : &*found;
}

}  // namespace journeywork::services
