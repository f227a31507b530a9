#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/apprenticeship/standards.hpp"

namespace journeywork::apprenticeship {

/// What `check` has found so far, with the place of each. For the files of `check` only.
class Findings {
 public:
  explicit Findings(const Positions& positions) : positions_(positions) {}

  /// `value` is said when the file does not say how it was written.
  void error(std::string field, std::string value, std::string message, std::string accepted);
  void warn(std::string field, std::string value, std::string message, std::string accepted);

  /// True when every one of these could be read, so that a rule about them says something.
  [[nodiscard]] bool readable(std::initializer_list<std::string_view> fields) const;
  [[nodiscard]] bool readable(std::string_view field) const { return positions_.readable(field); }

  /// " (line 120)", or nothing for what was not read from a file.
  [[nodiscard]] std::string at_line(std::string_view field) const;

  /// All, in the order of the file.
  [[nodiscard]] std::vector<Finding> take();

 private:
  void add(std::string field, std::string value, std::string message, std::string accepted, bool warning);

  const Positions& positions_;
  std::vector<Finding> all_;
};

/// The parts of `check`: the figures of the programme as a whole, its lists, its wage schedule.
void check_figures(const Standards& standards, const AgencyRules& agency, Findings& findings);
void check_lists(const Standards& standards, Findings& findings);
void check_wages(const Standards& standards, const AgencyRules& agency, Findings& findings);

}  // namespace journeywork::apprenticeship
