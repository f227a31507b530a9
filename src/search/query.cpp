#include "search/query.hpp"

#include <algorithm>

#include "search/words.hpp"

namespace journeywork::search {

namespace {

// What a match counts: promised in title_index.hpp.
constexpr float itself = 1.0F;
constexpr float other_number = 0.97F;
constexpr float joined = 0.95F;
constexpr float same_family = 0.88F;
constexpr float initials = 0.80F;
constexpr float begun = 0.75F;      // and up to 20 % more the more of the word is there
constexpr float shortened = 0.60F;  // likewise
constexpr float of_the_rest = 0.20F;
constexpr float one_wrong = 0.70F;
constexpr float two_wrong = 0.55F;
constexpr float first_wrong = 0.90F;
constexpr float group_by_root = 0.95F;

constexpr std::size_t least_shortened = 3;  // letters of a word that stands for a longer one
constexpr std::size_t least_begun_of_group = 4;

/// Fits below this part of the best one are by the way and do not make a word common.
constexpr float main_part = 0.96F;

bool is_letter_or_digit(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// At most so many bytes, cut between two characters.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

}  // namespace

Query::Query(std::string_view text, const Entries& entries, const Groups& groups) : entries_(entries), groups_(groups) {
  const bool ends_open = !text.empty() && text.size() <= TitleIndex::longest_query && is_letter_or_digit(text.back());
  auto words = words_of(cut(text, TitleIndex::longest_query));
  key_ = key_of(words);
  const bool whole = words.size() <= TitleIndex::most_words;
  if (!whole) words.resize(TitleIndex::most_words);
  for (auto& word : words) words_.push_back({std::move(word.text), false, {}, 0});
  if (!words_.empty()) words_.back().open = ends_open && whole;

  for (std::size_t i = words_.size(); i-- > 0;) split_up(i);
  drop_stop_words();
  for (std::size_t i = 0; i < words_.size(); ++i) {
    fit_itself(words_[i]);
    fit_joined(i);
    fit_groups(i);
    fit_initials(words_[i]);
  }
  for (auto& word : words_) {
    fit_beginnings(word);
    if (word.fits.empty()) fit_misspelled(word);
    fit_family(word);
    weigh(word);
  }
}

bool Query::is_known(std::string_view word) const {
  return entries_.lexicon.find(word) || !entries_.lexicon.same_singular(word).empty() ||
         !groups_.of({std::string(word)}).empty();
}

/// "medlab" is "med lab" and "bmet2" is "bmet 2" where that makes two words that are known and one is not.
void Query::split_up(std::size_t at) {
  const auto text = words_[at].text;
  if (words_.size() >= TitleIndex::most_words || is_known(text)) return;
  if (words_[at].open) {
    const auto [first, last] = entries_.lexicon.beginning_with(text);
    if (first != last) return;
  }
  for (std::size_t i = text.size() - 1; i > 0; --i) {
    const bool border = is_digit(text[i]) != is_digit(text[i - 1]);
    if (!border && (i < least_shortened || text.size() - i < least_shortened)) continue;
    const std::string head = text.substr(0, i);
    const std::string tail = text.substr(i);
    if (!is_known(head) || !is_known(tail)) continue;
    words_[at].text = tail;
    words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(at), QueryWord{head, false, {}, 0});
    return;
  }
}

void Query::drop_stop_words() {
  const auto is_stop = [&](const QueryWord& word) { return entries_.is_stop(word.text); };
  if (!std::ranges::all_of(words_, is_stop)) std::erase_if(words_, is_stop);
}

Fit Query::fit_of(Lexicon::Number word, float quality, std::uint8_t way) const {
  return {quality, way, entries_.records_with[word], {}, entries_.rarity[word]};
}

Fit Query::fit_of_group(Groups::Number group, float quality, std::uint8_t way) const {
  return {quality * groups_.closeness(group), static_cast<std::uint8_t>(way | by_synonym), groups_.records(group),
          groups_.rarity(group), 0};
}

void Query::fit_itself(QueryWord& word) const {
  const auto own = entries_.lexicon.find(word.text);
  if (own) word.fits.push_back(fit_of(*own, itself, as_it_is));
  for (const auto other : entries_.lexicon.same_singular(word.text)) {
    if (other != own) word.fits.push_back(fit_of(other, other_number, as_it_is));
  }
}

/// Words that share its root, and groups of them.
void Query::fit_family(QueryWord& word) const {
  for (const auto other : entries_.lexicon.same_root(word.text)) {
    word.fits.push_back(fit_of(other, same_family, as_it_is));
  }
  for (const auto group : groups_.of_root(word.text)) {
    word.fits.push_back(fit_of_group(group, group_by_root, as_it_is));
  }
}

/// A word and the next one may be one word: "ultra sound", "x ray".
void Query::fit_joined(std::size_t at) {
  if (at + 1 >= words_.size()) return;
  auto& next = words_[at + 1];
  const auto both = words_[at].text + next.text;
  for (const auto word : entries_.lexicon.same_singular(both)) {
    words_[at].fits.push_back(fit_of(word, joined, as_it_is));
    next.fits.push_back(words_[at].fits.back());
  }
  if (!next.open || next.text.size() < 2) return;
  const auto [first, last] = entries_.lexicon.beginning_with(both);
  for (auto word = first; word < last; ++word) {
    words_[at].fits.push_back(fit_of(word, joined * begun, by_prefix));
    next.fits.push_back(words_[at].fits.back());
  }
}

/// Groups of the word here and of the phrases that begin here; all words of a phrase fit what the phrase finds.
void Query::fit_groups(std::size_t at) {
  std::vector<std::string> phrase;
  for (auto end = at; end < std::min(words_.size(), at + Groups::most_words); ++end) {
    phrase.push_back(words_[end].text);
    for (const auto group : groups_.of(phrase)) {
      for (auto i = at; i <= end; ++i) words_[i].fits.push_back(fit_of_group(group, 1, as_it_is));
    }
  }
}

void Query::fit_initials(QueryWord& word) {
  auto records = entries_.with_initials(word.text);
  if (records.empty()) return;
  own_lists_.push_back(std::move(records));
  word.fits.push_back({initials, by_synonym, own_lists_.back(), {}, entries_.rarity_of(own_lists_.back().size())});
}

void Query::fit_beginnings(QueryWord& word) const {
  if (!word.open && word.text.size() < least_shortened) return;
  const auto [first, last] = entries_.lexicon.beginning_with(word.text);
  const auto typed = static_cast<float>(word.text.size());
  for (auto other = first; other < last; ++other) {
    const auto size = entries_.lexicon.word(other).size();
    if (size == word.text.size()) continue;
    const float share = typed / static_cast<float>(size);
    word.fits.push_back(fit_of(other, (word.open ? begun : shortened) + of_the_rest * share, by_prefix));
  }
  if (!word.open || word.text.size() < least_begun_of_group) return;
  for (const auto& [group, part] : groups_.beginning_with(word.text)) {
    word.fits.push_back(fit_of_group(group, begun + of_the_rest * part, by_prefix));
  }
}

void Query::fit_misspelled(QueryWord& word) const {
  for (const auto& near : entries_.lexicon.near(word.text, word.open)) {
    const float wrong = (near.edits == 1 ? one_wrong : two_wrong) * (near.first_letter ? 1 : first_wrong);
    const float quality = near.begun ? wrong * begun : wrong;
    const auto way = static_cast<std::uint8_t>(near.begun ? by_spelling | by_prefix : by_spelling);
    word.fits.push_back(fit_of(near.word, quality, way));
    for (const auto group : groups_.of({entries_.lexicon.word(near.word)})) {
      word.fits.push_back(fit_of_group(group, quality, way));
    }
  }
}

/// Best fits first, and by them how rare the word is.
void Query::weigh(QueryWord& word) {
  std::ranges::stable_sort(word.fits, std::ranges::greater(), &Fit::quality);
  std::size_t records = 0;
  for (const auto& fit : word.fits) {
    if (fit.quality >= main_part * word.fits.front().quality) records += fit.records.size();
  }
  word.weight = entries_.rarity_of(std::min(records, entries_.records.size()));
  if (word.fits.empty()) word.weight /= 2;
  weight_ += word.weight;
}

}  // namespace journeywork::search
