#include "web/pages/careers/occupation_parts.hpp"

#include <algorithm>
#include <set>

#include "services/careers/words.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/careers/ladder.hpp"

namespace journeywork::web::pages {

using careers::Occupation;
using careers::ReferenceOccupation;

namespace {

constexpr std::size_t rungs_a_side = 5;
constexpr std::size_t first_duties = 7;
constexpr std::size_t first_skills = 8;
constexpr std::size_t most_onet_rows = 40;

void fill_points(Dict& page, const char* section, const char* row, const char* marker,
                 const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  auto list = page.add(section);
  for (const auto& text : texts) list.add(row).set(marker, text);
}

void fill_rung(Dict& side, const char* section, const Rung& rung, const Locale& locale) {
  const bool up = rung.move->kind == careers::Move::Kind::vertical;
  auto words = "about " + services::months_in_words(std::max(1, rung.move->months_typical));
  if (rung.occupation->pay.median) words += ", " + median_words(rung.occupation->pay, locale);
  side.add(section)
      .set("STEP_URL", occupation_url(rung.occupation->code))
      .set("STEP_TITLE", rung.occupation->title)
      .set("STEP_ICON", up ? "arrow-up" : "arrow-right")
      .set("STEP_WORDS", words);
}

void fill_skill(Dict& list, const char* section, const careers::Catalogue& catalogue, const careers::SkillNeed& need) {
  const auto* skill = catalogue.skill(need.skill);
  list.add(section)
      .include("SKILL_LINE", "careers/skill_line.html")
      .set("SKILL_TITLE", skill == nullptr ? need.skill : skill->title)
      .set("SKILL_LEVEL", services::words_of_level(need.level))
      .set("SKILL_STEPS", std::to_string(std::clamp(need.level, 1, careers::highest_level)));
}

void fill_skills(Dict& takes, const careers::Catalogue& catalogue, std::vector<careers::SkillNeed> needs, bool ours) {
  if (needs.empty()) return;
  std::ranges::stable_sort(needs, std::greater{}, &careers::SkillNeed::importance);
  auto skills = takes.add("SKILLS");
  skills.show_if(!ours, "SKILLS_ONET");
  std::optional<Dict> rest;
  for (std::size_t i = 0; i < needs.size(); ++i) {
    if (i >= first_skills && !rest) {
      rest = skills.add("SKILL_REST");
      rest->set("SKILL_REST_TEXT", std::to_string(needs.size() - first_skills) + " more, of less weight");
    }
    if (rest) {
      fill_skill(*rest, "SKILL_MORE", catalogue, needs[i]);
    } else {
      fill_skill(skills, "SKILL", catalogue, needs[i]);
    }
  }
}

void fill_credentials(Dict& takes, const careers::Requirements& asked) {
  if (asked.credentials.empty() && asked.credentials_preferred.empty()) return;
  auto list = takes.add("CREDENTIALS");
  const auto add = [&](const std::vector<careers::CredentialNeed>& needs, const char* word) {
    for (const auto& each : needs) {
      auto row = list.add("CREDENTIAL");
      row.set("CREDENTIAL_TITLE", each.title).set("CREDENTIAL_NEED", word);
      row.set("CREDENTIAL_WORDS", each.why + (each.issuer.empty() ? "" : " From " + each.issuer + "."));
    }
  };
  add(asked.credentials, "required");
  add(asked.credentials_preferred, "helps");
}

void fill_outlook(Dict& page, const careers::Outlook& outlook, const Locale& locale) {
  if (!outlook.growth_percent && !outlook.openings_a_year && !outlook.jobs) return;
  auto section = page.add("OUTLOOK");
  const auto fact = [&](const std::string& value, const std::string& text) {
    section.add("OUTLOOK_FACT").set("OUTLOOK_VALUE", value).set("OUTLOOK_TEXT", text);
  };
  if (outlook.growth_percent) {
    const int growth = *outlook.growth_percent;
    const std::string value = (growth > 0 ? "+" : "") + std::to_string(growth) + " %";
    fact(value, growth > 0   ? "jobs in " + outlook.span
                : growth < 0 ? "jobs in " + outlook.span
                             : "jobs stay as many in " + outlook.span);
  }
  if (outlook.openings_a_year) fact(locale.number(*outlook.openings_a_year), "openings a year");
  if (outlook.jobs) fact(locale.number(*outlook.jobs), "jobs in " + std::to_string(outlook.year));
  section.set("OUTLOOK_SOURCE", "United States. " + source_words(outlook.source, outlook.year) + ".");
}

void fill_onet_part(Dict& section, const std::string& heading, const std::vector<std::string>& rows) {
  if (rows.empty()) return;
  auto part = section.add("ONET_PART");
  part.set("PART_HEADING", heading + " (" + std::to_string(rows.size()) + ")");
  for (std::size_t i = 0; i < std::min(rows.size(), most_onet_rows); ++i)
    part.add("PART_ROW").set("PART_TEXT", rows[i]);
  if (rows.size() > most_onet_rows) {
    part.add("PART_ROW").set("PART_TEXT", "and " + std::to_string(rows.size() - most_onet_rows) + " more");
  }
}

std::string listed(const std::vector<std::string>& names, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i) out += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > most) out += " and " + std::to_string(names.size() - most) + " more";
  return out;
}

