#include "store/ledger.hpp"

#include <algorithm>

#include "store/columns.hpp"
#include "store/sql/ledger.hpp"
#include "store/totals_codec.hpp"

namespace journeywork::store::ledger {

namespace {

using namespace apprenticeship;

std::string bytes_of(const Hash& hash) { return {hash.begin(), hash.end()}; }

Hash hash_of(const std::string& bytes) {
  Hash hash{};
  if (bytes.size() != hash.size()) throw Failure("damaged ledger: a hash is not 32 bytes long");
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

std::string joined(const std::vector<std::string>& codes) {
  std::string out;
  for (const auto& code : codes) out += (out.empty() ? "" : " ") + code;
  return out;
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> out;
  std::size_t from = 0;
  while (from < text.size()) {
    const auto to = std::min(text.find(' ', from), text.size());
    out.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

/// The columns from `subject` to `competencies`, in the order of the table.
struct Columns {
  Value subject, code, minutes, level, amount, detail, note, device, work_order, competencies;
};

Columns columns_of(const EntryBody& body) {
  Columns c;
  struct Fill {
    Columns& c;
    void operator()(const OjlTime& b) const {
      c.code = b.process;
      c.minutes = b.minutes.count;
      c.note = b.note;
      if (!b.device.empty()) c.device = b.device;
      if (!b.work_order.empty()) c.work_order = b.work_order;
      if (!b.competencies.empty()) c.competencies = joined(b.competencies);
    }
    void operator()(const RiTime& b) const {
      c.code = b.course;
      c.minutes = b.minutes.count;
      c.detail = std::string(name(b.outcome));
      c.note = b.note;
    }
    void operator()(const Demonstration& b) const {
      c.code = b.competency;
      c.level = std::int64_t{b.level};
      c.note = b.comment;
    }
    void operator()(const Review& b) const {
      c.detail = std::string(b.final ? "final" : "periodic");
      c.level = std::int64_t{b.satisfactory ? 1 : 0};
      c.note = b.summary;
    }
    void operator()(const WageChange& b) const {
      c.level = std::int64_t{b.step};
      c.amount = b.wage.minor;
      c.detail = b.wage.currency;
      c.note = b.note;
    }
    void operator()(const CredentialEarned& b) const {
      c.code = b.credential;
      c.detail = b.number;
      c.note = b.note;
    }
    void operator()(const Credit& b) const {
      const auto kind = !b.process.empty() ? "process" : !b.course.empty() ? "course" : "competency";
      c.detail = std::string(kind);
      c.code = !b.process.empty() ? b.process : !b.course.empty() ? b.course : b.competency;
      c.minutes = b.minutes.count;
      c.level = std::int64_t{b.level};
      c.note = b.evidence;
    }
    void operator()(const Approval& b) const {
      c.subject = b.of;
      c.note = b.note;
    }
    void operator()(const Return& b) const {
      c.subject = b.of;
      c.note = b.reason;
    }
    void operator()(const Correction& b) const {
      c.subject = b.of;
      c.note = b.reason;
    }
  };
  std::visit(Fill{c}, body);
  return c;
}

// Column positions in the select lists of sql/ledger.sql.
namespace column {
enum Place : std::size_t {
  seq,
  kind,
  day,
  at,
  by,
  subject,
  code,
  minutes,
  level,
  amount,
  detail,
  note,
  device,
  work_order,
  competencies,
  hash,
  open_state,
  open_since
};
}  // namespace column

EntryBody body_of(EntryKind kind, const Row& row) {
  const auto text = [&](column::Place c) { return row.maybe_text(c).value_or(""); };
  const auto number = [&](column::Place c) { return row.maybe_integer(c).value_or(0); };
  switch (kind) {
    case EntryKind::ojl:
      return OjlTime{text(column::code),   {number(column::minutes)}, text(column::note),
                     text(column::device), text(column::work_order),  split(text(column::competencies))};
    case EntryKind::ri:
      return RiTime{text(column::code),
                    {number(column::minutes)},
                    parse_outcome(text(column::detail)).value_or(RiTime::Outcome::attended),
                    text(column::note)};
    case EntryKind::demonstration:
      return Demonstration{text(column::code), static_cast<int>(number(column::level)), text(column::note)};
    case EntryKind::review:
      return Review{text(column::detail) == "final", number(column::level) != 0, text(column::note)};
    case EntryKind::wage_change:
      return WageChange{
          static_cast<int>(number(column::level)), {number(column::amount), text(column::detail)}, text(column::note)};
    case EntryKind::credential:
      return CredentialEarned{text(column::code), text(column::detail), text(column::note)};
    case EntryKind::credit: {
      Credit credit;
      const auto target = text(column::detail);
      (target == "process"  ? credit.process
       : target == "course" ? credit.course
                            : credit.competency) = text(column::code);
      credit.minutes = {number(column::minutes)};
      credit.level = static_cast<int>(number(column::level));
      credit.evidence = text(column::note);
      return credit;
    }
    case EntryKind::approval:
      return Approval{number(column::subject), text(column::note)};
    case EntryKind::returned:
      return Return{number(column::subject), text(column::note)};
    case EntryKind::correction:
      return Correction{number(column::subject), text(column::note)};
  }
  throw Failure("damaged ledger: an unknown kind of entry");
}

Entry entry_of(const Row& row) {
  const auto kind = parse_entry_kind(row.text(column::kind));
  const auto day = parse_iso_date(row.text(column::day));
  if (!kind || !day) throw Failure("damaged ledger: an unknown kind of entry or day");
  return {row.integer(column::seq),
          *day,
          instant_of(row.integer(column::at)),
          PersonId{row.integer(column::by)},
          body_of(*kind, row),
          hash_of(row.bytes(column::hash))};
}

std::vector<Entry> entries_of(const Rows& rows) {
  std::vector<Entry> out;
  out.reserve(rows.size());
  for (const auto& row : rows) out.push_back(entry_of(row));
  return out;
}

std::optional<Head> head_of(const std::optional<Row>& row) {
  if (!row) return std::nullopt;
  return Head{row->integer(0), hash_of(row->bytes(1))};
}

}  // namespace

void begin(Connection& c, AgreementId agreement) { c(sql::ledger_begin, agreement.value, Blob{bytes_of(Hash{})}); }

std::optional<Head> lock(Connection& c, AgreementId agreement) {
  return head_of(c.one(sql::ledger_lock, agreement.value));
}
std::optional<Head> head(Connection& c, AgreementId agreement) {
  return head_of(c.one(sql::ledger_head, agreement.value));
}

void advance(Connection& c, AgreementId agreement, const Head& head) {
  c(sql::ledger_advance, agreement.value, head.seq, Blob{bytes_of(head.hash)});
}

void append(Connection& c, AgreementId agreement, const Entry& entry) {
  auto columns = columns_of(entry.body);
  c(sql::ledger_append, agreement.value, entry.seq, std::string(name(kind_of(entry.body))), iso(entry.day),
    millis(entry.at), entry.by.value, std::move(columns.subject), std::move(columns.code), std::move(columns.minutes),
    std::move(columns.level), std::move(columns.amount), std::move(columns.detail), std::move(columns.note),
    std::move(columns.device), std::move(columns.work_order), std::move(columns.competencies),
    Blob{bytes_of(entry.hash)});
}

std::optional<Entry> entry(Connection& c, AgreementId agreement, std::int64_t seq) {
  const auto row = c.one(sql::ledger_entry, agreement.value, seq);
  return row ? std::optional(entry_of(*row)) : std::nullopt;
}

std::vector<Entry> of_day(Connection& c, AgreementId agreement, Date day) {
  return entries_of(c(sql::ledger_of_day, agreement.value, iso(day)));
}

std::vector<Entry> since_day(Connection& c, AgreementId agreement, Date day) {
  return entries_of(c(sql::ledger_since_day, agreement.value, iso(day)));
}

std::vector<Entry> after(Connection& c, AgreementId agreement, std::int64_t seq, std::int64_t limit) {
  return entries_of(c(sql::ledger_after, agreement.value, seq, limit));
}

Totals totals(Connection& c, AgreementId agreement) {
  const auto row = c.one(sql::totals_of, agreement.value);
  return row ? read_totals(row->text(0)) : Totals{};
}

void save_totals(Connection& c, AgreementId agreement, const Totals& totals) {
  c(sql::totals_save, agreement.value, write_totals(totals));
}

void note_state(Connection& c, AgreementId agreement, const Entry& target, EntryState to) {
  if (to == EntryState::waiting || to == EntryState::returned) {
    c(sql::open_entry_put, agreement.value, target.seq, std::string(name(to)), millis(target.at));
  } else {
    c(sql::open_entry_remove, agreement.value, target.seq);
  }
}

std::vector<OpenEntry> open_entries(Connection& c, AgreementId agreement) {
  std::vector<OpenEntry> out;
  for (const auto& row : c(sql::open_entries_of, agreement.value)) {
    out.push_back({entry_of(row),
                   row.text(column::open_state) == "returned" ? EntryState::returned : EntryState::waiting,
                   instant_of(row.integer(column::open_since))});
  }
  return out;
}

std::optional<Entry> return_of(Connection& c, AgreementId agreement, const Entry& subject) {
  const auto row = c.one(sql::return_of, agreement.value, iso(subject.day), subject.seq);
  return row ? std::optional(entry_of(*row)) : std::nullopt;
}

std::vector<AgreementId> waiting_for_mentor(Connection& c, PersonId mentor, Date day) {
  std::vector<AgreementId> out;
  for (const auto& row : c(sql::queue_of_mentor, mentor.value, iso(day))) out.push_back({row.integer(0)});
  return out;
}

std::vector<AgreementId> waiting_at_employer(Connection& c, OrganisationId employer, PersonId but) {
  std::vector<AgreementId> out;
  for (const auto& row : c(sql::queue_of_employer, employer.value, but.value)) out.push_back({row.integer(0)});
  return out;
}

std::vector<Instant> waiting_since(Connection& c, AgreementId agreement) {
  std::vector<Instant> out;
  for (const auto& row : c(sql::waiting_since, agreement.value)) out.push_back(instant_of(row.integer(0)));
  return out;
}

std::int64_t waiting_count(Connection& c, AgreementId agreement) {
  return c.one(sql::waiting_count, agreement.value)->integer(0);
}

std::optional<Remembered> remembered(Connection& c, PersonId person, const std::string& key) {
  const auto row = c.one(sql::idempotency_find, person.value, key);
  return row ? std::optional(Remembered{row->text(0), row->text(1)}) : std::nullopt;
}

void remember(Connection& c, PersonId person, const std::string& key, const Remembered& what, Instant at) {
  c(sql::idempotency_put, person.value, key, what.fingerprint, what.outcome, millis(at));
}

void forget_before(Connection& c, Instant at) { c(sql::idempotency_forget, millis(at)); }

}  // namespace journeywork::store::ledger
