#include "exchange/career_sheet/sheet_body.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace journeywork::exchange {
namespace {

/// How large and how long things are.
struct Fit {
  double scale = 1;
  int lines = 3;  ///< of each paragraph
};
// The last one fits the paper with every list full, which a test holds.
constexpr std::array fits{Fit{1.1, 4}, Fit{1.05, 4}, Fit{1, 4},    Fit{0.95, 4}, Fit{0.9, 4}, Fit{0.85, 3},
                          Fit{0.8, 3}, Fit{0.76, 3}, Fit{0.76, 2}, Fit{0.72, 1}, Fit{0.66, 1}};

constexpr double between_columns = 26;
constexpr double left_part = 0.56;
constexpr double usual_gap = 12;
constexpr double widest_gap = 2.2;  ///< times the usual one, where there is room to spare

bool is_bar(const CareerSheet::Pay& pay) {
  if (!pay.low || !pay.middle || !pay.high) return false;
  const double low = pay.low->amount;
  const double middle = pay.middle->amount;
  const double high = pay.high->amount;
  return std::isfinite(low) && std::isfinite(high) && low < high && low <= middle && middle <= high;
}

/// One column, written from the top down.
class Column {
 public:
  Column(PdfPage& page, const Place& place, Fit fit, double gap) : page_(page), place_(place), fit_(fit), gap_(gap) {}

  [[nodiscard]] double bottom() const { return place_.y; }

  void heading(std::string_view text) {
    if (!first_) place_.y += gap_;
    first_ = false;
    place_.y += page_.write(text, {.size = 12.5 * fit_.scale, .bold = true, .ink = Ink::teal_deep}, place_) + 3;
  }

  void paragraph(std::string_view text, Ink ink = Ink::ink, double size = 10) {
    place_.y += page_.write(text, type(ink, size), place_);
  }

  void bullets(std::string_view title, const std::vector<std::string>& list) {
    if (list.empty()) return;
    heading(title);
    for (const auto& text : list) {
      page_.fill_circle(place_.x + 3, place_.y + 7 * fit_.scale, 1.9, Ink::teal);
      place_.y += page_.write(text, type(), {place_.x + 12, place_.y, place_.width - 12}) + 4 * fit_.scale;
    }
  }

  void day(const std::vector<CareerSheet::Moment>& moments) {
    if (moments.empty()) return;
    heading("A day");
    const double line = place_.x + 46;
    double from = 0;
    for (const auto& [time, text] : moments) {
      const double dot = place_.y + 7.2 * fit_.scale;
      if (from > 0) page_.draw_line(line, from + 6, line, dot - 6, 1.4, Ink::teal_middle);
      page_.fill_circle(line, dot, 3.6, Ink::teal);
      page_.write(time, {.size = 10 * fit_.scale, .bold = true, .ink = Ink::teal_deep}, {place_.x, place_.y, 38});
      place_.y += page_.write(text, type(), {line + 12, place_.y, place_.width - 58}) + 5 * fit_.scale;
      from = dot;
    }
  }

  void routes(const std::vector<CareerSheet::Route>& routes) {
    if (routes.empty()) return;
    heading("How you get in");
    for (const auto& [name, text] : routes) {
      place_.y += page_.write(name, {.size = 10 * fit_.scale, .bold = true}, place_);
      place_.y += page_.write(text, type(), place_) + 5 * fit_.scale;
    }
  }

  void needs(const SheetText& sheet) {
    if (sheet.education.empty() && sheet.credentials.empty()) return;
    heading("What you need");
    paragraph(sheet.education);
    for (const auto& credential : sheet.credentials) {
      place_.y += 3 * fit_.scale;
      paragraph(credential, Ink::soft);
    }
  }

  void outlook(std::string_view text) {
    if (text.empty()) return;
    heading("Outlook");
    paragraph(text);
  }

  void pay(const CareerSheet::Pay& pay) {
    heading("Pay");
    if (!pay.low && !pay.middle && !pay.high) {
      paragraph("Not known.");
    } else if (is_bar(pay)) {
      pay_bar(pay);
    } else {
      pay_words(pay);
    }
    paragraph(pay.note, Ink::soft, 8);
  }

 private:
  [[nodiscard]] Type type(Ink ink = Ink::ink, double size = 10) const {
    return {.size = size * fit_.scale, .ink = ink, .lines = fit_.lines};
  }

