#include "store/pay.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <string_view>
#include <tuple>
#include <utility>

#include "store/columns.hpp"
#include "store/reference.hpp"
#include "store/sql/careers.hpp"

namespace journeywork::store::pay {

using careers::PayFigure;
using careers::PayPoint;
using careers::PayPoints;
using careers::SocSystem;

namespace {

constexpr std::string_view currency = "USD";

constexpr std::array<std::pair<PayFigure::AreaType, std::string_view>, 5> area_types{
    {{PayFigure::AreaType::nation, "nation"},
     {PayFigure::AreaType::state, "state"},
     {PayFigure::AreaType::metropolitan, "metropolitan"},
     {PayFigure::AreaType::nonmetropolitan, "nonmetropolitan"},
     {PayFigure::AreaType::region, "region"}}};
constexpr std::array<std::pair<PayFigure::Level, std::string_view>, 6> levels{{{PayFigure::Level::total, "total"},
                                                                               {PayFigure::Level::major, "major"},
                                                                               {PayFigure::Level::minor, "minor"},
                                                                               {PayFigure::Level::broad, "broad"},
                                                                               {PayFigure::Level::detailed, "detailed"},
                                                                               {PayFigure::Level::unknown, "unknown"}}};
constexpr std::array<std::pair<SocSystem, std::string_view>, 3> systems{
    {{SocSystem::soc_2010, name(SocSystem::soc_2010)},
     {SocSystem::oews_hybrid, name(SocSystem::oews_hybrid)},
     {SocSystem::soc_2018, name(SocSystem::soc_2018)}}};

template <class Words, class Enum>
std::string word_of(const Words& words, Enum value) {
  return std::string(std::ranges::find(words, value, [](const auto& each) { return each.first; })->second);
}

template <class Words>
auto value_of(const Words& words, std::string_view word) {
  const auto found = std::ranges::find(words, word, [](const auto& each) { return each.second; });
  if (found == words.end()) throw Failure("a pay figure is stored in a form that this version does not know");
  return found->first;
}

std::int64_t cents(const Money& money) {
  if (money.currency != currency) throw std::logic_error("pay figures are kept in US dollars");
  return money.minor;
}
Value cents(const std::optional<Money>& money) { return money ? Value(cents(*money)) : Value(); }
std::optional<Money> dollars(std::optional<std::int64_t> minor) {
  return minor ? std::optional(Money{*minor, std::string(currency)}) : std::nullopt;
}

// The points of a column in their order: "3906000 4950000 - 7480000 9929000+ +", where "-" is one that is not
// published, "5+" is 5 or more, and "+" is the highest that is published, whatever that is.
constexpr std::array<PayPoint PayPoints::*, 6> points_in_order{&PayPoints::p10, &PayPoints::p25, &PayPoints::median,
                                                               &PayPoints::p75, &PayPoints::p90, &PayPoints::mean};

std::string packed(const PayPoints& points) {
  std::string out;
  for (const auto member : points_in_order) {
    const auto& point = points.*member;
    if (!out.empty()) out += ' ';
    if (point.amount) out += std::to_string(cents(*point.amount));
    if (point.at_least) out += '+';
    if (!point.amount && !point.at_least) out += '-';
  }
  return out;
}

PayPoint point_of(std::string_view text) {
  PayPoint out;
  if (text == "-") return out;
  out.at_least = text.ends_with('+');
  if (out.at_least) text.remove_suffix(1);
  if (text.empty()) return out;
  std::int64_t minor = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minor);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Failure("a pay figure is stored in a form that this version does not know");
  }
  out.amount = dollars(minor);
  return out;
}

