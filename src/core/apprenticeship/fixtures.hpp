#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/apprenticeship/totals.hpp"

/// For tests only, of any layer: one small programme, one agreement under it and a ledger that is easy to write.
///
///   const auto standards = fixtures::sample_standards();
///   const auto agreement = fixtures::sample_agreement();
///   fixtures::LedgerBuilder ledger;
///   const auto seq = ledger.add(agreement.start, fixtures::ojl("1", hours(8)));
///   ledger.approve(seq);
///   const auto standing = standing_of(standards, agreement, ledger.totals(), agreement.start.plus_days(7));
///
/// The programme is in the shape of a real one, with figures small enough to reckon in the head: 120 h in 24 months
/// over three work processes ("1" 20-30 h, "2" 60-120 h, "3" 20-50 h), five competencies, three courses ("EL" 40 h in
/// year 1, "MT" 20 h in year 2, "WS" 10 h by choice), three credentials of which "CABT" and "TECH" are required, five
/// wage steps (at once; 40 h; 80 h, 6 months and reviews; 3 competencies; on completion), a review every 3 months. Copy
/// it and change what your test is about. Builders do not check anything: what may be logged is the business of
/// rules.hpp and of the services.
namespace journeywork::apprenticeship::fixtures {

inline constexpr PersonId apprentice{1};
inline constexpr PersonId mentor{2};
inline constexpr PersonId coordinator{3};
inline constexpr OrganisationId sponsor{11};
inline constexpr OrganisationId employer{12};
inline constexpr OrganisationId agency{13};
inline constexpr AgreementId agreement_id{17};
inline const Date start{2025, 1, 6};  ///< a Monday

inline WorkProcess process(std::string code, std::string title, Minutes minimum, Minutes maximum,
                           std::vector<Competency> competencies) {
  return {std::move(code), std::move(title), "", minimum, maximum, std::move(competencies)};
}

inline WageStep step(std::string title, std::int64_t share) {
  WageStep out;
  out.title = std::move(title);
  out.share = {share};
  return out;
}

/// Passes `check` against `sample_agency` without an error. Competency-based asks for no hours in any work process.
inline Standards sample_standards(Approach approach = Approach::hybrid) {
  Standards s;
  s.code = "sample";
  s.version = "1.0";
  s.title = "Sample technician";
  s.agency = "sample-agency";
  s.occupation = "Biomedical Equipment Technician";
  s.approach = approach;
  s.term_months = {24, "sponsor"};
  s.ojl_minimum = {hours(120), "sponsor"};
  s.ojl_maximum = {hours(200), "sponsor"};
  s.ri_per_year = {hours(20), "sponsor"};
  s.probation_ojl = {hours(30), "sponsor"};
  s.probation_months = {6, "sponsor"};
  s.age_minimum = {18, "sponsor"};
  s.ratio = {{1, 1, "at each site"}, "sponsor"};
  s.review_every_months = {3, "sponsor"};
  s.wage_step_days = {14, "sponsor"};
  s.limits = {.day_warning = {hours(12), "sponsor"},
              .day_maximum = {hours(16), "sponsor"},
              .entry_minimum = {{1}, "sponsor"},
              .back_dating_days = {14, "sponsor"},
              .answer_days = {5, "sponsor"},
              .behind_below = {{8000}, "sponsor"},
              .behind_after_days = {28, "sponsor"}};
  s.currency = "USD";
  s.levels = {{0, "not yet", ""},
              {1, "with direct help", ""},
              {2, "under supervision", ""},
              {3, "independently", ""},
              {4, "can teach it", ""}};
  s.processes = {
      process("1", "Orientation and safety", hours(20), hours(30),
              {{"1.01", "Isolation rooms", "", 2}, {"1.02", "Lock-out", "", 3}}),
      process("2", "Preventive maintenance", hours(60), hours(120),
              {{"2.01", "Monitor inspection", "", 3}, {"2.02", "Battery exchange", "", 3}}),
      process("3", "Repair", hours(20), hours(50), {{"3.01", "Root cause", "", 3}}),
  };
  s.courses = {{"EL", "Electronics", "", hours(40), 1, true},
               {"MT", "Medical terminology", "", hours(20), 2, true},
               {"WS", "Workshop", "", hours(10), 1, false}};
  s.wage_steps = {step("Start", 6000), step("Step 2", 7000), step("Step 3", 8000), step("Step 4", 9000),
                  step("Journeyworker", 10000)};
  s.wage_steps[1].after_ojl = hours(40);
  s.wage_steps[2].after_ojl = hours(80);
  s.wage_steps[2].after_months = 6;
  s.wage_steps[2].needs_reviews = true;
  s.wage_steps[3].after_competencies = 3;
  s.wage_steps[4].on_completion = true;
  s.credentials = {{"CABT", "Certified Associate", "AAMI", {}, 12, true},
                   {"TECH", "IT fundamentals", "CompTIA", {"ITF"}, std::nullopt, true},
                   {"CBET", "Certified Technician", "AAMI", {}, std::nullopt, false}};
  if (approach == Approach::competency_based) {
    s.maximum_caps = false;
    for (auto& each : s.processes) each.minimum = each.maximum = Minutes{};
  }
  return s;
}

inline AgencyRules sample_agency() {
  AgencyRules rules;
  rules.code = "sample-agency";
  rules.name = "Office of Samples";
  rules.country = "US";
  rules.age_minimum = {16, "29 CFR 29.5(b)(10)"};
  rules.wage_minimum = {{725, "USD"}, "29 USC 206"};
  return rules;
}

/// Active from `start`, journeyworker wage $30.00, one mentor without an end.
inline Agreement sample_agreement() {
  Agreement a;
  a.id = agreement_id;
  a.number = "BMET-2025-0001";
  a.sponsor = sponsor;
  a.employer = employer;
  a.site = SiteId{21};
  a.apprentice = apprentice;
  a.standards = StandardsId{31};
  a.state = AgreementState::active;
  a.start = start;
  a.journeyworker_wage = {3000, "USD"};
  a.mentors = {{mentor, start, std::nullopt}};
  return a;
}

inline EntryBody ojl(std::string process, Minutes minutes, std::vector<std::string> competencies = {}) {
  return OjlTime{std::move(process), minutes, "Inspected monitors", "", "", std::move(competencies)};
}
inline EntryBody ri(std::string course, Minutes minutes, RiTime::Outcome outcome = RiTime::Outcome::attended) {
  return RiTime{std::move(course), minutes, outcome, ""};
}
inline EntryBody demonstration(std::string competency, int level) {
  return Demonstration{std::move(competency), level, ""};
}
inline EntryBody review(bool satisfactory = true) { return Review{false, satisfactory, "On the way"}; }
inline EntryBody final_review(bool satisfactory = true) { return Review{true, satisfactory, "Ready"}; }
inline EntryBody wage_change(int step, std::int64_t cents) { return WageChange{step, {cents, "USD"}, ""}; }
inline EntryBody credential(std::string code) { return CredentialEarned{std::move(code), "", ""}; }
inline EntryBody process_credit(std::string process, Minutes minutes) {
  return Credit{.process = std::move(process),
                .course = {},
                .competency = {},
                .minutes = minutes,
                .level = 0,
                .evidence = "Army service record"};
}
inline EntryBody course_credit(std::string course, Minutes minutes) {
  return Credit{.process = {},
                .course = std::move(course),
                .competency = {},
                .minutes = minutes,
                .level = 0,
                .evidence = "Transcript"};
}
inline EntryBody competency_credit(std::string competency, int level) {
  return Credit{.process = {},
                .course = {},
                .competency = std::move(competency),
                .minutes = {},
                .level = level,
                .evidence = "Shown to the coordinator"};
}

/// A ledger in the making: numbers, times, days of decisions and the hash chain follow by themselves.
class LedgerBuilder {
 public:
  LedgerBuilder() = default;
  explicit LedgerBuilder(AgreementId agreement) : agreement_(agreement) {}

