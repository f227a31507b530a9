#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.hpp"
#include "core/base/result.hpp"

/// What there is to become: occupations, the moves between them, the ways to learn what is missing. Values read from
/// the careers catalogue (docs/careers-catalogue.md); every figure carries its source and year.
namespace journeywork::careers {

/// From least to most; a higher one counts as having all lower ones.
enum class Education { none, high_school, certificate, associate, bachelor, master, doctoral };
inline constexpr std::array all_education{Education::none,      Education::high_school, Education::certificate,
                                          Education::associate, Education::bachelor,    Education::master,
                                          Education::doctoral};
[[nodiscard]] std::string_view name(Education education);   ///< "high-school"
[[nodiscard]] std::string_view title(Education education);  ///< "High school diploma"
[[nodiscard]] std::optional<Education> parse_education(std::string_view text);

/// `other` is for what an installation loads beside our catalogue: so many kinds of work are no family, and having been
/// in one of them is no experience for another.
enum class Family { htm, clinical, research, administrative, other };
inline constexpr std::array all_families{Family::htm, Family::clinical, Family::research, Family::administrative,
                                         Family::other};
[[nodiscard]] std::string_view name(Family family);
/// Whether months in an occupation of the one count as experience for those of the other.
[[nodiscard]] constexpr bool share_experience(Family a, Family b) { return a == b && a != Family::other; }
[[nodiscard]] std::optional<Family> parse_family(std::string_view text);

enum class SkillKind { technical, clinical, digital, people, business };
[[nodiscard]] std::string_view name(SkillKind kind);
[[nodiscard]] std::optional<SkillKind> parse_skill_kind(std::string_view text);

/// Levels of a skill: 1 with direct help, 2 under supervision, 3 independently, 4 can teach and lead it; 0 is none.
inline constexpr int highest_level = 4;
/// Importance of a skill to an occupation: 1 nice to have, 5 the job itself.
inline constexpr int highest_importance = 5;

struct Skill {
  std::string code;  ///< "electrical-safety"
  std::string title;
  SkillKind kind = SkillKind::technical;
  std::string statement;               ///< what somebody who has it does
  std::vector<std::string> onet;       ///< element ids of the O*NET content model that it draws on
  std::vector<std::string> sign_offs;  ///< competency codes of the hybrid BMET standards whose sign-off shows it

  bool operator==(const Skill&) const = default;
};

struct SkillNeed {
  std::string skill;
  int level = 1;
  int importance = 1;

  bool operator==(const SkillNeed&) const = default;
};

struct CredentialNeed {
  std::string code;  ///< "CBET"
  std::string title;
  std::string issuer;
  std::string why;

  bool operator==(const CredentialNeed&) const = default;
};

/// The least with which one is hired, and what helps.
struct Requirements {
  Education education = Education::none;
  Education education_preferred = Education::none;
  int experience_months = 0;  ///< in this or a neighbouring occupation
  std::vector<CredentialNeed> credentials;
  std::vector<CredentialNeed> credentials_preferred;

  bool operator==(const Requirements&) const = default;
};

/// Pay a year. What is not known is left out, never guessed.
struct PayRange {
  std::optional<Money> p10;
  std::optional<Money> p25;
  std::optional<Money> median;
  std::optional<Money> p75;
  std::optional<Money> p90;
  std::string scope;  ///< whom the figures are of
  std::string source;
  int year = 0;

  bool operator==(const PayRange&) const = default;
};

struct Outlook {
  std::optional<int> growth_percent;
  std::string span;  ///< of the growth: "2024-34"
  std::optional<int> openings_a_year;
  std::optional<int> jobs;
  std::string source;
  int year = 0;

  bool operator==(const Outlook&) const = default;
};

struct Occupation {
  struct Moment {
    std::string time;  ///< "07:30"
    std::string text;
    bool operator==(const Moment&) const = default;
  };
  struct Entry {
    std::string route;  ///< apprenticeship, college, university, military, lateral, on-the-job, volunteering
    std::string text;
    bool operator==(const Entry&) const = default;
  };

  std::string code;  ///< "bmet-1"
  Family family = Family::htm;
  std::string title;
  std::string short_title;        ///< for pictures, at most 22 characters
  std::vector<std::string> also;  ///< as people search for it
  std::string soc;                ///< SOC 2018
  std::string onet;               ///< O*NET-SOC; may be empty
  std::string summary;
  int zone = 1;           ///< preparation, 1 to 5
  std::string interests;  ///< RIASEC letters, the strongest first
  std::vector<Moment> day;
  std::vector<std::string> duties;
  std::vector<std::string> technology;
  std::vector<std::string> likes;
  std::vector<std::string> hard;
  std::vector<std::string> workplaces;
  std::vector<Entry> entry;
  Requirements requirements;
  std::vector<SkillNeed> skills;
  PayRange pay;
  Outlook outlook;

