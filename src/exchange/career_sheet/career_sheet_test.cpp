#include "exchange/career_sheet/career_sheet.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <limits>
#include <string>
#include <string_view>
#include <thread>

#include "exchange/career_sheet/pdf_page.hpp"
#include "exchange/career_sheet/sheet_body.hpp"

using namespace journeywork::exchange;

namespace {

/// A sheet in which every list is longer than what is shown and every text is `text`.
CareerSheet full_of(const std::string& text) {
  CareerSheet sheet;
  sheet.title = sheet.family = sheet.summary = sheet.outlook = sheet.education = sheet.installation = text;
  sheet.day.assign(9, {text, text});
  sheet.duties = sheet.likes = sheet.hard = sheet.credentials = sheet.attributions = std::vector<std::string>(9, text);
  sheet.routes.assign(9, {text, text});
  sheet.pay = {.low = CareerSheet::Figure{text, 39060},
               .middle = CareerSheet::Figure{text, 62630},
               .high = CareerSheet::Figure{text, 99290},
               .low_is = text,
               .high_is = text,
               .note = text};
  sheet.address = "https://careers.example.org/careers/bmet-1";
  return sheet;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Page objects are never compressed in what cairo writes.
bool is_one_page(std::string_view pdf) {
  return pdf.starts_with("%PDF-1.") && has(pdf.substr(pdf.size() - 10), "%%EOF") && has(pdf, "/Count 1\n") &&
         pdf.find("/Type /Page ") == pdf.rfind("/Type /Page ");
}

/// How far down the body gets that starts where the highest head ends.
double lowest_ink(const CareerSheet& sheet) {
  PdfPage page(612, 792, "");
  return write_body(page, sheet_text(sheet), {40, 200, 532}, 676);
}

}  // namespace

TEST_CASE("a sheet is one page of the paper that was asked for") {
  auto sheet = full_of("Inspects infusion pumps.");
  const auto letter = career_sheet(sheet);
  REQUIRE(letter);
  CHECK(is_one_page(*letter));
  CHECK(has(*letter, "/MediaBox [ 0 0 612 792 ]"));
  sheet.paper = CareerSheet::Paper::a4;
  const auto a4 = career_sheet(sheet);
  REQUIRE(a4);
  CHECK(is_one_page(*a4));
  CHECK(has(*a4, "/MediaBox [ 0 0 595.28"));
}

TEST_CASE("the longest texts stay on one page and above the foot") {
  std::string words;
  while (words.size() < 10000) words += "several ";
  for (const std::string& text :
       {std::string(10000, 'W'), words, std::string(10000, '\n'), std::string(10000, '\xff')}) {
    auto sheet = full_of(text);
    sheet.title = "T" + text;
    const auto pdf = career_sheet(sheet);
    REQUIRE(pdf);
    CHECK(is_one_page(*pdf));
    CHECK(pdf->size() < 200'000);
    CHECK(lowest_ink(sheet) <= 676);
  }
}

TEST_CASE("a title alone makes a sheet") {
  CareerSheet sheet;
  sheet.title = "Técnica en equipos médicos";
  const auto pdf = career_sheet(sheet);
  REQUIRE(pdf);
  CHECK(is_one_page(*pdf));
}

TEST_CASE("the same sheet gives the same bytes, without a date, from any thread") {
  const auto sheet = full_of("Measures electrical safety, é.");
  const auto first = career_sheet(sheet);
  REQUIRE(first);
  CHECK_FALSE(has(*first, "CreationDate"));
  std::vector<std::string> made(6);
  std::vector<std::thread> threads;
  for (auto& one : made) threads.emplace_back([&] { one = career_sheet(sheet).value_or(""); });
  for (auto& thread : threads) thread.join();
  for (const auto& one : made) CHECK(one == *first);
}

TEST_CASE("figures that are none of a range are written and not drawn") {
  for (const double amount :
       {0.0, -1e300, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    auto sheet = full_of("x");
    sheet.pay.high->amount = amount;
    sheet.pay.middle->amount = amount;
    const auto pdf = career_sheet(sheet);
    REQUIRE(pdf);
    CHECK(is_one_page(*pdf));
  }
}

TEST_CASE("no title and an address that no code holds are refused by name") {
  CareerSheet sheet;
  sheet.title = " \n";
  CHECK(career_sheet(sheet).error().problems.at(0).field == "title");
  sheet.title = "BMET I";
  sheet.address = "https://example.org/" + std::string(4000, 'a');
  CHECK(career_sheet(sheet).error().problems.at(0).field == "address");
}

TEST_CASE("whatever the bytes, a sheet is one page") {
  CHECK(rc::check([](const std::string& text) {
    auto sheet = full_of(text);
    sheet.title = "T" + text;
    const auto pdf = career_sheet(sheet);
    RC_ASSERT(pdf.has_value());
    RC_ASSERT(is_one_page(*pdf));
  }));
}
