#include "services/hours_import/day_book.hpp"

#include "store/ledger.hpp"

namespace journeywork::services {

using namespace apprenticeship;

namespace {

constexpr std::int64_t above_every_ledger = std::int64_t{1} << 60;

}  // namespace

DayBook::DayBook(store::Connection& c, AgreementId agreement, Date from)
    : c_(c), agreement_(agreement), from_(from), next_(above_every_ledger) {
  for (auto& event : store::ledger::since_day(c, agreement, from)) {
    auto& day = days_[event.day];
    day.states.fold(event);
    day.events.push_back(std::move(event));
  }
}

DayBook::Day& DayBook::load(Date day) {
  const auto [found, fresh] = days_.try_emplace(day);
  auto& out = found->second;
  if (fresh && day < from_) {
    out.events = store::ledger::of_day(c_, agreement_, day);
    for (const auto& event : out.events) out.states.fold(event);
  }
  return out;
}

std::int64_t DayBook::plan(Date day, EntryBody body) {
  auto& book = load(day);
  Entry event;
  event.seq = next_++;
  event.day = day;
  event.body = std::move(body);
  book.states.fold(event);
  book.events.push_back(std::move(event));
  return book.events.back().seq;
}

}  // namespace journeywork::services
