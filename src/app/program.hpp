#pragma once

#include <iosfwd>
#include <string>
#include <vector>

namespace journeywork::app {

/// The whole program. Returns its exit status: 0, 1 for input or a start that was refused, 2 for bad use.
[[nodiscard]] int run_program(const std::vector<std::string>& arguments, std::ostream& out, std::ostream& errors);

}  // namespace journeywork::app
