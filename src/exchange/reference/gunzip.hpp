#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace journeywork::exchange {

/// The largest table of O*NET has 40 MB.
inline constexpr std::size_t largest_unpacked = 512UL * 1024 * 1024;  ///< bytes

[[nodiscard]] bool is_gzip(std::string_view bytes);

/// What a gzip file holds, all its members one after the other. Error::invalid when it is damaged, ends too early or
/// holds more than `limit` bytes.
[[nodiscard]] Result<std::string> gunzipped(std::string_view bytes, std::size_t limit = largest_unpacked);

}  // namespace journeywork::exchange
