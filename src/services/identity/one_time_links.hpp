#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "services/clock.hpp"
#include "services/identity/password_hasher.hpp"
#include "services/identity/session_start.hpp"
#include "services/identity/settings.hpp"

namespace journeywork::services {

enum class LinkPurpose {
  first_password,  ///< an invitation
  forgotten_password,
  administrator  ///< of an installation that has none: makes the person, too
};
[[nodiscard]] std::string_view name(LinkPurpose purpose);
[[nodiscard]] std::optional<LinkPurpose> parse_link_purpose(std::string_view text);

/// What a link is for, to show before it is used.
struct LinkView {
  LinkPurpose purpose = LinkPurpose::first_password;
  std::string name;   ///< whose password it sets; empty for the first administrator
  std::string email;  ///< the same
  Instant expires_at;
};

/// The first person of an installation and the organisation that runs it.
struct FirstAdministrator {
  std::string name;
  std::string email;
  std::string password;
  std::string organisation;  ///< its name; it becomes a sponsor, others can be made later
  std::string country;       ///< ISO 3166, "US"
  std::string locale;
};

/// Inside a transaction. Earlier links of the same person (or for the first administrator) stop working.
[[nodiscard]] std::string issue_link(store::Connection& c, LinkPurpose purpose, PersonId person, Instant now,
                                     Instant expires_at, const Secret& secret);

/// Links that are good once. Looking changes nothing, so that a mail scanner or a preview does not use one up.
/// Error::not_found for a link that is unknown, used or expired, without telling which.
class OneTimeLinks {
 public:
  OneTimeLinks(store::Database& database, Clock clock, PasswordHasher& hasher, const LinkLifetimes& lifetimes)
      : database_(database), clock_(std::move(clock)), hasher_(hasher), lifetimes_(lifetimes) {}

  [[nodiscard]] Result<LinkView> look(std::string_view token);
  /// Uses a first or forgotten password link; ends all sessions of the person and begins one. Field name: password.
  [[nodiscard]] Result<SessionStart> set_password(std::string_view token, const std::string& password,
                                                  const std::string& device);
  /// Uses the administrator link. Field names: those of FirstAdministrator.
  [[nodiscard]] Result<SessionStart> create_administrator(std::string_view token, const FirstAdministrator& form,
                                                          const std::string& device);

  // For the operator's command line: what goes into the link.
  /// For somebody who forgot the password, or never set the first.
  [[nodiscard]] Result<std::string> for_password_of(const std::string& email);
  /// Error::conflict when there is an administrator already.
  [[nodiscard]] Result<std::string> for_first_administrator();

 private:
  store::Database& database_;
  Clock clock_;
  PasswordHasher& hasher_;
  LinkLifetimes lifetimes_;
};

}  // namespace journeywork::services
