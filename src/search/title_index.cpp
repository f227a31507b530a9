#include "search/title_index.hpp"

#include "search/entries.hpp"
#include "search/groups.hpp"
#include "search/query.hpp"
#include "search/ranking.hpp"

namespace journeywork::search {

struct TitleIndex::Impl {
  Impl(std::span<const TitleEntry> all, const SearchWords& words)
      : entries(all, words), groups(words.groups, entries) {}

  Entries entries;
  Groups groups;
};

TitleIndex::TitleIndex(std::span<const TitleEntry> entries, const SearchWords& words)
    : impl_(std::make_unique<const Impl>(entries, words)) {}
TitleIndex::~TitleIndex() = default;
TitleIndex::TitleIndex(TitleIndex&&) noexcept = default;
TitleIndex& TitleIndex::operator=(TitleIndex&&) noexcept = default;

std::vector<TitleHit> TitleIndex::find(std::string_view query, std::size_t limit) const {
  const auto& entries = impl_->entries;
  const auto ranked = rank(Query(query, entries, impl_->groups), entries);
  std::vector<TitleHit> out;
  for (const auto& each : ranked) {
    if (out.size() >= limit) break;
    const auto& record = entries.records[each.record];
    out.push_back({entries.documents[each.document], static_cast<double>(each.score),
                   std::string(entries.text_of(record)), record.kind, (each.ways & by_spelling) != 0,
                   (each.ways & by_synonym) != 0, (each.ways & by_prefix) != 0});
  }
  return out;
}

}  // namespace journeywork::search
