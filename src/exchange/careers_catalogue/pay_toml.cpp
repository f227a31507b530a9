#include "exchange/careers_catalogue/catalogue_parts.hpp"

namespace journeywork::exchange {

using namespace careers;

namespace {

void read_factor(TableReader& table, PayFactor& out, std::string_view key) {
  read_word(table, key, out, parse_pay_factor, "experience, education, location, employer, specialisation");
}

/// An end of the range as a share of the median; nothing where the median cannot divide, which the check then refuses.
BasisPoints share_of(const Money& end, const Money& median) {
  if (median.minor <= 0 || median.minor > highest_pay || end.minor > highest_pay) return {};
  return {(2 * 10'000 * end.minor + median.minor) / (2 * median.minor)};
}

void read_range(TableReader& root, PayFactors& out) {
  auto range = root.section("range", Need::required);
  Money low;
  Money high;
  Money median;
  range.money("low", catalogue_currency, low);
  range.money("median", catalogue_currency, median);
  range.money("high", catalogue_currency, high);
  out.low_without_figure = share_of(low, median);
  out.high_without_figure = share_of(high, median);
  range.text("why", out.range_why, Need::required);
  range.text("source", out.range_source, Need::required);
  range.count("year", out.range_year, Need::required);
  range.finish();
}

void read_texts(TableReader& root, PayFactors& out) {
  for (auto& table : root.list("factor")) {
    auto& text = out.factors.emplace_back();
    read_factor(table, text.factor, "kind");
    table.text("title", text.title, Need::required);
    table.text("explanation", text.explanation, Need::required);
    table.text("no_figure", text.no_figure, Need::required);
    table.percent("widening_unknown", text.widening_unknown, Need::required);
    table.percent("widening_borrowed", text.widening_borrowed, Need::required);
    table.text("why", text.why, Need::required);
    table.finish();
  }
}

void read_effects(TableReader& root, PayFactors& out) {
  for (auto& table : root.list("effect")) {
    auto& effect = out.effects.emplace_back();
    read_factor(table, effect.factor, "factor");
    table.texts("occupations", effect.occupations);
    table.text("when", effect.when, Need::optional);
    table.count("months_from", effect.months_from, Need::optional);
    table.money("amount", catalogue_currency, effect.amount);
    table.money("of", catalogue_currency, effect.of);
    table.flag("borrowed", effect.borrowed);
    table.text("source", effect.source, Need::required);
    table.count("year", effect.year, Need::required);
    table.text("note", effect.note, Need::required);
    table.finish();
  }
}

}  // namespace

PayFactors read_pay_factors(TableReader& root) {
  PayFactors out;
  auto hours = root.section("hours", Need::required);
  hours.count("a_year", out.hours_a_year, Need::required);
  hours.text("source", out.hours_source, Need::required);
  hours.count("year", out.hours_year, Need::required);
  hours.finish();
  read_range(root, out);
  root.text("years_note", out.years_note, Need::required);
  read_texts(root, out);
  for (auto& table : root.list("employer")) {
    auto& employer = out.employers.emplace_back();
    table.text("code", employer.code, Need::required);
    table.text("title", employer.title, Need::required);
    table.finish();
  }
  read_effects(root, out);
  return out;
}

}  // namespace journeywork::exchange
