#include "services/organisations/people.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "services/identity/api_tokens.hpp"
#include "services/identity/one_time_links.hpp"
#include "services/identity/sessions.hpp"
#include "services/testing/house.hpp"

namespace journeywork::services {
namespace {

using access::Role;
using testing::House;
using testing::refusal;
using testing::refused_fields;
using Fields = std::vector<std::string>;

constexpr const char* password = "quiet harbour lamp";

struct Office {
  House house;
  People people{*house.database, house.clock(), house.settings.links};
  OneTimeLinks links{*house.database, house.clock(), house.hasher, house.settings.links};
  Sessions sessions{*house.database, house.clock(), house.settings.sessions};

  [[nodiscard]] access::Actor staff() { return house.actor(house.staff); }
  [[nodiscard]] access::Actor coordinator() { return house.actor(house.coordinator); }
  [[nodiscard]] access::Actor administrator() { return house.actor(house.administrator); }

  std::string fresh_key() { return "people-key-" + std::to_string(++keys_); }
  Invitation invitation(Role role, OrganisationId organisation, const std::string& email = "new@house.example") {
    return {organisation, role, "New Colleague", email, "", {}, ""};
  }
  Result<Invited> invite(const access::Actor& actor, Role role, OrganisationId organisation,
                         const std::string& email = "new@house.example") {
    return people.invite(actor, invitation(role, organisation, email), fresh_key());
  }
  [[nodiscard]] std::vector<store::people::Membership> roles_of(PersonId person) {
    return house.read([&](store::Connection& c) { return store::people::memberships_of(c, person); });
  }
  [[nodiscard]] MembershipId role_of(PersonId person) { return roles_of(person).at(0).id; }
  PersonId add(const std::string& word, Role role, OrganisationId organisation) {
    PersonId person;
    house.write([&](store::Connection& c) { person = house.add_member(c, word, role, organisation); });
    return person;
  }

  /// Of each person of the house, the roles that they may give in an organisation.
  std::set<std::string> givers_of(Role role, OrganisationId organisation) {
    std::set<std::string> names;
    for (const auto& [who, person] : house.everybody()) {
      CAPTURE(who);
      const auto done = invite(house.actor(person), role, organisation, who + ".guest@house.example");
      if (done) names.insert(who);
      if (!done) CHECK((done.error().code == Error::Code::forbidden || done.error().code == Error::Code::not_found));
    }
    return names;
  }

