#include "core/access/policy.hpp"

#include <algorithm>

namespace journeywork::access {

namespace {

using apprenticeship::AgreementState;

/// The scope that a token needs for an action.
Scope scope_of(Action action) {
  switch (action) {
    case Action::read:
    case Action::read_wages:
      return Scope::read;
    case Action::log_work:
      return Scope::log;
    case Action::decide:
    case Action::evaluate:
    case Action::correct:
      return Scope::approve;
    case Action::review:
    case Action::change_wage:
    case Action::grant_credit:
    case Action::import_hours:
    case Action::edit:
    case Action::activate:
    case Action::complete:
      return Scope::manage;
  }
  return Scope::manage;
}

/// In which states of the agreement an action makes sense at all.
bool state_allows(Action action, AgreementState state) {
  switch (action) {
    case Action::read:
    case Action::read_wages:
      return true;
    case Action::activate:
      return state == AgreementState::draft;
    case Action::edit:
    case Action::grant_credit:
      return state != AgreementState::completed;
    default:
      return state == AgreementState::active;
  }
}

bool apprentice_may(Action action) {
  return action == Action::read || action == Action::read_wages || action == Action::log_work;
}

bool mentor_may(Action action) {
  return action == Action::read || action == Action::decide || action == Action::evaluate || action == Action::review;
}

bool coordinator_may(Action action) {
  return action != Action::activate && action != Action::complete && action != Action::grant_credit;
}

bool sponsor_staff_may(Action action) { return action != Action::decide && action != Action::evaluate; }

bool reader_may(Action action) { return action == Action::read || action == Action::read_wages; }

}  // namespace

std::string_view name(Role role) {
  switch (role) {
    case Role::apprentice:
      return "apprentice";
    case Role::mentor:
      return "mentor";
    case Role::coordinator:
      return "coordinator";
    case Role::sponsor_staff:
      return "sponsor_staff";
    case Role::auditor:
      return "auditor";
    case Role::administrator:
      return "administrator";
  }
  return "";
}

std::optional<Role> parse_role(std::string_view text) {
  for (const auto role : all_roles)
    if (name(role) == text) return role;
  return std::nullopt;
}

std::string_view name(Scope scope) {
  switch (scope) {
    case Scope::read:
      return "read";
    case Scope::log:
      return "log";
    case Scope::approve:
      return "approve";
    case Scope::manage:
      return "manage";
  }
  return "";
}

std::optional<Scope> parse_scope(std::string_view text) {
  for (const auto scope : all_scopes)
    if (name(scope) == text) return scope;
  return std::nullopt;
}

std::string_view name(Action action) {
  switch (action) {
    case Action::read:
      return "read";
    case Action::read_wages:
      return "read_wages";
    case Action::log_work:
      return "log_work";
    case Action::decide:
      return "decide";
    case Action::evaluate:
      return "evaluate";
    case Action::review:
      return "review";
    case Action::change_wage:
      return "change_wage";
    case Action::grant_credit:
      return "grant_credit";
    case Action::correct:
      return "correct";
    case Action::import_hours:
      return "import_hours";
    case Action::edit:
      return "edit";
    case Action::activate:
      return "activate";
    case Action::complete:
      return "complete";
  }
  return "";
}

std::string_view name(OrganisationAction action) {
  switch (action) {
    case OrganisationAction::read:
      return "read";
    case OrganisationAction::overview:
      return "overview";
    case OrganisationAction::manage_people:
      return "manage_people";
    case OrganisationAction::manage_sites:
      return "manage_sites";
    case OrganisationAction::manage_standards:
      return "manage_standards";
    case OrganisationAction::create_agreement:
      return "create_agreement";
    case OrganisationAction::import_hours:
      return "import_hours";
  }
  return "";
}

bool Actor::is(Role role, OrganisationId in) const {
  return in && std::find(memberships.begin(), memberships.end(), Membership{in, role}) != memberships.end();
}

bool Actor::is(Role role) const {
  return std::any_of(memberships.begin(), memberships.end(), [&](const Membership& m) { return m.role == role; });
}

bool may(const Actor& actor, Action action, const AgreementSubject& subject) {
  const auto& agreement = subject.agreement;
  if (!actor.person || !actor.scopes.contains(scope_of(action)) || !state_allows(action, agreement.state)) return false;

  // Nobody approves, evaluates, reviews or pays themselves, whatever else they are.
  if (actor.person == agreement.apprentice) return apprentice_may(action);

  const auto mentors = std::any_of(
      agreement.mentors.begin(), agreement.mentors.end(),
      [&](const apprenticeship::MentorTerm& m) { return m.person == actor.person && m.covers(subject.day); });
  if (mentors && mentor_may(action)) return true;
  if (actor.is(Role::coordinator, agreement.employer) && coordinator_may(action)) return true;
  if (actor.is(Role::sponsor_staff, agreement.sponsor) && sponsor_staff_may(action)) return true;
  if (!reader_may(action)) return false;
  return actor.is(Role::auditor, agreement.sponsor) || actor.is(Role::auditor, agreement.employer) ||
         actor.is(Role::auditor, subject.agency) || actor.is(Role::administrator);
}

bool may(const Actor& actor, OrganisationAction action, const OrganisationSubject& subject) {
  if (!actor.person) return false;
  const bool reads = action == OrganisationAction::read || action == OrganisationAction::overview;
  if (!actor.scopes.contains(reads ? Scope::read : Scope::manage)) return false;

  const auto in_scope = [&](Role role) {
    if (actor.is(role, subject.organisation)) return true;
    return std::any_of(subject.sponsors.begin(), subject.sponsors.end(),
                       [&](OrganisationId sponsor) { return actor.is(role, sponsor); });
  };
  // Each role only adds: nobody may do less for being something else as well.
  if (in_scope(Role::sponsor_staff)) return true;
  if (actor.is(Role::administrator) && action != OrganisationAction::import_hours) return true;
  const bool coordinates = reads || action == OrganisationAction::manage_people ||
                           action == OrganisationAction::manage_sites || action == OrganisationAction::import_hours;
  if (coordinates && actor.is(Role::coordinator, subject.organisation)) return true;
  if (reads && in_scope(Role::auditor)) return true;
  if (action != OrganisationAction::read) return false;
  return std::any_of(actor.memberships.begin(), actor.memberships.end(),
                     [&](const Membership& m) { return m.organisation == subject.organisation; });
}

bool may_give(const Actor& actor, Role role, const OrganisationSubject& subject) {
  if (role == Role::administrator) return may_administer(actor);
  if (!may(actor, OrganisationAction::manage_people, subject)) return false;
  if (role == Role::apprentice || role == Role::mentor || may_administer(actor)) return true;
  if (actor.is(Role::sponsor_staff, subject.organisation)) return true;
  return std::any_of(subject.sponsors.begin(), subject.sponsors.end(),
                     [&](OrganisationId sponsor) { return actor.is(Role::sponsor_staff, sponsor); });
}

bool may_administer(const Actor& actor) {
  return actor.person && actor.scopes.contains(Scope::manage) && actor.is(Role::administrator);
}

}  // namespace journeywork::access
