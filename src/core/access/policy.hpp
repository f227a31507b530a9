#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/apprenticeship/agreement.hpp"
#include "core/base/id.hpp"

/// Who may do what. Asked by services once per operation, for the very object; pages only hide what it would refuse.
namespace journeywork::access {

/// What a person is in one organisation.
enum class Role {
  apprentice,     ///< has an agreement; the agreement, not the membership, gives the rights
  mentor,         ///< may be named in agreements; the naming gives the rights
  coordinator,    ///< runs the apprenticeships of one employer
  sponsor_staff,  ///< runs the programme of one sponsor, all its employers
  auditor,        ///< reads everything of a sponsor's, employer's or agency's programmes, writes nothing
  administrator   ///< runs this installation: organisations, people, their roles
};
inline constexpr Role all_roles[] = {Role::apprentice,    Role::mentor,  Role::coordinator,
                                     Role::sponsor_staff, Role::auditor, Role::administrator};
[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] std::optional<Role> parse_role(std::string_view text);

/// What an API token may be used for; a browser session has all of them.
enum class Scope { read, log, approve, manage };
inline constexpr Scope all_scopes[] = {Scope::read, Scope::log, Scope::approve, Scope::manage};
[[nodiscard]] std::string_view name(Scope scope);
[[nodiscard]] std::optional<Scope> parse_scope(std::string_view text);

struct Membership {
  OrganisationId organisation;
  Role role = Role::apprentice;
  auto operator<=>(const Membership&) const = default;
};

/// Whoever asks.
struct Actor {
  PersonId person;
  std::vector<Membership> memberships;
  std::set<Scope> scopes{std::begin(all_scopes), std::end(all_scopes)};

  [[nodiscard]] bool is(Role role, OrganisationId in) const;
  [[nodiscard]] bool is(Role role) const;  ///< anywhere
};

/// Actions on one agreement and its ledger.
enum class Action {
  read,        ///< agreement, ledger, standing
  read_wages,  ///< amounts of money
  log_work,    ///< append time, instruction or a credential that then waits for approval
  decide,      ///< approve or return what waits
  evaluate,    ///< judge a competency on a day
  review,      ///< record a periodic or final review
  change_wage,
  grant_credit,
  correct,       ///< take back another's entry; taking back one's own open entry is `log_work`
  import_hours,  ///< bring in past hours, also as already approved
  edit,          ///< change a draft, name mentors
  activate,
  complete
};
inline constexpr Action all_actions[] = {
    Action::read,   Action::read_wages,  Action::log_work,     Action::decide,  Action::evaluate,
    Action::review, Action::change_wage, Action::grant_credit, Action::correct, Action::import_hours,
    Action::edit,   Action::activate,    Action::complete};
[[nodiscard]] std::string_view name(Action action);

/// The agreement that an action is about, and the day that it is about.
struct AgreementSubject {
  const apprenticeship::Agreement& agreement;
  OrganisationId agency;  ///< none when no organisation here stands for the registration agency
  Date day;               ///< for `evaluate` the day of the demonstration, otherwise today
};
[[nodiscard]] bool may(const Actor& actor, Action action, const AgreementSubject& subject);

/// Actions on an organisation: a sponsor, one of its employers, a provider, an agency.
enum class OrganisationAction {
  read,           ///< its name, sites and people
  overview,       ///< the standing of all its apprentices
  manage_people,  ///< invite, give and end roles
  manage_sites,
  manage_standards,  ///< of a sponsor
  create_agreement,  ///< of a sponsor, or for an employer that takes part
  import_hours
};
inline constexpr OrganisationAction all_organisation_actions[] = {
    OrganisationAction::read,         OrganisationAction::overview,         OrganisationAction::manage_people,
    OrganisationAction::manage_sites, OrganisationAction::manage_standards, OrganisationAction::create_agreement,
    OrganisationAction::import_hours};
[[nodiscard]] std::string_view name(OrganisationAction action);

struct OrganisationSubject {
  OrganisationId organisation;
  std::vector<OrganisationId> sponsors;  ///< of an employer or provider: whose programmes it takes part in
};
[[nodiscard]] bool may(const Actor& actor, OrganisationAction action, const OrganisationSubject& subject);

/// Roles that somebody may give in an organisation: coordinators name apprentices and mentors of their employer,
/// sponsor staff also coordinators, auditors and colleagues, administrators everybody.
[[nodiscard]] bool may_give(const Actor& actor, Role role, const OrganisationSubject& subject);

/// Create organisations and administrators, end anybody's sessions.
[[nodiscard]] bool may_administer(const Actor& actor);

}  // namespace journeywork::access
