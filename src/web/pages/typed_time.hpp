#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/duration.hpp"
#include "core/base/result.hpp"
#include "web/pages/template.hpp"

namespace journeywork::web::pages {

/// A length as the forms ask for it: one of the quick ones, or another that was typed.
struct TypedTime {
  std::string minutes;        ///< a number of minutes, or "other"
  std::string minutes_other;  ///< "1:30", "1.5", "90 min"
};

/// Nothing, with a problem at `minutes`, when it is no length.
[[nodiscard]] std::optional<Minutes> read_time(const TypedTime& typed, std::vector<Problem>& problems);

/// Fills QUICK, OTHER_CHECKED and MINUTES_OTHER with these quick lengths, in minutes.
void fill_time(Dict& page, const TypedTime& typed, std::span<const int> quick);

/// Fills WARNING with what must be confirmed before it is saved.
void fill_questions(Dict& page, const std::vector<Problem>& ask);

}  // namespace journeywork::web::pages
