#include "exchange/ooh/ooh_document.hpp"

#include <boost/json/serialize.hpp>

#include "exchange/reference/document_values.hpp"

namespace journeywork::exchange {

using careers::OohFigure;

namespace {

namespace json = boost::json;
using document::Reader;
using document::view;

constexpr int form = 401;
constexpr std::size_t values = 16;
constexpr int last_year = 9999;
constexpr int most_percent = 1000;
constexpr std::string_view dollars = "USD";

json::value count(const std::optional<std::int64_t>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}
json::value cents(const std::optional<Money>& money) {
  return money ? json::value(money->minor) : json::value(nullptr);
}

std::optional<std::int64_t> count_of(Reader& reader, const json::value& value) {
  if (value.is_null()) return std::nullopt;
  const auto* number = value.if_int64();
  if (number != nullptr && *number >= 0) return *number;
  reader.fail();
  return std::nullopt;
}
std::optional<Money> dollars_of(Reader& reader, const json::value& value) {
  const auto minor = count_of(reader, value);
  return minor ? std::optional(Money{*minor, std::string(dollars)}) : std::nullopt;
}

}  // namespace

std::string to_document(const OohFigure& x) {
  const json::array out{form,
                        view(x.title),
                        view(x.soc),
                        cents(x.annual_median),
                        cents(x.hourly_median),
                        x.at_least ? 1 : 0,
                        view(x.entry_education),
                        view(x.experience),
                        view(x.training),
                        count(x.jobs),
                        count(x.projected_jobs),
                        document::figure(x.growth_percent),
                        view(x.outlook),
                        view(x.address),
                        json::array{x.jobs_year, x.projected_year},
                        x.pay_year};
  return json::serialize(out);
}

Result<OohFigure> ooh_figure_of(std::string_view text) {
  const auto read = [](Reader& reader, const json::array& at) {
    OohFigure out;
    out.title = reader.text(at[1]);
    out.soc = reader.text(at[2]);
    out.annual_median = dollars_of(reader, at[3]);
    out.hourly_median = dollars_of(reader, at[4]);
    out.at_least = reader.flag(at[5]);
    out.entry_education = reader.text(at[6]);
    out.experience = reader.text(at[7]);
    out.training = reader.text(at[8]);
    out.jobs = count_of(reader, at[9]);
    out.projected_jobs = count_of(reader, at[10]);
    out.growth_percent = reader.figure(at[11], -most_percent, most_percent);
    out.outlook = reader.text(at[12]);
    out.address = reader.text(at[13]);
    const auto& years = reader.tuple(at[14], 2);
    out.jobs_year = reader.number(years.at(0), 0, last_year);
    out.projected_year = reader.number(years.at(1), 0, last_year);
    out.pay_year = reader.number(at[15], 0, last_year);
    return out;
  };
  return document::read<OohFigure>(text, form, values, read);
}

}  // namespace journeywork::exchange
