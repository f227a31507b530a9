#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "core/careers/catalogue_problems.hpp"
#include "core/careers/pay.hpp"

namespace journeywork::careers {

namespace {

constexpr int hours_in_a_year = 366 * 24;
constexpr int whole = 10'000;
constexpr int widest = 9'000;
constexpr int highest_end = 10 * whole;
constexpr int most_times = 10;

/// "49-9062", "49-9062.00"
bool is_official(std::string_view text) {
  constexpr std::string_view shape = "00-0000.00";
  constexpr std::size_t soc_size = 7;
  if (text.size() != soc_size && text.size() != shape.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (shape[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != shape[i]) return false;
  }
  return true;
}

class PayCheck : private CatalogueProblems {
 public:
  PayCheck(const PayFactors& factors, const Catalogue& catalogue) : factors_(factors), catalogue_(catalogue) {
    for (const auto& occupation : catalogue.occupations) {
      for (const auto& each : occupation.requirements.credentials) credentials_.insert(each.code);
      for (const auto& each : occupation.requirements.credentials_preferred) credentials_.insert(each.code);
    }
    for (const auto& option : catalogue.options) {
      credentials_.insert(option.gives_credentials.begin(), option.gives_credentials.end());
    }
  }

  std::vector<Problem> run() {
    between("hours.a_year", factors_.hours_a_year, 1, hours_in_a_year);
    figure_source("hours", factors_.hours_source, factors_.hours_year);
    between("range.low", factors_.low_without_figure.value, 1, whole);
    between("range.high", factors_.high_without_figure.value, whole, highest_end);
    written("range.why", factors_.range_why, "why the range is so wide where nothing is published");
    figure_source("range", factors_.range_source, factors_.range_year);
    written("years_note", factors_.years_note, "that figures of different years stand side by side");
    texts();
    for (const auto& each : factors_.employers) {
      const auto path = item("employer", each.code);
      code(path, each.code, employers_);
      written(path + ".title", each.title, "the kind of employer");
    }
    for (std::size_t i = 0; i < factors_.effects.size(); ++i) effect(factors_.effects[i], i);
    for (const auto& [occupation, steps] : steps_) experience(occupation, steps);
    return take();
  }

 private:
  void texts() {
    for (const auto factor : all_pay_factors) {
      const auto path = item("factor", name(factor));
      const auto count = std::ranges::count(factors_.factors, factor, &PayFactorText::factor);
      if (count != 1) problem(path, "This factor is not there once.", std::to_string(count), "each factor once");
    }
    for (const auto& each : factors_.factors) {
      const auto path = item("factor", name(each.factor));
      written(path + ".title", each.title, "the name of the factor");
      written(path + ".explanation", each.explanation, "what the factor is");
      written(path + ".no_figure", each.no_figure, "what is said where there is no figure");
      written(path + ".why", each.why, "why the range is widened so");
      between(path + ".widening_unknown", each.widening_unknown.value, 0, widest);
      between(path + ".widening_borrowed", each.widening_borrowed.value, 0,
              std::max<std::int64_t>(0, each.widening_unknown.value));
    }
  }

  void effect(const PayEffect& effect, std::size_t index) {
    const auto path = item("effect", std::to_string(index + 1));
    if (effect.occupations.empty()) {
      problem(path + ".occupations", "This is the effect on no occupation.", {}, "one or more occupations");
    }
    for (const auto& each : effect.occupations) {
      if (catalogue_.occupation(each) == nullptr && !is_official(each)) {
        problem(path + ".occupations", "There is no such occupation.", each,
                "the code of an occupation, or of the SOC");
      }
      if (!seen_.emplace(effect.factor, each, effect.when, effect.months_from).second) {
        problem(path + ".occupations", "This effect was already given.", each, "each occupation and fact once");
      }
      if (effect.factor == PayFactor::experience) steps_[each].push_back(&effect);
    }
    fact(path, effect);
    figures(path, effect);
    written(path + ".note", effect.note, "what the two figures are of");
  }

  bool is_known(const PayEffect& effect) const {
    switch (effect.factor) {
      case PayFactor::education:
        return parse_education(effect.when) || credentials_.contains(effect.when);
      case PayFactor::employer:
        return factors_.employer(effect.when) != nullptr;
      case PayFactor::specialisation:
        return catalogue_.occupation(effect.when) != nullptr || catalogue_.skill(effect.when) != nullptr;
      case PayFactor::experience:
        return effect.when.empty();
      case PayFactor::location:
        break;
    }
    return false;
  }

  void fact(const std::string& path, const PayEffect& effect) {
    if (effect.factor == PayFactor::location) {
      problem(path + ".factor", "Location comes from the imported figures of the place.",
              std::string(name(effect.factor)), "experience, education, employer, specialisation");
    } else if (!is_known(effect)) {
      problem(path + ".when", "Nothing is known by this name.", effect.when,
              "an education or credential, an employer, an occupation or skill; nothing for experience");
    }
    between(path + ".months_from", effect.months_from, 0,
            effect.factor == PayFactor::experience ? std::numeric_limits<int>::max() : 0);
  }

  void figures(const std::string& path, const PayEffect& effect) {
    figure_source(path, effect.source, effect.year);
    currency(path + ".currency", effect.amount);
    const auto one = [&](std::string_view key, const Money& money) {
      if (money.minor <= 0 || money.minor > highest_pay) {
        problem(path + std::string(key), "This figure is out of range.", amount(money), "an amount above 0");
        return false;
      }
      return true;
    };
    if (!one(".amount", effect.amount) || !one(".of", effect.of)) return;
    if (!effect.effect() || effect.amount.minor > most_times * effect.of.minor ||
        effect.of.minor > most_times * effect.amount.minor) {
      problem(path + ".amount", "These figures cannot be of the same work.", amount(effect.amount),
              "at most ten times the other, in its currency");
    }
  }

  /// Without a step at the beginning, or with another width at some step, more experience could mean a lower end.
  void experience(const std::string& occupation, std::vector<const PayEffect*> steps) {
    const auto path = item("experience", occupation);
    for (const auto& [other, unused] : steps_) {
      if (!other.starts_with(occupation + ".")) continue;
      problem(path, "Some of these occupations have steps of their own.", other, "steps for the one or for the other");
    }
    std::ranges::sort(steps, {}, &PayEffect::months_from);
    if (steps.front()->months_from != 0) {
      problem(path, "The beginning has no step.", std::to_string(steps.front()->months_from), "a step from 0 months");
    }
    for (std::size_t i = 1; i < steps.size(); ++i) {
      if (steps[i]->effect() < steps[i - 1]->effect()) {
        problem(path, "More experience lowers pay.", std::to_string(steps[i]->months_from), "steps that rise");
      }
      if (steps[i]->borrowed != steps[0]->borrowed) {
        problem(path, "Some steps are borrowed and some are not.", std::to_string(steps[i]->months_from),
                "all steps of an occupation alike");
      }
    }
  }

  const PayFactors& factors_;
  const Catalogue& catalogue_;
  std::set<std::string_view> credentials_;
  std::set<std::string_view> employers_;
  std::set<std::tuple<PayFactor, std::string_view, std::string_view, int>> seen_;
  std::map<std::string, std::vector<const PayEffect*>> steps_;
};

}  // namespace

std::vector<Problem> check(const PayFactors& factors, const Catalogue& catalogue) {
  return PayCheck(factors, catalogue).run();
}

}  // namespace journeywork::careers
