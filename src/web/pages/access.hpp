#pragma once

#include <vector>

#include "services/identity/one_time_links.hpp"
#include "services/identity/sessions.hpp"
#include "services/identity/sign_in.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// Somebody of the demo who can be signed in as with one press.
struct DemoPerson {
  PersonId person;
  std::string role;  ///< "Apprentices"
  std::string name;
  std::string words;  ///< "month 14, one entry came back"
};

/// Getting in: sign in and out, links for a password, the first administrator.
[[nodiscard]] std::vector<PageRoute> access_routes(const Shell& shell, const Services& services,
                                                   std::vector<DemoPerson> demo_people);

}  // namespace journeywork::web::pages
