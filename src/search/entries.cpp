#include "search/entries.hpp"

#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "search/words.hpp"

namespace journeywork::search {

namespace {

using Number = Entries::Number;

constexpr std::size_t least_initials = 3;  // two letters are the initials of half of all titles
constexpr std::size_t most_initials = 6;

/// Five bits a letter, the number of letters above them. Nothing for what no initials are.
std::optional<Number> packed(std::string_view letters) {
  if (letters.size() < least_initials || letters.size() > most_initials) return std::nullopt;
  Number out = 1;
  for (const char c : letters) {
    if (c < 'a' || c > 'z') return std::nullopt;
    out = out << 5 | static_cast<Number>(c - 'a');
  }
  return out;
}

template <class Key>
std::vector<Number> all_at(const std::vector<std::pair<Key, Number>>& sorted, Key key) {
  std::vector<Number> out;
  for (auto at = std::ranges::lower_bound(sorted, std::pair(key, Number{0})); at != sorted.end() && at->first == key;
       ++at) {
    out.push_back(at->second);
  }
  return out;
}

std::uint64_t hash_of(std::string_view key) { return std::hash<std::string_view>()(key); }

/// "Biomedical Equipment Technician (BMET)" is "Biomedical Equipment Technician" and "BMET".
struct Halves {
  std::string_view head;
  std::string_view inside;
};
std::optional<Halves> halves_of(std::string_view text) {
  const auto open = text.rfind(" (");
  if (!text.ends_with(')') || open == std::string_view::npos || open == 0) return std::nullopt;
  return Halves{text.substr(0, open), text.substr(open + 2, text.size() - open - 3)};
}

}  // namespace

Lists::Lists(std::size_t count, const Pairs& pairs) : begins_(count + 1, 0) {
  numbers_.reserve(pairs.size());
  for (const auto& [list, number] : pairs) {
    ++begins_[list + 1];
    numbers_.push_back(number);
  }
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

Lists Lists::sorted(std::size_t count, Pairs pairs) {
  std::ranges::sort(pairs);
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return Lists(count, pairs);
}

/// What is known while entries are still being added: words are numbered as they come.
class Entries::Draft {
 public:
  explicit Draft(Entries& out) : out_(out) {}

  void add(const TitleEntry& entry) {
    const auto words = words_of(entry.text);
    if (words.empty()) return;
    const auto halves = entry.kind == TitleEntry::Kind::description ? std::nullopt : halves_of(entry.text);
    const auto before = out_.records.size();
    if (halves) {
      add(entry, halves->head, entry.kind);
      add(entry, halves->inside, TitleEntry::Kind::abbreviation);
    }
    if (out_.records.size() == before) {
      add(entry, entry.text, entry.kind);
    } else {
      out_.keys_.emplace_back(hash_of(key_of(words)), static_cast<Number>(before));
    }
  }

  /// The words in their final order, and the lists by them.
  void finish() {
    join_neighbours();
    std::vector<std::string> words(numbers_.size());
    for (const auto& [word, number] : numbers_) words[number] = word;
    out_.lexicon = Lexicon(words);
    std::vector<Number> final_number(words.size());
    for (Number i = 0; i < words.size(); ++i) final_number[i] = *out_.lexicon.find(words[i]);
    for (auto& [record, word] : in_order_) word = final_number[word];
    for (auto& [word, record] : pairs_) word = final_number[word];
    out_.words_in = Lists(out_.records.size(), in_order_);
    out_.records_with = Lists::sorted(words.size(), std::move(pairs_));
  }

 private:
  Number number_of(const std::string& word) {
    return numbers_.try_emplace(word, static_cast<Number>(numbers_.size())).first->second;
  }

  void add(const TitleEntry& entry, std::string_view text, TitleEntry::Kind kind) {
    const auto words = words_of(text);
    if (words.empty()) return;
    const auto number = static_cast<Number>(out_.records.size());
    const auto document = std::ranges::lower_bound(out_.documents, entry.document) - out_.documents.begin();
    out_.records.push_back({static_cast<std::uint32_t>(document), static_cast<std::uint32_t>(out_.texts.size()),
                            static_cast<std::uint32_t>(text.size()), 0, kind, entry.in_front});
    out_.texts += text;
    out_.keys_.emplace_back(hash_of(key_of(words)), number);
    for (const auto& word : words) {
      in_order_.emplace_back(number, number_of(word.text));
      pairs_.emplace_back(in_order_.back().second, number);
    }
    for (const auto& joined : joined_of(words)) pairs_.emplace_back(number_of(joined.text), number);
    if (kind != TitleEntry::Kind::description) add_initials(words, number);
  }

  void add_initials(const std::vector<Word>& words, Number record) {
    std::string letters;
    for (const auto& word : words) {
      if (!out_.is_stop(word.text)) letters += word.text.front();
    }
    if (const auto key = packed(letters)) out_.initials_.emplace_back(*key, record);
  }

  /// "ultra sound" is also "ultrasound", since others write it so.
  void join_neighbours() {
    by_number_.resize(numbers_.size());
    for (const auto& [word, number] : numbers_) by_number_[number] = &word;
    for (std::size_t i = 1; i < in_order_.size(); ++i) {
      const auto [record, word] = in_order_[i];
      if (in_order_[i - 1].first != record) continue;
      if (const auto* both = known(spelled(in_order_[i - 1].second) + spelled(word)))
        pairs_.emplace_back(*both, record);
    }
  }
  [[nodiscard]] const Number* known(const std::string& word) const {
    const auto at = numbers_.find(word);
    return at == numbers_.end() ? nullptr : &at->second;
  }
  [[nodiscard]] const std::string& spelled(Number number) const { return *by_number_[number]; }

  Entries& out_;
  std::unordered_map<std::string, Number> numbers_;
  std::vector<const std::string*> by_number_;
  Lists::Pairs in_order_;  ///< record, word
  Lists::Pairs pairs_;     ///< word, record
};

Entries::Entries(std::span<const TitleEntry> entries, const SearchWords& words) {
  for (const auto& text : words.stop) {
    for (auto& word : words_of(text)) stop_.push_back(std::move(word.text));
  }
  std::ranges::sort(stop_);
  for (const auto& entry : entries) documents.push_back(entry.document);
  std::ranges::sort(documents);
  documents.erase(std::unique(documents.begin(), documents.end()), documents.end());

  Draft draft(*this);
  for (const auto& entry : entries) draft.add(entry);
  draft.finish();
  std::ranges::sort(keys_);
  std::ranges::sort(initials_);
  for (Number i = 0; i < lexicon.size(); ++i) {
    rarity.push_back(is_stop(lexicon.word(i)) ? 0 : rarity_of(records_with[i].size()));
  }
  for (Number i = 0; i < records.size(); ++i) {
    for (const auto word : words_in[i]) records[i].rarity += rarity[word];
  }
}

float Entries::rarity_of(std::size_t records_with_it) const {
  return std::log1p(static_cast<float>(records.size() + 1) / static_cast<float>(records_with_it + 1));
}

std::vector<Number> Entries::whole(std::string_view key) const { return all_at(keys_, hash_of(key)); }

std::vector<Number> Entries::with_initials(std::string_view letters) const {
  const auto key = packed(letters);
  return key ? all_at(initials_, *key) : std::vector<Number>();
}

}  // namespace journeywork::search
