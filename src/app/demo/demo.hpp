#pragma once

#include <string>
#include <vector>

#include "services/clock.hpp"
#include "store/database.hpp"
#include "web/pages/access.hpp"

namespace journeywork::app {

/// Loads the demo into an empty database, dated so that it ends today: a sponsor, two hospitals and a service company,
/// twelve apprentices at every stage. Does nothing to a database that holds the demo. Error::conflict for one with real
/// data.
[[nodiscard]] Result<void> load_demo(store::Database& database, const services::Clock& clock);

/// The people of the demo, to be offered on the sign-in page, grouped by role.
[[nodiscard]] std::vector<web::pages::DemoPerson> demo_people(store::Database& database);

}  // namespace journeywork::app
