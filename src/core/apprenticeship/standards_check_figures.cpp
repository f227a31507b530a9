#include <algorithm>
#include <string>

#include "core/apprenticeship/standards_findings.hpp"
#include "core/apprenticeship/standards_text.hpp"

namespace journeywork::apprenticeship {

namespace {

/// A pattern of our own: 9 stands for a digit, A for a capital letter or digit that may be missing, the rest for
/// itself.
bool matches(std::string_view text, std::string_view pattern) {
  const auto digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto fits = [&](char c, char want) {
    if (want == '9') return digit(c);
    if (want == 'A') return digit(c) || (c >= 'A' && c <= 'Z');
    return c == want;
  };
  std::size_t at = 0;
  for (const char want : pattern) {
    if (at < text.size() && fits(text[at], want)) {
      ++at;
    } else if (want != 'A') {
      return false;
    }
  }
  return at == text.size();
}

/// Where a rule of the agency can be read, for the end of a message.
std::string by(const std::string& source) { return source.empty() ? std::string{} : " (" + source + ")"; }

void check_text(Findings& findings, std::string_view field, std::string_view value, std::string_view accepted) {
  if (!value.empty() || !findings.readable(field)) return;
  findings.error(std::string(field), {}, std::string("The standards have no ").append(field) + ".",
                 std::string(accepted));
}

void check_pattern(Findings& findings, std::string_view field, std::string_view value, std::string_view pattern,
                   std::string_view accepted) {
  if (value.empty() || matches(value, pattern)) return;
  findings.error(std::string(field), std::string(value), std::string("This is not written like one."),
                 std::string(accepted));
}

void check_identity(const Standards& s, const AgencyRules& agency, Findings& findings) {
  check_text(findings, "title", s.title, "the name of the programme");
  check_text(findings, "occupation", s.occupation, "the occupation that is learned");
  check_text(findings, "agency", s.agency, "the code of the registration agency, such as us-oa");
  check_pattern(findings, "onet_code", s.onet_code, "99-9999.99", "an O*NET-SOC code, such as 49-9062.00, or nothing");
  check_pattern(findings, "rapids_code", s.rapids_code, "9999AAAA", "a RAPIDS code, such as 0888HY, or nothing");
  check_pattern(findings, "isco_code", s.isco_code, "9999", "an ISCO-08 unit group of four digits, or nothing");
  if (!s.agency.empty() && !agency.code.empty() && s.agency != agency.code && findings.readable("agency")) {
    findings.error(
        "agency", s.agency,
        "The standards name the agency " + s.agency + ", but they were held against the rules of " + agency.code + ".",
        "the code of an agency whose rules are known");
  }
}

/// Every figure that is a rule says where the rule stands.
template <class T>
void check_source(Findings& findings, std::string_view field, const Cited<T>& cited) {
  if (!cited.source.empty() || !findings.readable(field)) return;
  findings.warn(std::string(field), {}, "Nothing says where this figure comes from.",
                "a source: the rule, the agreement, or the sponsor's own choice");
}

void check_sources(const Standards& s, Findings& findings) {
  check_source(findings, "minimum_age", s.age_minimum);
  check_source(findings, "term.months", s.term_months);
  check_source(findings, "ojl.minimum_hours", s.ojl_minimum);
  check_source(findings, "ojl.maximum_hours", s.ojl_maximum);
  check_source(findings, "related_instruction.hours_per_year", s.ri_per_year);
  if (s.probation_ojl.value != Minutes{}) check_source(findings, "probation.ojl_hours", s.probation_ojl);
  if (s.probation_months.value != 0) check_source(findings, "probation.months", s.probation_months);
  check_source(findings, "ratio", s.ratio);
  check_source(findings, "reviews.every_months", s.review_every_months);
  check_source(findings, "wages.apply_within_days", s.wage_step_days);
  check_source(findings, "limits.day_warning_hours", s.limits.day_warning);
  check_source(findings, "limits.day_maximum_hours", s.limits.day_maximum);
  check_source(findings, "limits.entry_minimum_minutes", s.limits.entry_minimum);
  check_source(findings, "limits.back_dating_days", s.limits.back_dating_days);
  check_source(findings, "limits.answer_days", s.limits.answer_days);
  check_source(findings, "limits.behind_below_percent", s.limits.behind_below);
  check_source(findings, "limits.behind_after_days", s.limits.behind_after_days);
}

void check_term(const Standards& s, const AgencyRules& agency, Findings& findings) {
  if (findings.readable("term.months") && s.term_months.value < 1) {
    findings.error("term.months", std::to_string(s.term_months.value), "The term has no length.", "1 month or more");
  }
  if (!findings.readable("ojl.minimum_hours")) return;
  if (s.ojl_minimum.value < Minutes{1}) {
    findings.error("ojl.minimum_hours", hours_text(s.ojl_minimum.value),
                   "An apprenticeship is learned on the job, and these standards ask for no hours of it.",
                   "the on-the-job learning of the whole term, in hours");
  } else if (agency.ojl_minimum && s.ojl_minimum.value < agency.ojl_minimum->value) {
    const auto& rule = *agency.ojl_minimum;
    const auto message = hours_text(s.ojl_minimum.value) + " of on-the-job learning is less than the " +
                         hours_text(rule.value) + " that the agency requires" + by(rule.source) + ".";
    const auto accepted = plain_hours(rule.value) + " hours or more";
    // A competency-based term ends when everything is shown; the occupation must only be one that takes so long to
    // learn.
    if (s.approach == Approach::competency_based) {
      findings.warn("ojl.minimum_hours", hours_text(s.ojl_minimum.value), message, accepted);
    } else {
      findings.error("ojl.minimum_hours", hours_text(s.ojl_minimum.value), message, accepted);
    }
  }
  if (findings.readable("ojl.maximum_hours") && s.ojl_maximum.value < s.ojl_minimum.value) {
    findings.error("ojl.maximum_hours", hours_text(s.ojl_maximum.value),
                   "The maximum of " + hours_text(s.ojl_maximum.value) + " is below the minimum of " +
                       hours_text(s.ojl_minimum.value) + ".",
                   plain_hours(s.ojl_minimum.value) + " hours or more");
  }
}

/// What the required courses of each year must sum to: the yearly hours, in part for a year that the term cuts short.
void check_instruction_by_year(const Standards& s, Findings& findings) {
  constexpr int longest_in_years = 100;
  const int years = std::min((s.term_months.value + 11) / 12, longest_in_years);
  for (int year = 1; year <= years; ++year) {
    const int months = std::min(12, s.term_months.value - 12 * (year - 1));
    const Minutes promised{s.ri_per_year.value.count * months / 12};
    Minutes planned;
    for (const auto& course : s.courses) {
      if (course.required && course.year == year) planned += course.length;
    }
    if (planned >= promised) continue;
    findings.error("related_instruction.hours_per_year", hours_text(s.ri_per_year.value),
                   "The required courses of year " + std::to_string(year) + " sum to " + hours_text(planned) + "; " +
                       hours_text(promised) + (months == 12 ? "" : " for its " + months_text(months)) +
                       " are promised.",
                   "courses of year " + std::to_string(year) + " with " + hours_text(promised - planned) + " more");
  }
}

void check_instruction(const Standards& s, const AgencyRules& agency, Findings& findings) {
  constexpr std::string_view field = "related_instruction.hours_per_year";
  if (!findings.readable(field)) return;
  const auto given = hours_text(s.ri_per_year.value);
  const auto below = [&](const std::optional<Cited<Minutes>>& rule) {
    return rule && s.ri_per_year.value < rule->value;
  };
  if (below(agency.ri_per_year_minimum)) {
    const auto& rule = *agency.ri_per_year_minimum;
    findings.error(std::string(field), given,
                   given + " of related instruction a year is less than the " + hours_text(rule.value) +
                       " that the agency requires" + by(rule.source) + ".",
                   plain_hours(rule.value) + " hours or more");
  } else if (below(agency.ri_per_year_recommended)) {
    const auto& rule = *agency.ri_per_year_recommended;
    findings.warn(std::string(field), given,
                  given + " of related instruction a year is less than the " + hours_text(rule.value) +
                      " that the agency recommends" + by(rule.source) + ".",
                  plain_hours(rule.value) + " hours or more");
  }
  bool courses_known = findings.readable({"course", "term.months"});
  for (std::size_t i = 0; i < s.courses.size() && courses_known; ++i) {
    const auto path = item_path("course", i);
    courses_known = findings.readable({path + ".hours", path + ".year", path + ".required"});
  }
  if (courses_known) check_instruction_by_year(s, findings);
}

void check_probation_hours(const Standards& s, const AgencyRules& agency, Findings& findings) {
  const auto& rule = agency.probation_share_maximum;
  const auto probation = s.probation_ojl.value;
  const auto term = s.ojl_minimum.value;
  if (!rule || term < Minutes{1} || !findings.readable("ojl.minimum_hours")) return;
  if (probation.count * 10000 <= term.count * rule->value.value) return;
  findings.error("probation.ojl_hours", hours_text(probation),
                 "A probation of " + hours_text(probation) + " is " +
                     percent_text({probation.count * 10000 / term.count}) + " of the " + hours_text(term) +
                     " of the term; " + percent_text(rule->value) + " is allowed" + by(rule->source) + ".",
                 "at most " + plain_hours({term.count * rule->value.value / 10000}) + " hours");
}

void check_probation_months(const Standards& s, const AgencyRules& agency, Findings& findings) {
  const int probation = s.probation_months.value;
  const auto given = months_text(probation);
  if (const auto& rule = agency.probation_months_maximum; rule && probation > rule->value) {
    findings.error("probation.months", given,
                   "A probation of " + given + " is longer than the " + months_text(rule->value) + " allowed" +
                       by(rule->source) + ".",
                   "at most " + months_text(rule->value));
  }
  // With hours set as well, probation ends with whichever comes first, and the hours keep it within its share of the
  // term.
  const auto& rule = agency.probation_share_maximum;
  if (!rule || s.probation_ojl.value > Minutes{} || !findings.readable({"term.months", "probation.ojl_hours"})) return;
  const std::int64_t allowed = s.term_months.value * rule->value.value / 10000;
  if (probation <= allowed) return;
  findings.error("probation.months", given,
                 "A probation of " + given + " is more than " + percent_text(rule->value) + " of the term of " +
                     months_text(s.term_months.value) + by(rule->source) + ".",
                 "at most " + months_text(allowed) + ", or a limit in hours as well (probation.ojl_hours)");
}

void check_probation(const Standards& s, const AgencyRules& agency, Findings& findings) {
  const bool hours_known = findings.readable("probation.ojl_hours");
  const bool months_known = findings.readable("probation.months");
  if (hours_known) check_probation_hours(s, agency, findings);
  if (months_known) check_probation_months(s, agency, findings);
  if (hours_known && months_known && s.probation_ojl.value == Minutes{} && s.probation_months.value == 0) {
    findings.warn("probation", {}, "No probation is set.", "ojl_hours, months, or both");
  }
}

void check_people(const Standards& s, const AgencyRules& agency, Findings& findings) {
  if (const auto& rule = agency.age_minimum;
      rule && findings.readable("minimum_age") && s.age_minimum.value < rule->value) {
    findings.error("minimum_age", std::to_string(s.age_minimum.value),
                   "A minimum age of " + std::to_string(s.age_minimum.value) + " is below the " +
                       std::to_string(rule->value) + " that the agency requires" + by(rule->source) + ".",
                   std::to_string(rule->value) + " or more");
  }
  const auto& ratio = s.ratio.value;
  const auto at_least_one = [&](std::string field, int value) {
    if (value >= 1 || !findings.readable(field)) return;
    findings.error(std::move(field), std::to_string(value), "Every apprentice needs a journeyworker.", "1 or more");
  };
  at_least_one("ratio.first_journeyworkers", ratio.first_journeyworkers);
  at_least_one("ratio.journeyworkers_each", ratio.journeyworkers_each);
  if (ratio.clause.empty() && findings.readable("ratio.clause")) {
    findings.warn("ratio.clause", {}, "The ratio does not say for which site or workforce it holds.",
                  "a sentence that is specific as to job site, department or workforce");
  }
  if (findings.readable("reviews.every_months") && s.review_every_months.value < 1) {
    findings.warn("reviews.every_months", std::to_string(s.review_every_months.value),
                  "Progress is never reviewed before the end.", "every 1 month or more, such as 6");
  } else if (findings.readable({"reviews.every_months", "term.months"}) &&
             s.review_every_months.value > s.term_months.value) {
    findings.warn("reviews.every_months", std::to_string(s.review_every_months.value),
                  "The first review would come after the end of the term.",
                  "at most " + months_text(s.term_months.value));
  }
}

void check_limits(const Standards& s, Findings& findings) {
  constexpr std::string_view maximum = "limits.day_maximum_hours";
  const auto& limits = s.limits;
  const auto most = limits.day_maximum.value;
  if (findings.readable(maximum) && (most < Minutes{1} || most > hours(24))) {
    findings.error(std::string(maximum), hours_text(most), "A day has 24 hours.", "more than 0 and at most 24 hours");
  }
  if (findings.readable({maximum, "limits.day_warning_hours"}) && limits.day_warning.value > most) {
    findings.error("limits.day_warning_hours", hours_text(limits.day_warning.value),
                   "The warning at " + hours_text(limits.day_warning.value) + " would never come: a day above " +
                       hours_text(most) + " is refused.",
                   "at most " + plain_hours(most) + " hours");
  }
  if (findings.readable({maximum, "limits.entry_minimum_minutes"})) {
    const auto least = limits.entry_minimum.value;
    const auto given = std::to_string(least.count);
    if (least < Minutes{1}) {
      findings.error("limits.entry_minimum_minutes", given, "An entry of no length records nothing.",
                     "1 minute or more");
    } else if (least > most && most >= Minutes{1}) {
      findings.error("limits.entry_minimum_minutes", given,
                     "No entry could be so long: a day above " + hours_text(most) + " is refused.",
                     "at most " + std::to_string(most.count) + " minutes");
    }
  }
}

/// What is expected of mentors and of the pace, for the coordinator's table.
void check_expectations(const Standards& s, Findings& findings) {
  if (findings.readable("limits.answer_days") && s.limits.answer_days.value < 1) {
    findings.error("limits.answer_days", std::to_string(s.limits.answer_days.value), "Nobody decides in no time.",
                   "1 day or more");
  }
  const auto behind = s.limits.behind_below.value;
  if (findings.readable("limits.behind_below_percent") && (behind.value < 1 || behind > BasisPoints{10000})) {
    findings.error(
        "limits.behind_below_percent", percent_text(behind),
        behind.value < 1 ? "Nobody would ever be behind." : "Somebody who does all that is planned would be behind.",
        "more than 0 and at most 100 percent");
  }
  if (findings.readable("limits.behind_after_days") && s.limits.behind_after_days.value < 0) {
    findings.error("limits.behind_after_days", std::to_string(s.limits.behind_after_days.value),
                   "An apprenticeship cannot be behind before it begins.", "0 days or more");
  }
}

}  // namespace

void check_figures(const Standards& standards, const AgencyRules& agency, Findings& findings) {
  check_identity(standards, agency, findings);
  check_term(standards, agency, findings);
  check_instruction(standards, agency, findings);
  check_probation(standards, agency, findings);
  check_people(standards, agency, findings);
  check_limits(standards, findings);
  check_expectations(standards, findings);
  check_sources(standards, findings);
}

}  // namespace journeywork::apprenticeship
