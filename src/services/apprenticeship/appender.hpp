#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/apprenticeship/totals.hpp"
#include "core/base/result.hpp"
#include "store/database.hpp"
#include "store/ledger.hpp"

namespace journeywork::services {

/// Appends to one agreement's ledger within one transaction: locks it, chains the hashes, moves the totals and the list
/// of open entries along. Call `finish` before the transaction ends.
class Appender {
 public:
  /// Error::not_found when the agreement has no ledger.
  [[nodiscard]] static Result<Appender> open(store::Connection& c, AgreementId agreement, PersonId by, Instant now);

  /// From now on somebody else writes, or it is later: for histories that are brought in.
  void act(PersonId by, Instant at) {
    by_ = by;
    now_ = at;
  }
  /// Reads every event about this day and later ones at once, for whoever will need many of them.
  void preload(Date from);
  /// Every event about a day, this transaction's included.
  [[nodiscard]] const std::vector<apprenticeship::Entry>& day(Date day);
  [[nodiscard]] std::optional<apprenticeship::Entry> entry(std::int64_t seq);
  [[nodiscard]] std::optional<apprenticeship::EntryState> state(const apprenticeship::Entry& entry);
  [[nodiscard]] const apprenticeship::Totals& totals() const { return totals_; }

  /// Error::conflict when the event is not possible in the present state of its subject.
  Result<apprenticeship::Entry> append(Date day, apprenticeship::EntryBody body);
  void finish();

 private:
  struct Day {
    std::vector<apprenticeship::Entry> events;
    apprenticeship::EntryStates states;
  };
  Appender(store::Connection& c, AgreementId agreement, PersonId by, Instant now, store::ledger::Head head,
           apprenticeship::Totals totals);
  Day& load(Date day);

  store::Connection& c_;
  AgreementId agreement_;
  PersonId by_;
  Instant now_;
  store::ledger::Head head_;
  apprenticeship::Totals totals_;
  std::map<Date, Day> days_;
  std::optional<Date> preloaded_from_;  ///< a later day that is not in days_ has no events
};

}  // namespace journeywork::services
