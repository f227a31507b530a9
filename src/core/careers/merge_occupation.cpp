#include "core/careers/merge_occupation.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <numeric>
#include <utility>

namespace journeywork::careers {

namespace {

constexpr std::size_t longest_short_title = 22;  ///< characters
constexpr std::size_t most_technology = 12;
constexpr std::size_t longest_element = 20;
constexpr int enough_published = 9000;  ///< basis points of shares from which the rest can be passed over
constexpr int lowest_year = 1900;
constexpr int highest_year = 2199;

/// How far a text goes when it is cut to so many characters of UTF-8, in bytes.
std::size_t bytes_of(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && characters-- == 0) break;
  }
  return at;
}

/// The first words, with a mark that there are more.
std::string shortened(const std::string& title) {
  if (bytes_of(title, longest_short_title) == title.size()) return title;
  auto cut = std::string_view(title).substr(0, bytes_of(title, longest_short_title - 1));
  if (const auto space = cut.find_last_of(' '); space != std::string_view::npos && space > 0)
    cut = cut.substr(0, space);
  while (!cut.empty() && (cut.back() == ',' || cut.back() == ' ')) cut.remove_suffix(1);
  return std::string(cut) + "…";
}

/// How many of the people asked named each education or less, in basis points.
std::array<int, all_education.size()> by_education(const std::vector<int>& shares) {
  // Categories 1 to 12 of O*NET; a certificate after a degree counts as the degree, some college as high school.
  constexpr std::array<Education, 12> categories{Education::none,        Education::high_school, Education::certificate,
                                                 Education::high_school, Education::associate,   Education::bachelor,
                                                 Education::bachelor,    Education::master,      Education::master,
                                                 Education::doctoral,    Education::doctoral,    Education::doctoral};
  std::array<int, all_education.size()> out{};
  for (std::size_t i = 0; i < std::min(shares.size(), categories.size()); ++i) {
    out[static_cast<std::size_t>(categories[i])] += std::max(shares[i], 0);
  }
  std::partial_sum(out.begin(), out.end(), out.begin());
  return out;
}

/// The first place at which the sum from below is at least so many quarters of the whole.
std::size_t quarter_at(std::span<const int> sums, int quarters) {
  const auto whole = std::int64_t{sums.back()};
  const auto at = std::ranges::find_if(sums, [&](int sum) { return std::int64_t{sum} * 4 >= whole * quarters; });
  return static_cast<std::size_t>(at - sums.begin());
}

/// The education that most people named, from the sums; none when nobody was asked.
Education most_named(std::span<const int> sums) {
  auto out = Education::none;
  int most = 0;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const int share = i == 0 ? sums[i] : sums[i] - sums[i - 1];
    if (share > most) {
      most = share;
      out = all_education[i];
    }
  }
  return out;
}

/// What the job zones say of education, for occupations of which nobody was asked or much is suppressed.
Education education_of_zone(int zone) {
  constexpr std::array<Education, 6> of{Education::none,        Education::none,     Education::high_school,
                                        Education::certificate, Education::bachelor, Education::master};
  return of[static_cast<std::size_t>(std::clamp(zone, 0, 5))];
}

std::string interests_of(const ReferenceInterests& interests) {
  std::string out;
  for (const char c : interests.high_points) {
    const bool known = std::string_view("RIASEC").find(c) != std::string_view::npos;
    if (known && out.find(c) == std::string::npos) out += c;
  }
  return out;
}

/// Core tasks; all that are there where none is called so.
std::vector<std::string> duties_of(const std::vector<ReferenceTask>& tasks) {
  std::vector<std::string> core;
  std::vector<std::string> all;
  for (const auto& task : tasks) {
    if (task.emerging) continue;
    all.push_back(task.text);
    if (task.kind == ReferenceTask::Kind::core) core.push_back(task.text);
  }
  return core.empty() ? all : core;
}

/// What employers ask for in this occupation, then what they ask for everywhere, then the rest.
std::vector<std::string> technology_of(const std::vector<ReferenceTechnology>& technology) {
  std::vector<std::string> out;
  for (int rank = 0; rank < 3; ++rank) {
    for (const auto& each : technology) {
      const int own = each.in_demand ? 0 : each.hot ? 1 : 2;
      if (own != rank || out.size() >= most_technology) continue;
      if (std::ranges::find(out, each.example) == out.end()) out.push_back(each.example);
    }
  }
  return out;
}

