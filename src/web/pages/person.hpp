#pragma once

#include <string_view>
#include <vector>

#include "services/organisations/people.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// Active, invited or without access, for who may know; nothing for a colleague.
void show_state(Dict& at, std::string_view marker, const services::MemberView& member);

/// One person in one organisation: look up, change, roles, a new link, access.
[[nodiscard]] std::vector<PageRoute> person_routes(const Shell& shell, const Services& services);

}  // namespace journeywork::web::pages
