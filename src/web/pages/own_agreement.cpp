#include "web/pages/own_agreement.hpp"

namespace journeywork::web::pages {

std::optional<AgreementId> own_agreement(services::ApprenticeshipViews& views, const access::Actor& actor) {
  const auto own = views.own_agreements(actor);
  if (!own) return std::nullopt;
  std::optional<AgreementId> latest;
  for (const auto& [id, state] : *own) {
    if (state == apprenticeship::AgreementState::active) return id;
    latest = id;
  }
  return latest;
}

}  // namespace journeywork::web::pages
