#include "services/identity/password_rules.hpp"

#include <doctest/doctest.h>

namespace journeywork::services {
namespace {

constexpr PasswordOwner ana{"Ana Reyes", "ana.reyes7@example.org"};

bool accepted(std::string_view password) { return !check_new_password("password", password, ana).has_value(); }

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("passwords of any composition will do") {
  for (const std::string password :
       {"quiet harbour lamp", "correct horse battery staple", "xkvjwqpz", "83619274", "ភ្នំពេញស្រស់ស្អាត", "🩺🔧🩻💡🧪🔌🧯🛠",
        "  tall   oak  ", "tall-oak-19", "Tr0ub4dor&3", "infusion!pump!flow"}) {
    CAPTURE(password);
    CHECK(accepted(password));
  }
}

TEST_CASE("length is 8 to 256 characters, whatever their bytes") {
  CHECK_FALSE(accepted(""));
  CHECK_FALSE(accepted("kvjwqpz"));
  CHECK(accepted("kvjwqpzt"));
  CHECK_FALSE(accepted("ភ្នំពេញ"));  // 7 characters in 21 bytes
  CHECK(accepted(repeated("quiet lamp ", 23)));
  CHECK(accepted(repeated("ក្រសួងការងារ", 21) + "xyz"));
  CHECK_FALSE(accepted(repeated("quiet lamp ", 24)));
  CHECK_FALSE(accepted(std::string(10'000'000, 'q')));
}

TEST_CASE("what anybody would try first is refused, however it is dressed up") {
  for (const std::string password :
       {"password",    "Password1",        "PASSWORD123!",    "P@ssw0rd",   "pa$$w0rd",    "passw0rd2026",
        "12345678",    "87654321",         "abcdefgh",        "aaaaaaaa",   "11111111",    "12341234",
        "abcabcabc",   "passwordpassword", "hellohello",      "qwertyuiop", "1q2w3e4r",    "1qaz2wsx",
        "Summer2026!", "summer-2026",      "Hospital1",       "!hospital!", "journeywork", "Journeywork2026",
        "Apprentice1", "iloveyou2",        "1loveyou1",       "letmein!!!", "welcome123",  "Dragon12",
        "contraseña1", "Maryland2026",     "p a s s w o r d", "trustno1"}) {
    CAPTURE(password);
    const auto problem = check_new_password("password", password, ana);
    REQUIRE(problem.has_value());
    CHECK(problem->field == "password");
  }
}

TEST_CASE("one's own name and address are refused") {
  for (const std::string password :
       {"ana.reyes7@example.org", "Ana Reyes", "anareyes", "Ana_Reyes_2026", "ana.reyes7", "ANA-REYES!!"}) {
    CAPTURE(password);
    CHECK_FALSE(accepted(password));
  }
  CHECK(accepted("ana likes quiet lamps"));
  CHECK_FALSE(check_new_password("password", "quiet harbour lamp", {"", ""}).has_value());
}

TEST_CASE("a refusal never repeats the password") {
  for (const std::string password : {"kvjwq", "password1", "anareyes"}) {
    const auto problem = check_new_password("password", password, ana);
    REQUIRE(problem.has_value());
    CHECK(problem->value.empty());
    CHECK(problem->message.find(password) == std::string::npos);
  }
}

TEST_CASE("the same password typed on another keyboard is the same") {
  CHECK(password_key("cafe\u0301 au lait") == password_key("café au lait"));
  CHECK(password_key(" with spaces ") == " with spaces ");
  CHECK_FALSE(password_key("\xff\xff\xff\xff\xff\xff\xff\xff").has_value());
  CHECK_FALSE(password_key(std::string(1025, 'a')).has_value());
}

}  // namespace journeywork::services
