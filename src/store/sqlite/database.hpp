#pragma once

#include <string>

#include "store/database.hpp"

namespace journeywork::store::sqlite {

/// Opens or makes the file that `url` ("sqlite:PATH", optionally "?group_commit=off") names.
[[nodiscard]] Result<std::unique_ptr<Database>> open(const std::string& url);

}  // namespace journeywork::store::sqlite
