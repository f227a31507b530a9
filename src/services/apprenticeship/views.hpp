#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/apprenticeship/standing.hpp"
#include "services/apprenticeship/loader.hpp"
#include "store/ledger.hpp"

namespace journeywork::services {

/// An agreement with the names that go with it.
struct AgreementView {
  apprenticeship::Agreement agreement;
  StandardsLibrary::Held standards;
  std::string apprentice;
  std::string employer;
  std::string sponsor;
  store::organisations::Site site;
  std::vector<std::string> mentors;  ///< names, in the order of agreement.mentors
  Date today;
  bool wages = false;  ///< the actor may see amounts of money
};

struct WaitingSummary {
  std::int64_t count = 0;
  int oldest_days = 0;     ///< since it was submitted, at the site; 0 when nothing waits
  std::int64_t fresh = 0;  ///< waiting up to 2 days
  std::int64_t slow = 0;   ///< 3 to 7 days
  std::int64_t old = 0;    ///< more
};

/// What one apprentice has reached. `standing` points into `about.standards`.
struct StandingView {
  AgreementView about;
  apprenticeship::Totals totals;
  apprenticeship::Standing standing;
  WaitingSummary waiting;
  std::vector<apprenticeship::WeekPoint> weeks;
};

/// An entry that is still open, with what its reader needs.
struct OpenView {
  apprenticeship::EntryId id;
  apprenticeship::Entry entry;
  apprenticeship::EntryState state = apprenticeship::EntryState::waiting;
  int days = 0;  ///< waiting since it was submitted
  std::string author;
  std::string reason;  ///< of the latest return
  std::string returned_by;
};

/// The apprentice's page of a day.
struct TodayView {
  AgreementView about;
  Date day;
  Minutes approved;  ///< of that day's OJL
  Minutes waiting;
  std::vector<OpenView> returned;  ///< of any day
  std::vector<OpenView> waiting_entries;
  std::vector<apprenticeship::Entry> of_day;     ///< OJL that stands on that day
  std::vector<apprenticeship::Entry> yesterday;  ///< OJL that stands on the last day before it with any
  Date yesterday_on;
  std::vector<std::string> recent_processes;     ///< codes, last used first
  std::vector<std::string> recent_devices;       ///< as written before, last used first
  std::vector<std::string> recent_competencies;  ///< codes that entries named, last used first
  std::set<std::string> signed_off;              ///< codes of competencies
};

struct RecordLine {
  apprenticeship::Entry entry;
  std::optional<apprenticeship::EntryState> state;  ///< nothing for decisions and corrections
  std::string author;
  bool may_take_back = false;  ///< the actor may, by who they are; it may have been taken back already
};
struct ChainState {
  bool intact = true;
  std::int64_t entries = 0;
  std::int64_t first_bad = 0;  ///< seq of the first entry that does not fit, when not intact
  apprenticeship::Hash head{};
};
struct RecordFilter {
  std::optional<apprenticeship::EntryKind> kind;
  std::optional<apprenticeship::EntryState> state;
  std::string process;
  std::optional<Date> from;
  std::optional<Date> to;
};
[[nodiscard]] bool fits(const RecordFilter& filter, const RecordLine& line);
struct RecordView {
  AgreementView about;
  std::vector<RecordLine> lines;  ///< newest first
  ChainState chain;
};

struct RecordCsv {
  std::string number;  ///< of the agreement, for the file's name
  std::string text;
};

/// Competency that an entry named, for the mentor who may sign it off.
struct ShownCompetency {
  const apprenticeship::Competency* competency = nullptr;
  int best = 0;
  bool signed_off = false;
};
struct QueueEntry {
  OpenView open;
  std::vector<ShownCompetency> shown;
};
/// One apprentice's entries of one week.
struct QueueGroup {
  AgreementView about;
  Date week;  ///< its Monday
  Minutes total;
  std::vector<QueueEntry> entries;  ///< by day
  int oldest_days = 0;
};
struct QueueView {
  std::vector<QueueGroup> groups;  ///< oldest first
  int entries = 0;
  int oldest_days = 0;
};

/// A row of the coordinator's and the sponsor's page.
struct OverviewRow {
  AgreementView about;
  apprenticeship::Standing standing;
  WaitingSummary waiting;
  std::vector<Minutes> last_weeks;  ///< approved OJL of the last 12 whole weeks, oldest first
  bool stuck = false;               ///< the oldest entry has waited longer than the standards give a mentor
};
/// How long a mentor lets entries wait.
struct MentorAgeing {
  PersonId mentor;
  std::string name;
  std::int64_t waiting = 0;
  std::int64_t fresh = 0;  ///< of them, up to 2 days
  std::int64_t slow = 0;   ///< 3 to 7 days
  std::int64_t old = 0;    ///< more
  int oldest_days = 0;
  int apprentices = 0;
};
struct Overview {
  std::vector<OverviewRow> rows;
  std::vector<MentorAgeing> mentors;
  AgreementId next;  ///< cursor for the next page; none at the end
};

struct AgreementPage {
  std::vector<AgreementView> items;
  AgreementId next;
};

/// Everything that reads agreements and ledgers. Wages are left out of what the actor may not see
/// (AgreementView::wages).
class ApprenticeshipViews {
 public:
  explicit ApprenticeshipViews(Loader& loader) : loader_(loader) {}