  void pay_bar(const CareerSheet::Pay& pay) {
    const double part = (pay.middle->amount - pay.low->amount) / (pay.high->amount - pay.low->amount);
    const double tick = place_.x + std::clamp(part, 0.0, 1.0) * place_.width;
    const Type large{.size = 14 * fit_.scale, .bold = true, .ink = Ink::teal_deep};
    const std::string middle = pay.middle_is.empty() ? pay.middle->text : pay.middle_is + " " + pay.middle->text;
    const double width = std::min(page_.width_of(middle, large) + 1, place_.width);
    const double x = std::clamp(tick - width / 2, place_.x, place_.x + place_.width - width);
    place_.y += page_.write(middle, large, {x, place_.y, width}) + 3;
    page_.fill_box(place_.x, place_.y, place_.width, 9, 4.5, Ink::teal_middle);
    page_.draw_line(tick, place_.y - 3, tick, place_.y + 12, 3, Ink::teal_deep);
    place_.y += 15;
    const double half = place_.width / 2 - 6;
    ends(pay.low->text, pay.high->text, {.size = 10 * fit_.scale, .bold = true}, half);
    ends(pay.low_is, pay.high_is, {.size = 8 * fit_.scale, .ink = Ink::soft}, half);
    place_.y += 3;
  }

  void ends(std::string_view low, std::string_view high, Type type, double width) {
    const double left = page_.write(low, type, {place_.x, place_.y, width});
    type.align = Type::Align::right;
    const double right = page_.write(high, type, {place_.x + place_.width - width, place_.y, width});
    place_.y += std::max(left, right);
  }

  /// Figures that make no bar, each with what it is.
  void pay_words(const CareerSheet::Pay& pay) {
    if (pay.middle) {
      place_.y += page_.write(pay.middle->text, {.size = 18 * fit_.scale, .bold = true, .ink = Ink::teal_deep}, place_);
      paragraph(pay.middle_is, Ink::soft, 8);
    }
    for (const auto& [figure, meaning] : {std::pair(&pay.low, &pay.low_is), std::pair(&pay.high, &pay.high_is)}) {
      if (!*figure) continue;
      place_.y += page_.write((*figure)->text, {.size = 12 * fit_.scale, .bold = true}, place_);
      paragraph(*meaning, Ink::soft, 8);
    }
    place_.y += 3;
  }

  PdfPage& page_;
  Place place_;
  Fit fit_;
  double gap_;
  bool first_ = true;
};

class Body {
 public:
  Body(PdfPage& page, const SheetText& sheet, const Place& place) : page_(page), sheet_(sheet), place_(place) {}

  /// Where it ends.
  double write(Fit fit, double gap) {
    const double usable = place_.width - between_columns;
    Column left(page_, {place_.x, place_.y, usable * left_part}, fit, gap);
    left.day(sheet_.day);
    left.bullets("What you do", sheet_.duties);
    left.needs(sheet_);
    Column right(page_, {place_.x + usable * left_part + between_columns, place_.y, usable * (1 - left_part)}, fit,
                 gap);
    right.pay(sheet_.pay);
    right.outlook(sheet_.outlook);
    right.routes(sheet_.routes);
    return write_opinions(fit, std::max(left.bottom(), right.bottom()) + gap);
  }

 private:
  /// Side by side on a tinted ground, which is as high as what will stand on it.
  double write_opinions(Fit fit, double top) {
    if (sheet_.likes.empty() && sheet_.hard.empty()) return top;
    page_.fill_box(place_.x, top, place_.width, opinions_height_, 8, Ink::teal_tint);
    constexpr double padding = 12;
    const double half = (place_.width - 3 * padding) / 2;
    Column likes(page_, {place_.x + padding, top + padding, half}, fit, 0);
    likes.bullets("What people like", sheet_.likes);
    Column hard(page_, {place_.x + 2 * padding + half, top + padding, half}, fit, 0);
    hard.bullets("What is hard", sheet_.hard);
    opinions_height_ = std::max(likes.bottom(), hard.bottom()) + padding - top;
    return top + opinions_height_;
  }

  PdfPage& page_;
  const SheetText& sheet_;
  Place place_;
  double opinions_height_ = 0;  ///< as measured last
};

}  // namespace

double write_body(PdfPage& page, const SheetText& sheet, const Place& place, double bottom) {
  Body body(page, sheet, place);
  page.only_measure(true);
  const auto found = std::ranges::partition_point(
      fits, [&](Fit tried) { return body.write(tried, usual_gap * tried.scale) > bottom; });
  const Fit fit = found == fits.end() ? fits.back() : *found;
  double gap = usual_gap * fit.scale;
  for (double wider = gap * widest_gap; wider > gap; wider -= 1) {
    if (body.write(fit, wider) > bottom) continue;
    gap = wider;
    break;
  }
  body.write(fit, gap);
  page.only_measure(false);
  return body.write(fit, gap);
}

}  // namespace journeywork::exchange
