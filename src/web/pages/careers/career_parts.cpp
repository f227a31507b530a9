#include "web/pages/careers/career_parts.hpp"

#include <array>

#include "services/careers/words.hpp"
#include "web/http/encoding.hpp"

namespace journeywork::web::pages {

std::string occupation_url(std::string_view code) { return "/careers/o/" + http::percent_encode(code); }

std::string family_url(careers::Family family) { return "/careers?family=" + std::string(name(family)) + "#list"; }

std::string median_words(const careers::PayRange& pay, const Locale& locale) {
  if (!pay.median) return "pay not known";
  return services::whole_money(locale, *pay.median) + " a year (" + std::to_string(pay.year) + ")";
}

std::string source_words(const std::string& source, int year) {
  const auto text = std::to_string(year);
  return source.ends_with(text) ? source : source + ", " + text;
}

std::string time_words(const careers::Requirements& asked) {
  const int months = services::months_to_get_in(asked);
  return months == 0 ? "start at once" : "about " + services::months_in_words(months);
}

std::string education_words(careers::Education education) {
  std::string out(title(education));
  if (education == careers::Education::none) return "None is asked";
  return out;
}

void show_search_box(Dict& page, std::string_view query, bool examples) {
  auto box = page.include("SEARCH_BOX", "careers/search_box.html");
  box.set("QUERY", query);
  if (!examples) return;
  auto list = box.add("EXAMPLES");
  for (const std::string_view each : {"fix hospital machines", "rad tech", "work in a lab"}) {
    list.add("EXAMPLE").set("EXAMPLE_TEXT", each).set("EXAMPLE_URL", "/careers/search?q=" + http::percent_encode(each));
  }
}

void add_attributions(Dict& page, const services::World& world, std::initializer_list<std::string_view> kinds) {
  for (const auto kind : kinds) {
    if (const auto* set = world.set(kind)) page.add("ATTRIBUTION").set("ATTRIBUTION_TEXT", set->attribution);
  }
}

std::string site_address(const Shell& shell, const Visit& visit) {
  const auto& request = visit.request;
  const auto& known = shell.options().public_url;
  std::string out = known.empty() ? (request.secure ? "https://" : "http://") + request.host : known;
  while (out.ends_with('/')) out.pop_back();
  return out;
}

bool is_ours(const services::World& world, std::string_view code) {
  return world.provenance(code).origin == careers::Provenance::Origin::ours;
}

}  // namespace journeywork::web::pages
