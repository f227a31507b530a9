#include "web/pages/careers/search.hpp"

#include "services/careers/words.hpp"
#include "web/http/encoding.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using services::Findable;
using services::Found;
using services::World;

namespace {

constexpr std::size_t most_hits = 20;
constexpr std::size_t most_hits_typing = 8;  // what shows above a phone's keyboard, and a little more

std::string url_of(const Findable& what) {
  if (what.kind == Findable::Kind::esco) return "/careers/esco/" + http::percent_encode(what.code);
  return occupation_url(what.code);
}

std::string words_of(const World& world, const Findable& what, const Locale& locale) {
  if (what.kind == Findable::Kind::esco) return "from ESCO, the European classification";
  const auto* one = world.occupation(what.code);
  if (one == nullptr) return "from O*NET, described in a few words only";
  auto out = median_words(one->pay, locale) + ", " + time_words(one->requirements);
  return is_ours(world, one->code) ? out : out + ", from O*NET";
}

void fill_hits(Dict& list, const World& world, const std::vector<Found>& hits, const Locale& locale) {
  list.show_if(hits.empty(), "NOTHING");
  if (hits.empty()) return;
  bool onet = false;
  bool esco = false;
  auto rows = list.add("HITS");
  for (const auto& hit : hits) {
    auto row = rows.add("HIT");
    row.set("HIT_URL", url_of(hit.what)).set("HIT_TITLE", hit.what.title).set_shown("HIT_REASON", hit.reason);
    row.set("HIT_WORDS", words_of(world, hit.what, locale));
    esco = esco || hit.what.kind == Findable::Kind::esco;
    onet = onet || (hit.what.kind != Findable::Kind::esco &&
                    (world.occupation(hit.what.code) == nullptr || !is_ours(world, hit.what.code)));
  }
  if (onet) add_attributions(list, world, {"onet"});
  if (esco) add_attributions(list, world, {"esco"});
}

}  // namespace

http::Response SearchPage::operator()(const Visit& visit) const {
  const auto query = visit.request.query_value("q");
  const bool typing = visit.request.header("hx-request") == "true";
  const auto world = services.careers.world();
  const bool asked = query.find_first_not_of(" \t") != std::string_view::npos;
  if (!asked && !typing) return http::redirect("/careers");
  const auto hits = services.careers.search(*world, query, typing ? most_hits_typing : most_hits);
  if (typing) {
    Document document("careers/search_list.html");
    auto root = document.root();
    if (asked) fill_hits(root, *world, hits, visit.locale);
    auto answer = http::html(document.expand());
    answer.set("Vary", "HX-Request");
    return answer;
  }
  return shell.page(visit, {"Search: " + std::string(query), "careers/search.html", "/careers"}, [&](Dict& page) {
    page.set("TITLE", "Search careers");
    show_search_box(page, query, false);
    auto list = page.include("FOUND_LIST", "careers/search_list.html");
    if (!hits.empty()) {
      const bool all = hits.size() < most_hits;
      list.set_shown("COUNT_TEXT",
                     all ? count_text(static_cast<std::int64_t>(hits.size()), "kind of work", "kinds of work")
                         : "The first " + std::to_string(most_hits));
    }
    fill_hits(list, *world, hits, visit.locale);
  });
}

http::Response unknown_occupation(const Shell& shell, const Services& services, const Visit& visit,
                                  std::string_view code) {
  const auto world = services.careers.world();
  PageInfo info{"No such work", "careers/search.html", "/careers"};
  info.status = 404;
  return shell.page(visit, info, [&](Dict& page) {
    page.set("TITLE", "This work is not in our list");
    page.set_shown("LEAD", world->reference.empty() && careers::is_onet_soc(code)
                               ? "It is one of O*NET’s, which is not loaded here. Search for something like it."
                               : "It may have another name here, or the link was cut short. Say it in your own words.");
    show_search_box(page, "", true);
  });
}

}  // namespace journeywork::web::pages
