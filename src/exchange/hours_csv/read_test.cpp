#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <unicode/unistr.h>

#include <cstdio>

#include "exchange/hours_csv/hours_csv.hpp"

namespace journeywork::exchange::hours_csv {
namespace {

Mapping usual() {
  Mapping mapping;
  mapping.columns = {
      {Field::person, "Email"}, {Field::date, "Date"}, {Field::hours, "Hours"}, {Field::work_process, "WP"}};
  mapping.date_order = DateOrder::ymd;
  mapping.plain_numbers = PlainNumber::hours;
  return mapping;
}

std::vector<Row> rows(std::string_view text, const Mapping& mapping = usual()) {
  std::vector<Row> out;
  const auto layout = read(text, mapping, [&](Row&& row) { out.push_back(std::move(row)); });
  if (!layout) FAIL(layout.error().message);
  return out;
}

Error refusal(std::string_view text, const Mapping& mapping = usual()) {
  const auto layout = read(text, mapping, [](Row&&) {});
  REQUIRE_FALSE(layout);
  return layout.error();
}

std::string in_utf16(std::string_view utf8, bool big) {
  const auto wide = icu::UnicodeString::fromUTF8({utf8.data(), static_cast<std::int32_t>(utf8.size())});
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  for (std::int32_t i = 0; i < wide.length(); ++i) {
    const auto high = static_cast<char>(wide[i] >> 8U);
    const auto low = static_cast<char>(wide[i] & 0xFFU);
    out += big ? high : low;
    out += big ? low : high;
  }
  return out;
}

}  // namespace

TEST_CASE("a plain file is read by its headings") {
  const auto found = rows("Email,Date,Hours,WP\nana@x.org,2026-11-19,1.5,4\n\nben@x.org,2026-11-20,8,Repair\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].number == 2);
  CHECK(found[0].person == "ana@x.org");
  CHECK(found[0].date == Date(2026, 11, 19));
  CHECK(found[0].minutes == Minutes{90});
  CHECK(found[0].work_process == "4");
  CHECK(found[0].problems.empty());
  CHECK(found[1].number == 4);
  CHECK(found[1].work_process == "Repair");
}

TEST_CASE("what spreadsheets write around a table does not disturb it") {
  const std::string_view table = "EMAIL ,  date,HOURS,wp\r\nana@x.org,2026-11-19,1.5,4\r\n";
  for (const std::string& text :
       {std::string(table), "\xEF\xBB\xBF" + std::string(table), "sep=,\r\n" + std::string(table),
        "Timesheet of November\r\n\r\nPrinted,2026-11-30\r\n" + std::string(table)}) {
    CAPTURE(text);
    const auto found = rows(text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].problems.empty());
    CHECK(found[0].minutes == Minutes{90});
  }
  auto mapping = usual();
  mapping.heading_row = 2;
  CHECK(rows("Email,Date,Hours,WP\nEmail,Date,Hours,WP\nana@x.org,2026-11-19,1.5,4", mapping).size() == 1);
}

TEST_CASE("a file without headings is read by the letters of its columns") {
  auto mapping = usual();
  mapping.heading_row = 0;
  mapping.columns = {{Field::person, "Column C"}, {Field::date, "column a"}, {Field::hours, "Column B"}};
  mapping.constants = {{Field::work_process, "1"}};
  const auto found = rows("2026-11-19;1,5;007\n2026-11-20;2;008;extra", mapping);
  REQUIRE(found.size() == 2);
  CHECK(found[0].person == "007");
  CHECK(found[0].minutes == Minutes{90});
  CHECK(found[0].work_process == "1");
  CHECK(found[1].problems.empty());
}

TEST_CASE("the separator is the one with which the headings are there") {
  CHECK(rows("Email;Date;Hours;WP\nana@x.org;2026-11-19;1,5;4")[0].minutes == Minutes{90});
  CHECK(rows("Email\tDate\tHours\tWP\nana@x.org\t2026-11-19\t1,5\t4")[0].minutes == Minutes{90});
  CHECK(rows("Email|Date|Hours|WP\nana@x.org|2026-11-19|1,5|4")[0].minutes == Minutes{90});
}

TEST_CASE("a wrong cell is named with row, column, value and what is accepted") {
  const auto found = rows("WP,Hours,Date,Email\n4,eight,19/11/2026,ana@x.org\n");
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].problems.size() == 2);
  const auto& date = found[0].problems[0];
  CHECK(date.field == "Date");
  CHECK(date.line == 2);
  CHECK(date.column == 3);
  CHECK(date.value == "19/11/2026");
  CHECK(date.accepted.find("2026-11-19") != std::string::npos);
  const auto& hours = found[0].problems[1];
  CHECK(hours.field == "Hours");
  CHECK(hours.column == 2);
  CHECK(hours.value == "eight");
  CHECK(found[0].person == "ana@x.org");
}

