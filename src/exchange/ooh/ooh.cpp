#include "exchange/ooh/ooh.hpp"

#include <charconv>
#include <string>
#include <utility>

#include "exchange/csv/headed_rows.hpp"

namespace journeywork::exchange {

using careers::OohFigure;

namespace {

using Column = std::optional<std::size_t>;

constexpr std::int64_t most_pay = 100'000'000'00;    ///< cents
constexpr std::int64_t highest_annual = 239'200'00;  ///< cents; the handbook says "or more" there
constexpr int first_year = 2000;
constexpr int last_year = 2100;

class Pages {
 public:
  explicit Pages(HeadedRows& rows) : rows_(rows) {
    title_ = needed("title");
    soc_ = needed("soc_code");
    annual_ = needed("median_pay_annual");
    hourly_ = rows.column("median_pay_hourly");
    education_ = rows.column("entry_education");
    experience_ = rows.column("work_experience");
    training_ = rows.column("training");
    growth_ = rows.column("outlook_pct");
    outlook_ = rows.column("outlook_desc");
    address_ = rows.column("url");
    jobs_ = of_some_year("num_jobs_", jobs_year_);
    projected_ = of_some_year("projected_employment_", projected_year_);
    if (!jobs_) rows.missing("num_jobs_2024");
    complete_ = complete_ && jobs_;
  }

  [[nodiscard]] bool complete() const { return complete_; }

  [[nodiscard]] std::optional<OohFigure> figure(std::optional<int> pay_year) {
    OohFigure out;
    out.title = rows_.cell(title_);
    out.soc = rows_.cell(soc_);
    if (out.title.empty()) return refuse(title_, "There is no title.", "the title of the page");
    if (!out.soc.empty() && !careers::is_soc(out.soc))
      return refuse(soc_, "This is not a SOC code.", "such as 49-9062");
    if (!money(annual_, out.annual_median) || !money(hourly_, out.hourly_median)) return std::nullopt;
    if (!people(jobs_, out.jobs) || !people(projected_, out.projected_jobs) || !percent(out)) return std::nullopt;
    out.at_least = out.annual_median && out.annual_median->minor >= highest_annual;
    out.entry_education = rows_.cell(education_);
    out.experience = rows_.cell(experience_);
    out.training = rows_.cell(training_);
    out.outlook = rows_.cell(outlook_);
    out.address = rows_.cell(address_);
    out.jobs_year = jobs_year_;
    out.projected_year = projected_ ? projected_year_ : 0;
    out.pay_year = pay_year.value_or(jobs_year_);
    return out;
  }

 private:
  Column needed(std::string_view name) {
    const auto found = rows_.column(name);
    if (!found) rows_.missing(name);
    complete_ = complete_ && found;
    return found;
  }
  Column of_some_year(const std::string& name, int& year) const {
    for (year = first_year; year <= last_year; ++year) {
      if (const auto found = rows_.column(name + std::to_string(year))) return found;
    }
    return std::nullopt;
  }
  std::nullopt_t refuse(const Column& column, std::string_view message, std::string_view accepted) {
    rows_.problem(column, message, accepted);
    return std::nullopt;
  }

  bool money(const Column& column, std::optional<Money>& out) {
    const auto text = rows_.cell(column);
    if (text.empty()) return true;
    const auto cents = hundredths(text);
    if (cents && *cents > 0 && *cents <= most_pay) {
      out = Money{*cents, "USD"};
      return true;
    }
    refuse(column, "This is not pay in dollars.", "such as 62630 or 30.11");
    return false;
  }

  bool people(const Column& column, std::optional<std::int64_t>& out) {
    const auto text = rows_.cell(column);
    if (text.empty()) return true;
    out = whole_number(text);
    if (!out) refuse(column, "This is not a number of jobs.", "such as 68000");
    return out.has_value();
  }

  bool percent(OohFigure& out) {
    const auto text = rows_.cell(growth_);
    if (text.empty()) return true;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size() && value >= -100 && value <= 1000) {
      out.growth_percent = value;
      return true;
    }
    refuse(growth_, "This is not a growth in percent.", "a whole number from -100 to 1000");
    return false;
  }

  HeadedRows& rows_;
  Column title_, soc_, annual_, hourly_, education_, experience_, training_, growth_, outlook_, address_, jobs_,
      projected_;
  int jobs_year_ = 0;
  int projected_year_ = 0;
  bool complete_ = true;
};

}  // namespace

OohReading read_ooh(std::string_view bytes, std::string_view file, std::optional<int> pay_year) {
  OohReading out;
  ProblemLog problems;
  HeadedRows rows(bytes, file, problems);
  if (rows.readable()) {
    Pages pages(rows);
    if (pages.complete()) {
      std::vector<OohFigure> figures;
      while (rows.next()) {
        if (auto figure = pages.figure(pay_year)) figures.push_back(std::move(*figure));
      }
      if (rows.readable()) out.figures = std::move(figures);
    }
  }
  out.rows = rows.rows();
  out.problems = problems.shown();
  out.problem_count = problems.count();
  return out;
}

}  // namespace journeywork::exchange
