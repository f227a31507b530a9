#include "web/pages/careers/compare.hpp"

#include <algorithm>

#include "services/careers/words.hpp"
#include "web/http/encoding.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/organisation_words.hpp"

namespace journeywork::web::pages {

using careers::Occupation;
using services::World;

namespace {

constexpr std::size_t most_compared = 3;
constexpr std::size_t most_found = 6;
constexpr std::size_t most_skills = 6;

using Compared = std::vector<const Occupation*>;

/// Those named, each once; codes that are not known are passed over.
Compared compared(const World& world, const http::Request& request) {
  Compared out;
  for (const auto code : http::find_all(request.query, "with")) {
    const auto* one = world.occupation(code);
    if (one == nullptr || std::ranges::find(out, one) != out.end() || out.size() == most_compared) continue;
    out.push_back(one);
  }
  return out;
}

std::string url_of(const Compared& list, const Occupation* without = nullptr, const Occupation* with = nullptr) {
  std::string out;
  const auto add = [&](const Occupation& one) {
    out += (out.empty() ? "?with=" : "&with=") + http::percent_encode(one.code);
  };
  for (const auto* one : list) {
    if (one != without) add(*one);
  }
  if (with != nullptr) add(*with);
  return "/careers/compare" + out;
}

/// One line of the table: a cell for each.
class Line {
 public:
  Line(Dict& table, const char* name) : line_(table.add("LINE")) { line_.set("LINE_NAME", name); }

  Dict text(const Occupation& one, std::string_view text) {
    auto out = cell(one);
    out.set("CELL_TEXT", text);
    return out;
  }
  void list(const Occupation& one, const std::vector<std::string>& items, const char* nothing) {
    if (items.empty()) {
      text(one, nothing);
      return;
    }
    auto rows = cell(one).add("CELL_LIST");
    for (const auto& item : items) rows.add("CELL_ITEM").set("ITEM_TEXT", item);
  }

 private:
  Dict cell(const Occupation& one) {
    auto out = line_.add("CELL");
    out.set("CELL_NAME", one.short_title.empty() ? one.title : one.short_title);
    return out;
  }

