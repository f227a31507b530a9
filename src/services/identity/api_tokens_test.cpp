#include "services/identity/api_tokens.hpp"

#include <doctest/doctest.h>

#include "services/testing/house.hpp"

namespace journeywork::services {
namespace {

using namespace std::chrono_literals;
using access::Scope;
using testing::House;
using testing::refusal;
using testing::refused_fields;

struct Desk {
  House house;
  ApiTokens tokens{*house.database, house.clock()};
  Caller mentor = house.caller(house.mentor);

  NewApiToken make(const std::set<Scope>& scopes, std::optional<Instant> expires_at = {}) {
    return tokens.create(mentor, {"payroll export", scopes, expires_at}, "token-key-" + std::to_string(++keys_))
        .value();
  }

 private:
  int keys_ = 0;
};

}  // namespace

TEST_CASE("a token acts for its owner within its scopes") {
  Desk desk;
  const auto made = desk.make({Scope::read, Scope::log});
  CHECK(made.token.starts_with("jw_"));
  const auto caller = desk.tokens.caller_of(made.token).value();
  CHECK(caller.actor.person == desk.house.mentor);
  CHECK(caller.actor.is(access::Role::mentor, desk.house.employer));
  CHECK(caller.actor.scopes == std::set{Scope::read, Scope::log});
  CHECK_FALSE(caller.in_session());
}

TEST_CASE("what is no token is refused") {
  Desk desk;
  const auto made = desk.make({Scope::read});
  for (const auto& token :
       {std::string(), std::string("jw_"), made.token.substr(3), made.token + "A", "JW_" + made.token.substr(3),
        std::string(1'000'000, 'j'), new_secret(api_token_prefix).text}) {
    CHECK(refusal(desk.tokens.caller_of(token)) == Error::Code::unauthenticated);
  }
}

TEST_CASE("a token ends when it expires, is revoked, or its owner is disabled") {
  Desk desk;
  const auto expiring = desk.make({Scope::read}, desk.house.now + 1h);
  const auto revoked = desk.make({Scope::read});
  const auto lasting = desk.make({Scope::read});
  CHECK(desk.tokens.revoke(desk.mentor, revoked.id).has_value());
  CHECK(desk.tokens.revoke(desk.mentor, revoked.id).has_value());
  CHECK(refusal(desk.tokens.caller_of(revoked.token)) == Error::Code::unauthenticated);
  desk.house.now += 1h - 1ms;
  CHECK(desk.tokens.caller_of(expiring.token).has_value());
  desk.house.now += 1ms;
  CHECK(refusal(desk.tokens.caller_of(expiring.token)) == Error::Code::unauthenticated);
  CHECK(desk.tokens.caller_of(lasting.token).has_value());
  desk.house.write([&](store::Connection& c) { store::people::disable(c, desk.house.mentor, desk.house.now); });
  CHECK(refusal(desk.tokens.caller_of(lasting.token)) == Error::Code::unauthenticated);
}

TEST_CASE("one sees and revokes one's own tokens only") {
  Desk desk;
  const auto made = desk.make({Scope::approve, Scope::read});
  const auto listed = desk.tokens.list(desk.mentor).value();
  REQUIRE(listed.size() == 1);
  CHECK(listed[0].id == made.id);
  CHECK(listed[0].name == "payroll export");
  CHECK(listed[0].scopes == std::set{Scope::read, Scope::approve});
  CHECK(listed[0].used_at == std::nullopt);
  for (const auto& [who, person] : desk.house.everybody()) {
    CAPTURE(who);
    if (person == desk.house.mentor) continue;
    const auto other = desk.house.caller(person);
    CHECK(desk.tokens.list(other)->empty());
    CHECK(desk.tokens.revoke(other, made.id).has_value());
    CHECK(desk.tokens.caller_of(made.token).has_value());
  }
}

TEST_CASE("use is written down at most once a minute") {
  Desk desk;
  const auto made = desk.make({Scope::read});
  const auto used_at = [&] { return desk.tokens.list(desk.mentor).value().at(0).used_at; };
  const auto first = desk.house.now;
  CHECK(desk.tokens.caller_of(made.token).has_value());
  CHECK(used_at() == first);
  desk.house.now += 59s;
  CHECK(desk.tokens.caller_of(made.token).has_value());
  CHECK(used_at() == first);
  desk.house.now += 1s;
  CHECK(desk.tokens.caller_of(made.token).has_value());
  CHECK(used_at() == first + 60s);
}

TEST_CASE("a token does not make, show or revoke tokens") {
  Desk desk;
  const auto made = desk.make({Scope::read, Scope::manage});
  const auto by_token = desk.tokens.caller_of(made.token).value();
  CHECK(refusal(desk.tokens.create(by_token, {"more", {Scope::approve}, {}}, "key-12345")) == Error::Code::forbidden);
  CHECK(refusal(desk.tokens.list(by_token)) == Error::Code::forbidden);
  CHECK(refusal(desk.tokens.revoke(by_token, made.id)) == Error::Code::forbidden);
  CHECK(desk.tokens.caller_of(made.token).has_value());
}

TEST_CASE("what is wrong with a token's form is said at its fields") {
  Desk desk;
  const auto refused = desk.tokens.create(desk.mentor, {" \n", {}, desk.house.now}, "key-12345");
  CHECK(refusal(refused) == Error::Code::invalid);
  CHECK(refused_fields(refused) == std::vector<std::string>{"name", "scopes", "expires_at"});
  CHECK(refused_fields(desk.tokens.create(desk.mentor, {std::string("a\0b", 3), {Scope::read}, {}}, "key-12345")) ==
        std::vector<std::string>{"name"});
  CHECK(refused_fields(desk.tokens.create(desk.mentor, {"fine", {Scope::read}, {}}, "")) ==
        std::vector<std::string>{"Idempotency-Key"});
}

TEST_CASE("the same request sent twice makes one token, shown once") {
  Desk desk;
  const ApiTokenRequest request{"payroll export", {Scope::read}, {}};
  CHECK(desk.tokens.create(desk.mentor, request, "the-same-key").has_value());
  CHECK(refusal(desk.tokens.create(desk.mentor, request, "the-same-key")) == Error::Code::conflict);
  CHECK(desk.tokens.list(desk.mentor)->size() == 1);
}

TEST_CASE("nobody has more tokens than can be told apart") {
  Desk desk;
  for (int i = 0; i < 50; ++i) (void)desk.make({Scope::read});
  CHECK(refusal(desk.tokens.create(desk.mentor, {"one more", {Scope::read}, {}}, "key-one-more")) ==
        Error::Code::conflict);
}

TEST_CASE("the operator makes a token for an email address") {
  Desk desk;
  const auto made = desk.tokens.create_for(" Staff@House.example", {"operator", {Scope::read, Scope::manage}, {}});
  REQUIRE(made.has_value());
  CHECK(desk.tokens.caller_of(made->token)->actor.person == desk.house.staff);
  CHECK(refusal(desk.tokens.create_for("stranger@house.example", {"operator", {Scope::read}, {}})) ==
        Error::Code::not_found);
  CHECK(refusal(desk.tokens.create_for("' or 1=1", {"operator", {Scope::read}, {}})) == Error::Code::not_found);
  desk.house.write([&](store::Connection& c) { store::people::disable(c, desk.house.staff, desk.house.now); });
  CHECK(refusal(desk.tokens.create_for("staff@house.example", {"operator", {Scope::read}, {}})) ==
        Error::Code::conflict);
}

}  // namespace journeywork::services
