#include "core/careers/person.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace journeywork::careers {

namespace {

Person arbitrary_person() {
  const auto word = [] {
    auto text = *rc::gen::container<std::string>(rc::gen::inRange(static_cast<char>(1), static_cast<char>(127)));
    text.resize(std::min<std::size_t>(text.size(), 20));
    return text.empty() ? std::string("x") : text;
  };
  const auto list = [](auto make) {
    std::vector<decltype(make())> out(*rc::gen::inRange<std::size_t>(0, 5));
    for (auto& each : out) each = make();
    return out;
  };
  Person out;
  out.profile.education = *rc::gen::elementOf(all_education);
  out.profile.occupations = list([&] { return HeldOccupation{word(), *rc::gen::inRange(0, most_months)}; });
  out.profile.credentials = list([&] {
    return HeldCredential{word(), *rc::gen::arbitrary<bool>() ? parse_iso_date("2027-05-31") : std::nullopt};
  });
  out.profile.skills = list([&] {
    return HeldSkill{word(), *rc::gen::inRange(0, highest_level + 1),
                     *rc::gen::elementOf(std::array{Evidence::self_declared, Evidence::attested})};
  });
  out.tools = list(word);
  out.interests = list(word);
  out.place = *rc::gen::arbitrary<bool>() ? word() : "";
  out.pay_area = *rc::gen::arbitrary<bool>() ? word() : "";
  out.within_miles = *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange(0, 5000)) : std::nullopt;
  out.hours_a_week = *rc::gen::arbitrary<bool>() ? std::optional(*rc::gen::inRange(0, 168)) : std::nullopt;
  if (*rc::gen::arbitrary<bool>()) out.pay_sought = Money{*rc::gen::inRange(0, 100'000'000), "USD"};
  return out;
}

}  // namespace

TEST_CASE("what somebody says of themselves comes back as it was, from text that a cookie takes") {
  CHECK(rc::check([] {
    const auto person = arbitrary_person();
    const auto text = to_text(person);
    RC_ASSERT(text.find_first_of(" ;,\"\\\t\r\n") == std::string::npos);
    RC_ASSERT(parse_person(text) == person);
  }));
}

TEST_CASE("an empty profile is short and comes back") {
  CHECK(to_text({}) == "1");
  CHECK(parse_person("1") == Person{});
}

TEST_CASE("nobody verifies their own skills") {
  const auto read = parse_person("1~srepair:4:v");
  REQUIRE(read.has_value());
  CHECK(read->profile.skills == std::vector<HeldSkill>{{"repair", 4, Evidence::self_declared}});
}

TEST_CASE("what was not written here is refused, whatever it is") {
  for (const auto* text : {"",
                           "2",
                           "~",
                           "1~x1",
                           "1~eprofessor",
                           "1~obmet-1",
                           "1~obmet-1:-3",
                           "1~obmet-1:999999999999",
                           "1~srepair:9",
                           "1~srepair",
                           "1~ccbet:2027-13-01",
                           "1~p%",
                           "1~p%4",
                           "1~p%zz",
                           "1~p%00",
                           "1~pa b",
                           "1~y10",
                           "1~y10:dollars",
                           "1~w-1",
                           "1~h169"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_person(text).has_value());
  }
  std::string many = "1~i";
  for (int i = 0; i < 1000; ++i) many += "a!";
  CHECK_FALSE(parse_person(many).has_value());
  CHECK_FALSE(parse_person("1~p" + std::string(100'000, 'a')).has_value());
  CHECK(rc::check([](const std::string& any) { static_cast<void>(parse_person("1~" + any)); }));
}

}  // namespace journeywork::careers
