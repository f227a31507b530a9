#pragma once

#include <iosfwd>

#include "cli/command_line.hpp"
#include "services/careers/reference_import.hpp"

namespace journeywork::cli {

/// Each loads what it is told to and says what came of it: what was loaded and of which release, what is missing, the
/// sentence that pages will show, how long it took. Returns 0, or 1 when something was refused.
[[nodiscard]] int import_reference(const ImportOnet& command, const services::ReferenceImport::Actor& actor,
                                   services::ReferenceImport& reference, std::ostream& out, std::ostream& errors);
[[nodiscard]] int import_reference(const ImportEsco& command, const services::ReferenceImport::Actor& actor,
                                   services::ReferenceImport& reference, std::ostream& out, std::ostream& errors);
[[nodiscard]] int import_reference(const ImportOoh& command, const services::ReferenceImport::Actor& actor,
                                   services::ReferenceImport& reference, std::ostream& out, std::ostream& errors);
/// File after file: one that is refused does not stop the others.
[[nodiscard]] int import_reference(const ImportOews& command, const services::ReferenceImport::Actor& actor,
                                   services::ReferenceImport& reference, std::ostream& out, std::ostream& errors);

}  // namespace journeywork::cli
