#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/careers/reference.hpp"
#include "exchange/reference/problem_log.hpp"

/// The pages of the Occupational Outlook Handbook as one CSV. docs/reference-data.md.
namespace journeywork::exchange {

struct OohReading {
  std::optional<std::vector<careers::OohFigure>> figures;  ///< nothing when the table cannot be read
  std::int64_t rows = 0;
  std::vector<FileProblem> problems;  ///< the first ones; such rows are left out
  std::int64_t problem_count = 0;     ///< all of them
};

/// Columns: title, soc_code, median_pay_annual, median_pay_hourly, entry_education, work_experience, training,
/// num_jobs_YEAR, projected_employment_YEAR, outlook_pct, outlook_desc, url. The years of the jobs are in the headings;
/// pay is of May of `pay_year`, or of the jobs' first year where that is not given.
[[nodiscard]] OohReading read_ooh(std::string_view bytes, std::string_view file,
                                  std::optional<int> pay_year = std::nullopt);

}  // namespace journeywork::exchange