TEST_CASE("ragged rows are taken when nothing of them is lost, else refused") {
  const auto found = rows(
      "Email,Date,Hours,WP\n"
      "ana@x.org,2026-11-19\n"
      "ana@x.org,2026-11-19,1,5,4\n"
      "ana@x.org,2026-11-19,8,4,,,\n"
      "total,,16\n");
  REQUIRE(found.size() == 4);
  CHECK(found[0].problems.size() == 2);
  REQUIRE(found[1].problems.size() == 1);
  CHECK(found[1].problems[0].column == 5);
  CHECK(found[1].problems[0].message.find("separator") != std::string::npos);
  CHECK(found[2].problems.empty());
  CHECK_FALSE(found[3].problems.empty());
}

TEST_CASE("cells that look like formulas are texts, and what keeps them from being formulas is taken off") {
  auto mapping = usual();
  mapping.columns[Field::note] = "Note";
  const auto found = rows(
      "Email,Date,Hours,WP,Note\n"
      "\"=\"\"0042\"\"\",2026-11-19,8,4,=HYPERLINK(1)\n"
      "0042,2026-11-19,8,4,'=1+1\n"
      "0042,2026-11-19,=4+4,4,'tis done\n",
      mapping);
  CHECK(found[0].person == "0042");
  CHECK(found[0].note == "=HYPERLINK(1)");
  CHECK(found[1].note == "=1+1");
  CHECK(found[2].note == "'tis done");
  REQUIRE(found[2].problems.size() == 1);
  CHECK(found[2].problems[0].field == "Hours");
}

TEST_CASE("a NUL or another control character refuses its row only") {
  auto mapping = usual();
  mapping.columns[Field::note] = "Note";
  // Near its beginning a file with a NUL is no text at all; further down it is a damaged cell.
  std::string text = "Email,Date,Hours,WP,Note\n";
  for (int i = 0; i < 200; ++i) text += "ana@x.org,2026-11-19,1,4,fine and long enough\n";
  text += std::string("ana@x.org,2026-11-19,1,4,a\0b\n", 29) + "ana@x.org,2026-11-19,1,4,a\x07\n" +
          "ana@x.org,2026-11-19,1,4,a\vb\n";
  const auto found = rows(text, mapping);
  REQUIRE(found.size() == 203);
  CHECK(found[200].problems.size() == 1);
  CHECK(found[201].problems.size() == 1);
  CHECK(found[202].problems.empty());
  CHECK(found[202].note == "a\nb");
}

TEST_CASE("constants stand in where a cell is empty") {
  auto mapping = usual();
  mapping.columns[Field::course] = "Course";
  mapping.columns[Field::note] = "Note";
  mapping.constants = {{Field::work_process, "9"}, {Field::note, "from the old sheet"}};
  const auto found = rows(
      "Email,Date,Hours,WP,Course,Note\n"
      "a@x.org,2026-11-19,8,,,\n"
      "a@x.org,2026-11-19,8,4,,by hand\n"
      "a@x.org,2026-11-19,8,,Anatomy,\n"
      "a@x.org,2026-11-19,8,4,Anatomy,\n",
      mapping);
  CHECK(found[0].work_process == "9");
  CHECK(found[0].note == "from the old sheet");
  CHECK(found[1].work_process == "4");
  CHECK(found[1].note == "by hand");
  CHECK(found[2].work_process.empty());
  CHECK(found[2].course == "Anatomy");
  CHECK(found[3].problems.size() == 1);
}

