#include <optional>
#include <string>

#include "core/apprenticeship/currency.hpp"
#include "core/apprenticeship/standards_findings.hpp"
#include "core/apprenticeship/standards_text.hpp"

namespace journeywork::apprenticeship {

namespace {

constexpr BasisPoints whole_wage{10000};

/// One kind of condition over the steps: each step that has it must ask for more than the one before.
class Trigger {
 public:
  Trigger(Findings& findings, std::string_view key) : findings_(findings), key_(key) {}

  /// `most` is what a completed apprenticeship can reach; nothing when that is unknown.
  void add(const std::string& step, std::optional<std::int64_t> asked, std::optional<std::int64_t> most,
           std::string (*text)(std::int64_t)) {
    const auto field = step + "." + std::string(key_);
    if (!asked || !findings_.readable(field)) return;
    if (last_ && *asked <= *last_) {
      findings_.error(field, text(*asked),
                      "A later step of the wage schedule asks for " + text(*asked) + ", not more than the " +
                          text(*last_) + " of an earlier one.",
                      "more than " + text(*last_) + ", counted from the start of the agreement");
    } else if (most && *asked > *most) {
      findings_.error(field, text(*asked), "Nobody reaches this step: the standards go up to " + text(*most) + ".",
                      "at most " + text(*most));
    }
    last_ = asked;
  }

 private:
  Findings& findings_;
  std::string_view key_;
  std::optional<std::int64_t> last_;
};

std::string ojl_text(std::int64_t minutes) { return hours_text({minutes}); }
std::string competencies_text(std::int64_t count) { return count_text(count, "competency", "competencies"); }

bool waits(const WageStep& step) {
  return step.after_ojl || step.after_months || step.after_competencies || step.on_completion;
}

void check_shares(const Standards& s, Findings& findings) {
  std::optional<BasisPoints> last;
  for (std::size_t i = 0; i < s.wage_steps.size(); ++i) {
    const auto field = item_path("wages.step", i) + ".percent";
    const auto share = s.wage_steps[i].share;
    if (!findings.readable(field)) continue;
    if (share.value <= 0) {
      findings.error(field, percent_text(share), "Nobody works for nothing.", "more than 0 percent");
    } else if (last && share <= *last) {
      findings.error(field, percent_text(share),
                     "The wage does not increase: " + percent_text(share) + " comes after " + percent_text(*last) + ".",
                     "more than " + percent_text(*last));
    }
    last = share;
  }
  if (last && *last != whole_wage && findings.readable(item_path("wages.step", s.wage_steps.size() - 1) + ".percent")) {
    findings.error(item_path("wages.step", s.wage_steps.size() - 1) + ".percent", percent_text(*last),
                   "The last step is not the full journeyworker wage.",
                   "100, or one more step of 100 percent with on_completion = true");
  }
}

void check_triggers(const Standards& s, Findings& findings) {
  Trigger ojl(findings, "after_ojl_hours"), months(findings, "after_months"),
      competencies(findings, "after_competencies");
  const auto known = [&](std::string_view field, std::int64_t value) {
    return findings.readable(field) ? std::optional<std::int64_t>(value) : std::nullopt;
  };
  for (std::size_t i = 0; i < s.wage_steps.size(); ++i) {
    const auto& step = s.wage_steps[i];
    const auto path = item_path("wages.step", i);
    const auto minutes = step.after_ojl ? std::optional(step.after_ojl->count) : std::nullopt;
    ojl.add(path, minutes, known("ojl.maximum_hours", s.ojl_maximum.value.count), ojl_text);
    months.add(path, step.after_months, known("term.months", s.term_months.value), months_text);
    competencies.add(path, step.after_competencies, known("work_process", s.competency_count()), competencies_text);
  }
}

void check_steps(const Standards& s, Findings& findings) {
  for (std::size_t i = 0; i < s.wage_steps.size(); ++i) {
    const auto& step = s.wage_steps[i];
    const auto path = item_path("wages.step", i);
    if (step.title.empty() && findings.readable(path + ".title")) {
      findings.error(path + ".title", {}, "The step has no title.", "a short title, such as Step 2");
    }
    if (!findings.readable({path + ".after_ojl_hours", path + ".after_months", path + ".after_competencies",
                            path + ".on_completion"})) {
      continue;
    }
    if (i == 0 && (waits(step) || step.needs_reviews)) {
      findings.error(path, step.title, "The first step is paid from the first day: it waits for nothing.",
                     "a first step without after_... , needs_reviews and on_completion");
    } else if (i > 0 && !waits(step)) {
      findings.error(path, step.title, "Nothing says when this step is due.",
                     "after_ojl_hours, after_months, after_competencies or on_completion");
    }
    if (step.on_completion && i + 1 < s.wage_steps.size()) {
      findings.error(path + ".on_completion", "true", "A step follows the one that waits for completion.",
                     "on_completion on the last step only");
    }
    if (step.needs_reviews && s.review_every_months.value < 1 && findings.readable("reviews.every_months")) {
      findings.warn(path + ".needs_reviews", "true", "The step waits for reviews, but none are ever due.",
                    "reviews.every_months of 1 or more");
    }
  }
}

}  // namespace

void check_wages(const Standards& standards, const AgencyRules& agency, Findings& findings) {
  if (findings.readable("wages.currency")) {
    if (!is_currency(standards.currency)) {
      findings.error("wages.currency", standards.currency, "This is not a currency in circulation.",
                     "three capital letters of ISO 4217, such as USD or KHR");
    } else if (agency.wage_minimum && agency.wage_minimum->value.currency != standards.currency) {
      findings.warn("wages.currency", standards.currency,
                    "The agency's minimum wage is in " + agency.wage_minimum->value.currency +
                        ": the first step cannot be held against it.",
                    agency.wage_minimum->value.currency);
    }
  }
  if (!findings.readable("wages.step")) return;
  if (standards.wage_steps.empty()) {
    findings.error("wages.step", {}, "There is no wage schedule.",
                   "at least one [[wages.step]]; the last is 100 percent");
    return;
  }
  check_shares(standards, findings);
  check_triggers(standards, findings);
  check_steps(standards, findings);
}

}  // namespace journeywork::apprenticeship