void fill_programme(Dict& section, const careers::Programme& one, const Locale& locale) {
  constexpr std::size_t most_sponsors = 3;
  auto words = services::months_in_words(one.months_low);
  if (one.months_high > one.months_low) words += " to " + services::months_in_words(one.months_high);
  words += ", paid: at least " + locale.number(one.hours_at_work) + " hours of work under a mentor and " +
           locale.number(one.hours_of_instruction) + " hours of instruction a year.";
  if (!one.agency.empty()) words += " Under the rules of " + one.agency + ".";
  section.add("PROGRAMME")
      .set("PROGRAMME_TITLE", one.title)
      .set("PROGRAMME_SPONSORS", listed(one.sponsors, most_sponsors))
      .set("PROGRAMME_WORDS", words)
      .set_shown("PROGRAMME_NOTICE", one.notice);
}

template <class Row>
std::vector<std::string> examples(const std::vector<Row>& rows) {
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const auto& each : rows) {
    if (seen.insert(each.example).second) out.push_back(each.example);
  }
  return out;
}

}  // namespace

void show_day_and_duties(Dict& page, const Occupation& one) {
  if (!one.day.empty()) {
    auto day = page.add("DAY");
    for (const auto& moment : one.day)
      day.add("MOMENT").set("MOMENT_TIME", moment.time).set("MOMENT_TEXT", moment.text);
  }
  if (one.duties.empty()) return;
  auto section = page.include(one.day.empty() ? "DUTIES_FIRST" : "DUTIES_LATER", "careers/duties.html");
  std::optional<Dict> rest;
  for (std::size_t i = 0; i < one.duties.size(); ++i) {
    if (i >= first_duties && !rest) {
      rest = section.add("DUTY_REST");
      rest->set("REST_TEXT", std::to_string(one.duties.size() - first_duties) + " more");
    }
    if (rest) {
      rest->add("DUTY_MORE").set("DUTY_TEXT", one.duties[i]);
    } else {
      section.add("DUTY").set("DUTY_TEXT", one.duties[i]);
    }
  }
}

void show_ladder(Dict& page, const careers::Catalogue& catalogue, const Occupation& one, const Locale& locale) {
  const auto ladder = ladder_around(catalogue, one.code, rungs_a_side);
  if (ladder.up.empty() && ladder.down.empty()) return;
  auto section = page.add("LADDER");
  section.set("HERE_TITLE", one.title);
  if (!ladder.up.empty()) {
    auto side = section.add("UP");
    for (const auto& rung : ladder.up) fill_rung(side, "UP_ROW", rung, locale);
  }
  if (!ladder.down.empty()) {
    auto side = section.add("DOWN");
    for (const auto& rung : ladder.down) fill_rung(side, "DOWN_ROW", rung, locale);
  }
  section.set("LADDER_NOTE",
              std::string("Usual times, learning included. ") + (ladder.more ? "There are more ways than these." : ""));
}

