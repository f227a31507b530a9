#include "services/organisations/people.hpp"

#include <algorithm>
#include <chrono>
#include <functional>

#include "services/audit.hpp"
#include "services/fields.hpp"
#include "services/fingerprint.hpp"
#include "services/identity/one_time_links.hpp"
#include "services/once.hpp"
#include "services/organisations/lookup.hpp"
#include "store/audit.hpp"
#include "store/identity.hpp"

namespace journeywork::services {

namespace people = store::people;
namespace organisations = store::organisations;
using access::OrganisationAction;
using access::Role;

namespace {

Date utc_day(Instant now) { return Date{std::chrono::floor<std::chrono::days>(now)}; }

tl::unexpected<Error> no_such_person() { return refuse(Error::Code::not_found, "There is no such person."); }

/// Whether the actor could give each role that the person holds now. Somebody without roles is left to administrators.
bool may_manage(store::Connection& c, const access::Actor& actor, PersonId person) {
  const auto roles = people::memberships_of(c, person);
  if (roles.empty()) return access::may_administer(actor);
  return std::ranges::all_of(roles, [&](const people::Membership& held) {
    return access::may_give(actor, held.role, organisation_subject(c, held.organisation));
  });
}

/// Whether the actor may know that there is such a person: a colleague in an organisation that may be read.
bool may_know(store::Connection& c, const access::Actor& actor, PersonId person) {
  const auto roles = people::memberships_of(c, person);
  return std::ranges::any_of(roles, [&](const people::Membership& held) {
    return access::may(actor, OrganisationAction::read, organisation_subject(c, held.organisation));
  });
}

/// The person, when the actor may manage them.
Result<people::Person> managed(store::Connection& c, const access::Actor& actor, PersonId id) {
  auto person = people::find(c, id);
  if (person && may_manage(c, actor, id)) return std::move(*person);
  if (person && may_know(c, actor, id)) {
    return refuse(Error::Code::forbidden, "This person holds roles that you do not give.");
  }
  return no_such_person();
}

/// Sponsors have staff, agencies have auditors; the rest may be anywhere.
bool role_fits(Role role, organisations::Kind kind) {
  if (role == Role::administrator) return true;
  if (kind == organisations::Kind::agency) return role == Role::auditor;
  return role != Role::sponsor_staff || kind == organisations::Kind::sponsor;
}

Result<organisations::Organisation> inviting_organisation(store::Connection& c, const access::Actor& actor,
                                                          const Invitation& form) {
  auto organisation = organisation_for(c, actor, OrganisationAction::manage_people, form.organisation);
  if (!organisation) return organisation;
  if (!access::may_give(actor, form.role, organisation_subject(c, form.organisation))) {
    return refuse(Error::Code::forbidden, "You do not give this role.");
  }
  if (!role_fits(form.role, organisation->kind)) {
    return refuse_field("role", "There is no such role in an organisation of this kind.", std::string(name(form.role)),
                        organisation->kind == organisations::Kind::agency ? "auditor" : "another role");
  }
  return organisation;
}

/// An employee number is one person's.
Result<void> check_number(store::Connection& c, OrganisationId organisation, const std::optional<std::string>& number,
                          PersonId person) {
  if (!number) return {};
  (void)organisations::lock(c, organisation);
  const auto holders = people::by_number(c, organisation, *number);
  if (std::ranges::all_of(holders, [&](PersonId holder) { return holder == person; })) return {};
  return refuse_field("number", "Somebody else here has this number.", *number, "another number, or none");
}

/// Finds the person by email or makes them.
Result<Invited> person_for(store::Connection& c, const people::Person& wanted, Instant now) {
  if (const auto made = people::insert(c, wanted, now)) return Invited{*made, false, std::nullopt};
  const auto found = people::by_email(c, wanted.email);
  if (!found) return refuse(Error::Code::unavailable, "This could not be saved just now. Try again.");
  if (found->disabled) {
    return refuse_field("email", "The account with this address is disabled.", wanted.email,
                        "another address, or enable it first");
  }
  return Invited{found->id, true, std::nullopt};
}

MemberView view_of(const people::Member& member, bool overview, bool manages) {
  MemberView view;
  view.id = member.person.id;
  view.name = member.person.name;
  for (const auto& held : member.roles)
    view.roles.push_back({held.id, held.role, overview ? held.number : std::nullopt});
  if (overview) {
    view.email = member.person.email;
    view.locale = member.person.locale;
    view.invited = !member.person.has_password;
    view.disabled = member.person.disabled;
  }
  if (manages) view.birth_date = member.person.birth_date;
  return view;
}

/// How much of its people the actor sees.
struct Sight {
  bool overview = false;
  bool manages = false;
};
Result<Sight> sight_of(store::Connection& c, const access::Actor& actor, OrganisationId organisation) {
  if (auto found = organisation_for(c, actor, OrganisationAction::read, organisation); !found) {
    return tl::unexpected(std::move(found.error()));
  }
  const auto subject = organisation_subject(c, organisation);
  return Sight{access::may(actor, OrganisationAction::overview, subject),
               access::may(actor, OrganisationAction::manage_people, subject)};
}

/// Error::conflict when nobody would be left to run the installation.
Result<void> keep_an_administrator(store::Connection& c,
                                   const std::function<bool(const people::Administrator&)>& stays) {
  const auto all = people::lock_administrators(c);
  if (std::ranges::any_of(all, stays)) return {};
  return refuse(Error::Code::conflict, "This is the last administrator. Name another one first.");
}

}  // namespace

Result<Invited> People::invite(const access::Actor& actor, const Invitation& form, const std::string& key) {
  const auto now = clock_();
  FieldChecks checks;
  people::Person wanted;
  wanted.name = checks.line("name", form.name);
  wanted.email = checks.email("email", form.email);
  wanted.birth_date = checks.birth_date("birth_date", form.birth_date, utc_day(now));
  const auto number = checks.optional_line("number", form.number, 40);
  if (!form.locale.empty()) wanted.locale = checks.locale("locale", form.locale);
  const RequestKey request{key, fingerprint_of({"person.invite", std::to_string(form.organisation.value),
                                                name(form.role), wanted.name, wanted.email, number.value_or(""),
                                                wanted.birth_date ? iso(*wanted.birth_date) : "", wanted.locale})};
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<Invited> {
    const auto organisation = inviting_organisation(c, actor, form);
    if (!organisation) return tl::unexpected(organisation.error());
    if (!checks.passed()) return tl::unexpected(checks.result().error());
    Invited invited;
    const auto outcome = once(c, actor.person, request, now, [&]() -> Result<std::string> {
      auto with_locale = wanted;
      if (with_locale.locale.empty()) with_locale.locale = organisation->locale;
      auto found = person_for(c, with_locale, now);
      if (!found) return tl::unexpected(std::move(found.error()));
      invited = std::move(*found);
      if (auto fits = check_number(c, form.organisation, number, invited.person); !fits)
        return tl::unexpected(std::move(fits.error()));
      people::give(c, {{}, invited.person, form.organisation, form.role, number}, now);
      store::audit::record(
          c, {now, actor.person, "role.give", audit_subject("person", invited.person),
              audit_subject("organisation", form.organisation) + " role=" + std::string(name(form.role))});
      // The link opens everything that the person may do, so only who could have given all of it gets one.
      const auto credentials = store::identity::lock_credentials(c, invited.person);
      if (credentials && !credentials->password_hash && may_manage(c, actor, invited.person)) {
        invited.link_token =
            issue_link(c, LinkPurpose::first_password, invited.person, now, now + lifetimes_.first_password, secret);
      }
      return std::to_string(invited.person.value) + (invited.known_before ? " known" : " new");
    });
    if (!outcome) return tl::unexpected(outcome.error());
    if (outcome->repeated)
      invited = {PersonId{std::stoll(outcome->text)}, outcome->text.ends_with(" known"), std::nullopt};
    return invited;
  });
}