TEST_CASE("columns that are called alike are told apart") {
  auto mapping = usual();
  mapping.columns[Field::hours] = "Hours (2)";
  CHECK(rows("Email,Date,Hours,HOURS,WP\na@x.org,2026-11-19,1,2,4", mapping)[0].minutes == Minutes{120});
}

TEST_CASE("a column that is not there is an error of the file with the headings that are") {
  const auto error = refusal("Mail,Date,Hours,WP\na@x.org,2026-11-19,1,4");
  CHECK(error.code == Error::Code::invalid);
  REQUIRE(error.problems.size() == 1);
  CHECK(error.problems[0].field == "person");
  CHECK(error.problems[0].accepted == "Mail, Date, Hours, WP");
}

TEST_CASE("what is no CSV is named for what it is") {
  CHECK(refusal("PK\x03\x04").message.find("workbook") != std::string::npos);
  CHECK(refusal("\xD0\xCF\x11\xE0").message.find("workbook") != std::string::npos);
  CHECK(refusal("%PDF-1.4").message.find("PDF") != std::string::npos);
  CHECK(refusal("").message == "The file is empty.");
  CHECK(refusal(" \r\n\t\n").message == "The file is empty.");
  CHECK(refusal(std::string("E\0m\0a\0i\0l\0", 10)).message == "This is not a text file.");
  CHECK(refusal(std::string(largest_file + 1, 'a')).message.find("32 MiB") != std::string::npos);
  CHECK(refusal("\xFF\xFE" + std::string("a\xD8", 2)).code == Error::Code::invalid);
  CHECK(refusal("Email,Date,Hours,WP\na@x.org,2026-11-19,1,4", Mapping{}).problems.size() == 5);
}

TEST_CASE("a file has a most number of rows") {
  std::string text = "Email,Date,Hours,WP\n";
  for (int i = 0; i <= most_rows; ++i) text += "a,b,c,d\n";
  CHECK(refusal(text).message.find("200000 rows") != std::string::npos);
}

TEST_CASE("an open quote spoils its own row, not those behind it") {
  const auto found = rows(
      "Email,Date,Hours,WP\n"
      "a@x.org,2026-11-19,1,\"4\n"
      "b@x.org,2026-11-19,2,4\n"
      "c@x.org,2026-11-19,3,\"4\"\n");
  REQUIRE(found.size() == 3);
  CHECK(found[0].problems.size() == 1);
  CHECK(found[0].problems[0].line == 2);
  CHECK(found[1].person == "b@x.org");
  CHECK(found[1].problems.empty());
  CHECK(found[2].problems.empty());
}

TEST_CASE("characters come out right from each encoding") {
  auto mapping = usual();
  mapping.columns[Field::note] = "Note";
  const std::string utf8 = "Email;Date;Hours;WP;Note\nana@x.org;2026-11-19;1,5;4;Gerät geprüft – 5 €\n";
  const std::string legacy =
      "Email;Date;Hours;WP;Note\nana@x.org;2026-11-19;1,5;4;Ger\xE4t gepr\xFC"
      "ft \x96 5 \x80\n";
  for (const auto& text : {utf8, "\xEF\xBB\xBF" + utf8, in_utf16(utf8, false), in_utf16(utf8, true), legacy}) {
    const auto found = rows(text, mapping);
    REQUIRE(found.size() == 1);
    CHECK(found[0].note == "Gerät geprüft – 5 €");
    CHECK(found[0].problems.empty());
  }
}

