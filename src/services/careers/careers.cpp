#include "services/careers/careers.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

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

using Figures = std::unordered_map<std::string, PayRange>;

Figures figures_in(store::Connection& c, const std::string& area, const std::vector<std::string>& socs, int hours) {
  Figures out;
  for (const auto& figure : store::pay::in_area(c, area, socs)) out.emplace(figure.soc, range_of(figure, hours));
  return out;
}

/// Of an occupation, under the first of its codes that has a median.
std::optional<PayRange> figure_of(const Figures& figures, const std::vector<std::string>& codes) {
  for (const auto& code : codes) {
    const auto found = figures.find(code);
    if (found != figures.end() && found->second.median) return found->second;
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
  auto read = loader_.database().read([&](store::Connection& c) -> Result<std::shared_ptr<const World>> {
    if (world_ && world_->revision == World::revision_now(c)) return world_;
    return std::make_shared<const World>(c, loader_.standards());
  });
  if (!read) throw store::Failure(read.error().message);
  world_ = std::move(*read);
  return world_;
}

Result<void> Careers::prepare() {
  const auto loaded =
      loader_.database().read([](store::Connection& c) -> Result<bool> { return store::reference::revision(c) > 0; });
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

namespace {

/// Every code under which pay of an occupation of the world may be published.
std::vector<std::string> published_codes(const World& world) {
  std::set<std::string> out;
  for (const auto& one : world.catalogue().occupations) {
    const auto codes = world.crosswalks.published_as(one.soc);
    out.insert(codes.begin(), codes.end());
  }
  return {out.begin(), out.end()};
}

std::shared_ptr<const Ground> ground_in(store::Connection& c, const World& world, std::shared_ptr<const Ground> base,
                                        const store::pay::Area& area) {
  const auto codes = published_codes(world);
  const auto here = figures_in(c, area.code, codes, world.pay.hours_a_year);
  const auto of_nation = figures_in(c, std::string(nation), codes, world.pay.hours_a_year);
  return std::make_shared<const Ground>(std::move(base), area.title, [&](const Occupation& one) {
    const auto published = world.crosswalks.published_as(one.soc);
    return in_place(one.pay, {area.title, figure_of(here, published).value_or(PayRange{}),
                              figure_of(of_nation, published).value_or(PayRange{})});
  });
}

constexpr std::size_t most_locals = 8;

}  // namespace

std::shared_ptr<const Ground> Careers::ground(const std::shared_ptr<const World>& world, const std::string& area) {
  std::shared_ptr<const Ground> of_nation(world, &world->ground());
  if (area.empty()) return of_nation;
  if (auto known = kept_ground(world, area)) return known;
  auto made = loader_.database().read([&](store::Connection& c) -> Result<std::shared_ptr<const Ground>> {
    const auto found = store::pay::find_area(c, area);
    return found ? ground_in(c, *world, of_nation, *found) : nullptr;
  });
  if (!made) throw store::Failure(made.error().message);
  if (!*made) return of_nation;
  const std::scoped_lock lock(locals_mutex_);
  if (locals_of_ != world) locals_.clear();
  locals_of_ = world;
  std::erase_if(locals_, [&](const Local& other) { return other.area == area; });  // made at the same time elsewhere
  locals_.push_front({area, *made});
  if (locals_.size() > most_locals) locals_.pop_back();
  return *made;
}

std::shared_ptr<const Ground> Careers::kept_ground(const std::shared_ptr<const World>& world, const std::string& area) {
  const std::scoped_lock lock(locals_mutex_);
  const auto known = std::ranges::find(locals_, area, &Local::area);
  if (locals_of_ != world || known == locals_.end()) return nullptr;
  std::rotate(locals_.begin(), known, known + 1);
  return locals_.front().ground;
}

std::vector<store::pay::Area> Careers::areas() {
  auto read = loader_.database().read(
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
  return loader_.database().read([&](store::Connection& c) -> Result<PayView> {
    PayView out;
    out.base = occupation->pay;
    const auto codes = world.crosswalks.published_as(occupation->soc);
    const auto of_nation = figure_of(figures_in(c, std::string(nation), codes, hours), codes);
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
      if (const auto here = figure_of(figures_in(c, area, codes, hours), codes)) {
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