 private:
  int keys_ = 0;
};

using Names = std::set<std::string>;

}  // namespace

TEST_CASE("who may give which role where") {
  Office office;
  auto& house = office.house;
  CHECK(office.givers_of(Role::apprentice, house.employer) == Names{"administrator", "staff", "coordinator"});
  CHECK(office.givers_of(Role::mentor, house.employer) == Names{"administrator", "staff", "coordinator"});
  CHECK(office.givers_of(Role::coordinator, house.employer) == Names{"administrator", "staff"});
  CHECK(office.givers_of(Role::auditor, house.employer) == Names{"administrator", "staff"});
  CHECK(office.givers_of(Role::administrator, house.employer) == Names{"administrator"});
  CHECK(office.givers_of(Role::mentor, house.second_employer) == Names{"administrator", "staff"});
  CHECK(office.givers_of(Role::mentor, house.other_employer) ==
        Names{"administrator", "other_staff", "other_coordinator"});
  CHECK(office.givers_of(Role::sponsor_staff, house.sponsor) == Names{"administrator", "staff"});
  CHECK(office.givers_of(Role::auditor, house.sponsor) == Names{"administrator", "staff"});
  CHECK(office.givers_of(Role::administrator, house.sponsor) == Names{"administrator"});
  CHECK(office.givers_of(Role::auditor, house.agency) == Names{"administrator"});
}

TEST_CASE("an invitation makes the person, gives the role and comes with a link") {
  Office office;
  auto form = office.invitation(Role::apprentice, office.house.employer, " New@House.example ");
  form.number = " E-1042 ";
  form.birth_date = Date{2004, 5, 1};
  form.name = "សុខ ដារ៉ា";
  const auto invited = office.people.invite(office.coordinator(), form, "key-12345");
  REQUIRE(invited.has_value());
  CHECK_FALSE(invited->known_before);
  const auto member = office.people.get(office.coordinator(), office.house.employer, invited->person).value();
  CHECK(member.name == "សុខ ដារ៉ា");
  CHECK(member.email == "new@house.example");
  CHECK(member.birth_date == Date{2004, 5, 1});
  CHECK(member.locale == "en-US");  // the organisation's
  CHECK(member.invited);
  REQUIRE(member.roles.size() == 1);
  CHECK(member.roles[0].role == Role::apprentice);
  CHECK(member.roles[0].number == "E-1042");
  REQUIRE(invited->link_token.has_value());
  CHECK(office.links.set_password(*invited->link_token, password, "")->caller.actor.person == invited->person);
  CHECK_FALSE(office.people.get(office.coordinator(), office.house.employer, invited->person)->invited);
}

TEST_CASE("the same invitation sent twice is one, and the second answer has no link") {
  Office office;
  const auto form = office.invitation(Role::mentor, office.house.employer);
  const auto first = office.people.invite(office.coordinator(), form, "key-12345").value();
  const auto again = office.people.invite(office.coordinator(), form, "key-12345").value();
  CHECK(again.person == first.person);
  CHECK_FALSE(again.known_before);
  CHECK_FALSE(again.link_token.has_value());
  CHECK(office.links.look(*first.link_token).has_value());
  CHECK(office.roles_of(first.person).size() == 1);
  auto other = form;
  other.role = Role::apprentice;
  CHECK(refusal(office.people.invite(office.coordinator(), other, "key-12345")) == Error::Code::conflict);
}

TEST_CASE("somebody who is known keeps name, birth date and locale, and gets the role") {
  Office office;
  office.house.set_password(office.house.mentor, password);
  auto form = office.invitation(Role::coordinator, office.house.second_employer, "MENTOR@house.example");
  form.name = "Somebody Else";
  form.birth_date = Date{1990, 1, 1};
  form.locale = "km-KH";
  const auto invited = office.people.invite(office.staff(), form, "key-12345").value();
  CHECK(invited.person == office.house.mentor);
  CHECK(invited.known_before);
  CHECK_FALSE(invited.link_token.has_value());
  const auto person =
      office.house.read([&](store::Connection& c) { return store::people::find(c, office.house.mentor).value(); });
  CHECK(person.name == "mentor");
  CHECK(person.birth_date == std::nullopt);
  CHECK(person.locale == "en-US");
  CHECK(office.roles_of(office.house.mentor).size() == 2);
}

TEST_CASE("giving a role again changes its number at most") {
  Office office;
  auto form = office.invitation(Role::mentor, office.house.employer);
  form.number = "7";
  const auto first = office.people.invite(office.coordinator(), form, office.fresh_key()).value();
  form.number = "8";
  CHECK(office.people.invite(office.coordinator(), form, office.fresh_key())->person == first.person);
  form.number = "";
  CHECK(office.people.invite(office.coordinator(), form, office.fresh_key()).has_value());
  const auto roles = office.roles_of(first.person);
  REQUIRE(roles.size() == 1);
  CHECK(roles[0].number == "8");
}

TEST_CASE("an invitation never opens more than the inviter could have given") {
  Office office;
  // A colleague in the sponsor's office who was invited but has not signed in yet.
  const auto colleague =
      office.invite(office.staff(), Role::sponsor_staff, office.house.sponsor, "chief@house.example").value();
  REQUIRE(colleague.link_token.has_value());
  // A coordinator names the same person as a mentor: the role is given, a link would open the sponsor's office, too.
  const auto invited =
      office.invite(office.coordinator(), Role::mentor, office.house.employer, "chief@house.example").value();
  CHECK(invited.person == colleague.person);
  CHECK_FALSE(invited.link_token.has_value());
  CHECK(office.roles_of(colleague.person).size() == 2);
  CHECK(office.links.look(*colleague.link_token).has_value());
  CHECK(refusal(office.people.invite_again(office.coordinator(), colleague.person)) == Error::Code::forbidden);
  // The staff of one sponsor cannot open what belongs to another.
  const auto shared = office.invite(office.house.actor(office.house.other_staff), Role::mentor,
                                    office.house.other_employer, "chief@house.example");
  CHECK_FALSE(shared->link_token.has_value());
  CHECK(refusal(office.people.invite_again(office.staff(), colleague.person)) == Error::Code::forbidden);
  CHECK(office.people.invite_again(office.administrator(), colleague.person).has_value());
}

TEST_CASE("all that is wrong with an invitation is said at once") {
  Office office;
  const auto refused = office.people.invite(
      office.coordinator(),
      {office.house.employer, Role::mentor, "\x1b", "not an address", std::string(41, '9'), Date{2030, 1, 1}, "xx"},
      "key-12345");
  CHECK(refused_fields(refused) == Fields{"name", "email", "birth_date", "number", "locale"});
  CHECK(office.house.audited().empty());
}

TEST_CASE("roles fit the kind of the organisation") {
  Office office;
  CHECK(refused_fields(office.invite(office.administrator(), Role::sponsor_staff, office.house.employer)) ==
        Fields{"role"});
  CHECK(refused_fields(office.invite(office.administrator(), Role::apprentice, office.house.agency)) == Fields{"role"});
  CHECK(refused_fields(office.invite(office.administrator(), Role::coordinator, office.house.agency)) ==
        Fields{"role"});
  CHECK(office.invite(office.administrator(), Role::administrator, office.house.agency).has_value());
}

TEST_CASE("an employee number is one person's within an organisation") {
  Office office;
  const auto with_number = [&](const std::string& email, Role role, OrganisationId organisation) {
    auto form = office.invitation(role, organisation, email);
    form.number = "1042";
    return office.people.invite(office.staff(), form, office.fresh_key());
  };
  CHECK(with_number("one@house.example", Role::mentor, office.house.employer).has_value());
  CHECK(with_number("one@house.example", Role::coordinator, office.house.employer).has_value());
  CHECK(with_number("one@house.example", Role::mentor, office.house.second_employer).has_value());
  CHECK(refused_fields(with_number("two@house.example", Role::mentor, office.house.employer)) == Fields{"number"});
  // A refused invitation leaves nothing behind.
  CHECK_FALSE(office.house.read(
      [](store::Connection& c) { return store::people::by_email(c, "two@house.example").has_value(); }));
}

TEST_CASE("a disabled account is not invited") {
  Office office;
  office.house.write([&](store::Connection& c) { store::people::disable(c, office.house.mentor, office.house.now); });
  CHECK(refused_fields(office.invite(office.coordinator(), Role::mentor, office.house.employer,
                                     "mentor@house.example")) == Fields{"email"});
}

TEST_CASE("who may send an invitation again, and when") {
  Office office;
  Names names;
  for (const auto& [who, person] : office.house.everybody()) {
    if (office.people.invite_again(office.house.actor(person), office.house.apprentice)) names.insert(who);
  }
  CHECK(names == Names{"administrator", "staff", "coordinator"});
  const auto old = office.people.invite_again(office.coordinator(), office.house.apprentice).value();
  const auto fresh = office.people.invite_again(office.coordinator(), office.house.apprentice).value();
  CHECK(refusal(office.links.look(old)) == Error::Code::not_found);
  CHECK(office.links.set_password(fresh, password, "").has_value());
  CHECK(refusal(office.people.invite_again(office.coordinator(), office.house.apprentice)) == Error::Code::conflict);
  CHECK(refusal(office.people.invite_again(office.administrator(), PersonId{999})) == Error::Code::not_found);
  CHECK(refusal(office.people.invite_again(office.house.actor(office.house.other_coordinator),
                                           office.house.apprentice)) == Error::Code::not_found);
}

TEST_CASE("who may take a role away") {
  const auto enders = [](Role role, auto where) {
    Office office;
    Names names;
    const auto person = office.add("leaver", role, office.house.*where);
    for (const auto& [who, actor] : office.house.everybody()) {
      const auto id = office.role_of(person);
      const auto ended = office.people.end_membership(office.house.actor(actor), id);
      CHECK(office.roles_of(person).empty() == ended.has_value());
      if (!ended) continue;
      names.insert(who);
      office.house.write([&](store::Connection& c) { office.house.give(c, person, role, office.house.*where); });
    }
    return names;
  };
  CHECK(enders(Role::mentor, &House::employer) == Names{"administrator", "staff", "coordinator"});
  CHECK(enders(Role::coordinator, &House::employer) == Names{"administrator", "staff"});
  CHECK(enders(Role::auditor, &House::sponsor) == Names{"administrator", "staff"});
  CHECK(enders(Role::administrator, &House::sponsor) == Names{"administrator"});
  CHECK(enders(Role::mentor, &House::other_employer) == Names{"administrator", "other_staff", "other_coordinator"});
}

TEST_CASE("a role that was taken away is gone at once, and taking it again is fine") {
  Office office;
  const auto start = office.house.session(office.house.coordinator);
  const auto id = office.role_of(office.house.coordinator);
  CHECK(office.people.end_membership(office.staff(), id).has_value());
  CHECK(office.sessions.caller_of(start.token)->actor.memberships.empty());
  CHECK(office.people.end_membership(office.staff(), id).has_value());
  CHECK(office.house.audited() == std::vector<std::string>{"role.end"});
  CHECK(refusal(office.people.end_membership(office.staff(), MembershipId{999})) == Error::Code::not_found);
  CHECK(
      office.invite(office.staff(), Role::coordinator, office.house.employer, "coordinator@house.example").has_value());
  CHECK(office.roles_of(office.house.coordinator).size() == 1);
}

TEST_CASE("the last administrator stays") {
  Office office;
  const auto first = office.role_of(office.house.administrator);
  CHECK(refusal(office.people.end_membership(office.administrator(), first)) == Error::Code::conflict);
  const auto second = office.add("second", Role::administrator, office.house.sponsor);
  CHECK(office.people.disable(office.administrator(), second).has_value());
  CHECK(refusal(office.people.end_membership(office.administrator(), first)) == Error::Code::conflict);
  CHECK(office.people.enable(office.administrator(), second).has_value());
  CHECK(office.people.end_membership(office.administrator(), first).has_value());
  CHECK(refusal(office.people.disable(office.house.actor(second), second)) == Error::Code::conflict);
}

TEST_CASE("who may disable whom") {
  const auto who_may_disable = [](PersonId House::* person) {
    Office office;
    Names names;
    for (const auto& [who, actor] : office.house.everybody()) {
      if (!office.people.disable(office.house.actor(actor), office.house.*person)) continue;
      names.insert(who);
      office.house.write([&](store::Connection& c) { store::people::enable(c, office.house.*person); });
    }
    return names;
  };
  CHECK(who_may_disable(&House::apprentice) == Names{"administrator", "staff", "coordinator"});
  CHECK(who_may_disable(&House::mentor) == Names{"administrator", "staff", "coordinator"});
  CHECK(who_may_disable(&House::coordinator) == Names{"administrator", "staff"});
  CHECK(who_may_disable(&House::staff) ==
        Names{"administrator"});  // a colleague could, but there is none; nobody does it to himself
  CHECK(who_may_disable(&House::agency_auditor) == Names{"administrator"});
  CHECK(who_may_disable(&House::other_coordinator) == Names{"administrator", "other_staff"});
  CHECK(who_may_disable(&House::nobody) == Names{"administrator"});
  CHECK(who_may_disable(&House::administrator).empty());
}

TEST_CASE("disabling needs power over every role that the person holds") {
  Office office;
  office.house.write([&](store::Connection& c) {
    office.house.give(c, office.house.mentor, Role::mentor, office.house.other_employer);
  });
  CHECK(refusal(office.people.disable(office.coordinator(), office.house.mentor)) == Error::Code::forbidden);
  CHECK(refusal(office.people.disable(office.staff(), office.house.mentor)) == Error::Code::forbidden);
  CHECK(refusal(office.people.change(office.staff(), office.house.mentor, {"x", {}, "en-US"})) ==
        Error::Code::forbidden);
  CHECK(office.people.disable(office.administrator(), office.house.mentor).has_value());
}

TEST_CASE("a disabled person is out at once, and comes back without the old sessions and tokens") {
  Office office;
  const auto start = office.house.session(office.house.mentor);
  ApiTokens tokens(*office.house.database, office.house.clock());
  const auto token = tokens.create(start.caller, {"mine", {access::Scope::read}, {}}, "key-12345").value();
  const auto link = office.links.for_password_of("mentor@house.example").value();
  CHECK(office.people.disable(office.coordinator(), office.house.mentor).has_value());
  CHECK(office.people.disable(office.coordinator(), office.house.mentor).has_value());
  const auto all_refused = [&] {
    CHECK(refusal(office.sessions.caller_of(start.token)) == Error::Code::unauthenticated);
    CHECK(refusal(tokens.caller_of(token.token)) == Error::Code::unauthenticated);
    CHECK(refusal(office.links.look(link)) == Error::Code::not_found);
  };
  all_refused();
  CHECK(refusal(office.people.invite_again(office.coordinator(), office.house.mentor)) == Error::Code::conflict);
  CHECK(office.people.enable(office.coordinator(), office.house.mentor).has_value());
  all_refused();
  CHECK(office.people.invite_again(office.coordinator(), office.house.mentor).has_value());
  CHECK(office.roles_of(office.house.mentor).size() == 1);
}

TEST_CASE("a person's name, birth date and locale are changed by those who give all the person's roles") {
  Office office;
  Names names;
  for (const auto& [who, actor] : office.house.everybody()) {
    if (office.people.change(office.house.actor(actor), office.house.apprentice,
                             {"Ana Reyes", Date{2004, 5, 1}, "es-US"}))
      names.insert(who);
  }
  CHECK(names == Names{"administrator", "staff", "coordinator"});
  const auto member = office.people.get(office.coordinator(), office.house.employer, office.house.apprentice).value();
  CHECK(member.name == "Ana Reyes");
  CHECK(member.birth_date == Date{2004, 5, 1});
  CHECK(member.locale == "es-US");
  CHECK(member.email == "apprentice@house.example");
  CHECK(refused_fields(office.people.change(office.coordinator(), office.house.apprentice,
                                            {"", Date{2099, 1, 1}, "xx"})) == Fields{"name", "birth_date", "locale"});
}

TEST_CASE("everybody chooses their own language") {
  Office office;
  const auto start = office.house.session(office.house.apprentice);
  CHECK(office.people.choose_locale(start.caller.actor, "km-KH").has_value());
  CHECK(office.sessions.caller_of(start.token)->locale == "km-KH");
  CHECK(refused_fields(office.people.choose_locale(start.caller.actor, "xx")) == Fields{"locale"});
  CHECK(refusal(office.people.choose_locale({}, "km-KH")) == Error::Code::forbidden);
  auto reader = start.caller.actor;
  reader.scopes = {access::Scope::read};
  CHECK(refusal(office.people.choose_locale(reader, "en-GB")) == Error::Code::forbidden);
}

TEST_CASE("who sees the people of an employer, and how much of them") {
  Office office;
  office.house.write([&](store::Connection& c) {
    auto person = store::people::find(c, office.house.apprentice).value();
    person.birth_date = Date{2004, 5, 1};
    store::people::update(c, person);
  });
  struct Sight {
    bool list, email, birth_date;
    bool operator==(const Sight&) const = default;
  };
  const std::map<std::string, Sight> expected{
      {"administrator", {true, true, true}},     {"staff", {true, true, true}},
      {"coordinator", {true, true, true}},       {"auditor", {true, true, false}},
      {"employer_auditor", {true, true, false}}, {"mentor", {true, false, false}},
      {"apprentice", {true, false, false}},      {"agency_auditor", {false, false, false}},
      {"other_staff", {false, false, false}},    {"other_coordinator", {false, false, false}},
      {"nobody", {false, false, false}}};
  for (const auto& [who, person] : office.house.everybody()) {
    CAPTURE(who);
    const auto actor = office.house.actor(person);
    const auto listed = office.people.list(actor, office.house.employer, Role::apprentice, {});
    const auto got = office.people.get(actor, office.house.employer, office.house.apprentice);
    CHECK(listed.has_value() == got.has_value());
    Sight sight{listed.has_value(), false, false};
    if (got) {
      REQUIRE(listed->items.size() == 1);
      sight.email = got->email.has_value();
      sight.birth_date = got->birth_date.has_value();
      CHECK(listed->items[0].email == got->email);
      CHECK(listed->items[0].birth_date == got->birth_date);
    } else {
      CHECK(got.error().code == Error::Code::not_found);
    }
    CHECK(sight == expected.at(who));
  }
}

TEST_CASE("people are listed in parts, with all their roles, and by role") {
  Office office;
  office.house.write([&](store::Connection& c) {
    office.house.give(c, office.house.mentor, Role::coordinator, office.house.employer);
    office.house.give(c, office.house.mentor, Role::mentor, office.house.second_employer);
  });
  std::vector<PersonId> seen;
  PageRequest request{0, 2};
  while (true) {
    const auto page = office.people.list(office.coordinator(), office.house.employer, std::nullopt, request).value();
    for (const auto& each : page.items) {
      seen.push_back(each.id);
      if (each.id == office.house.mentor) CHECK(each.roles.size() == 2);
    }
    if (!page.next) break;
    request.after = *page.next;
  }
  std::vector<PersonId> expected{office.house.coordinator, office.house.mentor, office.house.apprentice,
                                 office.house.employer_auditor};
  std::ranges::sort(expected);
  CHECK(seen == expected);
  const auto coordinators =
      office.people.list(office.coordinator(), office.house.employer, Role::coordinator, {}).value();
  CHECK(coordinators.items.size() == 2);
  CHECK(refused_fields(office.people.list(office.coordinator(), office.house.employer, {}, {0, 1000})) ==
        Fields{"limit"});
}

TEST_CASE("colleagues do not see a disabled person, those who look after the people do") {
  Office office;
  CHECK(office.people.disable(office.coordinator(), office.house.mentor).has_value());
  const auto apprentice = office.house.actor(office.house.apprentice);
  CHECK(office.people.list(apprentice, office.house.employer, Role::mentor, {})->items.empty());
  CHECK(refusal(office.people.get(apprentice, office.house.employer, office.house.mentor)) == Error::Code::not_found);
  CHECK(office.people.list(office.coordinator(), office.house.employer, Role::mentor, {})->items.at(0).disabled);
}

TEST_CASE("a person is found only where they hold a role") {
  Office office;
  CHECK(refusal(office.people.get(office.staff(), office.house.second_employer, office.house.mentor)) ==
        Error::Code::not_found);
  CHECK(refusal(office.people.get(office.administrator(), office.house.employer, PersonId{999})) ==
        Error::Code::not_found);
}

TEST_CASE("a token needs the scope manage to touch people") {
  Office office;
  auto actor = office.administrator();
  actor.scopes = {access::Scope::read, access::Scope::log, access::Scope::approve};
  CHECK(refusal(office.invite(actor, Role::mentor, office.house.employer)) == Error::Code::forbidden);
  CHECK(refusal(office.people.invite_again(actor, office.house.mentor)) == Error::Code::forbidden);
  CHECK(refusal(office.people.end_membership(actor, office.role_of(office.house.mentor))) == Error::Code::forbidden);
  CHECK(refusal(office.people.disable(actor, office.house.mentor)) == Error::Code::forbidden);
  CHECK(refusal(office.people.enable(actor, office.house.mentor)) == Error::Code::forbidden);
  CHECK(refusal(office.people.change(actor, office.house.mentor, {"x", {}, "en-US"})) == Error::Code::forbidden);
  CHECK(office.people.list(actor, office.house.employer, {}, {}).has_value());
  CHECK(office.people.list(actor, office.house.employer, {}, {})->items.at(0).birth_date == std::nullopt);
}

TEST_CASE("the audit names people by number only and holds no secret") {
  Office office;
  const auto invited =
      office.invite(office.coordinator(), Role::mentor, office.house.employer, "private.person@house.example").value();
  CHECK(office.links.set_password(*invited.link_token, password, "").has_value());
  CHECK(office.people.disable(office.coordinator(), invited.person).has_value());
  const auto events = office.house.read([](store::Connection& c) { return store::audit::before(c, INT64_MAX, 100); });
  CHECK(events.size() == 3);
  for (const auto& each : events) {
    const auto text = each.event.action + each.event.subject + each.event.detail;
    CHECK(text.find("private") == std::string::npos);
    CHECK(text.find("New Colleague") == std::string::npos);
    CHECK(text.find(*invited.link_token) == std::string::npos);
    CHECK(each.event.subject == "person:" + std::to_string(invited.person.value));
  }
}

}  // namespace journeywork::services
