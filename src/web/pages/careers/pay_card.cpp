#include "web/pages/careers/pay_card.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>

#include "core/careers/person.hpp"
#include "services/careers/words.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/organisation_words.hpp"

namespace journeywork::web::pages {

using careers::PayEstimate;
using careers::PayFactor;
using careers::PayRange;
using services::PayView;
using services::whole_money;
using services::World;

namespace {

constexpr std::string_view nation = "99";     ///< the area code of OEWS for the United States
constexpr std::int64_t whole_scale = 10'000;  ///< hundredths of a per cent
constexpr std::int64_t margin = 600;          ///< on each side, so that ends and dots are not cut
constexpr std::int64_t sliver = 80;

std::string percent(std::int64_t hundredths) {
  char out[16];
  std::snprintf(out, sizeof out, "%d.%02d", static_cast<int>(hundredths / 100), static_cast<int>(hundredths % 100));
  return out;
}

std::string capital(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

struct End {
  std::optional<Money> money;
  const char* meaning;
};
End low_of(const PayRange& pay) {
  return pay.p10 ? End{pay.p10, "a tenth earn less"} : End{pay.p25, "a quarter earn less"};
}
End high_of(const PayRange& pay) {
  return pay.p90 ? End{pay.p90, "a tenth earn more"} : End{pay.p75, "a quarter earn more"};
}

const char* meaning_of(careers::PayEnd end, const char* quartile, const char* decile) {
  if (end == careers::PayEnd::rule) return "by our rule, not published";
  return end == careers::PayEnd::quartile ? quartile : decile;
}

/// The bars of a card with their words, on one scale.
class Bars {
 public:
  Bars(Dict& card, const careers::PayFactors& factors, const Locale& locale)
      : card_(card),
        locale_(locale),
        hours_(factors.hours_a_year),
        rule_(
            "Only the middle is published. The dashed band reaches as far around it as the lowest and highest tenth "
            "of "
            "medical equipment repairers are from their middle (" +
            source_words(factors.range_source, factors.range_year) + ").") {}

  void measure(const PayRange& pay) {
    for (const auto& point : {pay.p10, pay.p25, pay.median, pay.p75, pay.p90}) scale_.include(point);
  }
  void measure(const careers::PaySpan& span) {
    scale_.include(span.low);
    scale_.include(span.high);
  }

  /// A range as it was loaded, which says itself what it is of.
  void loaded(const PayRange& pay) { published(pay.scope, pay, nullptr); }

  /// `reach` is how far pay is taken to go where that is not published; without it nothing is drawn there.
  void published(const std::string& title, const PayRange& pay, const PayEstimate* reach) {
    if (!pay.median) return;
    auto bar = begin(title, *pay.median, "half earn less, half earn more");
    const auto low = low_of(pay);
    const auto high = high_of(pay);
    if (low.money && high.money) {
      auto drawn = draw(bar, title, {*low.money, *pay.median, *high.money});
      if (pay.p10 && pay.p90 && pay.p25 && pay.p75) {
        drawn.add("BAR_INNER")
            .set("INNER_LOW", scale_.at(*pay.p25))
            .set("INNER_WIDTH", scale_.width(*pay.p25, *pay.p75));
      }
      end(drawn, *low.money, low.meaning);
      end(drawn, *high.money, high.meaning);
    } else if (reach != nullptr) {
      auto drawn = draw(bar, title, reach->base);
      drawn.show("BY_RULE");
      end(drawn, reach->base.low, meaning_of(reach->low_end, "a quarter earn less", "a tenth earn less"));
      end(drawn, reach->base.high, meaning_of(reach->high_end, "a quarter earn more", "a tenth earn more"));
      bar.add("BAR_RULE").set("RULE_TEXT", rule_);
    } else {
      bar.add("BAR_RULE").set("RULE_TEXT", "Only the middle is published, not how far pay reaches around it.");
    }
    const auto whom = title == pay.scope || pay.scope.empty() ? "" : capital(pay.scope) + ". ";
    bar.set("BAR_NOTE", whom + source_words(pay.source, pay.year) + ".");
  }

  void own(const PayEstimate& estimate) {
    const auto& span = estimate.span;
    const auto of_place = [](const careers::PayLine& line) { return line.factor == PayFactor::location; };
    const bool place_only = std::ranges::all_of(estimate.lines, of_place);
    const auto title =
        place_only ? "This work in " + estimate.lines.front().fact + ", about" : std::string("For you, about");
    auto bar = begin(title, span.middle,
                     place_only ? "an estimate from what is paid there in the wider occupation"
                                : "an estimate from what you said, no offer and no promise");
    auto drawn = draw(bar, title, span);
    drawn.show("OWN");
    end(drawn, span.low, "likely not less");
    end(drawn, span.high, "likely not more");
  }

 private:
  Dict begin(const std::string& title, const Money& median, const char* meaning) {
    auto bar = card_.add("BAR");
    bar.set("BAR_TITLE", title).set("BAR_MEDIAN", whole_money(locale_, median)).set("BAR_MEANING", meaning);
    bar.set("BAR_HOUR", locale_.money(careers::hourly(median, hours_)) + " an hour");
    return bar;
  }
  Dict draw(Dict& bar, const std::string& title, const careers::PaySpan& span) {
    auto drawn = bar.add("BAR_DRAWN");
    drawn.set("BAR_LABEL", title + ": from " + whole_money(locale_, span.low) + " to " +
                               whole_money(locale_, span.high) + " a year, in the middle " +
                               whole_money(locale_, span.middle));
    drawn.set("BAR_LOW", scale_.at(span.low)).set("BAR_WIDTH", scale_.width(span.low, span.high));
    drawn.set("BAR_MIDDLE", scale_.at(span.middle));
    return drawn;
  }
  void end(Dict& drawn, const Money& money, const char* meaning) {
    drawn.add("BAR_END").set("END_VALUE", whole_money(locale_, money)).set("END_TEXT", meaning);
  }

  Dict& card_;
  const Locale& locale_;
  int hours_;
  std::string rule_;
  PayScale scale_;
};

std::string signed_percent(BasisPoints effect, const Locale& locale) {
  return (effect.value > 0 ? "+" : "") + locale.percent(effect);
}

/// "associate" and "imaging-specialist" as people say them.
std::string fact_words(const World& world, const careers::PayLine& line) {
  if (const auto education = careers::parse_education(line.fact)) return std::string(title(*education));
  if (const auto* one = world.occupation(line.fact)) return one->title;
  if (const auto* skill = world.catalogue().skill(line.fact)) return skill->title;
  return line.fact;
}

std::string base_words(const PayEstimate& estimate, const Locale& locale) {
  auto out = "It starts from the published " + whole_money(locale, estimate.base.middle) + " (" + estimate.scope +
             "; " + source_words(estimate.source, estimate.year) + ")";
  const bool rule = estimate.low_end == careers::PayEnd::rule || estimate.high_end == careers::PayEnd::rule;
  if (rule) out += ". How far pay reaches around it is not published; we take the reach of a neighbouring trade";
  return out + ". Each line then moves it, or makes it wider where nobody has published a figure.";
}

void fill_line(Dict& estimate, const World& world, const careers::PayLine& line, const Locale& locale) {
  auto row = estimate.add("LINE");
  row.set("LINE_TITLE", line.title).set("LINE_FACT", ": " + fact_words(world, line));
  row.set("LINE_EFFECT", line.effect ? signed_percent(*line.effect, locale) : std::string("no figure"));
  auto text = line.explanation;
  if (line.widening.value > 0) text += " Range wider by " + locale.percent(line.widening) + " on each side.";
  row.set("LINE_TEXT", text);
  if (line.effect && !line.source.empty()) row.set_shown("LINE_SOURCE", source_words(line.source, line.year));
}

void fill_estimate(Dict& card, const World& world, const PayEstimate& found, const Locale& locale) {
  auto estimate = card.add("ESTIMATE");
  estimate.set("ESTIMATE_BASE", base_words(found, locale));
  for (const auto factor : careers::all_pay_factors) {
    bool said = false;
    for (const auto& line : found.lines) {
      if (line.factor != factor) continue;
      fill_line(estimate, world, line, locale);
      said = true;
    }
    const auto* text = world.pay.text(factor);
    if (said || text == nullptr) continue;
    estimate.add("LINE")
        .set("LINE_TITLE", text->title)
        .set("LINE_EFFECT", "not said")
        .set("LINE_TEXT", text->explanation);
  }
  estimate.set("ESTIMATE_YEARS", world.pay.years_note);
}

std::string_view title_of(careers::PayFigure::AreaType type) {
  using Type = careers::PayFigure::AreaType;
  if (type == Type::state) return "States";
  if (type == Type::metropolitan) return "Cities and their surroundings";
  return type == Type::nonmetropolitan ? "Away from cities" : "Regions";
}

using Areas = decltype(std::declval<services::Careers>().areas());

void fill_areas(Dict& form, const Areas& areas, const std::string& chosen) {
  auto list = form.add("AREAS");
  list.show_if(chosen.empty(), "AREA_ANY");
  std::optional<Dict> group;
  auto type = careers::PayFigure::AreaType::nation;
  for (const auto& area : areas) {
    if (area.type == careers::PayFigure::AreaType::nation) continue;
    if (!group || area.type != type) {
      type = area.type;
      group = list.add("AREA_GROUP");
      group->set("GROUP_TITLE", title_of(type));
    }
    add_option(*group, "AREA_OPTION", area.code, area.title, area.code == chosen);
  }
}

void fill_months(Dict& form, const std::optional<int>& chosen) {
  add_option(form, "MONTHS_OPTION", "", "Not said", !chosen);
  bool listed = !chosen;
  for (const int months : {0, 12, 24, 36, 60, 96, 144, 240}) {
    const auto words = months == 0 ? std::string("New in it") : services::months_in_words(months);
    add_option(form, "MONTHS_OPTION", std::to_string(months), words, chosen == months);
    listed = listed || chosen == months;
  }
  if (!listed) add_option(form, "MONTHS_OPTION", std::to_string(*chosen), services::months_in_words(*chosen), true);
}

void fill_specialisations(Dict& form, const World& world, const std::string& occupation, const std::string& chosen) {
  std::vector<std::string> codes;
  for (const auto& effect : world.pay.effects) {
    if (effect.factor != PayFactor::specialisation || !effect.concerns(occupation) || effect.when == occupation)
      continue;
    if (std::ranges::find(codes, effect.when) == codes.end()) codes.push_back(effect.when);
  }
  if (codes.empty()) return;
  auto list = form.add("SPECIALISATIONS");
  add_option(list, "SPECIALISATION_OPTION", "", "Not said", chosen.empty());
  for (const auto& code : codes) {
    const auto* one = world.occupation(code);
    const auto* skill = world.catalogue().skill(code);
    const auto title = one != nullptr ? one->title : skill != nullptr ? skill->title : code;
    add_option(list, "SPECIALISATION_OPTION", code, title, code == chosen);
  }
}

void fill_yours(Dict& form, const World& world, const careers::Occupation& occupation, const careers::PayFacts& facts) {
  fill_months(form, facts.months);
  add_option(form, "EDUCATION_OPTION", "", "Not said", !facts.education);
  for (const auto each : careers::all_education) {
    if (each == careers::Education::none) continue;
    add_option(form, "EDUCATION_OPTION", name(each), title(each), facts.education == each);
  }
  add_option(form, "EMPLOYER_OPTION", "", "Any", facts.employer.empty());
  for (const auto& each : world.pay.employers) {
    add_option(form, "EMPLOYER_OPTION", each.code, each.title, facts.employer == each.code);
  }
  fill_specialisations(form, world, occupation.code, facts.specialisation);
}

/// Nothing where there is neither an area to choose nor an estimate to ask for.
void fill_form(Dict& card, services::Careers& careers, const World& world, const careers::Occupation& occupation,
               const PayWish& wish, bool can_estimate) {
  const auto areas = careers.areas();
  const bool places =
      std::ranges::any_of(areas, [](const auto& area) { return area.type != careers::PayFigure::AreaType::nation; });
  if (!places && !can_estimate) return;
  auto form = card.add("FORM");
  form.set("ACTION", occupation_url(occupation.code) + "#pay");
  if (places) fill_areas(form, areas, wish.area);
  if (!can_estimate) return;
  auto yours = form.add("YOURS");
  yours.show_if(!places, "NO_AREAS").show_if(wish.asked, "FORM_OPEN");
  fill_yours(yours, world, occupation, wish.facts);
}

/// Loaded pay of the whole nation, beside a figure of ours of which no more than the middle is published.
std::optional<PayRange> of_the_nation(services::Careers& careers, const World& world,
                                      const careers::Occupation& occupation, const PayRange& base) {
  if (!base.median || (low_of(base).money && high_of(base).money)) return std::nullopt;
  auto view = careers.pay(world, occupation.code, std::string(nation), {});
  return view && view->area ? std::optional(std::move(view->area->here)) : std::nullopt;
}

}  // namespace

void PayScale::include(const std::optional<Money>& money) {
  if (!money) return;
  low_ = low_ ? std::min(*low_, money->minor) : money->minor;
  high_ = std::max(high_, money->minor);
}

std::int64_t PayScale::hundredths(const Money& money) const {
  if (!low_ || high_ <= *low_) return whole_scale / 2;
  const auto place = std::clamp(money.minor, *low_, high_) - *low_;
  const auto room = static_cast<double>(whole_scale - 2 * margin);
  return margin + static_cast<std::int64_t>(static_cast<double>(place) / static_cast<double>(high_ - *low_) * room);
}

std::string PayScale::at(const Money& money) const { return percent(hundredths(money)); }

std::string PayScale::width(const Money& from, const Money& to) const {
  return percent(std::max(sliver, hundredths(to) - hundredths(from)));
}

PayWish read_pay_wish(const http::Request& request, const services::KnownPerson& known,
                      const careers::Occupation& occupation, Date today) {
  PayWish out{known.person.pay_area, careers::pay_facts(known.profile, occupation, today), false};
  const auto said = [&](const char* key) {
    const auto value = http::find(request.query, key);
    out.asked = out.asked || (value && !value->empty() && std::string_view(key) != "area");
    return value;
  };
  if (const auto area = said("area")) out.area = *area;
  if (const auto months = said("months")) {
    int n = 0;
    const auto [end, error] = std::from_chars(months->data(), months->data() + months->size(), n);
    const bool good =
        error == std::errc{} && end == months->data() + months->size() && n >= 0 && n <= careers::most_months;
    out.facts.months = good ? std::optional(n) : std::nullopt;
  }
  if (const auto education = said("education")) out.facts.education = careers::parse_education(*education);
  if (const auto employer = said("employer")) out.facts.employer = *employer;
  if (const auto specialisation = said("specialisation")) out.facts.specialisation = *specialisation;
  return out;
}

bool show_pay(Dict& page, services::Careers& careers, const World& world, const careers::Occupation& occupation,
              const PayWish& asked, const Locale& locale) {
  auto wish = asked;
  if (world.pay.employer(wish.facts.employer) == nullptr) wish.facts.employer.clear();
  auto view = careers.pay(world, occupation.code, wish.area, wish.facts);
  if (!view) {
    wish.area.clear();
    view = careers.pay(world, occupation.code, "", wish.facts);
  }
  auto card = page.include("PAY_CARD", "careers/pay_card.html");
  if (!view) return false;
  const auto& estimate = view->answer.estimate;
  const bool own = estimate && !estimate->lines.empty();
  const auto wider = view->area ? std::nullopt : of_the_nation(careers, world, occupation, view->base);
  Bars bars(card, world.pay, locale);
  bars.measure(view->base);
  if (view->area) bars.measure(view->area->here);
  if (wider) bars.measure(*wider);
  // The rule is taken from one trade: beside its own family it would be a guess that looks like a figure.
  const auto* reach = estimate && occupation.family == careers::Family::htm ? &*estimate : nullptr;
  if (reach != nullptr) bars.measure(reach->base);
  if (own) bars.measure(estimate->span);
  if (view->area) bars.loaded(view->area->here);
  bars.published("United States", view->base, reach);
  if (wider) bars.loaded(*wider);
  if (own) bars.own(*estimate);
  const bool only_there = view->area && !view->answer.unknown.empty();
  card.set_shown("UNKNOWN",
                 only_there ? std::string("For the whole country there is no figure.") : view->answer.unknown);
  card.set_shown("AREA_NOTE", view->area_note);
  if (own) fill_estimate(card, world, *estimate, locale);
  fill_form(card, careers, world, occupation, wish, estimate.has_value());
  return view->area || wider || view->from_figures;
}

}  // namespace journeywork::web::pages
