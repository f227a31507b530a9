#include "services/hours_import/name_index.hpp"

#include <algorithm>

#include "exchange/hours_csv/words.hpp"
#include "exchange/standards_file/suggestion.hpp"

namespace journeywork::services {

using exchange::hours_csv::trimmed;
using exchange::hours_csv::word_key;

template <class List>
void NameIndex::add(const List& list, std::initializer_list<std::string_view> words) {
  for (const auto& each : list) {
    exact_.emplace(each.code, each.code);
    titles_.push_back(each.title);
    add(each.code, each.code);
    add(each.title, each.code);
    add(each.code + " " + each.title, each.code);
    for (const auto word : words) add(std::string(word) + " " + each.code, each.code);
  }
}

NameIndex::NameIndex(const std::vector<apprenticeship::WorkProcess>& processes) {
  add(processes, {"wp", "work process"});
}

NameIndex::NameIndex(const std::vector<apprenticeship::Course>& courses) { add(courses, {"course"}); }

void NameIndex::add(const std::string& text, const std::string& code) {
  const auto key = word_key(text);
  if (key.empty()) return;
  const auto [found, fresh] = by_key_.emplace(key, code);
  if (!fresh && found->second != code) found->second.clear();
}

std::optional<std::string> NameIndex::find(std::string_view text) const {
  if (const auto found = exact_.find(trimmed(text)); found != exact_.end()) return found->second;
  const auto found = by_key_.find(word_key(text));
  return found == by_key_.end() || found->second.empty() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> NameIndex::suggest(std::string_view text) const {
  return exchange::suggestion(text, titles_);
}

std::string NameIndex::accepted() const {
  std::string codes;
  for (const auto& [code, same] : exact_) codes += (codes.empty() ? "" : ", ") + code;
  return "a title, or a code: " + codes;
}

}  // namespace journeywork::services
