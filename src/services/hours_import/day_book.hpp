#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/apprenticeship/ledger.hpp"
#include "store/database.hpp"

namespace journeywork::services {

/// One agreement's ledger by day, with what is planned as if it were done. Writes nothing.
class DayBook {
 public:
  /// Reads every event from `from` on at once; earlier days when they are asked for.
  DayBook(store::Connection& c, AgreementId agreement, Date from);

  /// Every event about a day, the planned ones last.
  [[nodiscard]] const std::vector<apprenticeship::Entry>& events(Date day) { return load(day).events; }
  [[nodiscard]] std::optional<apprenticeship::EntryState> state(Date day, std::int64_t seq) {
    return load(day).states.of(seq);
  }
  /// Adds what is planned. The number it gets is not the one that it will have.
  std::int64_t plan(Date day, apprenticeship::EntryBody body);

 private:
  struct Day {
    std::vector<apprenticeship::Entry> events;
    apprenticeship::EntryStates states;
  };
  Day& load(Date day);

  store::Connection& c_;
  AgreementId agreement_;
  Date from_;
  std::map<Date, Day> days_;
  std::int64_t next_;
};

}  // namespace journeywork::services
