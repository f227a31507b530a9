#pragma once

#include <string>

#include "core/base/result.hpp"

namespace journeywork::cli {

/// The whole file; "-" is standard input. Error::invalid says why it cannot be read.
[[nodiscard]] Result<std::string> read_file(const std::string& name);

}  // namespace journeywork::cli
