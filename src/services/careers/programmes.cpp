#include "services/careers/programmes.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "core/careers/sign_offs.hpp"
#include "store/organisations.hpp"
#include "store/standards.hpp"

namespace journeywork::services {

using apprenticeship::Standards;
using careers::Programme;

namespace {

int whole_hours(Minutes amount) { return static_cast<int>(amount.count / 60); }

/// The term where somebody needs the most hours at work instead of the least.
int longest_term(const Standards& standards) {
  const auto least = standards.ojl_minimum.value.count;
  const auto most = standards.ojl_maximum.value.count;
  const auto months = standards.term_months.value;
  return least <= 0 || most <= least ? months : static_cast<int>((std::int64_t{months} * most + least - 1) / least);
}

std::vector<careers::SkillNeed> shown_at_the_end(const Standards& standards, const careers::Catalogue& catalogue) {
  std::vector<careers::SkillNeed> out;
  if (standards.code != signed_off_standards) return out;
  const auto required = [&](const std::string& code) {
    const auto* competency = standards.competency(code);
    return competency == nullptr ? 0 : competency->required_level;
  };
  for (const auto& skill : careers::verified_skills(catalogue, required)) out.push_back({skill.skill, skill.level, 1});
  return out;
}

std::optional<BasisPoints> mean_wage(const Standards& standards) {
  std::int64_t sum = 0;
  std::int64_t count = 0;
  for (const auto& step : standards.wage_steps) {
    if (step.on_completion) continue;
    sum += step.share.value;
    ++count;
  }
  return count == 0 ? std::nullopt : std::optional(BasisPoints{(sum + count / 2) / count});
}

Programme programme_of(const Standards& standards, const std::string& agency, const careers::Catalogue& catalogue) {
  Programme out;
  out.title = standards.title;
  out.notice = standards.notice;
  out.agency = agency;
  out.onet = standards.onet_code;
  out.months_low = standards.term_months.value;
  out.months_high = longest_term(standards);
  out.hours_at_work = whole_hours(standards.ojl_minimum.value);
  out.hours_of_instruction = whole_hours(standards.ri_per_year.value);
  out.wage = mean_wage(standards);
  for (const auto& credential : standards.credentials) {
    if (credential.required) out.credentials.push_back(credential.code);
  }
  out.signed_off = standards.approach != apprenticeship::Approach::time_based;
  out.skills = shown_at_the_end(standards, catalogue);
  return out;
}

/// Nothing for what an older version of the program stored and this one cannot read: who works with those standards is
/// told, visitors still see the rest.
StandardsLibrary::Held readable(store::Connection& c, StandardsLibrary& library, StandardsId id) {
  try {
    return library.get(c, id);
  } catch (const store::Failure&) {
    return nullptr;
  }
}

/// Sponsors who offer the same.
void add(std::vector<Programme>& programmes, Programme one, std::string code, std::string sponsor) {
  const auto same = std::ranges::find_if(programmes, [&](const Programme& other) {
    one.code = other.code;
    one.sponsors = other.sponsors;
    return one == other;
  });
  if (same != programmes.end()) {
    auto& sponsors = same->sponsors;
    if (std::ranges::find(sponsors, sponsor) == sponsors.end()) sponsors.push_back(std::move(sponsor));
    return;
  }
  one.code = std::move(code);
  one.sponsors = {std::move(sponsor)};
  programmes.push_back(std::move(one));
}

}  // namespace

std::vector<Programme> offered_programmes(store::Connection& c, StandardsLibrary& library,
                                          const careers::Catalogue& catalogue) {
  std::vector<Programme> out;
  for (const auto& newest : store::standards::newest(c)) {
    const auto standards = readable(c, library, newest.id);
    if (!standards || standards->onet_code.empty()) continue;
    const auto agency = library.agency(c, standards->agency);
    const auto sponsor = store::organisations::find(c, newest.sponsor);
    if (!sponsor) continue;
    add(out, programme_of(*standards, agency ? agency->name : std::string(), catalogue),
        "programme-" + std::to_string(newest.id.value), sponsor->name);
  }
  for (auto& programme : out) std::ranges::sort(programme.sponsors);
  return out;
}

}  // namespace journeywork::services
