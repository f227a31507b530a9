#include "search/ranking.hpp"

#include <algorithm>

namespace journeywork::search {

namespace {

// What counts how much: promised in title_index.hpp.
constexpr float in_front = 1.12F;
constexpr float also = 0.96F;
constexpr float description = 0.45F;
constexpr float besides = 0.25F;
constexpr float elsewhere = 1.0F / 3;
constexpr float of_title = 0.05F;
constexpr float begins = 1.06F;
constexpr float least_of_best = 0.35F;
constexpr float whole = 1.4F;  // above every score without it

float factor(const Record& record) {
  const float kind = record.kind == TitleEntry::Kind::description ? description
                     : record.kind == TitleEntry::Kind::also      ? also
                                                                  : 1;
  return record.in_front ? kind * in_front : kind;
}

/// Goes through the query word by word and adds up for each record and document what fits.
class Tally {
 public:
  Tally(const Query& query, const Entries& entries)
      : query_(query),
        entries_(entries),
        lines_(entries.records.size()),
        words_(query.words().size()),
        best_(words_ * entries.documents.size()) {
    for (std::size_t i = 0; i < words_; ++i) add(i);
  }

  struct Best {
    std::vector<Ranked> records;  ///< by document; without a score where nothing fits
    std::vector<float> titles;    ///< how well its title fits
  };
  [[nodiscard]] Best best() const {
    std::vector<Ranked> out(entries_.documents.size());
    std::vector<float> title(out.size());
    for (std::uint32_t number = 0; number < lines_.size(); ++number) {
      if (lines_[number].last == 0) continue;
      const auto& record = entries_.records[number];
      auto& best = out[record.document];
      float score = score_of(lines_[number], record);
      if (score * begins > best.score && begins_so(number)) score *= begins;
      if (score > best.score) best = {record.document, number, score, lines_[number].ways};
      if (record.kind == TitleEntry::Kind::title) title[record.document] = std::max(title[record.document], score);
    }
    return {std::move(out), std::move(title)};
  }

 private:
  struct Line {
    float fits = 0;     ///< weight of the words that fit, each by its quality
    float covered = 0;  ///< rarity of the record's own words that were asked for
    std::uint16_t words = 0;
    std::uint8_t ways = 0;
    std::uint8_t last = 0;  ///< the last word that was seen to fit, from 1
  };
  static_assert(TitleIndex::most_words <= 16, "the words of a query have a bit each");

  void add(std::size_t index) {
    const auto& word = query_.words()[index];
    for (const auto& fit : word.fits) {
      for (std::size_t i = 0; i < fit.records.size(); ++i) {
        add(index, fit, fit.records[i], fit.rarities.empty() ? fit.rarity : fit.rarities[i]);
      }
    }
  }
  void add(std::size_t index, const Fit& fit, std::uint32_t number, float rarity) {
    auto& line = lines_[number];
    if (line.last == index + 1) return;  // fits better already
    line.last = static_cast<std::uint8_t>(index + 1);
    line.words = static_cast<std::uint16_t>(line.words | 1U << index);
    line.ways |= fit.way;
    const float weight = query_.words()[index].weight * fit.quality;
    line.fits += weight;
    line.covered += rarity;
    if (words_ == 1) return;  // nothing can stand elsewhere
    auto& best = best_[entries_.records[number].document * words_ + index];
    best = std::max(best, weight);
  }

  [[nodiscard]] float score_of(const Line& line, const Record& record) const {
    const float covered = record.rarity > 0 ? std::min(line.covered / record.rarity, 1.0F) : 1.0F;
    const float fits = line.fits / query_.weight();
    float others = 0;
    for (std::size_t i = 0; i < words_; ++i) {
      if ((line.words >> i & 1U) == 0) others += best_[record.document * words_ + i];
    }
    return factor(record) * (fits * (1 - besides + besides * covered) + elsewhere * others / query_.weight());
  }

  /// Whether the record's first words are those of the query, the last one as far as it is typed.
  [[nodiscard]] bool begins_so(std::uint32_t number) const {
    const auto words = entries_.words_in[number];
    if (words.size() < words_) return false;
    for (std::size_t i = 0; i < words_; ++i) {
      const auto& asked = query_.words()[i];
      const auto& word = entries_.lexicon.word(words[i]);
      if (asked.open ? !word.starts_with(asked.text) : word != asked.text) return false;
    }
    return true;
  }

  const Query& query_;
  const Entries& entries_;
  std::vector<Line> lines_;  ///< by record
  std::size_t words_;
  std::vector<float> best_;  ///< by document and word of the query: what its best record has of it
};

}  // namespace

std::vector<Ranked> rank(const Query& query, const Entries& entries) {
  if (query.key().empty()) return {};
  auto [out, titles] = Tally(query, entries).best();
  float best = 0;
  for (const auto& each : out) best = std::max(best, each.score);
  for (const auto number : entries.whole(query.key())) {
    const auto& record = entries.records[number];
    const float score = whole + factor(record);
    if (auto& each = out[record.document]; score > each.score) each = {record.document, number, score, as_it_is};
  }
  for (auto& each : out) each.score += of_title * titles[each.document];
  std::erase_if(out, [&](const Ranked& each) { return each.score <= 0 || each.score < least_of_best * best; });
  std::ranges::sort(out, [](const Ranked& one, const Ranked& other) {
    return one.score != other.score ? one.score > other.score : one.document < other.document;
  });
  return out;
}

}  // namespace journeywork::search
