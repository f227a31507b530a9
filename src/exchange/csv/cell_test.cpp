#include "exchange/csv/cell.hpp"

#include <doctest/doctest.h>

using journeywork::exchange::csv_cell;

TEST_CASE("plain text is a cell as it is") { CHECK(csv_cell("6 infusion pumps") == "6 infusion pumps"); }

TEST_CASE("separators, quotes and line breaks are quoted") {
  CHECK(csv_cell("a,b") == "\"a,b\"");
  CHECK(csv_cell("say \"ah\"") == "\"say \"\"ah\"\"\"");
  CHECK(csv_cell("one\ntwo") == "\"one\ntwo\"");
}

TEST_CASE("a spreadsheet never takes text for a formula") {
  CHECK(csv_cell("=1+1") == "'=1+1");
  CHECK(csv_cell("@SUM(A1)") == "'@SUM(A1)");
  CHECK(csv_cell("-2") == "'-2");
  CHECK(csv_cell("+cmd,x") == "\"'+cmd,x\"");
}
