#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/careers/reference.hpp"

namespace journeywork::exchange {

/// One page of the handbook as compact JSON, for keeping. `ooh_figure_of` takes only what this version writes.
[[nodiscard]] std::string to_document(const careers::OohFigure& figure);
/// Error::invalid for anything that `to_document` did not write.
[[nodiscard]] Result<careers::OohFigure> ooh_figure_of(std::string_view document);

}  // namespace journeywork::exchange
