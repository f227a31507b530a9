#pragma once

#include <string_view>

namespace journeywork {

/// True for the code of a currency in circulation by ISO 4217, three capital letters (as of amendment 176, 2024): what
/// currency_digits of core/base/locale.hpp answers for.
[[nodiscard]] bool is_currency(std::string_view code);

}  // namespace journeywork
