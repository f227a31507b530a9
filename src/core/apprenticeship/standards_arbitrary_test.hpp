#pragma once

#include <string>
#include <utility>
#include <vector>

#include <rapidcheck.h>

#include "core/apprenticeship/standards.hpp"

/// For tests only: any standards that a file can hold, sensible or not. Codes are unique, figures are not negative,
/// texts have no control characters but tab and line end.
namespace journeywork::apprenticeship::arbitrary {

inline rc::Gen<std::string> text() {
  const auto piece = rc::gen::element<std::string>("a", "Z", "0", " ", "\"", "'", "\\", "\n", "\t", "#", "=", "[", "{",
                                                   "}", ",", ".", "é", "ខ្មែរ", "Ω", "🩺", "\\u0041", "\"\"\"", "true");
  return rc::gen::map(rc::gen::container<std::vector<std::string>>(piece), [](const std::vector<std::string>& pieces) {
    std::string out;
    for (const auto& one : pieces) out += one;
    return out;
  });
}

inline rc::Gen<int> count() { return rc::gen::inRange(0, 2000); }
inline rc::Gen<Minutes> minutes() {
  return rc::gen::map(rc::gen::inRange(0, 400'000), [](int n) { return Minutes{n}; });
}
inline rc::Gen<BasisPoints> share() {
  return rc::gen::map(rc::gen::inRange(0, 20'000), [](int n) { return BasisPoints{n}; });
}

template <class T>
std::optional<T> maybe(const rc::Gen<T>& gen) {
  return *rc::gen::arbitrary<bool>() ? std::optional<T>(*gen) : std::nullopt;
}

template <class T>
Cited<T> cited(const rc::Gen<T>& gen) {
  auto value = *gen;
  return {std::move(value), *text()};
}

/// To be called inside a property.
inline Competency competency(std::string code) { return {std::move(code), *text(), *text(), *rc::gen::inRange(0, 6)}; }

inline WorkProcess process(int number) {
  WorkProcess out{std::to_string(number), *text(), *text(), *minutes(), *minutes(), {}};
  const int size = *rc::gen::inRange(0, 4);
  for (int i = 1; i <= size; ++i) out.competencies.push_back(competency(out.code + "." + std::to_string(i)));
  return out;
}

inline WageStep step() {
  WageStep out;
  out.title = *text();
  out.share = *share();
  out.after_ojl = maybe(minutes());
  out.after_months = maybe(count());
  out.after_competencies = maybe(count());
  out.needs_reviews = *rc::gen::arbitrary<bool>();
  out.on_completion = *rc::gen::arbitrary<bool>();
  return out;
}

inline CredentialRequirement credential(int number) {
  CredentialRequirement out;
  out.code = "C" + std::to_string(number);
  out.title = *text();
  out.issuer = *text();
  const int size = *rc::gen::inRange(0, 3);
  for (int i = 0; i < size; ++i) out.accepts.push_back(out.code + "-" + std::to_string(i));
  out.by_month = maybe(count());
  out.required = *rc::gen::arbitrary<bool>();
  return out;
}

inline LogLimits limits() {
  LogLimits out;
  out.day_warning = cited(minutes());
  out.day_maximum = cited(minutes());
  out.entry_minimum = cited(minutes());
  out.back_dating_days = cited(count());
  out.answer_days = cited(count());
  out.behind_below = cited(share());
  return out;
}

inline void fill_lists(Standards& s) {
  const auto size = [] { return *rc::gen::inRange(0, 4); };
  for (int i = 0, n = size(); i < n; ++i) s.levels.push_back({i, *text(), *text()});
  for (int i = 1, n = size(); i <= n; ++i) s.processes.push_back(process(i));
  for (int i = 1, n = size(); i <= n; ++i) {
    s.courses.push_back({"RI-" + std::to_string(i), *text(), *text(), *minutes(), *rc::gen::inRange(0, 9),
                         *rc::gen::arbitrary<bool>()});
  }
  for (int i = 0, n = size(); i < n; ++i) s.wage_steps.push_back(step());
  for (int i = 1, n = size(); i <= n; ++i) s.credentials.push_back(credential(i));
}

inline Standards standards() {
  Standards s;
  for (auto* each : {&s.code, &s.version, &s.title, &s.notice, &s.agency, &s.occupation, &s.onet_code, &s.rapids_code,
                     &s.isco_code, &s.currency}) {
    *each = *text();
  }
  s.approach = *rc::gen::element(Approach::time_based, Approach::competency_based, Approach::hybrid);
  s.term_months = cited(count());
  s.ojl_minimum = cited(minutes());
  s.ojl_maximum = cited(minutes());
  s.maximum_caps = *rc::gen::arbitrary<bool>();
  s.ri_per_year = cited(minutes());
  s.probation_ojl = cited(minutes());
  s.probation_months = cited(count());
  s.age_minimum = cited(count());
  s.ratio = {{*count(), *count(), *text()}, *text()};
  s.review_every_months = cited(count());
  s.final_review = *rc::gen::arbitrary<bool>();
  s.wage_step_days = cited(count());
  s.limits = limits();
  fill_lists(s);
  return s;
}

}  // namespace journeywork::apprenticeship::arbitrary
