#include "services/identity/one_time_links.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "services/identity/sessions.hpp"
#include "services/identity/sign_in.hpp"
#include "services/testing/house.hpp"

namespace journeywork::services {
namespace {

using namespace std::chrono_literals;
using testing::House;
using testing::refusal;
using testing::refused_fields;

constexpr const char* password = "quiet harbour lamp";

struct Desk {
  House house;
  OneTimeLinks links{*house.database, house.clock(), house.hasher, house.settings.links};
  Sessions sessions{*house.database, house.clock(), house.settings.sessions};
  SignIn sign_in{*house.database, house.clock(), house.hasher, house.settings};

  /// As on a machine that was just installed.
  void remove_administrators() {
    house.write([&](store::Connection& c) {
      for (const auto& each : store::people::administrators(c)) store::people::end(c, each.membership, house.now);
    });
  }
  bool opens(const std::string& email, const std::string& typed) {
    return sign_in.with_password({email, typed, "192.0.2.1", ""}).has_value();
  }
};

const FirstAdministrator form{"Dara Sok", "Dara@Clinic.example", password, "Riverside Programme", "kh", "km-KH"};

}  // namespace

TEST_CASE("a link sets the first password once, and signs in") {
  Desk desk;
  const auto token = desk.links.for_password_of("mentor@house.example").value();
  for (int i = 0; i < 3; ++i) {  // looking does not use it up
    const auto view = desk.links.look(token).value();
    CHECK(view.purpose == LinkPurpose::first_password);
    CHECK(view.name == "mentor");
    CHECK(view.email == "mentor@house.example");
  }
  const auto start = desk.links.set_password(token, password, "a phone");
  REQUIRE(start.has_value());
  CHECK(desk.sessions.caller_of(start->token)->actor.person == desk.house.mentor);
  CHECK(desk.opens("mentor@house.example", password));
  CHECK(refusal(desk.links.look(token)) == Error::Code::not_found);
  CHECK(refusal(desk.links.set_password(token, "tall oak and lantern", "")) == Error::Code::not_found);
  CHECK(desk.opens("mentor@house.example", password));
}

TEST_CASE("a link for a forgotten password ends every session") {
  Desk desk;
  desk.house.set_password(desk.house.mentor, password);
  const auto old = desk.house.session(desk.house.mentor);
  const auto token = desk.links.for_password_of("mentor@house.example").value();
  CHECK(desk.links.look(token)->purpose == LinkPurpose::forgotten_password);
  CHECK(desk.sessions.caller_of(old.token).has_value());
  CHECK(desk.links.set_password(token, "tall oak and lantern", "").has_value());
  CHECK(refusal(desk.sessions.caller_of(old.token)) == Error::Code::unauthenticated);
  CHECK_FALSE(desk.opens("mentor@house.example", password));
  CHECK(desk.opens("mentor@house.example", "tall oak and lantern"));
}

TEST_CASE("a password that breaks the rules does not use the link up") {
  Desk desk;
  const auto token = desk.links.for_password_of("mentor@house.example").value();
  for (const auto* bad : {"", "short", "password123", "mentor@house.example"}) {
    CHECK(refused_fields(desk.links.set_password(token, bad, "")) == std::vector<std::string>{"password"});
  }
  CHECK(desk.links.set_password(token, password, "").has_value());
}

TEST_CASE("of two who use a link at once, one gets in") {
  Desk desk;
  const auto token = desk.links.for_password_of("mentor@house.example").value();
  std::atomic<int> in = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 6; ++i) {
    threads.emplace_back([&] { in += desk.links.set_password(token, password, "").has_value() ? 1 : 0; });
  }
  for (auto& each : threads) each.join();
  CHECK(in == 1);
  CHECK(desk.house.session_count(desk.house.mentor) == 1);
}

TEST_CASE("links run out") {
  Desk desk;
  desk.house.set_password(desk.house.staff, password);
  const auto first = desk.links.for_password_of("mentor@house.example").value();
  const auto forgotten = desk.links.for_password_of("staff@house.example").value();
  desk.house.now += desk.house.settings.links.forgotten_password;
  CHECK(refusal(desk.links.look(forgotten)) == Error::Code::not_found);
  CHECK(refusal(desk.links.set_password(forgotten, "tall oak and lantern", "")) == Error::Code::not_found);
  CHECK(desk.links.look(first).has_value());
  desk.house.now += desk.house.settings.links.first_password;
  CHECK(refusal(desk.links.set_password(first, password, "")) == Error::Code::not_found);
}

TEST_CASE("a new link takes the place of the one before") {
  Desk desk;
  const auto lost = desk.links.for_password_of("mentor@house.example").value();
  const auto other = desk.links.for_password_of("staff@house.example").value();
  const auto found = desk.links.for_password_of("mentor@house.example").value();
  CHECK(refusal(desk.links.look(lost)) == Error::Code::not_found);
  CHECK(desk.links.look(found).has_value());
  CHECK(desk.links.look(other).has_value());
}

