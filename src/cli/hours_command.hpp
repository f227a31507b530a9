#pragma once

#include "cli/run.hpp"

namespace journeywork::cli {

/// Shows what an hours file would do; with --confirm does it.
[[nodiscard]] int import_hours(const ImportHours& command, const access::Actor& actor, OrganisationId employer,
                               const std::string& text, const Tools& tools);

}  // namespace journeywork::cli
