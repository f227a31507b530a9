#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/careers/catalogue.hpp"
#include "core/careers/profile.hpp"

/// What somebody may earn in an occupation and a place, from the five factors that change it. The formula, with an
/// example: docs/pay.md. Whole numbers throughout; what is not known moves nothing and makes the range wider.
namespace journeywork::careers {

enum class PayFactor { experience, education, location, employer, specialisation };
inline constexpr std::array all_pay_factors{PayFactor::experience, PayFactor::education, PayFactor::location,
                                            PayFactor::employer, PayFactor::specialisation};
[[nodiscard]] std::string_view name(PayFactor factor);  ///< "experience"
[[nodiscard]] std::optional<PayFactor> parse_pay_factor(std::string_view text);

/// One published figure against another: what a fact does to pay is their ratio.
struct PayEffect {
  PayFactor factor = PayFactor::experience;
  /// Codes of ours or of O*NET; a SOC code ("49-9062") stands for all of O*NET that begin with it.
  std::vector<std::string> occupations;
  std::string when;     ///< the fact: an employer, an education, a credential, a specialisation; empty for experience
  int months_from = 0;  ///< of experience; holds up to the next effect of the same occupation
  Money amount;
  Money of;               ///< against which `amount` is seen
  bool borrowed = false;  ///< of a wider group, another place or another measure than the base pay
  std::string source;
  int year = 0;
  std::string note;  ///< what the two figures are of, in words

  bool operator==(const PayEffect&) const = default;

  /// What it adds to pay, rounded half up: 74,560 against 62,630 is 1905. Nothing when one of the two is not above 0 or
  /// the one is a hundred times the other.
  [[nodiscard]] std::optional<BasisPoints> effect() const;
  /// Whether it is an effect on the pay of this occupation.
  [[nodiscard]] bool concerns(std::string_view occupation) const;
};

/// What a factor is, and by how much the range is widened where there is no figure of its own.
struct PayFactorText {
  PayFactor factor = PayFactor::experience;
  std::string title;
  std::string explanation;
  std::string no_figure;          ///< the sentence where somebody's fact has no figure
  BasisPoints widening_unknown;   ///< there is no figure
  BasisPoints widening_borrowed;  ///< there is one, of something wider; not more than the former
  std::string why;                ///< the rationale of the two

  bool operator==(const PayFactorText&) const = default;
};

struct EmployerType {
  std::string code;  ///< a workplace of the catalogue: "hospital", "independent-service"
  std::string title;

  bool operator==(const EmployerType&) const = default;
};

/// Read from pay_factors.toml.
struct PayFactors {
  int hours_a_year = 0;
  std::string hours_source;
  int hours_year = 0;
  BasisPoints low_without_figure;   ///< the low end, of the median, where no percentile is published
  BasisPoints high_without_figure;  ///< the high end
  std::string range_why;            ///< the rationale of the two
  std::string range_source;
  int range_year = 0;
  std::string years_note;              ///< that figures of different years stand side by side, unadjusted
  std::vector<PayFactorText> factors;  ///< five
  std::vector<EmployerType> employers;
  std::vector<PayEffect> effects;

  bool operator==(const PayFactors&) const = default;

  [[nodiscard]] const PayFactorText* text(PayFactor factor) const;
  [[nodiscard]] const EmployerType* employer(std::string_view code) const;
};

/// Of somebody. What is not said has no line and changes nothing.
struct PayFacts {
  std::optional<int> months;  ///< of experience in the occupation
  std::optional<Education> education;
  std::vector<std::string> credentials;
  std::string employer;
  std::string specialisation;  ///< the code of an occupation or of a skill

  bool operator==(const PayFacts&) const = default;
};

/// What a profile says: months in the occupation itself (nothing when no occupation is held at all), education unless
/// it is `none`, and of the credentials that hold on that day those which the occupation prefers: what it requires is
/// in the published pay already.
[[nodiscard]] PayFacts pay_facts(const Profile& profile, const Occupation& occupation, Date on);

/// The same occupation in a place and in the nation, from one release; where one median is missing there is no figure.
struct AreaPay {
  std::string area;  ///< its name
  PayRange here;
  PayRange nation;

  bool operator==(const AreaPay&) const = default;
};

/// A national range as it is in a place: each figure with what the median there is above or below that of the nation,
/// as a line of an estimate applies it; with both sources named. The published range of the place where the nation's
/// has no median. As it was, and said to be the nation's, where the place has no figure to go by.
[[nodiscard]] PayRange in_place(const PayRange& nation, const AreaPay& area);

struct PayQuestion {
  std::string occupation;  ///< its code, of ours or of O*NET
  PayRange base;           ///< national
  std::optional<AreaPay> area;
  PayFacts facts;

  bool operator==(const PayQuestion&) const = default;
};

/// A year's pay.
struct PaySpan {
  Money low;
  Money middle;
  Money high;

  bool operator==(const PaySpan&) const = default;
};

/// What a fact does. `effect` is in hundredths of a percent, nothing when there is no figure.
struct PayLine {
  PayFactor factor = PayFactor::experience;
  std::string title;  ///< of the factor
  std::string fact;   ///< what it is about: "36 months", "associate", "CBET", an area, an employer, a specialisation
  std::optional<BasisPoints> effect;
  BasisPoints widening;
  std::string source;  ///< empty without a figure
  int year = 0;        ///< 0 without a figure
  std::string explanation;

  bool operator==(const PayLine&) const = default;

  /// The span with this line in it: all three times 1 + effect, then the low end times 1 - widening and the high end
  /// times 1 + widening; each rounded half up to the minor unit.
  [[nodiscard]] PaySpan apply(const PaySpan& before) const;
};

/// Which published figure an end of the range is.
enum class PayEnd { quartile, decile, rule };

struct PayEstimate {
  PaySpan base;  ///< as published
  PayEnd low_end = PayEnd::rule;
  PayEnd high_end = PayEnd::rule;
  std::string scope;           ///< whom the base is of
  std::string source;          ///< of the base
  int year = 0;                ///< of the base
  std::vector<PayLine> lines;  ///< in the order of the factors; for each fact that was given
  PaySpan span;                ///< `base` with every line applied, in their order
  PaySpan hourly;              ///< `span` by the hours of a year
  std::vector<int> years;      ///< of all figures in it, each once, rising

  bool operator==(const PayEstimate&) const = default;
};

struct PayAnswer {
  std::optional<PayEstimate> estimate;
  std::string unknown;  ///< why there is none; empty when there is

  bool operator==(const PayAnswer&) const = default;
};

[[nodiscard]] PayAnswer estimate_pay(const PayFactors& factors, const PayQuestion& question);

/// A year's pay as an hour's, rounded half up.
[[nodiscard]] Money hourly(const Money& year, int hours_a_year);

/// Pay above this a year is taken for an error of the data, and is unknown. In the minor unit.
inline constexpr std::int64_t highest_pay = 1'000'000'000'000;

/// Everything in which the factors contradict themselves or the catalogue: a factor without text, an effect of nothing
/// that is known, experience that lowers pay, a figure without source or year, a widening out of range.
[[nodiscard]] std::vector<Problem> check(const PayFactors& factors, const Catalogue& catalogue);

}  // namespace journeywork::careers
