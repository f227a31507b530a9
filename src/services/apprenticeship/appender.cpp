#include "services/apprenticeship/appender.hpp"

#include <algorithm>

namespace journeywork::services {

using namespace apprenticeship;

namespace {

/// Why an event cannot follow, in words for the person who asked for it.
std::string conflict_text(EntryKind kind, std::optional<EntryState> subject) {
  if (kind == EntryKind::correction) {
    return subject == EntryState::corrected ? "This was already taken back." : "This cannot be taken back.";
  }
  if (!subject) return "There is no such entry.";
  switch (*subject) {
    case EntryState::approved:
      return "This was already approved.";
    case EntryState::returned:
      return "This was already returned; it waits for its author.";
    case EntryState::corrected:
      return "Its author has taken this back meanwhile.";
    case EntryState::waiting:
      return "This does not wait for approval.";
  }
  return "This is not possible now.";
}

}  // namespace

Appender::Appender(store::Connection& c, AgreementId agreement, PersonId by, Instant now, store::ledger::Head head,
                   Totals totals)
    : c_(c), agreement_(agreement), by_(by), now_(now), head_(head), totals_(std::move(totals)) {}

Result<Appender> Appender::open(store::Connection& c, AgreementId agreement, PersonId by, Instant now) {
  const auto head = store::ledger::lock(c, agreement);
  if (!head) return refuse(Error::Code::not_found, "There is no such agreement.");
  return Appender(c, agreement, by, now, *head, store::ledger::totals(c, agreement));
}

void Appender::preload(Date from) {
  std::map<Date, Day> read;
  for (auto& event : store::ledger::since_day(c_, agreement_, from)) {
    auto& day = read[event.day];
    day.states.fold(event);
    day.events.push_back(std::move(event));
  }
  days_.merge(read);
  preloaded_from_ = preloaded_from_ ? std::min(*preloaded_from_, from) : from;
}

Appender::Day& Appender::load(Date day) {
  const auto found = days_.find(day);
  if (found != days_.end()) return found->second;
  auto& loaded = days_[day];
  if (preloaded_from_ && day >= *preloaded_from_) return loaded;
  loaded.events = store::ledger::of_day(c_, agreement_, day);
  for (const auto& event : loaded.events) loaded.states.fold(event);
  return loaded;
}

const std::vector<Entry>& Appender::day(Date day) { return load(day).events; }

std::optional<Entry> Appender::entry(std::int64_t seq) { return store::ledger::entry(c_, agreement_, seq); }

std::optional<EntryState> Appender::state(const Entry& entry) { return load(entry.day).states.of(entry.seq); }

Result<Entry> Appender::append(Date day, EntryBody body) {
  Entry event;
  event.seq = head_.seq + 1;
  event.day = day;
  event.at = now_;
  event.by = by_;
  event.body = std::move(body);

  auto& of_day = load(day);
  const auto effect = of_day.states.fold(event);
  if (!effect) {
    const auto subject = subject_of(event.body);
    return refuse(Error::Code::conflict,
                  conflict_text(kind_of(event.body), subject ? of_day.states.of(*subject) : std::nullopt));
  }
  event.hash = chain_hash(agreement_, head_.hash, event);
  store::ledger::append(c_, agreement_, event);
  of_day.events.push_back(event);
  head_ = {event.seq, event.hash};

  const auto target = std::find_if(of_day.events.begin(), of_day.events.end(),
                                   [&](const Entry& each) { return each.seq == effect->target; });
  shift(totals_, *target, effect->from, effect->to);
  if (needs_approval(kind_of(target->body))) store::ledger::note_state(c_, agreement_, *target, effect->to);
  return event;
}

void Appender::finish() {
  store::ledger::advance(c_, agreement_, head_);
  store::ledger::save_totals(c_, agreement_, totals_);
}

}  // namespace journeywork::services