Result<std::string> People::invite_again(const access::Actor& actor, PersonId person) {
  const auto now = clock_();
  const auto secret = new_secret();
  return database_.write([&](store::Connection& c) -> Result<std::string> {
    const auto found = managed(c, actor, person);
    if (!found) return tl::unexpected(found.error());
    const auto credentials = store::identity::lock_credentials(c, person);
    if (!credentials || credentials->disabled)
      return refuse(Error::Code::conflict, "This account is disabled. Enable it first.");
    if (credentials->password_hash) return refuse(Error::Code::conflict, "This person has set a password already.");
    store::audit::record(c, {now, actor.person, "link.create", audit_subject("person", person),
                             std::string(name(LinkPurpose::first_password))});
    return issue_link(c, LinkPurpose::first_password, person, now, now + lifetimes_.first_password, secret);
  });
}

Result<void> People::end_membership(const access::Actor& actor, MembershipId id) {
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto membership = people::find_membership(c, id);
    if (!membership) return refuse(Error::Code::not_found, "There is no such role.");
    const auto organisation = organisation_for(c, actor, OrganisationAction::manage_people, membership->organisation);
    if (!organisation) return tl::unexpected(organisation.error());
    if (!access::may_give(actor, membership->role, organisation_subject(c, membership->organisation))) {
      return refuse(Error::Code::forbidden, "You do not give this role, so you do not take it away.");
    }
    if (membership->role == Role::administrator) {
      auto kept = keep_an_administrator(c, [&](const people::Administrator& each) { return each.membership != id; });
      if (!kept) return kept;
    }
    if (!people::end(c, id, now)) return {};
    store::audit::record(
        c, {now, actor.person, "role.end", audit_subject("person", membership->person),
            audit_subject("organisation", membership->organisation) + " role=" + std::string(name(membership->role))});
    return {};
  });
}

