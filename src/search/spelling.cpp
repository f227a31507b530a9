#include "search/spelling.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace journeywork::search {

namespace {

/// The rows of the edit table that are needed at a time: the newest has at [j] the edits between the letters of the
/// other word so far and j letters of `one`.
class Table {
 public:
  explicit Table(std::u32string_view one) : one_(one) {
    for (std::size_t j = 0; j <= one.size(); ++j) newest_[j] = static_cast<int>(j);
  }

  /// Takes the next letter of the other word; true while some path is still within `most`.
  bool next(char32_t letter, int most) {
    std::swap(older_, newest_);  // the oldest row is written over
    std::swap(older_, previous_);
    newest_[0] = previous_[0] + 1;
    int least = newest_[0];
    for (std::size_t j = 1; j <= one_.size(); ++j) {
      const int same = one_[j - 1] == letter ? 0 : 1;
      int best = std::min({previous_[j] + 1, newest_[j - 1] + 1, previous_[j - 1] + same});
      if (before_ != 0 && j > 1 && one_[j - 1] == before_ && one_[j - 2] == letter) {
        best = std::min(best, older_[j - 2] + 1);
      }
      newest_[j] = best;
      least = std::min(least, best);
    }
    before_ = letter;
    return least <= most;
  }
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;

  [[nodiscard]] int whole() const { return newest_[one_.size()]; }

 private:
  using Row = std::array<int, longest_spelled + 1>;
  std::u32string_view one_;
  Row first_;
  Row second_;
  Row third_;
  int* older_ = first_.data();
  int* previous_ = second_.data();
  int* newest_ = third_.data();
  char32_t before_ = 0;
};

}  // namespace

int edits(std::u32string_view one, std::u32string_view other, int most) {
  Table table(one);
  for (const char32_t letter : other) {
    if (!table.next(letter, most)) return most + 1;
  }
  return std::min(table.whole(), most + 1);
}

int edits_of_beginning(std::u32string_view typed, std::u32string_view word, int most) {
  Table table(typed);
  int best = std::min(table.whole(), most + 1);
  for (const char32_t letter : word) {
    if (!table.next(letter, most)) break;
    best = std::min(best, table.whole());
  }
  return best;
}

}  // namespace journeywork::search
