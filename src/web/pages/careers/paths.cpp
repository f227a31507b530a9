#include "web/pages/careers/paths.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "services/careers/words.hpp"
#include "web/pages/careers/own_pages.hpp"
#include "web/pages/careers/own_words.hpp"
#include "web/pages/careers/path_body.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using careers::GapLine;
using careers::Path;
using careers::PathStep;

namespace {

constexpr std::size_t most_ways = 3;
constexpr std::size_t most_moves = 6;
constexpr std::size_t most_elsewhere = 5;
constexpr std::size_t all_moves = 1000;

/// Who is in an apprenticeship does not begin another.
void leave_out_apprenticeships(std::vector<Path>& paths, const services::World& world) {
  const auto is_one = [&](const PathStep& step) {
    return std::ranges::find(world.apprenticeships(), step.code) != world.apprenticeships().end();
  };
  std::erase_if(paths, [&](const Path& path) { return std::ranges::any_of(path.steps, is_one); });
}

/// Where the pay in these ways and the costs of their learning are from.
std::set<std::string> sources_of(const services::Ground& ground, const std::vector<Path>& paths) {
  std::set<std::string> out;
  for (const auto& path : paths) {
    for (const auto& step : path.steps) {
      if (const auto* option = ground.catalogue().option(step.code)) {
        if (!option->cost_source.empty()) out.insert("Cost of " + option->title + ": " + option->cost_source + ".");
      } else if (const auto* occupation = ground.occupation(step.code);
                 occupation != nullptr && occupation->pay.median) {
        const auto& pay = occupation->pay;
        out.insert("Pay of " + occupation->title + ": " + pay.source + ", " + std::to_string(pay.year) + ".");
      }
    }
  }
  return out;
}

void show_sources(Dict& page, const services::World& world, const services::Ground& ground,
                  const std::vector<Path>& paths) {
  show_pay_area(page, world, ground);
  for (const auto& source : sources_of(ground, paths)) page.add("SOURCES").set("SOURCE_TEXT", source);
  const bool loaded = std::ranges::any_of(paths, [&](const Path& path) {
    return std::ranges::any_of(path.steps, [&](const PathStep& step) {
      return world.occupation(step.code) != nullptr && !attribution(world, step.code).empty();
    });
  });
  if (loaded) page.set_shown("ATTRIBUTION", attribution(world));
}

/// GET /careers/o/{code}/paths?wish=
struct PathsPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto world = services.careers.world();
    const auto* occupation = world->occupation(visit.request.path_value("code"));
    if (occupation == nullptr) return shell.not_found(visit);
    const auto address = "/careers/o/" + occupation->code + "/paths";
    const auto title = "Ways to " + occupation->title;
    const auto known = person_in_hand(services, visit, *world);
    if (!says_something(known)) {
      return ask_first(shell, visit, title, "To see the ways from where you stand, say what you have done so far.",
                       address);
    }
    const auto& wish = wish_of(visit.request.query_value("wish"));
    const auto ground = services.careers.ground(world, known.person.pay_area);
    const auto answer = ways(*world, *ground, known, occupation->code, wish);
    auto response = shell.page(visit, {title, "careers/paths.html", "/careers"}, [&](Dict& page) {
      page.set("CODE", occupation->code).set("OCCUPATION", occupation->title);
      const auto* own = services::under_way(known);
      if (own != nullptr) fill_own(page, *own);
      if (own != nullptr && own->occupation == occupation->code) {
        page.set("SENTENCE", "You are on it: your apprenticeship leads there.");
        return;
      }
      page.set("SENTENCE", sentence(answer, wish));
      show_wishes(page, wish, address);
      ask_education(page, known, address);
      fill_ways(page, answer.paths, *ground, visit.locale, known.person.pay_sought);
      if (answer.paths.empty()) fill_blocks(page, answer.blocks, *occupation, *world);
      show_sources(page, *world, *ground, answer.paths);
    });
    tidy_browser(shell, visit, known, response);
    return response;
  }

 private:
  [[nodiscard]] careers::PathAnswer ways(const services::World& world, const services::Ground& ground,
                                         const services::KnownPerson& known, const std::string& target,
                                         const WishLook& wish) const {
    const bool apprentice = services::under_way(known) != nullptr;
    const auto how_many = apprentice ? 2 * most_ways : most_ways;
    auto answer = ground.paths().to(
        target, {known.profile, wish.wish, services.careers.today(), how_many, world.apprenticeships()});
    if (apprentice) leave_out_apprenticeships(answer.paths, world);
    answer.paths.resize(std::min(answer.paths.size(), most_ways));
    return answer;
  }

  static std::string sentence(const careers::PathAnswer& answer, const WishLook& wish) {
    switch (answer.paths.size()) {
      case 0:
        return "From what you bring.";
      case 1:
        if (answer.paths.front().months == 0 && answer.paths.front().steps.size() == 1) {
          return "You could begin at once.";
        }
        return "One way is known; no other is better in anything.";
      default:
        break;
    }
    const std::string_view first = wish.code == "fastest"     ? "the fastest first"
                                   : wish.code == "cheapest"  ? "the cheapest first"
                                   : wish.code == "best-paid" ? "the best paid over ten years first"
                                                              : "the best on the whole first";
    return std::to_string(answer.paths.size()) + " ways that really differ, " + std::string(first) + ".";
  }

  /// For apprentices: they finish what they are in, whichever way they go then.
  static void fill_own(Dict& page, const services::OwnApprenticeship& own) {
    const int left = own.months_left;
    auto section = page.add("OWN");
    section.set("OWN_TITLE", own.title);
    section.set("OWN_TIME", left > 0 ? "about " + services::months_in_words(left) + " left by the calendar"
                                     : std::string("its usual time is over"));
  }

  static void fill_ways(Dict& page, const std::vector<Path>& paths, const services::Ground& ground,
                        const Locale& locale, const std::optional<Money>& sought) {
    if (paths.empty()) return;
    auto ways = page.add("WAYS");
    ways.set("WAYS_COUNT", std::to_string(paths.size()));
    if (paths.size() > 1) fill_glance(ways, paths, ground, locale);
    const int longest = std::ranges::max_element(paths, {}, &Path::months)->months;
    int number = 0;
    for (const auto& path : paths) {
      auto way = ways.add("WAY");
      way.set("WAY_NUMBER", std::to_string(++number));
      fill_way(way, path, longest, ground, locale);
      way.set_shown("WAY_SOUGHT", sought_text(locale, path.steps.back().pay_a_year, sought));
    }
  }

  static void fill_glance(Dict& ways, const std::vector<Path>& paths, const services::Ground& ground,
                          const Locale& locale) {
    auto glance = ways.add("GLANCE");
    int number = 0;
    for (const auto& path : paths) {
      const auto cost = cost_text(locale, path.cost_low, path.cost_high);
      glance.add("GLANCE_WAY")
          .set("WAY_NUMBER", std::to_string(++number))
          .set("WAY_NAME", name_of(path, ground))
          .set("GLANCE_WORDS", services::months_in_words(path.months) + ", costs " + cost);
    }
  }

  static void fill_blocks(Dict& page, const std::vector<careers::PathBlock>& blocks, const careers::Occupation& target,
                          const services::World& world) {
    auto none = page.add("NONE");
    for (const auto& block : blocks) {
      const auto& line = block.line;
      const auto title = line.kind == GapLine::Kind::education ? education_text(line.needs)
                         : line.kind == GapLine::Kind::experience
                             ? services::months_in_words(line.needs) + " of experience"
                             : line.title;
      auto text = work_title(world, block.occupation) + " asks for it";
      if (block.occupation != target.code) text += ", and every known way leads through that";
      none.add("BLOCK").set("BLOCK_TITLE", title).set("BLOCK_TEXT", text + ".");
    }
  }
};