  /// Appends and returns the new entry's seq.
  std::int64_t add(Date day, EntryBody body, PersonId by = apprentice) {
    Entry entry;
    entry.seq = static_cast<std::int64_t>(entries_.size()) + 1;
    entry.day = day;
    entry.at = Instant{std::chrono::days{20'000} + std::chrono::minutes{entry.seq}};
    entry.by = by;
    entry.body = std::move(body);
    entry.hash = chain_hash(agreement_, entries_.empty() ? Hash{} : entries_.back().hash, entry);
    entries_.push_back(std::move(entry));
    return entries_.back().seq;
  }
  /// Appends an entry and, where it needs one, its approval; returns the entry's seq.
  std::int64_t add_approved(Date day, EntryBody body) {
    const bool waits = needs_approval(kind_of(body));
    const auto seq = add(day, std::move(body), waits ? apprentice : mentor);
    if (waits) approve(seq);
    return seq;
  }
  std::int64_t approve(std::int64_t seq, PersonId by = mentor) { return add(day_of(seq), Approval{seq, ""}, by); }
  std::int64_t send_back(std::int64_t seq, PersonId by = mentor) {
    return add(day_of(seq), Return{seq, "Which device?"}, by);
  }
  std::int64_t take_back(std::int64_t seq, PersonId by = mentor) {
    return add(day_of(seq), Correction{seq, "A mistake"}, by);
  }

  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] Totals totals() const { return rebuild(entries_); }

 private:
  [[nodiscard]] Date day_of(std::int64_t seq) const { return entries_.at(static_cast<std::size_t>(seq) - 1).day; }

  AgreementId agreement_ = agreement_id;
  std::vector<Entry> entries_;
};

/// Everything that the sample standards ask for and not a minute more, one entry a day from the start: approve it all,
/// and nothing is unmet.
inline std::vector<std::pair<Date, EntryBody>> everything_needed() {
  std::vector<std::pair<Date, EntryBody>> out;
  const auto next = [&](EntryBody body) {
    out.emplace_back(start.plus_days(static_cast<int>(out.size())), std::move(body));
  };
  for (int i = 0; i < 2; ++i) next(ojl("1", hours(10)));
  for (int i = 0; i < 8; ++i) next(ojl("2", hours(10)));
  for (int i = 0; i < 2; ++i) next(ojl("3", hours(10)));
  next(demonstration("1.01", 2));
  for (const auto* code : {"1.02", "2.01", "2.02", "3.01"}) next(demonstration(code, 3));
  for (int i = 0; i < 3; ++i) next(ri("EL", hours(10)));
  next(ri("EL", hours(10), RiTime::Outcome::passed));
  next(ri("MT", hours(10)));
  next(ri("MT", hours(10), RiTime::Outcome::passed));
  next(credential("CABT"));
  next(credential("ITF"));
  next(final_review());
  return out;
}
inline LedgerBuilder complete_ledger() {
  LedgerBuilder ledger;
  for (auto& [day, body] : everything_needed()) ledger.add_approved(day, std::move(body));
  return ledger;
}

}  // namespace journeywork::apprenticeship::fixtures
