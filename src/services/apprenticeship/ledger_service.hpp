#pragma once

#include <string>
#include <vector>

#include "services/apprenticeship/appender.hpp"
#include "services/apprenticeship/loader.hpp"
#include "services/once.hpp"

namespace journeywork::services {

/// Something to be written into an agreement's ledger: time, instruction, a demonstration, a review, a wage change, a
/// credential or credit. Decisions and corrections have operations of their own.
struct Submission {
  AgreementId agreement;
  apprenticeship::EntryBody body;
  Date day;
  std::string key;            ///< idempotency key
  std::int64_t replaces = 0;  ///< an open entry that this one stands for: it is taken back in the same step
  bool approved = false;      ///< accept at once; only for who may decide and is not the apprentice
  bool confirmed = true;  ///< false: what is odd is refused with Error::conflict and its problems, to be asked about
};

struct Receipt {
  apprenticeship::EntryId entry;
  apprenticeship::EntryState state = apprenticeship::EntryState::waiting;
  std::vector<Problem> warnings;  ///< what was odd about it; empty for a repetition
  bool repeated = false;          ///< the same request had been done before; nothing was done now
};

/// What to do with one entry that waits.
struct Decision {
  apprenticeship::EntryId entry;
  bool approve = true;
  std::string reason;  ///< needed for a return
  struct SignOff {
    std::string competency;
    int level = 0;
    std::string comment;
  };
  std::vector<SignOff> sign_offs;  ///< competencies judged from this entry, on its day
};

struct Decided {
  std::vector<apprenticeship::EntryId> entries;
  bool repeated = false;
};

/// Whether the actor may take back an entry in this state, a decision included: see LedgerService::correct. Whether it
/// can still be taken back is another question.
[[nodiscard]] bool may_take_back(const access::Actor& actor, const Loaded& loaded, const apprenticeship::Entry& entry,
                                 apprenticeship::EntryState state);

/// Everything that changes a ledger. Each operation is one transaction: authorise, load, check, append, sum up.
class LedgerService {
 public:
  explicit LedgerService(Loader& loader) : loader_(loader) {}

  [[nodiscard]] Result<Receipt> submit(const access::Actor& actor, const Submission& submission);
  /// All or nothing; the entries may be of several agreements.
  [[nodiscard]] Result<Decided> decide(const access::Actor& actor, const std::vector<Decision>& decisions,
                                       const std::string& key);
  /// Takes an entry back. The apprentice may while it is open; who decided, evaluated or reviewed may take that back;
  /// others need access::Action::correct.
  [[nodiscard]] Result<Receipt> correct(const access::Actor& actor, apprenticeship::EntryId entry,
                                        const std::string& reason, const std::string& key);
  /// Takes back the approvals of these entries, so that they wait again: the undo of `decide`.
  [[nodiscard]] Result<Decided> undo(const access::Actor& actor, const std::vector<apprenticeship::EntryId>& entries,
                                     const std::string& key);

 private:
  Loader& loader_;
};

}  // namespace journeywork::services
