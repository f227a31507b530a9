#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/apprenticeship/standards.hpp"

namespace journeywork::exchange {

/// What reading a file has to say besides its values.
class ReadingLog {
 public:
  apprenticeship::Positions positions;
  bool has_gaps = false;  ///< broken lines were left out: what is missing may have stood there

  void add(Problem problem) {
    if (is_full()) {
      ++unlisted_;
    } else {
      problems_.push_back(std::move(problem));
    }
  }

  /// A file with so many problems is not what it claims to be; the rest is counted only.
  [[nodiscard]] bool is_full() const { return problems_.size() >= most_problems; }

  /// All problems in the order of the file.
  [[nodiscard]] std::vector<Problem> take() {
    std::ranges::stable_sort(problems_, {}, [](const Problem& one) { return std::tuple(one.line, one.column); });
    if (unlisted_ > 0) problems_.push_back(unlisted(unlisted_));
    return std::exchange(problems_, {});
  }

  static constexpr std::size_t most_problems = 1000;
  /// Stands for those that are not listed, after the others.
  [[nodiscard]] static Problem unlisted(std::size_t count) {
    return {"", std::to_string(count) + " more are not listed.", "", "a file with fewer problems"};
  }

 private:
  std::vector<Problem> problems_;
  std::size_t unlisted_ = 0;
};

}  // namespace journeywork::exchange
