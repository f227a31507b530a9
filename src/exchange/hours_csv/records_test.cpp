#include "exchange/hours_csv/records.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {
namespace {

using Cells = std::vector<std::string>;

std::vector<Record> all(std::string_view text, char separator = ',') {
  Records records(text, separator);
  std::vector<Record> out;
  Record record;
  while (records.next(record)) out.push_back(record);
  return out;
}

Cells cells(std::string_view line, char separator = ',') {
  const auto found = all(line, separator);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].damage == nullptr);
  return found[0].cells;
}

}  // namespace

TEST_CASE("cells are as RFC 4180 has them") {
  CHECK(cells("a,b,c") == Cells{"a", "b", "c"});
  CHECK(cells("a,,c\n") == Cells{"a", "", "c"});
  CHECK(cells(",\r\n") == Cells{"", ""});
  CHECK(cells("\"a,b\",\"say \"\"yes\"\"\",\"two\r\nlines\"") == Cells{"a,b", "say \"yes\"", "two\nlines"});
  CHECK(cells("a\tb c\t\"d\te\"", '\t') == Cells{"a", "b c", "d\te"});
  CHECK(cells("\t\tx", '\t') == Cells{"", "", "x"});
  CHECK(cells("1,5;2,5", ';') == Cells{"1,5", "2,5"});
  CHECK(cells("a | b|c", '|') == Cells{"a", "b", "c"});
}

TEST_CASE("quotes that nobody doubled are kept when the line is whole all the same") {
  CHECK(cells("the 5\" disc,8") == Cells{"the 5\" disc", "8"});
  CHECK(cells("\"he said \"no\" twice\",8") == Cells{"he said \"no\" twice", "8"});
}

TEST_CASE("rows are counted as a spreadsheet counts them, whatever the line ends") {
  for (const std::string_view text : {"a\n\n\"b\nc\"\nd", "a\r\n\r\n\"b\r\nc\"\r\nd\r\n", "a\r\r\"b\rc\"\rd"}) {
    const auto found = all(text);
    REQUIRE(found.size() == 4);
    CHECK(found[0].number == 1);
    CHECK(found[1].empty());
    CHECK(found[2].cells == Cells{"b\nc"});
    CHECK(found[3].number == 4);
    CHECK(found[3].cells == Cells{"d"});
  }
}

TEST_CASE("a quote that is never closed costs its own row only") {
  const auto found = all("a,b\n\"open,1\nc,2\nd,3\n");
  REQUIRE(found.size() == 4);
  CHECK(found[1].damage != nullptr);
  CHECK(found[1].number == 2);
  CHECK(found[2].cells == Cells{"c", "2"});
  CHECK(found[3].cells == Cells{"d", "3"});
}

TEST_CASE("a quote that is closed by the next row's quote is noticed") {
  const auto found = all("x,\"open\ny,\"a note\"\nz,1\n");
  REQUIRE(found.size() == 3);
  CHECK(found[0].damage != nullptr);
  CHECK(found[1].cells == Cells{"y", "a note"});
  CHECK(found[2].cells == Cells{"z", "1"});
}

TEST_CASE("a cell, a row and a line have limits") {
  const std::string huge(largest_cell + 1, 'x');
  auto found = all(huge + ",1\na,2\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].damage != nullptr);
  CHECK(found[1].cells == Cells{"a", "2"});

  CHECK(cells(std::string(largest_cell, 'x')).front().size() == largest_cell);

  found = all(std::string(most_columns, ',') + "\na,2\n");
  CHECK(found.at(0).damage != nullptr);
  CHECK(found.at(1).cells == Cells{"a", "2"});

  found = all(std::string(3 << 20, ',') + "\na,2\n");
  CHECK(found.at(0).damage != nullptr);
  CHECK(found.at(1).cells == Cells{"a", "2"});
}

TEST_CASE("a file of nothing but open quotes is given up") {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "\"open," + std::string(static_cast<std::size_t>(i % 50), 'x') + " \"y\n";
  Records records(text, ',');
  Record record;
  int rows = 0;
  while (records.next(record)) ++rows;
  CHECK(records.hopeless());
  CHECK(rows < 200);
}

TEST_CASE("whatever the bytes, reading ends and no row is larger than it may be") {
  const auto held = rc::check("any text of separators, quotes and line ends", [] {
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string(",;\t|\"\"\"\n\r ab\xC3\xA9\0x", 16)));
    for (const char separator : separators) {
      Records records(text, separator);
      Record record;
      int last = 0;
      while (records.next(record)) {
        RC_ASSERT(record.number == last + 1);
        last = record.number;
      }
      RC_ASSERT(last <= static_cast<int>(text.size()) + 1);
    }
  });
  CHECK(held);
}

TEST_CASE("what is written as RFC 4180 asks is read back") {
  const auto held = rc::check("any table", [] {
    const char separator = *rc::gen::elementOf(std::vector<char>{',', ';', '\t', '|'});
    const auto line_end = *rc::gen::elementOf(std::vector<std::string>{"\n", "\r\n"});
    const auto cell =
        rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab ,;\t|\"\n\xC3\xA9"
                                                                       "7")));
    const auto table =
        *rc::gen::nonEmpty(rc::gen::container<std::vector<Cells>>(rc::gen::nonEmpty(rc::gen::container<Cells>(cell))));
    std::string text;
    for (const auto& row : table) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i > 0) text += separator;
        text += '"';
        for (const char c : row[i]) text += c == '"' ? "\"\"" : std::string(1, c);
        text += '"';
      }
      text += line_end;
    }
    const auto found = all(text, separator);
    RC_ASSERT(found.size() == table.size());
    for (std::size_t i = 0; i < table.size(); ++i) RC_ASSERT(found[i].cells == table[i]);
  });
  CHECK(held);
}

}  // namespace journeywork::exchange::hours_csv
