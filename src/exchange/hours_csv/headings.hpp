#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/hours_csv/hours_csv.hpp"
#include "exchange/hours_csv/records.hpp"

namespace journeywork::exchange::hours_csv {

/// The names of a file's columns: each is there once, empty ones are called "Column C", repeated ones "Date (2)".
class Headings {
 public:
  explicit Headings(const std::vector<std::string>& cells);
  /// For a file without headings.
  explicit Headings(std::size_t columns);

  [[nodiscard]] const std::vector<std::string>& labels() const { return labels_; }
  [[nodiscard]] std::size_t size() const { return labels_.size(); }
  /// The column, from 0.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view heading) const;

 private:
  void add(std::string label);

  std::vector<std::string> labels_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

/// Where the table of a file begins.
struct Table {
  char separator = ',';
  int heading_row = 0;  ///< 0 when there is none
  Headings headings{std::size_t{0}};
};

/// With headings to look for, the row that has most of them; without, the one that looks most like headings. What
/// `mapping` fixes is taken as it is.
[[nodiscard]] Table find_table(std::string_view text, const Mapping& mapping);

/// The fields that a heading may stand for, by what such columns are usually called.
struct HeadingGuess {
  int rank = 0;      ///< the smaller, the likelier; from 0
  bool safe = true;  ///< false for what only a person should choose
};
[[nodiscard]] std::optional<HeadingGuess> guess_of(Field field, std::string_view heading);

/// True when the heading says that its column counts hours, or minutes.
[[nodiscard]] std::optional<PlainNumber> unit_in(std::string_view heading);

}  // namespace journeywork::exchange::hours_csv
