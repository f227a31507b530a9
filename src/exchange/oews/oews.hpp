#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/reference.hpp"
#include "exchange/reference/problem_log.hpp"

/// Pay by occupation and area, as the U.S. Bureau of Labor Statistics and the states publish it, saved as CSV.
/// docs/reference-data.md.
namespace journeywork::exchange {

struct OewsOptions {
  int year = 0;        ///< May of that year; the files do not say it
  std::string source;  ///< as it is shown: "BLS, Occupational Employment and Wage Statistics, May 2024"
};

/// Their names say of which year they are: 2023 of "oesm23st.zip" or "state_M2023_dl.csv".
[[nodiscard]] std::optional<int> oews_year_of(std::string_view file);

struct OewsReading {
  bool readable = false;              ///< false: whatever was handed over is void, `problems` says why
  std::int64_t rows = 0;              ///< below the headings
  std::int64_t figures = 0;           ///< handed over
  std::int64_t left_out = 0;          ///< industry rows of one area, ownerships apart, and rows with a problem
  std::vector<FileProblem> problems;  ///< the first ones
  std::int64_t problem_count = 0;     ///< all of them
};

/// The official layout (area, area_type, naics, occ_code, h_mean ... a_pct90) in any release's letters' case, or that
/// of New York (Area Type, Area, Area Name, Standard Occupational Code, ... Entry Wage, Experienced Wage). Handed over
/// row by row: all industries together in every area, and single industries of the whole nation.
///
/// A "*" or "**" stands for a figure that is not published. A "#" is pay at or above the highest figure that the year
/// publishes: $115.00 an hour and $239,200 a year for May 2022 to 2025, $100.00 and $208,000 for May 2018 to 2021
/// (field descriptions of those files). It is taken as "at least" that; in other years nothing but "at least" is known.
/// Where a table has an industry at two levels it is handed over twice, with the same figures.
[[nodiscard]] OewsReading read_oews(std::string_view bytes, std::string_view file, const OewsOptions& options,
                                    const std::function<void(careers::PayFigure&&)>& take);

}  // namespace journeywork::exchange
