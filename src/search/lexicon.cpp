#include "search/lexicon.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <bit>

#include "search/spelling.hpp"
#include "search/words.hpp"

namespace journeywork::search {

namespace {

std::u32string letters_apart(std::string_view word) {
  std::u32string out;
  if (std::ranges::all_of(word, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) {
    out.assign(word.begin(), word.end());
    return out;
  }
  const auto text = icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    out += static_cast<char32_t>(text.char32At(i));
  }
  return out;
}

/// Keeps those with the fewest edits.
struct Nearest {
  int most = 0;
  std::vector<Lexicon::Near> words;

  void add(const Lexicon::Near& near) {
    if (near.edits > most) return;
    if (near.edits < most) words.clear();
    most = near.edits;
    words.push_back(near);
  }
};

}  // namespace

Lexicon::Lexicon(std::vector<std::string> words) : words_(std::move(words)) {
  std::ranges::sort(words_);
  for (Number i = 0; i < words_.size(); ++i) {
    singulars_.emplace_back(singular(words_[i]), i);
    roots_.emplace_back(root(words_[i]), i);
    const auto letters = letters_apart(words_[i]);
    spellings_.push_back(
        {letters_of(letters), static_cast<std::uint32_t>(spelled_.size()), static_cast<std::uint32_t>(letters.size())});
    spelled_ += letters;
  }
  std::ranges::sort(singulars_);
  std::ranges::sort(roots_);
}

std::optional<Lexicon::Number> Lexicon::find(std::string_view word) const {
  const auto at = std::ranges::lower_bound(words_, word, std::less<>());
  if (at == words_.end() || *at != word) return std::nullopt;
  return static_cast<Number>(at - words_.begin());
}

std::pair<Lexicon::Number, Lexicon::Number> Lexicon::beginning_with(std::string_view letters) const {
  const auto first = std::ranges::lower_bound(words_, letters, std::less<>());
  const auto last =
      std::partition_point(first, words_.end(), [&](const std::string& word) { return word.starts_with(letters); });
  return {static_cast<Number>(first - words_.begin()), static_cast<Number>(last - words_.begin())};
}

std::vector<Lexicon::Number> Lexicon::family(const Families& families, const std::string& name) {
  std::vector<Number> out;
  for (auto at = std::ranges::lower_bound(families, std::pair(name, Number{0}));
       at != families.end() && at->first == name; ++at) {
    out.push_back(at->second);
  }
  return out;
}

std::vector<Lexicon::Number> Lexicon::same_singular(std::string_view word) const {
  return family(singulars_, singular(word));
}

std::vector<Lexicon::Number> Lexicon::same_root(std::string_view word) const { return family(roots_, root(word)); }

std::vector<Lexicon::Near> Lexicon::near(std::string_view typed, bool open) const {
  const auto one = letters_apart(typed);
  const auto allowed = static_cast<std::size_t>(tolerated(one.size()));
  if (allowed == 0 || one.size() > longest_spelled) return {};
  const auto letters = letters_of(one);
  Nearest whole{tolerated(one.size()), {}};
  Nearest begun = whole;
  for (Number i = 0; i < spellings_.size(); ++i) {
    const auto& other = spellings_[i];
    const bool longer = other.length > one.size() + allowed;
    if (other.length + allowed < one.size() || (longer && !open)) continue;
    if (static_cast<std::size_t>(std::popcount(letters & ~other.letters)) > allowed) continue;
    const std::u32string_view word(spelled_.data() + other.begin, other.length);
    const bool first_letter = one.front() == word.front();
    if (!longer) whole.add({i, edits(one, word, whole.most), first_letter, false});
    if (open) begun.add({i, edits_of_beginning(one, word, begun.most), first_letter, true});
  }
  auto out = std::move(whole.words);
  out.insert(out.end(), begun.words.begin(), begun.words.end());
  return out;
}

}  // namespace journeywork::search
