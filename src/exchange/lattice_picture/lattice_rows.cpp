#include "exchange/lattice_picture/lattice_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace journeywork::exchange {
namespace {

/// The arrows, those turned round that would close a circle.
class Acyclic {
 public:
  explicit Acyclic(std::size_t boxes) : next_(boxes) {}

  void add(std::size_t from, std::size_t to) {
    std::vector<bool> seen(next_.size());
    if (reaches(to, from, seen)) std::swap(from, to);
    next_[from].push_back(to);
  }

  /// Of each box, how many arrows the longest way to it has.
  [[nodiscard]] std::vector<std::size_t> ranks() const {
    std::vector<std::size_t> result(next_.size());
    for (bool moved = true; std::exchange(moved, false);) {
      for (std::size_t from = 0; from < next_.size(); ++from) {
        for (const std::size_t to : next_[from]) {
          if (result[to] > result[from]) continue;
          result[to] = result[from] + 1;
          moved = true;
        }
      }
    }
    return result;
  }

 private:
  [[nodiscard]] bool reaches(std::size_t from, std::size_t to, std::vector<bool>& seen) const {
    if (from == to) return true;
    seen[from] = true;
    return std::ranges::any_of(next_[from],
                               [&](std::size_t between) { return !seen[between] && reaches(between, to, seen); });
  }

  std::vector<std::vector<std::size_t>> next_;
};

}  // namespace

LatticeRows rows_of(const LatticeBoxes& boxes) {
  Acyclic arrows(boxes.order_in_rank.size());
  for (const bool along : {true, false}) {
    for (const auto& arrow : boxes.arrows) {
      if (arrow.along == along) arrows.add(arrow.from, arrow.to);
    }
  }
  LatticeRows ranks;
  const auto rank = arrows.ranks();
  for (std::size_t i = 0; i < rank.size(); ++i) {
    if (rank[i] >= ranks.size()) ranks.resize(rank[i] + 1);
    ranks[rank[i]].push_back(i);
  }
  LatticeRows result;
  for (auto& boxes_of_rank : ranks) {
    std::ranges::stable_sort(boxes_of_rank, {}, [&](std::size_t i) { return boxes.order_in_rank[i]; });
    const std::size_t size = boxes_of_rank.size();
    const std::size_t parts = (size + boxes.across - 1) / boxes.across;
    for (std::size_t part = 0; part < parts; ++part) {  // of about the same length
      result.emplace_back(boxes_of_rank.begin() + static_cast<std::ptrdiff_t>(part * size / parts),
                          boxes_of_rank.begin() + static_cast<std::ptrdiff_t>((part + 1) * size / parts));
    }
  }
  return result;
}

}  // namespace journeywork::exchange