  [[nodiscard]] Result<AgreementView> agreement(const access::Actor& actor, AgreementId id);
  [[nodiscard]] Result<StandingView> standing(const access::Actor& actor, AgreementId id);
  [[nodiscard]] Result<TodayView> today(const access::Actor& actor, AgreementId id,
                                        std::optional<Date> day = std::nullopt);
  /// Checks the whole chain on the way.
  [[nodiscard]] Result<RecordView> record(const access::Actor& actor, AgreementId id, const RecordFilter& filter = {});
  /// The same entries as a CSV file, oldest first, decisions included: a row each with every member and its hash.
  [[nodiscard]] Result<RecordCsv> record_csv(const access::Actor& actor, AgreementId id,
                                             const RecordFilter& filter = {});
  [[nodiscard]] Result<RecordLine> entry(const access::Actor& actor, apprenticeship::EntryId id);
  /// Up to `limit` entries after `seq`, with their states; for the API.
  [[nodiscard]] Result<std::vector<RecordLine>> entries(const access::Actor& actor, AgreementId id, std::int64_t after,
                                                        std::int64_t limit);
  /// The actor's own agreements as an apprentice, oldest first.
  [[nodiscard]] Result<std::vector<std::pair<AgreementId, apprenticeship::AgreementState>>> own_agreements(
      const access::Actor& actor);
  /// What waits for the actor as a mentor, and as a coordinator of an employer.
  [[nodiscard]] Result<QueueView> queue(const access::Actor& actor);
  /// How many entries `queue` would show; cheap enough for every page.
  [[nodiscard]] Result<std::int64_t> queue_size(const access::Actor& actor);
  /// The agreements that the actor may read, as apprentice, mentor or by role, in order of id.
  [[nodiscard]] Result<AgreementPage> agreements(const access::Actor& actor, AgreementId after, int limit);
  /// What the actor may do with an agreement today; for pages, which hide what would be refused.
  [[nodiscard]] Result<std::set<access::Action>> allowed(const access::Actor& actor, AgreementId id);
  [[nodiscard]] bool may(const access::Actor& actor, AgreementId id, access::Action action);
  /// The overview of every agreement that the actor looks after or may read, but their own, at most `limit`.
  [[nodiscard]] Result<Overview> all_in_view(const access::Actor& actor, AgreementId after = {}, int limit = 500);

 private:
  Loader& loader_;
};

/// Walks a ledger's chain; for `verify`, the record page and the tests.
[[nodiscard]] ChainState check_chain(AgreementId agreement, const std::vector<apprenticeship::Entry>& ledger,
                                     const store::ledger::Head& head);

}  // namespace journeywork::services
