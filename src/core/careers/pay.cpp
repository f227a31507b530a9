#include "core/careers/pay.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace journeywork::careers {

namespace {

constexpr std::int64_t whole = 10'000;  ///< basis points
constexpr std::int64_t most_times = 100;

constexpr std::array<std::pair<PayFactor, std::string_view>, all_pay_factors.size()> factor_names{{
    {PayFactor::experience, "experience"},
    {PayFactor::education, "education"},
    {PayFactor::location, "location"},
    {PayFactor::employer, "employer"},
    {PayFactor::specialisation, "specialisation"},
}};

bool is_figure(const Money& money) { return money.minor > 0 && money.minor <= highest_pay; }

/// One figure against another, as what it adds.
std::optional<BasisPoints> against(const Money& amount, const Money& of) {
  if (!is_figure(amount) || !is_figure(of) || amount.currency != of.currency) return std::nullopt;
  if (amount.minor / of.minor >= most_times || of.minor / amount.minor >= most_times) return std::nullopt;
  return BasisPoints{(2 * whole * amount.minor + of.minor) / (2 * of.minor) - whole};
}

/// A part of an amount, never above what a figure can be, so that lines can follow one another without end.
Money part(const Money& amount, std::int64_t basis_points) {
  auto out = share(amount, BasisPoints{std::max<std::int64_t>(0, basis_points)});
  out.minor = std::min(out.minor, highest_pay);
  return out;
}

/// "49-9062" stands for "49-9062.00" and all others that go on from it with a dot.
bool names(std::string_view code, std::string_view occupation) {
  return occupation == code || (occupation.starts_with(code) && occupation.substr(code.size()).starts_with('.'));
}

/// The lines of one question, factor by factor.
class Lines {
 public:
  Lines(const PayFactors& factors, const PayQuestion& question) : factors_(factors), question_(question) {}

  std::vector<PayLine> run() {
    experience();
    education();
    credentials();
    location();
    employer();
    specialisation();
    return std::move(lines_);
  }

 private:
  PayLine& line(PayFactor factor, std::string fact) {
    auto& out = lines_.emplace_back();
    out.factor = factor;
    out.fact = std::move(fact);
    if (const auto* text = factors_.text(factor)) {
      out.title = text->title;
      out.explanation = text->no_figure;
      out.widening = text->widening_unknown;
    }
    return out;
  }

  /// Moves a line of its factor from "no figure" to this figure.
  void figure(PayLine& line, std::optional<BasisPoints> effect, bool borrowed) {
    line.effect = effect;
    const auto* text = factors_.text(line.factor);
    line.widening = borrowed && text != nullptr ? text->widening_borrowed : BasisPoints{};
  }

  /// Nothing is known where there is no effect, or one that does not come to a figure.
  void add(PayFactor factor, std::string fact, const PayEffect* effect) {
    auto& out = line(factor, std::move(fact));
    if (effect == nullptr || !effect->effect()) return;
    figure(out, effect->effect(), effect->borrowed);
    out.source = effect->source;
    out.year = effect->year;
    out.explanation = effect->note;
  }

  const PayEffect* effect_of(PayFactor factor, std::string_view when) const {
    const auto at = std::ranges::find_if(factors_.effects, [&](const PayEffect& each) {
      return each.factor == factor && each.when == when && each.concerns(question_.occupation);
    });
    return at == factors_.effects.end() ? nullptr : &*at;
  }

  void experience() {
    if (!question_.facts.months) return;
    const int months = std::max(0, *question_.facts.months);
    const PayEffect* best = nullptr;
    for (const auto& each : factors_.effects) {
      if (each.factor != PayFactor::experience || each.months_from > months) continue;
      if (!each.concerns(question_.occupation)) continue;
      if (best == nullptr || each.months_from > best->months_from) best = &each;
    }
    add(PayFactor::experience, std::to_string(months) + " months", best);
  }

  void education() {
    if (!question_.facts.education) return;
    const PayEffect* best = nullptr;
    for (const auto held : all_education) {
      if (held > *question_.facts.education) break;
      if (const auto* effect = effect_of(PayFactor::education, name(held))) best = effect;
    }
    add(PayFactor::education, std::string(name(*question_.facts.education)), best);
  }

  /// The one that does most stands for all of them: nobody has counted what two do together.
  void credentials() {
    const auto& held = question_.facts.credentials;
    if (held.empty()) return;
    const PayEffect* best = nullptr;
    std::string all;
    for (const auto& each : held) {
      all.append(all.empty() ? "" : ", ").append(each);
      const auto* effect = effect_of(PayFactor::education, each);
      if (effect != nullptr && effect->effect() && (best == nullptr || *effect->effect() > *best->effect())) {
        best = effect;
      }
    }
    add(PayFactor::education, best == nullptr ? all : best->when, best);
  }

  void location() {
    if (!question_.area) return;
    const auto& [area, here, nation] = *question_.area;
    auto& out = line(PayFactor::location, area);
    if (!here.median || !nation.median) return;
    const auto effect = against(*here.median, *nation.median);
    if (!effect) return;
    figure(out, effect, here.year != nation.year);
    out.source = here.source;
    out.year = here.year;
    if (const auto* text = factors_.text(PayFactor::location)) out.explanation = text->explanation;
  }

  void employer() {
    const auto& code = question_.facts.employer;
    if (code.empty()) return;
    const auto* type = factors_.employer(code);
    add(PayFactor::employer, type == nullptr ? code : type->title, effect_of(PayFactor::employer, code));
  }

  void specialisation() {
    const auto& code = question_.facts.specialisation;
    if (!code.empty()) add(PayFactor::specialisation, code, effect_of(PayFactor::specialisation, code));
  }

