#include <algorithm>
#include <map>
#include <string>

#include "core/apprenticeship/standards_findings.hpp"
#include "core/apprenticeship/standards_text.hpp"

namespace journeywork::apprenticeship {

namespace {

constexpr std::size_t longest_code = 20;

bool is_code(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
  };
  return !text.empty() && text.size() <= longest_code && std::ranges::all_of(text, allowed);
}

void check_code(Findings& findings, std::string field, const std::string& code) {
  if (is_code(code) || !findings.readable(field)) return;
  findings.error(std::move(field), code, code.empty() ? "There is no code." : "This code cannot be used.",
                 "1 to 20 of the letters A-Z a-z, digits, dot, hyphen and underscore");
}

/// The codes of one kind, each with the place where it was first given.
class Codes {
 public:
  Codes(Findings& findings, std::string_view kind) : findings_(findings), kind_(kind) {}

  void add(const std::string& field, const std::string& code) {
    check_code(findings_, field, code);
    if (code.empty()) return;
    const auto [first, is_new] = seen_.try_emplace(code, field);
    if (is_new) return;
    findings_.error(field, code,
                    std::string("The ").append(kind_).append(" code ") + code + " was already given at " +
                        first->second + findings_.at_line(first->second) + ".",
                    std::string("a code that no other ").append(kind_).append(" has"));
  }

 private:
  Findings& findings_;
  std::string_view kind_;
  std::map<std::string, std::string> seen_;
};

void check_title(Findings& findings, std::string field, const std::string& title) {
  if (!title.empty() || !findings.readable(field)) return;
  findings.error(std::move(field), {}, "There is no title.", "a short title");
}

void check_levels(const Standards& s, Findings& findings) {
  if (!findings.readable("level")) return;
  std::map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < s.levels.size(); ++i) {
    const auto& level = s.levels[i];
    const auto path = item_path("level", i);
    if (level.value != static_cast<int>(i) && findings.readable(path + ".value")) {
      findings.error(path + ".value", std::to_string(level.value),
                     "The levels are counted from 0 upward without a gap, in this order.", std::to_string(i));
    }
    if (!findings.readable(path + ".name")) continue;
    if (level.name.empty())
      findings.error(path + ".name", {}, "The level has no name.", "a name, such as independently");
    if (const auto [first, is_new] = names.try_emplace(level.name, i); !is_new && !level.name.empty()) {
      findings.error(path + ".name", level.name,
                     "Level " + std::to_string(s.levels[first->second].value) + " has the same name.",
                     "a name that no other level has");
    }
  }
  const bool judged = s.competency_count() > 0;
  if (judged && s.levels.size() < 2) {
    findings.error("level", std::to_string(s.levels.size()), "There is no scale to judge the competencies by.",
                   "two levels or more, from 0 up");
  }
}

class CompetencyCheck {
 public:
  CompetencyCheck(const Standards& standards, Findings& findings)
      : standards_(standards), findings_(findings), codes_(findings, "competency") {}

  void add(const std::string& path, const Competency& competency) {
    codes_.add(path + ".code", competency.code);
    check_title(findings_, path + ".title", competency.title);
    if (competency.statement.empty() && findings_.readable(path + ".statement")) {
      if (unstated_++ == 0) first_unstated_ = path + ".statement";
    }
    check_required_level(path + ".required_level", competency.required_level);
  }

  void finish() {
    if (unstated_ == 0) return;
    findings_.warn(first_unstated_, {},
                   count_text(unstated_, "competency does", "competencies do") +
                       " not say what is observed when somebody can do it.",
                   "a sentence that an evaluator can test");
  }

