#include "core/access/policy.hpp"

#include <doctest/doctest.h>

#include <iterator>

using namespace journeywork;
using namespace journeywork::access;
using apprenticeship::Agreement;
using apprenticeship::AgreementState;

namespace {

constexpr PersonId apprentice{1}, mentor{2}, somebody{3};
constexpr OrganisationId sponsor{11}, employer{12}, agency{13}, other{14};
const Date today{2026, 11, 21};

Agreement agreement_in(AgreementState state) {
  Agreement a;
  a.id = AgreementId{17};
  a.sponsor = sponsor;
  a.employer = employer;
  a.apprentice = apprentice;
  a.state = state;
  a.start = Date(2026, 1, 5);
  a.mentors = {{mentor, Date(2026, 6, 1), Date(2026, 11, 30)}};
  return a;
}

Actor actor(PersonId person, std::vector<Membership> memberships = {}) {
  Actor out;
  out.person = person;
  out.memberships = std::move(memberships);
  return out;
}
Actor with(Role role, OrganisationId organisation) { return actor(somebody, {{organisation, role}}); }

/// One letter an action in the order of all_actions, or a dot for one that is refused.
std::string allowed(const Actor& who, AgreementState state, Date day = today) {
  constexpr std::string_view letters = "RWLDEVPCXIMAF";
  static_assert(letters.size() == std::size(all_actions));
  const auto agreement = agreement_in(state);
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    out += may(who, all_actions[i], {agreement, agency, day}) ? letters[i] : '.';
  }
  return out;
}

/// The same for the actions on an organisation.
std::string allowed_in(const Actor& who, const OrganisationSubject& subject) {
  constexpr std::string_view letters = "ROPSTAI";
  static_assert(letters.size() == std::size(all_organisation_actions));
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    out += may(who, all_organisation_actions[i], subject) ? letters[i] : '.';
  }
  return out;
}

const OrganisationSubject the_employer{employer, {sponsor}};
const OrganisationSubject the_sponsor{sponsor, {}};

std::vector<Membership> every_membership() {
  std::vector<Membership> out;
  for (const auto role : all_roles) {
    for (const auto organisation : {sponsor, employer, agency, other}) out.push_back({organisation, role});
  }
  return out;
}

}  // namespace

TEST_SUITE("Policy: an agreement") {
  TEST_CASE("every kind of person and every action, in each state of the agreement") {
    // R read        W read wages    L log work       D decide      E evaluate    V review    P change the wage
    // C grant credit                X correct        I import      M edit        A activate  F complete
    struct Row {
      std::string who;
      Actor actor;
      std::string active, draft, completed;
    };
    // clang-format off
    const std::vector<Row> rows = {
        // who                                                                      active           draft            completed
        {"its apprentice", actor(apprentice),                                       "RWL..........", "RW...........", "RW..........."},
        {"its mentor", actor(mentor),                                               "R..DEV.......", "R............", "R............"},
        {"its employer's coordinator", with(Role::coordinator, employer),           "RWLDEVP.XIM..", "RW........M..", "RW..........."},
        {"its sponsor's staff", with(Role::sponsor_staff, sponsor),                 "RWL..VPCXIM.F", "RW.....C..MA.", "RW..........."},
        {"its sponsor's auditor", with(Role::auditor, sponsor),                     "RW...........", "RW...........", "RW..........."},
        {"its employer's auditor", with(Role::auditor, employer),                   "RW...........", "RW...........", "RW..........."},
        {"its agency's auditor", with(Role::auditor, agency),                       "RW...........", "RW...........", "RW..........."},
        {"an administrator", with(Role::administrator, other),                      "RW...........", "RW...........", "RW..........."},
        {"another apprentice of the employer", with(Role::apprentice, employer),    ".............", ".............", "............."},
        {"a mentor who is not named in it", with(Role::mentor, employer),           ".............", ".............", "............."},
        {"a coordinator of the sponsor", with(Role::coordinator, sponsor),          ".............", ".............", "............."},
        {"staff that the employer calls so", with(Role::sponsor_staff, employer),   ".............", ".............", "............."},
        {"a coordinator elsewhere", with(Role::coordinator, other),                 ".............", ".............", "............."},
        {"sponsor staff elsewhere", with(Role::sponsor_staff, other),               ".............", ".............", "............."},
        {"an auditor elsewhere", with(Role::auditor, other),                        ".............", ".............", "............."},
        {"somebody signed in", actor(somebody),                                     ".............", ".............", "............."},
        {"nobody", actor({}, every_membership()),                                   ".............", ".............", "............."},
    };
    // clang-format on
    for (const auto& row : rows) {
      CAPTURE(row.who);
      CHECK(allowed(row.actor, AgreementState::active) == row.active);
      CHECK(allowed(row.actor, AgreementState::draft) == row.draft);
      CHECK(allowed(row.actor, AgreementState::completed) == row.completed);
    }
  }

  TEST_CASE("its apprentice approves, evaluates and pays nothing of it, whatever else the person is") {
    auto everything = actor(apprentice, every_membership());
    CHECK(allowed(everything, AgreementState::active) == "RWL..........");
    CHECK(allowed(everything, AgreementState::draft) == "RW...........");
    auto agreement = agreement_in(AgreementState::active);
    agreement.mentors.push_back({apprentice, agreement.start, std::nullopt});
    for (const auto action : all_actions) {
      CAPTURE(name(action));
      CHECK(may(everything, action, {agreement, agency, today}) ==
            (action == Action::read || action == Action::read_wages || action == Action::log_work));
    }
  }

  TEST_CASE("its mentor's rights are those of the day, both ends included") {
    struct Row {
      Date day;
      std::string allowed;
    };
    for (const auto& row : {Row{Date(2026, 5, 31), "............."}, Row{Date(2026, 6, 1), "R..DEV......."},
                            Row{Date(2026, 11, 30), "R..DEV......."}, Row{Date(2026, 12, 1), "............."}}) {
      CAPTURE(iso(row.day));
      CHECK(allowed(actor(mentor), AgreementState::active, row.day) == row.allowed);
    }
  }

  TEST_CASE("a mentor may be named twice, and one term is enough") {
    auto agreement = agreement_in(AgreementState::active);
    agreement.mentors = {{mentor, Date(2026, 1, 5), Date(2026, 2, 1)}, {mentor, Date(2026, 10, 1), std::nullopt}};
    CHECK(may(actor(mentor), Action::decide, {agreement, agency, today}));
    CHECK(may(actor(mentor), Action::evaluate, {agreement, agency, Date(2026, 1, 20)}));
    CHECK_FALSE(may(actor(mentor), Action::evaluate, {agreement, agency, Date(2026, 5, 1)}));
  }

  TEST_CASE("without an agency here opens itself to no auditor of nowhere") {
    const auto agreement = agreement_in(AgreementState::active);
    CHECK_FALSE(
        may(actor(somebody, {{OrganisationId{}, Role::auditor}}), Action::read, {agreement, OrganisationId{}, today}));
  }

  TEST_CASE("two roles may what one or the other may, no more and no less") {
    for (const auto& one : every_membership()) {
      for (const auto& two : every_membership()) {
        for (const auto state : {AgreementState::draft, AgreementState::active, AgreementState::completed}) {
          const auto agreement = agreement_in(state);
          for (const auto action : all_actions) {
            const auto asks = [&](std::vector<Membership> roles) {
              return may(actor(somebody, std::move(roles)), action, {agreement, agency, today});
            };
            REQUIRE(asks({one, two}) == (asks({one}) || asks({two})));
          }
        }
      }
    }
  }
}

