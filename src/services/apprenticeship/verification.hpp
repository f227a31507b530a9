#pragma once

#include <functional>
#include <string>
#include <vector>

#include "services/apprenticeship/views.hpp"

namespace journeywork::services {

/// What is wrong with one agreement's ledger or with what is kept beside it.
struct VerificationFailure {
  AgreementId agreement;
  std::string number;
  std::string what;
};

struct VerificationReport {
  std::int64_t agreements = 0;
  std::int64_t entries = 0;
  std::vector<VerificationFailure> failures;
};

/// Walks the chain of every ledger (or of one) and compares totals and open entries with a rebuild from it. For the
/// operator, who has the database in their hands: asks no policy. `agreement` is a number or an id; empty for all.
[[nodiscard]] Result<VerificationReport> verify_ledgers(store::Database& database, const std::string& agreement);

}  // namespace journeywork::services