PayPoints unpacked(std::string_view text) {
  PayPoints out;
  for (const auto member : points_in_order) {
    const auto end = std::min(text.find(' '), text.size());
    out.*member = point_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

Area area_of(const Row& row) {
  return {row.text(0), row.text(1), value_of(area_types, row.text(2)), static_cast<int>(row.integer(3))};
}

constexpr std::size_t industry_column = 14;  ///< where there is one

PayFigure figure_of(const Row& row) {
  PayFigure out;
  out.area = row.text(0);
  out.area_title = row.text(1);
  out.area_type = value_of(area_types, row.text(2));
  out.soc = row.text(3);
  out.system = value_of(systems, row.text(4));
  out.title = row.text(5);
  out.level = value_of(levels, row.text(6));
  out.employment = row.maybe_integer(7);
  out.hourly = unpacked(row.text(8));
  out.annual = unpacked(row.text(9));
  out.annual_entry = dollars(row.maybe_integer(10));
  out.annual_experienced = dollars(row.maybe_integer(11));
  out.source = row.text(12);
  out.year = static_cast<int>(row.integer(13));
  if (row.size() > industry_column) {
    out.naics = row.text(industry_column);
    out.naics_title = row.text(industry_column + 1);
  }
  return out;
}

std::vector<PayFigure> figures_of(const Rows& rows) {
  std::vector<PayFigure> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back(figure_of(row));
  return out;
}

/// What both tables have, in the order of their statements.
Params parameters_of(const PayFigure& x) {
  return {x.area,
          x.soc,
          word_of(systems, x.system),
          x.title,
          word_of(levels, x.level),
          x.employment ? Value(*x.employment) : Value(),
          packed(x.hourly),
          packed(x.annual),
          cents(x.annual_entry),
          cents(x.annual_experienced),
          x.source,
          std::int64_t{x.year}};
}

bool same_area(const PayFigure& a, const PayFigure& b) {
  return a.area == b.area && a.area_title == b.area_title && a.area_type == b.area_type && a.year == b.year;
}

}  // namespace

void put(Connection& c, const PayFigure& figure) { put(c, {&figure, 1}); }

void put(Connection& c, std::span<const PayFigure> figures) {
  const PayFigure* before = nullptr;
  for (const auto& x : figures) {
    if (before == nullptr || !same_area(*before, x)) {
      c(sql::pay_area_put, x.area, x.area_title, word_of(area_types, x.area_type), std::int64_t{x.year});
    }
    before = &x;
    Params params = parameters_of(x);
    if (!x.all_industries()) params.insert(params.end(), {x.naics, x.naics_title});
    c.run(x.all_industries() ? sql::pay_put : sql::pay_industry_put, params);
  }
}

void drop_before(Connection& c, const std::string& area, int year) {
  c(sql::pay_drop_before, area, std::int64_t{year});
  c(sql::pay_industry_drop_before, area, std::int64_t{year});
  c(sql::pay_area_remove_empty, area);
}

void drop_after(Connection& c, const std::string& area, int year) {
  c(sql::pay_drop_after, area, std::int64_t{year});
  c(sql::pay_industry_drop_after, area, std::int64_t{year});
  c(sql::pay_area_remove_empty, area);
  c(sql::pay_area_year, area);
}

void touch(Connection& c, Instant at) { reference::raise_revision(c, at); }

std::vector<Area> areas(Connection& c) {
  std::vector<Area> out;
  for (const auto& row : c(sql::pay_areas)) out.push_back(area_of(row));
  // Sorted here, since the databases do not agree on the order of texts.
  std::ranges::sort(out, {}, [](const Area& each) { return std::tie(each.type, each.title, each.code); });
  return out;
}

std::optional<Area> find_area(Connection& c, const std::string& code) {
  const auto row = c.one(sql::pay_area_find, code);
  return row ? std::optional(area_of(*row)) : std::nullopt;
}

std::vector<PayFigure> in_area(Connection& c, const std::string& area, const std::vector<std::string>& socs) {
  std::string asked;
  for (const auto& soc : socs) asked += (asked.empty() ? "" : ",") + soc;
  return figures_of(c(sql::pay_in_area, area, asked));
}

std::vector<PayFigure> by_industry(Connection& c, const std::string& soc) {
  auto out = figures_of(c(sql::pay_by_industry, soc));
  std::ranges::sort(out, {}, [](const PayFigure& each) { return std::tie(each.naics, each.area); });
  return out;
}

}  // namespace journeywork::store::pay
