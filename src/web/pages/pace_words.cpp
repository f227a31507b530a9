#include "web/pages/pace_words.hpp"

namespace journeywork::web::pages {

using namespace apprenticeship;

PaceWord pace_word(const Standing& standing, bool stuck) {
  switch (standing.pace) {
    case Pace::completed:
      return {Tone::ok, "completed"};
    case Pace::not_started:
      return {Tone::none, "not begun"};
    case Pace::ready:
      return {Tone::ok, "ready to complete"};
    case Pace::behind:
      return stuck ? PaceWord{Tone::wait, "waiting on mentor"} : PaceWord{Tone::bad, "behind"};
    case Pace::on_pace:
      break;
  }
  if (stuck) return {Tone::wait, "waiting on mentor"};
  if (standing.unmet.size() == 1) {
    return {Tone::ok, standing.unmet.front().kind == Requirement::Kind::competency ? "all but one sign-off"
                                                                                   : "all but one thing"};
  }
  return {Tone::ok, "on pace"};
}

std::vector<Attention> attention_of(const services::OverviewRow& row, const Locale& locale) {
  std::vector<Attention> out;
  const auto& about = row.about;
  const auto base = "/apprentices/" + std::to_string(about.agreement.id.value);
  if (about.agreement.state == AgreementState::draft) {
    out.push_back({false, 0,
                   "Agreement to activate:", about.apprentice + " starts on " + locale.day(about.agreement.start) + ".",
                   "/agreements/" + std::to_string(about.agreement.id.value), "Look at it"});
    return out;
  }
  if (about.agreement.state != AgreementState::active) return out;
  const auto& wage = row.standing.wage;
  if (wage.next && wage.steps[*wage.next].state == WageStanding::State::overdue) {
    const auto& step = wage.steps[*wage.next];
    const int late = days_between(*step.apply_by, about.today);
    auto text = about.apprentice;
    if (about.wages && wage.current)
      text += ", " + locale.money(wage.steps[*wage.current].wage) + " to " + locale.money(step.wage);
    out.push_back({true, late, "Wage step overdue " + days_text(late) + ":", text + ".", base + "/wage", "Apply it"});
  }
  if (row.stuck) {
    out.push_back({false, row.waiting.oldest_days,
                   count_text(row.waiting.count, "entry waits", "entries wait") + ", the oldest " +
                       days_text(row.waiting.oldest_days) + ":",
                   about.apprentice + ".", base + "/mentors", "Give a second mentor"});
  }
  if (row.standing.reviews.overdue) {
    const int late = days_between(row.standing.reviews.next_on, about.today);
    out.push_back(
        {true, late, "Review overdue " + days_text(late) + ":", about.apprentice + ".", base + "/review", "Record it"});
  }
  if (row.standing.unmet.empty()) {
    out.push_back({false, 30, "Ready to complete:", about.apprentice + ".", base + "/complete", "Complete"});
  }
  return out;
}

}  // namespace journeywork::web::pages