  Dict line_;
};

std::vector<std::string> credentials_of(const Occupation& one) {
  std::vector<std::string> out;
  for (const auto& each : one.requirements.credentials) out.push_back(each.title + ", required");
  for (const auto& each : one.requirements.credentials_preferred) out.push_back(each.title + ", helps");
  return out;
}

std::vector<std::string> skills_of(const World& world, const Occupation& one) {
  auto needs = one.skills;
  std::ranges::stable_sort(needs, std::greater{}, &careers::SkillNeed::importance);
  needs.resize(std::min(needs.size(), most_skills));
  std::vector<std::string> out;
  for (const auto& need : needs) {
    const auto* skill = world.catalogue().skill(need.skill);
    out.push_back((skill == nullptr ? need.skill : skill->title) + ", " +
                  std::string(services::words_of_level(need.level)));
  }
  return out;
}

std::vector<std::string> workplaces_of(const Occupation& one) {
  std::vector<std::string> out;
  for (const auto& code : one.workplaces) out.emplace_back(services::title_of_workplace(code));
  return out;
}

void pay_cell(Line& line, const Occupation& one, const Locale& locale) {
  if (!one.pay.median) {
    line.text(one, "Not known");
    return;
  }
  const auto& pay = one.pay;
  auto text = services::whole_money(locale, *pay.median) + " a year";
  if (pay.p10 && pay.p90) {
    text += "; from " + services::whole_money(locale, *pay.p10) + " to " + services::whole_money(locale, *pay.p90) +
            " without the lowest and highest tenth";
  }
  line.text(one, text).set_shown("CELL_NOTE", source_words(pay.source, pay.year));
}

void outlook_cell(Line& line, const Occupation& one, const Locale& locale) {
  const auto& outlook = one.outlook;
  std::string text;
  if (outlook.growth_percent) {
    const int growth = *outlook.growth_percent;
    text = (growth > 0 ? "+" : "") + std::to_string(growth) + " % jobs in " + outlook.span;
  }
  if (outlook.openings_a_year) {
    text += (text.empty() ? "" : ", ") + locale.number(*outlook.openings_a_year) + " openings a year";
  }
  auto cell = line.text(one, text.empty() ? "Not known" : text);
  if (!text.empty()) cell.set_shown("CELL_NOTE", source_words(outlook.source, outlook.year));
}

void fill_requirements(Dict& table, const World& world, const Compared& list) {
  Line time(table, "Time to get in");
  for (const auto* one : list) time.text(*one, time_words(one->requirements));
  Line education(table, "Education");
  for (const auto* one : list) education.text(*one, education_words(one->requirements.education));
  Line experience(table, "Experience");
  for (const auto* one : list) {
    const int months = one->requirements.experience_months;
    experience.text(*one, months == 0 ? "None is asked" : services::months_in_words(months));
  }
  Line credentials(table, "Credentials");
  for (const auto* one : list) {
    credentials.list(*one, credentials_of(*one), is_ours(world, one->code) ? "None is asked" : "Not described");
  }
  Line skills(table, "Skills that count most");
  for (const auto* one : list) skills.list(*one, skills_of(world, *one), "Not rated");
}

void fill_table(Dict& page, const World& world, const Compared& list, const Locale& locale) {
  auto table = page.add("TABLE");
  for (const auto* one : list) {
    table.add("COLUMN")
        .set("COLUMN_TITLE", one->title)
        .set("COLUMN_URL", occupation_url(one->code))
        .set("COLUMN_DROP", url_of(list, one));
  }
  Line summary(table, "What it is");
  for (const auto* one : list) summary.text(*one, one->summary);
  Line pay(table, "Pay in the United States");
  for (const auto* one : list) pay_cell(pay, *one, locale);
  fill_requirements(table, world, list);
  Line likes(table, "What people like");
  for (const auto* one : list) likes.list(*one, one->likes, "Not described");
  Line hard(table, "What is hard");
  for (const auto* one : list) hard.list(*one, one->hard, "Not described");
  Line places(table, "Where one works");
  for (const auto* one : list) places.list(*one, workplaces_of(*one), "Not described");
  Line outlook(table, "Outlook");
  for (const auto* one : list) outlook_cell(outlook, *one, locale);
}

void fill_choices(Dict& add, const World& world, const Compared& list) {
  for (const auto family : careers::all_families) {
    std::optional<Dict> group;
    for (const auto& one : world.catalogue().occupations) {
      if (one.family != family || !is_ours(world, one.code) || std::ranges::find(list, &one) != list.end()) continue;
      if (!group) {
        group = add.add("OCCUPATION_GROUP");
        group->set("GROUP_TITLE", services::title_of(family));
      }
      group->add("OCCUPATION_OPTION").set("OPTION_VALUE", one.code).set("OPTION_TEXT", one.title);
    }
  }
}

void fill_add(Dict& page, services::Careers& careers, const World& world, const Compared& list,
              std::string_view query) {
  auto add = page.add("ADD");
  add.set("ADD_HEADING", list.empty() ? "Choose the first" : "Add another").set("FIND", query);
  for (const auto* one : list) add.add("KEPT").set("KEPT_CODE", one->code);
  fill_choices(add, world, list);
  if (query.empty()) return;
  std::size_t found = 0;
  for (const auto& hit : careers.search(world, query, most_found)) {
    const auto* one = world.occupation(hit.what.code);
    if (hit.what.kind != services::Findable::Kind::occupation || one == nullptr) continue;
    if (std::ranges::find(list, one) != list.end()) continue;
    auto row = add.add("FOUND");
    row.set("FOUND_URL", url_of(list, nullptr, one))
        .set("FOUND_TITLE", one->title)
        .set_shown("FOUND_REASON", hit.reason);
    ++found;
  }
  add.show_if(found == 0, "NOT_FOUND");
}

}  // namespace

http::Response CompareWorkPage::operator()(const Visit& visit) const {
  const auto world = services.careers.world();
  const auto list = compared(*world, visit.request);
  const bool loaded = std::ranges::any_of(list, [&](const Occupation* one) { return !is_ours(*world, one->code); });
  return shell.page(visit, {"Compare", "careers/compare.html", "/careers"}, [&](Dict& page) {
    page.set("HEADING", list.size() > 1 ? "Side by side" : "Compare kinds of work");
    if (!list.empty()) fill_table(page, *world, list, visit.locale);
    if (list.size() < most_compared) {
      fill_add(page, services.careers, *world, list, visit.request.query_value("find"));
    }
    if (loaded) add_attributions(page, *world, {"onet", "ooh"});
  });
}

}  // namespace journeywork::web::pages
