#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {
namespace {

Mapping complete() {
  Mapping mapping;
  mapping.columns = {
      {Field::person, "Email"}, {Field::date, "Date"}, {Field::hours, "Hours"}, {Field::work_process, "WP"}};
  mapping.date_order = DateOrder::ymd;
  return mapping;
}

std::vector<std::string> fields(const std::vector<Problem>& problems) {
  std::vector<std::string> out;
  for (const auto& problem : problems) out.push_back(problem.field);
  return out;
}

using Fields = std::vector<std::string>;

template <class Enum, std::size_t N>
auto one_of(const Enum (&values)[N]) {
  return rc::gen::elementOf(std::vector<Enum>(std::begin(values), std::end(values)));
}

}  // namespace

TEST_CASE("a mapping comes back from its text") {
  const auto held = rc::check("any mapping", [] {
    Mapping mapping;
    for (const auto field : all_fields) {
      if (*rc::gen::arbitrary<bool>()) mapping.columns[field] = *rc::gen::string<std::string>();
      if (*rc::gen::arbitrary<bool>()) mapping.constants[field] = "a \"constant\" \\ é";
    }
    if (*rc::gen::arbitrary<bool>()) mapping.date_order = *one_of(all_date_orders);
    if (*rc::gen::arbitrary<bool>()) mapping.plain_numbers = *one_of(all_plain_numbers);
    mapping.decimal = *one_of(all_decimal_marks);
    if (*rc::gen::arbitrary<bool>()) mapping.separator = *one_of(separators);
    if (*rc::gen::arbitrary<bool>()) mapping.heading_row = *rc::gen::inRange(0, 1001);
    for (auto& [field, heading] : mapping.columns) {  // only text has a place in JSON
      std::erase_if(heading, [](char c) { return static_cast<unsigned char>(c) >= 0x80U; });
    }
    const auto back = read_mapping(write_mapping(mapping));
    RC_ASSERT(back.has_value());
    RC_ASSERT(*back == mapping);
  });
  CHECK(held);
}

TEST_CASE("a text that is no mapping is refused with every member that is wrong") {
  CHECK_FALSE(read_mapping(""));
  CHECK_FALSE(read_mapping("[]"));
  CHECK_FALSE(read_mapping("{\"columns\": {}"));
  CHECK_FALSE(read_mapping(std::string(10'000, '[')));
  const auto wrong = read_mapping(R"({"columns": {"persson": "Email", "date": 3}, "constants": 1, "date_order": "xyz",
                                      "heading_row": -1, "separator": "dash", "colums": {}})");
  REQUIRE_FALSE(wrong);
  CHECK(fields(wrong.error().problems) ==
        Fields{"columns.persson", "columns.date", "constants", "date_order", "separator", "heading_row", "colums"});
  CHECK(wrong.error().problems[3].accepted == "ymd, dmy, mdy");
  CHECK(read_mapping("{}") == Mapping{});
}

TEST_CASE("a mapping says what it lacks before any file is read") {
  CHECK(check(complete()).empty());
  CHECK(fields(check(Mapping{})) == Fields{"person", "date", "hours", "work_process", "date_order"});
  auto mapping = complete();
  mapping.columns.erase(Field::work_process);
  mapping.constants[Field::work_process] = "1";
  CHECK(check(mapping).empty());
  mapping.columns.erase(Field::person);
  mapping.constants[Field::person] = "a@b.org";
  CHECK(check(mapping).empty());
}

TEST_CASE("a mapping that contradicts itself is refused") {
  auto mapping = complete();
  mapping.constants[Field::person] = "a@b.org";
  CHECK(fields(check(mapping)) == Fields{"person"});
  mapping = complete();
  mapping.constants = {{Field::work_process, "1"}, {Field::course, "2"}};
  CHECK(fields(check(mapping)) == Fields{"course"});
  mapping = complete();
  mapping.columns[Field::hours] = "date";
  CHECK(fields(check(mapping)) == Fields{"hours"});
  mapping = complete();
  mapping.columns[Field::note] = "WP";  // a title may serve as a note as well
  CHECK(check(mapping).empty());
  mapping.constants[Field::date] = "2026-11-19";
  CHECK(fields(check(mapping)) == Fields{"date"});
  mapping = complete();
  mapping.constants[Field::note] = " ";
  mapping.columns[Field::device] = " - ";
  CHECK(fields(check(mapping)) == Fields{"note", "device"});
}

TEST_CASE("every choice has a name that is read back") {
  for (const auto field : all_fields) CHECK(parse_field(name(field)) == field);
  for (const auto order : all_date_orders) CHECK(parse_date_order(name(order)) == order);
  for (const auto mark : all_decimal_marks) CHECK(parse_decimal_mark(name(mark)) == mark);
  for (const auto unit : all_plain_numbers) CHECK(parse_plain_number(name(unit)) == unit);
  for (const auto separator : separators) {
    CHECK(parse_separator(name(separator)) == separator);
    CHECK(parse_separator(std::string(1, separator)) == separator);
  }
  CHECK_FALSE(parse_separator("x"));
}

}  // namespace journeywork::exchange::hours_csv
