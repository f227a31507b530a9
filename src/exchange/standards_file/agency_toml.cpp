#include <algorithm>
#include <string>
#include <utility>

#include "core/apprenticeship/currency.hpp"
#include "exchange/standards_file/standards_file.hpp"
#include "exchange/standards_file/table_reader.hpp"

namespace journeywork::exchange {

using namespace apprenticeship;

namespace {

/// A rule that the file has: its figure, read by `read`, and its source.
template <class T, class Read>
void read_rule(TableReader& table, std::string_view key, std::optional<Cited<T>>& out, Read read) {
  const auto source = std::string(key) + "_source";
  Cited<T> cited;
  const bool given = table.has(key);
  if (given) read(cited.value);
  table.text(source, cited.source, given ? Need::required : Need::optional);
  if (given) {
    out = std::move(cited);
  } else if (table.has(source)) {
    table.refuse(source, "There is no figure of which this is the source.", std::string(key) + " as well, or neither");
  }
}

void read_hours(TableReader& table, std::string_view key, std::optional<Cited<Minutes>>& out) {
  read_rule(table, key, out, [&](Minutes& value) { table.hours(key, value, Need::required); });
}

void read_count(TableReader& table, std::string_view key, std::optional<Cited<int>>& out) {
  read_rule(table, key, out, [&](int& value) { table.count(key, value, Need::required); });
}

void read_wages(TableReader& root, AgencyRules& out) {
  auto wages = root.section("wages", Need::optional);
  std::string currency;
  const auto need = wages.has("minimum_per_hour") ? Need::required : Need::optional;
  if (wages.text("currency", currency, need) && !is_currency(currency)) {
    wages.refuse("currency", "This is not a currency in circulation.",
                 "three capital letters of ISO 4217, such as USD");
  }
  read_rule(wages, "minimum_per_hour", out.wage_minimum,
            [&](Money& value) { wages.money("minimum_per_hour", currency, value); });
  wages.finish();
}

void read_country(TableReader& root, std::string& out) {
  if (!root.text("country", out, Need::required)) return;
  const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (out.size() != 2 || !std::ranges::all_of(out, capital)) {
    root.refuse("country", "This is not a country's code.", "two capital letters of ISO 3166, such as US or KH");
  }
}

void read_rules(TableReader& root, AgencyRules& out) {
  root.text("code", out.code, Need::required);
  root.text("name", out.name, Need::required);
  read_country(root, out.country);
  read_count(root, "minimum_age", out.age_minimum);

  auto ojl = root.section("ojl", Need::optional);
  read_hours(ojl, "minimum_hours", out.ojl_minimum);
  ojl.finish();

  auto instruction = root.section("related_instruction", Need::optional);
  read_hours(instruction, "minimum_hours_per_year", out.ri_per_year_minimum);
  read_hours(instruction, "recommended_hours_per_year", out.ri_per_year_recommended);
  instruction.finish();

  auto probation = root.section("probation", Need::optional);
  read_rule(probation, "maximum_percent", out.probation_share_maximum,
            [&](BasisPoints& value) { probation.percent("maximum_percent", value, Need::required); });
  read_count(probation, "maximum_months", out.probation_months_maximum);
  probation.finish();

  read_wages(root, out);
  root.finish();
}

}  // namespace

AgencyReading read_agency_toml(std::string_view text) {
  const auto document = toml::parse(text);
  ReadingLog log;
  log.has_gaps = !document.problems.empty();
  for (const auto& problem : document.problems) log.add(problem);

  AgencyRules rules;
  TableReader root(&document.root, {}, log);
  read_rules(root, rules);
  AgencyReading reading;
  reading.problems = log.take();
  if (reading.problems.empty()) reading.agency = std::move(rules);
  return reading;
}

}  // namespace journeywork::exchange
