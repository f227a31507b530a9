#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/apprenticeship/standards.hpp"

/// How the figures of standards are said in messages and comparisons.
namespace journeywork::apprenticeship {

[[nodiscard]] std::string number_text(std::int64_t number);  ///< "4,000"
[[nodiscard]] std::string hours_text(Minutes minutes);       ///< "4,000 h", "37 h 30 min", "20 min"
[[nodiscard]] std::string plain_hours(Minutes minutes);      ///< as a standards file takes it: "4000", "37:30"
[[nodiscard]] std::string percent_text(BasisPoints share);   ///< "62.5 %"
[[nodiscard]] std::string count_text(std::int64_t count, std::string_view one, std::string_view many);  ///< "2 months"
[[nodiscard]] std::string months_text(std::int64_t months);  ///< "1 month", "24 months"
[[nodiscard]] std::string_view yes_no(bool value);

/// The key path of an item of a list, from 1: item_path("work_process", 2) is "work_process[3]" for the third.
[[nodiscard]] std::string item_path(std::string_view list, std::size_t index);

/// "Work process 4, Preventive maintenance", as people know it; without the title when there is none.
[[nodiscard]] std::string label(std::string_view kind, std::string_view code, std::string_view title);

}  // namespace journeywork::apprenticeship
