#include "exchange/standards_file/suggestion.hpp"

#include <algorithm>
#include <vector>

namespace journeywork::exchange {

namespace {

constexpr std::size_t longest_given = 64;  ///< nothing that long is a slip of one of our keys

std::vector<std::string_view> words(std::string_view text) {
  constexpr std::string_view between = "_-. ";
  std::vector<std::string_view> found;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find_first_of(between, at), text.size());
    if (end > at) found.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return found;
}

bool same_word(std::string_view a, std::string_view b) {
  constexpr std::size_t shortest_stem = 3;
  if (std::min(a.size(), b.size()) >= shortest_stem && (a.starts_with(b) || b.starts_with(a))) return true;
  return edit_distance(a, b) <= (std::min(a.size(), b.size()) > shortest_stem ? 1 : 0);
}

bool same_words(std::string_view a, std::string_view b) {
  const auto given = words(a);
  auto wanted = words(b);
  if (given.empty() || given.size() != wanted.size()) return false;
  return std::ranges::all_of(given, [&](std::string_view word) {
    const auto found = std::ranges::find_if(wanted, [&](std::string_view other) { return same_word(word, other); });
    if (found == wanted.end()) return false;
    wanted.erase(found);
    return true;
  });
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::optional<std::string> suggestion(std::string_view given, std::span<const std::string> known) {
  if (given.size() > longest_given) return std::nullopt;
  const std::string* best = nullptr;
  std::size_t nearest = std::clamp<std::size_t>(given.size() / 3, 1, 3);
  for (const auto& candidate : known) {
    const auto distance = edit_distance(given, candidate);
    if (distance <= nearest && (best == nullptr || distance < nearest)) {
      best = &candidate;
      nearest = distance;
    }
  }
  if (best == nullptr) {
    const auto found = std::ranges::find_if(known, [&](const std::string& one) { return same_words(given, one); });
    if (found != known.end()) best = &*found;
  }
  return best ? std::optional(*best) : std::nullopt;
}

}  // namespace journeywork::exchange
