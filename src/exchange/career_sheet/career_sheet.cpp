#include "exchange/career_sheet/career_sheet.hpp"

#include <array>
#include <string_view>
#include <utility>

#include "exchange/career_sheet/pdf_page.hpp"
#include "exchange/career_sheet/sheet_body.hpp"
#include "exchange/career_sheet/sheet_text.hpp"
#include "exchange/qr/qr.hpp"

namespace journeywork::exchange {
namespace {

constexpr double margin = 40;
constexpr double code_size = 84;
constexpr double footer_height = 108;
constexpr double lowest = 16;    ///< what printers leave white at the lower edge
constexpr double leading = 1.2;  ///< of PdfPage

struct PaperSize {
  double width = 0;
  double height = 0;
};

PaperSize size_of(CareerSheet::Paper paper) {
  return paper == CareerSheet::Paper::a4 ? PaperSize{595.28, 841.89} : PaperSize{612, 792};
}

/// The ladder of look.md, 26 points high, its lower rungs reached.
void draw_mark(PdfPage& page, double x, double y) {
  for (const double side : {7.0, 19.0}) page.draw_line(x + side, y + 2, x + side, y + 24, 2.4, Ink::teal_middle);
  for (const double rung : {21.0, 16.3, 11.6}) page.draw_line(x + 7, y + rung, x + 19, y + rung, 2.6, Ink::white);
  page.draw_line(x + 7, y + 6.9, x + 13.5, y + 6.9, 2.2, Ink::teal_middle);
}

/// The largest type in which the title needs no more than two lines.
double title_size(PdfPage& page, std::string_view title, double width) {
  for (const double size : {30.0, 26.0, 22.0}) {
    if (page.width_of(title, {.size = size, .bold = true}) < width * (size > 26 ? 1.0 : 1.7)) return size;
  }
  return 20;
}

/// The band with family, title and summary; where it ends.
double write_head(PdfPage& page, const SheetText& sheet, PaperSize paper) {
  const double width = paper.width - 2 * margin;
  const double title = title_size(page, sheet.title, width);
  double bottom = 0;
  for (const bool measuring : {true, false}) {
    page.only_measure(measuring);
    page.fill_box(0, 0, paper.width, bottom, 0, Ink::teal_deep);
    draw_mark(page, paper.width - margin - 22, 22);
    page.write(sheet.installation, {.size = 9.5, .bold = true, .ink = Ink::white, .align = Type::Align::right},
               {paper.width / 2, 30, paper.width / 2 - margin - 26});
    page.write(sheet.family, {.size = 9.5, .ink = Ink::teal_pale}, {margin, 30, paper.width / 2 - margin - 8});
    double y = 52;
    y += page.write(sheet.title, {.size = title, .bold = true, .ink = Ink::white, .lines = 2}, {margin, y, width}) + 6;
    y += page.write(sheet.summary, {.size = 11.5, .ink = Ink::teal_pale, .lines = 3}, {margin, y, width * 0.9});
    bottom = y + 18;
  }
  return bottom;
}

void draw_code(PdfPage& page, const QrCode& code, double x, double y) {
  constexpr double quiet = 4;  // modules, as the standard asks
  const double module = code_size / (static_cast<double>(code.size) + 2 * quiet);
  page.fill_box(x, y, code_size, code_size, 0, Ink::white);
  for (std::size_t row = 0; row < code.size; ++row) {
    for (std::size_t column = 0; column < code.size;) {
      std::size_t end = column;
      while (end < code.size && code.dark(row, end)) ++end;
      if (end > column) {  // one box for all dark modules in a row, so that no hairline is between them
        page.fill_box(x + (quiet + static_cast<double>(column)) * module,
                      y + (quiet + static_cast<double>(row)) * module, static_cast<double>(end - column) * module,
                      module, 0, Ink::black);
      }
      column = end + 1;
    }
  }
}

void write_foot(PdfPage& page, const SheetText& sheet, const QrCode* code, PaperSize paper) {
  const double top = paper.height - footer_height;
  double width = paper.width - 2 * margin;
  page.draw_line(margin, top, paper.width - margin, top, 1, Ink::line);
  if (code != nullptr) {
    draw_code(page, *code, paper.width - margin - code_size, top + 8);
    width -= code_size + 16;
  }
  double y = top + 12;
  if (!sheet.address.empty()) {
    y += page.write("The whole page, and the way there from where you stand", {.size = 10, .bold = true},
                    {margin, y, width});
    y += page.write(sheet.address, {.size = 10, .ink = Ink::teal, .lines = 2}, {margin, y + 1, width}) + 5;
  }
  const double line = page.write("x", {.size = 7, .ink = Ink::white}, {margin, y, width});
  for (const auto& attribution : sheet.attributions) {  // licences ask for all of it, so it gets what lines there are
    const int lines = static_cast<int>((paper.height - lowest - y) / (line * leading));
    if (lines > 0) y += page.write(attribution, {.size = 7, .ink = Ink::soft, .lines = lines}, {margin, y, width}) + 1;
  }
}

}  // namespace

Result<std::string> career_sheet(const CareerSheet& given) {
  const SheetText sheet = sheet_text(given);
  if (sheet.title.empty()) return refuse_field("title", "A sheet needs the title of its occupation.");
  std::optional<QrCode> code;
  if (!given.address.empty()) {
    auto made = qr_code(given.address);
    if (!made) return refuse_field("address", made.error().message, sheet.address, "the address of a page");
    code = *std::move(made);
  }
  const PaperSize paper = size_of(given.paper);
  PdfPage page(paper.width, paper.height, sheet.title);
  const double top = write_head(page, sheet, paper);
  write_body(page, sheet, {margin, top + 16, paper.width - 2 * margin}, paper.height - footer_height - 8);
  write_foot(page, sheet, code ? &*code : nullptr, paper);
  return std::move(page).finish();
}

}  // namespace journeywork::exchange
