#include <algorithm>
#include <string>

#include "services/identity/password_rules.hpp"

namespace journeywork::services {

namespace {

/// Numbers and walks over the keyboard, sorted.
constexpr std::string_view walks[] = {
    "00000001",     "01234567890",    "10203040",        "1029384756",   "11112222",
    "11223344",     "1122334455",     "112233445566",    "11235813",     "123321123",
    "12344321",     "123454321",      "1234554321",      "1234567890",   "1234567890qwertyuiop",
    "1234567891",   "12345678910",    "12345679",        "123456987",    "123456qwerty",
    "12345qwert",   "123654789",      "12369874",        "123qweasd",    "123qweasdzxc",
    "13579246",     "1357924680",     "147258369",       "147852369",    "147896325",
    "159357456",    "159753456",      "1a2b3c4d",        "1a2b3c4d5e",   "1q2w3e4r",
    "1q2w3e4r5t",   "1q2w3e4r5t6y",   "1qaz2wsx",        "1qaz2wsx3edc", "1qaz@wsx",
    "1qazxsw2",     "24681012",       "31415926",        "741852963",    "789456123",
    "963852741",    "987654320",      "a1b2c3d4",        "a1b2c3d4e5",   "abc123def",
    "admin@123",    "asdfghjk",       "asdfjkl;",        "mnbvcxzlk",    "p@ssw0rd123456",
    "pass@123",     "password123456", "password1234567", "poiuytrewq",   "q1w2e3r4",
    "q1w2e3r4t5",   "q1w2e3r4t5y6",   "qazwsx123",       "qazwsxedc",    "qpwoeiruty",
    "qwe123qwe",    "qweasd123",      "qweasdzxc",       "qweqwe123",    "qwerasdf",
    "qwerasdfzxcv", "trustno1",       "zaq12wsx",        "zaq1xsw2",     "zaq1zaq1",
    "zxcvbnm1"};

/// What people make passwords of by putting a year or an exclamation mark behind it, sorted: words that are chosen
/// everywhere, and those that lie near in this house.
constexpr std::string_view words[] = {
    "abc",         "abcd",          "abcdef",      "abcdefg",        "account",     "admin",
    "adminadmin",  "administrator", "alejandra",   "alejandro",      "alexander",   "amanda",
    "america",     "american",      "andrea",      "andrew",         "angel",       "angels",
    "angkor",      "anthony",       "apprentice",  "apprenticeship", "april",       "arsenal",
    "asdf",        "asdfgh",        "asdfghj",     "asdfghjkl",      "ashley",      "august",
    "autumn",      "babygirl",      "bailey",      "barcelona",      "baseball",    "basketball",
    "batman",      "beautiful",     "biomed",      "biomedical",     "bismillah",   "blessed",
    "blink",       "boston",        "brandon",     "brooklyn",       "bubbles",     "buster",
    "butterfly",   "california",    "cambodia",    "carlos",         "carolina",    "changeit",
    "changeme",    "charlie",       "cheese",      "chelsea",        "chocolate",   "christian",
    "christopher", "clinical",      "computer",    "contrasena",     "contraseña",  "cookie",
    "coordinator", "corvette",      "cowboys",     "dallas",         "daniel",      "daniela",
    "december",    "default",       "demo",        "device",         "devices",     "diamond",
    "doctor",      "dragon",        "eagles",      "eminem",         "engineer",    "equipment",
    "estrella",    "everton",       "facebook",    "february",       "fernando",    "firstname",
    "flower",      "flowers",       "football",    "forever",        "freedom",     "friday",
    "friends",     "gabriel",       "george",      "ginger",         "google",      "guest",
    "guitar",      "hannah",        "harley",      "heather",        "hello",       "hockey",
    "hospital",    "hunter",        "iloveme",     "iloveu",         "iloveyou",    "information",
    "internet",    "january",       "jasmine",     "jennifer",       "jessica",     "jesus",
    "jordan",      "joshua",        "journeywork", "journeyworker",  "july",        "june",
    "junior",      "justin",        "khmer",       "killer",         "lastname",    "letmein",
    "liverpool",   "login",         "london",      "lovelove",       "lovely",      "loveme",
    "loveyou",     "maintenance",   "manager",     "march",          "maria",       "marina",
    "mariposa",    "martin",        "maryland",    "master",         "matrix",      "matthew",
    "maverick",    "may",           "medical",     "mentor",         "mercedes",    "merlin",
    "michael",     "michelle",      "monday",      "monkey",         "monster",     "mustang",
    "mypass",      "mypassword",    "naruto",      "newpass",        "newpassword", "nicole",
    "nobody",      "november",      "nurse",       "october",        "oliver",      "orange",
    "pass",        "passcode",      "passer",      "passion",        "passord",     "passphrase",
    "passwd",      "password",      "passwort",    "patrick",        "pepper",      "phnompenh",
    "phoenix",     "pokemon",       "princesa",    "princess",       "purple",      "qaz",
    "qazwsx",      "qwe",           "qwer",        "qwert",          "qwerty",      "qwertyu",
    "qwertyui",    "qwertyuiop",    "qwertz",      "qwertzuiop",     "rainbow",     "ranger",
    "realmadrid",  "rebecca",       "richard",     "robert",         "rockyou",     "samantha",
    "samsung",     "saturday",      "scooter",     "secret",         "secreto",     "secure",
    "security",    "september",     "server",      "service",        "shadow",      "slipknot",
    "snoopy",      "soccer",        "sofia",       "spiderman",      "sponsor",     "spring",
    "startrek",    "starwars",      "steelers",    "summer",         "sunday",      "sunflower",
    "sunshine",    "superman",      "supervisor",  "support",        "sweet",       "sweety",
    "system",      "teamo",         "technician",  "temp",           "temporal",    "temppass",
    "tequiero",    "test",          "tester",      "testing",        "thomas",      "thursday",
    "tigger",      "tinkerbell",    "trainee",     "training",       "trinity",     "trustme",
    "trustno",     "tuesday",       "twilight",    "user",           "username",    "usuario",
    "vanessa",     "victoria",      "viking",      "wednesday",      "welcome",     "whatever",
    "william",     "winter",        "wonder",      "work",           "worker",      "yankees",
    "yellow",      "zxcvb",         "zxcvbn",      "zxcvbnm"};

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
