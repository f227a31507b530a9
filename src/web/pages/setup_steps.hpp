#pragma once

#include <string>
#include <vector>

#include "services/organisations/organisations.hpp"
#include "web/site.hpp"

namespace journeywork::web::pages {

/// One thing that a programme needs before anybody can log work.
struct SetupStep {
  bool done = false;
  std::string title;
  std::string text;
  std::string url;
  std::string link;
};

/// What a new installation still needs, in order; empty when nothing is missing, or when the visitor does not set it
/// up. `all` is what the visitor may read.
[[nodiscard]] std::vector<SetupStep> setup_steps(const Services& services, const Visit& visit,
                                                 const std::vector<services::OrganisationView>& all);

}  // namespace journeywork::web::pages
