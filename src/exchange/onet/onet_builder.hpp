#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/careers/reference.hpp"
#include "exchange/onet/tab_table.hpp"
#include "exchange/reference/problem_log.hpp"

namespace journeywork::exchange {

/// Puts the rows of the tables together, for onet.cpp only.
class OnetBuilder {
 public:
  /// A row seen through the headings that its table's Spec names.
  struct Row {
    const TabTable& table;
    std::span<const std::optional<std::size_t>> columns;
    /// Empty for a column that is not there.
    std::string_view operator[](std::size_t heading) const {
      return columns[heading] ? table.cell(*columns[heading]) : std::string_view();
    }
  };
  /// What is read of a table. True when the row was taken.
  using Take = bool (OnetBuilder::*)(const Row&);
  struct Spec {
    std::string_view name;
    std::vector<std::string_view> headings;
    std::size_t needed = 0;  ///< so many of them, from the first
    Take take = nullptr;
  };
  /// The occupations are first.
  [[nodiscard]] static const std::vector<Spec>& specs();

  explicit OnetBuilder(ProblemLog& problems) : problems_(problems) {}

  /// Where problems of the rows to come are.
  void begin(std::string_view file, const Spec& spec) {
    file_ = file;
    spec_ = &spec;
  }
  void problem(const Row& row, std::size_t heading, std::string_view message, std::string_view accepted);
  /// Once, after all rows.
  [[nodiscard]] careers::ReferenceSet finish(std::string_view release);

 private:
  using Occupation = careers::ReferenceOccupation;

  bool take_occupation(const Row& row);
  bool take_alternate_title(const Row& row);
  bool take_reported_title(const Row& row);
  bool take_task(const Row& row);
  bool take_emerging_task(const Row& row);
  bool take_skill(const Row& row) { return take_rating(row, careers::ReferenceRating::Kind::skill); }
  bool take_knowledge(const Row& row) { return take_rating(row, careers::ReferenceRating::Kind::knowledge); }
  bool take_ability(const Row& row) { return take_rating(row, careers::ReferenceRating::Kind::ability); }
  bool take_activity(const Row& row) { return take_rating(row, careers::ReferenceRating::Kind::activity); }
  bool take_rating(const Row& row, careers::ReferenceRating::Kind kind);
  bool take_style(const Row& row);
  bool take_interest(const Row& row);
  bool take_related(const Row& row);
  bool take_technology(const Row& row);
  bool take_tool(const Row& row);
  bool take_zone(const Row& row);
  bool take_shares(const Row& row);
  bool take_element(const Row& row);
  bool take_zone_words(const Row& row);
  bool take_category(const Row& row);

  Occupation* occupation(const Row& row);
  bool written(const Row& row, std::size_t heading);
  std::optional<int> figure(const Row& row, std::size_t heading, int low, int high);
  std::optional<int> number(const Row& row, std::size_t heading, int low, int high);
  void element_title(std::string_view id, std::string_view title);
  bool set_once(const Row& row, std::size_t heading, std::optional<int>& into, int value);

  ProblemLog& problems_;
  std::string_view file_;
  const Spec* spec_ = nullptr;
  careers::ReferenceSet set_;
  std::unordered_map<std::string, std::size_t> places_;
  std::unordered_map<std::string, std::size_t> elements_;
  std::vector<std::pair<std::size_t, std::string>> reported_;
  std::size_t last_ = 0;  ///< rows of an occupation stand together
};

}  // namespace journeywork::exchange
