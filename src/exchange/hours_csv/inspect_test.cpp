#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {
namespace {

Inspection look(std::string_view text, const Mapping& known = {}) {
  auto found = inspect(text, known);
  if (!found) FAIL(found.error().message);
  return std::move(*found);
}

}  // namespace

TEST_CASE("a timesheet with the usual headings is understood without help") {
  const auto found = look(
      "Employee Email;Work Date;Hours Worked;Task;Notes;WO Number;Entry ID\n"
      "ana@x.org;11/19/2026;1,5;4;PM of pumps;WO-1;17\n"
      "ben@x.org;11/03/2026;8;2;;WO-2;18\n");
  CHECK(found.separator == ';');
  CHECK(found.heading_row == 1);
  CHECK(found.rows == 2);
  CHECK(found.encoding == Encoding::utf8);
  REQUIRE(found.columns.size() == 7);
  CHECK(found.columns[2].heading == "Hours Worked");
  CHECK(found.columns[2].samples == std::vector<std::string>{"1,5", "8"});
  const auto& guess = found.guess;
  CHECK(guess.columns.at(Field::person) == "Employee Email");
  CHECK(guess.columns.at(Field::date) == "Work Date");
  CHECK(guess.columns.at(Field::hours) == "Hours Worked");
  CHECK(guess.columns.at(Field::work_process) == "Task");
  CHECK(guess.columns.at(Field::note) == "Notes");
  CHECK(guess.columns.at(Field::work_order) == "WO Number");
  CHECK(guess.columns.at(Field::line_id) == "Entry ID");
  CHECK(guess.date_order == DateOrder::mdy);
  CHECK(guess.plain_numbers == PlainNumber::hours);
  CHECK(check(guess).empty());
}

TEST_CASE("the order of dates is guessed only when a day above the twelfth decides it") {
  const auto orders = [](std::string_view dates) {
    std::string text = "Email,Date,Hours,WP\n";
    for (std::size_t from = 0; from < dates.size();) {
      const auto to = std::min(dates.find(' ', from), dates.size());
      text += "a@x.org," + std::string(dates.substr(from, to - from)) + ",1,4\n";
      from = to + 1;
    }
    return look(text);
  };
  using Orders = std::vector<DateOrder>;
  CHECK(orders("03/04/2026 05/06/2026").date_orders == Orders{DateOrder::dmy, DateOrder::mdy});
  CHECK_FALSE(orders("03/04/2026 05/06/2026").guess.date_order);
  CHECK(orders("03/04/2026 25/06/2026").guess.date_order == DateOrder::dmy);
  CHECK(orders("03/04/2026 05/26/2026").guess.date_order == DateOrder::mdy);
  CHECK(orders("13/04/2026 05/26/2026").date_orders.empty());
  CHECK_FALSE(orders("13/04/2026 05/26/2026").guess.date_order);
  CHECK(orders("2026-04-03 2026-04-04").guess.date_order == DateOrder::ymd);
  CHECK(orders("2026-04-03 13/04/2026").guess.date_order == DateOrder::dmy);
  CHECK(orders("03-Nov-2026").guess.date_order == DateOrder::dmy);
}

TEST_CASE("the value that decides may stand in the last row") {
  std::string text = "Email,Date,Hours,WP\n";
  for (int i = 0; i < 3000; ++i) text += "a@x.org,03/04/2026,1,4\n";
  text += "a@x.org,03/31/2026,1,4\n";
  CHECK(look(text).guess.date_order == DateOrder::mdy);
}

TEST_CASE("hours or minutes are guessed by heading and figures, and left open when these disagree") {
  const auto unit = [](std::string_view heading, std::string_view value) {
    return look("Email,Date," + std::string(heading) + ",WP\na@x.org,2026-11-19,\"" + std::string(value) + "\",4\n")
        .guess.plain_numbers;
  };
  CHECK(unit("Hours", "8") == PlainNumber::hours);
  CHECK(unit("Duration", "7.5") == PlainNumber::hours);
  CHECK(unit("Duration", "90") == PlainNumber::minutes);
  CHECK(unit("Duration", "8") == std::nullopt);
  CHECK(unit("Duration (min)", "8") == PlainNumber::minutes);
  CHECK(unit("Hours", "480") == std::nullopt);
  CHECK(unit("Minutes", "7.5") == std::nullopt);
  CHECK(unit("Time", "1:30") == std::nullopt);
}

