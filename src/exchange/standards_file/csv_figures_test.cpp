#include "exchange/standards_file/csv_figures.hpp"

#include <string>

#include <doctest/doctest.h>

#include "exchange/standards_file/csv_table.hpp"
#include "exchange/standards_file/text_encoding.hpp"

namespace journeywork::exchange {
namespace {

TEST_CASE("hours are read as spreadsheets show them") {
  const auto minutes = [](std::string_view text) { return hours_from_cell(text).value; };
  CHECK(minutes("4000") == hours(4000));
  CHECK(minutes("4,000") == hours(4000));
  CHECK(minutes("1,234,567") == std::nullopt);  // beyond any apprenticeship
  CHECK(minutes("37.5") == Minutes{2250});
  CHECK(minutes("37,5") == Minutes{2250});
  CHECK(minutes("1,000.5") == Minutes{60030});
  CHECK(minutes("37:20") == Minutes{2240});
  CHECK(minutes("0.125") == std::nullopt);  // seven and a half minutes
  CHECK(minutes("0.250") == Minutes{15});
}

TEST_CASE("hours that could mean two things, or nothing, are refused") {
  CHECK(hours_from_cell("1.000").message == "This is a thousand to some and one to others.");
  for (const auto* text : {"", "abc", "-5", "4000 h", "1,00,0", "1.2.3", "1,5,0", ".5", "5.", "1e3", "٣"}) {
    CAPTURE(std::string(text));
    const auto parsed = hours_from_cell(text);
    CHECK_FALSE(parsed.value);
    CHECK(parsed.message != "");
  }
}

TEST_CASE("percentages are read with and without the sign, fractions refused") {
  CHECK(percent_from_cell("60").value == BasisPoints{6000});
  CHECK(percent_from_cell("62.5 %").value == BasisPoints{6250});
  CHECK(percent_from_cell("62,5%").value == BasisPoints{6250});
  CHECK(percent_from_cell("1%").value == BasisPoints{100});
  CHECK(percent_from_cell("0.6").message == "This may be a fraction or a percentage.");
  CHECK_FALSE(percent_from_cell("1").value);
  CHECK_FALSE(percent_from_cell("%").value);
}

TEST_CASE("counts are whole") {
  CHECK(count_from_cell("6").value == 6);
  CHECK_FALSE(count_from_cell("6.5").value);
  CHECK_FALSE(count_from_cell("-6").value);
  CHECK_FALSE(count_from_cell("").value);
  CHECK(count_from_cell("99999999999999999999").message == "This is too large.");
}

TEST_CASE("rows keep the numbers that a spreadsheet gives them") {
  const auto table = read_csv_table("a,b\r\n\r\n\"1\r\n2\", x \r\n,,\r\n3,4");
  REQUIRE(table.problems.empty());
  REQUIRE(table.rows.size() == 3);
  CHECK(table.rows[0].number == 1);
  CHECK(table.rows[1].number == 3);
  CHECK(table.rows[1].cells == std::vector<std::string>{"1\n2", "x"});
  CHECK(table.rows[2].number == 5);
}

TEST_CASE("comma, semicolon and tab are told apart by the first row") {
  CHECK(read_csv_table("a,b\n1;2").separator == ',');
  CHECK(read_csv_table("\n\"x,y\";b;c\n").separator == ';');
  CHECK(read_csv_table("a\tb\n").rows.front().cells == std::vector<std::string>{"a", "b"});
  CHECK(read_csv_table("alone\n").separator == ',');
}

TEST_CASE("text is read in the encodings that spreadsheets write") {
  CHECK(to_utf8("\xEF\xBB\xBFé") == "é");
  CHECK(to_utf8("caf\xE9 \x80") == "café €");
  CHECK(to_utf8(std::string("\xFF\xFE\x61\x00\xE9\x00", 6)) == "aé");
  CHECK(to_utf8(std::string("\xFE\xFF\x17\x81", 4)) == "ខ");
  CHECK_FALSE(to_utf8(std::string("\xFF\xFE\x61", 3)));
  CHECK(to_utf8("") == "");
  CHECK(is_utf8("ខ្មែរ"));
  CHECK_FALSE(is_utf8("\xC0\x80"));
  CHECK(character_count("ខé1") == 3);
}

TEST_CASE("a quote that is never closed is a problem of its row, and so is a file that is too large") {
  const auto table = read_csv_table("a,b\n1,2\n\"3,4\n5,6\n");
  REQUIRE(table.problems.size() == 1);
  CHECK(table.problems[0].line == 3);
  CHECK(table.rows.size() == 2);
  CHECK(read_csv_table(std::string(3'000'000, 'a')).problems.size() == 1);
  CHECK(read_csv_table("").rows.empty());
}

}  // namespace
}  // namespace journeywork::exchange
