#include "web/pages/careers/me_body.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

#include "services/careers/words.hpp"
#include "web/pages/careers/own_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using careers::SkillKind;

namespace {

struct Group {
  SkillKind kind;
  const char* title;
};
constexpr std::array<Group, 5> groups{{{SkillKind::technical, "Technical"},
                                       {SkillKind::clinical, "With patients and in a hospital"},
                                       {SkillKind::digital, "Computers and networks"},
                                       {SkillKind::people, "With people"},
                                       {SkillKind::business, "Running things"}}};

void fill_lines(Dict& known, const MeView& view) {
  const auto& person = view.known.person;
  const auto line = [&](const std::string& text) { known.add("LINE").set("LINE_TEXT", text); };
  for (const auto& held : person.profile.occupations) {
    line(work_title(view.world, held.occupation) +
         (held.months > 0 ? ", " + services::months_in_words(held.months) : ""));
  }
  for (const auto& own : view.known.apprenticeships) {
    line("Apprenticeship: " + own.title + ", " +
         (own.completed ? "completed" : services::months_in_words(std::max(1, own.months)) + " so far"));
  }
  if (person.profile.education != careers::Education::none) line(std::string(title(person.profile.education)));
  const auto verified = view.known.verified.size();
  auto skills = count_text(static_cast<std::int64_t>(view.form.skills.size()), "skill", "skills");
  if (verified > 0) skills += ", " + std::to_string(verified) + " of them verified";
  line(skills);
  if (!person.profile.credentials.empty()) {
    line(count_text(static_cast<std::int64_t>(person.profile.credentials.size()), "certificate", "certificates"));
  }
  if (!person.place.empty()) line(person.place);
}

std::string sign_offs_text(const careers::VerifiedSkill& verified) {
  return std::to_string(verified.signed_off) + " of " + count_text(verified.of, "competency", "competencies") +
         " signed off";
}

void fill_verified(Dict& known, const MeView& view) {
  if (view.known.verified.empty()) return;
  constexpr std::size_t shown = 5;
  auto best = view.known.verified;
  std::ranges::stable_sort(best, {}, [](const careers::VerifiedSkill& each) {
    return std::tuple(-each.level, each.signed_off * 100 / std::max(each.of, 1) * -1, -each.of);
  });
  auto section = known.add("VERIFIED");
  auto at = section;
  for (std::size_t i = 0; i < best.size(); ++i) {
    if (i == shown) {
      at = section.add("VERIFIED_REST");
      at.set("VERIFIED_OTHERS", std::to_string(best.size() - shown));
    }
    const auto& verified = best[i];
    const auto* skill = view.world.catalogue().skill(verified.skill);
    at.add("VERIFIED_SKILL")
        .set("VERIFIED_TITLE", skill == nullptr ? verified.skill : skill->title)
        .set("VERIFIED_LEVEL", level_phrase(verified.level))
        .set("VERIFIED_COUNT", sign_offs_text(verified));
  }
}

void fill_skill(Dict& group, const MeView& view, const careers::Skill& skill, const std::string& level) {
  const int least = verified_level(view.known, skill.code);
  auto line = group.add("SKILL");
  line.set("SKILL_CODE", skill.code).set("SKILL_TITLE", skill.title).set("SKILL_HINT", skill.statement);
  if (least > 0) {
    show_tag(line, "SKILL_TAG", Tone::ok, "verified, " + std::string(level_phrase(least)), "badge-check");
  }
  for (int i = least; i <= careers::highest_level; ++i) {
    line.add("LEVEL")
        .set("LEVEL_VALUE", std::to_string(i))
        .set("LEVEL_TEXT", level_words[static_cast<std::size_t>(i)])
        .show_if(level == std::to_string(i), "LEVEL_CHOSEN");
  }
}

void fill_skills(Dict& known, const MeView& view) {
  const auto& catalogue = view.world.catalogue();
  std::set<std::string_view> there;
  for (const auto& each : groups) {
    std::vector<const PersonForm::Held*> mine;
    for (const auto& held : view.form.skills) {
      const auto* skill = catalogue.skill(held.code);
      if (skill != nullptr && skill->kind == each.kind && there.insert(skill->code).second) mine.push_back(&held);
    }
    if (mine.empty()) continue;
    auto group = known.add("GROUP");
    group.set("GROUP_TITLE", each.title);
    group.set("GROUP_COUNT", count_text(static_cast<std::int64_t>(mine.size()), "skill", "skills"));
    for (const auto* held : mine) fill_skill(group, view, *catalogue.skill(held->code), held->text);
  }
  for (const auto& each : groups) {
    auto more = known.add("MORE_GROUP");
    more.set("MORE_TITLE", each.title);
    for (const auto& skill : catalogue.skills) {
      if (skill.kind != each.kind || there.contains(skill.code)) continue;
      more.add("MORE")
          .set("MORE_CODE", skill.code)
          .set("MORE_TEXT", skill.title)
          .show_if(skill.code == view.form.new_skill, "MORE_CHOSEN");
    }
  }
  known.set_shown("SKILL_ERROR", problem_at(view.error, "skills"));
}

using Titles = std::map<std::string, std::string, std::less<>>;

/// All certificates that anything in the catalogue asks for, by code.
Titles credential_titles(const careers::Catalogue& catalogue) {
  Titles out;
  const auto add = [&](const std::vector<careers::CredentialNeed>& needs) {
    for (const auto& need : needs) out.emplace(need.code, need.title);
  };
  for (const auto& each : catalogue.occupations) {
    add(each.requirements.credentials);
    add(each.requirements.credentials_preferred);
  }
  for (const auto& each : catalogue.backgrounds) {
    add(each.credentials);
    add(each.credentials_often);
  }
  return out;
}

void fill_held(Dict& known, const MeView& view) {
  for (const auto& held : view.form.occupations) {
    known.add("HELD")
        .set("HELD_CODE", held.code)
        .set("HELD_TITLE", work_title(view.world, held.code))
        .set("HELD_TIME", held.text)
        .set_shown("HELD_ERROR", problem_at(view.error, "time." + held.code))
        .show_if(held.dropped, "HELD_DROPPED");
  }
  add_education_options(known, view.form.education);
}

void fill_credentials(Dict& known, const MeView& view) {
  const auto titles = credential_titles(view.world.catalogue());
  std::set<std::string_view> there;
  for (const auto& held : view.form.credentials) {
    there.insert(held.code);
    const auto title = titles.find(held.code);
    known.add("CREDENTIAL")
        .set("CREDENTIAL_CODE", held.code)
        .set("CREDENTIAL_TITLE", title == titles.end() ? held.code : title->second)
        .set("CREDENTIAL_EXPIRES", held.text)
        .set_shown("CREDENTIAL_ERROR", problem_at(view.error, "expires." + held.code))
        .show_if(held.dropped, "CREDENTIAL_DROPPED");
  }
  std::map<std::string, std::string> by_title;
  for (const auto& [code, title] : titles) {
    if (!there.contains(code)) by_title.emplace(title, code);
  }
  for (const auto& [title, code] : by_title) {
    known.add("CREDENTIAL_MORE")
        .set("CREDENTIAL_CODE", code)
        .set("CREDENTIAL_TITLE", title)
        .show_if(code == view.form.new_credential, "CREDENTIAL_CHOSEN");
  }
  known.set("NEW_EXPIRES", view.form.new_expires).set_shown("NEW_EXPIRES_ERROR", problem_at(view.error, "new_expires"));
}

void fill_wishes(Dict& known, const MeView& view) {
  const auto& form = view.form;
  const auto field = [&](std::string_view marker, const std::string& value, std::string_view name) {
    known.set(marker, value);
    known.set_shown(std::string(marker) + "_ERROR", problem_at(view.error, name));
  };
  field("TOOLS", form.tools, "tools");
  field("PLACE", form.place, "place");
  field("WITHIN", form.within, "within");
  field("PAY", form.pay, "pay");
  field("HOURS", form.hours, "hours");
  for (const auto& code : form.interests) {
    known.add("INTEREST").set("INTEREST_CODE", code).set("INTEREST_TITLE", work_title(view.world, code));
  }
  if (view.areas.empty()) return;
  auto areas = known.add("AREAS");
  areas.add("AREA").set("AREA_CODE", "").set("AREA_TEXT", "The whole country");
  for (const auto& area : view.areas) {
    areas.add("AREA")
        .set("AREA_CODE", area.code)
        .set("AREA_TEXT", area.title)
        .show_if(area.code == form.area, "AREA_CHOSEN");
  }
}

}  // namespace

void fill_me(Dict& page, const MeView& view) {
  auto known = page.add("KNOWN");
  fill_lines(known, view);
  fill_verified(known, view);
  fill_skills(known, view);
  fill_held(known, view);
  fill_credentials(known, view);
  fill_wishes(known, view);
  if (view.apprentice) known.add("SHARE").show_if(view.form.shared, "SHARE_CHECKED");
  show_was(known, "MORE_WAS", {}, nullptr, false);
  known.set("WHERE_KEPT", view.signed_in ? "with your account, and nobody else sees it."
                                         : "in this browser for 400 days, and nowhere else.");
  known.show_if(!view.signed_in, "SIGN_IN");
}

}  // namespace journeywork::web::pages
