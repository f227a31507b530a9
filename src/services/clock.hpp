#pragma once

#include <functional>

#include "core/base/date.hpp"

namespace journeywork::services {

/// Tells the time; tests and the demo give their own.
using Clock = std::function<Instant()>;

}  // namespace journeywork::services