  const PayFactors& factors_;
  const PayQuestion& question_;
  std::vector<PayLine> lines_;
};

using End = std::pair<Money, PayEnd>;

End low_end(const PayFactors& factors, const PayRange& pay) {
  if (pay.p25 && is_figure(*pay.p25)) return {*pay.p25, PayEnd::quartile};
  if (pay.p10 && is_figure(*pay.p10)) return {*pay.p10, PayEnd::decile};
  return {part(*pay.median, factors.low_without_figure.value), PayEnd::rule};
}

End high_end(const PayFactors& factors, const PayRange& pay) {
  if (pay.p75 && is_figure(*pay.p75)) return {*pay.p75, PayEnd::quartile};
  if (pay.p90 && is_figure(*pay.p90)) return {*pay.p90, PayEnd::decile};
  return {part(*pay.median, factors.high_without_figure.value), PayEnd::rule};
}

PayEstimate published(const PayFactors& factors, const PayRange& pay) {
  PayEstimate out;
  std::tie(out.base.low, out.low_end) = low_end(factors, pay);
  std::tie(out.base.high, out.high_end) = high_end(factors, pay);
  out.base.middle = *pay.median;
  out.base.low.minor = std::min(out.base.low.minor, out.base.middle.minor);
  out.base.high.minor = std::max(out.base.high.minor, out.base.middle.minor);
  out.scope = pay.scope;
  out.source = pay.source;
  out.year = pay.year;
  return out;
}

std::vector<int> years_of(const PayFactors& factors, const PayEstimate& estimate) {
  std::set<int> years{estimate.year};
  if (estimate.low_end == PayEnd::rule || estimate.high_end == PayEnd::rule) years.insert(factors.range_year);
  for (const auto& line : estimate.lines) years.insert(line.year);
  years.erase(0);
  return {years.begin(), years.end()};
}

}  // namespace

std::string_view name(PayFactor factor) {
  return std::ranges::find(factor_names, factor, &decltype(factor_names)::value_type::first)->second;
}

std::optional<PayFactor> parse_pay_factor(std::string_view text) {
  const auto at = std::ranges::find(factor_names, text, &decltype(factor_names)::value_type::second);
  return at == factor_names.end() ? std::nullopt : std::optional(at->first);
}

std::optional<BasisPoints> PayEffect::effect() const { return against(amount, of); }

bool PayEffect::concerns(std::string_view occupation) const {
  return std::ranges::any_of(occupations, [&](const std::string& code) { return names(code, occupation); });
}

const PayFactorText* PayFactors::text(PayFactor factor) const {
  const auto at = std::ranges::find(factors, factor, &PayFactorText::factor);
  return at == factors.end() ? nullptr : &*at;
}

const EmployerType* PayFactors::employer(std::string_view code) const {
  const auto at = std::ranges::find(employers, code, &EmployerType::code);
  return at == employers.end() ? nullptr : &*at;
}

PayFacts pay_facts(const Profile& profile, const Occupation& occupation, Date on) {
  PayFacts facts;
  if (!profile.occupations.empty()) facts.months = profile.months(occupation.code);
  if (profile.education != Education::none) facts.education = profile.education;
  for (const auto& preferred : occupation.requirements.credentials_preferred) {
    if (profile.has_credential(preferred.code, on)) facts.credentials.push_back(preferred.code);
  }
  return facts;
}

PaySpan PayLine::apply(const PaySpan& before) const {
  const std::int64_t times = whole + (effect ? effect->value : 0);
  return {part(part(before.low, times), whole - widening.value), part(before.middle, times),
          part(part(before.high, times), whole + widening.value)};
}

PayAnswer estimate_pay(const PayFactors& factors, const PayQuestion& question) {
  const auto& pay = question.base;
  if (!pay.median || !is_figure(*pay.median)) {
    return {std::nullopt, pay.scope.empty() ? "Pay is not known: there is no figure for this occupation."
                                            : "Pay is not known: " + pay.scope};
  }
  auto out = published(factors, pay);
  out.lines = Lines(factors, question).run();
  out.span = out.base;
  for (const auto& line : out.lines) out.span = line.apply(out.span);
  out.hourly = {hourly(out.span.low, factors.hours_a_year), hourly(out.span.middle, factors.hours_a_year),
                hourly(out.span.high, factors.hours_a_year)};
  out.years = years_of(factors, out);
  return {std::move(out), {}};
}

PayRange in_place(const PayRange& nation, const AreaPay& area) {
  auto out = nation;
  const auto say = [&](const std::string& what) {
    if (!out.source.empty()) out.source = what + ": " + out.source;
  };
  if (!area.here.median || !is_figure(*area.here.median)) {
    say("of the nation, as none is published for " + area.area);
    return out;
  }
  if (!nation.median) return area.here;
  const auto effect = area.nation.median ? against(*area.here.median, *area.nation.median) : std::nullopt;
  if (!effect) {
    say("of the nation, as it cannot be brought to " + area.area);
    return out;
  }
  for (auto* figure : {&out.p10, &out.p25, &out.median, &out.p75, &out.p90}) {
    if (*figure) *figure = part(**figure, whole + effect->value);
  }
  out.scope += (out.scope.empty() ? "" : ", ") + ("brought to " + area.area);
  say("brought to " + area.area + " by " + area.here.source);
  return out;
}

Money hourly(const Money& year, int hours_a_year) {
  const std::int64_t hours = std::max(1, hours_a_year);
  return {(2 * year.minor + hours) / (2 * hours), year.currency};
}

}  // namespace journeywork::careers
