#pragma once

#include "services/apprenticeship/views.hpp"
#include "web/guard.hpp"

namespace journeywork::web::pages {

/// The agreement that an apprentice's own pages are about: the active one, else the latest. Nothing when there is none.
[[nodiscard]] std::optional<AgreementId> own_agreement(services::ApprenticeshipViews& views,
                                                       const access::Actor& actor);

}  // namespace journeywork::web::pages