Result<void> People::disable(const access::Actor& actor, PersonId person) {
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto found = managed(c, actor, person);
    if (!found) return tl::unexpected(found.error());
    if (person == actor.person) return refuse(Error::Code::conflict, "Ask somebody else to disable your own account.");
    auto kept = keep_an_administrator(c, [&](const people::Administrator& each) { return each.person != person; });
    if (!kept) return kept;
    if (!people::disable(c, person, now)) return {};
    store::identity::end_sessions(c, person);
    store::identity::revoke_api_tokens(c, person, now);
    store::identity::drop_links_of(c, person);
    store::audit::record(c, {now, actor.person, "person.disable", audit_subject("person", person), {}});
    return {};
  });
}

Result<void> People::enable(const access::Actor& actor, PersonId person) {
  const auto now = clock_();
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto found = managed(c, actor, person);
    if (!found) return tl::unexpected(found.error());
    if (people::enable(c, person)) {
      store::audit::record(c, {now, actor.person, "person.enable", audit_subject("person", person), {}});
    }
    return {};
  });
}

Result<void> People::change(const access::Actor& actor, PersonId person, const PersonChange& form) {
  const auto now = clock_();
  FieldChecks checks;
  people::Person wanted;
  wanted.id = person;
  wanted.name = checks.line("name", form.name);
  wanted.birth_date = checks.birth_date("birth_date", form.birth_date, utc_day(now));
  wanted.locale = checks.locale("locale", form.locale);
  return database_.write([&](store::Connection& c) -> Result<void> {
    const auto found = managed(c, actor, person);
    if (!found) return tl::unexpected(found.error());
    if (!checks.passed()) return checks.result();
    people::update(c, wanted);
    store::audit::record(c, {now, actor.person, "person.change", audit_subject("person", person), {}});
    return {};
  });
}

Result<void> People::choose_locale(const access::Actor& actor, const std::string& locale) {
  if (!actor.person || !actor.scopes.contains(access::Scope::manage)) {
    return refuse(Error::Code::forbidden, "Sign in to choose a language.");
  }
  FieldChecks checks;
  const auto chosen = checks.locale("locale", locale);
  if (!checks.passed()) return checks.result();
  return database_.write([&](store::Connection& c) -> Result<void> {
    auto person = people::find(c, actor.person);
    if (!person) return no_such_person();
    person->locale = chosen;
    people::update(c, *person);
    return {};
  });
}

Result<Page<MemberView>> People::list(const access::Actor& actor, OrganisationId organisation, std::optional<Role> role,
                                      const PageRequest& page) {
  if (auto fits = check_page(page); !fits) return tl::unexpected(std::move(fits.error()));
  return database_.read([&](store::Connection& c) -> Result<Page<MemberView>> {
    const auto sight = sight_of(c, actor, organisation);
    if (!sight) return tl::unexpected(sight.error());
    auto read = page_of(people::members(c, organisation, role, {page.after}, page.limit + 1), page.limit,
                        [](const people::Member& each) { return each.person.id.value; });
    Page<MemberView> out{{}, read.next};
    for (const auto& each : read.items) {
      if (sight->overview || !each.person.disabled) out.items.push_back(view_of(each, sight->overview, sight->manages));
    }
    return out;
  });
}

Result<MemberView> People::get(const access::Actor& actor, OrganisationId organisation, PersonId person) {
  return database_.read([&](store::Connection& c) -> Result<MemberView> {
    const auto sight = sight_of(c, actor, organisation);
    if (!sight) return tl::unexpected(sight.error());
    const auto member = people::member(c, organisation, person);
    if (!member || (member->person.disabled && !sight->overview)) return no_such_person();
    return view_of(*member, sight->overview, sight->manages);
  });
}

}  // namespace journeywork::services
