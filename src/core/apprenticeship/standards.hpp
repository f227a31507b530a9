#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/duration.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"

/// A programme's approved rules, as values. Everything a regulation or a sponsor may set differently is a member here
/// or in AgencyRules, filled from a file with the source beside it; nothing of it stands in code.
namespace journeywork::apprenticeship {

/// A figure that comes from a rule, with the place where the rule can be read.
template <class T>
struct Cited {
  T value{};
  std::string source;

  bool operator==(const Cited&) const = default;
};

/// 29 CFR 29.5(b)(2) names the three; other countries' programmes fit one of them.
enum class Approach { time_based, competency_based, hybrid };
[[nodiscard]] std::string_view name(Approach approach);  ///< "time-based", "competency-based", "hybrid"
[[nodiscard]] std::optional<Approach> parse_approach(std::string_view text);

/// One rung of the scale by which a competency is judged, from 0 up.
struct Level {
  int value = 0;
  std::string name;     ///< "independently"
  std::string meaning;  ///< one sentence for the person who judges

  bool operator==(const Level&) const = default;
};

struct Competency {
  std::string code;       ///< "4.03", unique within the standards
  std::string title;      ///< short enough for a phone: "Infusion flow test"
  std::string statement;  ///< what is observed when somebody can do it
  int required_level = 0;

  bool operator==(const Competency&) const = default;
};

/// One line of the work process schedule.
struct WorkProcess {
  std::string code;  ///< "4"
  std::string title;
  std::string description;
  Minutes minimum;  ///< approved on-the-job learning that completion needs here
  Minutes maximum;  ///< more than this does not count toward the total, where the standards say so
  std::vector<Competency> competencies;

  bool operator==(const WorkProcess&) const = default;
};

/// One course of the related instruction outline.
struct Course {
  std::string code;
  std::string title;
  std::string provider;  ///< may be empty: any approved provider
  Minutes length;
  int year = 1;  ///< the year of the term in which it is planned, from 1
  bool required = true;

  bool operator==(const Course&) const = default;
};

/// What must be there before a step of the wage schedule is due. All that are set must be met.
struct WageStep {
  std::string title;
  BasisPoints share;                      ///< of the journeyworker wage
  std::optional<Minutes> after_ojl;       ///< approved OJL, credit included
  std::optional<int> after_months;        ///< since the start, less nothing
  std::optional<int> after_competencies;  ///< signed off
  bool needs_reviews = false;             ///< every review due by then has been held
  bool on_completion = false;             ///< only when the agreement is completed

  bool operator==(const WageStep&) const = default;
};

struct CredentialRequirement {
  std::string code;  ///< "CABT"
  std::string title;
  std::string issuer;
  std::vector<std::string> accepts;  ///< codes that count as well: a successor, an older edition
  std::optional<int> by_month;       ///< planned by the end of this month of the term
  bool required = true;              ///< completion waits for it

  bool operator==(const CredentialRequirement&) const = default;
};

/// Apprentices to journeyworkers at one site: the first `first_journeyworkers` allow one apprentice, each further
/// apprentice needs `journeyworkers_each` more.
struct Ratio {
  int first_journeyworkers = 1;
  int journeyworkers_each = 1;
  std::string clause;  ///< the wording that is specific as to site and workforce

  bool operator==(const Ratio&) const = default;
};

/// Limits on what may be logged.
struct LogLimits {
  Cited<Minutes> day_warning;  ///< warn above this total of one day
  Cited<Minutes> day_maximum;  ///< refuse above this
  Cited<Minutes> entry_minimum;
  Cited<int> back_dating_days;      ///< how long ago work may have been when an apprentice logs it
  Cited<int> answer_days;           ///< a mentor is expected to decide within this many days
  Cited<BasisPoints> behind_below;  ///< "behind" means: approved hours below this share of the plan to date
  Cited<int> behind_after_days;     ///< and is not said before this day, when one late approval would make it

  bool operator==(const LogLimits&) const = default;
};

/// What a registration agency asks of every programme. Shipped for some agencies in catalog/agencies; others are
/// imported.
struct AgencyRules {
  std::string code;  ///< "us-oa"
  std::string name;
  std::string country;                                        ///< ISO 3166-1 alpha-2
  std::optional<Cited<Minutes>> ojl_minimum;                  ///< of the whole term
  std::optional<Cited<Minutes>> ri_per_year_minimum;          ///< refuse below this
  std::optional<Cited<Minutes>> ri_per_year_recommended;      ///< warn below this
  std::optional<Cited<BasisPoints>> probation_share_maximum;  ///< of the term
  std::optional<Cited<int>> probation_months_maximum;
  std::optional<Cited<int>> age_minimum;     ///< years
  std::optional<Cited<Money>> wage_minimum;  ///< per hour, for the first step