void show_ways_in(Dict& page, const services::World& world, const Occupation& one, const Locale& locale) {
  std::vector<const careers::Programme*> offered;
  for (const auto& each : world.programmes) {
    if (careers::leads_to(world.catalogue(), each) == &one) offered.push_back(&each);
  }
  if (one.entry.empty() && offered.empty()) return;
  auto section = page.add("WAYS_IN");
  for (const auto* each : offered) fill_programme(section, *each, locale);
  if (one.entry.empty()) return;
  auto routes = section.add("ROUTES");
  std::set<std::string_view> told;
  for (const auto& first : one.entry) {
    if (!told.insert(first.route).second) continue;
    std::string title(services::title_of_route(first.route));
    for (const auto& entry : one.entry) {
      if (entry.route != first.route) continue;
      routes.add("ROUTE").set_shown("ROUTE_TITLE", title).set("ROUTE_TEXT", entry.text);
      title.clear();
    }
  }
}

void show_what_it_takes(Dict& page, const services::World& world, const Occupation& one) {
  const auto& asked = one.requirements;
  auto takes = page.add("TAKES");
  const auto fact = [&](const char* name, const std::string& value) {
    takes.add("FACT").set("FACT_NAME", name).set("FACT_VALUE", value);
  };
  auto education = education_words(asked.education);
  if (asked.education_preferred > asked.education) {
    education += "; preferred: " + std::string(title(asked.education_preferred));
  }
  fact("Education", education);
  fact("Experience", asked.experience_months == 0
                         ? std::string("None is asked")
                         : services::months_in_words(asked.experience_months) + " in this or neighbouring work");
  fill_credentials(takes, asked);
  fill_skills(takes, world.catalogue(), one.skills, is_ours(world, one.code));
}

void show_what_it_is_like(Dict& page, const Occupation& one, bool ours, const Locale& locale) {
  fill_points(page, "LIKES", "LIKE", "POINT_TEXT", one.likes);
  fill_points(page, "HARD", "HARD_POINT", "POINT_TEXT", one.hard);
  if (!one.technology.empty()) {
    auto section = page.add("TECHNOLOGY");
    section.set("TECHNOLOGY_HEADING", ours ? "What is changing" : "Technology in use");
    for (const auto& text : one.technology) section.add("TECHNOLOGY_ROW").set("TECHNOLOGY_TEXT", text);
  }
  std::vector<std::string> places;
  for (const auto& code : one.workplaces) places.emplace_back(services::title_of_workplace(code));
  fill_points(page, "PLACES", "PLACE", "PLACE_TEXT", places);
  fill_outlook(page, one.outlook, locale);
}

void show_onet(Dict& page, const ReferenceOccupation& onet, bool ours) {
  std::vector<std::string> tasks;
  for (const auto& task : onet.tasks) tasks.push_back(task.text);
  const auto technology = examples(onet.technology);
  const auto tools = examples(onet.tools);
  if (tasks.empty() && technology.empty() && tools.empty()) return;
  auto section = page.add("ONET");
  section.set("ONET_NOTE", ours ? "What the U.S. Department of Labor’s database has about the wider occupation “" +
                                      onet.title + "” (" + onet.code + ")."
                                : "The lists of the U.S. Department of Labor’s database, number " + onet.code + ".");
  fill_onet_part(section, "Tasks", tasks);
  fill_onet_part(section, "Software and technology", technology);
  fill_onet_part(section, "Tools and equipment", tools);
}

}  // namespace journeywork::web::pages