 private:
  void check_required_level(const std::string& field, int level) {
    if (!findings_.readable({field, "level"}) || standards_.levels.empty()) return;
    const auto known = [&](const Level& one) { return one.value == level; };
    const int highest = std::ranges::max_element(standards_.levels, {}, &Level::value)->value;
    if (level >= 1 && std::ranges::any_of(standards_.levels, known)) return;
    findings_.error(field, std::to_string(level),
                    level == 0 ? "Level 0 is where everybody starts: it asks for nothing." : "There is no such level.",
                    highest > 1 ? "a level from 1 to " + std::to_string(highest) : "a level of the scale above 0");
  }

  const Standards& standards_;
  Findings& findings_;
  Codes codes_;
  int unstated_ = 0;
  std::string first_unstated_;
};

void check_process_hours(const Standards& s, const WorkProcess& process, const std::string& path, Findings& findings) {
  const auto minimum = path + ".minimum_hours";
  const auto maximum = path + ".maximum_hours";
  if (!findings.readable(maximum)) return;
  if (findings.readable(minimum) && process.minimum > process.maximum) {
    findings.error(minimum, hours_text(process.minimum),
                   label("Work process", process.code, process.title) + ": the minimum of " +
                       hours_text(process.minimum) + " is above the maximum of " + hours_text(process.maximum) + ".",
                   "at most " + plain_hours(process.maximum) + " hours, or a higher maximum");
  } else if (s.maximum_caps && process.maximum == Minutes{}) {
    findings.error(maximum, hours_text(process.maximum),
                   label("Work process", process.code, process.title) + ": no hour of it could ever count.",
                   "more than 0 hours, or ojl.maximum_caps = false");
  }
}

void check_processes(const Standards& s, Findings& findings) {
  Codes codes(findings, "work process");
  CompetencyCheck competencies(s, findings);
  for (std::size_t i = 0; i < s.processes.size(); ++i) {
    const auto& process = s.processes[i];
    const auto path = item_path("work_process", i);
    codes.add(path + ".code", process.code);
    check_title(findings, path + ".title", process.title);
    check_process_hours(s, process, path, findings);
    for (std::size_t j = 0; j < process.competencies.size(); ++j) {
      competencies.add(item_path(path + ".competency", j), process.competencies[j]);
    }
    if (s.approach == Approach::hybrid && process.competencies.empty() &&
        findings.readable({"approach", path + ".competency"})) {
      findings.warn(path, process.code, label("Work process", process.code, process.title) + " has no competency.",
                    "at least one [[work_process.competency]]");
    }
  }
  competencies.finish();
}

/// What the approach asks of the work process schedule as a whole.
void check_approach(const Standards& s, Findings& findings) {
  if (!findings.readable({"approach", "work_process"})) return;
  const auto approach = name(s.approach);
  if (s.processes.empty()) {
    findings.error("work_process", {}, "There is no work process.", "at least one [[work_process]]");
  } else if (s.approach != Approach::time_based && s.competency_count() == 0) {
    findings.error("work_process", {},
                   std::string("The approach is ").append(approach).append(", but no work process has a competency."),
                   "at least one [[work_process.competency]], or approach = \"time-based\"");
  }
}

