#include "services/apprenticeship/ledger_service.hpp"

#include <algorithm>
#include <map>

#include "core/apprenticeship/rules.hpp"
#include "core/base/digest.hpp"

namespace journeywork::services {

using namespace apprenticeship;
using access::Action;

namespace {

Action action_for(const EntryBody& body) {
  switch (kind_of(body)) {
    case EntryKind::ojl:
    case EntryKind::ri:
    case EntryKind::credential:
      return Action::log_work;
    case EntryKind::demonstration:
      return Action::evaluate;
    case EntryKind::review:
      return Action::review;
    case EntryKind::wage_change:
      return Action::change_wage;
    case EntryKind::credit:
      return Action::grant_credit;
    case EntryKind::approval:
    case EntryKind::returned:
      return Action::decide;
    case EntryKind::correction:
      return Action::correct;
  }
  return Action::correct;
}

std::string fingerprint_of(const std::string& text) { return to_hex(sha256(text)); }

/// What a submission asks, without who and when.
std::string fingerprint_of(const Submission& s) {
  Entry entry;
  entry.day = s.day;
  entry.body = s.body;
  return fingerprint_of("submit " + std::to_string(s.replaces) + (s.approved ? " approved " : " ") +
                        canonical(s.agreement, Hash{}, entry));
}

std::string outcome_text(EntryId id, EntryState state) { return to_string(id) + " " + std::string(name(state)); }

Receipt receipt_of(const Outcome& outcome, std::vector<Problem> warnings) {
  Receipt receipt;
  const auto space = outcome.text.find(' ');
  receipt.entry = parse_entry_id(outcome.text.substr(0, space)).value_or(EntryId{});
  for (const auto state : {EntryState::waiting, EntryState::approved, EntryState::returned, EntryState::corrected}) {
    if (outcome.text.substr(space + 1) == name(state)) receipt.state = state;
  }
  receipt.repeated = outcome.repeated;
  if (!outcome.repeated) receipt.warnings = std::move(warnings);
  return receipt;
}

std::string joined(const std::vector<EntryId>& ids) {
  std::string out;
  for (const auto id : ids) out += (out.empty() ? "" : " ") + to_string(id);
  return out;
}

Decided decided_of(const Outcome& outcome) {
  Decided out{{}, outcome.repeated};
  std::size_t from = 0;
  while (from < outcome.text.size()) {
    const auto to = std::min(outcome.text.find(' ', from), outcome.text.size());
    if (const auto id = parse_entry_id(std::string_view(outcome.text).substr(from, to - from)))
      out.entries.push_back(*id);
    from = to + 1;
  }
  return out;
}

Error not_possible(const Error& error, EntryId id) {
  return {error.code, error.message, {{"entry", error.message, to_string(id), ""}}};
}

/// The entry that a new one stands for must still be open, and its author's or the apprentice's own.
Result<void> take_back_replaced(Appender& appender, const Loaded& loaded, const access::Actor& actor,
                                std::int64_t seq) {
  const auto old = appender.entry(seq);
  const auto state = old ? appender.state(*old) : std::nullopt;
  if (!old || !needs_approval(kind_of(old->body))) return refuse(Error::Code::not_found, "There is no such entry.");
  if (state != EntryState::waiting && state != EntryState::returned) {
    return refuse(Error::Code::conflict,
                  state == EntryState::approved
                      ? "This was approved meanwhile. Ask your mentor to take the approval back first."
                      : "This was already taken back.");
  }
  if (actor.person != loaded.agreement.apprentice && actor.person != old->by &&
      !access::may(actor, Action::correct, loaded.subject())) {
    return refuse(Error::Code::forbidden, "Only its author may change this entry.");
  }
  const auto done = appender.append(old->day, Correction{seq, "Corrected by its author"});
  if (!done) return tl::unexpected(done.error());
  return {};
}

}  // namespace

Result<Receipt> LedgerService::submit(const access::Actor& actor, const Submission& submission) {
  if (subject_of(submission.body)) return refuse_field("kind", "Decisions and corrections are made on an entry.");
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<Receipt> {
    auto loaded = loader_.load(c, actor, submission.agreement, action_for(submission.body));
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    // A demonstration is judged by the relation on the day on which it was seen.
    if (!access::may(actor, action_for(submission.body),
                     loaded->subject_on(kind_of(submission.body) == EntryKind::demonstration ? submission.day
                                                                                             : loaded->today))) {
      return refuse_field("date", "You were not a mentor of this apprentice on that day.", iso(submission.day));
    }
    std::vector<Problem> warnings;
    const auto outcome =
        once(c, actor.person, {submission.key, fingerprint_of(submission)}, now, [&]() -> Result<std::string> {
          auto appender = Appender::open(c, submission.agreement, actor.person, now);
          if (!appender) return tl::unexpected(std::move(appender.error()));
          const bool own = actor.person == loaded->agreement.apprentice;
          auto verdict = check_entry(submission.body, submission.day,
                                     {*loaded->standards, loaded->agreement, loaded->today,
                                      appender->day(submission.day), own, submission.replaces});
          if (!verdict.problems.empty()) {
            return refuse(Error::Code::invalid, "Nothing was saved yet: please look at what is marked.",
                          std::move(verdict.problems));
          }
          if (!verdict.warnings.empty() && !submission.confirmed) {
            return refuse(Error::Code::conflict, "Nothing was saved yet: please confirm.", std::move(verdict.warnings));
          }
          warnings = std::move(verdict.warnings);
          if (submission.replaces != 0) {
            if (auto taken = take_back_replaced(*appender, *loaded, actor, submission.replaces); !taken) {
              return tl::unexpected(std::move(taken.error()));
            }
          }
          const auto entry = appender->append(submission.day, submission.body);
          if (!entry) return tl::unexpected(entry.error());
          auto state = needs_approval(kind_of(submission.body)) ? EntryState::waiting : EntryState::approved;
          if (state == EntryState::waiting && submission.approved) {
            if (!access::may(actor, Action::decide, loaded->subject())) {
              return refuse(Error::Code::forbidden, "You may enter this, but somebody else approves it.");
            }
            if (const auto approval = appender->append(submission.day, Approval{entry->seq, ""}); !approval) {
              return tl::unexpected(approval.error());
            }
            state = EntryState::approved;
          }
          appender->finish();
          return outcome_text({submission.agreement, entry->seq}, state);
        });
    if (!outcome) return tl::unexpected(outcome.error());
    return receipt_of(*outcome, std::move(warnings));
  });
}

