#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/apprenticeship/standards.hpp"
#include "core/base/result.hpp"

/// Standards and agency rules as files that a programme manager can edit. The format: docs/standards-file.md.
namespace journeywork::exchange {

struct StandardsFile {
  apprenticeship::Standards standards;
  apprenticeship::Positions positions;  ///< where each value stands, for `apprenticeship::check`
};

/// A problem's field is the key path of the TOML file ("work_process[3].minimum_hours", the first is [1]) or the
/// heading of the CSV column; line is the line or row, column the character or the column, all from 1.
struct StandardsReading {
  std::optional<StandardsFile> file;  ///< only when there is no problem
  std::vector<Problem> problems;      ///< all of them, in the order of the file

  /// What could be read in spite of the problems: to name the agency and to check as much as possible, never to keep.
  /// Nothing when the text could not be taken apart into keys and values at all places.
  std::optional<StandardsFile> partial;

  /// The file, or else the part of it that could be read.
  [[nodiscard]] const StandardsFile* readable() const { return file ? &*file : partial ? &*partial : nullptr; }
};

/// Unknown keys, wrong types, negative figures, hours that are not whole minutes and missing keys are problems; whether
/// the standards make sense is `check`'s to say. Broken TOML is reported line by line as far as the rest can be made
/// out.
[[nodiscard]] StandardsReading read_standards_toml(std::string_view text);

/// A CSV has the lists only: work processes with competencies, courses, wage steps. The rest, and each list of which
/// the file has no row, is taken from `base`; so is what the file has no column for, where `base` knows the same code
/// (the statement and level of a competency, the provider and year of a course). `required_level` is for competencies
/// of which neither says one; without it that is a problem. Comma, semicolon or tab; UTF-8, UTF-16 with a byte order
/// mark or Windows-1252.
[[nodiscard]] StandardsReading read_standards_csv(std::string_view text, const apprenticeship::Standards& base,
                                                  std::optional<int> required_level = std::nullopt);

/// Everything that is wrong with a reading: its problems, and what `check` finds in what could be read, once each, in
/// the order of the file. Beyond a thousand, errors before warnings, they are only counted.
[[nodiscard]] std::vector<apprenticeship::Finding> findings(const StandardsReading& reading,
                                                            const apprenticeship::AgencyRules& agency);

/// The canonical file: reading it gives the same standards.
[[nodiscard]] std::string write_standards_toml(const apprenticeship::Standards& standards);

struct AgencyReading {
  std::optional<apprenticeship::AgencyRules> agency;  ///< only when there is no problem
  std::vector<Problem> problems;
};
/// Only code, name and country must be there: a rule that is not known is left out. A figure needs its source.
[[nodiscard]] AgencyReading read_agency_toml(std::string_view text);

}  // namespace journeywork::exchange