  bool operator==(const Occupation&) const = default;
};

/// A step that people are known to take.
struct Move {
  enum class Kind { vertical, lateral };
  std::string from;
  std::string to;
  Kind kind = Kind::vertical;
  int months_typical = 0;
  int months_fast = 0;
  int months_slow = 0;
  std::vector<std::string> acquire;  ///< what must be acquired, in words
  std::string why;                   ///< a source or a rationale

  bool operator==(const Move&) const = default;
};

/// A way to learn or earn what is missing.
struct LearningOption {
  std::string code;
  std::string title;
  std::string kind;  ///< apprenticeship, degree, certificate, course, self-study, military, on-the-job, volunteering
  std::string onet;  ///< of an apprenticeship, the O*NET-SOC of the occupation it is for; may be empty
  int months_low = 0;
  int months_high = 0;
  int hours_a_week = 0;  ///< of one's own time
  Money cost_low;
  Money cost_high;
  std::string cost_source;
  bool paid = false;  ///< one earns a wage in it
  /// Of an apprenticeship: its wage, on the average, as a part of the median pay of the occupation it is for.
  std::optional<BasisPoints> wage;
  Education needs_education = Education::none;
  std::vector<std::string> needs_credentials;  ///< any one of them is to be held before; empty where none is asked for
  int needs_experience_months = 0;             ///< in the work it is for, before one is admitted
  std::string needs_source;                    ///< who asks for these two, and where it can be read
  std::optional<Education> gives_education;
  std::vector<std::string> gives_credentials;
  int gives_experience_months = 0;
  std::vector<SkillNeed> skills;  ///< to which level it brings each; importance is of no matter here
  std::string text;

  bool operator==(const LearningOption&) const = default;
};

enum class BackgroundKind { military, technical, health, other };
inline constexpr std::array all_background_kinds{BackgroundKind::military, BackgroundKind::technical,
                                                 BackgroundKind::health, BackgroundKind::other};
[[nodiscard]] std::string_view name(BackgroundKind kind);
[[nodiscard]] std::optional<BackgroundKind> parse_background_kind(std::string_view text);

/// Work that people come from and that is no occupation of ours: what it brings to a draft of a profile.
struct Background {
  std::string code;  ///< "avionics-technician"; no occupation has it
  std::string title;
  std::vector<std::string> also;  ///< as people say it, with the codes of the services: "68A"
  BackgroundKind kind = BackgroundKind::other;
  std::string onet;                               ///< O*NET-SOC; may be empty
  std::string counts_as;                          ///< the occupation of ours as which its months count; mostly empty
  Education education = Education::none;          ///< what people in it usually have
  std::vector<SkillNeed> skills;                  ///< level after `settled_months`; importance is of no matter here
  std::vector<CredentialNeed> credentials;        ///< everybody who does the work holds them
  std::vector<CredentialNeed> credentials_often;  ///< many hold them: to be asked, not assumed
  std::string carries_over;                       ///< what of it is of use, in words
  std::string is_missing;                         ///< what it does not bring, in words

  bool operator==(const Background&) const = default;
};

/// Work that nobody may do without a licence, for data sets that do not say so.
struct LicensedWork {
  std::string soc;                  ///< SOC 2018, or the beginning of such a code: "29-1"
  std::vector<std::string> except;  ///< codes that begin so and are not meant
  std::string licence;              ///< who licenses it, in a sentence
  std::string source;
  int year = 0;

  bool operator==(const LicensedWork&) const = default;
  [[nodiscard]] bool covers(std::string_view code) const;
};

struct Catalogue {
  std::vector<Skill> skills;
  std::vector<Occupation> occupations;
  std::vector<Move> moves;
  std::vector<LearningOption> options;
  std::vector<Background> backgrounds;
  std::vector<LicensedWork> licensed;

  bool operator==(const Catalogue&) const = default;

  [[nodiscard]] const Skill* skill(std::string_view code) const;
  [[nodiscard]] const Occupation* occupation(std::string_view code) const;
  [[nodiscard]] const LearningOption* option(std::string_view code) const;
  [[nodiscard]] const Background* background(std::string_view code) const;
  /// Of the occupations with an O*NET-SOC, the one that asks for least: by experience, education, then preparation.
  [[nodiscard]] const Occupation* first_with_onet(std::string_view onet) const;
};

/// Everything in which a catalogue contradicts itself: codes twice, references to what is not there, levels and
/// importance out of range, a range whose parts do not rise, a figure without its source or year. Field names are those
/// of the files, with the code of what they stand in: "occupation[bmet-1].skill[repair].level".
[[nodiscard]] std::vector<Problem> check(const Catalogue& catalogue);

}  // namespace journeywork::careers