namespace {

/// Decides on one entry within an open appender.
Result<void> decide_one(Appender& appender, const Loaded& loaded, const access::Actor& actor,
                        const Decision& decision) {
  const auto entry = appender.entry(decision.entry.seq);
  if (!entry) return refuse(Error::Code::not_found, "There is no such entry.");
  if (decision.approve) {
    if (const auto done = appender.append(entry->day, Approval{entry->seq, decision.reason}); !done) {
      return tl::unexpected(done.error());
    }
  } else {
    if (decision.reason.find_first_not_of(" \t\r\n") == std::string::npos) {
      return refuse_field("reason", "Say what is missing, so that it can be put right.", "", "a few words");
    }
    if (const auto done = appender.append(entry->day, Return{entry->seq, decision.reason}); !done) {
      return tl::unexpected(done.error());
    }
  }
  for (const auto& sign_off : decision.sign_offs) {
    const Demonstration seen{sign_off.competency, sign_off.level, sign_off.comment};
    if (!access::may(actor, Action::evaluate, loaded.subject_on(entry->day))) {
      return refuse_field("level", "You were not a mentor of this apprentice on " + iso(entry->day) + ".");
    }
    auto verdict = check_entry(seen, entry->day,
                               {*loaded.standards, loaded.agreement, loaded.today, appender.day(entry->day), false, 0});
    if (!verdict.problems.empty()) {
      auto message = verdict.problems.front().message;
      return refuse(Error::Code::invalid, std::move(message), std::move(verdict.problems));
    }
    if (const auto done = appender.append(entry->day, seen); !done) return tl::unexpected(done.error());
  }
  return {};
}

std::string fingerprint_of(const std::vector<Decision>& decisions) {
  std::string text = "decide";
  const auto add = [&](const std::string& part) { text += " " + std::to_string(part.size()) + ":" + part; };
  for (const auto& decision : decisions) {
    add(to_string(decision.entry));
    add(decision.approve ? "approve" : "return");
    add(decision.reason);
    for (const auto& sign_off : decision.sign_offs) {
      add(sign_off.competency);
      add(std::to_string(sign_off.level));
      add(sign_off.comment);
    }
  }
  return fingerprint_of(text);
}

/// Groups by agreement in ascending order, so that two deciders lock in the same order.
template <class T>
std::map<AgreementId, std::vector<const T*>> by_agreement(const std::vector<T>& items, EntryId (*id)(const T&)) {
  std::map<AgreementId, std::vector<const T*>> out;
  for (const auto& item : items) out[id(item).agreement].push_back(&item);
  return out;
}

}  // namespace

Result<Decided> LedgerService::decide(const access::Actor& actor, const std::vector<Decision>& decisions,
                                      const std::string& key) {
  if (decisions.empty()) return refuse_field("entry", "Choose at least one entry.");
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<Decided> {
    const auto outcome = once(c, actor.person, {key, fingerprint_of(decisions)}, now, [&]() -> Result<std::string> {
      std::vector<EntryId> done;
      for (const auto& [agreement, list] :
           by_agreement<Decision>(decisions, [](const Decision& d) { return d.entry; })) {
        auto loaded = loader_.load(c, actor, agreement, Action::decide);
        if (!loaded) return tl::unexpected(std::move(loaded.error()));
        auto appender = Appender::open(c, agreement, actor.person, now);
        if (!appender) return tl::unexpected(std::move(appender.error()));
        for (const auto* decision : list) {
          if (const auto one = decide_one(*appender, *loaded, actor, *decision); !one) {
            return tl::unexpected(one.error().problems.empty() ? not_possible(one.error(), decision->entry)
                                                               : one.error());
          }
          done.push_back(decision->entry);
        }
        appender->finish();
      }
      return joined(done);
    });
    if (!outcome) return tl::unexpected(outcome.error());
    return decided_of(*outcome);
  });
}

