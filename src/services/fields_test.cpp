#include "services/fields.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

namespace journeywork::services {
namespace {

using namespace std::string_literals;

std::string kept_line(std::string_view typed, std::size_t longest = 200) {
  FieldChecks checks;
  const auto kept = checks.line("name", typed, longest);
  CHECK(checks.passed() != kept.empty());
  return kept;
}

}  // namespace

TEST_CASE("names in any script are kept, trimmed and in one form") {
  CHECK(kept_line("  Ana   Reyes ") == "Ana Reyes");
  CHECK(kept_line("សុខ ដារ៉ា") == "សុខ ដារ៉ា");
  CHECK(kept_line("محمد علي") == "محمد علي");
  CHECK(kept_line("O'Brien-Núñez, 3rd") == "O'Brien-Núñez, 3rd");
  CHECK(kept_line("𠮷野") == "𠮷野");
  CHECK(kept_line("Jose\u0301") == "José");
  CHECK(kept_line("\u00a0Ana\u3000Reyes\u2003") == "Ana Reyes");
  CHECK(kept_line("\r\nAna\n") == "Ana");
  CHECK(kept_line("ក្រ\u200bសួង") == "ក្រ\u200bសួង");  // Khmer puts invisible spaces between words
}

TEST_CASE("what cannot be a name is refused") {
  for (const auto& typed : {""s, "   "s, "\u200b\u200d"s, "\u00a0"s, "A\nB"s, "A\tB"s, "A\0B"s, "A\x1b[2JB"s,
                            "A\u2028B"s, "A\u0085B"s, "\u202egnp.exe"s, "a\u2066b"s, "\xff\xfe"s, "a\xc0\x80"s,
                            "\xed\xa0\x80"s, "a\xf5\x80\x80\x80"s, "cut \xe1\x9e"s}) {
    CAPTURE(typed);
    CHECK(kept_line(typed).empty());
  }
}

TEST_CASE("length is counted in characters, not bytes") {
  std::string khmer;
  for (int i = 0; i < 200; ++i) khmer += "ក";
  CHECK(kept_line(khmer) == khmer);
  CHECK(kept_line(khmer + "ក").empty());
  CHECK(kept_line(std::string(1'000'000, 'x')).empty());
}

TEST_CASE("a mailbox has one form") {
  CHECK(email_key(" Ana.Reyes@Example.ORG\n") == "ana.reyes@example.org");
  CHECK(email_key("o'brien+bmet@mail.co.uk") == "o'brien+bmet@mail.co.uk");
  CHECK(email_key("JOSE\u0301@correo.ejemplo.mx") == "josé@correo.ejemplo.mx");
  CHECK(email_key("用户@例子.广告") == "用户@例子.广告");
  CHECK(email_key("ដារ៉ា@ឧទាហរណ៍.kh").has_value());
}

TEST_CASE("what is no email address is refused") {
  for (const auto& typed : {""s,
                            "ana"s,
                            "ana@"s,
                            "@example.org"s,
                            "ana@@example.org"s,
                            "ana@b@example.org"s,
                            "ana reyes@example.org"s,
                            "ana@example"s,
                            "ana@example..org"s,
                            "ana@.org"s,
                            "ana@example.org."s,
                            ".ana@example.org"s,
                            "ana.@example.org"s,
                            "an..a@example.org"s,
                            "ana@-example.org"s,
                            "ana@example-.org"s,
                            "ana@exam_ple.org"s,
                            "ana@[127.0.0.1]"s,
                            "\"ana\"@example.org"s,
                            "Ana <ana@example.org>"s,
                            "ana@example.org,bo@example.org"s,
                            "ana\0@example.org"s,
                            "ana\r\nBcc: x@example.org"s,
                            "a\u200bna@example.org"s,
                            "ana@exa\u00admple.org"s,
                            "ana\u202e@example.org"s,
                            "\xff@example.org"s,
                            std::string(65, 'a') + "@example.org",
                            "a@" + std::string(250, 'b') + ".org",
                            std::string(100'000, '@')}) {
    CAPTURE(typed);
    CHECK_FALSE(email_key(typed).has_value());
  }
}

TEST_CASE("normalising an email address twice changes nothing more") {
  CHECK(rc::check([](const std::string& local, const std::string& host) {
    const auto once = email_key(local + "@" + host + ".org");
    if (once) RC_ASSERT(email_key(*once) == once);
  }));
}

TEST_CASE("whatever bytes are typed, what is kept is text that any database takes") {
  CHECK(rc::check([](const std::string& typed) {
    FieldChecks checks;
    const auto kept = checks.line("name", typed);
    RC_ASSERT(kept.find('\0') == std::string::npos);
    RC_ASSERT(kept.empty() != checks.passed());
    RC_ASSERT(normalised(kept) == kept);
    RC_ASSERT(length_of(kept) <= 200);
    const auto label = device_label(typed);
    RC_ASSERT(normalised(label).has_value());
    RC_ASSERT(length_of(label) <= 200);
    RC_ASSERT(label.find_first_of(std::string("\0\r\n\x1b", 4)) == std::string::npos);
    if (!checks.passed()) {
      const auto refused = checks.result();
      for (const auto& problem : refused.error().problems) RC_ASSERT(normalised(problem.value).has_value());
    }
  }));
}

TEST_CASE("a device label is a short harmless line") {
  CHECK(device_label("Mozilla/5.0 (X11; Linux)") == "Mozilla/5.0 (X11; Linux)");
  CHECK(device_label("a\r\nb\x1b[31m\x7f") == "ab[31m");
  CHECK(device_label("phone \xff\xfe of Ana") == "phone of Ana");
  CHECK(device_label(std::string(100'000, 'x')).size() == 200);
  CHECK(device_label("").empty());
}

TEST_CASE("places are checked against what the world knows") {
  FieldChecks checks;
  CHECK(checks.country("country", " us") == "US");
  CHECK(checks.country("country", "KH") == "KH");
  CHECK(checks.time_zone("time_zone", "Asia/Phnom_Penh") == "Asia/Phnom_Penh");
  CHECK(checks.locale("locale", "km-KH") == "km-KH");
  CHECK(checks.passed());
  CHECK(checks.country("country", "USA").empty());
  CHECK(checks.country("country", "ZZ").empty());
  CHECK(checks.time_zone("time_zone", "Harbour/Hospital").empty());
  CHECK(checks.time_zone("time_zone", "../../etc/passwd").empty());
  CHECK(checks.time_zone("time_zone", "").empty());
  CHECK(checks.locale("locale", "tlh").empty());
  CHECK(checks.result().error().problems.size() == 6);
}

TEST_CASE("all that is wrong with a form is said at once, each at its field") {
  FieldChecks checks;
  CHECK(checks.line("name", "").empty());
  CHECK(checks.email("email", "ana").empty());
  const auto refused = checks.result();
  REQUIRE_FALSE(refused.has_value());
  CHECK(refused.error().code == Error::Code::invalid);
  REQUIRE(refused.error().problems.size() == 2);
  CHECK(refused.error().problems[0].field == "name");
  CHECK(refused.error().problems[1] ==
        Problem{"email", "This is not an email address.", "ana", "like name@example.org"});
}

TEST_CASE("a birth date is a day that a living person can have been born on") {
  const Date today{2026, 11, 19};
  FieldChecks checks;
  CHECK(checks.birth_date("birth_date", std::nullopt, today) == std::nullopt);
  CHECK(checks.birth_date("birth_date", Date{2008, 2, 29}, today) == Date{2008, 2, 29});
  CHECK(checks.birth_date("birth_date", today, today) == today);
  CHECK(checks.passed());
  CHECK(checks.birth_date("birth_date", today.plus_days(1), today) == std::nullopt);
  CHECK(checks.birth_date("birth_date", Date{1900, 1, 1}, today) == std::nullopt);
  CHECK(checks.result().error().problems.size() == 2);
}

}  // namespace journeywork::services
