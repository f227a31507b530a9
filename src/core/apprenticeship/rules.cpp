#include "core/apprenticeship/rules.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "core/apprenticeship/standards_text.hpp"

namespace journeywork::apprenticeship {

namespace {

constexpr std::ptrdiff_t longest_text = 2000;  // characters
constexpr Minutes whole_day = hours(24);

/// Characters of UTF-8, so that no script has less room than another.
std::ptrdiff_t length_of(const std::string& text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

template <class List>
std::string codes_of(const List& list) {
  std::string out;
  for (const auto& each : list) {
    if (!out.empty()) out += ", ";
    out += each.code;
  }
  return out;
}

/// The time that one day holds already.
struct DayTotals {
  Minutes ojl;
  Minutes ri;
};

/// Collects the findings about one entry.
class Check {
 public:
  Check(Date day, const LogContext& context) : day_(day), context_(context) {}

  [[nodiscard]] Verdict take() && { return std::move(verdict_); }

  /// Credit and certificates may be older than the apprenticeship, and a certificate comes long after its exam; what
  /// was worked, taught, judged or paid belongs to the apprenticeship.
  void date(EntryKind kind) {
    const auto& agreement = context_.agreement;
    const auto& limits = context_.standards.limits;
    if (day_ > context_.today) {
      wrong("date", "This day is still to come.", iso(day_), "today or earlier");
    } else if (day_ < agreement.start && kind != EntryKind::credential && kind != EntryKind::credit) {
      wrong("date", "This is before the apprenticeship began on " + iso(agreement.start) + ".", iso(day_),
            "from " + iso(agreement.start));
    } else if (agreement.completed_on && day_ > *agreement.completed_on) {
      wrong("date", "This is after the apprenticeship ended on " + iso(*agreement.completed_on) + ".", iso(day_),
            "until " + iso(*agreement.completed_on));
    } else if (context_.own && kind != EntryKind::credential &&
               days_between(day_, context_.today) > limits.back_dating_days.value) {
      const auto first = std::max(agreement.start, context_.today.plus_days(-limits.back_dating_days.value));
      wrong("date",
            "This is more than " + std::to_string(limits.back_dating_days.value) +
                " days ago. Ask your coordinator to enter it.",
            iso(day_), "from " + iso(first));
    }
  }

  void operator()(const OjlTime& b) {
    if (context_.standards.process(b.process) == nullptr) {
      wrong("work_process", "There is no such work process.", b.process, codes_of(context_.standards.processes));
    }
    minutes(b.minutes, counted_.ojl, counted_.ri);
    text("note", b.note, true);
    text("device", b.device, false);
    text("work_order", b.work_order, false);
    std::set<std::string> seen;
    for (const auto& code : b.competencies) {
      if (context_.standards.competency(code) == nullptr) wrong("competencies", "There is no such competency.", code);
      if (!seen.insert(code).second) wrong("competencies", "This competency is named twice.", code);
    }
  }
  void operator()(const RiTime& b) {
    if (context_.standards.course(b.course) == nullptr) {
      wrong("course", "There is no such course.", b.course, codes_of(context_.standards.courses));
    }
    minutes(b.minutes, counted_.ri, counted_.ojl);
    text("note", b.note, false);
  }
  void operator()(const Demonstration& b) {
    competency_level(b.competency, b.level);
    text("comment", b.comment, false);
  }
  void operator()(const Review& b) { text("note", b.summary, true); }
  void operator()(const WageChange& b) {
    const auto steps = static_cast<std::int64_t>(context_.standards.wage_steps.size());
    const auto known = b.step >= 0 && b.step < steps;
    if (!known) {
      wrong("step", "There is no such step in the wage schedule.", std::to_string(std::int64_t{b.step} + 1),
            "1 to " + std::to_string(steps));
    }
    if (b.wage.minor <= 0) wrong("wage", "A wage is more than nothing.", std::to_string(b.wage.minor));
    if (b.wage.currency != context_.standards.currency) {
      wrong("wage", "The standards set wages in " + context_.standards.currency + ".", b.wage.currency,
            context_.standards.currency);
    } else if (known && b.wage.minor > 0) {
      const auto& step = context_.standards.wage_steps[static_cast<std::size_t>(b.step)];
      if (b.wage.minor < share(context_.agreement.journeyworker_wage, step.share).minor) {
        odd("wage", "This is less than the wage schedule sets for this step. Is it right?",
            std::to_string(b.wage.minor));
      }
    }
    text("note", b.note, false);
  }
  void operator()(const CredentialEarned& b) {
    if (context_.standards.credential(b.credential) == nullptr) {
      wrong("credential", "The standards do not name this credential.", b.credential,
            codes_of(context_.standards.credentials));
    }
    text("number", b.number, false);
    text("note", b.note, false);
  }
  void operator()(const Credit& b) {
    const auto targets = (b.process.empty() ? 0 : 1) + (b.course.empty() ? 0 : 1) + (b.competency.empty() ? 0 : 1);
    if (targets != 1) {
      wrong("work_process", "Credit is for one thing at a time.", "", "a work process, a course or a competency");
      return;
    }
    if (!b.competency.empty()) {
      competency_level(b.competency, b.level);
    } else {
      if (!b.process.empty() && context_.standards.process(b.process) == nullptr) {
        wrong("work_process", "There is no such work process.", b.process, codes_of(context_.standards.processes));
      }
      if (!b.course.empty() && context_.standards.course(b.course) == nullptr) {
        wrong("course", "There is no such course.", b.course, codes_of(context_.standards.courses));
      }
      credited_minutes(b);
    }
    text("note", b.evidence, true);
  }
  void operator()(const Approval&) {}
  void operator()(const Return&) {}
  void operator()(const Correction&) {}

  /// The time already there that day, without what this entry stands for, and whether the same was logged before.
  void count_day(const EntryBody& body) {
    bool twice = false;
    EntryStates states;
    for (const auto& event : context_.day) states.fold(event);
    for (const auto& event : context_.day) {
      const auto state = states.of(event.seq);
      if (event.seq == context_.replaces || (state != EntryState::waiting && state != EntryState::approved)) continue;
      if (const auto* ojl = std::get_if<OjlTime>(&event.body)) counted_.ojl += ojl->minutes;
      if (const auto* ri = std::get_if<RiTime>(&event.body)) counted_.ri += ri->minutes;
      twice = twice || (event.body == body && needs_approval(kind_of(body)));
    }
    if (twice) odd("note", "The same was already logged for this day. Is it there twice?", "");
  }

 private:
  void wrong(std::string field, std::string message, std::string value = {}, std::string accepted = {}) {
    verdict_.problems.push_back({std::move(field), std::move(message), std::move(value), std::move(accepted)});
  }
  void odd(std::string field, std::string message, std::string value) {
    verdict_.warnings.push_back({std::move(field), std::move(message), std::move(value), {}});
  }

  /// `already` is what the day holds of the same kind, `other` what it holds of the other: each has its own limit, but
  /// no day is longer than a day.
  void minutes(Minutes given, Minutes already, Minutes other) {
    const auto& limits = context_.standards.limits;
    const auto value = std::to_string(given.count);
    if (given < limits.entry_minimum.value) {
      wrong("minutes", "Say how long it took.", value, "at least " + hours_text(limits.entry_minimum.value));
      return;
    }
    const auto before = already.count == 0 ? std::string() : hours_text(already) + " are logged already. ";
    if (const auto room = shortfall(limits.day_maximum.value, already); given > room) {
      wrong("minutes", before + "One day holds at most " + hours_text(limits.day_maximum.value) + ".", value,
            "up to " + hours_text(room));
    } else if (const auto left = shortfall(whole_day, already + other); given > left) {
      wrong("minutes", hours_text(already + other) + " of work and instruction are logged already. A day has 24 hours.",
            value, "up to " + hours_text(left));
    } else if (already + given > limits.day_warning.value) {
      odd("minutes", "That makes " + hours_text(already + given) + " on this day. Is it right?", value);
    }
  }

  /// Credit for more than the standards plan would count for nothing: it is a slip of the pen.
  void credited_minutes(const Credit& b) {
    const auto* process = context_.standards.process(b.process);
    const auto* course = context_.standards.course(b.course);
    auto most = context_.standards.ojl_maximum.value;
    if (process != nullptr && context_.standards.maximum_caps) most = process->maximum;
    if (course != nullptr) most = course->length;
    const auto value = std::to_string(b.minutes.count);
    if (b.minutes.count < 1) {
      wrong("minutes", "Credit is for at least 1 minute.", value, "up to " + hours_text(most));
    } else if (b.minutes > most) {
      wrong("minutes", "The standards plan " + hours_text(most) + " for this.", value, "up to " + hours_text(most));
    }
  }

  void competency_level(const std::string& code, int level) {
    if (context_.standards.competency(code) == nullptr) wrong("competency", "There is no such competency.", code);
    const auto& levels = context_.standards.levels;
    const auto known = std::any_of(levels.begin(), levels.end(), [&](const Level& l) { return l.value == level; });
    if (!known) {
      std::string accepted;
      for (const auto& l : levels) accepted += (accepted.empty() ? "" : ", ") + std::to_string(l.value) + " " + l.name;
      wrong("level", "There is no such level.", std::to_string(level), accepted);
    }
  }

  void text(const char* field, const std::string& value, bool needed) {
    if (needed && value.find_first_not_of(" \t\r\n") == std::string::npos) {
      wrong(field, "Write a few words.", value);
    } else if (length_of(value) > longest_text) {
      wrong(field, "This is too long.", "", "up to " + std::to_string(longest_text) + " characters");
    }
  }

  Date day_;
  const LogContext& context_;
  DayTotals counted_;
  Verdict verdict_;
};

}  // namespace

Verdict check_entry(const EntryBody& body, Date day, const LogContext& context) {
  Check check(day, context);
  check.date(kind_of(body));
  check.count_day(body);
  std::visit(check, body);
  return std::move(check).take();
}

}  // namespace journeywork::apprenticeship