/// The page about the occupation, or about the smallest group that it belongs to.
const OohFigure* page_of(std::string_view soc, std::span<const OohFigure> outlook) {
  const OohFigure* best = nullptr;
  std::size_t best_digits = 0;
  for (const auto& page : outlook) {
    if (!is_soc(page.soc)) continue;
    const auto digits = page.soc == soc ? page.soc.size() : page.soc.find_last_not_of('0') + 1;
    if (digits < 4 || digits <= best_digits || soc.substr(0, digits) != page.soc.substr(0, digits)) continue;
    best = &page;
    best_digits = digits;
  }
  return best;
}

bool is_year(int year) { return year >= lowest_year && year <= highest_year; }

std::string source_of(const OohFigure& page) {
  return "U.S. Bureau of Labor Statistics, Occupational Outlook Handbook, page “" + page.title + "”";
}

PayRange pay_of(const OohFigure& page) {
  PayRange out;
  const bool good = page.annual_median && page.annual_median->minor > 0 && page.annual_median->currency.size() == 3;
  if (!good || !is_year(page.pay_year)) return out;
  out.median = page.annual_median;
  out.scope = "all of “" + page.title + "” in the United States";
  if (page.at_least) out.scope += "; the median is this or more, higher ones are not published";
  out.source = source_of(page);
  out.year = page.pay_year;
  return out;
}

Outlook outlook_of(const OohFigure& page) {
  Outlook out;
  if (!is_year(page.jobs_year)) return out;
  constexpr auto most = std::int64_t{std::numeric_limits<int>::max()};
  if (page.jobs && *page.jobs >= 0 && *page.jobs <= most) out.jobs = static_cast<int>(*page.jobs);
  if (page.growth_percent && *page.growth_percent >= -100 && *page.growth_percent <= 1000 &&
      page.projected_year > page.jobs_year) {
    out.growth_percent = page.growth_percent;
    out.span = std::to_string(page.jobs_year) + "-" + std::to_string(page.projected_year).substr(2);
  }
  if (!out.jobs && !out.growth_percent) return out;
  out.source = source_of(page);
  out.year = page.jobs_year;
  return out;
}

SkillKind kind_of_element(std::string_view id) {
  constexpr std::array<std::pair<std::string_view, SkillKind>, 16> kinds{{{"2.A.1.b", SkillKind::people},
                                                                          {"2.A.1.d", SkillKind::people},
                                                                          {"2.A", SkillKind::technical},
                                                                          {"2.B.1", SkillKind::people},
                                                                          {"2.B.3.e", SkillKind::digital},
                                                                          {"2.B.4.e", SkillKind::business},
                                                                          {"2.B.5", SkillKind::business},
                                                                          {"2.C.1.e", SkillKind::people},
                                                                          {"2.C.1", SkillKind::business},
                                                                          {"2.C.3.a", SkillKind::digital},
                                                                          {"2.C.5", SkillKind::clinical},
                                                                          {"2.C.6", SkillKind::people},
                                                                          {"2.C.7", SkillKind::people},
                                                                          {"2.C.8.b", SkillKind::business},
                                                                          {"2.C.9.a", SkillKind::digital},
                                                                          {"2.C.9.b", SkillKind::people}}};
  const auto found = std::ranges::find_if(kinds, [&](const auto& each) { return id.starts_with(each.first); });
  return found == kinds.end() ? SkillKind::technical : found->second;
}

bool is_element(std::string_view id) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.';
  };
  return !id.empty() && id.size() <= longest_element && std::ranges::all_of(id, allowed);
}

}  // namespace

int level_of_onet(int level) {
  if (level < 250) return 1;
  if (level < 400) return 2;
  return level < 550 ? 3 : 4;
}

int importance_of_onet(int importance) { return std::clamp((importance + 50) / 100, 1, highest_importance); }

