#include <algorithm>
#include <set>

#include "services/apprenticeship/ledger_service.hpp"
#include "services/apprenticeship/view_parts.hpp"
#include "store/agreements.hpp"

namespace journeywork::services {

using namespace apprenticeship;
using access::Action;

namespace {

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

}  // namespace journeywork::services
