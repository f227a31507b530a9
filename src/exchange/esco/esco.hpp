#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/reference.hpp"
#include "exchange/reference/problem_log.hpp"

/// ESCO, the classification of the European Union, as CSV files of one language: as its portal publishes them
/// (occupations_en.csv, skills_en.csv, occupationSkillRelations_en.csv), or as a model of the Tabiya taxonomy
/// (occupations.csv, skills.csv, occupation_to_skill_relations.csv). docs/reference-data.md.
namespace journeywork::exchange {

struct EscoTable {
  std::string_view file;
  std::string_view text;  ///< unpacked
};

struct EscoReading {
  struct Table {
    std::string name;  ///< "occupations", "skills", "relations", "skill labels", "model"
    std::int64_t rows = 0;
    /// Of relations: those of an occupation or a skill that is not in the other files.
    std::int64_t left_out = 0;
    bool operator==(const Table&) const = default;
  };

  std::optional<careers::EscoSet> set;  ///< nothing when a table cannot be read, or there are no occupations
  std::vector<Table> tables;
  std::vector<std::string> missing;  ///< tables that would have been read
  std::vector<std::string> unused;   ///< files that hold nothing of use here
  std::vector<FileProblem> problems;
  std::int64_t problem_count = 0;
};

/// What a file holds by its name, "occupations" of "esco_1.1.2_occupations.csv.gz"; nothing for one of no use.
[[nodiscard]] std::optional<std::string_view> esco_table_of(std::string_view file);

/// Skills that no occupation names are not kept. `version` as it is to be shown; that of the model's own file, where
/// there is one, stands in for an empty one.
[[nodiscard]] EscoReading read_esco(std::span<const EscoTable> tables, std::string_view version);

/// As the documents of O*NET: one occupation each, and one for the skills and the version (its occupations are not
/// in it).
[[nodiscard]] std::string to_document(const careers::EscoOccupation& occupation);
[[nodiscard]] std::string esco_common_document(const careers::EscoSet& set);
[[nodiscard]] Result<careers::EscoOccupation> esco_occupation_of(std::string_view document);
/// A set without occupations.
[[nodiscard]] Result<careers::EscoSet> esco_common_of(std::string_view document);

}  // namespace journeywork::exchange
