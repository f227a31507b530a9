#include "web/pages/careers/occupation.hpp"

#include "services/careers/words.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/careers/linked_data.hpp"
#include "web/pages/careers/occupation_parts.hpp"
#include "web/pages/careers/pay_card.hpp"
#include "web/pages/careers/person_in_hand.hpp"
#include "web/pages/careers/search.hpp"

namespace journeywork::web::pages {

using careers::Occupation;
using careers::ReferenceOccupation;
using services::KnownPerson;
using services::World;

namespace {

constexpr std::size_t most_other_titles = 4;

std::string also_of(const Occupation& one) {
  std::string out;
  for (std::size_t i = 0; i < std::min(one.also.size(), most_other_titles); ++i) {
    out += (i == 0 ? "" : ", ") + one.also[i];
  }
  return out;
}

void fill_head(Dict& page, const Occupation& one, bool ours) {
  page.set("CODE", one.code).set("TITLE", one.title).set("SUMMARY", one.summary);
  page.set("KIND", services::title_of(one.family)).set_shown("KIND_URL", family_url(one.family));
  page.set_shown("ALSO", also_of(one)).show_if(!ours, "ONET_TAG");
  page.set_shown("COMPARE_URL", "/careers/compare?with=" + one.code);
  page.set_shown("SHEET_URL", occupation_url(one.code) + "/sheet.pdf");
}

/// How far somebody is, once anything is known of them.
void fill_fit(Dict& page, const World& world, const KnownPerson& known, const Occupation& one, Date today) {
  auto personal = page.include(one.day.empty() ? "YOU_BELOW" : "YOU_BESIDE", "careers/you_card.html");
  personal.set("CODE", one.code);
  if (!says_something(known) || !world.provenance(one.code).skills_known) {
    personal.show("NO_FIT");
    return;
  }
  const auto fit = world.fits().fits(known.profile, today)[world.place(one.code)];
  const char* words =
      fit.reachable ? "You have all that is required to be hired." : "Something that is required is missing.";
  personal.add("FIT").set("FIT_POINTS", std::to_string(fit.points / 100)).set("FIT_WORDS", words);
}

/// What of O*NET's is worth showing beside an occupation: of its own, or of the wider one that ours is part of.
const ReferenceOccupation* onet_beside(const World& world, const Occupation& one) {
  return one.onet.empty() ? nullptr : world.onet(one.onet);
}

/// Occupations of ours that stand for one of O*NET.
std::vector<const Occupation*> standing_for(const World& world, const std::string& onet) {
  std::vector<const Occupation*> out;
  for (const auto& one : world.catalogue().occupations) {
    if (one.onet == onet && is_ours(world, one.code)) out.push_back(&one);
  }
  return out;
}

/// Of the catalogue.
http::Response rated(const Shell& shell, const Services& services, const Visit& visit, const World& world,
                     const Occupation& one) {
  const bool ours = is_ours(world, one.code);
  const auto today = services.careers.today();
  const auto known = person_in_hand(services, visit, world);
  auto page = shell.page(visit, {one.title, "careers/occupation.html", "/careers"}, [&](Dict& d) {
    fill_head(d, one, ours);
    show_day_and_duties(d, one);
    show_ladder(d, world.catalogue(), one, visit.locale);
    const auto wish = read_pay_wish(visit.request, known, one, today);
    const bool figures = show_pay(d, services.careers, world, one, wish, visit.locale);
    fill_fit(d, world, known, one, today);
    show_ways_in(d, world, one, visit.locale);
    show_what_it_takes(d, world, one);
    show_what_it_is_like(d, one, ours, visit.locale);
    const auto* onet = onet_beside(world, one);
    if (onet != nullptr) {
      show_onet(d, *onet, ours);
      add_attributions(d, world, {"onet"});
    }
    if (!ours && (one.pay.median || !one.outlook.source.empty())) add_attributions(d, world, {"ooh"});
    if (figures) add_attributions(d, world, {"oews"});
  });
  add_linked_data(
      page, occupation_json(world.catalogue(), one, one.pay, site_address(shell, visit) + occupation_url(one.code)));
  return page;
}

/// Of which O*NET has a title and a description, or for which ours stand.
http::Response described(const Shell& shell, const Visit& visit, const World& world, const ReferenceOccupation& onet) {
  const auto ours = standing_for(world, onet.code);
  return shell.page(visit, {onet.title, "careers/occupation.html", "/careers"}, [&](Dict& d) {
    d.set("CODE", onet.code).set("TITLE", onet.title).set("SUMMARY", onet.description).show("ONET_TAG");
    if (!ours.empty()) {
      auto list = d.add("OURS");
      for (const auto* one : ours) {
        list.add("OURS_ROW").set("OURS_URL", occupation_url(one->code)).set("OURS_TITLE", one->title);
      }
    }
    d.include("PAY_CARD", "careers/pay_card.html")
        .set_shown("UNKNOWN", ours.empty() ? "What this work pays and asks for is not in the data that is loaded here."
                                           : "Pay stands with each of the kinds of work above.");
    show_onet(d, onet, false);
    add_attributions(d, world, {"onet"});
  });
}

}  // namespace

http::Response OccupationPage::operator()(const Visit& visit) const {
  const auto code = visit.request.path_value("code");
  const auto world = services.careers.world();
  if (const auto* one = world->occupation(code)) return rated(shell, services, visit, *world, *one);
  if (const auto* onet = world->onet(code)) return described(shell, visit, *world, *onet);
  return unknown_occupation(shell, services, visit, code);
}

}  // namespace journeywork::web::pages
