#pragma once

#include <optional>
#include <vector>

#include "core/apprenticeship/totals.hpp"
#include "store/database.hpp"

/// The ledger of each agreement, what it adds up to, and the entries that are still open. Functions work inside the
/// transaction of the connection they are given; those that write want one from Database::write.
namespace journeywork::store::ledger {

using apprenticeship::Entry;
using apprenticeship::EntryState;
using apprenticeship::Hash;
using apprenticeship::Totals;

/// The end of an agreement's chain.
struct Head {
  std::int64_t seq = 0;
  Hash hash{};
};

/// Makes the empty ledger of a new agreement.
void begin(Connection& c, AgreementId agreement);
/// Locks the agreement's ledger for this transaction: nobody else appends before it ends. Nothing when there is none.
[[nodiscard]] std::optional<Head> lock(Connection& c, AgreementId agreement);
[[nodiscard]] std::optional<Head> head(Connection& c, AgreementId agreement);
/// Moves the end of the chain after `append`.
void advance(Connection& c, AgreementId agreement, const Head& head);

void append(Connection& c, AgreementId agreement, const Entry& entry);
[[nodiscard]] std::optional<Entry> entry(Connection& c, AgreementId agreement, std::int64_t seq);
/// Every event about one day, in order.
[[nodiscard]] std::vector<Entry> of_day(Connection& c, AgreementId agreement, Date day);
/// Every event about this day or a later one, in order.
[[nodiscard]] std::vector<Entry> since_day(Connection& c, AgreementId agreement, Date day);
/// Up to `limit` entries after `seq`, in order; with 0 and all_entries the whole ledger.
inline constexpr std::int64_t all_entries = 1'000'000'000;
[[nodiscard]] std::vector<Entry> after(Connection& c, AgreementId agreement, std::int64_t seq, std::int64_t limit);

[[nodiscard]] Totals totals(Connection& c, AgreementId agreement);
void save_totals(Connection& c, AgreementId agreement, const Totals& totals);

/// Keeps the list of open entries as a transition asks: waiting and returned ones are in it, others are not.
void note_state(Connection& c, AgreementId agreement, const Entry& target, EntryState to);

struct OpenEntry {
  Entry entry;
  EntryState state = EntryState::waiting;
  Instant since;  ///< when it was first submitted
};
[[nodiscard]] std::vector<OpenEntry> open_entries(Connection& c, AgreementId agreement);
/// The latest return of an entry, with its reason.
[[nodiscard]] std::optional<Entry> return_of(Connection& c, AgreementId agreement, const Entry& subject);

/// Agreements with something waiting that this mentor may decide on this day.
[[nodiscard]] std::vector<AgreementId> waiting_for_mentor(Connection& c, PersonId mentor, Date day);
/// Agreements of an employer with something waiting, but for those in which `but` is the apprentice.
[[nodiscard]] std::vector<AgreementId> waiting_at_employer(Connection& c, OrganisationId employer, PersonId but);

/// When each waiting entry was submitted, oldest first.
[[nodiscard]] std::vector<Instant> waiting_since(Connection& c, AgreementId agreement);
[[nodiscard]] std::int64_t waiting_count(Connection& c, AgreementId agreement);

/// What a request that carried this key did, when it was sent before.
struct Remembered {
  std::string fingerprint;  ///< of what was sent; another one means that the key was used for something else
  std::string outcome;
};
[[nodiscard]] std::optional<Remembered> remembered(Connection& c, PersonId person, const std::string& key);
void remember(Connection& c, PersonId person, const std::string& key, const Remembered& what, Instant at);
void forget_before(Connection& c, Instant at);

}  // namespace journeywork::store::ledger
