#pragma once

#include "core/base/locale.hpp"
#include "services/careers/world.hpp"
#include "web/pages/template.hpp"

/// The sections of an occupation's page that need nothing but the catalogue. What is not known leaves its section out.
namespace journeywork::web::pages {

void show_day_and_duties(Dict& page, const careers::Occupation& occupation);
void show_ladder(Dict& page, const careers::Catalogue& catalogue, const careers::Occupation& occupation,
                 const Locale& locale);
void show_ways_in(Dict& page, const services::World& world, const careers::Occupation& occupation,
                  const Locale& locale);
void show_what_it_takes(Dict& page, const services::World& world, const careers::Occupation& occupation);
/// What people like, what is hard, technology, where one works, outlook.
void show_what_it_is_like(Dict& page, const careers::Occupation& occupation, bool ours, const Locale& locale);
/// Tasks, technology and tools as O*NET has them; without what the page has in other words when it is O*NET's own.
void show_onet(Dict& page, const careers::ReferenceOccupation& onet, bool ours);

}  // namespace journeywork::web::pages