ReferenceEducation education_of(const ReferenceOccupation& occupation) {
  const auto sums = by_education(occupation.shares.education);
  if (sums.back() < enough_published) {
    const auto at_least = std::max(education_of_zone(occupation.zone), most_named(sums));
    return {at_least, at_least};
  }
  // Where long preparation is the rule, what few got in with is no way in: a nurse's certificate of former times.
  const int quarters = occupation.zone >= 4 ? 2 : 1;
  return {all_education[quarter_at(sums, quarters)], all_education[quarter_at(sums, 3)]};
}

int experience_of(const ReferenceOccupation& occupation) {
  // The fewest months of categories 1 to 11 of O*NET.
  constexpr std::array<int, 11> months{0, 0, 1, 3, 6, 12, 24, 48, 72, 96, 120};
  std::array<int, months.size()> sums{};
  const auto& shares = occupation.shares.experience;
  for (std::size_t i = 0; i < std::min(shares.size(), sums.size()); ++i) sums[i] = std::max(shares[i], 0);
  std::partial_sum(sums.begin(), sums.end(), sums.begin());
  return sums.back() < enough_published ? 0 : months[quarter_at(sums, 1)];
}

Family family_of_soc(std::string_view soc) {
  if (soc == "49-9062") return Family::htm;
  const auto major = soc.substr(0, 2);
  if (major == "29" || major == "31") return Family::clinical;
  if (major == "17" || major == "19") return Family::research;
  if (major == "43") return Family::administrative;
  return Family::other;
}

bool is_complete(const ReferenceOccupation& occupation) {
  return is_onet_soc(occupation.code) && !occupation.title.empty() && !occupation.description.empty() &&
         occupation.zone >= 1 && occupation.zone <= 5;
}

std::vector<const ReferenceRating*> needed_ratings(const ReferenceOccupation& occupation) {
  using Kind = ReferenceRating::Kind;
  std::vector<const ReferenceRating*> out;
  for (const auto& rating : occupation.ratings) {
    if (rating.kind != Kind::skill && rating.kind != Kind::knowledge) continue;
    if (!rating.importance || *rating.importance < needed_importance || !rating.level) continue;
    const auto same = [&](const ReferenceRating* other) { return other->element == rating.element; };
    if (is_element(rating.element) && std::ranges::none_of(out, same)) out.push_back(&rating);
  }
  return out;
}

Skill skill_from(const ReferenceElement& element) {
  Skill out;
  out.code = element_skill(element.id);
  out.title = element.title.empty() ? element.id : element.title;
  out.kind = kind_of_element(element.id);
  out.statement = element.description.empty() ? out.title : element.description;
  out.onet = {element.id};
  return out;
}

namespace {

/// Of its own code, so that the licence for one kind of work is none for another.
CredentialNeed licence_of(const Occupation& occupation, const LicensedWork& work) {
  return {"licence-" + occupation.code, "Licence to work as " + occupation.title, "the authority where you live",
          work.licence + " (" + work.source + ", " + std::to_string(work.year) + ")"};
}

}  // namespace

Occupation occupation_from(const ReferenceOccupation& reference, std::span<const OohFigure> outlook,
                           std::span<const LicensedWork> licensed) {
  Occupation out;
  out.code = out.onet = reference.code;
  out.soc = reference.soc();
  out.family = family_of_soc(out.soc);
  out.title = reference.title;
  out.short_title = shortened(reference.title);
  out.summary = reference.description;
  out.zone = reference.zone;
  out.interests = interests_of(reference.interests);
  out.duties = duties_of(reference.tasks);
  out.technology = technology_of(reference.technology);
  for (const auto& title : reference.titles) out.also.push_back(title.text);
  const auto education = education_of(reference);
  out.requirements.education = education.least;
  out.requirements.education_preferred = education.preferred;
  out.requirements.experience_months = experience_of(reference);
  const auto work = std::ranges::find_if(licensed, [&](const LicensedWork& each) { return each.covers(out.soc); });
  if (work != licensed.end()) out.requirements.credentials.push_back(licence_of(out, *work));
  for (const auto* rating : needed_ratings(reference)) {
    out.skills.push_back(
        {element_skill(rating->element), level_of_onet(*rating->level), importance_of_onet(*rating->importance)});
  }
  if (const auto* page = page_of(out.soc, outlook)) {
    out.pay = pay_of(*page);
    out.outlook = outlook_of(*page);
  }
  return out;
}

}  // namespace journeywork::careers
