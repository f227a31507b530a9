#include "search/groups.hpp"

#include <unordered_map>

#include "search/words.hpp"

namespace journeywork::search {

namespace {

using Number = Groups::Number;

std::vector<std::string> singulars_of(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& word : words_of(text)) out.push_back(singular(word.text));
  return out;
}

std::string in_a_row(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ' ';
    out += singular(word);
  }
  return out;
}

template <class Triggers>
std::vector<Number> at(const Triggers& triggers, std::string_view key) {
  std::vector<Number> out;
  const auto name = [](const auto& trigger) { return std::string_view(trigger.first); };
  for (auto i = std::ranges::lower_bound(triggers, key, std::less<>(), name); i != triggers.end() && i->first == key;
       ++i) {
    out.push_back(i->second);
  }
  return out;
}

/// Looks for the phrases of all groups in the records. Words are compared by their singular.
class Finder {
 public:
  Finder(const Entries& entries, std::size_t groups) : entries_(entries), rarity(groups) {
    singular_.reserve(entries.lexicon.size());
    for (Lexicon::Number i = 0; i < entries.lexicon.size(); ++i) {
      singular_.push_back(number_of(singular(entries.lexicon.word(i))));
    }
  }

  void look_for(std::string_view text, Number group) {
    Phrase phrase{{}, group};
    for (const auto& word : singulars_of(text)) {
      const auto known = numbers_.find(word);
      if (known == numbers_.end()) return;
      phrase.words.push_back(known->second);
    }
    if (!phrase.words.empty()) phrases_[phrase.words.front()].push_back(std::move(phrase));
  }

  /// A pair of group and record for each that is found; `rarity` in the same order, group by group.
  Lists::Pairs find() {
    for (Number record = 0; record < entries_.records.size(); ++record) find_in(record);
    std::ranges::sort(found_, {}, [](const Found& each) { return std::pair(each.group, each.record); });
    Lists::Pairs out;
    for (const auto& each : found_) {
      out.emplace_back(each.group, each.record);
      rarity[each.group].push_back(each.rarity);
    }
    return out;
  }

 private:
  struct Phrase {
    std::vector<Number> words;
    Number group = 0;
  };
  struct Found {
    Number group = 0;
    Number record = 0;
    float rarity = 0;
  };

  Number number_of(const std::string& word) {
    return numbers_.try_emplace(word, static_cast<Number>(numbers_.size())).first->second;
  }

  void find_in(Number record) {
    const auto words = entries_.words_in[record];
    const auto begin = found_.size();
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto candidates = phrases_.find(singular_[words[i]]);
      if (candidates == phrases_.end()) continue;
      for (const auto& phrase : candidates->second) {
        if (stands_at(phrase, words.subspan(i))) note(phrase, record, words.subspan(i, phrase.words.size()), begin);
      }
    }
  }
  [[nodiscard]] bool stands_at(const Phrase& phrase, std::span<const Number> words) const {
    if (words.size() < phrase.words.size()) return false;
    for (std::size_t i = 0; i < phrase.words.size(); ++i) {
      if (singular_[words[i]] != phrase.words[i]) return false;
    }
    return true;
  }
  void note(const Phrase& phrase, Number record, std::span<const Number> words, std::size_t begin) {
    float sum = 0;
    for (const auto word : words) sum += entries_.rarity[word];
    for (auto i = begin; i < found_.size(); ++i) {
      if (found_[i].group != phrase.group) continue;
      found_[i].rarity += sum;
      return;
    }
    found_.push_back({phrase.group, record, sum});
  }

  const Entries& entries_;
  std::unordered_map<std::string, Number> numbers_;  ///< of singulars
  std::vector<Number> singular_;                     ///< by word of the lexicon
  std::unordered_map<Number, std::vector<Phrase>> phrases_;
  std::vector<Found> found_;

 public:
  std::vector<std::vector<float>> rarity;
};

}  // namespace

Groups::Groups(const std::vector<WordGroup>& groups, const Entries& entries) {
  Finder finder(entries, groups.size());
  for (Number i = 0; i < groups.size(); ++i) {
    add_triggers(groups[i], i);
    const auto& sought = groups[i].means.empty() ? groups[i].words : groups[i].means;
    for (const auto& text : sought) finder.look_for(text, i);
  }
  std::ranges::sort(phrases_);
  std::ranges::sort(roots_);
  records_ = Lists(groups.size(), finder.find());
  rarity_ = std::move(finder.rarity);
}

void Groups::add_triggers(const WordGroup& group, Number number) {
  closeness_.push_back(static_cast<float>(std::clamp(group.closeness, 1, 99)) / 100);
  for (const auto& text : group.words) {
    const auto words = singulars_of(text);
    if (words.empty() || words.size() > most_words) continue;
    phrases_.emplace_back(in_a_row(words), number);
    if (words.size() == 1) roots_.emplace_back(root(words.front()), number);
  }
}

std::vector<Number> Groups::of(const std::vector<std::string>& phrase) const { return at(phrases_, in_a_row(phrase)); }

std::vector<Number> Groups::of_root(std::string_view word) const { return at(roots_, root(word)); }

std::vector<std::pair<Number, float>> Groups::beginning_with(std::string_view letters) const {
  std::vector<std::pair<Number, float>> out;
  const auto name = [](const auto& trigger) { return std::string_view(trigger.first); };
  for (auto i = std::ranges::lower_bound(phrases_, letters, std::less<>(), name);
       i != phrases_.end() && i->first.starts_with(letters); ++i) {
    if (i->first.find(' ') != std::string::npos) continue;
    out.emplace_back(i->second, static_cast<float>(letters.size()) / static_cast<float>(i->first.size()));
  }
  return out;
}

}  // namespace journeywork::search
