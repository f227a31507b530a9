#include "web/pages/careers/explore.hpp"

#include <algorithm>
#include <array>

#include "services/careers/words.hpp"
#include "web/pages/careers/career_parts.hpp"
#include "web/pages/careers/explore_filter.hpp"
#include "web/pages/careers/person_in_hand.hpp"
#include "web/pages/organisation_words.hpp"
#include "web/pages/parts.hpp"

namespace journeywork::web::pages {

using careers::Family;
using careers::Occupation;
using services::World;

namespace {

constexpr std::size_t rows_a_page = 24;
constexpr std::size_t longest_words = 180;  ///< of a summary in a list, bytes; O*NET's are whole paragraphs

std::size_t count_of_ours(const World& world) {
  const auto& all = world.ground().merged().provenance;
  const auto end = std::ranges::find(all, careers::Provenance::Origin::onet, &careers::Provenance::origin);
  return static_cast<std::size_t>(end - all.begin());
}

std::string works_text(std::size_t count) {
  return count_text(static_cast<std::int64_t>(count), "kind of work", "kinds of work");
}

/// The first sentence, or as many whole words as there is room for.
std::string opening(const std::string& text) {
  if (const auto stop = text.find(". "); stop != std::string::npos && stop < longest_words) {
    return text.substr(0, stop + 1);
  }
  if (text.size() <= longest_words) return text;
  return text.substr(0, text.rfind(' ', longest_words)) + " …";
}

void fill_start(Dict& page, const World& world, bool knows_somebody) {
  auto start = page.add("START");
  start.set("ME_TEXT", knows_somebody
                           ? "What you have told us, what fits, and your best next moves."
                           : "Say what you have done, and see what fits and what is missing. No account needed.");
  const auto ours = std::span(world.catalogue().occupations).first(count_of_ours(world));
  for (const auto family : careers::all_families) {
    const auto count = std::ranges::count(ours, family, &Occupation::family);
    if (count == 0) continue;
    start.add("FAMILY")
        .set("FAMILY_URL", family_url(family))
        .set("FAMILY_TITLE", services::title_of(family))
        .set("FAMILY_MEANING", services::meaning_of(family))
        .set("FAMILY_COUNT", works_text(static_cast<std::size_t>(count)));
  }
  for (const auto& interest : world.quiz.interests) {
    start.add("LIKING")
        .set("LIKING_URL", "/careers?like=" + std::string(1, interest.letter) + "#list")
        .set("LIKING_TEXT", interest.likes);
  }
}

void fill_form(Dict& page, const World& world, const ExploreFilter& filter, const Locale& locale) {
  add_option(page, "FAMILY_OPTION", "", "Any", !filter.family);
  for (const auto family : careers::all_families) {
    if (family == Family::other && world.reference.empty()) continue;
    add_option(page, "FAMILY_OPTION", name(family), services::title_of(family), filter.family == family);
  }
  add_option(page, "LIKE_OPTION", "", "Anything", filter.like == 0);
  for (const auto& interest : world.quiz.interests) {
    add_option(page, "LIKE_OPTION", std::string(1, interest.letter), interest.likes, filter.like == interest.letter);
  }
  add_option(page, "PAY_OPTION", "", "Any pay", filter.pay == 0);
  for (const int pay : {40'000, 60'000, 80'000, 100'000}) {
    const auto words = services::whole_money(locale, {std::int64_t{pay} * 100, "USD"}) + " a year";
    add_option(page, "PAY_OPTION", std::to_string(pay), words, filter.pay == pay);
  }
  add_option(page, "TIME_OPTION", "", "Any time", !filter.months);
  constexpr std::array<std::pair<int, const char*>, 4> times{
      {{0, "at once, after school"}, {12, "1 year"}, {24, "2 years"}, {48, "4 years"}}};
  for (const auto& [months, words] : times) {
    add_option(page, "TIME_OPTION", std::to_string(months), words, filter.months == months);
  }
  using Sort = ExploreFilter::Sort;
  add_option(page, "SORT_OPTION", "time", "soonest first", filter.sort == Sort::time);
  add_option(page, "SORT_OPTION", "pay", "best paid first", filter.sort == Sort::pay);
  add_option(page, "SORT_OPTION", "title", "A to Z", filter.sort == Sort::title);
  page.show_if(filter.no_degree, "NO_DEGREE");
  const auto more = world.catalogue().occupations.size() - count_of_ours(world);
  if (more == 0) return;
  auto all = page.add("ALL");
  all.set("ALL_TEXT", "Also " + locale.number(static_cast<std::int64_t>(more)) + " more from O*NET");
  all.show_if(filter.all, "ALL_CHECKED");
}

void fill_row(Dict& group, const World& world, const Occupation& one, const Locale& locale) {
  auto row = group.add("ROW");
  row.set("ROW_URL", occupation_url(one.code)).set("ROW_TITLE", one.title).set("ROW_WORDS", opening(one.summary));
  row.set("ROW_PAY", median_words(one.pay, locale)).set("ROW_TIME", time_words(one.requirements));
  row.show_if(one.requirements.education <= careers::Education::certificate, "ROW_DEGREE");
  row.show_if(!is_ours(world, one.code), "ROW_ONET");
}

/// One page of both lists, the one with unknown pay after the other.
void fill_list(Dict& page, const World& world, const ExploreFilter& filter, const Explored& found,
               const Locale& locale) {
  const auto total = found.fitting.size() + found.pay_unknown.size();
  const auto from = std::min((filter.page - 1) * rows_a_page, total);
  const auto to = std::min(from + rows_a_page, total);
  std::optional<Dict> fitting;
  std::optional<Dict> unknown;
  for (auto i = from; i < to; ++i) {
    if (i < found.fitting.size()) {
      if (!fitting) fitting = page.add("GROUP");
      fill_row(*fitting, world, *found.fitting[i], locale);
    } else {
      if (!unknown) {
        unknown = page.add("GROUP");
        unknown->set_shown("GROUP_TITLE", "Pay not known");
        unknown->set_shown("GROUP_TEXT", "These fit the rest of what you asked. Nobody publishes what they pay.");
      }
      fill_row(*unknown, world, *found.pay_unknown[i - found.fitting.size()], locale);
    }
  }
  if (total <= rows_a_page) return;
  auto pages = page.include("PAGES", "partials/pages.html");
  pages.set("PAGE_TEXT", std::to_string(from + 1) + " to " + std::to_string(to) + " of " + std::to_string(total));
  auto other = filter;
  other.page = filter.page - 1;
  if (filter.page > 1) pages.set_shown("PAGE_NEWER", url_of(other));
  other.page = filter.page + 1;
  if (to < total) pages.set_shown("PAGE_OLDER", url_of(other));
}

}  // namespace

http::Response ExplorePage::operator()(const Visit& visit) const {
  const auto world = services.careers.world();
  auto filter = read_filter(visit.request);
  if (filter.family == Family::other) filter.all = true;  // none of ours is in it
  const auto found = explore(world->catalogue().occupations, count_of_ours(*world), filter);
  const auto total = found.fitting.size() + found.pay_unknown.size();
  if (filter.page > 1 && (filter.page - 1) * rows_a_page >= total) filter.page = 1;
  const bool start = !filter.narrows() && filter.page == 1 && !filter.all && filter.sort == ExploreFilter::Sort::time;
  return shell.page(visit, {"Careers", "careers/explore.html", "/careers"}, [&](Dict& page) {
    show_search_box(page, "", true);
    if (start) fill_start(page, *world, says_something(person_in_hand(services, visit, *world)));
    page.show_if(!start, "FILTERED");
    fill_form(page, *world, filter, visit.locale);
    page.set("COUNT_TEXT", works_text(total));
    fill_list(page, *world, filter, found, visit.locale);
    page.show_if(total == 0, "EMPTY");
    if (filter.all) add_attributions(page, *world, {"onet", "ooh"});
  });
}

}  // namespace journeywork::web::pages
