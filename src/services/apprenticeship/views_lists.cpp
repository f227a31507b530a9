#include <algorithm>
#include <map>

#include "core/base/zone.hpp"
#include "services/apprenticeship/view_parts.hpp"
#include "store/agreements.hpp"

namespace journeywork::services {

using namespace apprenticeship;
using access::Action;

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
        const auto organisation = store::organisations::find(c, in);
        if (organisation && organisation->kind == store::organisations::Kind::agency && organisation->agency_code) {
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

}  // namespace journeywork::services