TEST_SUITE("Policy: token scopes") {
  TEST_CASE("a token may what its person may, within its scopes") {
    struct Row {
      std::set<Scope> scopes;
      std::string apprentice, mentor, coordinator, sponsor_staff;
    };
    // clang-format off
    const std::vector<Row> rows = {
        // scopes                        apprentice       mentor           coordinator      sponsor staff
        {{},                             ".............", ".............", ".............", "............."},
        {{Scope::read},                  "RW...........", "R............", "RW...........", "RW..........."},
        {{Scope::log},                   "..L..........", ".............", "..L..........", "..L.........."},
        {{Scope::approve},               ".............", "...DE........", "...DE...X....", "........X...."},
        {{Scope::manage},                ".............", ".....V.......", ".....VP..IM..", ".....VPC.IM.F"},
        {{Scope::read, Scope::approve},  "RW...........", "R..DE........", "RW.DE...X....", "RW......X...."},
    };
    // clang-format on
    const auto with_scopes = [](Actor who, const std::set<Scope>& scopes) {
      who.scopes = scopes;
      return allowed(who, AgreementState::active);
    };
    for (const auto& row : rows) {
      CAPTURE(row.scopes.size());
      CHECK(with_scopes(actor(apprentice), row.scopes) == row.apprentice);
      CHECK(with_scopes(actor(mentor), row.scopes) == row.mentor);
      CHECK(with_scopes(with(Role::coordinator, employer), row.scopes) == row.coordinator);
      CHECK(with_scopes(with(Role::sponsor_staff, sponsor), row.scopes) == row.sponsor_staff);
    }
  }

  TEST_CASE("of reading and managing bound what is done to organisations, too") {
    auto who = with(Role::sponsor_staff, sponsor);
    who.scopes = {Scope::read};
    CHECK(allowed_in(who, the_sponsor) == "RO.....");
    who.scopes = {Scope::manage};
    CHECK(allowed_in(who, the_sponsor) == "..PSTAI");
    who.scopes = {Scope::log, Scope::approve};
    CHECK(allowed_in(who, the_sponsor) == ".......");
    CHECK_FALSE(may_give(who, Role::mentor, the_sponsor));
    auto administrator = with(Role::administrator, other);
    CHECK(may_administer(administrator));
    administrator.scopes = {Scope::read, Scope::log, Scope::approve};
    CHECK_FALSE(may_administer(administrator));
    CHECK_FALSE(may_give(administrator, Role::administrator, the_sponsor));
  }
}