/// What the hours of the work processes sum to, against those of the term.
void check_sums(const Standards& s, Findings& findings) {
  Minutes least, most;
  for (std::size_t i = 0; i < s.processes.size(); ++i) {
    const auto path = item_path("work_process", i);
    if (!findings.readable({path + ".minimum_hours", path + ".maximum_hours"})) return;
    least += s.processes[i].minimum;
    most += s.processes[i].maximum;
  }
  constexpr std::string_view minimum = "ojl.minimum_hours";
  if (s.processes.empty() || !findings.readable({minimum, "approach", "work_process"})) return;
  const auto term = s.ojl_minimum.value;
  if (least > term) {
    findings.error(std::string(minimum), hours_text(term),
                   "The minimums of the work processes sum to " + hours_text(least) +
                       ", more than the term's minimum of " + hours_text(term) + ".",
                   plain_hours(least) + " hours, or lower minimums of the work processes");
  } else if (s.approach != Approach::competency_based && least == Minutes{}) {
    findings.error(
        std::string(minimum), hours_text(term),
        std::string("The approach is ").append(name(s.approach)) + ", but no work process has a minimum of hours.",
        "minimum_hours in the work processes, or approach = \"competency-based\"");
  } else if (s.approach != Approach::competency_based && least < term) {
    findings.warn(std::string(minimum), hours_text(term),
                  "The minimums of the work processes sum to " + hours_text(least) + "; the other " +
                      hours_text(term - least) + " of the term's minimum may be spent on any of them.",
                  plain_hours(least) + " hours, if that is not meant");
  }
  if (s.maximum_caps && most < term) {
    findings.error(std::string(minimum), hours_text(term),
                   "Nobody could complete: the maximums of the work processes sum to " + hours_text(most) +
                       ", less than the term's minimum of " + hours_text(term) + ".",
                   "at most " + plain_hours(most) + " hours, higher maximums, or ojl.maximum_caps = false");
  }
  if (findings.readable("ojl.maximum_hours") && least > s.ojl_maximum.value) {
    findings.error("ojl.maximum_hours", hours_text(s.ojl_maximum.value),
                   "The minimums of the work processes sum to " + hours_text(least) +
                       ", more than the term's maximum of " + hours_text(s.ojl_maximum.value) + ".",
                   plain_hours(least) + " hours or more");
  }
}

void check_courses(const Standards& s, Findings& findings) {
  Codes codes(findings, "course");
  const int years = (s.term_months.value + 11) / 12;
  for (std::size_t i = 0; i < s.courses.size(); ++i) {
    const auto& course = s.courses[i];
    const auto path = item_path("course", i);
    codes.add(path + ".code", course.code);
    check_title(findings, path + ".title", course.title);
    if (findings.readable(path + ".hours") && course.length < Minutes{1}) {
      findings.error(path + ".hours", hours_text(course.length),
                     label("Course", course.code, course.title) + " has no length.", "more than 0 hours");
    }
    if (findings.readable({path + ".year", "term.months"}) && years > 0 && (course.year < 1 || course.year > years)) {
      findings.error(path + ".year", std::to_string(course.year),
                     label("Course", course.code, course.title) + " is planned for a year that the term of " +
                         months_text(s.term_months.value) + " does not have.",
                     years == 1 ? "1" : "a year from 1 to " + std::to_string(years));
    }
  }
}

/// A code may be found in one requirement only, or a certificate would not say which it meets.
void check_credentials(const Standards& s, Findings& findings) {
  Codes codes(findings, "credential");
  for (std::size_t i = 0; i < s.credentials.size(); ++i) {
    const auto& credential = s.credentials[i];
    const auto path = item_path("credential", i);
    codes.add(path + ".code", credential.code);
    check_title(findings, path + ".title", credential.title);
    for (std::size_t j = 0; j < credential.accepts.size(); ++j) {
      codes.add(item_path(path + ".accepts", j), credential.accepts[j]);
    }
    const auto month = credential.by_month;
    if (!month || !findings.readable({path + ".by_month", "term.months"})) continue;
    if (s.term_months.value > 0 && (*month < 1 || *month > s.term_months.value)) {
      findings.error(path + ".by_month", std::to_string(*month),
                     label("Credential", credential.code, credential.title) + " is planned outside the term of " +
                         months_text(s.term_months.value) + ".",
                     "a month from 1 to " + std::to_string(s.term_months.value));
    }
  }
}

}  // namespace

void check_lists(const Standards& standards, Findings& findings) {
  check_code(findings, "code", standards.code);
  check_code(findings, "version", standards.version);
  check_levels(standards, findings);
  check_processes(standards, findings);
  check_approach(standards, findings);
  check_sums(standards, findings);
  check_courses(standards, findings);
  check_credentials(standards, findings);
}

}  // namespace journeywork::apprenticeship
