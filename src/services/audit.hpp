#pragma once

#include <string>
#include <string_view>

#include "core/base/id.hpp"

namespace journeywork::services {

/// What an audit event is about: "person:12". Names and addresses stay out of the audit.
template <class Tag>
[[nodiscard]] std::string audit_subject(std::string_view kind, Id<Tag> id) {
  return std::string(kind) + ":" + std::to_string(id.value);
}

}  // namespace journeywork::services
