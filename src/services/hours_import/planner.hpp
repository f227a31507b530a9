#pragma once

#include <string>
#include <vector>

#include "core/access/policy.hpp"
#include "exchange/hours_csv/hours_csv.hpp"
#include "services/apprenticeship/appender.hpp"
#include "services/apprenticeship/loader.hpp"
#include "services/hours_import/line_identity.hpp"
#include "services/hours_import/rows.hpp"

/// What an import does to one agreement: decided without writing, then done. A preview stops after the first half.
namespace journeywork::services {

/// What all rows of a file have in common.
struct HoursOrder {
  const access::Actor& actor;
  OrganisationId employer;
  const exchange::hours_csv::Layout& layout;
  /// With it, what is imported counts at once, and this note is kept with each approval.
  std::optional<std::string> approved_note;
};

/// One line of the file, given to an agreement.
struct AssignedRow {
  const exchange::hours_csv::Row* row = nullptr;  ///< without problems
  std::string person;                             ///< name
};

/// What is done about one row.
struct HoursStep {
  enum class Kind {
    link,    ///< notes that the line is an entry that is there already
    add,     ///< appends an entry
    replace  ///< takes an open entry back and appends another
  };
  Kind kind = Kind::add;
  std::size_t row = 0;  ///< in HoursPlan::rows
  LineIdentity line;
  Date day;
  apprenticeship::EntryBody time;
  std::int64_t old = 0;  ///< of link and replace
  Date old_day;          ///< of replace
};

struct HoursPlan {
  std::vector<HoursRow> rows;  ///< one for each that was given, in that order
  std::vector<HoursStep> steps;
};

/// Decides about the rows of one agreement, in the order of the file. Uses the connection to read.
[[nodiscard]] HoursPlan plan_hours(store::Connection& c, const Loaded& loaded, const HoursOrder& order,
                                   const std::vector<AssignedRow>& rows);

/// Which line became which entry.
struct ImportedLine {
  LineIdentity line;
  apprenticeship::EntryId entry;
};

/// Does what was planned in this transaction, with the ledger locked since before the plan. Fills in which entry each
/// row became and adds to `lines` what is to be remembered. Error::conflict when the ledger does not allow a step,
/// which the plan rules out.
[[nodiscard]] Result<void> carry_out(Appender& appender, AgreementId agreement, const HoursOrder& order,
                                     HoursPlan& plan, std::vector<ImportedLine>& lines);

/// Keeps which line became which entry, in the order of their keys: those that have none, as UUIDs, would otherwise
/// touch the whole index over and over.
void remember(store::Connection& c, OrganisationId employer, std::vector<ImportedLine> lines);

/// A problem of a whole row, at one of its cells.
[[nodiscard]] Problem at_cell(const exchange::hours_csv::Layout& layout, const exchange::hours_csv::Row& row,
                              exchange::hours_csv::Field field, Problem problem);

}  // namespace journeywork::services
