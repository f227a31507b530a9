#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/apprenticeship/agreement.hpp"

/// The append-only list of what was logged, approved, returned, corrected, signed and granted under one agreement.
namespace journeywork::apprenticeship {

/// An entry is known by its agreement and its place in that agreement's ledger, from 1. Written "17-203".
struct EntryId {
  AgreementId agreement;
  std::int64_t seq = 0;

  auto operator<=>(const EntryId&) const = default;
};
[[nodiscard]] std::string to_string(EntryId id);
[[nodiscard]] std::optional<EntryId> parse_entry_id(std::string_view text);

/// On-the-job learning: time on one work process on one day.
struct OjlTime {
  std::string process;  ///< WorkProcess::code
  Minutes minutes;
  std::string note;                       ///< what was done
  std::string device;                     ///< device family; may be empty
  std::string work_order;                 ///< number in the maintenance system; may be empty
  std::vector<std::string> competencies;  ///< shown while doing it, so that a mentor can sign off
  bool operator==(const OjlTime&) const = default;
};

/// Related instruction: time on one course on one day, and its result when it ended the course.
struct RiTime {
  enum class Outcome { attended, passed, failed };
  std::string course;  ///< Course::code
  Minutes minutes;
  Outcome outcome = Outcome::attended;
  std::string note;
  bool operator==(const RiTime&) const = default;
};

/// One occasion on which an evaluator judged a competency. The evaluator is the entry's author.
struct Demonstration {
  std::string competency;
  int level = 0;
  std::string comment;
  bool operator==(const Demonstration&) const = default;
};

/// A periodic or final review of progress on the job and in related instruction.
struct Review {
  bool final = false;
  bool satisfactory = true;
  std::string summary;
  bool operator==(const Review&) const = default;
};

/// From this day on the apprentice is paid this much, by this step of the schedule.
struct WageChange {
  int step = 0;  ///< index into Standards::wage_steps
  Money wage;    ///< per hour
  std::string note;
  bool operator==(const WageChange&) const = default;
};

struct CredentialEarned {
  std::string credential;  ///< CredentialRequirement::code or one that it accepts
  std::string number;      ///< on the certificate; may be empty
  std::string note;
  bool operator==(const CredentialEarned&) const = default;
};

/// Advanced standing for what the apprentice could already do: hours on a work process, hours on a course, or a
/// competency at a level. Exactly one of the three.
struct Credit {
  std::string process;
  std::string course;
  std::string competency;
  Minutes minutes;  ///< for a process or a course
  int level = 0;    ///< for a competency
  std::string evidence;
  bool operator==(const Credit&) const = default;
};

/// Somebody entitled accepts a submitted entry: from now on it counts.
struct Approval {
  std::int64_t of = 0;
  std::string note;
  bool operator==(const Approval&) const = default;
};
/// Somebody entitled sends a submitted entry back: it does not count until it is corrected and approved.
struct Return {
  std::int64_t of = 0;
  std::string reason;
  bool operator==(const Return&) const = default;
};
/// Takes an earlier entry back: it counts as if it had never been. A correction of an approval makes its subject wait
/// again. What stands instead, if anything, is `replacement`, appended right after.
struct Correction {
  std::int64_t of = 0;
  std::string reason;
  bool operator==(const Correction&) const = default;
};

using EntryBody = std::variant<OjlTime, RiTime, Demonstration, Review, WageChange, CredentialEarned, Credit, Approval,
                               Return, Correction>;
enum class EntryKind {
  ojl,
  ri,
  demonstration,
  review,
  wage_change,
  credential,
  credit,
  approval,
  returned,
  correction
};
[[nodiscard]] EntryKind kind_of(const EntryBody& body);
[[nodiscard]] std::string_view name(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> parse_entry_kind(std::string_view text);
[[nodiscard]] std::string_view name(RiTime::Outcome outcome);
[[nodiscard]] std::optional<RiTime::Outcome> parse_outcome(std::string_view text);

using Hash = std::array<std::uint8_t, 32>;

struct Entry {
  std::int64_t seq = 0;
  Date day;     ///< the local day it is about; decisions and corrections carry their subject's
  Instant at;   ///< when it was written
  PersonId by;  ///< who wrote it
  EntryBody body;
  Hash hash{};  ///< of this entry and the one before it

  bool operator==(const Entry&) const = default;
};

/// The entry that a decision or correction is about; nothing for the others.
[[nodiscard]] std::optional<std::int64_t> subject_of(const EntryBody& body);

/// The text that is hashed: every member, length-prefixed, after the agreement and the hash before. Stable for ever;
/// changing it invalidates every chain.
[[nodiscard]] std::string canonical(AgreementId agreement, const Hash& before, const Entry& entry);
/// SHA-256 of `canonical`. The first entry's `before` is all zero.
[[nodiscard]] Hash chain_hash(AgreementId agreement, const Hash& before, const Entry& entry);
[[nodiscard]] std::string hex(const Hash& hash);

/// What has become of an entry. Entries that nobody needs to approve are approved from the start.
enum class EntryState { waiting, approved, returned, corrected };
[[nodiscard]] std::string_view name(EntryState state);

/// True for what its own author may not make count: time, instruction and credentials.
[[nodiscard]] bool needs_approval(EntryKind kind);

/// What an event did to an entry: itself when it was appended, or the one that a decision or correction is about.
struct Transition {
  std::int64_t target = 0;
  std::optional<EntryState> from;  ///< nothing for an entry that has just been appended
  EntryState to = EntryState::waiting;

  bool operator==(const Transition&) const = default;
};

/// The states of some entries of one ledger, folded from its events in order. Give it all events of a ledger, or all
/// events about one day: decisions and corrections carry their subject's day, and one that carries another is not
/// possible, so that both ways always come to the same.
class EntryStates {
 public:
  /// Folds one event in and says what it changed; nothing for an event that is not possible in the present state, or
  /// whose seq was there before.
  std::optional<Transition> fold(const Entry& event);
  /// What `fold` would do, without doing it.
  [[nodiscard]] std::optional<Transition> effect_of(const Entry& event) const;
  [[nodiscard]] std::optional<EntryState> of(std::int64_t seq) const;

 private:
  struct Known {
    EntryState state = EntryState::waiting;
    EntryKind kind = EntryKind::ojl;
    Date day;
    std::int64_t subject = 0;
  };
  std::map<std::int64_t, Known> known_;
};

}  // namespace journeywork::apprenticeship