TEST_SUITE("Policy: an organisation") {
  TEST_CASE("every role and every action, on an employer of a sponsor's programme and on the sponsor") {
    // R read   O overview   P manage people   S manage sites   T manage standards   A create agreements   I import
    // hours
    struct Row {
      std::string who;
      Actor actor;
      std::string on_employer, on_sponsor;
    };
    // clang-format off
    const std::vector<Row> rows = {
        // who                                                              employer   sponsor
        {"an apprentice there", with(Role::apprentice, employer),           "R......", "......."},
        {"a mentor there", with(Role::mentor, employer),                    "R......", "......."},
        {"the employer's coordinator", with(Role::coordinator, employer),   "ROPS..I", "......."},
        {"the employer's auditor", with(Role::auditor, employer),           "RO.....", "......."},
        {"the sponsor's staff", with(Role::sponsor_staff, sponsor),         "ROPSTAI", "ROPSTAI"},
        {"the sponsor's auditor", with(Role::auditor, sponsor),             "RO.....", "RO....."},
        {"a coordinator of the sponsor", with(Role::coordinator, sponsor),  ".......", "ROPS..I"},
        {"an apprentice of the sponsor", with(Role::apprentice, sponsor),   ".......", "R......"},
        {"an administrator", with(Role::administrator, other),              "ROPSTA.", "ROPSTA."},
        {"a coordinator elsewhere", with(Role::coordinator, other),         ".......", "......."},
        {"sponsor staff elsewhere", with(Role::sponsor_staff, other),       ".......", "......."},
        {"an auditor elsewhere", with(Role::auditor, other),                ".......", "......."},
        {"somebody signed in", actor(somebody),                             ".......", "......."},
        {"nobody", actor({}, every_membership()),                           ".......", "......."},
    };
    // clang-format on
    for (const auto& row : rows) {
      CAPTURE(row.who);
      CHECK(allowed_in(row.actor, the_employer) == row.on_employer);
      CHECK(allowed_in(row.actor, the_sponsor) == row.on_sponsor);
    }
  }

  TEST_CASE("an administrator who is also its coordinator may what both may") {
    CHECK(allowed_in(actor(somebody, {{other, Role::administrator}, {employer, Role::coordinator}}), the_employer) ==
          "ROPSTAI");
    for (const auto& one : every_membership()) {
      for (const auto& two : every_membership()) {
        for (const auto action : all_organisation_actions) {
          const auto asks = [&](std::vector<Membership> roles) {
            return may(actor(somebody, std::move(roles)), action, the_employer);
          };
          REQUIRE(asks({one, two}) == (asks({one}) || asks({two})));
        }
      }
    }
  }

  TEST_CASE("gives its roles by those who may give them") {
    // a apprentice   m mentor   c coordinator   s sponsor staff   u auditor   A administrator
    const auto may_give_there = [](const Actor& who) {
      constexpr std::string_view letters = "amcsuA";
      static_assert(letters.size() == std::size(all_roles));
      std::string out;
      for (std::size_t i = 0; i < letters.size(); ++i)
        out += may_give(who, all_roles[i], the_employer) ? letters[i] : '.';
      return out;
    };
    // clang-format off
    CHECK(may_give_there(with(Role::coordinator, employer))    == "am....");
    CHECK(may_give_there(with(Role::sponsor_staff, sponsor))   == "amcsu.");
    CHECK(may_give_there(with(Role::administrator, other))     == "amcsuA");
    CHECK(may_give_there(with(Role::coordinator, other))       == "......");
    CHECK(may_give_there(with(Role::sponsor_staff, other))     == "......");
    CHECK(may_give_there(with(Role::auditor, employer))        == "......");
    CHECK(may_give_there(with(Role::mentor, employer))         == "......");
    CHECK(may_give_there(with(Role::apprentice, employer))     == "......");
    CHECK(may_give_there(actor({}, every_membership()))        == "......");
    // clang-format on
  }

  TEST_CASE("is run by an administrator together with all others") {
    for (const auto role : all_roles) {
      CAPTURE(name(role));
      CHECK(may_administer(with(role, sponsor)) == (role == Role::administrator));
    }
    CHECK_FALSE(may_administer(actor({}, every_membership())));
  }
}

TEST_SUITE("Policy: words") {
  TEST_CASE("for roles and scopes are read back") {
    for (const auto role : all_roles) CHECK(parse_role(name(role)) == role);
    for (const auto scope : all_scopes) CHECK(parse_scope(name(scope)) == scope);
    CHECK_FALSE(parse_role("admin"));
    CHECK_FALSE(parse_role(""));
    CHECK_FALSE(parse_scope("write"));
  }

  TEST_CASE("for actions are there, each its own") {
    std::set<std::string_view> names;
    for (const auto action : all_actions) names.insert(name(action));
    CHECK(names.size() == std::size(all_actions));
    CHECK_FALSE(names.contains(""));
    names.clear();
    for (const auto action : all_organisation_actions) names.insert(name(action));
    CHECK(names.size() == std::size(all_organisation_actions));
    CHECK_FALSE(names.contains(""));
  }
}
