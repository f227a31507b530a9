#include "app/demo/history.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "app/demo/random.hpp"
#include "core/apprenticeship/standing.hpp"
#include "services/apprenticeship/appender.hpp"

namespace journeywork::app {

using namespace apprenticeship;

namespace {

/// 14:00 UTC is mid-morning in Maryland.
Instant at_time(Date day, int hour_utc, int minute = 0) {
  return Instant{day.days()} + std::chrono::hours{hour_utc} + std::chrono::minutes{minute};
}

/// One apprenticeship as it unfolds, week by week.
class Story {
 public:
  Story(services::Appender& appender, const Agreement& agreement, const Standards& standards,
        const DemoApprentice& story, const DemoPlayers& players, Date today)
      : appender_(appender),
        agreement_(agreement),
        standards_(standards),
        story_(story),
        players_(players),
        today_(today),
        random_(story.key) {}

  std::optional<Date> tell() {
    begin();
    for (auto week = agreement_.start.week_start(); week <= today_; week = week.plus_days(7)) {
      const bool holiday = random_.chance(5);
      const auto thursday = week.plus_days(3);
      if (!holiday) work(week, thursday);
      if (thursday <= today_) answer(thursday);
      if (!holiday) work(thursday, week.plus_days(5));
      const auto monday = week.plus_days(7);
      if (monday > today_) break;
      answer(monday);
      course(week);
      milestones(monday);
      if (story_.stage == DemoStage::completed && completed(monday)) return monday;
    }
    finish();
    return std::nullopt;
  }

 private:
  Entry append(PersonId by, Instant at, Date day, EntryBody body) {
    appender_.act(by, at);
    auto entry = appender_.append(day, std::move(body));
    if (!entry) throw std::logic_error("demo: " + entry.error().message);
    return *entry;
  }

  void begin() {
    if (story_.credit_hours > 0) {
      Credit credit;
      credit.process = "5";
      credit.minutes = hours(story_.credit_hours);
      credit.evidence = "Four years of military biomedical repair, training record checked by the sponsor";
      append(players_.sponsor_staff, at_time(agreement_.start, 14), agreement_.start, credit);
      done_["5"] += hours(story_.credit_hours);
    }
    const auto wage = standing().wage;
    append(players_.sponsor_staff, at_time(agreement_.start, 14, 5), agreement_.start,
           WageChange{0, wage.steps.front().wage, ""});
  }

  [[nodiscard]] Standing standing(std::optional<Date> day = std::nullopt) const {
    return standing_of(standards_, agreement_, appender_.totals(), day.value_or(today_));
  }

  /// A work process to work on: early ones first, otherwise by how much of their minimum is missing.
  const WorkProcess& choose() {
    std::vector<std::pair<const WorkProcess*, std::int64_t>> weights;
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < standards_.processes.size(); ++i) {
      const auto& process = standards_.processes[i];
      auto missing = shortfall(process.minimum, done_[process.code]).count;
      if (i < 2) missing *= 3;
      if (missing == 0 || (i == 6 && random_.chance(40))) continue;
      weights.emplace_back(&process, missing);
      sum += missing;
    }
    if (weights.empty()) return standards_.processes[random_.chance(50) ? 3 : 4];
    auto pick = static_cast<std::int64_t>(random_.below(static_cast<std::size_t>(sum)));
    for (const auto& [process, weight] : weights) {
      if (pick < weight) return *process;
      pick -= weight;
    }
    return *weights.back().first;
  }

  std::vector<std::string> shown(const WorkProcess& process) {
    std::vector<std::string> out;
    for (const auto& competency : process.competencies) {
      if (out.size() < 2 && appender_.totals().best_level(competency.code) < competency.required_level &&
          random_.chance(30)) {
        out.push_back(competency.code);
      }
    }
    return out;
  }

