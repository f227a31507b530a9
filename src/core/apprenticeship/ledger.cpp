#include "core/apprenticeship/ledger.hpp"

#include <charconv>
#include <utility>

#include "core/base/digest.hpp"

namespace journeywork::apprenticeship {

namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<EntryKind, 10> kind_names{{{EntryKind::ojl, "ojl"},
                                           {EntryKind::ri, "ri"},
                                           {EntryKind::demonstration, "demonstration"},
                                           {EntryKind::review, "review"},
                                           {EntryKind::wage_change, "wage_change"},
                                           {EntryKind::credential, "credential"},
                                           {EntryKind::credit, "credit"},
                                           {EntryKind::approval, "approval"},
                                           {EntryKind::returned, "return"},
                                           {EntryKind::correction, "correction"}}};
constexpr Names<RiTime::Outcome, 3> outcome_names{{{RiTime::Outcome::attended, "attended"},
                                                   {RiTime::Outcome::passed, "passed"},
                                                   {RiTime::Outcome::failed, "failed"}}};
constexpr Names<EntryState, 4> state_names{{{EntryState::waiting, "waiting"},
                                            {EntryState::approved, "approved"},
                                            {EntryState::returned, "returned"},
                                            {EntryState::corrected, "corrected"}}};

template <class Enum, std::size_t N>
std::string_view name_in(const Names<Enum, N>& names, Enum value) {
  for (const auto& [each, text] : names)
    if (each == value) return text;
  return "";
}

template <class Enum, std::size_t N>
std::optional<Enum> find_in(const Names<Enum, N>& names, std::string_view text) {
  for (const auto& [each, name] : names)
    if (name == text) return each;
  return std::nullopt;
}

std::optional<std::int64_t> positive(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
  return value;
}

/// Writes "length:bytes" for each member, so that no two entries share a text.
class Canonical {
 public:
  void add(std::string_view text) {
    out_ += std::to_string(text.size());
    out_ += ':';
    out_ += text;
  }
  void add(std::int64_t number) { add(std::string_view(std::to_string(number))); }
  void add(const Money& money) {
    add(money.minor);
    add(money.currency);
  }
  [[nodiscard]] std::string take() && { return std::move(out_); }

  void operator()(const OjlTime& b) {
    add(b.process);
    add(b.minutes.count);
    add(b.note);
    add(b.device);
    add(b.work_order);
    add(static_cast<std::int64_t>(b.competencies.size()));
    for (const auto& code : b.competencies) add(code);
  }
  void operator()(const RiTime& b) {
    add(b.course);
    add(b.minutes.count);
    add(name(b.outcome));
    add(b.note);
  }
  void operator()(const Demonstration& b) {
    add(b.competency);
    add(b.level);
    add(b.comment);
  }
  void operator()(const Review& b) {
    add(b.final);
    add(b.satisfactory);
    add(b.summary);
  }
  void operator()(const WageChange& b) {
    add(b.step);
    add(b.wage);
    add(b.note);
  }
  void operator()(const CredentialEarned& b) {
    add(b.credential);
    add(b.number);
    add(b.note);
  }
  void operator()(const Credit& b) {
    add(b.process);
    add(b.course);
    add(b.competency);
    add(b.minutes.count);
    add(b.level);
    add(b.evidence);
  }
  void operator()(const Approval& b) {
    add(b.of);
    add(b.note);
  }
  void operator()(const Return& b) {
    add(b.of);
    add(b.reason);
  }
  void operator()(const Correction& b) {
    add(b.of);
    add(b.reason);
  }

 private:
  std::string out_;
};

}  // namespace

std::string to_string(EntryId id) { return std::to_string(id.agreement.value) + "-" + std::to_string(id.seq); }

std::optional<EntryId> parse_entry_id(std::string_view text) {
  const auto dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto agreement = positive(text.substr(0, dash));
  const auto seq = positive(text.substr(dash + 1));
  if (!agreement || !seq) return std::nullopt;
  return EntryId{AgreementId{*agreement}, *seq};
}

