#pragma once

#include <utility>

#include "core/careers/fixtures.hpp"
#include "core/careers/pay.hpp"

/// For tests only: pay factors about the sample catalogue, with figures to be reckoned in the head.
namespace journeywork::careers::fixtures {

inline PayFactorText factor_text(PayFactor factor, int unknown, int borrowed) {
  PayFactorText out;
  out.factor = factor;
  out.title = "Factor " + std::string(name(factor));
  out.explanation = "What " + std::string(name(factor)) + " does.";
  out.no_figure = "No figure for " + std::string(name(factor)) + ".";
  out.widening_unknown = {unknown};
  out.widening_borrowed = {borrowed};
  out.why = "Half of what is known.";
  return out;
}

inline PayEffect effect(PayFactor factor, std::string occupation, std::string when, std::int64_t amount,
                        std::int64_t of) {
  PayEffect out;
  out.factor = factor;
  out.occupations = {std::move(occupation)};
  out.when = std::move(when);
  out.amount = dollars(amount);
  out.of = dollars(of);
  out.source = "Bureau of Samples";
  out.year = 2023;
  out.note = "One against the other.";
  return out;
}

inline PayEffect step(std::string occupation, int months, std::int64_t amount) {
  auto out = effect(PayFactor::experience, std::move(occupation), "", amount, 100);
  out.months_from = months;
  out.borrowed = true;
  out.year = 2019;
  return out;
}

/// Technician: steps of 80, 100 and 120 of 100 from 0, 24 and 60 months; CABT 110 and a bachelor's degree 120 of 100;
/// hospitals 120 of 100. Nothing for anybody else but the 49-9062 of O*NET, which hospitals pay 150 of 100.
inline PayFactors sample_factors() {
  PayFactors out;
  out.hours_a_year = 2080;
  out.hours_source = "Bureau of Samples";
  out.hours_year = 2024;
  out.low_without_figure = {6000};
  out.high_without_figure = {16000};
  out.range_why = "Lowest and highest tenth.";
  out.range_source = "Bureau of Samples";
  out.range_year = 2022;
  out.years_note = "Not adjusted.";
  out.factors = {factor_text(PayFactor::experience, 1000, 500), factor_text(PayFactor::education, 500, 300),
                 factor_text(PayFactor::location, 1000, 500), factor_text(PayFactor::employer, 1200, 600),
                 factor_text(PayFactor::specialisation, 1200, 600)};
  out.employers = {{"hospital", "Hospital"}, {"rental", "Rental company"}};
  out.effects = {step("technician", 0, 80),
                 step("technician", 24, 100),
                 step("technician", 60, 120),
                 effect(PayFactor::education, "technician", "CABT", 110, 100),
                 effect(PayFactor::education, "technician", "CBET", 105, 100),
                 effect(PayFactor::education, "technician", "bachelor", 120, 100),
                 effect(PayFactor::employer, "technician", "hospital", 120, 100),
                 effect(PayFactor::employer, "49-9062", "hospital", 150, 100),
                 effect(PayFactor::specialisation, "technician", "senior", 125, 100)};
  return out;
}

/// Technician at 50,000, with quartiles 40,000 and 60,000.
inline PayQuestion sample_question() {
  PayQuestion out;
  out.occupation = "technician";
  out.base.p25 = dollars(40'000);
  out.base.median = dollars(50'000);
  out.base.p75 = dollars(60'000);
  out.base.scope = "all technicians";
  out.base.source = "Bureau of Samples";
  out.base.year = 2024;
  return out;
}

}  // namespace journeywork::careers::fixtures
