#include "core/careers/programme.hpp"

#include <algorithm>
#include <utility>

namespace journeywork::careers {
namespace {

constexpr std::string_view apprenticeship = "apprenticeship";
constexpr int weeks_a_year = 52;

std::string text_of(const Programme& programme) {
  std::string out = "At least " + std::to_string(programme.hours_at_work) + " hours of work under a mentor and " +
                    std::to_string(programme.hours_of_instruction) + " hours of instruction a year";
  if (programme.signed_off) out += ", every competency signed off";
  if (!programme.agency.empty()) out += ", under the rules of " + programme.agency;
  return out + ". On Monday: ask " + (programme.sponsors.size() == 1 ? programme.sponsors.front() : "the sponsors") +
         " which employers take apprentices now.";
}

/// The higher level of each. Of what is signed off besides, what the occupation asks for: what is learnt in passing is
/// not what the programme is about.
std::vector<SkillNeed> together(std::vector<SkillNeed> skills, const std::vector<SkillNeed>& signed_off,
                                const Occupation& occupation) {
  for (const auto& need : signed_off) {
    const auto same = std::ranges::find(skills, need.skill, &SkillNeed::skill);
    const auto asked = std::ranges::find(occupation.skills, need.skill, &SkillNeed::skill);
    if (same != skills.end()) {
      same->level = std::max(same->level, need.level);
    } else if (asked != occupation.skills.end()) {
      skills.push_back(need);
    }
  }
  return skills;
}

/// What stands in the catalogue for a programme's occupation where no programme is known.
LearningOption general(const Catalogue& catalogue, const Programme& programme, const Occupation& occupation) {
  for (const auto& option : catalogue.options) {
    if (option.kind == apprenticeship && option.onet == programme.onet) return option;
  }
  LearningOption out;
  out.cost_low = out.cost_high = {0, "USD"};
  out.cost_source = "the wage is paid; the standards name no cost";
  out.needs_education = std::min(occupation.requirements.education, Education::high_school);
  out.skills = occupation.skills;
  return out;
}

LearningOption option_of(const Catalogue& catalogue, const Programme& programme, const Occupation& occupation) {
  auto out = general(catalogue, programme, occupation);
  out.code = programme.code;
  out.title = "Apprenticeship " + with_sponsors(programme);
  out.kind = apprenticeship;
  out.onet = programme.onet;
  out.months_low = programme.months_low;
  out.months_high = std::max(programme.months_low, programme.months_high);
  out.hours_a_week = (programme.hours_of_instruction + weeks_a_year - 1) / weeks_a_year;
  out.paid = true;
  out.wage = programme.wage;
  out.gives_credentials = programme.credentials;
  out.gives_experience_months = programme.months_low;
  out.skills = together(std::move(out.skills), programme.skills, occupation);
  out.text = text_of(programme);
  return out;
}

}  // namespace

std::string with_sponsors(const Programme& programme) {
  if (programme.sponsors.size() == 1) return "with " + programme.sponsors.front();
  return "with one of " + std::to_string(programme.sponsors.size()) + " sponsors";
}

const Occupation* leads_to(const Catalogue& catalogue, const Programme& programme) {
  return catalogue.first_with_onet(programme.onet);
}

Catalogue with_programmes(Catalogue catalogue, std::span<const Programme> programmes) {
  std::vector<LearningOption> offered;
  for (const auto& programme : programmes) {
    const auto* occupation = leads_to(catalogue, programme);
    if (occupation == nullptr) continue;
    auto option = option_of(catalogue, programme, *occupation);
    const auto same = [&](const Programme& other) { return with_sponsors(other) == with_sponsors(programme); };
    if (std::ranges::count_if(programmes, same) > 1) option.title += ": " + programme.title;
    offered.push_back(std::move(option));
  }
  std::erase_if(catalogue.options, [&](const LearningOption& option) {
    return option.kind == apprenticeship &&
           std::ranges::any_of(offered, [&](const LearningOption& instead) { return instead.onet == option.onet; });
  });
  catalogue.options.insert(catalogue.options.begin(), offered.begin(), offered.end());
  return catalogue;
}

}  // namespace journeywork::careers
