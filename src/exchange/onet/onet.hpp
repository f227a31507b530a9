#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/careers/reference.hpp"
#include "exchange/reference/problem_log.hpp"

/// The O*NET database as it is published: a folder of tables as text, of any release. docs/reference-data.md.
namespace journeywork::exchange {

struct OnetTable {
  std::string_view file;  ///< "Skills.txt"; a folder before it and the endings .txt, .tsv, .csv, .gz do not matter
  std::string_view text;  ///< unpacked
};

struct OnetReading {
  struct Table {
    std::string name;           ///< "Skills"
    std::int64_t rows = 0;      ///< in it, without the headings
    std::int64_t left_out = 0;  ///< of them: suppressed, of no relevance, or a problem
    bool operator==(const Table&) const = default;
  };

  /// Nothing when a table cannot be read at all: no text, a column missing, the same table twice, or no table of the
  /// occupations. Rows with a problem are not in it.
  std::optional<careers::ReferenceSet> set;
  std::vector<Table> tables;          ///< that were read, in the order below
  std::vector<std::string> missing;   ///< tables that would have been read
  std::vector<std::string> unused;    ///< files that hold nothing of use here
  std::vector<FileProblem> problems;  ///< the first ones
  std::int64_t problem_count = 0;     ///< all of them
};

/// The tables that are of use, that of the occupations first.
[[nodiscard]] std::vector<std::string_view> onet_tables();
/// "Skills" of "db_29_1_text/Skills.txt.gz"; nothing for a file that is of no use, which need not be read.
[[nodiscard]] std::optional<std::string_view> onet_table_of(std::string_view file);
/// "30.0" of "db_30_0_text"; empty when the name says nothing.
[[nodiscard]] std::string onet_release_of(std::string_view folder);

/// Reads what is there. A row of an occupation that the release does not have, or with a figure out of range, is a
/// problem. Heeded are "Recommend Suppress" and "Not Relevant": such figures are not there. Titles named by people in
/// the occupation are marked; tasks that they named, too. `release` as it is to be shown, may be empty.
[[nodiscard]] OnetReading read_onet(std::span<const OnetTable> tables, std::string_view release);

/// One occupation as compact JSON, for keeping. `occupation_of` takes only what this version writes.
[[nodiscard]] std::string to_document(const careers::ReferenceOccupation& occupation);
[[nodiscard]] std::string to_document(const careers::ReferenceCommon& common);
/// Error::invalid for anything that `to_document` did not write.
[[nodiscard]] Result<careers::ReferenceOccupation> occupation_of(std::string_view document);
[[nodiscard]] Result<careers::ReferenceCommon> common_of(std::string_view document);

}  // namespace journeywork::exchange