TEST_CASE("what is no link is refused in the same words as one that was used") {
  Desk desk;
  const auto used = desk.links.for_password_of("mentor@house.example").value();
  CHECK(desk.links.set_password(used, password, "").has_value());
  const auto words = desk.links.look(used).error();
  for (const auto& token :
       {std::string(), new_secret().text, std::string(1'000'000, 'A'), std::string(22, '\0'), used + "A"}) {
    CHECK(desk.links.look(token).error() == words);
    CHECK(desk.links.set_password(token, password, "").error() == words);
    CHECK(desk.links.create_administrator(token, form, "").error() == words);
  }
}

TEST_CASE("a disabled person's links are dead") {
  Desk desk;
  const auto token = desk.links.for_password_of("mentor@house.example").value();
  desk.house.write([&](store::Connection& c) { store::people::disable(c, desk.house.mentor, desk.house.now); });
  CHECK(refusal(desk.links.look(token)) == Error::Code::not_found);
  CHECK(refusal(desk.links.set_password(token, password, "")) == Error::Code::not_found);
  CHECK(refusal(desk.links.for_password_of("mentor@house.example")) == Error::Code::conflict);
  CHECK(refusal(desk.links.for_password_of("stranger@house.example")) == Error::Code::not_found);
}

TEST_CASE("the first administrator is made with a link, and with it the organisation that runs the place") {
  Desk desk;
  desk.remove_administrators();
  const auto token = desk.links.for_first_administrator().value();
  const auto view = desk.links.look(token).value();
  CHECK(view.purpose == LinkPurpose::administrator);
  CHECK(view.email.empty());
  const auto start = desk.links.create_administrator(token, form, "the server room");
  REQUIRE(start.has_value());
  CHECK(start->caller.name == "Dara Sok");
  CHECK(start->caller.email == "dara@clinic.example");
  CHECK(start->caller.locale == "km-KH");
  CHECK(access::may_administer(start->caller.actor));
  CHECK(desk.sessions.caller_of(start->token).has_value());
  CHECK(desk.opens("dara@clinic.example", password));
  const auto organisation = desk.house.read([&](store::Connection& c) {
    return store::organisations::find(c, start->caller.actor.memberships.at(0).organisation).value();
  });
  CHECK(organisation.name == "Riverside Programme");
  CHECK(organisation.kind == store::organisations::Kind::sponsor);
  CHECK(organisation.country == "KH");
  CHECK(refusal(desk.links.create_administrator(token, form, "")) == Error::Code::not_found);
}

TEST_CASE("there is no link for a first administrator where there is one") {
  Desk desk;
  CHECK(refusal(desk.links.for_first_administrator()) == Error::Code::conflict);
  desk.remove_administrators();
  const auto token = desk.links.for_first_administrator().value();
  desk.house.write([&](store::Connection& c) {
    desk.house.give(c, desk.house.staff, access::Role::administrator, desk.house.sponsor);
  });
  CHECK(refusal(desk.links.look(token)) == Error::Code::not_found);
  CHECK(refusal(desk.links.create_administrator(token, form, "")) == Error::Code::not_found);
}

TEST_CASE("a disabled administrator does not count") {
  Desk desk;
  desk.house.write([&](store::Connection& c) { store::people::disable(c, desk.house.administrator, desk.house.now); });
  CHECK(desk.links.for_first_administrator().has_value());
}

TEST_CASE("starting again prints a new administrator link and the old one stops working") {
  Desk desk;
  desk.remove_administrators();
  const auto old = desk.links.for_first_administrator().value();
  const auto fresh = desk.links.for_first_administrator().value();
  CHECK(refusal(desk.links.create_administrator(old, form, "")) == Error::Code::not_found);
  CHECK(desk.links.create_administrator(fresh, form, "").has_value());
}

TEST_CASE("all that is wrong with the first administrator's form is said at once and uses nothing up") {
  Desk desk;
  desk.remove_administrators();
  const auto token = desk.links.for_first_administrator().value();
  const auto refused = desk.links.create_administrator(token, {"", "dara", "123", "\x01", "Atlantis", "xx"}, "");
  CHECK(refused_fields(refused) ==
        std::vector<std::string>{"name", "email", "locale", "organisation", "country", "password"});
  auto taken = form;
  taken.email = "mentor@house.example";
  CHECK(refused_fields(desk.links.create_administrator(token, taken, "")) == std::vector<std::string>{"email"});
  CHECK(desk.links.create_administrator(token, form, "").has_value());
}

TEST_CASE("a link does only what it was made for") {
  Desk desk;
  const auto invitation = desk.links.for_password_of("mentor@house.example").value();
  desk.remove_administrators();
  const auto administrator = desk.links.for_first_administrator().value();
  CHECK(refusal(desk.links.create_administrator(invitation, form, "")) == Error::Code::not_found);
  CHECK(refusal(desk.links.set_password(administrator, password, "")) == Error::Code::not_found);
  CHECK(desk.links.look(invitation).has_value());
  CHECK(desk.links.look(administrator).has_value());
}

TEST_CASE("every purpose has a name that is read again") {
  for (const auto purpose :
       {LinkPurpose::first_password, LinkPurpose::forgotten_password, LinkPurpose::administrator}) {
    CHECK(parse_link_purpose(name(purpose)) == purpose);
  }
  CHECK(parse_link_purpose("") == std::nullopt);
}

}  // namespace journeywork::services
