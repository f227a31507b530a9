#pragma once

#include <optional>
#include <string>

#include "core/access/policy.hpp"
#include "store/organisations.hpp"

/// How the operator's command line names things: files, people by email, organisations by name.
namespace journeywork::cli {

/// The whole file; "-" is standard input. Error::invalid says why it cannot be read.
[[nodiscard]] Result<std::string> read_file(const std::string& name);
[[nodiscard]] std::optional<std::int64_t> number_in(const std::string& text);

/// The person with this email with all their rights, or the first administrator when it is empty.
[[nodiscard]] Result<access::Actor> acting_person(store::Database& database, const std::string& email);
/// By id or name; when `named` is empty, the only one of its kind.
[[nodiscard]] Result<OrganisationId> find_organisation(store::Database& database, store::organisations::Kind kind,
                                                       const std::string& named);
/// By number or id.
[[nodiscard]] Result<AgreementId> find_agreement(store::Database& database, const std::string& named);

}  // namespace journeywork::cli
