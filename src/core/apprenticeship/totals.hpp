#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/apprenticeship/ledger.hpp"

namespace journeywork::apprenticeship {

/// What a ledger adds up to, kept beside it and changed in the same transaction. Every member is keyed by what it is
/// about, never by the order in which it came, so that totals kept step by step equal totals rebuilt from the ledger.
struct Totals {
  struct Time {
    Minutes approved;  ///< credit included
    Minutes credited;
    Minutes waiting;
    bool operator==(const Time&) const = default;
  };
  struct CourseResult {
    Date day;
    RiTime::Outcome outcome = RiTime::Outcome::attended;
    bool operator==(const CourseResult&) const = default;
  };
  struct Judged {
    Date day;
    int level = 0;
    bool operator==(const Judged&) const = default;
  };
  struct Shown {
    int approved = 0;  ///< entries that named the competency
    int waiting = 0;
    bool operator==(const Shown&) const = default;
  };
  struct ReviewHeld {
    Date day;
    bool final = false;
    bool satisfactory = true;
    bool operator==(const ReviewHeld&) const = default;
  };
  struct Wage {
    Date day;
    int step = 0;
    Money wage;
    bool operator==(const Wage&) const = default;
  };
  struct Credential {
    Date day;
    std::string code;
    bool operator==(const Credential&) const = default;
  };
  template <class T>
  using BySeq = std::map<std::int64_t, T>;

  std::map<std::string, Time> processes;
  std::map<std::string, Time> courses;
  std::map<std::string, BySeq<CourseResult>> results;  ///< passed or failed, approved only
  std::map<std::string, BySeq<Judged>> competencies;   ///< demonstrations and credits that stand
  std::map<std::string, Shown> shown;
  std::map<Date, std::map<std::string, Minutes>> weeks;  ///< approved OJL without credit, by Monday and work process
  std::map<Date, Minutes> ri_weeks;                      ///< approved related instruction without credit, by Monday
  BySeq<ReviewHeld> reviews;
  BySeq<Wage> wages;
  BySeq<Credential> credentials;
  BySeq<Credential> credentials_waiting;
  int waiting = 0;  ///< entries
  int returned = 0;

  bool operator==(const Totals&) const = default;

  [[nodiscard]] Minutes ojl_approved() const;
  [[nodiscard]] Minutes ojl_waiting() const;
  /// The highest level at which a competency was shown, 0 when never.
  [[nodiscard]] int best_level(const std::string& competency) const;
};

/// Moves one entry's contribution from one state to another; `from` is empty for an entry that has just been appended.
void shift(Totals& totals, const Entry& entry, std::optional<EntryState> from, EntryState to);

/// The totals of a whole ledger, in order of seq.
[[nodiscard]] Totals rebuild(const std::vector<Entry>& ledger);

}  // namespace journeywork::apprenticeship
