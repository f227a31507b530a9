#include <algorithm>
#include <array>
#include <string>

#include "services/identity/password_rules.hpp"

namespace journeywork::services {

namespace {

using namespace std::string_view_literals;

/// Numbers and walks over the keyboard, sorted.
constexpr std::array walks{
    "00000001"sv,     "01234567890"sv,    "10203040"sv,        "1029384756"sv,   "11112222"sv,
    "11223344"sv,     "1122334455"sv,     "112233445566"sv,    "11235813"sv,     "123321123"sv,
    "12344321"sv,     "123454321"sv,      "1234554321"sv,      "1234567890"sv,   "1234567890qwertyuiop"sv,
    "1234567891"sv,   "12345678910"sv,    "12345679"sv,        "123456987"sv,    "123456qwerty"sv,
    "12345qwert"sv,   "123654789"sv,      "12369874"sv,        "123qweasd"sv,    "123qweasdzxc"sv,
    "13579246"sv,     "1357924680"sv,     "147258369"sv,       "147852369"sv,    "147896325"sv,
    "159357456"sv,    "159753456"sv,      "1a2b3c4d"sv,        "1a2b3c4d5e"sv,   "1q2w3e4r"sv,
    "1q2w3e4r5t"sv,   "1q2w3e4r5t6y"sv,   "1qaz2wsx"sv,        "1qaz2wsx3edc"sv, "1qaz@wsx"sv,
    "1qazxsw2"sv,     "24681012"sv,       "31415926"sv,        "741852963"sv,    "789456123"sv,
    "963852741"sv,    "987654320"sv,      "a1b2c3d4"sv,        "a1b2c3d4e5"sv,   "abc123def"sv,
    "admin@123"sv,    "asdfghjk"sv,       "asdfjkl;"sv,        "mnbvcxzlk"sv,    "p@ssw0rd123456"sv,
    "pass@123"sv,     "password123456"sv, "password1234567"sv, "poiuytrewq"sv,   "q1w2e3r4"sv,
    "q1w2e3r4t5"sv,   "q1w2e3r4t5y6"sv,   "qazwsx123"sv,       "qazwsxedc"sv,    "qpwoeiruty"sv,
    "qwe123qwe"sv,    "qweasd123"sv,      "qweasdzxc"sv,       "qweqwe123"sv,    "qwerasdf"sv,
    "qwerasdfzxcv"sv, "trustno1"sv,       "zaq12wsx"sv,        "zaq1xsw2"sv,     "zaq1zaq1"sv,
    "zxcvbnm1"sv};

/// What people make passwords of by putting a year or an exclamation mark behind it, sorted: words that are chosen
/// everywhere, and those that lie near in this house.
constexpr std::array words{
    "abc"sv,         "abcd"sv,          "abcdef"sv,      "abcdefg"sv,        "account"sv,     "admin"sv,
    "adminadmin"sv,  "administrator"sv, "alejandra"sv,   "alejandro"sv,      "alexander"sv,   "amanda"sv,
    "america"sv,     "american"sv,      "andrea"sv,      "andrew"sv,         "angel"sv,       "angels"sv,
    "angkor"sv,      "anthony"sv,       "apprentice"sv,  "apprenticeship"sv, "april"sv,       "arsenal"sv,
    "asdf"sv,        "asdfgh"sv,        "asdfghj"sv,     "asdfghjkl"sv,      "ashley"sv,      "august"sv,
    "autumn"sv,      "babygirl"sv,      "bailey"sv,      "barcelona"sv,      "baseball"sv,    "basketball"sv,
    "batman"sv,      "beautiful"sv,     "biomed"sv,      "biomedical"sv,     "bismillah"sv,   "blessed"sv,
    "blink"sv,       "boston"sv,        "brandon"sv,     "brooklyn"sv,       "bubbles"sv,     "buster"sv,
    "butterfly"sv,   "california"sv,    "cambodia"sv,    "carlos"sv,         "carolina"sv,    "changeit"sv,
    "changeme"sv,    "charlie"sv,       "cheese"sv,      "chelsea"sv,        "chocolate"sv,   "christian"sv,
    "christopher"sv, "clinical"sv,      "computer"sv,    "contrasena"sv,     "contraseña"sv,  "cookie"sv,
    "coordinator"sv, "corvette"sv,      "cowboys"sv,     "dallas"sv,         "daniel"sv,      "daniela"sv,
    "december"sv,    "default"sv,       "demo"sv,        "device"sv,         "devices"sv,     "diamond"sv,
    "doctor"sv,      "dragon"sv,        "eagles"sv,      "eminem"sv,         "engineer"sv,    "equipment"sv,
    "estrella"sv,    "everton"sv,       "facebook"sv,    "february"sv,       "fernando"sv,    "firstname"sv,
    "flower"sv,      "flowers"sv,       "football"sv,    "forever"sv,        "freedom"sv,     "friday"sv,
    "friends"sv,     "gabriel"sv,       "george"sv,      "ginger"sv,         "google"sv,      "guest"sv,
    "guitar"sv,      "hannah"sv,        "harley"sv,      "heather"sv,        "hello"sv,       "hockey"sv,
    "hospital"sv,    "hunter"sv,        "iloveme"sv,     "iloveu"sv,         "iloveyou"sv,    "information"sv,
    "internet"sv,    "january"sv,       "jasmine"sv,     "jennifer"sv,       "jessica"sv,     "jesus"sv,
    "jordan"sv,      "joshua"sv,        "journeywork"sv, "journeyworker"sv,  "july"sv,        "june"sv,
    "junior"sv,      "justin"sv,        "khmer"sv,       "killer"sv,         "lastname"sv,    "letmein"sv,
    "liverpool"sv,   "login"sv,         "london"sv,      "lovelove"sv,       "lovely"sv,      "loveme"sv,
    "loveyou"sv,     "maintenance"sv,   "manager"sv,     "march"sv,          "maria"sv,       "marina"sv,
    "mariposa"sv,    "martin"sv,        "maryland"sv,    "master"sv,         "matrix"sv,      "matthew"sv,
    "maverick"sv,    "may"sv,           "medical"sv,     "mentor"sv,         "mercedes"sv,    "merlin"sv,
    "michael"sv,     "michelle"sv,      "monday"sv,      "monkey"sv,         "monster"sv,     "mustang"sv,
    "mypass"sv,      "mypassword"sv,    "naruto"sv,      "newpass"sv,        "newpassword"sv, "nicole"sv,
    "nobody"sv,      "november"sv,      "nurse"sv,       "october"sv,        "oliver"sv,      "orange"sv,
    "pass"sv,        "passcode"sv,      "passer"sv,      "passion"sv,        "passord"sv,     "passphrase"sv,
    "passwd"sv,      "password"sv,      "passwort"sv,    "patrick"sv,        "pepper"sv,      "phnompenh"sv,
    "phoenix"sv,     "pokemon"sv,       "princesa"sv,    "princess"sv,       "purple"sv,      "qaz"sv,
    "qazwsx"sv,      "qwe"sv,           "qwer"sv,        "qwert"sv,          "qwerty"sv,      "qwertyu"sv,
    "qwertyui"sv,    "qwertyuiop"sv,    "qwertz"sv,      "qwertzuiop"sv,     "rainbow"sv,     "ranger"sv,
    "realmadrid"sv,  "rebecca"sv,       "richard"sv,     "robert"sv,         "rockyou"sv,     "samantha"sv,
    "samsung"sv,     "saturday"sv,      "scooter"sv,     "secret"sv,         "secreto"sv,     "secure"sv,
    "security"sv,    "september"sv,     "server"sv,      "service"sv,        "shadow"sv,      "slipknot"sv,
    "snoopy"sv,      "soccer"sv,        "sofia"sv,       "spiderman"sv,      "sponsor"sv,     "spring"sv,
    "startrek"sv,    "starwars"sv,      "steelers"sv,    "summer"sv,         "sunday"sv,      "sunflower"sv,
    "sunshine"sv,    "superman"sv,      "supervisor"sv,  "support"sv,        "sweet"sv,       "sweety"sv,
    "system"sv,      "teamo"sv,         "technician"sv,  "temp"sv,           "temporal"sv,    "temppass"sv,
    "tequiero"sv,    "test"sv,          "tester"sv,      "testing"sv,        "thomas"sv,      "thursday"sv,
    "tigger"sv,      "tinkerbell"sv,    "trainee"sv,     "training"sv,       "trinity"sv,     "trustme"sv,
    "trustno"sv,     "tuesday"sv,       "twilight"sv,    "user"sv,           "username"sv,    "usuario"sv,
    "vanessa"sv,     "victoria"sv,      "viking"sv,      "wednesday"sv,      "welcome"sv,     "whatever"sv,
    "william"sv,     "winter"sv,        "wonder"sv,      "work"sv,           "worker"sv,      "yankees"sv,
    "yellow"sv,      "zxcvb"sv,         "zxcvbn"sv,      "zxcvbnm"sv};

static_assert(std::ranges::is_sorted(walks) && std::ranges::is_sorted(words));

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

char as_letter(char c) {
  constexpr std::string_view digits = "013457@$!|";
  constexpr std::string_view letters = "oieastasil";
  const auto at = digits.find(c);
  return at == std::string_view::npos ? c : letters[at];
}

/// A word of the list with at most a few signs around it, some of its letters perhaps written as digits: "P@ssw0rd",
/// "Summer2026!". Nearly three hundred words make far more than the 3,000 passwords that OWASP ASVS 5.0 6.2.4 asks to
/// refuse.
bool is_dressed_word(std::string_view text) {
  constexpr std::size_t dress = 5;  // a year and a sign
  const auto first = std::ranges::find_if(text, is_letter);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_letter).base();
  if (first >= last) return false;
  std::string word(first, last);
  if (text.size() - word.size() > dress) return false;
  std::ranges::transform(word, word.begin(), as_letter);
  return std::ranges::binary_search(words, std::string_view(word));
}

/// The length of the shortest text that gives this one when it is repeated.
std::size_t period_of(std::string_view text) {
  for (std::size_t period = 1; period <= text.size() / 2; ++period) {
    if (text.size() % period == 0 && text.substr(period) == text.substr(0, text.size() - period)) return period;
  }
  return text.size();
}

}  // namespace

bool is_common_password(std::string_view folded) {
  const auto once = folded.substr(0, period_of(folded));
  if (once.size() < shortest_password && once.size() < folded.size()) return true;
  return std::ranges::binary_search(walks, once) || is_dressed_word(once);
}

}  // namespace journeywork::services
