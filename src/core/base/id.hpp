#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace journeywork {

/// A row's identity. The tag keeps a person from being taken for an agreement; 0 means none.
template <class Tag>
struct Id {
  std::int64_t value = 0;

  auto operator<=>(const Id&) const = default;
  explicit operator bool() const { return value != 0; }
};

using PersonId = Id<struct PersonTag>;
using OrganisationId = Id<struct OrganisationTag>;
using SiteId = Id<struct SiteTag>;
using StandardsId = Id<struct StandardsTag>;
using AgreementId = Id<struct AgreementTag>;

}  // namespace journeywork

template <class Tag>
struct std::hash<journeywork::Id<Tag>> {
  std::size_t operator()(const journeywork::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
