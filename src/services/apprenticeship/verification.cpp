#include "services/apprenticeship/verification.hpp"

#include <map>

#include "store/agreements.hpp"

namespace journeywork::services {

using namespace apprenticeship;

namespace {

constexpr std::int64_t at_once = 200;  ///< agreements in one snapshot, so that a long walk does not hold one for hours

/// seq -> state of what is open, as the ledger says and as the table says.
using Open = std::map<std::int64_t, EntryState>;

Open open_by_ledger(const std::vector<Entry>& ledger) {
  EntryStates states;
  for (const auto& entry : ledger) states.fold(entry);
  Open open;
  for (const auto& entry : ledger) {
    const auto state = states.of(entry.seq);
    const bool waits = state == EntryState::waiting || state == EntryState::returned;
    if (waits && needs_approval(kind_of(entry.body))) open[entry.seq] = *state;
  }
  return open;
}

Open open_by_table(store::Connection& c, AgreementId id) {
  Open open;
  for (const auto& entry : store::ledger::open_entries(c, id)) open[entry.entry.seq] = entry.state;
  return open;
}

void verify_one(store::Connection& c, const Agreement& agreement, VerificationReport& report) {
  const auto fail = [&](std::string what) {
    report.failures.push_back({agreement.id, agreement.number, std::move(what)});
  };
  ++report.agreements;
  const auto head = store::ledger::head(c, agreement.id);
  if (!head) return fail("has no ledger");
  std::vector<Entry> ledger;
  try {
    ledger = store::ledger::after(c, agreement.id, 0, store::ledger::all_entries);
  } catch (const store::Failure& failure) {
    return fail(failure.what());
  }
  report.entries += static_cast<std::int64_t>(ledger.size());
  const auto chain = check_chain(agreement.id, ledger, *head);
  if (!chain.intact) {
    return fail(chain.first_bad > chain.entries
                    ? "the end of the chain is missing after entry " + std::to_string(chain.entries)
                    : "the chain is broken at entry " + std::to_string(chain.first_bad));
  }
  try {
    if (store::ledger::totals(c, agreement.id) != rebuild(ledger)) fail("the totals differ from a rebuild");
  } catch (const store::Failure& failure) {
    fail(failure.what());
  }
  if (open_by_table(c, agreement.id) != open_by_ledger(ledger))
    fail("the list of open entries differs from the ledger");
}

}  // namespace

Result<VerificationReport> verify_ledgers(store::Database& database, const std::string& agreement) {
  VerificationReport report;
  AgreementId after;
  bool more = true;
  while (more) {
    const auto read = database.read([&](store::Connection& c) -> Result<void> {
      const auto ids = store::agreements::all(c, after, at_once);
      more = static_cast<std::int64_t>(ids.size()) == at_once;
      for (const auto id : ids) {
        after = id;
        const auto found = store::agreements::find(c, id);
        if (!found) continue;
        const bool asked = agreement.empty() || found->number == agreement || std::to_string(id.value) == agreement;
        if (asked) verify_one(c, *found, report);
      }
      return {};
    });
    if (!read) return tl::unexpected(read.error());
  }
  if (!agreement.empty() && report.agreements == 0) {
    return refuse_field("agreement", "There is no such agreement.", agreement, "its number or id");
  }
  return report;
}

}  // namespace journeywork::services