EntryKind kind_of(const EntryBody& body) { return static_cast<EntryKind>(body.index()); }
std::string_view name(EntryKind kind) { return name_in(kind_names, kind); }
std::optional<EntryKind> parse_entry_kind(std::string_view text) { return find_in(kind_names, text); }
std::string_view name(RiTime::Outcome outcome) { return name_in(outcome_names, outcome); }
std::optional<RiTime::Outcome> parse_outcome(std::string_view text) { return find_in(outcome_names, text); }
std::string_view name(EntryState state) { return name_in(state_names, state); }

bool needs_approval(EntryKind kind) {
  return kind == EntryKind::ojl || kind == EntryKind::ri || kind == EntryKind::credential;
}

std::optional<std::int64_t> subject_of(const EntryBody& body) {
  if (const auto* approval = std::get_if<Approval>(&body)) return approval->of;
  if (const auto* returned = std::get_if<Return>(&body)) return returned->of;
  if (const auto* correction = std::get_if<Correction>(&body)) return correction->of;
  return std::nullopt;
}

std::string canonical(AgreementId agreement, const Hash& before, const Entry& entry) {
  Canonical out;
  out.add("journeywork ledger 1");
  out.add(hex(before));
  out.add(agreement.value);
  out.add(entry.seq);
  out.add(iso(entry.day));
  out.add(entry.at.time_since_epoch().count());
  out.add(entry.by.value);
  out.add(name(kind_of(entry.body)));
  std::visit(out, entry.body);
  return std::move(out).take();
}

Hash chain_hash(AgreementId agreement, const Hash& before, const Entry& entry) {
  return sha256(canonical(agreement, before, entry));
}

std::string hex(const Hash& hash) { return to_hex(hash); }

std::optional<Transition> EntryStates::effect_of(const Entry& event) const {
  if (known_.contains(event.seq)) return std::nullopt;
  const auto kind = kind_of(event.body);
  const auto subject = subject_of(event.body);
  if (!subject) {
    return Transition{event.seq, std::nullopt, needs_approval(kind) ? EntryState::waiting : EntryState::approved};
  }
  const auto found = known_.find(*subject);
  if (found == known_.end() || found->second.day != event.day) return std::nullopt;
  const Known& known = found->second;

  if (kind == EntryKind::approval || kind == EntryKind::returned) {
    if (!needs_approval(known.kind) || known.state != EntryState::waiting) return std::nullopt;
    return Transition{*subject, EntryState::waiting,
                      kind == EntryKind::approval ? EntryState::approved : EntryState::returned};
  }
  // A correction of a decision makes its subject wait again; of anything else, it takes the entry back.
  if (known.kind == EntryKind::approval || known.kind == EntryKind::returned) {
    const auto decided = known_.find(known.subject);
    const auto reached = known.kind == EntryKind::approval ? EntryState::approved : EntryState::returned;
    if (known.state == EntryState::corrected || decided == known_.end() || decided->second.state != reached) {
      return std::nullopt;
    }
    return Transition{known.subject, reached, EntryState::waiting};
  }
  if (known.kind == EntryKind::correction || known.state == EntryState::corrected) return std::nullopt;
  return Transition{*subject, known.state, EntryState::corrected};
}

std::optional<Transition> EntryStates::fold(const Entry& event) {
  const auto effect = effect_of(event);
  if (!effect) return std::nullopt;
  const auto subject = subject_of(event.body);
  known_[event.seq] =
      Known{subject ? EntryState::approved : effect->to, kind_of(event.body), event.day, subject.value_or(0)};
  known_[effect->target].state = effect->to;
  // A decision that was taken back cannot be taken back again.
  if (kind_of(event.body) == EntryKind::correction && effect->to == EntryState::waiting) {
    known_[*subject].state = EntryState::corrected;
  }
  return effect;
}

std::optional<EntryState> EntryStates::of(std::int64_t seq) const {
  const auto found = known_.find(seq);
  return found == known_.end() ? std::nullopt : std::optional(found->second.state);
}

}  // namespace journeywork::apprenticeship
