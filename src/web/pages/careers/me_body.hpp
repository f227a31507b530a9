#pragma once

#include "web/pages/careers/own_pages.hpp"
#include "web/pages/careers/person_form.hpp"

namespace journeywork::web::pages {

/// What careers/me.html shows of somebody of whom something is known.
struct MeView {
  const services::World& world;
  const services::KnownPerson& known;
  const PersonForm& form;
  const Error* error;
  const std::vector<store::pay::Area>& areas;
  bool apprentice = false;  ///< may share interests with coordinators
  bool signed_in = false;
};

void fill_me(Dict& page, const MeView& view);

}  // namespace journeywork::web::pages