  bool operator==(const AgencyRules&) const = default;
};

struct Standards {
  std::string code;     ///< "bmet-hybrid"; with `version` unique under a sponsor
  std::string version;  ///< "1.0"
  std::string title;
  std::string notice;  ///< shown wherever the standards are: "An open sample ... not AAMI's"
  std::string agency;  ///< AgencyRules::code

  std::string occupation;   ///< "Biomedical Equipment Technician"
  std::string onet_code;    ///< "49-9062.00"; may be empty
  std::string rapids_code;  ///< "0888HY"; may be empty
  std::string isco_code;    ///< may be empty

  Approach approach = Approach::hybrid;
  Cited<int> term_months;
  Cited<Minutes> ojl_minimum;  ///< of the whole term
  Cited<Minutes> ojl_maximum;
  bool maximum_caps = true;  ///< hours of a work process beyond its maximum do not count toward the total
  Cited<Minutes> ri_per_year;
  Cited<Minutes> probation_ojl;
  Cited<int> probation_months;
  Cited<int> age_minimum;
  Cited<Ratio> ratio;
  Cited<int> review_every_months;
  bool final_review = true;   ///< completion waits for it
  Cited<int> wage_step_days;  ///< a due wage step must be applied within this many days, then it is overdue
  LogLimits limits;
  std::string currency;  ///< ISO 4217 of the wage schedule

  std::vector<Level> levels;
  std::vector<WorkProcess> processes;
  std::vector<Course> courses;
  std::vector<WageStep> wage_steps;
  std::vector<CredentialRequirement> credentials;

  bool operator==(const Standards&) const = default;

  [[nodiscard]] const WorkProcess* process(std::string_view code) const;
  [[nodiscard]] const Course* course(std::string_view code) const;
  [[nodiscard]] const Competency* competency(std::string_view code) const;
  /// The work process that a competency belongs to.
  [[nodiscard]] const WorkProcess* process_of(std::string_view competency_code) const;
  [[nodiscard]] const CredentialRequirement* credential(std::string_view code) const;  ///< also by what it accepts
  [[nodiscard]] int competency_count() const;
  [[nodiscard]] Minutes ri_total() const;  ///< of the required courses
};

/// Where in the source a value stands, so that `check` can say so: a key path ("work_process[3].minimum_hours", the
/// first is [1]) to line and column. Standards made in code have none.
struct Position {
  std::string field;
  std::string value;  ///< as written
  int line = 0;
  int column = 0;
};
class Positions {
 public:
  void add(Position position);
  /// Notes that a value is missing or could not be read: `check` judges nothing by what is in its place.
  void add_unreadable(std::string field);
  [[nodiscard]] const Position* find(std::string_view field) const;
  /// False when the field, or a table or list that it stands in, could not be read.
  [[nodiscard]] bool readable(std::string_view field) const;

 private:
  std::map<std::string, Position, std::less<>> all_;
  std::set<std::string, std::less<>> unreadable_;
};

/// A refusal or a warning about standards.
struct Finding {
  Problem problem;
  bool warning = false;
};

/// Every way in which standards contradict themselves or their agency's rules: ranges, duplicate codes, wages that do
/// not increase, probation over the allowed share, related instruction below the minimum, a hybrid without
/// competencies, sums that do not fit the term. All findings, not the first. Field names are the key paths of the
/// standards file (docs/standards-file.md). Rules of an agency without a code are those of no agency: nothing is held
/// against them.
[[nodiscard]] std::vector<Finding> check(const Standards& standards, const AgencyRules& agency,
                                         const Positions& positions = {});

/// One line of the comparison of two versions.
struct Difference {
  enum class Kind { added, removed, changed };
  Kind kind = Kind::changed;
  std::string what;    ///< "Work process 4, Preventive maintenance: minimum hours"
  std::string before;  ///< as shown to people; empty when added
  std::string after;   ///< empty when removed

  bool operator==(const Difference&) const = default;
};
[[nodiscard]] std::vector<Difference> differences(const Standards& before, const Standards& after);

}  // namespace journeywork::apprenticeship
