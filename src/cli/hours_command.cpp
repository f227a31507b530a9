#include "cli/hours_command.hpp"

#include <ostream>

namespace journeywork::cli {

int import_hours(const ImportHours&, const access::Actor&, OrganisationId, const std::string&, const Tools& tools) {
  tools.errors << "journeywork: not yet\n";
  return 1;
}

}  // namespace journeywork::cli