bool may_take_back(const access::Actor& actor, const Loaded& loaded, const Entry& entry, EntryState state) {
  const bool open = state == EntryState::waiting || state == EntryState::returned;
  const bool own = actor.person == loaded.agreement.apprentice || actor.person == entry.by;
  if (needs_approval(kind_of(entry.body)) && open && own && access::may(actor, Action::log_work, loaded.subject()))
    return true;
  if (!needs_approval(kind_of(entry.body)) && actor.person == entry.by &&
      access::may(actor, action_for(entry.body), loaded.subject())) {
    return true;
  }
  return access::may(actor, Action::correct, loaded.subject());
}

Result<Receipt> LedgerService::correct(const access::Actor& actor, EntryId id, const std::string& reason,
                                       const std::string& key) {
  if (reason.find_first_not_of(" \t\r\n") == std::string::npos) {
    return refuse_field("reason", "Say why it is taken back; the record keeps it.", "", "a few words");
  }
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<Receipt> {
    auto loaded = loader_.load_known(c, actor, id.agreement);
    if (!loaded) return tl::unexpected(std::move(loaded.error()));
    const auto outcome =
        once(c, actor.person, {key, fingerprint_of("correct " + to_string(id) + " " + reason)}, now,
             [&]() -> Result<std::string> {
               auto appender = Appender::open(c, id.agreement, actor.person, now);
               if (!appender) return tl::unexpected(std::move(appender.error()));
               const auto entry = appender->entry(id.seq);
               if (!entry) return refuse(Error::Code::not_found, "There is no such entry.");
               const auto state = appender->state(*entry).value_or(EntryState::approved);
               if (!may_take_back(actor, *loaded, *entry, state)) {
                 return refuse(Error::Code::forbidden, "Only who wrote it, or the coordinator, may take this back.");
               }
               const auto correction = appender->append(entry->day, Correction{id.seq, reason});
               if (!correction) return tl::unexpected(correction.error());
               appender->finish();
               return outcome_text({id.agreement, correction->seq}, EntryState::approved);
             });
    if (!outcome) return tl::unexpected(outcome.error());
    return receipt_of(*outcome, {});
  });
}

namespace {

/// The approval that stands for an entry: the latest, since an earlier one was taken back before it.
const Entry* approval_of(const std::vector<Entry>& day, std::int64_t seq) {
  const Entry* found = nullptr;
  for (const auto& event : day) {
    const auto* approval = std::get_if<Approval>(&event.body);
    if (approval != nullptr && approval->of == seq) found = &event;
  }
  return found;
}

/// Takes an approval back, and the sign-offs that were made with it in the same step: those right after it.
Result<void> take_back(Appender& appender, const Entry& approval) {
  std::vector<std::int64_t> seqs{approval.seq};
  auto next = approval.seq + 1;
  for (const auto& event : appender.day(approval.day)) {
    if (event.seq != next || kind_of(event.body) != EntryKind::demonstration || event.by != approval.by ||
        event.at != approval.at) {
      continue;
    }
    if (appender.state(event) == EntryState::approved) seqs.push_back(event.seq);
    ++next;
  }
  const auto day = approval.day;
  for (const auto seq : seqs) {
    if (auto done = appender.append(day, Correction{seq, "Approval undone"}); !done)
      return tl::unexpected(std::move(done.error()));
  }
  return {};
}

}  // namespace

Result<Decided> LedgerService::undo(const access::Actor& actor, const std::vector<EntryId>& entries,
                                    const std::string& key) {
  if (entries.empty()) return refuse_field("entry", "Choose at least one entry.");
  const auto now = loader_.now();
  return loader_.database().write([&](store::Connection& c) -> Result<Decided> {
    const auto outcome =
        once(c, actor.person, {key, fingerprint_of("undo " + joined(entries))}, now, [&]() -> Result<std::string> {
          for (const auto& [agreement, list] : by_agreement<EntryId>(entries, [](const EntryId& id) { return id; })) {
            auto loaded = loader_.load(c, actor, agreement, Action::decide);
            if (!loaded) return tl::unexpected(std::move(loaded.error()));
            auto appender = Appender::open(c, agreement, actor.person, now);
            if (!appender) return tl::unexpected(std::move(appender.error()));
            for (const auto* id : list) {
              const auto entry = appender->entry(id->seq);
              const auto* approval = entry ? approval_of(appender->day(entry->day), id->seq) : nullptr;
              if (approval == nullptr) return refuse(Error::Code::not_found, "There is no such approval.");
              if (approval->by != actor.person && !access::may(actor, Action::correct, loaded->subject())) {
                return refuse(Error::Code::forbidden, "Only who approved it, or the coordinator, may undo this.");
              }
              if (auto undone = take_back(*appender, Entry(*approval)); !undone)
                return tl::unexpected(std::move(undone.error()));
            }
            appender->finish();
          }
          return joined(entries);
        });
    if (!outcome) return tl::unexpected(outcome.error());
    return decided_of(*outcome);
  });
}

}  // namespace journeywork::services
