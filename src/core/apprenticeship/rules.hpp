#pragma once

#include <vector>

#include "core/apprenticeship/ledger.hpp"

namespace journeywork::apprenticeship {

/// Everything that decides whether an entry may stand, gathered by the caller.
struct LogContext {
  const Standards& standards;
  const Agreement& agreement;
  Date today;                     ///< at the site
  const std::vector<Entry>& day;  ///< every event of this ledger about the entry's day, in order
  bool own = true;                ///< written by the apprentice: the back-dating window holds
  std::int64_t replaces = 0;      ///< an entry that this one stands for; its time does not count twice
};

/// What is wrong refuses the entry; what is odd is said to the author, who may go on.
struct Verdict {
  std::vector<Problem> problems;
  std::vector<Problem> warnings;
};

/// Checks an entry that is not a decision or a correction. Field names are those of the API and the forms: date,
/// minutes, work_process, course, competencies, competency, level, note, comment, device, work_order, credential,
/// number, wage, step (from 1, as people count).
[[nodiscard]] Verdict check_entry(const EntryBody& body, Date day, const LogContext& context);

}  // namespace journeywork::apprenticeship
