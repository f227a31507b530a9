#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/policy.hpp"
#include "services/clock.hpp"
#include "services/identity/settings.hpp"
#include "services/page.hpp"
#include "store/people.hpp"

namespace journeywork::services {

struct Invitation {
  OrganisationId organisation;
  access::Role role = access::Role::apprentice;
  std::string name;
  std::string email;
  std::string number;  ///< of the employee, as the organisation counts; may be empty
  std::optional<Date> birth_date;
  std::string locale;  ///< empty: the organisation's
};

struct Invited {
  PersonId person;
  bool known_before = false;  ///< had an account already, whose name, birth date and locale were left alone
  /// For the link by which the person sets the first password, to be passed on. None for somebody who has one, whose
  /// other roles the inviter could not have given (the link would open those, too), or when the request was sent a
  /// second time.
  std::optional<std::string> link_token;
};

struct PersonChange {
  std::string name;
  std::optional<Date> birth_date;
  std::string locale;
};

/// Somebody in an organisation, as much as the viewer may know: a colleague the name and roles; who has the overview
/// also address, numbers and state; who manages the people also the birth date.
struct MemberView {
  PersonId id;
  std::string name;
  struct Held {
    MembershipId id;
    access::Role role = access::Role::apprentice;
    std::optional<std::string> number;
  };
  std::vector<Held> roles;
  std::optional<std::string> email;
  std::optional<Date> birth_date;
  std::string locale;
  bool invited = false;   ///< has not set a password yet
  bool disabled = false;  ///< cannot sign in; colleagues do not see them at all
};

/// People and the roles they hold. Somebody may change, disable or link a person when they could give every role that
/// the person holds, wherever it is: a hospital's coordinator has no power over a colleague who also runs the sponsor.
class People {
 public:
  People(store::Database& database, Clock clock, const LinkLifetimes& lifetimes)
      : database_(database), clock_(std::move(clock)), lifetimes_(lifetimes) {}

  /// Gives a role to the person with this email, who is made when unknown. Given again, it changes no more than the
  /// number. Field names: those of Invitation.
  [[nodiscard]] Result<Invited> invite(const access::Actor& actor, const Invitation& form, const std::string& key);
  /// A new first-password link in the place of one that was lost. Error::conflict when there is a password already.
  [[nodiscard]] Result<std::string> invite_again(const access::Actor& actor, PersonId person);
  /// Takes a role away, at once. Fine when it has ended already; Error::conflict for the last administrator's.
  [[nodiscard]] Result<void> end_membership(const access::Actor& actor, MembershipId id);

  /// Ends sessions, tokens and links; the record stays. Not oneself, not the last administrator.
  [[nodiscard]] Result<void> disable(const access::Actor& actor, PersonId person);
  [[nodiscard]] Result<void> enable(const access::Actor& actor, PersonId person);
  /// Field names: those of PersonChange.
  [[nodiscard]] Result<void> change(const access::Actor& actor, PersonId person, const PersonChange& form);
  /// One's own. Field name: locale.
  [[nodiscard]] Result<void> choose_locale(const access::Actor& actor, const std::string& locale);

  /// In order of person; with a role, those who hold it. Field names: after, limit.
  [[nodiscard]] Result<Page<MemberView>> list(const access::Actor& actor, OrganisationId organisation,
                                              std::optional<access::Role> role, const PageRequest& page);
  [[nodiscard]] Result<MemberView> get(const access::Actor& actor, OrganisationId organisation, PersonId person);

 private:
  store::Database& database_;
  Clock clock_;
  LinkLifetimes lifetimes_;
};

}  // namespace journeywork::services
