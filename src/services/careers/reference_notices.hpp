#pragma once

#include <array>
#include <string_view>

namespace journeywork::services {

/// What must be said of a loaded set wherever its data shows: docs/reference-data.md.
struct ReferenceNotice {
  std::string_view kind;         ///< of store::reference, or "oews"
  std::string_view title;        ///< "O*NET"
  std::string_view attribution;  ///< a sentence; its release is said beside it
};

inline constexpr std::array<ReferenceNotice, 4> reference_notices{
    {{"onet", "O*NET",
      "This product includes information from the O*NET Database by the U.S. Department of Labor, Employment and "
      "Training Administration (USDOL/ETA). Used under the CC BY 4.0 license. O*NET is a trademark of USDOL/ETA."},
     {"ooh", "Occupational Outlook Handbook",
      "Source: U.S. Bureau of Labor Statistics, Occupational Outlook Handbook."},
     {"oews", "Occupational Employment and Wage Statistics",
      "Source: U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics."},
     {"esco", "ESCO", "This service uses the ESCO classification of the European Commission."}}};

/// Of one of the kinds above.
[[nodiscard]] constexpr const ReferenceNotice& notice_of(std::string_view kind) {
  for (const auto& notice : reference_notices) {
    if (notice.kind == kind) return notice;
  }
  return reference_notices.front();
}

}  // namespace journeywork::services
