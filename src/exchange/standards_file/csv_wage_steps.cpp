#include "exchange/standards_file/csv_wage_steps.hpp"

#include <algorithm>
#include <utility>

#include "core/apprenticeship/standards_text.hpp"
#include "exchange/standards_file/csv_cells.hpp"
#include "exchange/standards_file/csv_figures.hpp"

namespace journeywork::exchange {

using apprenticeship::item_path;

void CsvWageSteps::read(const CsvRow& row) {
  const bool filled = row.cell(Column::step_title) || row.cell(Column::step_percent) || row.cell(Column::step_hours) ||
                      row.cell(Column::step_duration);
  if (!filled) return;
  const auto path = item_path("wages.step", steps_.size());
  log_.positions.add({path, {}, row.number(), 1});
  auto& step = steps_.emplace_back();
  step.title = "Step " + std::to_string(steps_.size());
  read_text_cell(log_, row, Column::step_title, path + ".title", step.title);
  if (!row.cell(Column::step_percent)) {
    refuse_missing(log_, row.number(), "OJT %", path + ".percent", std::string(accepted_percent_cell));
  } else if (const auto share = read_cell(log_, row, Column::step_percent, path + ".percent", percent_from_cell,
                                          accepted_percent_cell)) {
    step.share = *share;
  }
  const auto hours =
      read_cell(log_, row, Column::step_hours, path + ".after_ojl_hours", hours_from_cell, accepted_hours_cell);
  read_condition(hours_, row.cell(Column::step_hours), hours ? hours->count : 0, row.number());
  const auto months =
      read_cell(log_, row, Column::step_duration, path + ".after_months", count_from_cell, "a whole number of months");
  read_condition(months_, row.cell(Column::step_duration), months.value_or(0), row.number());
  const auto instruction = row.cell(Column::step_instruction);
  if (instruction && instruction->text.find_first_not_of("0.,:") != std::string_view::npos) {
    log_.add(problem_at(*instruction, row.number(), "A wage step cannot wait for hours of related instruction.",
                        "an empty cell; reviews can be asked for with needs_reviews in a TOML file"));
  }
}

void CsvWageSteps::read_condition(Condition& condition, std::optional<CsvRow::Cell> cell, std::int64_t figure,
                                  int row) {
  condition.figures.push_back(figure);
  condition.places.push_back(problem_at(cell.value_or(CsvRow::Cell{{}, 0, condition.heading}), row, {}, {}));
}

void CsvWageSteps::refuse(Condition& condition, std::size_t index, std::string message, std::string accepted) {
  log_.positions.add_unreadable(item_path("wages.step", index) + "." + std::string(condition.key));
  auto problem = condition.places[index];
  problem.message = std::move(message);
  problem.accepted = std::move(accepted);
  log_.add(std::move(problem));
}

std::vector<std::int64_t> CsvWageSteps::resolve(Condition& condition) {
  auto& figures = condition.figures;
  if (figures.empty() || figures.front() == 0) return figures;
  const auto unset = std::ranges::find(figures, 0);
  if (unset != figures.end() && unset + 1 != figures.end()) {
    const auto index = static_cast<std::size_t>(unset - figures.begin());
    refuse(condition, index, "The first step says how long it lasts; this one does not.", "how long this step lasts");
    return {};
  }
  const bool grows = figures.size() > 1 && figures[1] > figures[0];
  if (grows) {
    refuse(condition, 1, "This may be how long the step lasts, or what must be reached before it.",
           "what must be reached before each step, so that the first step has nothing");
    return {};
  }
  std::vector<std::int64_t> starts(figures.size());
  for (std::size_t i = 1; i < figures.size(); ++i) starts[i] = starts[i - 1] + figures[i - 1];
  return starts;
}

std::vector<apprenticeship::WageStep> CsvWageSteps::take() {
  const auto hours = resolve(hours_);
  const auto months = resolve(months_);
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    if (i < hours.size() && hours[i] > 0) steps_[i].after_ojl = Minutes{hours[i]};
    if (i < months.size() && months[i] > 0) steps_[i].after_months = static_cast<int>(months[i]);
  }
  return std::exchange(steps_, {});
}

}  // namespace journeywork::exchange
