#pragma once

#include <vector>

#include "core/careers/programme.hpp"
#include "services/apprenticeship/standards_library.hpp"
#include "store/database.hpp"

namespace journeywork::services {

/// The standards whose competencies `careers::Skill::sign_offs` names; a sponsor's copy keeps the code.
inline constexpr std::string_view signed_off_standards = "bmet-hybrid";

/// Every sponsor's programmes in their newest version, those that are the same for an apprentice together; sponsors by
/// name. Anybody may see them. Throws store::Failure.
[[nodiscard]] std::vector<careers::Programme> offered_programmes(store::Connection& c, StandardsLibrary& library,
                                                                 const careers::Catalogue& catalogue);

}  // namespace journeywork::services
