#include <algorithm>
#include <string>

#include <doctest/doctest.h>

#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/standards_arbitrary_test.hpp"
#include "exchange/standards_file/standards_file.hpp"

namespace journeywork::exchange {
namespace {

using namespace apprenticeship;

std::string sample_text() { return write_standards_toml(fixtures::sample_standards()); }

/// The sample's text with `from`, which must be in it, replaced by `to` at its first place.
std::string with(const std::string& from, const std::string& to) {
  auto text = sample_text();
  const auto at = text.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return text.replace(at, from.size(), to);
}

std::string list(const std::vector<Problem>& problems) {
  std::string out;
  for (const auto& one : problems) out += "\n" + std::to_string(one.line) + " " + one.field + ": " + one.message;
  return out;
}

/// The one problem of a text.
Problem only(const std::string& text) {
  const auto reading = read_standards_toml(text);
  REQUIRE_MESSAGE(reading.problems.size() == 1, list(reading.problems));
  CHECK_FALSE(reading.file);
  return reading.problems.front();
}

/// What stands at a problem's line and column.
std::string at(const std::string& text, const Problem& problem) {
  std::size_t line = 0;
  for (int i = 1; i < problem.line; ++i) line = text.find('\n', line) + 1;
  const auto from = line + static_cast<std::size_t>(problem.column) - 1;
  return text.substr(from, text.find('\n', from) - from);
}

TEST_CASE("any standards that are written out are read back the same") {
  CHECK(rc::check("read(write(s)) == s", [] {
    const auto s = arbitrary::standards();
    const auto reading = read_standards_toml(write_standards_toml(s));
    if (!reading.problems.empty()) RC_FAIL(list(reading.problems));
    RC_ASSERT(reading.file->standards == s);
  }));
}

TEST_CASE("hours are read as numbers and as hours and minutes, percentages with decimals") {
  const auto minimum = [](const std::string& written) {
    const auto reading = read_standards_toml(with("minimum_hours = 60", "minimum_hours = " + written));
    REQUIRE_MESSAGE(reading.file, list(reading.problems));
    return reading.file->standards.processes[1].minimum;
  };
  CHECK(minimum("60") == hours(60));
  CHECK(minimum("60.0") == hours(60));
  CHECK(minimum("1_000.5") == Minutes{60030});
  CHECK(minimum("0.1") == Minutes{6});
  CHECK(minimum("\"37:20\"") == Minutes{2240});
  const auto reading = read_standards_toml(with("percent = 70", "percent = 62.55"));
  REQUIRE(reading.file);
  CHECK(reading.file->standards.wage_steps[1].share == BasisPoints{6255});
}

TEST_CASE("a figure that cannot be is refused where it stands, with what would be accepted") {
  struct Case {
    const char* written;
    const char* message;
  };
  for (const auto& [written, message] : std::vector<Case>{{"0.333", "whole number of minutes"},
                                                          {"-1", "negative"},
                                                          {"-0.5", "negative"},
                                                          {"1e9", "too large"},
                                                          {"inf", "too large"},
                                                          {"nan", "too large"},
                                                          {"99999999999", "too large"},
                                                          {"\"12:60\"", "not hours and minutes"},
                                                          {"\"12:5\"", "not hours and minutes"},
                                                          {"\"-1:00\"", "not hours and minutes"},
                                                          {"\"sixty\"", "not hours and minutes"},
                                                          {"\"\"", "not hours and minutes"},
                                                          {"true", "true or false instead of a number"},
                                                          {"[60]", "a list instead of a number"},
                                                          {"{ value = 60 }", "a table instead of a number"},
                                                          {"2026-01-01", "a date or time instead of a number"}}) {
    CAPTURE(std::string(written));
    const auto text = with("minimum_hours = 60", std::string("minimum_hours = ") + written);
    const auto problem = only(text);
    CHECK(problem.field == "work_process[2].minimum_hours");
    CHECK_MESSAGE(problem.message.find(message) != std::string::npos, problem.message);
    CHECK(problem.accepted == "hours, such as 4000, 37.5 or \"37:20\"");
    CHECK(at(text, problem) == written);
    if (*written != '{') CHECK(problem.value == written);
  }
}

TEST_CASE("a number where a text belongs is answered with the text") {
  const auto problem = only(with("version = \"1.0\"", "version = 1.0"));
  CHECK(problem.field == "version");
  CHECK(problem.value == "1.0");
  CHECK(problem.accepted == "\"1.0\"");
}

TEST_CASE("a count takes whole numbers only") {
  CHECK(only(with("months = 24", "months = 24.5")).message.find("a number with decimals") != std::string::npos);
  CHECK(only(with("months = 24", "months = -24")).message == "This is negative.");
  CHECK(only(with("months = 24", "months = 2400000")).message == "This is too large.");
  CHECK(only(with("percent = 70", "percent = 70.001")).message == "A percentage has at most two decimals.");
}

TEST_CASE("an approach that is none of the three is refused") {
  const auto problem = only(with("approach = \"hybrid\"", "approach = \"hybird\""));
  CHECK(problem.field == "approach");
  CHECK(problem.accepted == "\"time-based\", \"competency-based\" or \"hybrid\"");
  CHECK(only(with("approach = \"hybrid\"", "approach = \"\"")).field == "approach");
}

TEST_CASE("an unknown key is refused and the one that was meant is named") {
  const auto problem = only(with("maximum_hours = 200", "maximum_hours = 200\nhour_min = 3"));
  CHECK(problem.field == "ojl.hour_min");
  CHECK(problem.message == "There is no key hour_min here; did you mean minimum_hours?");
  CHECK(problem.accepted == "minimum_hours");
  CHECK(problem.value == "3");
  CHECK(problem.column == 1);

  const auto other = only("colour = \"blue\"\n" + sample_text());
  CHECK(other.message == "There is no key colour here.");
  CHECK(other.accepted.find("work_process") != std::string::npos);
  CHECK(other.accepted.find("_source") == std::string::npos);
}

TEST_CASE("a missing key is a problem of the table that lacks it, a missing section is one problem") {
  const auto text = with("required_level = 2\n", "");
  const auto problem = only(text);
  CHECK(problem.field == "work_process[1].competency[1].required_level");
  CHECK(problem.message == "The key required_level is missing.");
  CHECK(at(text, problem) == "[[work_process.competency]]");

  const auto section = only(with("[term]\nmonths = 24\nmonths_source = \"sponsor\"\n", ""));
  CHECK(section.field == "term");
  CHECK(section.message == "The section [term] is missing.");
}

TEST_CASE("one table where a list of tables belongs says how it is written") {
  auto text = sample_text();
  text = text.substr(0, text.find("\n[[level]]")) + "\n[level]\nvalue = 0\nname = \"not yet\"\n";
  const auto reading = read_standards_toml(text);
  const auto found = std::ranges::find(reading.problems, "level", &Problem::field);
  REQUIRE(found != reading.problems.end());
  CHECK(found->message == "Here stands a table instead of a list.");
  CHECK(found->accepted == "[[level]] above each item");
}

TEST_CASE("every problem is reported, in the order of the file, not the first alone") {
  auto text = with("approach = \"hybrid\"", "approach = \"hybird\"");
  for (const auto& [from, to] : std::vector<std::pair<std::string, std::string>>{
           {"months = 24", "month = 24"}, {"\npercent = 80", "\npercent = \"80\""}, {"\nyear = 2", "\nyear = -2"}}) {
    const auto where = text.find(from);
    REQUIRE(where != std::string::npos);
    text.replace(where, from.size(), to);
  }
  const auto reading = read_standards_toml(text);
  std::vector<std::string> fields;
  for (const auto& problem : reading.problems) fields.push_back(problem.field);
  CHECK(fields ==
        std::vector<std::string>{"approach", "term.months", "term.month", "wages.step[3].percent", "course[2].year"});
}

TEST_CASE("reading and checking are reported together, and nothing twice") {
  auto text = with("approach = \"hybrid\"", "approach = \"hybird\"");          // else: hybrid and its rules
  text.replace(text.find("minimum_hours = 60"), 18, "minimum_hours = \"x\"");  // else: sums that do not fit
  text.replace(text.find("code = \"MT\""), 11, "code = \"EL\"");
  AgencyRules none;
  const auto reading = read_standards_toml(text);
  REQUIRE(reading.partial);
  CHECK(reading.readable() == &*reading.partial);
  std::vector<std::string> fields;
  for (const auto& finding : findings(reading, none)) {
    if (!finding.warning) fields.push_back(finding.problem.field);
  }
  CHECK(fields == std::vector<std::string>{"approach", "work_process[2].minimum_hours", "course[2].code"});
}

TEST_CASE("what check finds in a file has its place in it") {
  const auto text = with("minimum_hours = 60", "minimum_hours = 160");
  const auto reading = read_standards_toml(text);
  REQUIRE(reading.file);
  const auto all = findings(reading, fixtures::sample_agency());
  const auto found = std::ranges::find_if(
      all, [](const Finding& one) { return one.problem.field == "work_process[2].minimum_hours"; });
  REQUIRE(found != all.end());
  CHECK(at(text, found->problem) == "160");
  CHECK(found->problem.value == "160");
}

TEST_CASE("broken lines are reported with line and column, each, and the rest is read nevertheless") {
  auto text = sample_text();
  const auto replace = [&](const std::string& from, const std::string& to) {
    const auto where = text.find(from);
    REQUIRE(where != std::string::npos);
    text.replace(where, from.size(), to);
  };
  replace("code = \"sample\"", "code = sample");
  replace("[ratio]", "[ratio");
  replace("months = 24", "months 24");
  replace("\nyear = 2", "\nyear = -2");
  const auto reading = read_standards_toml(text);
  REQUIRE_MESSAGE(reading.problems.size() == 4, list(reading.problems));
  CHECK(reading.problems[0].value == "code = sample");
  CHECK(reading.problems[0].line == 2);
  CHECK(reading.problems[0].column > 1);
  CHECK(reading.problems[1].value == "months 24");
  CHECK(reading.problems[2].value == "[ratio");
  CHECK(reading.problems[3].field == "course[2].year");
  CHECK_FALSE(reading.file);
  CHECK_FALSE(reading.partial);  // with gaps in it, nothing is to be concluded from it
}

TEST_CASE("letters with accents outside of quotes are refused like any broken line") {
  for (const auto* broken :
       {"titleó = 1", "é", "a = ж", "a é = 1", "a = 1 ñ", "[a] ü", "[x Ω]", "a = [1, ü]", "a\u00A0= é"}) {
    CAPTURE(std::string(broken));
    CHECK(only(broken + ("\n" + sample_text())).value == broken);
  }
}

TEST_CASE("a heading that is no key is refused like any broken line") {
  for (const auto* heading : {"[?]", "[[é]]", "[]", "[a.]", "[ [a]]", "["}) {
    CAPTURE(std::string(heading));
    const auto problem = only(sample_text() + heading + "\n");
    CHECK(problem.value == heading);
    CHECK(problem.message.starts_with("This line cannot be read: "));
  }
}

TEST_CASE("a key given twice is refused at the second place") {
  const auto text = with("version = \"1.0\"", "version = \"1.0\"\nversion = \"1.1\"");
  const auto problem = only(text);
  CHECK(problem.message == "This was already given above: 'version'.");
  CHECK(problem.line == 4);
}

TEST_CASE("a text that never ends is one problem") {
  const auto reading = read_standards_toml(sample_text() + "[[course]]\ntitle = \"\"\"never\nends\n");
  REQUIRE(!reading.problems.empty());
  CHECK(reading.problems.size() <= 3);
}

TEST_CASE("text that is not text is refused before it is parsed") {
  CHECK(only("title = \"\xff\"\n").message == "The file is not in UTF-8.");
  CHECK(only(std::string(3'000'000, '#')).message == "The file is too large.");
  CHECK(only("title = \"x\"\n" + std::string(300, '.') + " = 1\n").line == 2);
  CHECK(only(with("title = \"Sample technician\"", R"(title = "a\u0007b")")).message ==
        "The text has a control character in it.");
  CHECK(only(with("title = \"Sample technician\"", "title = \"" + std::string(5000, 'a') + "\"")).message ==
        "The text is too long.");
}

TEST_CASE("an empty text lacks everything that is required") {
  const auto reading = read_standards_toml("");
  CHECK_FALSE(reading.file);
  REQUIRE(reading.partial);
  const auto missing = [&](std::string_view field) {
    return std::ranges::find(reading.problems, field, &Problem::field) != reading.problems.end();
  };
  for (const auto* field : {"code", "version", "title", "agency", "occupation", "approach", "minimum_age", "term",
                            "ojl", "related_instruction", "ratio", "reviews", "limits", "wages"}) {
    CHECK_MESSAGE(missing(field), std::string(field));
  }
  CHECK(std::ranges::all_of(reading.problems, [](const Problem& one) { return one.line == 1 && one.column == 1; }));
}

TEST_CASE("thousands of problems are counted, not all listed") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "k" + std::to_string(i) + " = 1\n";
  const auto reading = read_standards_toml(text);
  CHECK(reading.problems.size() == 1001);
  CHECK(reading.problems.back().message.ends_with("more are not listed."));

  auto many = sample_text();
  for (int i = 0; i < 2000; ++i) many += "[[course]]\ncode = \"EL\"\ntitle = \"x\"\nhours = 1\nyear = 1\n";
  const auto all = findings(read_standards_toml(many), AgencyRules{});
  REQUIRE(all.size() == 1001);
  CHECK(all.back().problem.message.ends_with("more are not listed."));
  CHECK(std::ranges::none_of(all, &Finding::warning));  // there is one, which gives way to errors
}

TEST_CASE("byte order mark, other line ends and characters of any script are read") {
  auto text = with("Sample technician", "អ្នកបច្ចេកទេស é");
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const auto reading = read_standards_toml(windows);
  REQUIRE_MESSAGE(reading.file, list(reading.problems));
  CHECK(reading.file->standards.title == "អ្នកបច្ចេកទេស é");
  const auto* position = reading.file->positions.find("version");
  REQUIRE(position != nullptr);
  CHECK(position->line == 3);
  CHECK(position->value == "\"1.0\"");
}

}  // namespace
}  // namespace journeywork::exchange
