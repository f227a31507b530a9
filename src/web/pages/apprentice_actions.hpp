#pragma once

#include <optional>
#include <vector>

#include "web/site.hpp"

namespace journeywork::web::pages {

/// The agreement that {id} of the path names.
[[nodiscard]] std::optional<AgreementId> agreement_in_path(const http::Request& request);

/// What may be recorded for one apprentice: a sign-off, a review, a wage step, a credential, credit.
[[nodiscard]] std::vector<PageRoute> apprentice_action_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
