#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/money.hpp"

/// Whole public data sets that an installation can load beside our own catalogue: O*NET, the pay figures of OEWS, the
/// Occupational Outlook Handbook, ESCO. Values as they are published; where they come from and what must be said of
/// them: docs/reference-data.md.
namespace journeywork::careers {

struct ReferenceTitle {
  enum class Source {
    alternate,  ///< gathered by O*NET from many places
    reported    ///< what people in the occupation said they are called
  };
  std::string text;
  std::string short_form;  ///< "CEO"; mostly empty
  Source source = Source::alternate;
  bool operator==(const ReferenceTitle&) const = default;
};

struct ReferenceTask {
  enum class Kind { core, supplemental, unrated };
  std::string text;
  Kind kind = Kind::unrated;
  bool emerging = false;  ///< named by people in the occupation, not yet in the regular list
  bool operator==(const ReferenceTask&) const = default;
};

/// One element of the content model in one occupation. A figure that is not published, suppressed, or of no relevance
/// there is not there.
struct ReferenceRating {
  enum class Kind { skill, knowledge, ability, activity };
  std::string element;  ///< "2.A.1.a"
  Kind kind = Kind::skill;
  std::optional<int> importance;  ///< 100 to 500
  std::optional<int> level;       ///< 0 to 700
  bool operator==(const ReferenceRating&) const = default;
};

/// Releases before 30 say how important a style is, later ones what difference it makes.
struct ReferenceStyle {
  std::string element;
  std::optional<int> importance;  ///< 100 to 500
  std::optional<int> impact;      ///< -300 to 300
  bool operator==(const ReferenceStyle&) const = default;
};

struct ReferenceInterests {
  std::array<int, 6> scores{};  ///< in the order of "RIASEC", 100 to 700; all 0 when not rated
  std::string high_points;      ///< letters, the strongest first, at most three
  bool operator==(const ReferenceInterests&) const = default;

  [[nodiscard]] bool rated() const { return scores != std::array<int, 6>{}; }
};

struct ReferenceRelated {
  enum class Tier { primary_short, primary_long, supplemental };
  std::string code;
  Tier tier = Tier::supplemental;
  int rank = 0;  ///< from 1, the nearest first
  bool operator==(const ReferenceRelated&) const = default;
};

struct ReferenceTechnology {
  std::string example;     ///< a product, or what the commodity is called there
  std::string commodity;   ///< the class of products it belongs to
  bool hot = false;        ///< often named in postings of all occupations
  bool in_demand = false;  ///< often named in postings of this one
  bool operator==(const ReferenceTechnology&) const = default;
};

struct ReferenceTool {
  std::string example;
  std::string commodity;
  bool operator==(const ReferenceTool&) const = default;
};

/// How many of the people asked named a category, in basis points. What the categories are: ReferenceCategory.
struct ReferenceShares {
  std::vector<int> education;   ///< 12 categories, "RL"
  std::vector<int> experience;  ///< related work experience, 11 categories, "RW"
  std::vector<int> on_site;     ///< training of the employer, 9 categories, "PT"
  std::vector<int> on_the_job;  ///< 9 categories, "OJ"
  bool operator==(const ReferenceShares&) const = default;
};

/// One occupation of O*NET, of which a group of residual occupations has no more than title and description.
struct ReferenceOccupation {
  std::string code;  ///< O*NET-SOC: "49-9062.00"
  std::string title;
  std::string description;
  int zone = 0;  ///< 1 to 5, preparation; 0 when not rated
  std::vector<ReferenceTitle> titles;
  std::vector<ReferenceTask> tasks;
  std::vector<ReferenceRating> ratings;
  std::vector<ReferenceStyle> styles;
  ReferenceInterests interests;
  std::vector<ReferenceRelated> related;  ///< by rank
  std::vector<ReferenceTechnology> technology;
  std::vector<ReferenceTool> tools;
  ReferenceShares shares;

  bool operator==(const ReferenceOccupation&) const = default;

