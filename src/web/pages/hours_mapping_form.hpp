#pragma once

#include "services/hours_import/hours_import.hpp"
#include "web/http/message.hpp"
#include "web/pages/template.hpp"

namespace journeywork::web::pages {

/// The mapping that the form of step 2 says; column numbers are those of the inspection.
[[nodiscard]] services::HoursMapping read_mapping_form(const http::Request& request,
                                                       const services::HoursInspection& inspection);
/// Fills hours_map.html with a mapping, what there is to choose, and samples of the file.
void fill_mapping_form(Dict& page, const services::HoursMapping& mapping, const services::HoursInspection& inspection,
                       const Error* error);

}  // namespace journeywork::web::pages
