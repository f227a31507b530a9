#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/careers/catalogue.hpp"
#include "core/careers/profile.hpp"

/// For tests only, of any layer: a small catalogue that passes `check`, with figures to be reckoned in the head.
///
///   technician   htm             starts with a high school diploma, nothing required beyond it
///   senior       htm             one step up: associate degree, 24 months; its four kinds share 60, 15, 10, 15
///   operator     clinical        licensed; a known move from technician
///   clerk        administrative  far from all of them
///   visitor      administrative  asks for nothing
namespace journeywork::careers::fixtures {

inline const Date today{2026, 11, 21};

inline Money dollars(std::int64_t amount) { return {amount * 100, "USD"}; }

inline Occupation occupation(std::string code, Family family) {
  Occupation out;
  out.title = "The " + code;
  out.short_title = code.substr(0, 22);
  out.code = std::move(code);
  out.family = family;
  out.summary = "Does the work.";
  out.interests = "RI";
  return out;
}

inline CredentialNeed credential(std::string code) {
  auto title = "Certified " + code;
  return {std::move(code), std::move(title), "Board of samples", "Shows it."};
}

inline Occupation technician() {
  auto out = occupation("technician", Family::htm);
  out.requirements.education = Education::high_school;
  out.requirements.education_preferred = Education::associate;
  out.requirements.credentials_preferred = {credential("CABT")};
  out.skills = {{"repair", 2, 5}, {"electronics", 2, 3}, {"hygiene", 1, 2}};
  out.day = {{"07:30", "Check the work orders."}, {"13:00", "Repair a pump."}};
  out.entry = {{"apprenticeship", "Two years with a mentor."}};
  out.pay.p10 = dollars(39'060);
  out.pay.median = dollars(62'630);
  out.pay.p90 = dollars(99'290);
  out.pay.scope = "all of them";
  out.pay.source = "Bureau of Samples";
  out.pay.year = 2024;
  out.outlook = {13, "2024-34", 7300, 68'000, "Bureau of Samples", 2024};
  return out;
}

inline Occupation senior() {
  auto out = occupation("senior", Family::htm);
  out.requirements.education = Education::associate;
  out.requirements.experience_months = 24;
  out.requirements.credentials_preferred = {credential("CBET")};
  out.skills = {{"repair", 3, 5}, {"electronics", 3, 3}, {"leading", 2, 2}};
  return out;
}

inline Occupation licensed_operator() {
  auto out = occupation("operator", Family::clinical);
  out.requirements.education = Education::associate;
  out.requirements.experience_months = 12;
  out.requirements.credentials = {credential("ARRT")};
  out.skills = {{"hygiene", 3, 5}};
  return out;
}

inline Occupation clerk() {
  auto out = occupation("clerk", Family::administrative);
  out.requirements.experience_months = 6;
  out.skills = {{"leading", 1, 1}};
  return out;
}

inline LearningOption college() {
  LearningOption out;
  out.code = "college";
  out.title = "Associate degree";
  out.kind = "degree";
  out.months_low = 20;
  out.months_high = 24;
  out.hours_a_week = 30;
  out.cost_low = dollars(8'100);
  out.cost_high = dollars(25'000);
  out.cost_source = "our estimate, 2026";
  out.needs_education = Education::high_school;
  out.gives_education = Education::associate;
  out.skills = {{"electronics", 2, 1}};
  return out;
}

inline Skill skill(std::string code, SkillKind kind) {
  auto title = "Skill of " + code;
  return {std::move(code), std::move(title), kind, "Does it so that it lasts.", {}, {}};
}

inline Catalogue sample_catalogue() {
  Catalogue out;
  out.skills = {skill("repair", SkillKind::technical), skill("electronics", SkillKind::technical),
                skill("hygiene", SkillKind::clinical), skill("leading", SkillKind::people)};
  out.occupations = {technician(), senior(), licensed_operator(), clerk(),
                     occupation("visitor", Family::administrative)};
  out.moves = {{"technician", "senior", Move::Kind::vertical, 24, 18, 48, {"a degree"}, "The usual promotion."},
               {"technician", "operator", Move::Kind::lateral, 24, 20, 36, {"a licence"}, "Knows the machines."}};
  out.options = {college()};
  return out;
}

/// On the way to `senior`: a year as technician, a high school diploma, two of three skills.
inline Profile sample_profile() {
  Profile out;
  out.education = Education::high_school;
  out.occupations = {{"technician", 12}};
  out.skills = {{"repair", 2, Evidence::verified}, {"electronics", 3, Evidence::attested}};
  return out;
}

}  // namespace journeywork::careers::fixtures
