#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "services/hours_import/planner.hpp"
#include "services/hours_import/rows.hpp"

namespace journeywork::services {

/// A file's rows as they were read.
struct ReadRows {
  exchange::hours_csv::Layout layout;
  std::vector<exchange::hours_csv::Row> rows;
};
[[nodiscard]] Result<ReadRows> read_rows(std::string_view bytes, const exchange::hours_csv::Mapping& mapping);

/// Which rows are whose. Rows that nobody can be found for, or that could not be read, are refused already.
struct Assignment {
  struct Group {
    std::vector<AssignedRow> rows;
    std::vector<std::size_t> places;  ///< of each in the file
  };
  std::map<AgreementId, Group> groups;  ///< in the order in which all writers lock them
  std::vector<HoursRow> results;        ///< of all rows of the file; those in groups are still to come

  /// Puts the results of one group where they belong.
  void take(const Group& group, std::vector<HoursRow> rows);
};
/// Points into `file`.
[[nodiscard]] Assignment assign(store::Connection& c, Loader& loader, const access::Actor& actor,
                                OrganisationId employer, const ReadRows& file);

/// Decides about all rows without writing anything.
void plan_all(store::Connection& c, Loader& loader, const HoursOrder& order, Assignment& assignment);

}  // namespace journeywork::services
