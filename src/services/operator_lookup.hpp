#pragma once

#include <optional>
#include <string>

#include "core/access/policy.hpp"
#include "store/organisations.hpp"

/// How an operator names things: people by email, organisations by name. For the command line, which asks no policy to
/// find them.
namespace journeywork::services {

using OrganisationKind = store::organisations::Kind;

[[nodiscard]] std::optional<std::int64_t> number_in(const std::string& text);

/// The person with this email with all their rights, or the first administrator when it is empty.
[[nodiscard]] Result<access::Actor> acting_person(store::Database& database, const std::string& email);
/// By id or name; when `named` is empty, the only one of its kind.
[[nodiscard]] Result<OrganisationId> find_organisation(store::Database& database, store::organisations::Kind kind,
                                                       const std::string& named);
/// By number or id.
[[nodiscard]] Result<AgreementId> find_agreement(store::Database& database, const std::string& named);

}  // namespace journeywork::services
