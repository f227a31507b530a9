#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/catalogue.hpp"
#include "core/careers/pay.hpp"
#include "core/careers/quiz.hpp"

/// The careers catalogue as files that a careers adviser can edit: docs/careers-catalogue.md.
namespace journeywork::exchange {

struct CatalogueFile {
  std::string_view path;  ///< "skills.toml", "occupations/htm/bmet-1.toml"; others are left alone
  std::string_view text;
};

struct CatalogueProblem {
  std::string path;  ///< of the file; empty for what several files contradict each other in
  Problem problem;
};

struct CatalogueReading {
  std::optional<careers::Catalogue> catalogue;  ///< only when there is no problem
  std::optional<careers::Quiz> quiz;            ///< when there is a quiz.toml, and no problem in any file
  std::optional<careers::PayFactors> pay;       ///< when there is a pay_factors.toml, and no problem in any file
  std::vector<CatalogueProblem> problems;       ///< all of them, file by file
};

/// Reads and checks the whole. Unknown keys, wrong types, missing keys and everything that careers::check finds of the
/// catalogue, the quiz and the pay factors are problems.
[[nodiscard]] CatalogueReading read_catalogue(std::span<const CatalogueFile> files);

}  // namespace journeywork::exchange
