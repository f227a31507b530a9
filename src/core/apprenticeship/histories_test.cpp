#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/apprenticeship/fixtures.hpp"
#include "core/apprenticeship/standing.hpp"
#include "core/base/generators_test.hpp"

using namespace journeywork;
using generators::within;
using namespace journeywork::apprenticeship;
using namespace journeywork::apprenticeship::fixtures;

/// What must hold for every ledger, whatever has happened in it. Histories are random words of submissions, approvals,
/// returns and corrections of everything, corrections included; the impossible ones among them are refused, as by the
/// service.
namespace {

const Standards standards = sample_standards();
const Agreement agreement = sample_agreement();
const Date today = start.plus_days(300);

/// One thing that somebody tries. The numbers are read as fits: a small alphabet, so that entries meet.
struct Attempt {
  int deed = 0;  ///< 0-3 submit, 4-6 approve, 7-8 return, 9-11 correct
  int kind = 0;
  int which = 0;
  int day = 0;
};

void showValue(const Attempt& a, std::ostream& os) {
  os << "{" << a.deed << ", " << a.kind << ", " << a.which << ", " << a.day << "}";
}

rc::Gen<Attempt> attempt() {
  return rc::gen::build<Attempt>(
      rc::gen::set(&Attempt::deed, within(0, 12)), rc::gen::set(&Attempt::kind, within(0, 9)),
      rc::gen::set(&Attempt::which, within(0, 12)), rc::gen::set(&Attempt::day, within(0, 6)));
}
rc::Gen<std::vector<Attempt>> attempts() { return rc::gen::container<std::vector<Attempt>>(attempt()); }

EntryBody body_of(const Attempt& a) {
  using Outcome = RiTime::Outcome;
  static const std::vector<std::string> processes = {"1", "2", "3"};
  static const std::vector<std::string> courses = {"EL", "MT", "WS"};
  static const std::vector<std::string> competencies = {"1.01", "1.02", "2.01", "3.01"};
  static const std::vector<std::string> credentials = {"CABT", "ITF", "TECH"};
  const auto of = [&](const auto& list) { return list[static_cast<std::size_t>(a.which) % list.size()]; };
  const Minutes time = hours(1 + a.which);
  switch (a.kind) {
    case 0:
      return ojl(of(processes), time);
    case 1:
      return ojl(of(processes), time, {of(competencies), "2.02"});
    case 2:
      return ri(
          of(courses), time,
          std::vector{Outcome::attended, Outcome::passed, Outcome::failed}[static_cast<std::size_t>(a.which / 3 % 3)]);
    case 3:
      return demonstration(of(competencies), a.which / 3);
    case 4:
      return Review{a.which % 2 == 0, a.which % 3 != 0, "s"};
    case 5:
      return wage_change(a.which % 5, 1800 + 100 * a.which);
    case 6:
      return credential(of(credentials));
    case 7:
      return a.which % 2 == 0 ? process_credit(of(processes), time) : course_credit(of(courses), time);
    default:
      return competency_credit(of(competencies), a.which / 3);
  }
}

/// Days in one week, the next one and a later one: some entries share a day, some a week.
Date day_of(int n) { return start.plus_days(std::vector{0, 1, 6, 7, 40, 41}[static_cast<std::size_t>(n) % 6]); }

/// A ledger kept as the service keeps it: an event is judged by the events of its day alone, and totals move along.
struct Kept {
  LedgerBuilder ledger;
  Totals totals;
  int refused = 0;

  [[nodiscard]] EntryStates states_of_day(Date day) const {
    EntryStates states;
    for (const auto& event : ledger.entries()) {
      if (event.day == day) states.fold(event);
    }
    return states;
  }

  bool append(Date day, EntryBody body) {
    auto trial = ledger;
    trial.add(day, body);
    const auto effect = states_of_day(day).effect_of(trial.entries().back());
    if (!effect) {
      ++refused;
      return false;
    }
    ledger = std::move(trial);
    shift(totals, ledger.entries().at(static_cast<std::size_t>(effect->target) - 1), effect->from, effect->to);
    return true;
  }

