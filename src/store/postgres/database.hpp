#pragma once

#include <string>

#include "store/database.hpp"

namespace journeywork::store::postgres {

/// Connects to the server that `url` ("postgresql://user:password@host:port/name", all that libpq allows) names.
[[nodiscard]] Result<std::unique_ptr<Database>> open(const std::string& url);

}  // namespace journeywork::store::postgres