  /// SOC 2018: "49-9062"
  [[nodiscard]] std::string_view soc() const { return std::string_view(code).substr(0, code.find('.')); }
};

/// An entry of the content model.
struct ReferenceElement {
  std::string id;  ///< "2.A.1.a"
  std::string title;
  std::string description;
  bool operator==(const ReferenceElement&) const = default;
};

struct ReferenceZone {
  int zone = 0;
  std::string title;
  std::string experience;
  std::string education;
  std::string training;
  std::string examples;
  std::string preparation;  ///< range of specific vocational preparation: "(4.0 to < 6.0)"
  bool operator==(const ReferenceZone&) const = default;
};

struct ReferenceCategory {
  std::string scale;  ///< "RL", "RW", "PT", "OJ"
  int number = 0;     ///< from 1
  std::string text;
  bool operator==(const ReferenceCategory&) const = default;
};

/// What all occupations of a release share.
struct ReferenceCommon {
  std::string release;  ///< "29.1"; empty when it was not said
  std::vector<ReferenceElement> elements;
  std::vector<ReferenceZone> zones;
  std::vector<ReferenceCategory> categories;
  bool operator==(const ReferenceCommon&) const = default;
};

struct ReferenceSet {
  ReferenceCommon common;
  std::vector<ReferenceOccupation> occupations;  ///< by code
  bool operator==(const ReferenceSet&) const = default;
};

/// One edition of the Standard Occupational Classification, or what OEWS made of two while it passed over.
enum class SocSystem {
  soc_2010,     ///< OEWS of May 2012 to 2018, with its own few codes
  oews_hybrid,  ///< OEWS of May 2019 and 2020
  soc_2018      ///< OEWS from May 2021
};
[[nodiscard]] constexpr SocSystem soc_system_of(int oews_year) {
  if (oews_year >= 2021) return SocSystem::soc_2018;
  return oews_year >= 2019 ? SocSystem::oews_hybrid : SocSystem::soc_2010;
}
[[nodiscard]] constexpr std::string_view name(SocSystem system) {
  if (system == SocSystem::soc_2018) return "soc-2018";
  return system == SocSystem::soc_2010 ? "soc-2010" : "oews-hybrid";
}

/// "49-9062"
[[nodiscard]] constexpr bool is_soc(std::string_view text) {
  if (text.size() != 7 || text[2] != '-') return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i != 2 && (text[i] < '0' || text[i] > '9')) return false;
  }
  return true;
}
/// "49-9062.00"
[[nodiscard]] constexpr bool is_onet_soc(std::string_view text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  return text.size() == 10 && is_soc(text.substr(0, 7)) && text[7] == '.' && digit(8) && digit(9);
}

/// One figure of pay. Nothing where none is published.
struct PayPoint {
  std::optional<Money> amount;
  bool at_least = false;  ///< top-coded: all that is known is that it is this or more; without an amount, how much
                          ///< that is is not known either
  bool operator==(const PayPoint&) const = default;
};
struct PayPoints {
  PayPoint p10;
  PayPoint p25;
  PayPoint median;
  PayPoint p75;
  PayPoint p90;
  PayPoint mean;
  bool operator==(const PayPoints&) const = default;
};

/// Pay of one occupation in one area and one industry, all in US dollars.
struct PayFigure {
  enum class AreaType { nation, state, metropolitan, nonmetropolitan, region };
  enum class Level { total, major, minor, broad, detailed, unknown };

  std::string soc;  ///< as published
  SocSystem system = SocSystem::soc_2018;
  std::string title;
  Level level = Level::unknown;
  std::string area;  ///< code as published: "99", "24", "12580"
  std::string area_title;
  AreaType area_type = AreaType::nation;
  std::string naics;  ///< empty for all industries together
  std::string naics_title;
  std::optional<std::int64_t> employment;
  PayPoints hourly;
  PayPoints annual;
  std::optional<Money> annual_entry;        ///< mean of the lower third, where a state publishes it
  std::optional<Money> annual_experienced;  ///< mean of the upper two thirds
  std::string source;
  int year = 0;

  bool operator==(const PayFigure&) const = default;
  [[nodiscard]] bool all_industries() const { return naics.empty(); }
};

/// One page of the Occupational Outlook Handbook. Texts are the handbook's words.
struct OohFigure {
  std::string title;
  std::string soc;  ///< SOC 2018, often a group such as "29-2010"; empty where a page is about several
  std::optional<Money> annual_median;
  std::optional<Money> hourly_median;
  bool at_least = false;        ///< the medians are the highest figures that are published: this or more
  std::string entry_education;  ///< "Bachelor's degree"
  std::string experience;       ///< "Less than 5 years"
  std::string training;         ///< "Apprenticeship"
  std::optional<std::int64_t> jobs;
  std::optional<std::int64_t> projected_jobs;
  std::optional<int> growth_percent;
  std::string outlook;     ///< "Much faster than average"
  std::string address;     ///< of its page
  int jobs_year = 0;       ///< of `jobs`: 2024
  int projected_year = 0;  ///< of `projected_jobs`: 2034
  int pay_year = 0;        ///< May of that year

  bool operator==(const OohFigure&) const = default;
};

/// One occupation of ESCO.
struct EscoOccupation {
  std::string uri;
  std::string code;  ///< "3114.1.5"
  std::string isco;  ///< ISCO-08 unit group: "3114"
  std::string title;
  std::string description;
  std::vector<std::string> other_titles;
  std::vector<std::string> essential_skills;  ///< URIs of EscoSkill
  std::vector<std::string> optional_skills;

  bool operator==(const EscoOccupation&) const = default;
};

struct EscoSkill {
  std::string uri;
  std::string title;
  std::vector<std::string> other_titles;
  bool knowledge = false;  ///< rather than a skill or competence

  bool operator==(const EscoSkill&) const = default;
};

struct EscoSet {
  std::string version;
  std::vector<EscoOccupation> occupations;  ///< by code
  std::vector<EscoSkill> skills;            ///< those that an occupation names, by URI
  bool operator==(const EscoSet&) const = default;
};

}  // namespace journeywork::careers