  void log(Date day, Minutes minutes) {
    const auto& process = choose();
    const auto work = demo_work(process.code);
    const auto& what = work[random_.below(work.size())];
    OjlTime time{process.code, minutes, std::string(what.note), std::string(what.device), "", shown(process)};
    if (random_.chance(60))
      time.work_order = std::to_string(40'000 + days_between(Date(2024, 1, 1), day) * 9 + random_.between(0, 8));
    const auto entry = append(players_.apprentice, at_time(day, 21, random_.between(0, 50)), day, time);
    done_[process.code] += minutes;
    open_.push_back({entry.seq, day, process.code});
  }

  void work(Date from, Date before) {
    const int daily = story_.hours_a_week * 60 / 5;
    for (auto day = from; day < before; day = day.plus_days(1)) {
      if (day < agreement_.start || day > today_ || random_.chance(3)) continue;
      if (day == today_ && story_.stage != DemoStage::returned) continue;
      const int length = std::max(60, daily / 30 * 30 + random_.between(-1, 1) * 30);
      if (random_.chance(day == today_ ? 100 : 42)) {
        const int first = length / 60 * 30;
        log(day, {first});
        if (day != today_) log(day, {length - first});
      } else {
        log(day, {length});
      }
    }
  }

  struct Open {
    std::int64_t seq;
    Date day;
    std::string process;
  };

  /// The mentor's Monday and Thursday: approves what waits and judges what was shown.
  void answer(Date day) {
    if (story_.stage == DemoStage::stuck && days_between(day, today_) < 21) return;
    if (story_.stage == DemoStage::returned && !returned_ && days_between(day, today_) < 4 && open_.size() > 1) {
      returned_ = true;
      const auto back = open_[open_.size() / 2];
      for (const auto& open : open_) {
        if (open.seq != back.seq) approve(open, day);
      }
      append(players_.mentor, at_time(day, 14, 40), back.day,
             Return{back.seq, "Which pump was it? Add the device and send it again."});
      open_.clear();
      return;
    }
    for (const auto& open : open_) approve(open, day);
    open_.clear();
  }

  void approve(const Open& open, Date on) {
    append(players_.mentor, at_time(on, 14, random_.between(0, 30)), open.day, Approval{open.seq, ""});
    judge(open, on);
  }

  /// Competencies are signed off as the hours of their work process grow, after a first try below the level.
  void judge(const Open& open, Date on) {
    const auto* process = standards_.process(open.process);
    const auto n = static_cast<std::int64_t>(process->competencies.size());
    const auto have = done_[open.process].count;
    for (std::int64_t i = 0; i < n; ++i) {
      const auto& competency = process->competencies[static_cast<std::size_t>(i)];
      const auto best = appender_.totals().best_level(competency.code);
      if (best >= competency.required_level) continue;
      const auto due = process->minimum.count * (i + 1) * 9 / (n * 10);
      const bool held_back = story_.stage == DemoStage::one_competency_left && competency.code == left_for_last();
      if (have >= due && !held_back) {
        append(players_.mentor, at_time(on, 15), open.day,
               Demonstration{competency.code, competency.required_level, ""});
      } else if (have >= due * 6 / 10 && best < competency.required_level - 1) {
        append(players_.mentor, at_time(on, 15), open.day,
               Demonstration{competency.code, competency.required_level - 1, "Good start; once more without help."});
      }
    }
  }

  /// The sign-off that Linh still waits for: something of the therapeutic devices.
  [[nodiscard]] std::string left_for_last() const {
    const auto& therapeutic = standards_.processes[5].competencies;
    return therapeutic[std::min<std::size_t>(2, therapeutic.size() - 1)].code;
  }

  /// One evening a week, one course after the other, passed with its last session.
  void course(Date week) {
    const auto day = week.plus_days(1);
    if (day < agreement_.start || (story_.stage == DemoStage::behind && random_.chance(45))) return;
    for (const auto& each : standards_.courses) {
      const auto missing = shortfall(each.length, courses_[each.code]);
      if (missing.count == 0) continue;
      const bool fast = story_.stage == DemoStage::completed || story_.stage == DemoStage::one_competency_left;
      const auto session = std::min(missing, Minutes{fast ? 240 : 210});
      const bool last = session == missing;
      const RiTime time{each.code, session, last ? RiTime::Outcome::passed : RiTime::Outcome::attended,
                        last ? "Final test" : ""};
      const auto entry = append(players_.apprentice, at_time(week.plus_days(7), 15, 30), day, time);
      append(players_.coordinator, at_time(week.plus_days(7), 15, 45), day, Approval{entry.seq, ""});
      courses_[each.code] += session;
      return;
    }
  }

  void milestones(Date monday) {
    const auto now = standing(monday);
    if (now.reviews.next_on <= monday) {
      append(players_.coordinator, at_time(monday, 16), now.reviews.next_on,
             Review{false, story_.stage != DemoStage::behind,
                    "Hours, sign-offs and courses gone through together; next rotation agreed."});
    }
    const auto after = standing(monday);
    const bool held_back = story_.stage == DemoStage::overdue_wage && days_between(monday, today_) < 120;
    if (after.wage.next && !held_back) {
      const auto& step = after.wage.steps[*after.wage.next];
      if (step.due_on && *step.due_on <= monday) {
        append(players_.coordinator, at_time(monday, 16, 20), monday,
               WageChange{static_cast<int>(*after.wage.next), step.wage, ""});
      }
    }
    int month = 0;
    for (const auto& credential : after.credentials) {
      month = credential.credential->by_month.value_or(month + 8);
      const auto day = agreement_.start.plus_months(month).plus_days(-40);
      if (credential.earned_on || day > monday || earned_.contains(credential.credential->code)) continue;
      if (story_.stage == DemoStage::behind) continue;
      earned_.insert(credential.credential->code);
      const auto entry = append(players_.apprentice, at_time(monday, 20), monday,
                                CredentialEarned{credential.credential->code, "", ""});
      append(players_.coordinator, at_time(monday, 20, 30), monday, Approval{entry.seq, "Certificate seen"});
    }
  }

  /// Everything but the final review is there: it is held, and the record closes.
  bool completed(Date monday) {
    const auto now = standing(monday);
    const bool only_review = std::all_of(now.unmet.begin(), now.unmet.end(), [](const Requirement& r) {
      return r.kind == Requirement::Kind::final_review;
    });
    if (!only_review || now.unmet.empty()) return false;
    append(players_.coordinator, at_time(monday, 17), monday,
           Review{true, true, "Ready to work alone; joins the on-call rota next month."});
    return true;
  }

  /// What is left for a story that stops short of one sign-off.
  void finish() {
    if (story_.stage == DemoStage::one_competency_left) {
      append(players_.coordinator, at_time(today_, 12), today_,
             Review{true, true, "All there but one sign-off, planned for this week."});
    }
  }

  services::Appender& appender_;
  const Agreement& agreement_;
  const Standards& standards_;
  const DemoApprentice& story_;
  const DemoPlayers& players_;
  Date today_;
  Random random_;
  std::map<std::string, Minutes> done_;
  std::map<std::string, Minutes> courses_;
  std::vector<Open> open_;
  std::set<std::string> earned_;
  bool returned_ = false;
};

}  // namespace

std::optional<Date> write_history(store::Connection& c, const Agreement& agreement, const Standards& standards,
                                  const DemoApprentice& story, const DemoPlayers& players, Date today) {
  auto appender = services::Appender::open(c, agreement.id, players.apprentice, at_time(agreement.start, 12));
  if (!appender) throw std::logic_error("demo: " + appender.error().message);
  const auto completed = Story(*appender, agreement, standards, story, players, today).tell();
  if (completed) {
    auto closed = agreement;
    closed.state = AgreementState::completed;
    closed.completed_on = completed;
    const auto wage = standing_of(standards, closed, appender->totals(), *completed).wage;
    if (wage.next && wage.steps[*wage.next].due_on) {
      appender->act(players.sponsor_staff, at_time(*completed, 18));
      if (!appender->append(*completed, WageChange{static_cast<int>(*wage.next), wage.steps[*wage.next].wage, ""})) {
        throw std::logic_error("demo: the last wage step cannot be applied");
      }
    }
  }
  appender->finish();
  return completed;
}

}  // namespace journeywork::app