  void attempt(const Attempt& a) {
    const auto size = static_cast<int>(ledger.entries().size());
    if (a.deed < 4 || size == 0) {
      append(day_of(a.day), body_of(a));
      return;
    }
    // Late entries are the likelier subjects, but every one may be.
    const auto& subject = ledger.entries()[static_cast<std::size_t>((size - 1) - (a.which * 7 + a.kind) % size)];
    if (a.deed < 7) append(subject.day, Approval{subject.seq, ""});
    if (a.deed == 7 || a.deed == 8) append(subject.day, Return{subject.seq, "r"});
    if (a.deed > 8) append(subject.day, Correction{subject.seq, "r"});
  }

  [[nodiscard]] std::vector<Entry> in_state(EntryState state) const {
    EntryStates states;
    for (const auto& event : ledger.entries()) states.fold(event);
    std::vector<Entry> out;
    for (const auto& entry : ledger.entries()) {
      if (!subject_of(entry.body) && states.of(entry.seq) == state) out.push_back(entry);
    }
    return out;
  }
};

Kept any_history() {
  Kept kept;
  for (const auto& a : *attempts()) kept.attempt(a);
  return kept;
}

const Entry& any_of(const std::vector<Entry>& entries) {
  RC_PRE(!entries.empty());
  return entries[static_cast<std::size_t>(*within(0, static_cast<int>(entries.size())))];
}

Standing standing(const Totals& totals) { return standing_of(standards, agreement, totals, today); }

/// What is unmet, and how much of it.
std::map<std::pair<Requirement::Kind, std::string>, std::int64_t> missing(const Totals& totals) {
  std::map<std::pair<Requirement::Kind, std::string>, std::int64_t> out;
  for (const auto& r : standing(totals).unmet) out[{r.kind, r.code}] = r.missing.count + (r.needs_level - r.best_level);
  return out;
}

bool none_more(const Totals& before, const Totals& after) {
  const auto then = missing(before);
  for (const auto& [requirement, amount] : missing(after)) {
    const auto found = then.find(requirement);
    if (found == then.end() || amount > found->second) return false;
  }
  return true;
}

}  // namespace