/// GET /careers/next?wish=
struct NextPage {
  const Shell& shell;
  Services services;

  http::Response operator()(const Visit& visit) const {
    const auto world = services.careers.world();
    const auto known = person_in_hand(services, visit, *world);
    if (!says_something(known)) {
      return ask_first(shell, visit, "Where you could go next",
                       "To see the best next moves, say what you have done so far.", "/careers/next");
    }
    const auto asked = visit.request.query_value("wish");
    const auto& wish = wish_of(asked.empty() ? "balanced" : asked);
    const auto fits = world->fits().fits(known.profile, services.careers.today());
    const auto ground = services.careers.ground(world, known.person.pay_area);
    const auto [paths, elsewhere] = best(*world, *ground, known, wish, fits);
    auto response = shell.page(visit, {"Where you could go next", "careers/next.html", "/careers"}, [&](Dict& page) {
      page.set("SENTENCE", sentence(*world, known));
      show_wishes(page, wish, "/careers/next");
      ask_education(page, known, "/careers/next");
      for (const auto& path : paths)
        fill_move(page, path, fits[world->place(path.steps.back().code)], *ground, visit.locale,
                  known.person.pay_sought);
      page.show_if(paths.empty(), "EMPTY");
      show_sources(page, *world, *ground, paths);
      fill_elsewhere(page, elsewhere, *world, fits, visit.locale);
    });
    tidy_browser(shell, visit, known, response);
    return response;
  }

 private:
  struct Moves {
    std::vector<Path> ours;
    std::vector<Path> elsewhere;  ///< to what this installation loaded beside our catalogue
  };

