#include "exchange/oews/oews.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "exchange/csv/headed_rows.hpp"

namespace journeywork::exchange {

using careers::PayFigure;
using careers::PayPoint;

namespace {

using Column = std::optional<std::size_t>;
using Names = std::span<const std::string_view>;

constexpr std::int64_t most_pay = 100'000'000'00;  ///< cents; nobody's wage is published above it
constexpr std::string_view dollars = "USD";

struct TopCode {
  std::int64_t hourly = 0;  ///< cents
  std::int64_t annual = 0;
};

std::optional<TopCode> top_code_of(int year) {
  if (year >= 2022 && year <= 2025) return TopCode{115'00, 239'200'00};
  if (year >= 2018 && year <= 2021) return TopCode{100'00, 208'000'00};
  return std::nullopt;
}

Money usd(std::int64_t cents) { return {cents, std::string(dollars)}; }

bool not_published(std::string_view text) { return text.empty() || text == "*" || text == "**" || text == "-"; }

/// "Nov-21" was 11-2021, or 11-3021: nobody can tell any more.
bool is_spreadsheet_date(std::string_view text) {
  return text.size() > 3 && text.find_first_of("JFMASOND") == 0 && text.find('-') != std::string_view::npos;
}

PayFigure::Level level_of(std::string_view group, std::string_view soc) {
  using Level = PayFigure::Level;
  constexpr std::array<std::pair<std::string_view, Level>, 5> words{{{"total", Level::total},
                                                                     {"major", Level::major},
                                                                     {"minor", Level::minor},
                                                                     {"broad", Level::broad},
                                                                     {"detail", Level::detailed}}};
  for (const auto& [word, level] : words) {
    if (group.starts_with(word)) return level;
  }
  if (soc == "00-0000") return Level::total;
  if (soc.ends_with("-0000")) return Level::major;
  return Level::unknown;
}

/// What is read of a row, whichever the layout.
class Layout {
 public:
  Layout(HeadedRows& rows, const OewsOptions& options) : rows_(rows), options_(options) {
    soc_ = find({"occ_code", "Standard Occupational Code", "SOC Code"});
    title_ = find({"occ_title", "Occupational Title"});
    area_ = find({"area", "area_code"});
    area_title_ = find({"area_title", "area_name"});
    area_type_ = find({"area_type"});
    naics_ = find({"naics"});
    naics_title_ = find({"naics_title"});
    industry_group_ = find({"i_group"});
    owner_ = find({"own_code"});
    group_ = find({"o_group", "group"});
    employment_ = find({"tot_emp", "employment"});
    entry_ = find({"Entry Wage"});
    experienced_ = find({"Experienced Wage"});
    annual_ = {find({"a_pct10"}), find({"a_pct25"}), find({"a_median", "Median Wage"}),
               find({"a_pct75"}), find({"a_pct90"}), find({"a_mean", "Mean Wage"})};
    hourly_ = {find({"h_pct10"}), find({"h_pct25"}), find({"h_median"}),
               find({"h_pct75"}), find({"h_pct90"}), find({"h_mean"})};
  }

  /// Notes every column without which nothing can be read.
  [[nodiscard]] bool complete() {
    need(soc_, "occ_code");
    need(title_, "occ_title");
    need(annual_[2], "a_median");
    if (area_title_ || area_) {
      need(area_, "area");
      need(area_title_, "area_title");
      need(area_type_, "area_type");
    }
    return complete_;
  }

  /// Nothing for a row that is left out on purpose or has a problem, which is then noted.
  [[nodiscard]] std::optional<PayFigure> figure() {
    PayFigure out;
    if (!industry(out) || !occupation(out) || !area(out)) return std::nullopt;
    if (!out.naics.empty() && out.area_type != PayFigure::AreaType::nation) return std::nullopt;
    bool good = points(annual_, true, out.annual) && points(hourly_, false, out.hourly);
    good = good && plain(entry_, out.annual_entry) && plain(experienced_, out.annual_experienced);
    if (!good || !employment(out)) return std::nullopt;
    out.source = options_.source;
    out.year = options_.year;
    out.system = careers::soc_system_of(options_.year);
    return out;
  }

 private:
  using Points = std::array<Column, 6>;

  [[nodiscard]] Column find(std::initializer_list<std::string_view> names) const {
    return rows_.column(Names(names.begin(), names.size()));
  }
  void need(const Column& column, std::string_view name) {
    if (column) return;
    rows_.missing(name);
    complete_ = false;
  }
  [[nodiscard]] std::string text(const Column& column) const { return std::string(rows_.cell(column)); }
  bool refuse(const Column& column, std::string_view message, std::string_view accepted) {
    rows_.problem(column, message, accepted);
    return false;
  }

  /// Employers of one kind of owner are a part of what stands in another row.
  bool industry(PayFigure& out) const {
    const auto naics = rows_.cell(naics_);
    const auto owner = rows_.cell(owner_);
    const bool all = naics.find_first_not_of('0') == std::string_view::npos;
    if (rows_.cell(industry_group_).find("ownership") != std::string_view::npos) return false;
    if (all) return owner.empty() || owner == "1235";
    if (naics.starts_with("00000")) return false;
    out.naics = naics;
    out.naics_title = text(naics_title_);
    return true;
  }

  bool occupation(PayFigure& out) {
    out.soc = text(soc_);
    out.title = text(title_);
    if (!careers::is_soc(out.soc)) {
      return refuse(
          soc_,
          is_spreadsheet_date(out.soc) ? "A spreadsheet has made a date of this code." : "This is not a SOC code.",
          "such as 49-9062, in a column that is kept as text");
    }
    if (out.title.empty()) return refuse(title_, "There is no title.", "the title of the occupation");
    out.level = level_of(rows_.cell(group_), out.soc);
    return true;
  }

  /// A table without areas is of the whole nation.
  bool area(PayFigure& out) {
    if (!area_) {
      out.area = "99";
      out.area_title = "U.S.";
      return true;
    }
    out.area = text(area_);
    out.area_title = text(area_title_);
    if (out.area.empty() || out.area.size() > 16) return refuse(area_, "This is not an area.", "the code of an area");
    if (out.area_title.empty()) return refuse(area_title_, "There is no name of the area.", "the name of the area");
    return area_type(out);
  }

  /// The states' own layout counts otherwise: 1 is the state, 10 a region of it.
  bool area_type(PayFigure& out) {
    using Type = PayFigure::AreaType;
    constexpr std::array<std::pair<std::string_view, Type>, 6> official{{{"1", Type::nation},
                                                                         {"2", Type::state},
                                                                         {"3", Type::state},  // a territory
                                                                         {"4", Type::metropolitan},
                                                                         {"5", Type::metropolitan},
                                                                         {"6", Type::nonmetropolitan}}};
    constexpr std::array<std::pair<std::string_view, Type>, 2> of_a_state{{{"1", Type::state}, {"10", Type::region}}};
    const auto code = rows_.cell(area_type_);
    const auto look = [&](const auto& types) {
      const auto found = std::ranges::find(types, code, [](const auto& each) { return each.first; });
      if (found == types.end()) return refuse(area_type_, "This is not a type of area.", "1 to 6, or 1 and 10");
      out.area_type = found->second;
      return true;
    };
    return entry_ ? look(of_a_state) : look(official);
  }

  bool employment(PayFigure& out) {
    const auto text = rows_.cell(employment_);
    if (not_published(text)) return true;
    out.employment = whole_number(text);
    return out.employment || refuse(employment_, "This is not a number of people.", "such as 7,300, or **");
  }

  /// Pay rises from one point to the next; where it does not, columns are mixed up.
  bool points(const Points& columns, bool annual, careers::PayPoints& out) {
    const std::array<PayPoint*, 6> parts{&out.p10, &out.p25, &out.median, &out.p75, &out.p90, &out.mean};
    std::int64_t below = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!point(columns[i], annual, *parts[i])) return false;
      const bool mean = i + 1 == parts.size();
      if (mean || !parts[i]->amount) continue;
      if (parts[i]->amount->minor < below) {
        return refuse(columns[i], "This is less than the point below it.", "pay that rises from p10 to p90");
      }
      below = parts[i]->amount->minor;
    }
    return true;
  }

  bool point(const Column& column, bool annual, PayPoint& out) {
    const auto text = rows_.cell(column);
    if (text == "#") {
      out.at_least = true;
      if (const auto top = top_code_of(options_.year)) out.amount = usd(annual ? top->annual : top->hourly);
      return true;
    }
    return plain(column, out.amount);
  }

  bool plain(const Column& column, std::optional<Money>& out) {
    auto text = rows_.cell(column);
    if (not_published(text)) return true;
    if (text.starts_with('$')) text.remove_prefix(1);
    const auto cents = hundredths(text);
    if (!cents || *cents <= 0 || *cents > most_pay) {
      return refuse(column, "This is not pay in dollars.", "such as 28.84 or 59,980; *, ** or #");
    }
    out = usd(*cents);
    return true;
  }

  HeadedRows& rows_;
  const OewsOptions& options_;
  Column soc_, title_, area_, area_title_, area_type_, naics_, naics_title_, industry_group_, owner_, group_,
      employment_, entry_, experienced_;
  Points annual_;
  Points hourly_;
  bool complete_ = true;
};

}  // namespace

std::optional<int> oews_year_of(std::string_view file) {
  file = file.substr(file.find_last_of("/\\") + 1);
  const auto digits = [&](std::size_t at, std::size_t count) -> std::optional<int> {
    int value = 0;
    for (std::size_t i = at; i < at + count; ++i) {
      if (i >= file.size() || file[i] < '0' || file[i] > '9') return std::nullopt;
      value = value * 10 + (file[i] - '0');
    }
    return value;
  };
  if (const auto at = file.find("_M20"); at != std::string_view::npos) return digits(at + 2, 4);
  if (file.starts_with("oesm")) {
    if (const auto year = digits(4, 2)) return 2000 + *year;
  }
  return std::nullopt;
}

OewsReading read_oews(std::string_view bytes, std::string_view file, const OewsOptions& options,
                      const std::function<void(PayFigure&&)>& take) {
  OewsReading out;
  ProblemLog problems;
  HeadedRows rows(bytes, file, problems);
  Layout layout(rows, options);
  out.readable = rows.readable() && layout.complete();
  while (out.readable && rows.next()) {
    if (auto figure = layout.figure()) {
      ++out.figures;
      take(std::move(*figure));
    }
  }
  out.readable = out.readable && rows.readable();
  out.rows = rows.rows();
  out.left_out = out.rows - out.figures;
  out.problems = problems.shown();
  out.problem_count = problems.count();
  return out;
}

}  // namespace journeywork::exchange
