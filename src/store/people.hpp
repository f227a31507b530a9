#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/access/policy.hpp"
#include "core/base/date.hpp"
#include "core/base/id.hpp"
#include "store/database.hpp"

namespace journeywork {
using MembershipId = Id<struct MembershipTag>;
}

namespace journeywork::store::people {

struct Person {
  PersonId id;
  std::string name;
  std::string email;  ///< as services normalise it: the same mailbox is the same text
  std::optional<Date> birth_date;
  std::string locale;
  bool has_password = false;
  bool disabled = false;

  bool operator==(const Person&) const = default;
};

/// Inserts name, email, birth date and locale. Nothing when the email is taken.
[[nodiscard]] std::optional<PersonId> insert(Connection& c, const Person& person, Instant at);
[[nodiscard]] std::optional<Person> find(Connection& c, PersonId id);
[[nodiscard]] std::optional<Person> by_email(Connection& c, const std::string& email);
/// Writes name, birth date and locale.
void update(Connection& c, const Person& person);
/// False when it was so already.
bool disable(Connection& c, PersonId id, Instant at);
bool enable(Connection& c, PersonId id);

/// A role that somebody holds.
struct Membership {
  MembershipId id;
  PersonId person;
  OrganisationId organisation;
  access::Role role = access::Role::apprentice;
  std::optional<std::string> number;  ///< of the employee, as the organisation counts

  bool operator==(const Membership&) const = default;
};

/// Gives a role; the id of what is handed in is ignored. A role held already is kept and takes over a number that is
/// given.
MembershipId give(Connection& c, const Membership& membership, Instant at);
/// Also one that has ended.
[[nodiscard]] std::optional<Membership> find_membership(Connection& c, MembershipId id);
/// False when it had ended already.
bool end(Connection& c, MembershipId id, Instant at);
/// Those held now.
[[nodiscard]] std::vector<Membership> memberships_of(Connection& c, PersonId person);

/// A person with the roles held in one organisation.
struct Member {
  Person person;
  std::vector<Membership> roles;

  bool operator==(const Member&) const = default;
};
/// In order of person, after `after`, at most `limit`; with a role, those who hold it (shown with all their roles).
[[nodiscard]] std::vector<Member> members(Connection& c, OrganisationId organisation, std::optional<access::Role> role,
                                          PersonId after, std::int64_t limit);
[[nodiscard]] std::optional<Member> member(Connection& c, OrganisationId organisation, PersonId person);
/// Members with an employee number; services keep it to one.
[[nodiscard]] std::vector<PersonId> by_number(Connection& c, OrganisationId organisation, const std::string& number);

struct Administrator {
  MembershipId membership;
  PersonId person;
};
/// Administrators who are not disabled.
[[nodiscard]] std::vector<Administrator> administrators(Connection& c);
/// The same, for a decision: other writers that ask so wait until this transaction ends.
[[nodiscard]] std::vector<Administrator> lock_administrators(Connection& c);

}  // namespace journeywork::store::people