TEST_CASE("columns are recognised by what is in them when headings say nothing") {
  const auto found = look("Who,When,Duration,What\nana@x.org,19/11/2026,1.5,4\nben@x.org,20/11/2026,2,4\n");
  CHECK(found.guess.columns.at(Field::person) == "Who");
  CHECK(found.guess.columns.at(Field::date) == "When");
  CHECK_FALSE(found.guess.columns.contains(Field::work_process));
}

TEST_CASE("free text and doubtful numbers of lines are offered, not chosen") {
  const auto found = look("Email,Date,Hours,Description,ID\na@x.org,2026-11-19,1,Mr Smith's pump,17\n");
  CHECK_FALSE(found.guess.columns.contains(Field::note));
  CHECK(found.candidates.at(Field::note) == std::vector<std::string>{"Description"});
  CHECK_FALSE(found.guess.columns.contains(Field::line_id));
  CHECK(found.candidates.at(Field::line_id) == std::vector<std::string>{"ID"});
  CHECK(found.guess.constants.at(Field::note) == "Imported from a timesheet");
}

TEST_CASE("what is known of an employer's files is used where it fits") {
  Mapping known;
  known.columns = {{Field::person, "badge"}, {Field::hours, "Billable"}};
  known.constants = {{Field::work_process, "3"}, {Field::note, "HR export"}};
  known.date_order = DateOrder::dmy;
  const auto found = look("Email,Badge,Date,Hours\na@x.org,7,03/04/2026,1\n", known);
  CHECK(found.guess.columns.at(Field::person) == "Badge");
  CHECK(found.guess.columns.at(Field::hours) == "Hours");
  CHECK_FALSE(found.guess.columns.contains(Field::work_process));
  CHECK(found.guess.constants == known.constants);
  CHECK(found.guess.date_order == DateOrder::dmy);
}

TEST_CASE("headings are found below a title and odd rows") {
  const auto found = look("Timesheet\n\nMercy Hospital,,\nEmail,Date,Hours\na@x.org,2026-11-19,1\n");
  CHECK(found.heading_row == 4);
  CHECK(found.rows == 1);
  CHECK(found.columns[0].heading == "Email");
}

TEST_CASE("columns without a name and with the same name can be told apart") {
  const auto found = look("Date,Date,,Hours\n2026-11-19,2026-11-19,x,1\n");
  CHECK(found.columns[0].heading == "Date");
  CHECK(found.columns[1].heading == "Date (2)");
  CHECK(found.columns[2].heading == "Column C");
}

TEST_CASE("samples are short and on one line") {
  const auto found = look("Email,Note\na@x.org,\"one\ntwo\"\na@x.org," + std::string(3000, 'x') + "\n");
  CHECK(found.columns[1].samples[0] == "one two");
  CHECK(found.columns[1].samples[1].size() < 100);
}

TEST_CASE("a file without a table is refused") {
  CHECK_FALSE(inspect(""));
  CHECK_FALSE(inspect("Email,Date,Hours\n"));
  CHECK_FALSE(inspect("PK\x03\x04 and more"));
}

TEST_CASE("a guess is never worse than none: with its gaps filled it can be read") {
  const auto held = rc::check("any bytes", [] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("Email,Date;Hours\t|\"\n\r 19/11/2026-8.5@\xC3\xA9")));
    auto found = inspect(text);
    if (!found) return;
    auto mapping = found->guess;
    const auto& any = found->columns.front().heading;
    if (!mapping.columns.contains(Field::person)) mapping.constants[Field::person] = "somebody";
    mapping.columns.emplace(Field::date, any);
    mapping.columns.emplace(Field::hours, any);
    mapping.constants.emplace(Field::work_process, "1");
    mapping.columns.erase(Field::course);
    if (!mapping.date_order) mapping.date_order = DateOrder::dmy;
    mapping.heading_row = found->heading_row;
    mapping.separator = found->separator;
    if (!check(mapping).empty()) return;
    int rows = 0;
    const auto layout = read(text, mapping, [&](Row&&) { ++rows; });
    RC_ASSERT(layout.has_value());
    RC_ASSERT(rows == found->rows);
  });
  CHECK(held);
}

}  // namespace journeywork::exchange::hours_csv
