#pragma once

#include "core/base/locale.hpp"
#include "services/apprenticeship/views.hpp"
#include "web/pages/template.hpp"

namespace journeywork::web::pages {

/// Fills the sections of partials/standing_body.html that are not about hours and competencies: wage, courses,
/// credentials, reviews and the facts of the agreement.
void fill_terms(Dict& body, const services::StandingView& view, const Locale& locale);

}  // namespace journeywork::web::pages
