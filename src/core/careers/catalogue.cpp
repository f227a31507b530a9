#include "core/careers/catalogue.hpp"

#include <algorithm>
#include <tuple>

namespace journeywork::careers {

namespace {

template <class Value>
struct Named {
  Value value;
  std::string_view name;
};

constexpr std::array<Named<Education>, all_education.size()> education_names{{
    {Education::none, "none"},
    {Education::high_school, "high-school"},
    {Education::certificate, "certificate"},
    {Education::associate, "associate"},
    {Education::bachelor, "bachelor"},
    {Education::master, "master"},
    {Education::doctoral, "doctoral"},
}};

constexpr std::array<Named<Education>, all_education.size()> education_titles{{
    {Education::none, "No diploma"},
    {Education::high_school, "High school diploma"},
    {Education::certificate, "Postsecondary certificate"},
    {Education::associate, "Associate degree"},
    {Education::bachelor, "Bachelor's degree"},
    {Education::master, "Master's degree"},
    {Education::doctoral, "Doctoral degree"},
}};

constexpr std::array<Named<Family>, all_families.size()> family_names{{
    {Family::htm, "htm"},
    {Family::clinical, "clinical"},
    {Family::research, "research"},
    {Family::administrative, "administrative"},
    {Family::other, "other"},
}};

constexpr std::array<Named<SkillKind>, 5> skill_kind_names{{
    {SkillKind::technical, "technical"},
    {SkillKind::clinical, "clinical"},
    {SkillKind::digital, "digital"},
    {SkillKind::people, "people"},
    {SkillKind::business, "business"},
}};

constexpr std::array<Named<BackgroundKind>, all_background_kinds.size()> background_kind_names{{
    {BackgroundKind::military, "military"},
    {BackgroundKind::technical, "technical"},
    {BackgroundKind::health, "health"},
    {BackgroundKind::other, "other"},
}};

template <class Table, class Value>
std::string_view name_in(const Table& table, Value value) {
  return std::ranges::find(table, value, &Named<Value>::value)->name;
}

template <class Value, std::size_t n>
std::optional<Value> value_in(const std::array<Named<Value>, n>& table, std::string_view text) {
  const auto at = std::ranges::find(table, text, &Named<Value>::name);
  return at == table.end() ? std::nullopt : std::optional(at->value);
}

template <class Item>
const Item* with_code(const std::vector<Item>& items, std::string_view code) {
  const auto at = std::ranges::find(items, code, &Item::code);
  return at == items.end() ? nullptr : &*at;
}

}  // namespace

std::string_view name(Education education) { return name_in(education_names, education); }
std::string_view title(Education education) { return name_in(education_titles, education); }
std::optional<Education> parse_education(std::string_view text) { return value_in(education_names, text); }

std::string_view name(Family family) { return name_in(family_names, family); }
std::optional<Family> parse_family(std::string_view text) { return value_in(family_names, text); }

std::string_view name(SkillKind kind) { return name_in(skill_kind_names, kind); }
std::optional<SkillKind> parse_skill_kind(std::string_view text) { return value_in(skill_kind_names, text); }

std::string_view name(BackgroundKind kind) { return name_in(background_kind_names, kind); }
std::optional<BackgroundKind> parse_background_kind(std::string_view text) {
  return value_in(background_kind_names, text);
}

bool LicensedWork::covers(std::string_view code) const {
  return code.starts_with(soc) && std::ranges::find(except, code) == except.end();
}

const Skill* Catalogue::skill(std::string_view code) const { return with_code(skills, code); }
const Occupation* Catalogue::occupation(std::string_view code) const { return with_code(occupations, code); }
const LearningOption* Catalogue::option(std::string_view code) const { return with_code(options, code); }
const Background* Catalogue::background(std::string_view code) const { return with_code(backgrounds, code); }

const Occupation* Catalogue::first_with_onet(std::string_view onet) const {
  const auto asks = [](const Occupation& one) {
    return std::tuple(one.requirements.experience_months, one.requirements.education, one.zone);
  };
  const Occupation* out = nullptr;
  for (const auto& one : occupations) {
    if (!onet.empty() && one.onet == onet && (out == nullptr || asks(one) < asks(*out))) out = &one;
  }
  return out;
}

}  // namespace journeywork::careers
