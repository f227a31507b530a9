#include "core/apprenticeship/totals.hpp"

#include <algorithm>

namespace journeywork::apprenticeship {

namespace {

/// Adds (+1) or takes away (-1) what an entry contributes while it is in one state. Members that come to nothing are
/// removed, so that totals do not depend on what was once there.
class Contribution {
 public:
  Contribution(Totals& totals, const Entry& entry, EntryState state, int sign)
      : totals_(totals), entry_(entry), state_(state), sign_(sign) {}

  void operator()(const OjlTime& b) const {
    time(totals_.processes, b.process, b.minutes, false);
    if (approved()) {
      auto& week = totals_.weeks[entry_.day.week_start()];
      bump(week, b.process, signed_minutes(b.minutes));
      if (week.empty()) totals_.weeks.erase(entry_.day.week_start());
    }
    for (const auto& code : b.competencies) {
      auto& shown = totals_.shown[code];
      (approved() ? shown.approved : shown.waiting) += sign_;
      if (shown == Totals::Shown{}) totals_.shown.erase(code);
    }
  }
  void operator()(const RiTime& b) const {
    time(totals_.courses, b.course, b.minutes, false);
    if (!approved()) return;
    bump(totals_.ri_weeks, entry_.day.week_start(), signed_minutes(b.minutes));
    if (b.outcome != RiTime::Outcome::attended) {
      list_in(totals_.results, b.course, Totals::CourseResult{entry_.day, b.outcome});
    }
  }
  void operator()(const Demonstration& b) const {
    if (approved()) list_in(totals_.competencies, b.competency, Totals::Judged{entry_.day, b.level});
  }
  void operator()(const Review& b) const {
    if (approved()) list(totals_.reviews, Totals::ReviewHeld{entry_.day, b.final, b.satisfactory});
  }
  void operator()(const WageChange& b) const {
    if (approved()) list(totals_.wages, Totals::Wage{entry_.day, b.step, b.wage});
  }
  void operator()(const CredentialEarned& b) const {
    list(approved() ? totals_.credentials : totals_.credentials_waiting, Totals::Credential{entry_.day, b.credential});
  }
  void operator()(const Credit& b) const {
    if (!approved()) return;
    if (!b.process.empty()) time(totals_.processes, b.process, b.minutes, true);
    if (!b.course.empty()) time(totals_.courses, b.course, b.minutes, true);
    if (!b.competency.empty()) list_in(totals_.competencies, b.competency, Totals::Judged{entry_.day, b.level});
  }
  template <class Decision>
  void operator()(const Decision&) const {}

 private:
  [[nodiscard]] bool approved() const { return state_ == EntryState::approved; }
  [[nodiscard]] Minutes signed_minutes(Minutes minutes) const { return {minutes.count * sign_}; }

  void time(std::map<std::string, Totals::Time>& into, const std::string& code, Minutes minutes, bool credit) const {
    auto& tally = into[code];
    (approved() ? tally.approved : tally.waiting) += signed_minutes(minutes);
    if (credit) tally.credited += signed_minutes(minutes);
    if (tally == Totals::Time{}) into.erase(code);
  }
  template <class Map, class Key>
  static void bump(Map& into, const Key& key, Minutes by) {
    auto& value = into[key];
    value += by;
    if (value == Minutes{}) into.erase(key);
  }
  template <class T>
  void list(Totals::BySeq<T>& into, T value) const {
    if (sign_ > 0) {
      into.insert_or_assign(entry_.seq, std::move(value));
    } else {
      into.erase(entry_.seq);
    }
  }
  template <class T>
  void list_in(std::map<std::string, Totals::BySeq<T>>& into, const std::string& code, T value) const {
    list(into[code], std::move(value));
    if (into[code].empty()) into.erase(code);
  }

  Totals& totals_;
  const Entry& entry_;
  EntryState state_;
  int sign_;
};

void contribute(Totals& totals, const Entry& entry, EntryState state, int sign) {
  if (state == EntryState::corrected) return;
  if (state == EntryState::returned) {
    totals.returned += sign;
    return;
  }
  if (state == EntryState::waiting) totals.waiting += sign;
  std::visit(Contribution(totals, entry, state, sign), entry.body);
}

}  // namespace

Minutes Totals::ojl_approved() const {
  Minutes sum;
  for (const auto& [code, time] : processes) sum += time.approved;
  return sum;
}

Minutes Totals::ojl_waiting() const {
  Minutes sum;
  for (const auto& [code, time] : processes) sum += time.waiting;
  return sum;
}

int Totals::best_level(const std::string& competency) const {
  const auto found = competencies.find(competency);
  int best = 0;
  if (found != competencies.end()) {
    for (const auto& [seq, judged] : found->second) best = std::max(best, judged.level);
  }
  return best;
}

void shift(Totals& totals, const Entry& entry, std::optional<EntryState> from, EntryState to) {
  if (from) contribute(totals, entry, *from, -1);
  contribute(totals, entry, to, +1);
}

Totals rebuild(const std::vector<Entry>& ledger) {
  Totals totals;
  EntryStates states;
  std::map<std::int64_t, const Entry*> by_seq;
  for (const auto& entry : ledger) {
    by_seq.emplace(entry.seq, &entry);
    if (const auto effect = states.fold(entry)) shift(totals, *by_seq.at(effect->target), effect->from, effect->to);
  }
  return totals;
}

}  // namespace journeywork::apprenticeship
