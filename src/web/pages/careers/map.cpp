#include "web/pages/careers/map.hpp"

#include <array>
#include <set>

#include "services/careers/pictures.hpp"
#include "services/careers/words.hpp"
#include "web/pages/careers/own_pages.hpp"
#include "web/pages/careers/own_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using services::CareerLattice;
using services::LatticeStop;

namespace {

struct StateLook {
  LatticeStop::State state;
  const char* title;
};
constexpr std::array<StateLook, 5> states{{{LatticeStop::State::here, "Where you are or were"},
                                           {LatticeStop::State::open, "Nothing required is missing"},
                                           {LatticeStop::State::near, "A move or two away"},
                                           {LatticeStop::State::far, "Further away"},
                                           {LatticeStop::State::plain, "Occupations"}}};

/// GET /careers/map
struct MapPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto world = services.careers.world();
    const auto known = person_in_hand(services, visit, *world);
    const auto ground = services.careers.ground(world, known.person.pay_area);
    const auto lattice = services::lattice_around(*ground, known, services.careers.today());
    const auto svg =
        services::lattice_svg(lattice, [&](const Money& pay) { return services::whole_money(visit.locale, pay); });
    const bool anything = says_something(known);
    auto response = shell.page(visit, {"The map", "careers/map.html", "/careers"}, [&](Dict& page) {
      page.set("TITLE", anything ? "The map around you" : "The map");
      page.set("SENTENCE", anything ? "Where you are, where known moves lead, how long they take and what they pay."
                                    : "The ladder of the people who keep medical equipment safe, and what it pays.");
      if (svg) page.add("PICTURE").set("PICTURE_SVG", *svg);
      fill_list(page, lattice, visit.locale, anything);
      if (lattice.left_out > 0) {
        page.set_shown("LEFT_OUT", count_text(lattice.left_out, "more occupation is", "more occupations are") +
                                       " as near and left out here, so that the picture can be read.");
      }
      if (anything) {
        page.show("PROFILE");
        ask_education(page, known, "/careers/map");
      } else {
        WasForm empty;
        empty.next = "/careers/map";
        auto ask = page.add("ASK");
        show_was(ask, "ASK_WAS", empty, nullptr, true);
      }
      show_pay_area(page, *world, *ground);
      show_sources(page, *world, lattice);
    });
    tidy_browser(shell, visit, known, response);
    return response;
  }

 private:
  static void fill_list(Dict& page, const CareerLattice& lattice, const Locale& locale, bool anything) {
    for (const auto& look : states) {
      std::optional<Dict> group;
      for (const auto& stop : lattice.stops) {
        if (stop.state != look.state) continue;
        if (!group) {
          group = page.add("GROUP");
          group->set("GROUP_TITLE", look.title);
        }
        fill_stop(*group, stop, locale, anything);
      }
    }
  }

  static void fill_stop(Dict& group, const LatticeStop& stop, const Locale& locale, bool anything) {
    const auto& one = *stop.occupation;
    auto at = group.add("STOP");
    at.set("STOP_CODE", one.code).set("STOP_TITLE", one.title);
    at.set("STOP_PAY", one.pay.median ? services::whole_money(locale, *one.pay.median) + " a year" : "pay not known");
    at.set_shown("STOP_WORDS", anything ? services::words(stop) : std::string());
    if (anything) at.set_shown("STOP_FIT", std::to_string(stop.fit / 100));
  }

  static void show_sources(Dict& page, const services::World& world, const CareerLattice& lattice) {
    std::set<std::string> sources;
    bool loaded = false;
    for (const auto& stop : lattice.stops) {
      const auto& pay = stop.occupation->pay;
      if (pay.median) sources.insert(pay.source + ", " + std::to_string(pay.year));
      loaded = loaded || !attribution(world, stop.occupation->code).empty();
    }
    for (const auto& source : sources) page.add("SOURCES").set("SOURCE_TEXT", source);
    if (loaded) page.set_shown("ATTRIBUTION", attribution(world));
  }
};

}  // namespace

std::vector<PageRoute> map_routes(const Shell& shell, const Services& services) {
  return {{http::Method::get, "/careers/map", Who::everyone, MapPage{shell, services}}};
}

}  // namespace journeywork::web::pages
