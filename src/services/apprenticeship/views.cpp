#include "services/apprenticeship/views.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/zone.hpp"
#include "services/apprenticeship/ledger_service.hpp"
#include "store/agreements.hpp"
#include "store/people.hpp"

namespace journeywork::services {

using namespace apprenticeship;
using access::Action;
namespace organisations = store::organisations;

namespace {

/// Names of people and organisations, each read once a request.
class Names {
 public:
  explicit Names(store::Connection& c) : c_(c) {}

  const std::string& person(PersonId id) {
    const auto [at, fresh] = people_.try_emplace(id);
    if (fresh) {
      if (const auto found = store::people::find(c_, id)) at->second = found->name;
    }
    return at->second;
  }
  const std::string& organisation(OrganisationId id) {
    const auto [at, fresh] = organisations_.try_emplace(id);
    if (fresh) {
      if (const auto found = organisations::find(c_, id)) at->second = found->name;
    }
    return at->second;
  }

 private:
  store::Connection& c_;
  std::map<PersonId, std::string> people_;
  std::map<OrganisationId, std::string> organisations_;
};

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

/// OJL entries that stand, of some events in order.
std::vector<Entry> standing_ojl(const std::vector<Entry>& events, const EntryStates& states) {
  std::vector<Entry> out;
  for (const auto& event : events) {
    const auto state = states.of(event.seq);
    if (kind_of(event.body) == EntryKind::ojl && (state == EntryState::waiting || state == EntryState::approved)) {
      out.push_back(event);
    }
  }
  return out;
}

void push_new(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

void fill_recent(TodayView& out, const std::vector<Entry>& ojl) {
  // Last written first: what was used last is most likely used next.
  for (auto entry = ojl.rbegin(); entry != ojl.rend(); ++entry) {
    const auto& time = std::get<OjlTime>(entry->body);
    push_new(out.recent_processes, time.process);
    if (!time.device.empty()) push_new(out.recent_devices, time.device);
    for (const auto& code : time.competencies) push_new(out.recent_competencies, code);
  }
  std::optional<Date> before;
  for (const auto& entry : ojl) {
    if (entry.day < out.day && (!before || entry.day > *before)) before = entry.day;
    if (entry.day == out.day) out.of_day.push_back(entry);
  }
  if (!before) return;
  out.yesterday_on = *before;
  std::copy_if(ojl.begin(), ojl.end(), std::back_inserter(out.yesterday),
               [&](const Entry& entry) { return entry.day == *before; });
}

constexpr int recent_days = 28;  ///< how far back "recent work processes" looks

}  // namespace

Result<AgreementView> ApprenticeshipViews::agreement(const access::Actor& actor, AgreementId id) {
  return loader_.database().read([&](store::Connection& c) -> Result<AgreementView> {
    auto loaded = loader_.load(c, actor, id, Action::read);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    Names names(c);
    return view_of(actor, std::move(*loaded), names);
  });
}

Result<std::vector<std::pair<AgreementId, AgreementState>>> ApprenticeshipViews::own_agreements(
    const access::Actor& actor) {
  using Own = std::vector<std::pair<AgreementId, AgreementState>>;
  return loader_.database().read([&](store::Connection& c) -> Result<Own> {
    Own out;
    for (const auto id : store::agreements::of_apprentice(c, actor.person)) {
      if (const auto agreement = store::agreements::find(c, id)) out.emplace_back(id, agreement->state);
    }
    return out;
  });
}

Result<StandingView> ApprenticeshipViews::standing(const access::Actor& actor, AgreementId id) {
  return loader_.database().read([&](store::Connection& c) -> Result<StandingView> {
    auto loaded = loader_.load(c, actor, id, Action::read);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    Names names(c);
    return standing_view(c, view_of(actor, std::move(*loaded), names));
  });
}

Result<TodayView> ApprenticeshipViews::today(const access::Actor& actor, AgreementId id, std::optional<Date> day) {
  return loader_.database().read([&](store::Connection& c) -> Result<TodayView> {
    auto loaded = loader_.load(c, actor, id, Action::read);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    Names names(c);
    TodayView out;
    out.about = view_of(actor, std::move(*loaded), names);
    out.day = day.value_or(out.about.today);

    const auto events = store::ledger::since_day(c, id, std::min(out.day, out.about.today).plus_days(-recent_days));
    EntryStates states;
    for (const auto& event : events) states.fold(event);
    const auto ojl = standing_ojl(events, states);
    fill_recent(out, ojl);
    const auto totals = store::ledger::totals(c, id);
    for (const auto& process : out.about.standards->processes) {
      for (const auto& competency : process.competencies) {
        if (totals.best_level(competency.code) >= competency.required_level) out.signed_off.insert(competency.code);
      }
    }
    for (const auto& entry : out.of_day) {
      const auto minutes = std::get<OjlTime>(entry.body).minutes;
      (states.of(entry.seq) == EntryState::approved ? out.approved : out.waiting) += minutes;
    }
    for (const auto& open : store::ledger::open_entries(c, id)) {
      auto& list = open.state == EntryState::returned ? out.returned : out.waiting_entries;
      list.push_back(open_view(c, out.about, open, names));
    }
    return out;
  });
}

ChainState check_chain(AgreementId agreement, const std::vector<Entry>& ledger, const store::ledger::Head& head) {
  ChainState out;
  Hash before{};
  for (const auto& entry : ledger) {
    ++out.entries;
    if (entry.seq != out.entries || entry.hash != chain_hash(agreement, before, entry)) {
      out.intact = false;
      out.first_bad = out.entries;
      return out;
    }
    before = entry.hash;
  }
  out.head = before;
  if (head.seq != out.entries || head.hash != before) {
    out.intact = false;
    out.first_bad = out.entries + 1;
  }
  return out;
}

bool fits(const RecordFilter& filter, const RecordLine& line) {
  const auto kind = kind_of(line.entry.body);
  if (filter.kind && kind != *filter.kind) return false;
  if (filter.state && line.state != filter.state) return false;
  if (filter.from && line.entry.day < *filter.from) return false;
  if (filter.to && line.entry.day > *filter.to) return false;
  if (filter.process.empty()) return true;
  const auto* ojl = std::get_if<OjlTime>(&line.entry.body);
  return ojl != nullptr && ojl->process == filter.process;
}

namespace {

/// Whole ledger with states and authors, in order. Wage entries are left out for those who may not see amounts.
std::vector<RecordLine> lines_of(const std::vector<Entry>& ledger, const Loaded& loaded, const access::Actor& actor,
                                 Names& names) {
  const bool wages = access::may(actor, Action::read_wages, loaded.subject());
  EntryStates states;
  for (const auto& entry : ledger) states.fold(entry);
  std::vector<RecordLine> out;
  out.reserve(ledger.size());
  for (const auto& entry : ledger) {
    if (!wages && kind_of(entry.body) == EntryKind::wage_change) continue;
    const auto state = subject_of(entry.body) ? std::nullopt : states.of(entry.seq);
    out.push_back({entry, state, names.person(entry.by),
                   may_take_back(actor, loaded, entry, state.value_or(EntryState::approved))});
  }
  return out;
}

}  // namespace

Result<RecordView> ApprenticeshipViews::record(const access::Actor& actor, AgreementId id, const RecordFilter& filter) {
  return loader_.database().read([&](store::Connection& c) -> Result<RecordView> {
    auto loaded = loader_.load(c, actor, id, Action::read);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    Names names(c);
    RecordView out;
    const auto ledger = store::ledger::after(c, id, 0, store::ledger::all_entries);
    out.chain = check_chain(id, ledger, store::ledger::head(c, id).value_or(store::ledger::Head{}));
    auto lines = lines_of(ledger, *loaded, actor, names);
    out.about = view_of(actor, std::move(*loaded), names);
    std::copy_if(std::make_move_iterator(lines.rbegin()), std::make_move_iterator(lines.rend()),
                 std::back_inserter(out.lines), [&](const RecordLine& line) { return fits(filter, line); });
    return out;
  });
}

Result<RecordLine> ApprenticeshipViews::entry(const access::Actor& actor, EntryId id) {
  return loader_.database().read([&](store::Connection& c) -> Result<RecordLine> {
    auto loaded = loader_.load(c, actor, id.agreement, Action::read);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    const auto entry = store::ledger::entry(c, id.agreement, id.seq);
    if (!entry) return refuse(Error::Code::not_found, "There is no such entry.");
    Names names(c);
    auto lines = lines_of(store::ledger::of_day(c, id.agreement, entry->day), *loaded, actor, names);
    for (auto& line : lines) {
      if (line.entry.seq == id.seq) return std::move(line);
    }
    return refuse(Error::Code::not_found, "There is no such entry.");
  });
}

Result<std::vector<RecordLine>> ApprenticeshipViews::entries(const access::Actor& actor, AgreementId id,
                                                             std::int64_t after, std::int64_t limit) {
  return loader_.database().read([&](store::Connection& c) -> Result<std::vector<RecordLine>> {
    auto loaded = loader_.load(c, actor, id, Action::read);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    Names names(c);
    auto lines = lines_of(store::ledger::after(c, id, 0, store::ledger::all_entries), *loaded, actor, names);
    std::vector<RecordLine> out;
    for (auto& line : lines) {
      if (line.entry.seq <= after) continue;
      if (static_cast<std::int64_t>(out.size()) == limit) break;
      out.push_back(std::move(line));
    }
    return out;
  });
}

namespace {

std::vector<ShownCompetency> shown_in(const Entry& entry, const Standards& standards, const Totals& totals) {
  std::vector<ShownCompetency> out;
  const auto* ojl = std::get_if<OjlTime>(&entry.body);
  if (ojl == nullptr) return out;
  for (const auto& code : ojl->competencies) {
    const auto* competency = standards.competency(code);
    if (competency == nullptr) continue;
    const int best = totals.best_level(code);
    out.push_back({competency, best, best >= competency->required_level});
  }
  return out;
}

Minutes minutes_of(const Entry& entry) {
  if (const auto* ojl = std::get_if<OjlTime>(&entry.body)) return ojl->minutes;
  if (const auto* ri = std::get_if<RiTime>(&entry.body)) return ri->minutes;
  return {};
}

/// One apprentice's waiting entries, by week.
std::vector<QueueGroup> groups_of(store::Connection& c, const AgreementView& about, Names& names) {
  const auto totals = store::ledger::totals(c, about.agreement.id);
  std::map<Date, QueueGroup> weeks;
  for (const auto& open : store::ledger::open_entries(c, about.agreement.id)) {
    if (open.state != EntryState::waiting) continue;
    auto& group = weeks[open.entry.day.week_start()];
    group.entries.push_back({open_view(c, about, open, names), shown_in(open.entry, *about.standards, totals)});
    group.total += minutes_of(open.entry);
    group.oldest_days = std::max(group.oldest_days, group.entries.back().open.days);
  }
  std::vector<QueueGroup> out;
  for (auto& [week, group] : weeks) {
    group.about = about;
    group.week = week;
    std::stable_sort(group.entries.begin(), group.entries.end(),
                     [](const QueueEntry& a, const QueueEntry& b) { return a.open.entry.day < b.open.entry.day; });
    out.push_back(std::move(group));
  }
  return out;
}

}  // namespace

namespace {

/// Agreements in which something waits that the actor may decide.
std::vector<Loaded> waiting_for(store::Connection& c, Loader& loader, const access::Actor& actor) {
  const auto utc_day = local_day(loader.now(), "UTC");
  std::set<AgreementId> agreements;
  // Somewhere it may be a day earlier or later already; the policy then asks for the site's own day.
  for (const int offset : {-1, 0, 1}) {
    const auto found = store::ledger::waiting_for_mentor(c, actor.person, utc_day.plus_days(offset));
    agreements.insert(found.begin(), found.end());
  }
  for (const auto& membership : actor.memberships) {
    if (membership.role != access::Role::coordinator) continue;
    const auto found = store::ledger::waiting_at_employer(c, membership.organisation, actor.person);
    agreements.insert(found.begin(), found.end());
  }
  std::vector<Loaded> out;
  for (const auto id : agreements) {
    auto loaded = loader.load_unchecked(c, id);
    if (loaded && access::may(actor, Action::decide, loaded->subject())) out.push_back(std::move(*loaded));
  }
  return out;
}

}  // namespace

Result<std::int64_t> ApprenticeshipViews::queue_size(const access::Actor& actor) {
  return loader_.database().read([&](store::Connection& c) -> Result<std::int64_t> {
    std::int64_t sum = 0;
    for (const auto& loaded : waiting_for(c, loader_, actor))
      sum += store::ledger::waiting_count(c, loaded.agreement.id);
    return sum;
  });
}

Result<QueueView> ApprenticeshipViews::queue(const access::Actor& actor) {
  return loader_.database().read([&](store::Connection& c) -> Result<QueueView> {
    Names names(c);
    QueueView out;
    for (auto& loaded : waiting_for(c, loader_, actor)) {
      for (auto& group : groups_of(c, view_of(actor, std::move(loaded), names), names)) {
        out.entries += static_cast<int>(group.entries.size());
        out.oldest_days = std::max(out.oldest_days, group.oldest_days);
        out.groups.push_back(std::move(group));
      }
    }
    std::stable_sort(out.groups.begin(), out.groups.end(), [](const QueueGroup& a, const QueueGroup& b) {
      return a.oldest_days != b.oldest_days ? a.oldest_days > b.oldest_days : a.week < b.week;
    });
    return out;
  });
}

namespace {

/// Every agreement that a role or relation may open, in order, after a cursor; the policy is asked for each afterwards.
std::vector<AgreementId> candidates(store::Connection& c, const access::Actor& actor, Date day, AgreementId after,
                                    int limit) {
  std::set<AgreementId> out;
  const auto add = [&](const std::vector<AgreementId>& found) {
    for (const auto id : found) {
      if (id > after) out.insert(id);
    }
  };
  if (actor.is(access::Role::administrator)) {
    add(store::agreements::all(c, after, limit));
  } else {
    add(store::agreements::of_apprentice(c, actor.person));
    for (const int offset : {-1, 0, 1}) add(store::agreements::of_mentor(c, actor.person, day.plus_days(offset)));
    for (const auto& membership : actor.memberships) {
      const auto in = membership.organisation;
      if (membership.role == access::Role::coordinator) add(store::agreements::of_employer(c, in, after, limit));
      if (membership.role == access::Role::sponsor_staff) add(store::agreements::of_sponsor(c, in, after, limit));
      if (membership.role == access::Role::auditor) {
        add(store::agreements::of_sponsor(c, in, after, limit));
        add(store::agreements::of_employer(c, in, after, limit));
        const auto organisation = organisations::find(c, in);
        if (organisation && organisation->kind == organisations::Kind::agency && organisation->agency_code) {
          add(store::agreements::of_agency(c, *organisation->agency_code, after, limit));
        }
      }
    }
  }
  return {out.begin(), out.end()};
}

}  // namespace

Result<AgreementPage> ApprenticeshipViews::agreements(const access::Actor& actor, AgreementId after, int limit) {
  const auto utc_day = local_day(loader_.now(), "UTC");
  return loader_.database().read([&](store::Connection& c) -> Result<AgreementPage> {
    Names names(c);
    AgreementPage out;
    for (const auto id : candidates(c, actor, utc_day, after, limit + 1)) {
      auto loaded = loader_.load_unchecked(c, id);
      if (!loaded || !access::may(actor, Action::read, loaded->subject())) continue;
      if (static_cast<int>(out.items.size()) == limit) {
        out.next = out.items.back().agreement.id;
        break;
      }
      out.items.push_back(view_of(actor, std::move(*loaded), names));
    }
    return out;
  });
}

namespace {

constexpr int sparkline_weeks = 12;

std::vector<Minutes> last_weeks(const Totals& totals, Date today) {
  std::vector<Minutes> out;
  for (int back = sparkline_weeks; back >= 1; --back) {
    Minutes sum;
    const auto week = totals.weeks.find(today.week_start().plus_days(-7 * back));
    if (week != totals.weeks.end()) {
      for (const auto& [code, minutes] : week->second) sum += minutes;
    }
    out.push_back(sum);
  }
  return out;
}

void add_ageing(std::map<PersonId, MentorAgeing>& mentors, const OverviewRow& row) {
  const auto& about = row.about;
  if (about.agreement.state != AgreementState::active) return;
  for (std::size_t i = 0; i < about.agreement.mentors.size(); ++i) {
    const auto& term = about.agreement.mentors[i];
    if (!term.covers(about.today)) continue;
    auto& ageing = mentors[term.person];
    ageing.mentor = term.person;
    ageing.name = about.mentors[i];
    ageing.waiting += row.waiting.count;
    ageing.fresh += row.waiting.fresh;
    ageing.slow += row.waiting.slow;
    ageing.old += row.waiting.old;
    ageing.oldest_days = std::max(ageing.oldest_days, row.waiting.oldest_days);
    ++ageing.apprentices;
  }
}

/// Rows and mentors' ageing of these agreements, as far as the actor may read them.
void fill_overview(store::Connection& c, Loader& loader, const access::Actor& actor,
                   const std::vector<AgreementId>& ids, Overview& out) {
  Names names(c);
  std::map<PersonId, MentorAgeing> mentors;
  for (const auto agreement : ids) {
    auto loaded = loader.load_unchecked(c, agreement);
    if (!loaded || !access::may(actor, Action::read, loaded->subject())) continue;
    auto view = standing_view(c, view_of(actor, std::move(*loaded), names));
    OverviewRow row;
    row.last_weeks = last_weeks(view.totals, view.about.today);
    row.waiting = view.waiting;
    row.stuck = view.waiting.count > 0 && view.waiting.oldest_days > view.about.standards->limits.answer_days.value;
    row.standing = std::move(view.standing);
    row.about = std::move(view.about);
    add_ageing(mentors, row);
    out.rows.push_back(std::move(row));
  }
  for (auto& [person, ageing] : mentors) out.mentors.push_back(std::move(ageing));
  std::stable_sort(out.mentors.begin(), out.mentors.end(),
                   [](const MentorAgeing& a, const MentorAgeing& b) { return a.oldest_days > b.oldest_days; });
}

}  // namespace

Result<std::set<Action>> ApprenticeshipViews::allowed(const access::Actor& actor, AgreementId id) {
  return loader_.database().read([&](store::Connection& c) -> Result<std::set<Action>> {
    auto loaded = loader_.load(c, actor, id, Action::read);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    std::set<Action> out;
    for (const auto action : access::all_actions) {
      if (access::may(actor, action, loaded->subject())) out.insert(action);
    }
    return out;
  });
}

bool ApprenticeshipViews::may(const access::Actor& actor, AgreementId id, Action action) {
  const auto actions = allowed(actor, id);
  return actions && actions->contains(action);
}

Result<Overview> ApprenticeshipViews::all_in_view(const access::Actor& actor, AgreementId after, int limit) {
  const auto utc_day = local_day(loader_.now(), "UTC");
  return loader_.database().read([&](store::Connection& c) -> Result<Overview> {
    // One's own are left out, so as many more are read: a page that they shorten is not the last.
    const auto own = store::agreements::of_apprentice(c, actor.person);
    auto ids = candidates(c, actor, utc_day, after, limit + 1 + static_cast<int>(own.size()));
    std::erase_if(ids, [&](AgreementId id) { return std::find(own.begin(), own.end(), id) != own.end(); });
    Overview out;
    if (static_cast<int>(ids.size()) > limit) {
      ids.resize(static_cast<std::size_t>(limit));
      out.next = ids.back();
    }
    fill_overview(c, loader_, actor, ids, out);
    return out;
  });
}

Result<Overview> ApprenticeshipViews::overview(const access::Actor& actor, OrganisationId id, AgreementId after,
                                               int limit) {
  return loader_.database().read([&](store::Connection& c) -> Result<Overview> {
    const auto organisation = organisations::find(c, id);
    const access::OrganisationSubject subject{id, organisations::sponsors_of(c, id)};
    if (!organisation || !access::may(actor, access::OrganisationAction::overview, subject)) {
      return refuse(Error::Code::forbidden, "You may not see the apprentices of this organisation.");
    }
    std::vector<AgreementId> ids;
    switch (organisation->kind) {
      case organisations::Kind::employer:
        ids = store::agreements::of_employer(c, id, after, limit + 1);
        break;
      case organisations::Kind::sponsor:
        ids = store::agreements::of_sponsor(c, id, after, limit + 1);
        break;
      case organisations::Kind::agency:
        ids = store::agreements::of_agency(c, organisation->agency_code.value_or(""), after, limit + 1);
        break;
      case organisations::Kind::provider:
        break;
    }
    Overview out;
    if (static_cast<int>(ids.size()) > limit) {
      ids.resize(static_cast<std::size_t>(limit));
      out.next = ids.back();
    }
    fill_overview(c, loader_, actor, ids, out);
    return out;
  });
}

}  // namespace journeywork::services
