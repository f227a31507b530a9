#include <algorithm>
#include <tuple>
#include <utility>

#include "core/apprenticeship/standards_findings.hpp"

namespace journeywork::apprenticeship {

void Findings::error(std::string field, std::string value, std::string message, std::string accepted) {
  add(std::move(field), std::move(value), std::move(message), std::move(accepted), false);
}

void Findings::warn(std::string field, std::string value, std::string message, std::string accepted) {
  add(std::move(field), std::move(value), std::move(message), std::move(accepted), true);
}

bool Findings::readable(std::initializer_list<std::string_view> fields) const {
  return std::ranges::all_of(fields, [&](std::string_view field) { return positions_.readable(field); });
}

std::string Findings::at_line(std::string_view field) const {
  const auto* position = positions_.find(field);
  return position && position->line > 0 ? " (line " + std::to_string(position->line) + ")" : std::string{};
}

void Findings::add(std::string field, std::string value, std::string message, std::string accepted, bool warning) {
  Finding finding;
  finding.warning = warning;
  auto& problem = finding.problem;
  problem = {std::move(field), std::move(message), std::move(value), std::move(accepted)};
  if (const auto* position = positions_.find(problem.field)) {
    problem.line = position->line;
    problem.column = position->column;
    if (!position->value.empty()) problem.value = position->value;
  } else {
    // What is not written has no place of its own: the table in which it would stand does, at last the whole file.
    std::string_view around = problem.field;
    const Position* table = nullptr;
    while (!table && !around.empty()) {
      const auto end = around.find_last_of(".[");
      around = end == std::string_view::npos ? std::string_view{} : around.substr(0, end);
      table = positions_.find(around);
    }
    if (table) {
      problem.line = table->line;
      problem.column = table->column;
    }
  }
  all_.push_back(std::move(finding));
}

std::vector<Finding> Findings::take() {
  std::ranges::stable_sort(
      all_, {}, [](const Finding& finding) { return std::tuple(finding.problem.line, finding.problem.column); });
  return std::exchange(all_, {});
}

std::vector<Finding> check(const Standards& standards, const AgencyRules& agency, const Positions& positions) {
  Findings findings(positions);
  check_figures(standards, agency, findings);
  check_lists(standards, findings);
  check_wages(standards, agency, findings);
  return findings.take();
}

}  // namespace journeywork::apprenticeship
