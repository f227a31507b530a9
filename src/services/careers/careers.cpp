#include "services/careers/careers.hpp"

#include <algorithm>

#include "store/reference.hpp"
#include "store/transaction.hpp"

namespace journeywork::services {

using namespace careers;

namespace {

constexpr std::string_view nation = "99";

Money yearly(const PayPoint& annual, const PayPoint& hourly, int hours, bool& known) {
  known = annual.amount || hourly.amount;
  if (annual.amount) return *annual.amount;
  if (hourly.amount) return {hourly.amount->minor * hours, hourly.amount->currency};
  return {};
}

/// A published figure as a range of pay a year; where only hourly pay is published, that times the hours of a year.
PayRange range_of(const PayFigure& figure, int hours) {
  PayRange out;
  const auto put = [&](std::optional<Money>& into, PayPoint PayPoints::* point) {
    bool known = false;
    const auto amount = yearly(figure.annual.*point, figure.hourly.*point, hours, known);
    if (known) into = amount;
  };
  put(out.p10, &PayPoints::p10);
  put(out.p25, &PayPoints::p25);
  put(out.median, &PayPoints::median);
  put(out.p75, &PayPoints::p75);
  put(out.p90, &PayPoints::p90);
  out.scope = figure.title + ", " + figure.area_title;
  out.source = figure.source;
  out.year = figure.year;
  return out;
}

/// The figure of an occupation in an area, under the nearest of its codes that has a median.
std::optional<PayRange> figure_in(store::Connection& c, const std::string& area, const std::vector<std::string>& codes,
                                  int hours) {
  const auto figures = store::pay::in_area(c, area, codes);
  for (const auto& code : codes) {
    for (const auto& figure : figures) {
      if (figure.soc != code) continue;
      auto range = range_of(figure, hours);
      if (range.median) return range;
    }
  }
  return std::nullopt;
}

std::string reason_of(const search::TitleHit& hit, const std::string& title) {
  using Kind = search::TitleEntry::Kind;
  if (hit.kind == Kind::title || hit.text == title) return {};
  if (hit.kind == Kind::description) return "from what the work is";
  return "also called " + hit.text;
}

}  // namespace

std::shared_ptr<const World> Careers::world() {
  const std::scoped_lock lock(mutex_);
  auto read = database_.read([&](store::Connection& c) -> Result<std::shared_ptr<const World>> {
    if (world_ && world_->revision == store::reference::revision(c)) return world_;
    return std::make_shared<const World>(c);
  });
  if (!read) throw store::Failure(read.error().message);
  world_ = std::move(*read);
  return world_;
}

Result<void> Careers::prepare() {
  const auto loaded =
      database_.read([](store::Connection& c) -> Result<bool> { return store::reference::revision(c) > 0; });
  if (!loaded) return tl::unexpected(loaded.error());
  try {
    if (*loaded) static_cast<void>(world());
  } catch (const store::Failure& failure) {
    return tl::unexpected(store::error_of(failure));
  }
  return {};
}

std::vector<Found> Careers::search(const World& world, std::string_view query, std::size_t limit) const {
  std::vector<Found> out;
  for (const auto& hit : world.titles().find(query, limit)) {
    const auto& what = world.findable[hit.document];
    out.push_back({what, reason_of(hit, what.title)});
  }
  return out;
}

std::vector<store::pay::Area> Careers::areas() {
  auto read = database_.read(
      [](store::Connection& c) -> Result<std::vector<store::pay::Area>> { return store::pay::areas(c); });
  return read ? std::move(*read) : std::vector<store::pay::Area>{};
}

Result<PayView> Careers::pay(const World& world, std::string_view code, const std::string& area,
                             const PayFacts& facts) {
  const auto* occupation = world.occupation(code);
  if (occupation == nullptr) {
    return refuse_field("occupation", "There is no such occupation.", std::string(code), "a code of an occupation");
  }
  const int hours = world.pay.hours_a_year;
  return database_.read([&](store::Connection& c) -> Result<PayView> {
    PayView out;
    out.base = occupation->pay;
    const auto codes = world.crosswalks.published_as(occupation->soc);
    const auto of_nation = figure_in(c, std::string(nation), codes, hours);
    if (!out.base.median && of_nation) {
      out.base = *of_nation;
      out.from_figures = true;
    }
    if (!area.empty()) {
      const auto known = store::pay::areas(c);
      const auto found = std::ranges::find(known, area, &store::pay::Area::code);
      if (found == known.end()) {
        return refuse_field("area", "No pay figures are loaded for this area.", area, "one of the areas listed");
      }
      if (const auto here = figure_in(c, area, codes, hours)) {
        out.area = AreaPay{found->title, *here, of_nation.value_or(PayRange{})};
      } else {
        out.area_note = "For " + found->title + " no pay of this occupation is published.";
      }
    }
    out.answer = estimate_pay(world.pay, {occupation->code, out.base, out.area, facts});
    return out;
  });
}

Date Careers::today() const { return Date{std::chrono::floor<std::chrono::days>(now())}; }

}  // namespace journeywork::services
