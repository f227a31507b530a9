#include "web/pages/careers/esco.hpp"

#include <algorithm>

#include "web/http/encoding.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/careers/search.hpp"

namespace journeywork::web::pages {

using services::World;

namespace {

constexpr std::size_t most_near = 5;
constexpr std::size_t most_other_titles = 12;
constexpr std::size_t looked_through = 30;

std::string joined(const std::vector<std::string>& texts, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(texts.size(), most); ++i) out += (i == 0 ? "" : ", ") + texts[i];
  return out;
}

void fill_skills(Dict& page, const World& world, const std::vector<std::string>& uris, const char* section,
                 const char* row, const char* count) {
  if (uris.empty()) return;
  auto list = page.add(section);
  std::int64_t shown = 0;
  for (const auto& uri : uris) {
    const auto skill = std::ranges::lower_bound(world.esco.skills, uri, {}, &careers::EscoSkill::uri);
    if (skill == world.esco.skills.end() || skill->uri != uri) continue;
    list.add(row).set("SKILL_TITLE", skill->title);
    ++shown;
  }
  list.set(count, shown);
}

/// Work with pay and ways in that is called much alike: ESCO has neither.
void fill_near(Dict& page, services::Careers& careers, const World& world, const std::string& title,
               const Locale& locale) {
  std::optional<Dict> list;
  std::size_t shown = 0;
  for (const auto& hit : careers.search(world, title, looked_through)) {
    const auto* one = world.occupation(hit.what.code);
    if (hit.what.kind != services::Findable::Kind::occupation || one == nullptr) continue;
    if (shown++ == most_near) break;
    if (!list) list = page.add("NEAR");
    auto row = list->add("NEAR_ROW");
    row.set("NEAR_URL", occupation_url(one->code)).set("NEAR_TITLE", one->title);
    row.set_shown("NEAR_WORDS", median_words(one->pay, locale) + ", " + time_words(one->requirements));
  }
}

}  // namespace

http::Response EscoPage::operator()(const Visit& visit) const {
  const auto code = visit.request.path_value("code");
  const auto world = services.careers.world();
  const auto* one = world->esco_occupation(code);
  if (one == nullptr) return unknown_occupation(shell, services, visit, code);
  return shell.page(visit, {one->title, "careers/esco.html", "/careers"}, [&](Dict& page) {
    page.set("CODE", one->code).set("TITLE", one->title).set("DESCRIPTION", one->description);
    page.set_shown("OTHER_TITLES", joined(one->other_titles, most_other_titles));
    page.set("SEARCH_URL", "/careers/search?q=" + http::percent_encode(one->title));
    fill_near(page, services.careers, *world, one->title, visit.locale);
    fill_skills(page, *world, one->essential_skills, "ESSENTIAL", "ESSENTIAL_SKILL", "ESSENTIAL_COUNT");
    fill_skills(page, *world, one->optional_skills, "OPTIONAL", "OPTIONAL_SKILL", "OPTIONAL_COUNT");
    if (const auto* set = world->set("esco")) page.set("ATTRIBUTION_TEXT", set->attribution);
  });
}

}  // namespace journeywork::web::pages
