#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "services/careers/careers.hpp"
#include "web/site.hpp"

/// What several careers pages show alike.
namespace journeywork::web::pages {

/// "/careers/o/bmet-1"
[[nodiscard]] std::string occupation_url(std::string_view code);
/// "/careers?family=htm#list"
[[nodiscard]] std::string family_url(careers::Family family);

/// "$62,630 a year (2024)", or that pay is not known.
[[nodiscard]] std::string median_words(const careers::PayRange& pay, const Locale& locale);
/// A source with its year, once: "BLS, 2024", "BLS, May 2024".
[[nodiscard]] std::string source_words(const std::string& source, int year);
/// "start at once", "about 2 years"
[[nodiscard]] std::string time_words(const careers::Requirements& asked);
/// An education as what is asked: "none", "high school diploma".
[[nodiscard]] std::string education_words(careers::Education education);

/// The search box at {{>SEARCH_BOX}}.
void show_search_box(Dict& page, std::string_view query, bool examples);
/// What must be said of loaded data ("onet", "ooh", "oews", "esco"), at {{#ATTRIBUTION}}; nothing of what is not
/// loaded.
void add_attributions(Dict& page, const services::World& world, std::initializer_list<std::string_view> kinds);

/// Where people reach this site, without a slash at the end.
[[nodiscard]] std::string site_address(const Shell& shell, const Visit& visit);

/// Whether an occupation is of our own catalogue.
[[nodiscard]] bool is_ours(const services::World& world, std::string_view code);

}  // namespace journeywork::web::pages