  /// Of what is best for the wish with the pay of `ground` that which fits best, in the order of the wish: what anybody
  /// can begin tomorrow is no move for somebody who brings more. Without what little is known of, since that would fit
  /// everybody.
  [[nodiscard]] Moves best(const services::World& world, const services::Ground& ground,
                           const services::KnownPerson& known, const WishLook& wish,
                           const std::vector<careers::Fit>& fits) const {
    Moves out;
    auto moves =
        ground.paths().next({known.profile, wish.wish, services.careers.today(), all_moves, world.apprenticeships()});
    if (services::under_way(known) != nullptr) leave_out_apprenticeships(moves, world);
    for (auto& path : moves) {
      const auto& from = world.provenance(path.steps.back().code);
      const bool ours = from.origin == careers::Provenance::Origin::ours;
      const bool beneath =
          !ours && world.occupation(path.steps.back().code)->zone < least_zone(known.profile.education);
      if (from.skills_known && !beneath) (ours ? out.ours : out.elsewhere).push_back(std::move(path));
    }
    const auto fit = [&](const Path& path) { return fits[world.place(path.steps.back().code)].points; };
    keep_fittest(out.ours, most_moves, fit);
    keep_fittest(out.elsewhere, most_elsewhere, fit);
    return out;
  }

  /// Of other work, what asks for as much preparation as somebody has: anybody fits nearly all that asks for little.
  static int least_zone(careers::Education education) {
    if (education >= careers::Education::bachelor) return 4;
    return education >= careers::Education::certificate ? 3 : 2;
  }

  /// Those that fit best, in the order in which they are.
  static void keep_fittest(std::vector<Path>& paths, std::size_t most, const std::function<int(const Path&)>& fit) {
    if (paths.size() <= most) return;
    std::vector<int> points;
    for (const auto& path : paths) points.push_back(fit(path));
    std::ranges::sort(points, std::ranges::greater{});
    std::erase_if(paths, [&](const Path& path) { return fit(path) < points[most - 1]; });
    paths.resize(std::min(paths.size(), most));
  }

  static void fill_elsewhere(Dict& page, const std::vector<Path>& paths, const services::World& world,
                             const std::vector<careers::Fit>& fits, const Locale& locale) {
    if (paths.empty()) return;
    auto section = page.add("ELSEWHERE");
    for (const auto& path : paths) {
      const auto& last = path.steps.back();
      section.add("OTHER")
          .set("OTHER_CODE", last.code)
          .set("OTHER_TITLE", last.title)
          .set("OTHER_FIT", std::to_string(fits[world.place(last.code)].points / 100))
          .set("OTHER_TIME", services::months_in_words(path.months))
          .set("OTHER_PAY",
               last.pay_a_year ? services::whole_money(locale, *last.pay_a_year) + " a year" : "pay not known");
    }
    section.set("ATTRIBUTION", attribution(world));
  }

  static std::string sentence(const services::World& world, const services::KnownPerson& known) {
    const auto& held = known.profile.occupations;
    const auto from = held.empty() ? std::string("what you bring")
                                   : work_title(world, held.back().occupation) + " and what else you bring";
    return "The moves that fit you best, from " + from + ".";
  }

  static void fill_move(Dict& page, const Path& path, const careers::Fit& fit, const services::Ground& ground,
                        const Locale& locale, const std::optional<Money>& sought) {
    const auto& last = path.steps.back();
    auto at = page.add("MOVE");
    at.set("MOVE_CODE", last.code).set("MOVE_TITLE", last.title).set("MOVE_FIT", std::to_string(fit.points / 100));
    show_tag(at, "MOVE_REACH", fit.reachable ? Tone::ok : Tone::none, fit.reachable ? "Within reach" : "Not yet");
    at.set("MOVE_TIME", services::months_in_words(path.months))
        .set("MOVE_COST", cost_text(locale, path.cost_low, path.cost_high));
    at.set_shown("MOVE_SOUGHT", sought_text(locale, last.pay_a_year, sought));
    at.set("MOVE_PAY", last.pay_a_year ? services::whole_money(locale, *last.pay_a_year) + " a year" : "not known");
    at.set("MOVE_NAME", name_of(path, ground)).set_shown("MOVE_WHY", last.why);
    at.set_shown("MOVE_MONDAY", path.steps.front().monday);
  }
};

}  // namespace

std::vector<PageRoute> path_routes(const Shell& shell, const Services& services) {
  return {{http::Method::get, "/careers/o/{code}/paths", Who::everyone, PathsPage{shell, services}},
          {http::Method::get, "/careers/next", Who::everyone, NextPage{shell, services}}};
}

}  // namespace journeywork::web::pages
