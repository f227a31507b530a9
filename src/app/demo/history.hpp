#pragma once

#include "app/demo/cast.hpp"
#include "core/apprenticeship/agreement.hpp"
#include "store/database.hpp"

namespace journeywork::app {

/// Who takes part in one apprenticeship of the demo.
struct DemoPlayers {
  PersonId apprentice;
  PersonId mentor;
  PersonId coordinator;
  PersonId sponsor_staff;
};

/// Writes the ledger of one apprenticeship from its first day to today, as its story goes: work, approvals, sign-offs,
/// courses, reviews, wages, credentials. Returns the day of completion for a story that ends so.
std::optional<Date> write_history(store::Connection& c, const apprenticeship::Agreement& agreement,
                                  const apprenticeship::Standards& standards, const DemoApprentice& story,
                                  const DemoPlayers& players, Date today);

}  // namespace journeywork::app
