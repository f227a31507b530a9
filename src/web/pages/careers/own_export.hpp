#pragma once

#include <string>
#include <vector>

#include "services/careers/lists.hpp"
#include "services/careers/profiles.hpp"

namespace journeywork::web::pages {

/// Everything that is kept of somebody in careers, as JSON: `profile` as POST /api/v1/gaps takes it, and what they look
/// for, share and made for others.
[[nodiscard]] std::string own_export(const services::KnownPerson& known,
                                     const std::vector<store::career_lists::List>& lists, Date today);

}  // namespace journeywork::web::pages