namespace {

struct Style {
  char separator;
  DateOrder order;
  std::string between;
  bool minutes;
  char decimal;
  std::string line_end;
  int encoding;
};

std::string date_text(Date date, const Style& style) {
  const auto y = std::to_string(date.year());
  const auto m = std::to_string(date.month());
  const auto d = std::to_string(date.day());
  const auto& b = style.between;
  if (style.order == DateOrder::ymd) return y + b + m + b + d;
  return style.order == DateOrder::dmy ? d + b + m + b + y : m + b + d + b + y;
}

std::string time_text(std::int64_t minutes, const Style& style) {
  if (style.minutes) return std::to_string(minutes);
  const auto hundredths = (minutes * 100 + 30) / 60;
  char out[32];
  std::snprintf(out, sizeof out, "%lld%c%02lld", static_cast<long long>(hundredths / 100), style.decimal,
                static_cast<long long>(hundredths % 100));
  return out;
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + "\"";
}

std::string encoded(const std::string& utf8, int encoding) {
  if (encoding == 1) return "\xEF\xBB\xBF" + utf8;
  if (encoding == 2) return in_utf16(utf8, false);
  if (encoding == 3) return in_utf16(utf8, true);
  return utf8;
}

}  // namespace

TEST_CASE("rows come back from a file in any style") {
  const auto texts =
      rc::gen::map(rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(std::vector<std::string>{
                       "a", "B", " ", ",", ";", "\t", "|", "\"", "\n", "é", "ក", "🩺", "7", "-"})),
                   [](const std::vector<std::string>& parts) {
                     std::string out = "x";  // spaces around a text are not part of it
                     for (const auto& part : parts) out += part;
                     return out + "x";
                   });
  const auto held = rc::check("any rows", [&] {
    Style style;
    style.separator = *rc::gen::elementOf(std::vector<char>{',', ';', '\t', '|'});
    style.order = *rc::gen::elementOf(std::vector<DateOrder>{DateOrder::ymd, DateOrder::dmy, DateOrder::mdy});
    style.between = *rc::gen::elementOf(std::vector<std::string>{"-", "/", "."});
    style.minutes = *rc::gen::arbitrary<bool>();
    style.decimal = *rc::gen::elementOf(std::vector<char>{'.', ','});
    style.line_end = *rc::gen::elementOf(std::vector<std::string>{"\n", "\r\n", "\r"});
    style.encoding = *rc::gen::inRange(0, 4);

    Mapping mapping = usual();
    mapping.columns[Field::note] = "Note";
    mapping.columns[Field::work_order] = "WO";
    mapping.date_order = style.order;
    mapping.plain_numbers = style.minutes ? PlainNumber::minutes : PlainNumber::hours;

    const std::string sep(1, style.separator);
    std::string text = "Email" + sep + "Date" + sep + "Hours" + sep + "WP" + sep + "Note" + sep + "WO" + style.line_end;
    std::vector<Row> written;
    const auto count = *rc::gen::inRange(1, 8);
    for (int i = 0; i < count; ++i) {
      Row row;
      row.number = i + 2;
      row.person = "p" + std::to_string(i) + "@x.org";
      row.date = Date{2020, 1, 1}.plus_days(*rc::gen::inRange(0, 3000));
      row.minutes = Minutes{*rc::gen::inRange<std::int64_t>(1, 1000)};
      row.work_process = *texts;
      row.note = *texts;
      row.work_order = *texts;
      row.date_text = date_text(*row.date, style);
      row.hours_text = time_text(row.minutes->count, style);
      text += row.person + sep + row.date_text + sep + quoted(row.hours_text) + sep + quoted(row.work_process) + sep +
              quoted(row.note) + sep + quoted(row.work_order) + style.line_end;
      written.push_back(std::move(row));
    }
    std::vector<Row> found;
    const auto layout =
        read(encoded(text, style.encoding), mapping, [&](Row&& row) { found.push_back(std::move(row)); });
    RC_ASSERT(layout.has_value());
    RC_ASSERT(layout->separator == style.separator);
    RC_ASSERT(found == written);
  });
  CHECK(held);
}

}  // namespace journeywork::exchange::hours_csv
