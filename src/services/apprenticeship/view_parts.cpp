#include "services/apprenticeship/view_parts.hpp"

#include <algorithm>

#include "core/base/zone.hpp"
#include "services/apprenticeship/loader.hpp"

namespace journeywork::services {

using namespace apprenticeship;
using access::Action;

AgreementView view_of(const access::Actor& actor, Loaded loaded, Names& names) {
  AgreementView out;
  out.wages = access::may(actor, Action::read_wages, loaded.subject());
  out.apprentice = names.person(loaded.agreement.apprentice);
  out.employer = names.organisation(loaded.agreement.employer);
  out.sponsor = names.organisation(loaded.agreement.sponsor);
  for (const auto& mentor : loaded.agreement.mentors) out.mentors.push_back(names.person(mentor.person));
  out.agreement = std::move(loaded.agreement);
  out.standards = std::move(loaded.standards);
  out.site = std::move(loaded.site);
  out.today = loaded.today;
  if (!out.wages) out.agreement.journeyworker_wage = {};
  return out;
}

int days_since(Instant since, const AgreementView& about) {
  return std::max(0, days_between(local_day(since, about.site.time_zone), about.today));
}

namespace {

WaitingSummary waiting_of(store::Connection& c, const AgreementView& about) {
  WaitingSummary out;
  for (const auto since : store::ledger::waiting_since(c, about.agreement.id)) {
    const int days = days_since(since, about);
    ++out.count;
    ++(days <= 2 ? out.fresh : days <= 7 ? out.slow : out.old);
    out.oldest_days = std::max(out.oldest_days, days);
  }
  return out;
}

/// Amounts are for those who may see them; the steps and what they take are for everybody who reads.
Standing without_wages(Standing standing) {
  for (auto& step : standing.wage.steps) step.wage = {};
  for (auto& step : standing.terms.wage_steps) step.wage = {};
  return standing;
}

}  // namespace

StandingView standing_view(store::Connection& c, AgreementView about) {
  StandingView out;
  out.totals = store::ledger::totals(c, about.agreement.id);
  out.standing = standing_of(*about.standards, about.agreement, out.totals, about.today);
  out.weeks = cumulative(*about.standards, about.agreement, out.totals, about.today);
  out.waiting = waiting_of(c, about);
  if (!about.wages) {
    out.standing = without_wages(std::move(out.standing));
    out.totals.wages.clear();
  }
  out.about = std::move(about);
  return out;
}

OpenView open_view(store::Connection& c, const AgreementView& about, const store::ledger::OpenEntry& open,
                   Names& names) {
  OpenView out;
  out.id = {about.agreement.id, open.entry.seq};
  out.entry = open.entry;
  out.state = open.state;
  out.days = days_since(open.since, about);
  out.author = names.person(open.entry.by);
  if (open.state == EntryState::returned) {
    if (const auto returned = store::ledger::return_of(c, about.agreement.id, open.entry)) {
      out.reason = std::get<Return>(returned->body).reason;
      out.returned_by = names.person(returned->by);
    }
  }
  return out;
}

}  // namespace journeywork::services