TEST_SUITE("Any history") {
  TEST_CASE("sums up to the same, kept step by step from each day's events or rebuilt from the whole ledger") {
    CHECK(rc::check("totals kept equal totals rebuilt", [] {
      const auto kept = any_history();
      RC_CLASSIFY(kept.refused > 0, "something was refused");
      RC_CLASSIFY(!kept.in_state(EntryState::corrected).empty(), "something was taken back");
      RC_ASSERT(kept.totals == rebuild(kept.ledger.entries()));
    }));
  }

  TEST_CASE("is judged alike by the events of the day and by those of the whole ledger") {
    CHECK(rc::check("the same events are possible, with the same effect", [] {
      auto kept = any_history();
      const auto a = *attempt();
      EntryStates whole;
      for (const auto& event : kept.ledger.entries()) whole.fold(event);
      for (const auto& subject : kept.ledger.entries()) {
        for (const auto& body : {EntryBody(Approval{subject.seq, ""}), EntryBody(Return{subject.seq, ""}),
                                 EntryBody(Correction{subject.seq, ""}), body_of(a)}) {
          auto trial = kept.ledger;
          trial.add(subject.day, body);
          const auto& event = trial.entries().back();
          RC_ASSERT(whole.effect_of(event) == kept.states_of_day(subject.day).effect_of(event));
        }
      }
    }));
  }

  TEST_CASE("adds up to its approved entries and nothing else") {
    CHECK(rc::check("figures equal the sums over the entries by state", [] {
      const auto kept = any_history();
      Minutes ojl_approved, ojl_waiting, credited;
      std::set<std::int64_t> judged;
      for (const auto& entry : kept.in_state(EntryState::approved)) {
        if (const auto* b = std::get_if<OjlTime>(&entry.body)) ojl_approved += b->minutes;
        if (const auto* b = std::get_if<Credit>(&entry.body); b && !b->process.empty()) credited += b->minutes;
        if (const auto* b = std::get_if<Credit>(&entry.body); b && !b->competency.empty()) judged.insert(entry.seq);
        if (std::holds_alternative<Demonstration>(entry.body)) judged.insert(entry.seq);
      }
      for (const auto& entry : kept.in_state(EntryState::waiting)) {
        if (const auto* b = std::get_if<OjlTime>(&entry.body)) ojl_waiting += b->minutes;
      }
      RC_ASSERT(kept.totals.ojl_approved() == ojl_approved + credited);
      RC_ASSERT(kept.totals.ojl_waiting() == ojl_waiting);
      RC_ASSERT(kept.totals.waiting == static_cast<int>(kept.in_state(EntryState::waiting).size()));
      RC_ASSERT(kept.totals.returned == static_cast<int>(kept.in_state(EntryState::returned).size()));
      Minutes by_week;
      for (const auto& [monday, by_process] : kept.totals.weeks) {
        for (const auto& [code, minutes] : by_process) by_week += minutes;
      }
      RC_ASSERT(by_week == ojl_approved);
      std::set<std::int64_t> judged_in_totals;
      for (const auto& [code, list] : kept.totals.competencies) {
        for (const auto& [seq, each] : list) judged_in_totals.insert(seq);
      }
      RC_ASSERT(judged_in_totals == judged);
    }));
  }

  TEST_CASE("gains nothing from work that waits") {
    CHECK(rc::check("submitting moves no figure but those of waiting", [] {
      auto kept = any_history();
      const auto before = standing(kept.totals);
      const auto still = missing(kept.totals);
      for (const auto& a : *attempts()) {
        if (needs_approval(kind_of(body_of(a)))) kept.append(day_of(a.day), body_of(a));
      }
      const auto after = standing(kept.totals);
      RC_ASSERT(missing(kept.totals) == still);
      RC_ASSERT(after.ojl_approved == before.ojl_approved);
      RC_ASSERT(after.ojl_counted == before.ojl_counted);
      RC_ASSERT(after.ri_approved == before.ri_approved);
      RC_ASSERT(after.competencies_signed_off == before.competencies_signed_off);
      RC_ASSERT(after.pace == before.pace);
      RC_ASSERT(after.probation_end == before.probation_end);
      RC_ASSERT(after.projection.done_by == before.projection.done_by);
      for (std::size_t i = 0; i < before.wage.steps.size(); ++i) {
        RC_ASSERT(after.wage.steps[i].state == before.wage.steps[i].state);
        RC_ASSERT(after.wage.steps[i].due_on == before.wage.steps[i].due_on);
      }
    }));
  }

  TEST_CASE("never misses more for an approval, and owes no wage step later") {
    CHECK(rc::check("approving only helps", [] {
      auto kept = any_history();
      const auto before = kept.totals;
      const auto entry = any_of(kept.in_state(EntryState::waiting));
      RC_ASSERT(kept.append(entry.day, Approval{entry.seq, ""}));
      RC_ASSERT(none_more(before, kept.totals));
      const auto then = standing(before).wage.steps;
      const auto now = standing(kept.totals).wage.steps;
      for (std::size_t i = 0; i < then.size(); ++i) {
        if (!then[i].due_on) continue;
        RC_ASSERT(now[i].due_on.has_value());
        RC_ASSERT(*now[i].due_on <= *then[i].due_on);
      }
    }));
  }

  TEST_CASE("is as before when a decision is taken back") {
    CHECK(rc::check("decide and undo is nothing", [] {
      auto kept = any_history();
      const auto before = kept.totals;
      const auto entry = any_of(kept.in_state(EntryState::waiting));
      const bool approves = *rc::gen::arbitrary<bool>();
      RC_ASSERT(
          kept.append(entry.day, approves ? EntryBody(Approval{entry.seq, ""}) : EntryBody(Return{entry.seq, "r"})));
      RC_ASSERT(kept.totals != before);
      RC_ASSERT(kept.append(entry.day, Correction{kept.ledger.entries().back().seq, "r"}));
      RC_ASSERT(kept.totals == before);
    }));
  }

  TEST_CASE("is as if an entry had never been when the entry is taken back, from whatever state") {
    CHECK(rc::check("submit, perhaps decide, take back is nothing", [] {
      auto kept = any_history();
      const auto before = kept.totals;
      const auto a = *attempt();
      kept.append(day_of(a.day), body_of(a));
      const auto entry = kept.ledger.entries().back();
      switch (*within(0, 4)) {
        case 0:
          kept.append(entry.day, Approval{entry.seq, ""});
          break;
        case 1:
          kept.append(entry.day, Return{entry.seq, "r"});
          break;
        case 2:
          if (kept.append(entry.day, Approval{entry.seq, ""})) {
            kept.append(entry.day, Correction{kept.ledger.entries().back().seq, "r"});
          }
          break;
        default:
          break;
      }
      RC_ASSERT(kept.append(entry.day, Correction{entry.seq, "r"}));
      RC_ASSERT(kept.totals == before);
    }));
  }

  TEST_CASE("does not depend on the order in which a mentor works through the queue") {
    CHECK(rc::check("approvals in any order", [] {
      const auto kept = any_history();
      auto queue = kept.in_state(EntryState::waiting);
      RC_PRE(queue.size() >= 2);
      auto one = kept;
      for (const auto& entry : queue) RC_ASSERT(one.append(entry.day, Approval{entry.seq, ""}));
      auto other = kept;
      std::reverse(queue.begin(), queue.end());
      std::rotate(queue.begin(), queue.begin() + *within(0, static_cast<int>(queue.size())), queue.end());
      for (const auto& entry : queue) RC_ASSERT(other.append(entry.day, Approval{entry.seq, ""}));
      RC_ASSERT(one.totals == other.totals);
    }));
  }

  TEST_CASE("has work processes that are complete just when nothing of theirs is unmet") {
    CHECK(rc::check("complete means nothing missing here", [] {
      const auto kept = any_history();
      const auto now = standing(kept.totals);
      for (const auto& line : now.processes) {
        const auto open = std::any_of(now.unmet.begin(), now.unmet.end(), [&](const Requirement& r) {
          if (r.kind == Requirement::Kind::process_hours) return r.code == line.process->code;
          return r.kind == Requirement::Kind::competency && standards.process_of(r.code) == line.process;
        });
        RC_ASSERT(line.complete == !open);
      }
    }));
  }

  TEST_CASE("is projected to no day in the past and none beyond sight") {
    CHECK(rc::check("every day of the projection makes sense", [] {
      const auto kept = any_history();
      const Date on = start.plus_days(*within(0, 1500));
      const auto now = standing_of(standards, agreement, kept.totals, on);
      const auto& projection = now.projection;
      RC_ASSERT(projection.window_weeks >= 0);
      RC_ASSERT(projection.window_weeks <= 12);
      for (const auto& line : projection.constraints) {
        RC_ASSERT(line.by >= on);
        RC_ASSERT(line.by <= on.plus_days(366 * 11));
        RC_ASSERT(line.in_window >= 0);
        RC_ASSERT(line.remaining >= 0);
        if (line.kind != Constraint::Kind::courses) RC_ASSERT(line.remaining > 0);
        if (projection.done_by) RC_ASSERT(line.by <= *projection.done_by);
      }
      if (projection.done_by) RC_ASSERT(*projection.done_by < on.plus_months(120));
      if (now.unmet.empty()) RC_ASSERT(projection.done_by == on);
    }));
  }

  TEST_CASE("is ready just when nothing is unmet") {
    CHECK(rc::check("ready means nothing is missing", [] {
      Kept kept;
      if (*rc::gen::arbitrary<bool>()) {
        for (const auto& [day, body] : everything_needed()) {
          kept.append(day, body);
          if (needs_approval(kind_of(body))) kept.append(day, Approval{kept.ledger.entries().back().seq, ""});
        }
      }
      for (const auto& a : *rc::gen::resize(15, attempts())) kept.attempt(a);
      const auto now = standing(kept.totals);
      RC_CLASSIFY(now.unmet.empty(), "ready");
      RC_ASSERT((now.pace == Pace::ready) == now.unmet.empty());
    }));
  }
}
